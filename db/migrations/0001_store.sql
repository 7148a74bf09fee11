-- The plan as its document has it, the journal of what was changed, and how everything stands after it.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO setting (name, value) VALUES ('due_soon_days', '15');

CREATE TABLE plan (
  year     INTEGER PRIMARY KEY CHECK (year BETWEEN 1900 AND 9000),
  number   TEXT NOT NULL,
  issued   TEXT NOT NULL,
  issuer   TEXT NOT NULL,
  title    TEXT NOT NULL,
  max      REAL,
  baseline REAL,
  target   REAL
) STRICT;

-- What the journal speaks of, whether it still stands in a plan or not: of kind criterion, heading, task or agency.
CREATE TABLE subject (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  uid      TEXT NOT NULL,
  plan     INTEGER REFERENCES plan (year),
  position INTEGER NOT NULL DEFAULT 0,
  code     TEXT NOT NULL DEFAULT '',
  added    INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1)),
  UNIQUE (uid, kind)
) STRICT;

CREATE INDEX subject_by_code ON subject (plan, kind, code);

-- The cells as printed: what the journal is replayed over.

CREATE TABLE criterion_source (
  id       INTEGER PRIMARY KEY REFERENCES subject (id),
  title    TEXT NOT NULL,
  max      REAL NOT NULL,
  baseline REAL NOT NULL,
  target   REAL NOT NULL,
  lead     TEXT NOT NULL
) STRICT;

CREATE TABLE heading_source (
  id    INTEGER PRIMARY KEY REFERENCES subject (id),
  title TEXT NOT NULL
) STRICT;

CREATE TABLE task_source (
  id           INTEGER PRIMARY KEY REFERENCES subject (id),
  title        TEXT NOT NULL,
  products     TEXT NOT NULL,
  requirements TEXT NOT NULL,
  deadline     TEXT NOT NULL,
  lead         TEXT NOT NULL,
  implementers TEXT NOT NULL,
  inherited    TEXT NOT NULL CHECK (inherited GLOB '{*}')
) STRICT;

-- The journal.

CREATE TABLE change (
  seq        INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  edit       TEXT NOT NULL CHECK (length(edit) = 36),
  undoes     TEXT,
  subject_id INTEGER NOT NULL REFERENCES subject (id),
  field      TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  old        TEXT,
  new        TEXT,
  author     TEXT NOT NULL,
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  reason     TEXT NOT NULL
) STRICT;

CREATE INDEX change_by_subject ON change (subject_id, field, changed_at, uuid);
CREATE INDEX change_by_time ON change (changed_at, uuid);
CREATE INDEX change_by_author ON change (author, changed_at, uuid) WHERE undoes IS NULL;
CREATE INDEX change_by_edit ON change (edit);
CREATE INDEX change_by_undone ON change (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change is never altered');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change is never deleted');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE uuid = new.uuid OR seq = new.seq)
BEGIN
  SELECT RAISE(ABORT, 'a change is never replaced');
END;

-- The rows as the journal leaves them.

CREATE TABLE agency (
  id       INTEGER PRIMARY KEY REFERENCES subject (id),
  key      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  written  TEXT NOT NULL,
  short    TEXT NOT NULL DEFAULT '',
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  kept     INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  sort_key TEXT NOT NULL,
  version  INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
) STRICT;

CREATE TABLE agency_member (
  group_id  INTEGER NOT NULL REFERENCES agency (id),
  member_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (group_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX agency_member_by_member ON agency_member (member_id, group_id);

CREATE TABLE criterion (
  id        INTEGER PRIMARY KEY REFERENCES subject (id),
  plan      INTEGER NOT NULL REFERENCES plan (year),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  parent_id INTEGER REFERENCES criterion (id),
  title     TEXT NOT NULL,
  max       REAL NOT NULL,
  baseline  REAL NOT NULL,
  target    REAL NOT NULL,
  lead      TEXT NOT NULL,
  own       REAL CHECK (own BETWEEN 0 AND max),
  version   INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  UNIQUE (plan, code)
) STRICT;

CREATE INDEX criterion_by_parent ON criterion (parent_id);

CREATE TABLE heading (
  id        INTEGER PRIMARY KEY REFERENCES subject (id),
  plan      INTEGER NOT NULL REFERENCES plan (year),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  chapter   TEXT NOT NULL,
  parent_id INTEGER REFERENCES heading (id),
  title     TEXT NOT NULL,
  version   INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  UNIQUE (plan, code)
) STRICT;

CREATE INDEX heading_by_position ON heading (plan, position);
CREATE INDEX heading_by_parent ON heading (parent_id);

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
    ('quarter', 'month', 'half', 'before', 'on', 'year', 'continuous', 'periodic', 'external', 'unknown')),
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
  UNIQUE (plan, code),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX task_by_position ON task (plan, position, heading_id, chapter);
CREATE INDEX task_by_status ON task (plan, status, due_on, completed_on, position, heading_id, chapter);
CREATE INDEX task_by_heading ON task (heading_id);
CREATE INDEX task_by_criterion ON task (criterion_id);

CREATE TABLE task_agency (
  task_id   INTEGER NOT NULL REFERENCES task (id),
  role      TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position  INTEGER NOT NULL,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (task_id, role, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX task_agency_by_agency ON task_agency (agency_id, role, task_id);

CREATE TABLE task_member (
  task_id      INTEGER NOT NULL REFERENCES task (id),
  agency_id    INTEGER NOT NULL REFERENCES agency (id),
  status       TEXT NOT NULL CHECK (status IN ('todo', 'doing', 'done')),
  completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  PRIMARY KEY (task_id, agency_id),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX task_member_by_agency ON task_member (agency_id);

CREATE TABLE evidence (
  id        INTEGER PRIMARY KEY,
  uuid      TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id   INTEGER NOT NULL REFERENCES task (id),
  product   INTEGER CHECK (product >= 1),
  number    TEXT NOT NULL,
  issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  issuer    TEXT NOT NULL,
  summary   TEXT NOT NULL,
  link      TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX evidence_by_task ON evidence (task_id, product);

-- What searching and sorting need, worked out from the task's own row.
CREATE TABLE task_search (
  task_id   INTEGER PRIMARY KEY REFERENCES task (id),
  folded    TEXT NOT NULL,
  title_key TEXT NOT NULL,
  lead_key  TEXT NOT NULL
) STRICT;

-- How many tasks stand alike, kept true by triggers whoever writes.

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

CREATE VIEW plan_row AS
SELECT plan, position, code, 'heading' AS kind, title, NULL AS deadline, NULL AS leads, NULL AS implementers FROM heading
UNION ALL
SELECT plan, position, code, 'task', title, deadline, leads, implementers FROM task
ORDER BY plan, position;

CREATE VIEW score AS
SELECT
  k.plan, k.position, k.code, k.title, k.max, k.baseline, k.target, k.own,
  NOT EXISTS (SELECT 1 FROM criterion AS below WHERE below.parent_id = k.id) AS is_leaf, k.lead
FROM criterion AS k
ORDER BY k.plan, k.position;

-- What subjects are called now; one that is removed from its plan is not there.
CREATE VIEW subject_name AS
SELECT id, code AS name FROM task
UNION ALL
SELECT id, code FROM heading
UNION ALL
SELECT id, code FROM criterion
UNION ALL
SELECT id, name FROM agency;

CREATE VIEW history AS
SELECT
  c.seq, c.uuid, c.edit, c.undoes, s.plan,
  ifnull((SELECT n.name FROM subject_name AS n WHERE n.id = s.id), s.code) AS code,
  s.kind AS subject, c.field, c.old, c.new, c.author AS by, c.changed_at AS at, c.reason AS why
FROM change AS c
JOIN subject AS s ON s.id = c.subject_id
ORDER BY c.changed_at, c.seq;

-- Each line of a cell, by way of a JSON array.
CREATE VIEW task_product AS
SELECT t.id AS task_id, p.key + 1 AS product, p.value AS title
FROM task AS t,
  json_each('["' || replace(replace(replace(t.products, '\', '\\'), '"', '\"'), char(10), '","') || '"]') AS p
WHERE t.products <> '';

-- A document proves nothing before its own day.
CREATE VIEW unproved AS
SELECT t.plan, t.code, t.title, p.product, p.title AS product_title
FROM task AS t
JOIN task_product AS p ON p.task_id = t.id
WHERE t.status = 'done' AND t.completed_on <= date('now', 'localtime') AND NOT EXISTS (
  SELECT 1 FROM evidence AS e WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = p.product)
    AND (e.issued_on IS NULL OR e.issued_on <= date('now', 'localtime'))
)
ORDER BY t.plan, t.position, p.product;

CREATE VIEW task_assignee AS
SELECT task_id, role, agency_id, 0 AS through_group FROM task_agency
UNION ALL
SELECT DISTINCT ta.task_id, ta.role, m.member_id, 1
FROM agency_member AS m CROSS JOIN task_agency AS ta ON ta.agency_id = m.group_id
WHERE NOT EXISTS (
  SELECT 1 FROM task_agency AS named
  WHERE named.task_id = ta.task_id AND named.role = ta.role AND named.agency_id = m.member_id
);

CREATE VIEW assignee_today AS
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
JOIN task_assignee AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id;

CREATE VIEW overdue_today AS
SELECT
  a.name AS agency, a.is_group, p.role, t.plan, t.code, t.title, t.deadline, t.due_on,
  CAST(julianday(date('now', 'localtime')) - julianday(t.due_on) AS INTEGER) AS days_late, p.through_group
FROM assignee_today AS p
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
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
GROUP BY t.plan, a.id, p.role
ORDER BY overdue DESC, due_soon DESC, a.sort_key;
