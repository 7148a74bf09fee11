-- Measurable targets, and what was measured, by day.

ALTER TABLE task ADD COLUMN bar TEXT NOT NULL DEFAULT '';

CREATE TABLE reading (
  id       INTEGER PRIMARY KEY,
  uuid     TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id  INTEGER NOT NULL REFERENCES task (id),
  taken_on TEXT NOT NULL CHECK (taken_on IS date(taken_on, '+0 days')),
  number   TEXT NOT NULL,
  whole    TEXT,
  unit     TEXT NOT NULL,
  source   TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;
