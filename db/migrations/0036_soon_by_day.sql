-- What is due at the end of a year is due soon from earlier on; a member that did nothing of a task that enough others
-- have done has no part in it any more, so that it is neither late nor done.

INSERT OR IGNORE INTO setting (name, value) VALUES ('due_soon_year_days', '60');

DROP VIEW standing_today;
DROP VIEW assignee_today;

CREATE VIEW standing_today AS
SELECT
  t.id AS task_id, d.due_on, d.extensions,
  CASE WHEN t.status = 'done' AND t.completed_on > l.day THEN 'doing' ELSE t.status END AS status,
  CASE
    WHEN t.status = 'cancelled' THEN 'cancelled'
    WHEN t.status = 'done' AND t.completed_on <= l.day
      THEN CASE WHEN t.completed_on > d.due_on THEN 'done_late' ELSE 'done_on_time' END
    WHEN d.due_on IS NULL THEN 'no_deadline'
    WHEN d.days < 0 THEN 'overdue'
    WHEN d.days <= (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_days') THEN 'due_soon'
    WHEN substr(d.due_on, 5) = '-12-31'
      AND d.days <= (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_year_days') THEN 'due_soon'
    ELSE 'in_time'
  END AS timeliness,
  d.days
FROM task AS t
CROSS JOIN looked_at AS l
JOIN due_today AS d ON d.task_id = t.id
ORDER BY t.id;

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= l.day
      THEN CASE
        WHEN CASE WHEN t.completed_on < m.completed_on THEN t.completed_on ELSE m.completed_on END > s.due_on
          THEN 'done_late'
        ELSE 'done_on_time' END
    ELSE s.timeliness
  END AS timeliness
FROM standing_today AS s
CROSS JOIN looked_at AS l
JOIN task AS t ON t.id = s.task_id
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id
WHERE t.quorum = '' OR s.status <> 'done'
  OR EXISTS (SELECT 1 FROM task_agency AS own WHERE own.task_id = p.task_id AND own.agency_id = p.agency_id)
  OR (m.status = 'done' AND m.completed_on <= l.day);
