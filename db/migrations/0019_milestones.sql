-- Milestones: steps inside a task, each with its day.

CREATE TABLE milestone (
  id      INTEGER PRIMARY KEY,
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id INTEGER NOT NULL REFERENCES task (id),
  words   TEXT NOT NULL,
  due_on  TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
  done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX milestone_by_day ON milestone (due_on);
