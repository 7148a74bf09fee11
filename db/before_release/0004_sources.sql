-- What the plan says stands in tables of its own, whole enough to work every row out from; the journal speaks of these.

DROP VIEW history;
DROP TRIGGER change_is_never_updated;
DROP TRIGGER change_is_never_deleted;
DROP TRIGGER change_is_never_replaced;

UPDATE task SET uid = 'task/' || plan || '/' || code;

CREATE TABLE criterion_source (
  criterion_id INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  plan         INTEGER NOT NULL REFERENCES plan (year),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL,
  title        TEXT NOT NULL,
  max          REAL NOT NULL,
  baseline     REAL NOT NULL,
  target       REAL NOT NULL,
  lead         TEXT NOT NULL,
  added        INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1))
) STRICT;

INSERT INTO criterion_source (criterion_id, uid, plan, position, code, title, max, baseline, target, lead)
SELECT id, 'criterion/' || plan || '/' || code, plan, position, code, title, max, baseline, target, lead FROM criterion;

CREATE INDEX criterion_source_by_plan ON criterion_source (plan);

CREATE TABLE heading_source (
  heading_id INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  plan       INTEGER NOT NULL REFERENCES plan (year),
  position   INTEGER NOT NULL,
  code       TEXT NOT NULL,
  title      TEXT NOT NULL,
  added      INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1))
) STRICT;

INSERT INTO heading_source (heading_id, uid, plan, position, code, title)
SELECT id, 'heading/' || plan || '/' || code, plan, position, code, title FROM heading;

CREATE INDEX heading_source_by_plan ON heading_source (plan);

CREATE TABLE task_source_whole (
  task_id      INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  plan         INTEGER NOT NULL REFERENCES plan (year),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL,
  title        TEXT NOT NULL,
  products     TEXT NOT NULL CHECK (products GLOB '[[]*]'),
  requirements TEXT NOT NULL CHECK (requirements GLOB '[[]*]'),
  deadline     TEXT NOT NULL,
  lead         TEXT NOT NULL,
  implementers TEXT NOT NULL,
  inherited    TEXT NOT NULL CHECK (inherited GLOB '{*}'),
  added        INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1))
) STRICT;

INSERT INTO task_source_whole
  (task_id, uid, plan, position, code, title, products, requirements, deadline, lead, implementers, inherited)
SELECT t.id, t.uid, t.plan, t.position, t.code, s.title, s.products, s.requirements, s.deadline, s.lead, s.implementers,
  s.inherited
FROM task_source AS s JOIN task AS t ON t.id = s.task_id;

DROP TABLE task_source;
ALTER TABLE task_source_whole RENAME TO task_source;

CREATE INDEX task_source_by_code ON task_source (plan, code);

CREATE TABLE change_of_source (
  seq          INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  edit         TEXT NOT NULL CHECK (length(edit) = 36),
  undoes       TEXT,
  task_id      INTEGER REFERENCES task_source (task_id),
  criterion_id INTEGER REFERENCES criterion_source (criterion_id),
  heading_id   INTEGER REFERENCES heading_source (heading_id),
  agency_id    INTEGER REFERENCES agency (id),
  field        TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  old          TEXT,
  new          TEXT,
  by           TEXT NOT NULL,
  at           TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  why          TEXT NOT NULL,
  CHECK ((task_id IS NOT NULL) + (criterion_id IS NOT NULL) + (heading_id IS NOT NULL) + (agency_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO change_of_source (seq, uuid, edit, undoes, task_id, criterion_id, field, old, new, by, at, why)
SELECT seq, uuid, edit, undoes, task_id, criterion_id, field, old, new, by, at, why FROM change;

DROP TABLE change;
ALTER TABLE change_of_source RENAME TO change;

CREATE INDEX change_by_task ON change (task_id, field, at, uuid) WHERE task_id IS NOT NULL;
CREATE INDEX change_by_criterion ON change (criterion_id, field, at, uuid) WHERE criterion_id IS NOT NULL;
CREATE INDEX change_by_heading ON change (heading_id, field, at, uuid) WHERE heading_id IS NOT NULL;
CREATE INDEX change_by_agency ON change (agency_id, field, at, uuid) WHERE agency_id IS NOT NULL;
CREATE INDEX change_by_time ON change (at, uuid);
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

CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE uuid = new.uuid OR seq = new.seq)
BEGIN
  SELECT RAISE(ABORT, 'a change is never replaced');
END;

CREATE VIEW history AS
SELECT
  c.seq, c.uuid, c.edit, c.undoes, coalesce(ts.plan, ks.plan, hs.plan) AS plan,
  coalesce(t.code, ts.code, k.code, ks.code, h.code, hs.code, a.name) AS code,
  CASE
    WHEN c.task_id IS NOT NULL THEN 'task'
    WHEN c.criterion_id IS NOT NULL THEN 'criterion'
    WHEN c.heading_id IS NOT NULL THEN 'heading'
    ELSE 'agency'
  END AS subject,
  c.field, c.old, c.new, c.by, c.at, c.why
FROM change AS c
LEFT JOIN task_source AS ts ON ts.task_id = c.task_id
LEFT JOIN task AS t ON t.id = c.task_id
LEFT JOIN criterion_source AS ks ON ks.criterion_id = c.criterion_id
LEFT JOIN criterion AS k ON k.id = c.criterion_id
LEFT JOIN heading_source AS hs ON hs.heading_id = c.heading_id
LEFT JOIN heading AS h ON h.id = c.heading_id
LEFT JOIN agency AS a ON a.id = c.agency_id
ORDER BY c.at, c.seq;
