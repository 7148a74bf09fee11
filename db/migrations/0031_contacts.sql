-- To which address letters to an agency go: no part of the journal, and left out of exports unless asked for.

CREATE TABLE contact (
  agency TEXT PRIMARY KEY CHECK (agency <> ''),
  name   TEXT NOT NULL,
  email  TEXT NOT NULL,
  person TEXT NOT NULL DEFAULT '',
  phone  TEXT NOT NULL DEFAULT ''
) STRICT;
