-- How a plan stood on a day, under a name, sealed.

CREATE TABLE snapshot (
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  name    TEXT NOT NULL,
  as_of   TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
  sealed  TEXT NOT NULL,
  PRIMARY KEY (head_id, uuid)
) STRICT, WITHOUT ROWID;
