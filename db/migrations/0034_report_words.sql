-- What the office itself writes into the parts of its progress reports.

CREATE TABLE report_words (
  id      INTEGER PRIMARY KEY,
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  part    TEXT NOT NULL CHECK (part IN ('judged', 'reached', 'lacking', 'reasons', 'ahead', 'asked')),
  agency  TEXT NOT NULL,
  name    TEXT NOT NULL,
  said_on TEXT NOT NULL CHECK (said_on IS date(said_on, '+0 days')),
  text    TEXT NOT NULL,
  UNIQUE (head_id, uuid)
) STRICT;
