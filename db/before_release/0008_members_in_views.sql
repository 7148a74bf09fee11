-- The views of agencies with the members of groups, each as it stands itself.

DROP VIEW overdue_today;
DROP VIEW agency_today;

CREATE VIEW party_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= date('now', 'localtime')
      THEN CASE WHEN min(m.completed_on, ifnull(t.completed_on, m.completed_on)) > t.due_on
        THEN 'done_late' ELSE 'done_on_time' END
    ELSE d.timeliness
  END AS timeliness
FROM task_today AS d
JOIN task AS t ON t.plan = d.plan AND t.code = d.code
JOIN task_party AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id;

CREATE VIEW overdue_today AS
SELECT
  a.name AS agency, a.is_group, p.role, t.plan, t.code, t.title, t.deadline, t.due_on,
  CAST(julianday(date('now', 'localtime')) - julianday(t.due_on) AS INTEGER) AS days_late, p.through_group
FROM party_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.timeliness = 'overdue'
ORDER BY a.sort_key, t.due_on, t.position;

CREATE VIEW agency_today AS
SELECT
  t.plan, a.name AS agency, a.is_group, p.role,
  count(*) AS tasks,
  sum(p.timeliness = 'overdue') AS overdue,
  sum(p.timeliness = 'due_soon') AS due_soon,
  sum(p.timeliness = 'in_time') AS in_time,
  sum(p.timeliness = 'no_deadline') AS no_deadline,
  sum(p.timeliness = 'done_on_time') AS done_on_time,
  sum(p.timeliness = 'done_late') AS done_late,
  sum(p.timeliness = 'cancelled') AS cancelled
FROM party_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
GROUP BY t.plan, a.id, p.role
ORDER BY overdue DESC, due_soon DESC, a.sort_key;
