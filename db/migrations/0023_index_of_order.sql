-- What waits for others is few among many tasks.

CREATE INDEX task_by_order ON task (plan, position) WHERE after <> '';
