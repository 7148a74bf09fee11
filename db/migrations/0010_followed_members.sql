-- Members of a group answer for a task only where one of them was said to have begun or done its part.

CREATE VIEW task_answerable AS
SELECT task_id, role, agency_id, 0 AS through_group FROM task_agency
UNION ALL
SELECT DISTINCT ta.task_id, ta.role, m.member_id, 1
FROM agency_member AS m CROSS JOIN task_agency AS ta ON ta.agency_id = m.group_id
WHERE NOT EXISTS (
  SELECT 1 FROM task_agency AS named
  WHERE named.task_id = ta.task_id AND named.role = ta.role AND named.agency_id = m.member_id
) AND EXISTS (
  SELECT 1 FROM task_member AS said
  CROSS JOIN agency_member AS peer ON peer.group_id = m.group_id AND peer.member_id = said.agency_id
  WHERE said.task_id = ta.task_id AND said.status <> 'todo'
);

DROP VIEW assignee_today;

CREATE VIEW assignee_today AS
SELECT
  p.task_id, p.role, p.agency_id, p.through_group,
  CASE
    WHEN t.status <> 'cancelled' AND m.status = 'done' AND m.completed_on <= date('now', 'localtime')
      THEN CASE WHEN min(m.completed_on, ifnull(t.completed_on, m.completed_on)) > t.due_on
        THEN 'done_late' ELSE 'done_on_time' END
    ELSE d.timeliness
  END AS timeliness
FROM task_today AS d
JOIN task AS t ON t.plan = d.plan AND t.code = d.code
JOIN task_answerable AS p ON p.task_id = t.id
LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.agency_id;
