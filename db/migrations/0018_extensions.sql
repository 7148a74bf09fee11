-- Extensions: a later due day beside the plan's own, from the day it was granted.

ALTER TABLE task ADD COLUMN original_due_on TEXT
  CHECK (original_due_on IS date(original_due_on, '+0 days'));

UPDATE task SET original_due_on = due_on;

CREATE TABLE extension (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id    INTEGER NOT NULL REFERENCES task (id),
  words      TEXT NOT NULL,
  due_on     TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
  granted_on TEXT NOT NULL CHECK (granted_on IS date(granted_on, '+0 days')),
  document   TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX extension_by_day ON extension (granted_on);

DROP VIEW assignee_today;
DROP VIEW overdue_today;
DROP VIEW task_today;

-- When tasks are due as it is known today.
CREATE VIEW due_today AS
SELECT
  t.id AS task_id,
  ifnull((
    SELECT max(e.due_on, ifnull(t.original_due_on, '')) FROM extension AS e
    WHERE e.task_id = t.id AND e.granted_on <= date('now', 'localtime')
    ORDER BY e.granted_on DESC, e.due_on DESC LIMIT 1
  ), t.original_due_on) AS due_on,
  (
    SELECT count(*) FROM extension AS e WHERE e.task_id = t.id AND e.granted_on <= date('now', 'localtime')
  ) AS extensions
FROM task AS t;

CREATE VIEW task_today AS
SELECT
  t.plan, t.code, t.chapter, h.code AS heading, c.code AS criterion, t.title,
  t.deadline, t.deadline_kind, d.due_on, t.original_due_on, d.extensions,
  CAST(julianday(d.due_on) - julianday(date('now', 'localtime')) AS INTEGER) AS days,
  t.leads, t.implementers,
  CASE WHEN t.status = 'done' AND t.completed_on > date('now', 'localtime') THEN 'doing' ELSE t.status END AS status,
  CASE
    WHEN t.status = 'cancelled' THEN 'cancelled'
    WHEN t.status = 'done' AND t.completed_on <= date('now', 'localtime')
      THEN CASE WHEN t.completed_on > d.due_on THEN 'done_late' ELSE 'done_on_time' END
    WHEN d.due_on IS NULL THEN 'no_deadline'
    WHEN d.due_on < date('now', 'localtime') THEN 'overdue'
    WHEN d.due_on <= date('now', 'localtime',
      '+' || (SELECT value FROM setting WHERE name = 'due_soon_days') || ' days') THEN 'due_soon'
    ELSE 'in_time'
  END AS timeliness,
  t.completed_on, t.progress, t.note, t.version
FROM task AS t
JOIN due_today AS d ON d.task_id = t.id
LEFT JOIN heading AS h ON h.id = t.heading_id
LEFT JOIN criterion AS c ON c.id = t.criterion_id
ORDER BY t.plan, t.position;

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= date('now', 'localtime')
      THEN CASE WHEN min(m.completed_on, ifnull(t.completed_on, m.completed_on)) > d.due_on
        THEN 'done_late' ELSE 'done_on_time' END
    ELSE d.timeliness
  END AS timeliness
FROM task_today AS d
JOIN task AS t ON t.plan = d.plan AND t.code = d.code
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id;

CREATE VIEW overdue_today AS
SELECT
  a.name AS agency, a.is_group, p.role, t.plan, t.code, t.title, t.deadline, d.due_on,
  CAST(julianday(date('now', 'localtime')) - julianday(d.due_on) AS INTEGER) AS days_late, p.through_group
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN due_today AS d ON d.task_id = t.id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.timeliness = 'overdue'
ORDER BY a.sort_key, d.due_on, t.position;
