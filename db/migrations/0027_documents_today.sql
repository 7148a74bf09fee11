-- What was measured of a task, and the documents that prove it, beside how it stands today.

DROP VIEW assignee_today;
DROP VIEW task_today;

-- How each task stands, and no more: what counts tasks need not look for their documents. The order has SQLite work each
-- task out once, not once a column of the view that counts.
CREATE VIEW standing_today AS
SELECT
  t.id AS task_id, d.due_on, d.extensions,
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
  END AS timeliness
FROM task AS t
JOIN due_today AS d ON d.task_id = t.id
ORDER BY t.id;

CREATE VIEW task_today AS
SELECT
  t.plan, t.code, t.chapter, h.code AS heading, c.code AS criterion, t.title,
  t.deadline, t.deadline_kind, s.due_on, t.original_due_on, s.extensions,
  CAST(julianday(s.due_on) - julianday(date('now', 'localtime')) AS INTEGER) AS days,
  t.leads, t.implementers, s.status, s.timeliness, t.completed_on, t.progress, t.note, t.version, t.measured,
  (
    SELECT r.number || ifnull('/' || r.whole, '') || CASE r.unit WHEN '' THEN '' ELSE ' ' || r.unit END
    FROM reading AS r WHERE r.task_id = t.id AND r.taken_on <= date('now', 'localtime')
    ORDER BY r.taken_on DESC, r.id DESC LIMIT 1
  ) AS reading,
  (
    SELECT group_concat(proof.name, '; ') FROM (
      SELECT coalesce(nullif(e.number, ''), nullif(e.summary, ''), e.link) AS name FROM evidence AS e
      WHERE e.task_id = t.id AND (e.issued_on IS NULL OR e.issued_on <= date('now', 'localtime'))
      GROUP BY e.uuid ORDER BY min(e.id)
    ) AS proof
  ) AS documents
FROM task AS t
JOIN standing_today AS s ON s.task_id = t.id
LEFT JOIN heading AS h ON h.id = t.heading_id
LEFT JOIN criterion AS c ON c.id = t.criterion_id
ORDER BY t.plan, t.position;

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= date('now', 'localtime')
      THEN CASE WHEN min(m.completed_on, ifnull(t.completed_on, m.completed_on)) > s.due_on
        THEN 'done_late' ELSE 'done_on_time' END
    ELSE s.timeliness
  END AS timeliness
FROM standing_today AS s
JOIN task AS t ON t.id = s.task_id
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id;
