-- Tables with a rowid, which other engines need to count rows; what they hold stays as it is.

CREATE TEMP TABLE kept AS SELECT * FROM agency_member;

DROP TABLE agency_member;

CREATE TABLE agency_member (
  group_id  INTEGER NOT NULL REFERENCES agency (id),
  member_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (group_id, member_id)
) STRICT;

CREATE INDEX agency_member_by_member ON agency_member (member_id, group_id);

INSERT INTO agency_member SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM agency_tally;

DROP TABLE agency_tally;

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

INSERT INTO agency_tally SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TRIGGER agency_tally_emptied AFTER UPDATE ON agency_tally WHEN new.tasks = 0
BEGIN
  DELETE FROM agency_tally
  WHERE plan = new.plan AND role = new.role AND agency_id = new.agency_id
    AND status = new.status AND due_on = new.due_on AND completed_on = new.completed_on;
END;

CREATE TEMP TABLE kept AS SELECT * FROM mention;

DROP TABLE mention;

CREATE TABLE mention (
  subject_id INTEGER NOT NULL REFERENCES subject (id),
  role       TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position   INTEGER NOT NULL,
  agency_id  INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (subject_id, role, position)
) STRICT;

CREATE INDEX mention_by_agency ON mention (agency_id);

INSERT INTO mention SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM plan_tally;

DROP TABLE plan_tally;

CREATE TABLE plan_tally (
  plan         INTEGER NOT NULL,
  status       TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  tasks        INTEGER NOT NULL,
  PRIMARY KEY (plan, status, due_on, completed_on)
) STRICT;

INSERT INTO plan_tally SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TRIGGER plan_tally_emptied AFTER UPDATE ON plan_tally WHEN new.tasks = 0
BEGIN
  DELETE FROM plan_tally
  WHERE plan = new.plan AND status = new.status AND due_on = new.due_on AND completed_on = new.completed_on;
END;

CREATE TEMP TABLE kept AS SELECT * FROM setting;

DROP TABLE setting;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

INSERT INTO setting SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM settled_doubt;

DROP TABLE settled_doubt;

CREATE TABLE settled_doubt (
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  doubt   TEXT NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY (head_id, doubt)
) STRICT;

INSERT INTO settled_doubt SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM snapshot;

DROP TABLE snapshot;

CREATE TABLE snapshot (
  uuid    TEXT NOT NULL CHECK (length(uuid) = 36),
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  name    TEXT NOT NULL,
  as_of   TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
  sealed  TEXT NOT NULL,
  PRIMARY KEY (head_id, uuid)
) STRICT;

INSERT INTO snapshot SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM task_agency;

DROP TABLE task_agency;

CREATE TABLE task_agency (
  task_id   INTEGER NOT NULL REFERENCES task (id),
  role      TEXT NOT NULL CHECK (role IN ('lead', 'implementer')),
  position  INTEGER NOT NULL,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (task_id, role, position)
) STRICT;

CREATE UNIQUE INDEX task_agency_by_agency ON task_agency (agency_id, role, task_id);

INSERT INTO task_agency SELECT * FROM temp.kept;

DROP TABLE temp.kept;

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

CREATE TEMP TABLE kept AS SELECT * FROM task_member;

DROP TABLE task_member;

CREATE TABLE task_member (
  task_id      INTEGER NOT NULL REFERENCES task (id),
  agency_id    INTEGER NOT NULL REFERENCES agency (id),
  status       TEXT NOT NULL CHECK (status IN ('todo', 'doing', 'done')),
  completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
  PRIMARY KEY (task_id, agency_id),
  CHECK ((status = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX task_member_by_agency ON task_member (agency_id);

INSERT INTO task_member SELECT * FROM temp.kept;

DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM task_period;

DROP TABLE task_period;

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

INSERT INTO task_period SELECT * FROM temp.kept;

DROP TABLE temp.kept;

-- Views that other engines read as well as SQLite does, and that look from one day, `looked_at`.

DROP VIEW unproved;
DROP VIEW agency_today;
DROP VIEW overdue_today;
DROP VIEW assignee_today;
DROP VIEW task_today;
DROP VIEW standing_today;
DROP VIEW period_today;
DROP VIEW due_today;
DROP VIEW task_answerable;
DROP VIEW task_assignee;
DROP VIEW task_product;
DROP VIEW score;

-- The one view that asks SQLite for the day: what follows is plain arithmetic, which every engine does itself.
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

-- How each task stands, and no more: what counts tasks need not look for their documents. The order has SQLite work each
-- task out once, not once a column of the view that counts.
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
    ELSE 'in_time'
  END AS timeliness,
  d.days
FROM task AS t
CROSS JOIN looked_at AS l
JOIN due_today AS d ON d.task_id = t.id
ORDER BY t.id;

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

CREATE VIEW task_answerable AS
SELECT task_id, role, agency_id, 0 AS through_group FROM task_agency
UNION ALL
SELECT DISTINCT ta.task_id, ta.role, m.member_id, 1
FROM agency_member AS m CROSS JOIN task_agency AS ta
WHERE ta.agency_id = m.group_id AND NOT EXISTS (
  SELECT 1 FROM task_agency AS named
  WHERE named.task_id = ta.task_id AND named.role = ta.role AND named.agency_id = m.member_id
) AND EXISTS (
  SELECT 1 FROM task_member AS said
  CROSS JOIN agency_member AS peer
  WHERE said.task_id = ta.task_id AND said.status <> 'todo'
    AND peer.group_id = m.group_id AND peer.member_id = said.agency_id
);

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= l.day
      THEN CASE
        WHEN CASE WHEN t.completed_on < m.completed_on THEN t.completed_on ELSE m.completed_on END > s.due_on
          THEN 'done_late'
        ELSE 'done_on_time' END
    ELSE s.timeliness
  END AS timeliness
FROM standing_today AS s
CROSS JOIN looked_at AS l
JOIN task AS t ON t.id = s.task_id
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id;

CREATE VIEW overdue_today AS
SELECT
  a.name AS agency, a.is_group, p.role, t.plan, t.code, t.title, t.deadline, d.due_on, -d.days AS days_late,
  p.through_group
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN due_today AS d ON d.task_id = t.id
JOIN agency AS a ON a.id = p.agency_id
WHERE p.timeliness = 'overdue'
ORDER BY a.sort_key, d.due_on, t.position;

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

CREATE VIEW agency_month AS
SELECT
  t.plan, substr(d.due_on, 1, 7) AS month, a.name AS agency, a.is_group, p.role,
  count(p.task_id) AS tasks,
  sum(CASE p.timeliness WHEN 'done_on_time' THEN 1 ELSE 0 END) AS done_on_time,
  sum(CASE p.timeliness WHEN 'done_late' THEN 1 ELSE 0 END) AS done_late,
  sum(CASE p.timeliness WHEN 'overdue' THEN 1 ELSE 0 END) AS overdue
FROM assignee_today AS p
JOIN task AS t ON t.id = p.task_id
JOIN due_today AS d ON d.task_id = t.id
JOIN agency AS a ON a.id = p.agency_id
WHERE d.due_on IS NOT NULL AND p.timeliness <> 'cancelled'
GROUP BY t.plan, substr(d.due_on, 1, 7), a.id, a.name, a.is_group, a.sort_key, p.role
ORDER BY t.plan, month, a.sort_key, p.role;

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

-- `likely` is SQLite's alone: an engine whose own `json_each` gives other columns leaves this one to SQLite.
CREATE VIEW task_product AS
SELECT t.id AS task_id, p.key + 1 AS product, p.value AS title
FROM task AS t
CROSS JOIN
  json_each('["' || replace(replace(replace(t.products, '\', '\\'), '"', '\"'), '
', '","') || '"]') AS p
WHERE likely(t.products <> '');

CREATE VIEW unproved AS
SELECT t.plan, t.code, t.title, CAST(p.product AS INTEGER) AS product, p.title AS product_title
FROM task AS t
CROSS JOIN looked_at AS l
JOIN task_product AS p ON CAST(p.task_id AS INTEGER) = t.id
WHERE t.status = 'done' AND t.completed_on <= l.day AND NOT EXISTS (
  SELECT 1 FROM evidence AS e WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = CAST(p.product AS INTEGER))
    AND (e.issued_on IS NULL OR e.issued_on <= l.day)
)
ORDER BY t.plan, t.position, CAST(p.product AS INTEGER);
