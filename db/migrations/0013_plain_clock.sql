-- The clock is a column like any other: SQLite before 3.46 cannot copy (VACUUM INTO) a file that it may only read where
-- a column is worked out. A column cannot be made plain, so the table is made anew with its rows.

DROP VIEW history;

ALTER TABLE change RENAME TO old_change;

CREATE TABLE change (
  seq             INTEGER PRIMARY KEY,
  uuid            TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  edit            TEXT NOT NULL CHECK (length(edit) = 36),
  undoes          TEXT,
  subject_id      INTEGER NOT NULL REFERENCES subject (id),
  field           TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  old             TEXT,
  new             TEXT,
  author          TEXT NOT NULL,
  changed_at      TEXT NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  reason          TEXT NOT NULL,
  clock           INTEGER NOT NULL,
  previous        TEXT CHECK (length(previous) = 36),
  previous_digest BLOB CHECK (length(previous_digest) = 16),
  digest          BLOB CHECK (length(digest) = 16),
  -- No clock is before its moment.
  CHECK (clock >= min(max(ifnull(strftime('%s', substr(changed_at, 1, 19)) * 1000000 + substr(changed_at, 21, 6), 0), 0),
    9007199254740991))
) STRICT;

INSERT INTO change
SELECT seq, uuid, edit, undoes, subject_id, field, old, new, author, changed_at, reason, clock, previous,
  previous_digest, digest
FROM old_change
ORDER BY seq;

DROP TABLE old_change;

CREATE INDEX change_by_edit ON change (edit);
CREATE INDEX change_by_undone ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_by_subject ON change (subject_id, field, clock, uuid);
CREATE INDEX change_by_time ON change (clock, uuid);
CREATE INDEX change_by_author ON change (author, clock, uuid) WHERE undoes IS NULL;

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
  c.seq, c.uuid, c.edit, c.undoes, s.plan,
  ifnull((SELECT n.name FROM subject_name AS n WHERE n.id = s.id), s.code) AS code,
  s.kind AS subject, c.field, c.old, c.new, c.author AS by, c.changed_at AS at, c.reason AS why, c.clock
FROM change AS c
JOIN subject AS s ON s.id = c.subject_id
ORDER BY c.clock, c.uuid;
