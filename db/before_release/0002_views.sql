-- Answers for somebody with nothing but sqlite3, DB Browser or Datasette; "today" is the day of the computer.

CREATE VIEW task_today AS
SELECT
  t.plan, t.code, t.chapter, h.code AS heading, c.code AS criterion, t.title,
  t.deadline, t.deadline_kind, t.due_on,
  CAST(julianday(t.due_on) - julianday(date('now', 'localtime')) AS INTEGER) AS days,
  t.leads, t.implementers,
  CASE WHEN t.status = 'done' AND t.completed_on > date('now', 'localtime') THEN 'doing' ELSE t.status END AS status,
  CASE
    WHEN t.status = 'cancelled' THEN 'cancelled'
    WHEN t.status = 'done' AND t.completed_on <= date('now', 'localtime')
      THEN CASE WHEN t.completed_on > t.due_on THEN 'done_late' ELSE 'done_on_time' END
    WHEN t.due_on IS NULL THEN 'no_deadline'
    WHEN t.due_on < date('now', 'localtime') THEN 'overdue'
    WHEN t.due_on <= date('now', 'localtime',
      '+' || (SELECT value FROM setting WHERE name = 'due_soon_days') || ' days') THEN 'due_soon'
    ELSE 'in_time'
  END AS timeliness,
  t.completed_on, t.progress, t.note, t.version
FROM task AS t
LEFT JOIN heading AS h ON h.id = t.heading_id
LEFT JOIN criterion AS c ON c.id = t.criterion_id
ORDER BY t.plan, t.position;

CREATE VIEW overdue_today AS
SELECT a.name AS agency, a.is_group, ta.role, d.plan, d.code, d.title, d.deadline, d.due_on, -d.days AS days_late
FROM task_today AS d
JOIN task AS t ON t.plan = d.plan AND t.code = d.code
JOIN task_agency AS ta ON ta.task_id = t.id
JOIN agency AS a ON a.id = ta.agency_id
WHERE d.timeliness = 'overdue'
ORDER BY a.sort_key, d.due_on, t.position;

CREATE VIEW agency_today AS
SELECT
  d.plan, a.name AS agency, a.is_group, ta.role,
  count(*) AS tasks,
  sum(d.timeliness = 'overdue') AS overdue,
  sum(d.timeliness = 'due_soon') AS due_soon,
  sum(d.timeliness = 'in_time') AS in_time,
  sum(d.timeliness = 'no_deadline') AS no_deadline,
  sum(d.timeliness = 'done_on_time') AS done_on_time,
  sum(d.timeliness = 'done_late') AS done_late,
  sum(d.timeliness = 'cancelled') AS cancelled
FROM task_today AS d
JOIN task AS t ON t.plan = d.plan AND t.code = d.code
JOIN task_agency AS ta ON ta.task_id = t.id
JOIN agency AS a ON a.id = ta.agency_id
GROUP BY d.plan, a.id, ta.role
ORDER BY overdue DESC, due_soon DESC, a.sort_key;

CREATE VIEW history AS
SELECT c.seq, c.uuid, c.edit, c.undoes, t.plan, t.code, c.field, c.old, c.new, c.by, c.at, c.why
FROM change AS c
JOIN task AS t ON t.id = c.task_id
ORDER BY c.at, c.uuid;

CREATE VIEW plan_row AS
SELECT plan, position, code, 'heading' AS kind, title, NULL AS deadline, NULL AS leads, NULL AS implementers FROM heading
UNION ALL
SELECT plan, position, code, 'task', title, deadline, leads, implementers FROM task
ORDER BY plan, position;
