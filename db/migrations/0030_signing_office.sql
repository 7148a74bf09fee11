-- Who draws up and signs reports on a plan; blank: as Part III of the plan of 2020 has it.

ALTER TABLE plan_head ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN office_symbol TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN drafting_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN signing_post TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN signing_place TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN copies TEXT NOT NULL DEFAULT '';
