-- A member of a group is late by the instance that it owes itself, and that instance's month is the one it counts in.

DROP VIEW agency_month;
DROP VIEW overdue_today;
DROP VIEW assignee_today;

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= l.day
      THEN CASE
        WHEN CASE WHEN t.completed_on < m.completed_on THEN t.completed_on ELSE m.completed_on END
          > CASE WHEN s.status IN ('todo', 'doing') THEN ifnull(d.due_on, s.due_on) ELSE s.due_on END
          THEN 'done_late'
        ELSE 'done_on_time' END
    WHEN d.task_id IS NULL OR s.status IN ('done', 'cancelled') THEN s.timeliness
    WHEN d.due_on IS NULL THEN CASE WHEN d.last_on > s.due_on THEN 'done_late' ELSE 'done_on_time' END
    WHEN d.due_on < l.day THEN 'overdue'
    WHEN n.number - CAST(l.number AS INTEGER) <= (
      SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_days'
    ) THEN 'due_soon'
    WHEN substr(d.due_on, 5) = '-12-31' AND n.number - CAST(l.number AS INTEGER) <= (
      SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_year_days'
    ) THEN 'due_soon'
    ELSE 'in_time'
  END AS timeliness,
  CASE WHEN s.status IN ('todo', 'doing') THEN ifnull(d.due_on, s.due_on) ELSE s.due_on END AS due_on,
  CASE WHEN s.status IN ('todo', 'doing') AND d.due_on IS NOT NULL THEN n.number - CAST(l.number AS INTEGER)
    ELSE s.days END AS days
FROM standing_today AS s
CROSS JOIN looked_at AS l
JOIN task AS t ON t.id = s.task_id
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id
LEFT JOIN (
  SELECT owed.task_id, owed.agency_id, owed.due_on, owed.last_on
  FROM agency_due AS owed
  WHERE NOT EXISTS (
    SELECT 1 FROM task_agency AS own WHERE own.task_id = owed.task_id AND own.agency_id = owed.agency_id
  )
) AS d ON d.task_id = p.task_id AND d.agency_id = p.agency_id
LEFT JOIN day_number AS n ON n.day = d.due_on
WHERE t.quorum = '' OR s.status <> 'done'
  OR EXISTS (SELECT 1 FROM task_agency AS own WHERE own.task_id = p.task_id AND own.agency_id = p.agency_id)
  OR (m.status = 'done' AND m.completed_on <= l.day);

CREATE VIEW overdue_today AS
SELECT
  a.name AS agency, a.is_group, p.role, t.plan, t.code, t.title, t.deadline, p.due_on, -p.days AS days_late,
  p.through_group
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.timeliness = 'overdue'
ORDER BY a.sort_key, p.due_on, t.position;

CREATE VIEW agency_month AS
SELECT
  t.plan, substr(p.due_on, 1, 7) AS month, a.name AS agency, a.is_group, p.role,
  count(p.task_id) AS tasks,
  sum(CASE p.timeliness WHEN 'done_on_time' THEN 1 ELSE 0 END) AS done_on_time,
  sum(CASE p.timeliness WHEN 'done_late' THEN 1 ELSE 0 END) AS done_late,
  sum(CASE p.timeliness WHEN 'overdue' THEN 1 ELSE 0 END) AS overdue
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.due_on IS NOT NULL AND p.timeliness <> 'cancelled'
GROUP BY t.plan, substr(p.due_on, 1, 7), a.id, a.name, a.is_group, a.sort_key, p.role
ORDER BY t.plan, month, a.sort_key, p.role;
