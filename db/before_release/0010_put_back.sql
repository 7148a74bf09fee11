-- What 0009 laid aside: rows of all kinds under ids of one sequence, lists as lines, nothing of the journal lost.

DELETE FROM setting;
INSERT INTO setting (name, value)
SELECT iif(name GLOB 'excerpt/*', 'partial/' || substr(name, 9), name), value FROM old_setting;

INSERT INTO plan (year, number, issued, issuer, title, max, baseline, target)
SELECT year, number, issued, issuer, title, max, baseline, target FROM old_plan;

CREATE TEMP TABLE moved (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  was      INTEGER NOT NULL,
  uid      TEXT NOT NULL,
  plan     INTEGER,
  position INTEGER NOT NULL,
  code     TEXT NOT NULL,
  added    INTEGER NOT NULL,
  UNIQUE (kind, was)
);

INSERT INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'task', task_id, uid, plan, position, code, added FROM old_task_source ORDER BY task_id;
INSERT INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'heading', heading_id, uid, plan, position, code, added FROM old_heading_source ORDER BY heading_id;
INSERT INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'criterion', criterion_id, uid, plan, position, code, added FROM old_criterion_source ORDER BY criterion_id;
INSERT INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'agency', id, key, NULL, 0, '', 0 FROM old_agency ORDER BY id;

-- A row that has lost its source, as `partui check` goes on saying.
INSERT OR IGNORE INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'criterion', id, 'criterion/lost/' || id, plan, position, code, 0 FROM old_criterion;
INSERT OR IGNORE INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'heading', id, 'heading/lost/' || id, plan, position, code, 0 FROM old_heading;
INSERT OR IGNORE INTO moved (kind, was, uid, plan, position, code, added)
SELECT 'task', id, uid, plan, position, code, 0 FROM old_task;

INSERT INTO subject (id, kind, uid, plan, position, code, added)
SELECT id, kind, uid, plan, position, code, added FROM moved;

-- What speaks of nothing becomes NULL, which `change` refuses: better no migration than a change the less.
INSERT INTO change (seq, uuid, edit, undoes, subject_id, field, old, new, author, changed_at, reason)
SELECT c.seq, c.uuid, c.edit, c.undoes, m.id, c.field, c.old, c.new, c.by, c.at, c.why
FROM (
  SELECT *, 'task' AS kind, task_id AS was FROM old_change WHERE task_id IS NOT NULL
  UNION ALL
  SELECT *, 'criterion', criterion_id FROM old_change WHERE criterion_id IS NOT NULL
  UNION ALL
  SELECT *, 'heading', heading_id FROM old_change WHERE heading_id IS NOT NULL
  UNION ALL
  SELECT *, 'agency', agency_id FROM old_change WHERE agency_id IS NOT NULL
) AS c
LEFT JOIN moved AS m ON m.kind = c.kind AND m.was = c.was
ORDER BY c.seq;

INSERT INTO criterion_source (id, title, max, baseline, target, lead)
SELECT m.id, o.title, o.max, o.baseline, o.target, o.lead
FROM old_criterion_source AS o JOIN moved AS m ON m.kind = 'criterion' AND m.was = o.criterion_id;

INSERT INTO heading_source (id, title)
SELECT m.id, o.title FROM old_heading_source AS o JOIN moved AS m ON m.kind = 'heading' AND m.was = o.heading_id;

INSERT INTO task_source (id, title, products, requirements, deadline, lead, implementers, inherited)
SELECT
  m.id, o.title,
  (SELECT ifnull(group_concat(value, char(10)), '') FROM json_each(o.products) WHERE value <> ''),
  (SELECT ifnull(group_concat(value, char(10)), '') FROM json_each(o.requirements) WHERE value <> ''),
  o.deadline, o.lead, o.implementers, o.inherited
FROM old_task_source AS o JOIN moved AS m ON m.kind = 'task' AND m.was = o.task_id;

INSERT INTO agency (id, key, name, written, short, is_group, kept, sort_key, version)
SELECT m.id, o.key, o.name, ifnull(nullif(o.written, ''), o.name), o.short, o.is_group, o.kept, o.sort_key, o.version
FROM old_agency AS o JOIN moved AS m ON m.kind = 'agency' AND m.was = o.id;

INSERT INTO agency_member (group_id, member_id)
SELECT g.id, m.id FROM old_agency_member AS o
JOIN moved AS g ON g.kind = 'agency' AND g.was = o.group_id
JOIN moved AS m ON m.kind = 'agency' AND m.was = o.member_id;

INSERT INTO criterion (id, plan, position, code, parent_id, title, max, baseline, target, lead, own, version)
SELECT m.id, o.plan, o.position, o.code, p.id, o.title, o.max, o.baseline, o.target, o.lead, o.own, o.version
FROM old_criterion AS o
JOIN moved AS m ON m.kind = 'criterion' AND m.was = o.id
LEFT JOIN moved AS p ON p.kind = 'criterion' AND p.was = o.parent_id;

INSERT INTO heading (id, plan, position, code, chapter, parent_id, title, version)
SELECT m.id, o.plan, o.position, o.code, o.chapter, p.id, o.title, o.version
FROM old_heading AS o
JOIN moved AS m ON m.kind = 'heading' AND m.was = o.id
LEFT JOIN moved AS p ON p.kind = 'heading' AND p.was = o.parent_id;

INSERT INTO task (
  id, plan, position, code, chapter, heading_id, criterion_id, title, products, requirements, deadline, deadline_kind,
  due_on, leads, implementers, inherited, status, completed_on, progress, measured, note, version
)
SELECT
  m.id, o.plan, o.position, o.code, o.chapter, h.id, k.id, o.title,
  (SELECT ifnull(group_concat(value, char(10)), '') FROM json_each(o.products) WHERE value <> ''),
  (SELECT ifnull(group_concat(value, char(10)), '') FROM json_each(o.requirements) WHERE value <> ''),
  o.deadline, o.deadline_kind, o.due_on, o.leads, o.implementers, o.inherited, o.status, o.completed_on, o.progress,
  o.measured, o.note, o.version
FROM old_task AS o
JOIN moved AS m ON m.kind = 'task' AND m.was = o.id
LEFT JOIN moved AS h ON h.kind = 'heading' AND h.was = o.heading_id
LEFT JOIN moved AS k ON k.kind = 'criterion' AND k.was = o.criterion_id;

INSERT INTO task_agency (task_id, role, position, agency_id)
SELECT t.id, o.role, o.position, a.id FROM old_task_agency AS o
JOIN moved AS t ON t.kind = 'task' AND t.was = o.task_id
JOIN moved AS a ON a.kind = 'agency' AND a.was = o.agency_id;

INSERT INTO task_member (task_id, agency_id, status, completed_on)
SELECT t.id, a.id, o.status, o.completed_on FROM old_task_member AS o
JOIN moved AS t ON t.kind = 'task' AND t.was = o.task_id
JOIN moved AS a ON a.kind = 'agency' AND a.was = o.agency_id;

INSERT INTO task_search (task_id, folded, title_key, lead_key)
SELECT t.id, o.folded, o.title_key, o.lead_key
FROM old_task_search AS o JOIN moved AS t ON t.kind = 'task' AND t.was = o.task_id;

INSERT INTO evidence (id, uuid, task_id, product, number, issued_on, issuer, summary, link)
SELECT o.id, o.uuid, t.id, o.product, o.number, o.issued_on, o.issuer, o.summary, o.link
FROM old_evidence AS o JOIN moved AS t ON t.kind = 'task' AND t.was = o.task_id;

DROP TABLE temp.old_setting;
DROP TABLE temp.old_plan;
DROP TABLE temp.old_criterion_source;
DROP TABLE temp.old_heading_source;
DROP TABLE temp.old_task_source;
DROP TABLE temp.old_agency;
DROP TABLE temp.old_agency_member;
DROP TABLE temp.old_criterion;
DROP TABLE temp.old_heading;
DROP TABLE temp.old_task;
DROP TABLE temp.old_task_agency;
DROP TABLE temp.old_task_member;
DROP TABLE temp.old_task_search;
DROP TABLE temp.old_evidence;
DROP TABLE temp.old_change;
DROP TABLE temp.moved;
