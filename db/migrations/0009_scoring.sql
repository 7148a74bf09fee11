-- Points as exact decimals, how a criterion scores, and the scores that others give it.

DROP VIEW score;

-- As text, aside: SQLite renames a column by reading every table, view and trigger anew.
CREATE TEMP TABLE old_points (kind TEXT, id INTEGER, max TEXT, baseline TEXT, target TEXT, own TEXT, PRIMARY KEY (kind, id));
INSERT INTO old_points
SELECT
  kind, id,
  CASE WHEN max BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', max), '0') WHEN max IS NOT NULL THEN printf('%.15g', max) END,
  CASE WHEN baseline BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', baseline), '0') WHEN baseline IS NOT NULL THEN printf('%.15g', baseline) END,
  CASE WHEN target BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', target), '0') WHEN target IS NOT NULL THEN printf('%.15g', target) END,
  CASE WHEN own BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', own), '0') WHEN own IS NOT NULL THEN printf('%.15g', own) END
FROM (
  SELECT 'criterion' AS kind, id, max, baseline, target, own FROM criterion
  UNION ALL SELECT 'source', id, max, baseline, target, NULL FROM criterion_source
  UNION ALL SELECT 'plan', year, max, baseline, target, NULL FROM plan
);

-- The rule of this column speaks of the maximum: it goes first.
ALTER TABLE criterion DROP COLUMN own;
ALTER TABLE criterion DROP COLUMN max;
ALTER TABLE criterion ADD COLUMN max TEXT NOT NULL DEFAULT '0'
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*');
ALTER TABLE criterion DROP COLUMN baseline;
ALTER TABLE criterion ADD COLUMN baseline TEXT NOT NULL DEFAULT '0'
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*');
ALTER TABLE criterion DROP COLUMN target;
ALTER TABLE criterion ADD COLUMN target TEXT NOT NULL DEFAULT '0'
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*');

ALTER TABLE criterion_source DROP COLUMN max;
ALTER TABLE criterion_source ADD COLUMN max TEXT NOT NULL DEFAULT '0'
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*');
ALTER TABLE criterion_source DROP COLUMN baseline;
ALTER TABLE criterion_source ADD COLUMN baseline TEXT NOT NULL DEFAULT '0'
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*');
ALTER TABLE criterion_source DROP COLUMN target;
ALTER TABLE criterion_source ADD COLUMN target TEXT NOT NULL DEFAULT '0'
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*');

ALTER TABLE plan DROP COLUMN max;
ALTER TABLE plan ADD COLUMN max TEXT
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*');
ALTER TABLE plan DROP COLUMN baseline;
ALTER TABLE plan ADD COLUMN baseline TEXT
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*');
ALTER TABLE plan DROP COLUMN target;
ALTER TABLE plan ADD COLUMN target TEXT
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*');
ALTER TABLE criterion ADD COLUMN own TEXT
  CHECK (own GLOB '[0-9]*' AND own NOT GLOB '*[^0-9.]*' AND own NOT GLOB '*.*.*' AND CAST(own AS REAL) <= CAST(max AS REAL));

UPDATE criterion SET (max, baseline, target, own) = (
  SELECT o.max, o.baseline, o.target, o.own FROM old_points AS o WHERE o.kind = 'criterion' AND o.id = criterion.id
);
UPDATE criterion_source SET (max, baseline, target) = (
  SELECT o.max, o.baseline, o.target FROM old_points AS o WHERE o.kind = 'source' AND o.id = criterion_source.id
);
UPDATE plan SET (max, baseline, target) = (
  SELECT o.max, o.baseline, o.target FROM old_points AS o WHERE o.kind = 'plan' AND o.id = plan.year
);
DROP TABLE old_points;

ALTER TABLE criterion ADD COLUMN appraised TEXT
  CHECK (appraised GLOB '[0-9]*' AND appraised NOT GLOB '*[^0-9.]*' AND appraised NOT GLOB '*.*.*' AND CAST(appraised AS REAL) <= CAST(max AS REAL));
ALTER TABLE criterion ADD COLUMN surveyed TEXT
  CHECK (surveyed GLOB '[0-9]*' AND surveyed NOT GLOB '*[^0-9.]*' AND surveyed NOT GLOB '*.*.*' AND CAST(surveyed AS REAL) <= CAST(max AS REAL));
ALTER TABLE criterion ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
ALTER TABLE criterion ADD COLUMN scored_by TEXT NOT NULL DEFAULT '' CHECK (scored_by IN ('', 'work', 'survey', 'both'));
ALTER TABLE criterion ADD COLUMN on_time_only INTEGER NOT NULL DEFAULT 0 CHECK (on_time_only IN (0, 1));
ALTER TABLE criterion ADD COLUMN counts_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (counts_cancelled IN (0, 1));
ALTER TABLE criterion ADD COLUMN survey_share TEXT NOT NULL DEFAULT '';
ALTER TABLE criterion ADD COLUMN steps TEXT NOT NULL DEFAULT '';

ALTER TABLE task ADD COLUMN serves TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN share TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN effort INTEGER NOT NULL DEFAULT 0 CHECK (effort BETWEEN 0 AND 5);

CREATE VIEW score AS
SELECT
  k.plan, k.position, k.code, k.title, k.max, k.baseline, k.target, k.own, k.appraised, k.surveyed, k.scored_by,
  NOT EXISTS (SELECT 1 FROM criterion AS below WHERE below.parent_id = k.id) AS is_leaf, k.lead
FROM criterion AS k
ORDER BY k.plan, k.position;
