-- Each agency that has work which comes back, as a member of a group, owes each of its instances by itself.

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

DROP VIEW task_answerable;
DROP VIEW assignee_today;

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
        WHEN CASE WHEN t.completed_on < m.completed_on THEN t.completed_on ELSE m.completed_on END > s.due_on
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
  END AS timeliness
FROM standing_today AS s
CROSS JOIN looked_at AS l
JOIN task AS t ON t.id = s.task_id
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id
LEFT JOIN agency_due AS d ON d.task_id = p.task_id AND d.agency_id = p.agency_id AND p.through_group = 1
LEFT JOIN day_number AS n ON n.day = d.due_on
WHERE t.quorum = '' OR s.status <> 'done'
  OR EXISTS (SELECT 1 FROM task_agency AS own WHERE own.task_id = p.task_id AND own.agency_id = p.agency_id)
  OR (m.status = 'done' AND m.completed_on <= l.day);
