-- The plan itself may be edited: rows that an officer adds, moves and removes; agencies with their members.

ALTER TABLE heading ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);

ALTER TABLE agency ADD COLUMN written TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN short TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));
ALTER TABLE agency ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);

UPDATE agency SET written = name;

CREATE TABLE agency_member (
  group_id  INTEGER NOT NULL REFERENCES agency (id),
  member_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (group_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX agency_member_by_member ON agency_member (member_id, group_id);

CREATE TABLE task_member (
  task_id      INTEGER NOT NULL REFERENCES task (id),
  agency_id    INTEGER NOT NULL REFERENCES agency (id),
  status       TEXT NOT NULL CHECK (status IN ('todo', 'doing', 'done')),
  completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  PRIMARY KEY (task_id, agency_id),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX task_member_by_agency ON task_member (agency_id);

CREATE VIEW task_party AS
SELECT task_id, role, agency_id, 0 AS through_group FROM task_agency
UNION ALL
SELECT DISTINCT ta.task_id, ta.role, m.member_id, 1
FROM agency_member AS m CROSS JOIN task_agency AS ta ON ta.agency_id = m.group_id
WHERE NOT EXISTS (
  SELECT 1 FROM task_agency AS named
  WHERE named.task_id = ta.task_id AND named.role = ta.role AND named.agency_id = m.member_id
);
