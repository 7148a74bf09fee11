-- The instances of work that comes back: one a period, each late or done by itself.

ALTER TABLE task ADD COLUMN period_words TEXT NOT NULL DEFAULT '';

CREATE TABLE task_period (
  task_id      INTEGER NOT NULL REFERENCES task (id),
  key          TEXT NOT NULL,
  starts_on    TEXT CHECK (starts_on IS date(starts_on, '+0 days')),
  due_on       TEXT CHECK (due_on IS date(due_on, '+0 days')),
  status       TEXT NOT NULL CHECK (status IN ('open', 'done', 'waived')),
  completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  reason       TEXT NOT NULL,
  PRIMARY KEY (task_id, key),
  CHECK ((status = 'open') = (completed_on IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX task_period_by_due ON task_period (due_on, task_id);
CREATE INDEX task_period_by_completion ON task_period (completed_on, task_id) WHERE completed_on IS NOT NULL;

CREATE VIEW period_today AS
SELECT
  t.plan, t.code, t.title, p.key AS period, p.starts_on, p.due_on,
  CAST(julianday(p.due_on) - julianday(date('now', 'localtime')) AS INTEGER) AS days,
  CASE
    WHEN p.completed_on <= date('now', 'localtime') THEN p.status
    WHEN t.status = 'cancelled' THEN 'waived'
    WHEN t.status = 'done' AND t.completed_on <= date('now', 'localtime')
      AND NOT EXISTS (SELECT 1 FROM task_period AS said WHERE said.task_id = t.id AND said.completed_on IS NOT NULL)
      THEN 'done'
    ELSE 'open'
  END AS status,
  p.completed_on, p.reason, t.leads
FROM task_period AS p
JOIN task AS t ON t.id = p.task_id
WHERE p.due_on IS NOT NULL
ORDER BY t.plan, p.due_on, t.position;
