-- Answers of agencies on forms, each of which waits until it is accepted or returned.

CREATE TABLE answer (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id      INTEGER NOT NULL REFERENCES task (id),
  form         TEXT NOT NULL,
  agency       TEXT NOT NULL,
  name         TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('', 'todo', 'doing', 'done', 'cancelled')),
  completed_on TEXT NOT NULL CHECK (completed_on = '' OR completed_on IS date(completed_on, '+0 days')),
  progress     TEXT NOT NULL,
  measured     TEXT NOT NULL,
  document     TEXT NOT NULL,
  issued_on    TEXT NOT NULL CHECK (issued_on = '' OR issued_on IS date(issued_on, '+0 days')),
  summary      TEXT NOT NULL,
  difficulties TEXT NOT NULL,
  proposal     TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'returned')),
  reason       TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX answer_by_state ON answer (state, task_id);
