-- The plan as it was read, the tasks as they stand, and the journal between the two.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO setting (name, value) VALUES ('due_soon_days', '15');

CREATE TABLE plan (
  year     INTEGER PRIMARY KEY CHECK (year BETWEEN 1900 AND 9000),
  number   TEXT NOT NULL,
  issued   TEXT NOT NULL,
  issuer   TEXT NOT NULL,
  title    TEXT NOT NULL,
  max      REAL,
  baseline REAL,
  target   REAL
) STRICT;

CREATE TABLE criterion (
  id        INTEGER PRIMARY KEY,
  plan      INTEGER NOT NULL REFERENCES plan (year),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  parent_id INTEGER REFERENCES criterion (id),
  title     TEXT NOT NULL,
  max       REAL NOT NULL,
  baseline  REAL NOT NULL,
  target    REAL NOT NULL,
  lead      TEXT NOT NULL,
  UNIQUE (plan, code)
) STRICT;

CREATE INDEX criterion_by_parent ON criterion (parent_id);

CREATE TABLE heading (
  id        INTEGER PRIMARY KEY,
  plan      INTEGER NOT NULL REFERENCES plan (year),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  chapter   TEXT NOT NULL,
  parent_id INTEGER REFERENCES heading (id),
  title     TEXT NOT NULL,
  UNIQUE (plan, code)
) STRICT;

CREATE INDEX heading_by_position ON heading (plan, position);
CREATE INDEX heading_by_parent ON heading (parent_id);

CREATE TABLE agency (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE task (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  plan          INTEGER NOT NULL REFERENCES plan (year),
  position      INTEGER NOT NULL,
  code          TEXT NOT NULL,
  chapter       TEXT NOT NULL,
  heading_id    INTEGER REFERENCES heading (id),
  criterion_id  INTEGER REFERENCES criterion (id),
  title         TEXT NOT NULL,
  products      TEXT NOT NULL CHECK (products GLOB '[[]*]'),
  requirements  TEXT NOT NULL CHECK (requirements GLOB '[[]*]'),
  deadline      TEXT NOT NULL,
  deadline_kind TEXT NOT NULL CHECK (deadline_kind IN
    ('quarter', 'month', 'half', 'before', 'on', 'year', 'continuous', 'periodic', 'external', 'unknown')),
  due_on        TEXT CHECK (due_on IS date(due_on, '+0 days')),
  leads         TEXT NOT NULL,
  implementers  TEXT NOT NULL,
  inherited     TEXT NOT NULL CHECK (inherited GLOB '{*}'),
  status        TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done', 'cancelled')),
  completed_on  TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  progress      INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  note          TEXT NOT NULL DEFAULT '',
  version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  UNIQUE (plan, code),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX task_by_position ON task (plan, position);
CREATE INDEX task_by_standing ON task (plan, status, due_on, completed_on, position);
CREATE INDEX task_by_heading ON task (heading_id);
CREATE INDEX task_by_criterion ON task (criterion_id);

-- The cells of Phụ lục II as printed: what the journal is replayed over.
CREATE TABLE task_source (
  task_id      INTEGER PRIMARY KEY REFERENCES task (id),
  title        TEXT NOT NULL,
  products     TEXT NOT NULL CHECK (products GLOB '[[]*]'),
  requirements TEXT NOT NULL CHECK (requirements GLOB '[[]*]'),
  deadline     TEXT NOT NULL,
  lead         TEXT NOT NULL,
  implementers TEXT NOT NULL,
  inherited    TEXT NOT NULL CHECK (inherited GLOB '{*}')
) STRICT;

CREATE TABLE task_agency (
  task_id   INTEGER NOT NULL REFERENCES task (id),
  role      TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position  INTEGER NOT NULL,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (task_id, role, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX task_agency_by_agency ON task_agency (agency_id, role, task_id);

-- What searching and sorting need, worked out from the task's own row.
CREATE TABLE task_search (
  task_id   INTEGER PRIMARY KEY REFERENCES task (id),
  folded    TEXT NOT NULL,
  title_key TEXT NOT NULL,
  lead_key  TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  seq     INTEGER PRIMARY KEY,
  uuid    TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  edit    TEXT NOT NULL CHECK (length(edit) = 36),
  undoes  TEXT,
  task_id INTEGER NOT NULL REFERENCES task (id),
  field   TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  old     TEXT,
  new     TEXT,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  why     TEXT NOT NULL
) STRICT;

CREATE INDEX change_by_task ON change (task_id, field, at, uuid);
CREATE INDEX change_by_time ON change (at, uuid);
CREATE INDEX change_by_edit ON change (edit);
CREATE INDEX change_by_undone ON change (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change is never altered');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change is never deleted');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE uuid = new.uuid OR seq = new.seq)
BEGIN
  SELECT RAISE(ABORT, 'a change is never replaced');
END;
