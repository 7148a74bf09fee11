-- What a plan's document is where it is no Kế hoạch: Quyết định, Nghị quyết … Deadlines' words are read anew besides.

ALTER TABLE plan ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_head ADD COLUMN kind TEXT NOT NULL DEFAULT '';
