-- Forms that were sent to agencies, so that who has not answered is known.

CREATE TABLE sent_form (
  id      INTEGER PRIMARY KEY,
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  agency  TEXT NOT NULL,
  name    TEXT NOT NULL,
  sent_on TEXT NOT NULL CHECK (sent_on IS date(sent_on, '+0 days')),
  tasks   INTEGER NOT NULL CHECK (tasks > 0),
  UNIQUE (head_id, uuid)
) STRICT;
