-- What every migration of `migrations` together makes, written by `make tables`: a new file is made of it at once.

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE plan (
  year     INTEGER PRIMARY KEY CHECK (year BETWEEN 1900 AND 9000),
  number   TEXT NOT NULL,
  issued   TEXT NOT NULL,
  issuer   TEXT NOT NULL,
  title    TEXT NOT NULL,
  max TEXT
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*'), baseline TEXT
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*'), target TEXT
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*'), kind TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE subject (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  uid      TEXT NOT NULL,
  plan     INTEGER REFERENCES plan (year),
  position INTEGER NOT NULL DEFAULT 0,
  code     TEXT NOT NULL DEFAULT '',
  added    INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1)),
  UNIQUE (uid, kind)
) STRICT;

CREATE INDEX subject_by_code ON subject (plan, kind, code);

CREATE TABLE criterion_source (
  id       INTEGER PRIMARY KEY REFERENCES subject (id),
  title    TEXT NOT NULL,
  lead     TEXT NOT NULL
, number TEXT, max TEXT NOT NULL DEFAULT '0'
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*'), baseline TEXT NOT NULL DEFAULT '0'
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*'), target TEXT NOT NULL DEFAULT '0'
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*')) STRICT;

CREATE TABLE heading_source (
  id    INTEGER PRIMARY KEY REFERENCES subject (id),
  title TEXT NOT NULL
, number TEXT, other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}')) STRICT;

CREATE TABLE task_source (
  id           INTEGER PRIMARY KEY REFERENCES subject (id),
  title        TEXT NOT NULL,
  products     TEXT NOT NULL,
  requirements TEXT NOT NULL,
  deadline     TEXT NOT NULL,
  lead         TEXT NOT NULL,
  implementers TEXT NOT NULL,
  inherited    TEXT NOT NULL CHECK (inherited GLOB '{*}')
, number TEXT, second_code TEXT NOT NULL DEFAULT '', person TEXT NOT NULL DEFAULT '', start TEXT NOT NULL DEFAULT '', other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}')) STRICT;

CREATE TABLE agency (
  id       INTEGER PRIMARY KEY REFERENCES subject (id),
  key      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  written  TEXT NOT NULL,
  short    TEXT NOT NULL DEFAULT '',
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  kept     INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  sort_key TEXT NOT NULL,
  version  INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
, joined TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE criterion (
  id        INTEGER PRIMARY KEY REFERENCES subject (id),
  plan      INTEGER NOT NULL REFERENCES plan (year),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  parent_id INTEGER REFERENCES criterion (id),
  title     TEXT NOT NULL,
  lead      TEXT NOT NULL,
  version   INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), number TEXT, max TEXT NOT NULL DEFAULT '0'
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*'), baseline TEXT NOT NULL DEFAULT '0'
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*'), target TEXT NOT NULL DEFAULT '0'
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*'), own TEXT
  CHECK (own GLOB '[0-9]*' AND own NOT GLOB '*[^0-9.]*' AND own NOT GLOB '*.*.*' AND CAST(own AS REAL) <= CAST(max AS REAL)), appraised TEXT
  CHECK (appraised GLOB '[0-9]*' AND appraised NOT GLOB '*[^0-9.]*' AND appraised NOT GLOB '*.*.*' AND CAST(appraised AS REAL) <= CAST(max AS REAL)), surveyed TEXT
  CHECK (surveyed GLOB '[0-9]*' AND surveyed NOT GLOB '*[^0-9.]*' AND surveyed NOT GLOB '*.*.*' AND CAST(surveyed AS REAL) <= CAST(max AS REAL)), explanation TEXT NOT NULL DEFAULT '', scored_by TEXT NOT NULL DEFAULT '' CHECK (scored_by IN ('', 'work', 'survey', 'both')), on_time_only INTEGER NOT NULL DEFAULT 0 CHECK (on_time_only IN (0, 1)), counts_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (counts_cancelled IN (0, 1)), survey_share TEXT NOT NULL DEFAULT '', steps TEXT NOT NULL DEFAULT '',
  UNIQUE (plan, code)
) STRICT;

CREATE INDEX criterion_by_parent ON criterion (parent_id);

CREATE TABLE heading (
  id        INTEGER PRIMARY KEY REFERENCES subject (id),
  plan      INTEGER NOT NULL REFERENCES plan (year),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  chapter   TEXT NOT NULL,
  parent_id INTEGER REFERENCES heading (id),
  title     TEXT NOT NULL,
  version   INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), number TEXT, other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}'),
  UNIQUE (plan, code)
) STRICT;

CREATE INDEX heading_by_position ON heading (plan, position);

CREATE INDEX heading_by_parent ON heading (parent_id);

CREATE TABLE task_search (
  task_id   INTEGER PRIMARY KEY REFERENCES task (id),
  folded    TEXT NOT NULL,
  title_key TEXT NOT NULL,
  lead_key  TEXT NOT NULL
) STRICT;

CREATE VIEW plan_tally_counted AS
SELECT plan, status, ifnull(due_on, '') AS due_on, ifnull(completed_on, '') AS completed_on, count(*) AS tasks
FROM task
GROUP BY plan, status, due_on, completed_on;

CREATE VIEW agency_tally_counted AS
SELECT
  t.plan, r.role, r.agency_id, t.status, ifnull(t.due_on, '') AS due_on, ifnull(t.completed_on, '') AS completed_on,
  count(*) AS tasks
FROM (
  SELECT role, agency_id, task_id FROM task_agency
  UNION ALL
  SELECT 'both', agency_id, task_id FROM task_agency GROUP BY agency_id, task_id HAVING count(*) > 1
) AS r
JOIN task AS t ON t.id = r.task_id
GROUP BY r.agency_id, r.role, t.plan, t.status, t.due_on, t.completed_on;

CREATE VIEW plan_row AS
SELECT plan, position, code, 'heading' AS kind, title, NULL AS deadline, NULL AS leads, NULL AS implementers FROM heading
UNION ALL
SELECT plan, position, code, 'task', title, deadline, leads, implementers FROM task
ORDER BY plan, position;

CREATE TABLE task (
  id            INTEGER PRIMARY KEY REFERENCES subject (id),
  plan          INTEGER NOT NULL REFERENCES plan (year),
  position      INTEGER NOT NULL,
  code          TEXT NOT NULL,
  chapter       TEXT NOT NULL,
  heading_id    INTEGER REFERENCES heading (id),
  criterion_id  INTEGER REFERENCES criterion (id),
  title         TEXT NOT NULL,
  products      TEXT NOT NULL,
  requirements  TEXT NOT NULL,
  deadline      TEXT NOT NULL,
  deadline_kind TEXT NOT NULL CHECK (deadline_kind IN
    ('quarter', 'month', 'half', 'before', 'on', 'year', 'range', 'recurring', 'continuous', 'periodic', 'on_event',
     'relative', 'external', 'unknown')),
  due_on        TEXT CHECK (due_on IS date(due_on, '+0 days')),
  leads         TEXT NOT NULL,
  implementers  TEXT NOT NULL,
  inherited     TEXT NOT NULL CHECK (inherited GLOB '{*}'),
  status        TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done', 'cancelled')),
  completed_on  TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  progress      INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  measured      TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  number        TEXT,
  second_code   TEXT NOT NULL DEFAULT '',
  person        TEXT NOT NULL DEFAULT '',
  start         TEXT NOT NULL DEFAULT '',
  other         TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}'), bar TEXT NOT NULL DEFAULT '', serves TEXT NOT NULL DEFAULT '', share TEXT NOT NULL DEFAULT '', effort INTEGER NOT NULL DEFAULT 0 CHECK (effort BETWEEN 0 AND 5), emptied TEXT NOT NULL DEFAULT '', original_due_on TEXT
  CHECK (original_due_on IS date(original_due_on, '+0 days')), after TEXT NOT NULL DEFAULT '', period_words TEXT NOT NULL DEFAULT '', quorum TEXT NOT NULL DEFAULT '',
  UNIQUE (plan, code),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX task_by_position ON task (plan, position, heading_id, chapter);

CREATE INDEX task_by_status ON task (plan, status, due_on, completed_on, position, heading_id, chapter);

CREATE INDEX task_by_heading ON task (heading_id);

CREATE INDEX task_by_criterion ON task (criterion_id);

CREATE TRIGGER tally_task_inserted AFTER INSERT ON task
BEGIN
  INSERT INTO plan_tally VALUES (new.plan, new.status, ifnull(new.due_on, ''), ifnull(new.completed_on, ''), 1)
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

CREATE TRIGGER tally_task_updated AFTER UPDATE OF plan, status, due_on, completed_on ON task
WHEN (old.plan, old.status, old.due_on, old.completed_on) IS NOT (new.plan, new.status, new.due_on, new.completed_on)
BEGIN
  UPDATE plan_tally SET tasks = tasks - 1
  WHERE plan = old.plan AND status = old.status
    AND due_on = ifnull(old.due_on, '') AND completed_on = ifnull(old.completed_on, '');
  INSERT INTO plan_tally VALUES (new.plan, new.status, ifnull(new.due_on, ''), ifnull(new.completed_on, ''), 1)
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
  UPDATE agency_tally SET tasks = tasks - 1
  FROM (
    SELECT role, agency_id FROM task_agency WHERE task_id = old.id
    UNION ALL
    SELECT 'both', agency_id FROM task_agency WHERE task_id = old.id GROUP BY agency_id HAVING count(*) > 1
  ) AS r
  WHERE plan = old.plan AND agency_tally.role = r.role AND agency_tally.agency_id = r.agency_id AND status = old.status
    AND due_on = ifnull(old.due_on, '') AND completed_on = ifnull(old.completed_on, '');
  INSERT INTO agency_tally
  SELECT new.plan, r.role, r.agency_id, new.status, ifnull(new.due_on, ''), ifnull(new.completed_on, ''), 1
  FROM (
    SELECT role, agency_id FROM task_agency WHERE task_id = new.id
    UNION ALL
    SELECT 'both', agency_id FROM task_agency WHERE task_id = new.id GROUP BY agency_id HAVING count(*) > 1
  ) AS r
  WHERE true
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

CREATE TRIGGER tally_task_deleted AFTER DELETE ON task
BEGIN
  UPDATE plan_tally SET tasks = tasks - 1
  WHERE plan = old.plan AND status = old.status
    AND due_on = ifnull(old.due_on, '') AND completed_on = ifnull(old.completed_on, '');
END;

CREATE TABLE plan_head (
  id         INTEGER PRIMARY KEY REFERENCES subject (id),
  plan       INTEGER NOT NULL UNIQUE REFERENCES plan (year),
  symbol     TEXT NOT NULL,
  issued     TEXT NOT NULL,
  issuer     TEXT NOT NULL,
  signer     TEXT NOT NULL DEFAULT '',
  recipients TEXT NOT NULL DEFAULT '',
  province   TEXT NOT NULL DEFAULT '',
  version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
, kind TEXT NOT NULL DEFAULT '', office TEXT NOT NULL DEFAULT '', office_symbol TEXT NOT NULL DEFAULT '', drafting_unit TEXT NOT NULL DEFAULT '', signing_post TEXT NOT NULL DEFAULT '', signed_by TEXT NOT NULL DEFAULT '', signing_place TEXT NOT NULL DEFAULT '', copies TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE reading (
  id       INTEGER PRIMARY KEY,
  uuid     TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id  INTEGER NOT NULL REFERENCES task (id),
  taken_on TEXT NOT NULL CHECK (taken_on IS date(taken_on, '+0 days')),
  number   TEXT NOT NULL,
  whole    TEXT,
  unit     TEXT NOT NULL,
  source   TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;

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

CREATE INDEX agency_joined ON agency (key, joined) WHERE joined <> '';

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

CREATE TABLE evidence (
  id        INTEGER PRIMARY KEY,
  uuid      TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id   INTEGER NOT NULL REFERENCES task (id),
  product   INTEGER CHECK (product >= 1),
  number    TEXT NOT NULL,
  issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  issuer    TEXT NOT NULL,
  summary   TEXT NOT NULL,
  link      TEXT NOT NULL
, period TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX evidence_by_task ON evidence (task_id, product);

CREATE UNIQUE INDEX evidence_once ON evidence (task_id, uuid, ifnull(product, 0));

CREATE TABLE change (
  seq             INTEGER PRIMARY KEY,
  uuid            TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  edit            TEXT NOT NULL CHECK (length(edit) = 36),
  undoes          TEXT,
  subject_id      INTEGER NOT NULL REFERENCES subject (id),
  field           TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  old             TEXT,
  new             TEXT,
  author          TEXT NOT NULL,
  changed_at      TEXT NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  reason          TEXT NOT NULL,
  clock           INTEGER NOT NULL,
  previous        TEXT CHECK (length(previous) = 36),
  previous_digest BLOB CHECK (length(previous_digest) = 16),
  digest          BLOB CHECK (length(digest) = 16), effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
  -- No clock is before its moment.
  CHECK (clock >= min(max(ifnull(strftime('%s', substr(changed_at, 1, 19)) * 1000000 + substr(changed_at, 21, 6), 0), 0),
    9007199254740991))
) STRICT;

CREATE INDEX change_by_edit ON change (edit);

CREATE INDEX change_by_undone ON change (undoes) WHERE undoes IS NOT NULL;

CREATE INDEX change_by_subject ON change (subject_id, field, clock, uuid);

CREATE INDEX change_by_time ON change (clock, uuid);

CREATE INDEX change_by_author ON change (author, clock, uuid) WHERE undoes IS NULL;

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change is never altered');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change is never deleted');
END;

CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE uuid = new.uuid OR seq = new.seq)
BEGIN
  SELECT RAISE(ABORT, 'a change is never replaced');
END;

CREATE VIEW history AS
SELECT
  c.seq, c.uuid, c.edit, c.undoes, s.plan,
  ifnull((SELECT n.name FROM subject_name AS n WHERE n.id = s.id), s.code) AS code,
  s.kind AS subject, c.field, c.old, c.new, c.author AS by, c.changed_at AS at, c.reason AS why, c.clock
FROM change AS c
JOIN subject AS s ON s.id = c.subject_id
ORDER BY c.clock, c.uuid;

CREATE TABLE extension (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id    INTEGER NOT NULL REFERENCES task (id),
  words      TEXT NOT NULL,
  due_on     TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
  granted_on TEXT NOT NULL CHECK (granted_on IS date(granted_on, '+0 days')),
  document   TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX extension_by_day ON extension (granted_on);

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

CREATE INDEX task_by_order ON task (plan, position) WHERE after <> '';

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
  reason       TEXT NOT NULL, period TEXT NOT NULL DEFAULT '',
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX answer_by_state ON answer (state, task_id);

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

CREATE INDEX task_by_quorum ON task (plan) WHERE quorum <> '';

CREATE TABLE agency_member (
  group_id  INTEGER NOT NULL REFERENCES agency (id),
  member_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (group_id, member_id)
) STRICT;

CREATE INDEX agency_member_by_member ON agency_member (member_id, group_id);

CREATE TABLE agency_tally (
  plan         INTEGER NOT NULL,
  role         TEXT NOT NULL CHECK (role IN ('lead', 'implementer', 'both')),
  agency_id    INTEGER NOT NULL,
  status       TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  tasks        INTEGER NOT NULL,
  PRIMARY KEY (plan, role, agency_id, status, due_on, completed_on)
) STRICT;

CREATE TRIGGER agency_tally_emptied AFTER UPDATE ON agency_tally WHEN new.tasks = 0
BEGIN
  DELETE FROM agency_tally
  WHERE plan = new.plan AND role = new.role AND agency_id = new.agency_id
    AND status = new.status AND due_on = new.due_on AND completed_on = new.completed_on;
END;

CREATE TABLE mention (
  subject_id INTEGER NOT NULL REFERENCES subject (id),
  role       TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position   INTEGER NOT NULL,
  agency_id  INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (subject_id, role, position)
) STRICT;

CREATE INDEX mention_by_agency ON mention (agency_id);

CREATE TABLE plan_tally (
  plan         INTEGER NOT NULL,
  status       TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  tasks        INTEGER NOT NULL,
  PRIMARY KEY (plan, status, due_on, completed_on)
) STRICT;

CREATE TRIGGER plan_tally_emptied AFTER UPDATE ON plan_tally WHEN new.tasks = 0
BEGIN
  DELETE FROM plan_tally
  WHERE plan = new.plan AND status = new.status AND due_on = new.due_on AND completed_on = new.completed_on;
END;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE settled_doubt (
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  doubt   TEXT NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY (head_id, doubt)
) STRICT;

CREATE TABLE snapshot (
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  name    TEXT NOT NULL,
  as_of   TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
  sealed  TEXT NOT NULL,
  PRIMARY KEY (head_id, uuid)
) STRICT;

CREATE TABLE task_agency (
  task_id   INTEGER NOT NULL REFERENCES task (id),
  role      TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position  INTEGER NOT NULL,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (task_id, role, position)
) STRICT;

CREATE UNIQUE INDEX task_agency_by_agency ON task_agency (agency_id, role, task_id);

CREATE TRIGGER tally_agency_inserted AFTER INSERT ON task_agency
BEGIN
  INSERT INTO agency_tally
  SELECT t.plan, r.role, new.agency_id, t.status, ifnull(t.due_on, ''), ifnull(t.completed_on, ''), 1
  FROM task AS t
  JOIN (
    SELECT new.role AS role
    UNION ALL
    SELECT 'both' FROM task_agency
    WHERE agency_id = new.agency_id AND task_id = new.task_id
      AND role = CASE new.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END
  ) AS r
  WHERE t.id = new.task_id
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

CREATE TRIGGER tally_agency_deleted AFTER DELETE ON task_agency
BEGIN
  UPDATE agency_tally SET tasks = tasks - 1
  WHERE agency_id = old.agency_id
    AND (plan, status, due_on, completed_on) = (
      SELECT plan, status, ifnull(due_on, ''), ifnull(completed_on, '') FROM task WHERE id = old.task_id)
    AND role IN (
      SELECT old.role
      UNION ALL
      SELECT 'both' FROM task_agency
      WHERE agency_id = old.agency_id AND task_id = old.task_id
        AND role = CASE old.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END);
END;

CREATE TRIGGER tally_agency_updated AFTER UPDATE OF task_id, role, agency_id ON task_agency
BEGIN
  UPDATE agency_tally SET tasks = tasks - 1
  WHERE agency_id = old.agency_id
    AND (plan, status, due_on, completed_on) = (
      SELECT plan, status, ifnull(due_on, ''), ifnull(completed_on, '') FROM task WHERE id = old.task_id)
    AND role IN (
      SELECT old.role
      UNION ALL
      SELECT 'both' FROM task_agency
      WHERE agency_id = old.agency_id AND task_id = old.task_id
        AND role = CASE old.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END
        AND (task_id, role, position) IS NOT (new.task_id, new.role, new.position));
  INSERT INTO agency_tally
  SELECT t.plan, r.role, new.agency_id, t.status, ifnull(t.due_on, ''), ifnull(t.completed_on, ''), 1
  FROM task AS t
  JOIN (
    SELECT new.role AS role
    UNION ALL
    SELECT 'both' FROM task_agency
    WHERE agency_id = new.agency_id AND task_id = new.task_id
      AND role = CASE new.role WHEN 'lead' THEN 'implementer' ELSE 'lead' END
  ) AS r
  WHERE t.id = new.task_id
  ON CONFLICT DO UPDATE SET tasks = tasks + 1;
END;

CREATE TABLE task_member (
  task_id      INTEGER NOT NULL REFERENCES task (id),
  agency_id    INTEGER NOT NULL REFERENCES agency (id),
  status       TEXT NOT NULL CHECK (status IN ('todo', 'doing', 'done')),
  completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  PRIMARY KEY (task_id, agency_id),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX task_member_by_agency ON task_member (agency_id);

CREATE TABLE task_period (
  task_id      INTEGER NOT NULL REFERENCES task (id),
  key          TEXT NOT NULL,
  starts_on    TEXT CHECK (starts_on IS date(starts_on, '+0 days')),
  due_on       TEXT CHECK (due_on IS date(due_on, '+0 days')),
  status       TEXT NOT NULL CHECK (status IN ('open', 'done', 'waived')),
  completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  reason       TEXT NOT NULL,
  PRIMARY KEY (task_id, key),
  CHECK ((status = 'open') = (completed_on IS NULL))
) STRICT;

CREATE INDEX task_period_by_due ON task_period (due_on, task_id);

CREATE INDEX task_period_by_completion ON task_period (completed_on, task_id) WHERE completed_on IS NOT NULL;

CREATE VIEW looked_at AS
SELECT day, CAST(julianday(day) + 0.5 AS INTEGER) AS number
FROM (
  SELECT ifnull(
    (SELECT value FROM setting WHERE name = 'looked_at'), strftime('%Y-%m-%d', 'now', 'localtime')
  ) AS day
) AS chosen;

CREATE VIEW day_number AS
SELECT
  day,
  CAST(
    d + (153 * m + 2 - (153 * m + 2) % 5) / 5 + 365 * y + (y - y % 4) / 4 - (y - y % 100) / 100 + (y - y % 400) / 400
    + 1721119 AS INTEGER
  ) AS number
FROM (
  SELECT
    day,
    CAST(substr(day, 9, 2) AS INTEGER) AS d,
    CASE WHEN substr(day, 6, 2) > '02' THEN CAST(substr(day, 6, 2) AS INTEGER) - 3
      ELSE CAST(substr(day, 6, 2) AS INTEGER) + 9 END AS m,
    CASE WHEN substr(day, 6, 2) > '02' THEN CAST(substr(day, 1, 4) AS INTEGER)
      ELSE CAST(substr(day, 1, 4) AS INTEGER) - 1 END AS y
  FROM (
    SELECT original_due_on AS day FROM task WHERE original_due_on IS NOT NULL
    UNION
    SELECT due_on FROM extension
    UNION
    SELECT due_on FROM task_period WHERE due_on IS NOT NULL
    UNION
    SELECT due_on FROM milestone
  ) AS said
) AS parts;

CREATE VIEW due_today AS
SELECT known.task_id, known.due_on, known.extensions, n.number - CAST(l.number AS INTEGER) AS days
FROM (
  SELECT
    t.id AS task_id,
    CASE WHEN e.due_on > ifnull(t.original_due_on, '') THEN e.due_on ELSE t.original_due_on END AS due_on,
    ifnull(e.extensions, 0) AS extensions
  FROM task AS t
  LEFT JOIN (
    SELECT
      x.task_id, max(CASE WHEN x.granted_on <= ifnull(k.completed_on, x.granted_on) THEN x.due_on END) AS due_on,
      count(x.id) AS extensions
    FROM extension AS x
    JOIN task AS k ON k.id = x.task_id
    CROSS JOIN looked_at AS seen
    WHERE x.granted_on <= seen.day
    GROUP BY x.task_id
  ) AS e ON e.task_id = t.id
) AS known
CROSS JOIN looked_at AS l
LEFT JOIN day_number AS n ON n.day = known.due_on;

CREATE VIEW task_today AS
SELECT
  t.plan, t.code, t.chapter, h.code AS heading, c.code AS criterion, t.title,
  t.deadline, t.deadline_kind, s.due_on, t.original_due_on, s.extensions, s.days,
  t.leads, t.implementers, s.status, s.timeliness, t.completed_on, t.progress, t.note, t.version, t.measured,
  (
    SELECT r.number || ifnull('/' || r.whole, '') || CASE r.unit WHEN '' THEN '' ELSE ' ' || r.unit END
    FROM reading AS r CROSS JOIN looked_at AS l WHERE r.task_id = t.id AND r.taken_on <= l.day
    ORDER BY r.taken_on DESC, r.id DESC LIMIT 1
  ) AS reading,
  (
    SELECT group_concat(proof.name, '; ') FROM (
      SELECT min(coalesce(nullif(e.number, ''), nullif(e.summary, ''), e.link)) AS name
      FROM evidence AS e CROSS JOIN looked_at AS l
      WHERE e.task_id = t.id AND (e.issued_on IS NULL OR e.issued_on <= l.day)
      GROUP BY e.uuid ORDER BY min(e.id)
    ) AS proof
  ) AS documents
FROM task AS t
JOIN standing_today AS s ON s.task_id = t.id
LEFT JOIN heading AS h ON h.id = t.heading_id
LEFT JOIN criterion AS c ON c.id = t.criterion_id
ORDER BY t.plan, t.position;

CREATE VIEW period_today AS
SELECT
  t.plan, t.code, t.title, p.key AS period, p.starts_on, p.due_on, n.number - CAST(l.number AS INTEGER) AS days,
  CASE
    WHEN p.completed_on <= l.day THEN p.status
    WHEN t.status = 'cancelled' THEN 'waived'
    WHEN t.status = 'done' AND t.completed_on <= l.day
      AND NOT EXISTS (SELECT 1 FROM task_period AS said WHERE said.task_id = t.id AND said.completed_on IS NOT NULL)
      THEN 'done'
    ELSE 'open'
  END AS status,
  p.completed_on, p.reason, t.leads
FROM task_period AS p
CROSS JOIN looked_at AS l
JOIN task AS t ON t.id = p.task_id
JOIN day_number AS n ON n.day = p.due_on
ORDER BY t.plan, p.due_on, t.position;

CREATE VIEW task_assignee AS
SELECT task_id, role, agency_id, 0 AS through_group FROM task_agency
UNION ALL
SELECT DISTINCT ta.task_id, ta.role, m.member_id, 1
FROM agency_member AS m CROSS JOIN task_agency AS ta
WHERE ta.agency_id = m.group_id AND NOT EXISTS (
  SELECT 1 FROM task_agency AS named
  WHERE named.task_id = ta.task_id AND named.role = ta.role AND named.agency_id = m.member_id
);

CREATE VIEW agency_today AS
SELECT
  t.plan, a.name AS agency, a.is_group, p.role,
  count(p.task_id) AS tasks,
  sum(CASE p.timeliness WHEN 'overdue' THEN 1 ELSE 0 END) AS overdue,
  sum(CASE p.timeliness WHEN 'due_soon' THEN 1 ELSE 0 END) AS due_soon,
  sum(CASE p.timeliness WHEN 'in_time' THEN 1 ELSE 0 END) AS in_time,
  sum(CASE p.timeliness WHEN 'no_deadline' THEN 1 ELSE 0 END) AS no_deadline,
  sum(CASE p.timeliness WHEN 'done_on_time' THEN 1 ELSE 0 END) AS done_on_time,
  sum(CASE p.timeliness WHEN 'done_late' THEN 1 ELSE 0 END) AS done_late,
  sum(CASE p.timeliness WHEN 'cancelled' THEN 1 ELSE 0 END) AS cancelled
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
GROUP BY t.plan, a.id, a.name, a.is_group, a.sort_key, p.role
ORDER BY overdue DESC, due_soon DESC, a.sort_key;

CREATE VIEW score AS
SELECT
  k.plan, k.position, k.code, k.title, k.max, k.baseline, k.target, k.own, k.appraised, k.surveyed, k.scored_by,
  CASE WHEN EXISTS (SELECT 1 FROM criterion AS below WHERE below.parent_id = k.id) THEN 0 ELSE 1 END AS is_leaf, k.lead
FROM criterion AS k
ORDER BY k.plan, k.position;

CREATE VIEW at_risk_today AS
SELECT
  t.plan, k.code AS criterion, t.code, t.title, t.leads, d.timeliness, d.days,
  CASE WHEN t.share <> '' THEN CAST(t.share AS DOUBLE PRECISION)
    ELSE (
      CASE WHEN CAST(k.target AS DOUBLE PRECISION) < CAST(k.max AS DOUBLE PRECISION)
        THEN CAST(k.target AS DOUBLE PRECISION) ELSE CAST(k.max AS DOUBLE PRECISION) END
      - s.typed
    ) / s.untyped
  END AS points
FROM standing_today AS d
JOIN task AS t ON t.id = d.task_id
JOIN criterion AS k ON k.id = t.criterion_id
JOIN (
  SELECT
    criterion_id,
    sum(CASE WHEN share <> '' THEN CAST(share AS DOUBLE PRECISION) ELSE 0.0 END) AS typed,
    sum(CASE WHEN share <> '' THEN 0 ELSE 1 END) AS untyped
  FROM task
  GROUP BY criterion_id
) AS s ON s.criterion_id = k.id
WHERE d.timeliness IN ('overdue', 'due_soon')
ORDER BY t.plan, t.position;

CREATE VIEW task_reading AS
SELECT
  t.plan, t.code, t.title, r.taken_on, CAST(r.number AS DOUBLE PRECISION) AS number, CAST(r.whole AS DOUBLE PRECISION) AS whole,
  CASE WHEN CAST(r.whole AS DOUBLE PRECISION) <> 0.0 THEN CAST(r.number AS DOUBLE PRECISION) / CAST(r.whole AS DOUBLE PRECISION) END AS share,
  r.unit, r.source, t.bar
FROM reading AS r
JOIN task AS t ON t.id = r.task_id
ORDER BY t.plan, t.position, r.taken_on, r.id;

CREATE VIEW task_product AS
SELECT t.id AS task_id, p.key + 1 AS product, p.value AS title
FROM task AS t
CROSS JOIN
  json_each('["' || replace(replace(replace(t.products, '\', '\\'), '"', '\"'), '
', '","') || '"]') AS p
WHERE likely(t.products <> '');

CREATE TABLE contact (
  agency TEXT PRIMARY KEY CHECK (agency <> ''),
  name   TEXT NOT NULL,
  email  TEXT NOT NULL,
  person TEXT NOT NULL DEFAULT '',
  phone  TEXT NOT NULL DEFAULT ''
) STRICT;

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

CREATE VIEW standing_today AS
SELECT
  t.id AS task_id, d.due_on, d.extensions,
  CASE WHEN t.status = 'done' AND t.completed_on > l.day THEN 'doing' ELSE t.status END AS status,
  CASE
    WHEN t.status = 'cancelled' THEN 'cancelled'
    WHEN t.status = 'done' AND t.completed_on <= l.day
      THEN CASE WHEN t.completed_on > d.due_on THEN 'done_late' ELSE 'done_on_time' END
    WHEN d.due_on IS NULL THEN 'no_deadline'
    WHEN d.days < 0 THEN 'overdue'
    WHEN d.days <= (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_days') THEN 'due_soon'
    WHEN substr(d.due_on, 5) = '-12-31'
      AND d.days <= (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_year_days') THEN 'due_soon'
    ELSE 'in_time'
  END AS timeliness,
  d.days
FROM task AS t
CROSS JOIN looked_at AS l
JOIN due_today AS d ON d.task_id = t.id
ORDER BY t.id;

CREATE TABLE agency_period (
  id      INTEGER PRIMARY KEY,
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id INTEGER NOT NULL REFERENCES task (id),
  period  TEXT NOT NULL,
  agency  TEXT NOT NULL,
  name    TEXT NOT NULL,
  status  TEXT NOT NULL CHECK (status IN ('done', 'waived')),
  said_on TEXT NOT NULL CHECK (said_on IS date(said_on, '+0 days')),
  reason  TEXT NOT NULL,
  UNIQUE (task_id, uuid)
) STRICT;

CREATE INDEX agency_period_by_agency ON agency_period (agency);

CREATE VIEW agency_due AS
SELECT
  said.task_id, a.id AS agency_id, min(CASE WHEN own.task_id IS NULL THEN p.due_on END) AS due_on,
  max(own.said_on) AS last_on
FROM (SELECT DISTINCT task_id, agency FROM agency_period) AS said
JOIN agency AS a ON a.key = said.agency
JOIN task_period AS p ON p.task_id = said.task_id AND p.status = 'open' AND p.due_on IS NOT NULL
LEFT JOIN agency_period AS own ON own.task_id = p.task_id AND own.period = p.key AND own.agency = said.agency
GROUP BY said.task_id, a.id;

CREATE VIEW task_answerable AS
SELECT task_id, role, agency_id, 0 AS through_group FROM task_agency
UNION ALL
SELECT DISTINCT ta.task_id, ta.role, m.member_id, 1
FROM agency_member AS m CROSS JOIN task_agency AS ta
WHERE ta.agency_id = m.group_id AND NOT EXISTS (
  SELECT 1 FROM task_agency AS named
  WHERE named.task_id = ta.task_id AND named.role = ta.role AND named.agency_id = m.member_id
) AND (
  EXISTS (
    SELECT 1 FROM task_member AS said
    CROSS JOIN agency_member AS peer
    WHERE said.task_id = ta.task_id AND said.status <> 'todo'
      AND peer.group_id = m.group_id AND peer.member_id = said.agency_id
  ) OR EXISTS (
    SELECT 1 FROM agency_period AS reported
    JOIN agency AS a ON a.key = reported.agency
    JOIN agency_member AS peer ON peer.member_id = a.id
    WHERE reported.task_id = ta.task_id AND peer.group_id = m.group_id
  )
);

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= l.day
      THEN CASE
        WHEN CASE WHEN t.completed_on < m.completed_on THEN t.completed_on ELSE m.completed_on END
          > CASE WHEN s.status IN ('todo', 'doing') THEN ifnull(d.due_on, s.due_on) ELSE s.due_on END
          THEN 'done_late'
        ELSE 'done_on_time' END
    WHEN d.task_id IS NULL OR s.status IN ('done', 'cancelled') THEN s.timeliness
    WHEN d.due_on IS NULL THEN CASE WHEN d.last_on > s.due_on THEN 'done_late' ELSE 'done_on_time' END
    WHEN d.due_on < l.day THEN 'overdue'
    WHEN n.number - CAST(l.number AS INTEGER) <= (
      SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_days'
    ) THEN 'due_soon'
    WHEN substr(d.due_on, 5) = '-12-31' AND n.number - CAST(l.number AS INTEGER) <= (
      SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'due_soon_year_days'
    ) THEN 'due_soon'
    ELSE 'in_time'
  END AS timeliness,
  CASE WHEN s.status IN ('todo', 'doing') THEN ifnull(d.due_on, s.due_on) ELSE s.due_on END AS due_on,
  CASE WHEN s.status IN ('todo', 'doing') AND d.due_on IS NOT NULL THEN n.number - CAST(l.number AS INTEGER)
    ELSE s.days END AS days
FROM standing_today AS s
CROSS JOIN looked_at AS l
JOIN task AS t ON t.id = s.task_id
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id
LEFT JOIN (
  SELECT owed.task_id, owed.agency_id, owed.due_on, owed.last_on
  FROM agency_due AS owed
  WHERE NOT EXISTS (
    SELECT 1 FROM task_agency AS own WHERE own.task_id = owed.task_id AND own.agency_id = owed.agency_id
  )
) AS d ON d.task_id = p.task_id AND d.agency_id = p.agency_id
LEFT JOIN day_number AS n ON n.day = d.due_on
WHERE t.quorum = '' OR s.status <> 'done'
  OR EXISTS (SELECT 1 FROM task_agency AS own WHERE own.task_id = p.task_id AND own.agency_id = p.agency_id)
  OR (m.status = 'done' AND m.completed_on <= l.day);

CREATE VIEW overdue_today AS
SELECT
  a.name AS agency, a.is_group, p.role, t.plan, t.code, t.title, t.deadline, p.due_on, -p.days AS days_late,
  p.through_group
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.timeliness = 'overdue'
ORDER BY a.sort_key, p.due_on, t.position;

CREATE VIEW agency_month AS
SELECT
  t.plan, substr(p.due_on, 1, 7) AS month, a.name AS agency, a.is_group, p.role,
  count(p.task_id) AS tasks,
  sum(CASE p.timeliness WHEN 'done_on_time' THEN 1 ELSE 0 END) AS done_on_time,
  sum(CASE p.timeliness WHEN 'done_late' THEN 1 ELSE 0 END) AS done_late,
  sum(CASE p.timeliness WHEN 'overdue' THEN 1 ELSE 0 END) AS overdue
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.due_on IS NOT NULL AND p.timeliness <> 'cancelled'
GROUP BY t.plan, substr(p.due_on, 1, 7), a.id, a.name, a.is_group, a.sort_key, p.role
ORDER BY t.plan, month, a.sort_key, p.role;

CREATE VIEW unproved AS
SELECT t.plan, t.code, t.title, CAST(p.product AS INTEGER) AS product, p.title AS product_title
FROM task AS t
CROSS JOIN looked_at AS l
JOIN task_product AS p ON CAST(p.task_id AS INTEGER) = t.id
WHERE t.status = 'done' AND t.completed_on <= l.day AND (
  EXISTS (
    SELECT 1 FROM task_period AS k
    WHERE k.task_id = t.id AND k.due_on IS NOT NULL AND (k.status <> 'waived' OR k.completed_on > l.day)
      AND NOT EXISTS (
        SELECT 1 FROM evidence AS e
        WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = CAST(p.product AS INTEGER))
          AND (e.issued_on IS NULL OR e.issued_on <= l.day)
          AND (e.period = k.key OR e.period NOT IN (
            SELECT o.key FROM task_period AS o WHERE o.task_id = t.id AND o.due_on IS NOT NULL))
      )
  )
  OR NOT EXISTS (SELECT 1 FROM task_period AS k WHERE k.task_id = t.id AND k.due_on IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM evidence AS e
      WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = CAST(p.product AS INTEGER))
        AND (e.issued_on IS NULL OR e.issued_on <= l.day)
    )
)
ORDER BY t.plan, t.position, CAST(p.product AS INTEGER);

INSERT INTO setting VALUES ('due_soon_days', '15');

INSERT INTO setting VALUES ('due_soon_year_days', '60');
