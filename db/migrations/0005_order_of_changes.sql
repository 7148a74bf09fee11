-- Changes are ordered by a clock that no wrong clock of a computer turns round, and each says which one its file wrote
-- before it.

-- How far the clock is ahead of the moment; 0 in every change of before.
ALTER TABLE change ADD COLUMN skew INTEGER NOT NULL DEFAULT 0 CHECK (skew BETWEEN 0 AND 9214364837600034816);
ALTER TABLE change ADD COLUMN clock INTEGER AS (
  min(max(ifnull(strftime('%s', substr(changed_at, 1, 19)) * 1000000 + substr(changed_at, 21, 6), 0), 0),
    9007199254740991) + skew
) VIRTUAL;
ALTER TABLE change ADD COLUMN previous TEXT CHECK (length(previous) = 36);
ALTER TABLE change ADD COLUMN previous_digest BLOB CHECK (length(previous_digest) = 16);
ALTER TABLE change ADD COLUMN digest BLOB CHECK (length(digest) = 16);

DROP INDEX change_by_subject;
DROP INDEX change_by_time;
DROP INDEX change_by_author;

CREATE INDEX change_by_subject ON change (subject_id, field, clock, uuid);
CREATE INDEX change_by_time ON change (clock, uuid);
CREATE INDEX change_by_author ON change (author, clock, uuid) WHERE undoes IS NULL;

DROP VIEW history;

CREATE VIEW history AS
SELECT
  c.seq, c.uuid, c.edit, c.undoes, s.plan,
  ifnull((SELECT n.name FROM subject_name AS n WHERE n.id = s.id), s.code) AS code,
  s.kind AS subject, c.field, c.old, c.new, c.author AS by, c.changed_at AS at, c.reason AS why, c.clock
FROM change AS c
JOIN subject AS s ON s.id = c.subject_id
ORDER BY c.clock, c.uuid;
