-- How many tasks stand alike, kept true by triggers whoever writes; and indexes that answer without the tasks' texts.

CREATE TABLE plan_tally (
  plan         INTEGER NOT NULL,
  status       TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  tasks        INTEGER NOT NULL,
  PRIMARY KEY (plan, status, due_on, completed_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_tally (
  plan         INTEGER NOT NULL,
  role         TEXT NOT NULL CHECK (role IN ('lead', 'implementer', 'both')),
  agency_id    INTEGER NOT NULL,
  status       TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  tasks        INTEGER NOT NULL,
  PRIMARY KEY (plan, role, agency_id, status, due_on, completed_on)
) STRICT, WITHOUT ROWID;

-- What the two tables must say: triggers keep them so, `partui check` compares.
CREATE VIEW plan_tally_counted AS
SELECT plan, status, ifnull(due_on, '') AS due_on, ifnull(completed_on, '') AS completed_on, count(*) AS tasks
FROM task
GROUP BY plan, status, due_on, completed_on;

CREATE VIEW agency_tally_counted AS
SELECT
  t.plan, r.role, r.agency_id, t.status, ifnull(t.due_on, '') AS due_on, ifnull(t.completed_on, '') AS completed_on,
  count(*) AS tasks
FROM (
  SELECT role, agency_id, task_id FROM task_agency
  UNION ALL
  SELECT 'both', agency_id, task_id FROM task_agency GROUP BY agency_id, task_id HAVING count(*) > 1
) AS r
JOIN task AS t ON t.id = r.task_id
GROUP BY r.agency_id, r.role, t.plan, t.status, t.due_on, t.completed_on;

INSERT INTO plan_tally SELECT * FROM plan_tally_counted;
INSERT INTO agency_tally SELECT * FROM agency_tally_counted;

CREATE TRIGGER plan_tally_emptied AFTER UPDATE ON plan_tally WHEN new.tasks = 0
BEGIN
  DELETE FROM plan_tally
  WHERE plan = new.plan AND status = new.status AND due_on = new.due_on AND completed_on = new.completed_on;
END;

CREATE TRIGGER agency_tally_emptied AFTER UPDATE ON agency_tally WHEN new.tasks = 0
BEGIN
  DELETE FROM agency_tally
  WHERE plan = new.plan AND role = new.role AND agency_id = new.agency_id
    AND status = new.status AND due_on = new.due_on AND completed_on = new.completed_on;
END;

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

CREATE TRIGGER tally_agency_inserted AFTER INSERT ON task_agency
BEGIN
  INSERT INTO agency_tally
  SELECT t.plan, r.role, new.agency_id, t.status, ifnull(t.due_on, ''), ifnull(t.completed_on, ''), 1
  FROM task AS t
  JOIN (
    SELECT new.role AS role
    UNION ALL
    SELECT 'both' FROM task_agency
    WHERE agency_id = new.agency_id AND task_id = new.task_id
      AND role = CASE new.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END
  ) AS r
  WHERE t.id = new.task_id
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

-- A task's agencies go before the task does: its row says where they were counted.
CREATE TRIGGER tally_agency_deleted AFTER DELETE ON task_agency
BEGIN
  UPDATE agency_tally SET tasks = tasks - 1
  WHERE agency_id = old.agency_id
    AND (plan, status, due_on, completed_on) = (
      SELECT plan, status, ifnull(due_on, ''), ifnull(completed_on, '') FROM task WHERE id = old.task_id)
    AND role IN (
      SELECT old.role
      UNION ALL
      SELECT 'both' FROM task_agency
      WHERE agency_id = old.agency_id AND task_id = old.task_id
        AND role = CASE old.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END);
END;

CREATE TRIGGER tally_agency_updated AFTER UPDATE OF task_id, role, agency_id ON task_agency
BEGIN
  UPDATE agency_tally SET tasks = tasks - 1
  WHERE agency_id = old.agency_id
    AND (plan, status, due_on, completed_on) = (
      SELECT plan, status, ifnull(due_on, ''), ifnull(completed_on, '') FROM task WHERE id = old.task_id)
    AND role IN (
      SELECT old.role
      UNION ALL
      SELECT 'both' FROM task_agency
      WHERE agency_id = old.agency_id AND task_id = old.task_id
        AND role = CASE old.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END
        AND (task_id, role, position) IS NOT (new.task_id, new.role, new.position));
  INSERT INTO agency_tally
  SELECT t.plan, r.role, new.agency_id, t.status, ifnull(t.due_on, ''), ifnull(t.completed_on, ''), 1
  FROM task AS t
  JOIN (
    SELECT new.role AS role
    UNION ALL
    SELECT 'both' FROM task_agency
    WHERE agency_id = new.agency_id AND task_id = new.task_id
      AND role = CASE new.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END
  ) AS r
  WHERE t.id = new.task_id
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

DROP INDEX task_by_position;
DROP INDEX task_by_standing;
CREATE INDEX task_by_position ON task (plan, position, heading_id, chapter);
CREATE INDEX task_by_standing ON task (plan, status, due_on, completed_on, position, heading_id, chapter);
CREATE INDEX change_by_officer ON change (by, at, uuid) WHERE undoes IS NULL;
