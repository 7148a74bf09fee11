-- Letters that reminded agencies of tasks.

CREATE TABLE reminder (
  id          INTEGER PRIMARY KEY,
  uuid        TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id     INTEGER NOT NULL REFERENCES task (id),
  agency      TEXT NOT NULL,
  name        TEXT NOT NULL,
  sent_on     TEXT NOT NULL CHECK (sent_on IS date(sent_on, '+0 days')),
  answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')),
  UNIQUE (task_id, uuid)
) STRICT;
