-- How many tasks stand how on a day, plan by plan; by the rows as they stand now.
SELECT
  plan,
  sum(status = 'done' AND completed_on <= :day AND (due_on = '' OR completed_on <= due_on)) AS done_on_time,
  sum(status = 'done' AND completed_on <= :day AND due_on <> '' AND completed_on > due_on) AS done_late,
  sum((status IN ('todo', 'doing') OR (status = 'done' AND completed_on > :day)) AND due_on <> '' AND due_on < :day)
    AS overdue,
  sum((status IN ('todo', 'doing') OR (status = 'done' AND completed_on > :day)) AND (due_on = '' OR due_on >= :day))
    AS not_late,
  sum(status = 'cancelled') AS cancelled
FROM (
  SELECT plan, status, ifnull(due_on, '') AS due_on, ifnull(completed_on, '') AS completed_on FROM task
) AS t
GROUP BY plan
ORDER BY plan;
