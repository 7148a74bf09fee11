-- Everything is laid aside, so that the tables can be made anew as a new file has them; 0010 puts it back.

DROP VIEW IF EXISTS agency_today;
DROP VIEW IF EXISTS overdue_today;
DROP VIEW IF EXISTS party_today;
DROP VIEW IF EXISTS task_party;
DROP VIEW IF EXISTS unproved;
DROP VIEW IF EXISTS score;
DROP VIEW IF EXISTS history;
DROP VIEW IF EXISTS plan_row;
DROP VIEW IF EXISTS task_today;
DROP VIEW IF EXISTS agency_tally_counted;
DROP VIEW IF EXISTS plan_tally_counted;

CREATE TEMP TABLE old_setting AS SELECT * FROM setting;
CREATE TEMP TABLE old_plan AS SELECT * FROM plan;
CREATE TEMP TABLE old_criterion_source AS SELECT * FROM criterion_source;
CREATE TEMP TABLE old_heading_source AS SELECT * FROM heading_source;
CREATE TEMP TABLE old_task_source AS SELECT * FROM task_source;
CREATE TEMP TABLE old_agency AS SELECT * FROM agency;
CREATE TEMP TABLE old_agency_member AS SELECT * FROM agency_member;
CREATE TEMP TABLE old_criterion AS SELECT * FROM criterion;
CREATE TEMP TABLE old_heading AS SELECT * FROM heading;
CREATE TEMP TABLE old_task AS SELECT * FROM task;
CREATE TEMP TABLE old_task_agency AS SELECT * FROM task_agency;
CREATE TEMP TABLE old_task_member AS SELECT * FROM task_member;
CREATE TEMP TABLE old_task_search AS SELECT * FROM task_search;
CREATE TEMP TABLE old_evidence AS SELECT * FROM evidence;
CREATE TEMP TABLE old_change AS SELECT * FROM change;

DROP TABLE change;
DROP TABLE evidence;
DROP TABLE task_search;
DROP TABLE task_member;
DROP TABLE task_agency;
DROP TABLE agency_tally;
DROP TABLE plan_tally;
DROP TABLE task_source;
DROP TABLE heading_source;
DROP TABLE criterion_source;
DROP TABLE task;
DROP TABLE heading;
DROP TABLE criterion;
DROP TABLE agency_member;
DROP TABLE agency;
DROP TABLE plan;
DROP TABLE setting;
