-- What a task comes after: codes of other tasks, a line each.

ALTER TABLE task ADD COLUMN after TEXT NOT NULL DEFAULT '';
