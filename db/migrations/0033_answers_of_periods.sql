-- Of which instance of a task that comes back an answer speaks; blank for the task as a whole.

ALTER TABLE answer ADD COLUMN period TEXT NOT NULL DEFAULT '';
