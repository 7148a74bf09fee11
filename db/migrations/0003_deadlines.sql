-- More kinds of deadlines: a table's rule cannot be altered, so the table is made anew. Its rows come back as they were;
-- partui reads their words again.

CREATE TEMP TABLE kept_task AS SELECT * FROM task;

DROP TABLE task;

CREATE TABLE task (
  id            INTEGER PRIMARY KEY REFERENCES subject (id),
  plan          INTEGER NOT NULL REFERENCES plan (year),
  position      INTEGER NOT NULL,
  code          TEXT NOT NULL,
  chapter       TEXT NOT NULL,
  heading_id    INTEGER REFERENCES heading (id),
  criterion_id  INTEGER REFERENCES criterion (id),
  title         TEXT NOT NULL,
  products      TEXT NOT NULL,
  requirements  TEXT NOT NULL,
  deadline      TEXT NOT NULL,
  deadline_kind TEXT NOT NULL CHECK (deadline_kind IN
    ('quarter', 'month', 'half', 'before', 'on', 'year', 'range', 'recurring', 'continuous', 'periodic', 'on_event',
     'relative', 'external', 'unknown')),
  due_on        TEXT CHECK (due_on IS date(due_on, '+0 days')),
  leads         TEXT NOT NULL,
  implementers  TEXT NOT NULL,
  inherited     TEXT NOT NULL CHECK (inherited GLOB '{*}'),
  status        TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done', 'cancelled')),
  completed_on  TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  progress      INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  measured      TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  number        TEXT,
  second_code   TEXT NOT NULL DEFAULT '',
  person        TEXT NOT NULL DEFAULT '',
  start         TEXT NOT NULL DEFAULT '',
  other         TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}'),
  UNIQUE (plan, code),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

INSERT INTO task SELECT * FROM kept_task;

DROP TABLE kept_task;

CREATE INDEX task_by_position ON task (plan, position, heading_id, chapter);
CREATE INDEX task_by_status ON task (plan, status, due_on, completed_on, position, heading_id, chapter);
CREATE INDEX task_by_heading ON task (heading_id);
CREATE INDEX task_by_criterion ON task (criterion_id);

CREATE TRIGGER tally_task_inserted AFTER INSERT ON task
BEGIN
  INSERT INTO plan_tally VALUES (new.plan, new.status, ifnull(new.due_on, ''), ifnull(new.completed_on, ''), 1)
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

CREATE TRIGGER tally_task_updated AFTER UPDATE OF plan, status, due_on, completed_on ON task
WHEN (old.plan, old.status, old.due_on, old.completed_on) IS NOT (new.plan, new.status, new.due_on, new.completed_on)
BEGIN
  UPDATE plan_tally SET tasks = tasks - 1
  WHERE plan = old.plan AND status = old.status
    AND due_on = ifnull(old.due_on, '') AND completed_on = ifnull(old.completed_on, '');
  INSERT INTO plan_tally VALUES (new.plan, new.status, ifnull(new.due_on, ''), ifnull(new.completed_on, ''), 1)
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
  UPDATE agency_tally SET tasks = tasks - 1
  FROM (
    SELECT role, agency_id FROM task_agency WHERE task_id = old.id
    UNION ALL
    SELECT 'both', agency_id FROM task_agency WHERE task_id = old.id GROUP BY agency_id HAVING count(*) > 1
  ) AS r
  WHERE plan = old.plan AND agency_tally.role = r.role AND agency_tally.agency_id = r.agency_id AND status = old.status
    AND due_on = ifnull(old.due_on, '') AND completed_on = ifnull(old.completed_on, '');
  INSERT INTO agency_tally
  SELECT new.plan, r.role, r.agency_id, new.status, ifnull(new.due_on, ''), ifnull(new.completed_on, ''), 1
  FROM (
    SELECT role, agency_id FROM task_agency WHERE task_id = new.id
    UNION ALL
    SELECT 'both', agency_id FROM task_agency WHERE task_id = new.id GROUP BY agency_id HAVING count(*) > 1
  ) AS r
  WHERE true
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

CREATE TRIGGER tally_task_deleted AFTER DELETE ON task
BEGIN
  UPDATE plan_tally SET tasks = tasks - 1
  WHERE plan = old.plan AND status = old.status
    AND due_on = ifnull(old.due_on, '') AND completed_on = ifnull(old.completed_on, '');
END;
