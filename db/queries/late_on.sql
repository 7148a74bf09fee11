-- Late tasks on a day, by who leads them; by the rows as they stand now.
SELECT a.name AS agency, t.code, CAST(julianday(:day) - julianday(t.due_on) AS INTEGER) AS days_late, t.title
FROM task AS t
JOIN task_agency AS ta ON ta.task_id = t.id AND ta.role = 'lead'
JOIN agency AS a ON a.id = ta.agency_id
WHERE t.due_on < :day
  AND (t.status IN ('todo', 'doing') OR (t.status = 'done' AND t.completed_on > :day))
ORDER BY a.sort_key, t.due_on, t.position;
