-- The plan's body: goals, actions and duties that stand in no annex, apart from the tasks of Phụ lục II.

CREATE TABLE clause_source (
  id           INTEGER PRIMARY KEY REFERENCES subject (id),
  title        TEXT NOT NULL,
  part         TEXT NOT NULL CHECK (part IN ('heading', 'goal', 'action', 'duty')),
  number       TEXT,
  products     TEXT NOT NULL,
  requirements TEXT NOT NULL,
  deadline     TEXT NOT NULL,
  lead         TEXT NOT NULL,
  implementers TEXT NOT NULL,
  criterion    TEXT NOT NULL
) STRICT;

CREATE TABLE clause (
  id            INTEGER PRIMARY KEY REFERENCES subject (id),
  plan          INTEGER NOT NULL REFERENCES plan (year),
  position      INTEGER NOT NULL,
  code          TEXT NOT NULL,
  parent_id     INTEGER REFERENCES clause (id),
  part          TEXT NOT NULL,
  title         TEXT NOT NULL,
  number        TEXT,
  products      TEXT NOT NULL,
  requirements  TEXT NOT NULL,
  deadline      TEXT NOT NULL,
  deadline_kind TEXT NOT NULL,
  due_on        TEXT CHECK (due_on IS date(due_on, '+0 days')),
  leads         TEXT NOT NULL,
  implementers  TEXT NOT NULL,
  criterion     TEXT NOT NULL,
  status        TEXT NOT NULL CHECK (status IN ('todo', 'doing', 'done', 'cancelled')),
  completed_on  TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  note          TEXT NOT NULL,
  version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  UNIQUE (plan, code),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX clause_by_parent ON clause (parent_id);

DROP VIEW subject_name;

CREATE VIEW subject_name AS
SELECT id, code AS name FROM task
UNION ALL
SELECT id, code FROM heading
UNION ALL
SELECT id, code FROM criterion
UNION ALL
SELECT id, code FROM clause
UNION ALL
SELECT id, name FROM agency;

-- The agencies that criteria and clauses name; those of tasks stand in task_agency.
CREATE TABLE mention (
  subject_id INTEGER NOT NULL REFERENCES subject (id),
  role       TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position   INTEGER NOT NULL,
  agency_id  INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (subject_id, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_by_agency ON mention (agency_id);
