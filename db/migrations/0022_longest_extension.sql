-- Of the extensions granted for a task the longest counts, and none that was granted after it was done.

DROP VIEW due_today;

CREATE VIEW due_today AS
SELECT
  t.id AS task_id,
  ifnull((
    SELECT max(max(e.due_on), ifnull(t.original_due_on, '')) FROM extension AS e
    WHERE e.task_id = t.id
      AND e.granted_on <= min(date('now', 'localtime'), ifnull(t.completed_on, date('now', 'localtime')))
  ), t.original_due_on) AS due_on,
  (
    SELECT count(*) FROM extension AS e WHERE e.task_id = t.id AND e.granted_on <= date('now', 'localtime')
  ) AS extensions
FROM task AS t;
