-- The officer's own scores, a measured figure, what proves a task; the journal speaks of criteria too.

ALTER TABLE criterion ADD COLUMN own REAL CHECK (own BETWEEN 0 AND max);
ALTER TABLE criterion ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
ALTER TABLE task ADD COLUMN measured TEXT NOT NULL DEFAULT '';

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

DROP VIEW history;
DROP TRIGGER change_is_never_updated;
DROP TRIGGER change_is_never_deleted;
DROP TRIGGER change_is_never_replaced;

CREATE TABLE change_of_anything (
  seq          INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  edit         TEXT NOT NULL CHECK (length(edit) = 36),
  undoes       TEXT,
  task_id      INTEGER REFERENCES task (id),
  criterion_id INTEGER REFERENCES criterion (id),
  field        TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  old          TEXT,
  new          TEXT,
  by           TEXT NOT NULL,
  at           TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  why          TEXT NOT NULL,
  CHECK ((task_id IS NULL) <> (criterion_id IS NULL))
) STRICT;

INSERT INTO change_of_anything (seq, uuid, edit, undoes, task_id, field, old, new, by, at, why)
SELECT seq, uuid, edit, undoes, task_id, field, old, new, by, at, why FROM change;

DROP TABLE change;
ALTER TABLE change_of_anything RENAME TO change;

CREATE INDEX change_by_task ON change (task_id, field, at, uuid) WHERE task_id IS NOT NULL;
CREATE INDEX change_by_criterion ON change (criterion_id, field, at, uuid) WHERE criterion_id IS NOT NULL;
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
  c.seq, c.uuid, c.edit, c.undoes, coalesce(t.plan, k.plan) AS plan, coalesce(t.code, k.code) AS code,
  CASE WHEN c.task_id IS NULL THEN 'criterion' ELSE 'task' END AS subject,
  c.field, c.old, c.new, c.by, c.at, c.why
FROM change AS c
LEFT JOIN task AS t ON t.id = c.task_id
LEFT JOIN criterion AS k ON k.id = c.criterion_id
ORDER BY c.at, c.seq;

CREATE VIEW unproved AS
SELECT t.plan, t.code, t.title, p.key + 1 AS product, p.value AS product_title
FROM task AS t, json_each(t.products) AS p
WHERE t.status = 'done' AND t.completed_on <= date('now', 'localtime') AND NOT EXISTS (
  SELECT 1 FROM evidence AS e WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = p.key + 1)
)
ORDER BY t.plan, t.position, product;

CREATE VIEW score AS
SELECT
  k.plan, k.position, k.code, k.title, k.max, k.baseline, k.target, k.own,
  NOT EXISTS (SELECT 1 FROM criterion AS below WHERE below.parent_id = k.id) AS is_leaf, k.lead
FROM criterion AS k
ORDER BY k.plan, k.position;
