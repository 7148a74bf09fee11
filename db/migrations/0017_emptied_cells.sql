-- Cells that the plan first printed and a revised plan leaves empty, by their names in the journal.

ALTER TABLE task ADD COLUMN emptied TEXT NOT NULL DEFAULT '';
