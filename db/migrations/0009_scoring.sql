-- Points as exact decimals, how a criterion scores, and the scores that others give it.

DROP VIEW score;

-- The rule of this column speaks of the maximum: it goes first.
ALTER TABLE criterion ADD COLUMN own_text TEXT;
UPDATE criterion SET own_text = CASE WHEN own BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', own), '0')
  ELSE printf('%.15g', own) END WHERE own IS NOT NULL;
ALTER TABLE criterion DROP COLUMN own;

ALTER TABLE criterion RENAME COLUMN max TO old_max;
ALTER TABLE criterion ADD COLUMN max TEXT NOT NULL DEFAULT '0'
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*');
UPDATE criterion SET max = CASE WHEN old_max BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_max), '0')
  ELSE printf('%.15g', old_max) END;
ALTER TABLE criterion DROP COLUMN old_max;

ALTER TABLE criterion RENAME COLUMN baseline TO old_baseline;
ALTER TABLE criterion ADD COLUMN baseline TEXT NOT NULL DEFAULT '0'
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*');
UPDATE criterion SET baseline = CASE WHEN old_baseline BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_baseline), '0')
  ELSE printf('%.15g', old_baseline) END;
ALTER TABLE criterion DROP COLUMN old_baseline;

ALTER TABLE criterion RENAME COLUMN target TO old_target;
ALTER TABLE criterion ADD COLUMN target TEXT NOT NULL DEFAULT '0'
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*');
UPDATE criterion SET target = CASE WHEN old_target BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_target), '0')
  ELSE printf('%.15g', old_target) END;
ALTER TABLE criterion DROP COLUMN old_target;

ALTER TABLE criterion_source RENAME COLUMN max TO old_max;
ALTER TABLE criterion_source ADD COLUMN max TEXT NOT NULL DEFAULT '0'
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*');
UPDATE criterion_source SET max = CASE WHEN old_max BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_max), '0')
  ELSE printf('%.15g', old_max) END;
ALTER TABLE criterion_source DROP COLUMN old_max;

ALTER TABLE criterion_source RENAME COLUMN baseline TO old_baseline;
ALTER TABLE criterion_source ADD COLUMN baseline TEXT NOT NULL DEFAULT '0'
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*');
UPDATE criterion_source SET baseline = CASE WHEN old_baseline BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_baseline), '0')
  ELSE printf('%.15g', old_baseline) END;
ALTER TABLE criterion_source DROP COLUMN old_baseline;

ALTER TABLE criterion_source RENAME COLUMN target TO old_target;
ALTER TABLE criterion_source ADD COLUMN target TEXT NOT NULL DEFAULT '0'
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*');
UPDATE criterion_source SET target = CASE WHEN old_target BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_target), '0')
  ELSE printf('%.15g', old_target) END;
ALTER TABLE criterion_source DROP COLUMN old_target;

ALTER TABLE plan RENAME COLUMN max TO old_max;
ALTER TABLE plan ADD COLUMN max TEXT
  CHECK (max GLOB '[0-9]*' AND max NOT GLOB '*[^0-9.]*' AND max NOT GLOB '*.*.*');
UPDATE plan SET max = CASE WHEN old_max BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_max), '0')
  ELSE printf('%.15g', old_max) END WHERE old_max IS NOT NULL;
ALTER TABLE plan DROP COLUMN old_max;

ALTER TABLE plan RENAME COLUMN baseline TO old_baseline;
ALTER TABLE plan ADD COLUMN baseline TEXT
  CHECK (baseline GLOB '[0-9]*' AND baseline NOT GLOB '*[^0-9.]*' AND baseline NOT GLOB '*.*.*');
UPDATE plan SET baseline = CASE WHEN old_baseline BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_baseline), '0')
  ELSE printf('%.15g', old_baseline) END WHERE old_baseline IS NOT NULL;
ALTER TABLE plan DROP COLUMN old_baseline;

ALTER TABLE plan RENAME COLUMN target TO old_target;
ALTER TABLE plan ADD COLUMN target TEXT
  CHECK (target GLOB '[0-9]*' AND target NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*');
UPDATE plan SET target = CASE WHEN old_target BETWEEN 1e-300 AND 1e-4 THEN rtrim(printf('%.15f', old_target), '0')
  ELSE printf('%.15g', old_target) END WHERE old_target IS NOT NULL;
ALTER TABLE plan DROP COLUMN old_target;

ALTER TABLE criterion ADD COLUMN own TEXT
  CHECK (own GLOB '[0-9]*' AND own NOT GLOB '*[^0-9.]*' AND own NOT GLOB '*.*.*' AND CAST(own AS REAL) <= CAST(max AS REAL));
UPDATE criterion SET own = own_text;
ALTER TABLE criterion DROP COLUMN own_text;
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
