-- Documents that prove a criterion itself, beside those of its tasks.

CREATE TABLE criterion_evidence (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL CHECK (length(uuid) = 36),
  criterion_id INTEGER NOT NULL REFERENCES criterion (id),
  number       TEXT NOT NULL,
  issued_on    TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  issuer       TEXT NOT NULL,
  summary      TEXT NOT NULL,
  link         TEXT NOT NULL,
  UNIQUE (criterion_id, uuid)
) STRICT;
