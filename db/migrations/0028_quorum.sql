-- How many of the members that are followed in a task suffice: 8, 30%.

ALTER TABLE task ADD COLUMN quorum TEXT NOT NULL DEFAULT '';

CREATE INDEX task_by_quorum ON task (plan) WHERE quorum <> '';
