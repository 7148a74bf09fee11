-- Numbers as printed where they are not the code, and columns that 2020's plan does not have.

ALTER TABLE task_source ADD COLUMN number TEXT;
ALTER TABLE task_source ADD COLUMN second_code TEXT NOT NULL DEFAULT '';
ALTER TABLE task_source ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE task_source ADD COLUMN start TEXT NOT NULL DEFAULT '';
ALTER TABLE task_source ADD COLUMN other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}');
ALTER TABLE heading_source ADD COLUMN number TEXT;
ALTER TABLE heading_source ADD COLUMN other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}');
ALTER TABLE criterion_source ADD COLUMN number TEXT;

ALTER TABLE task ADD COLUMN number TEXT;
ALTER TABLE task ADD COLUMN second_code TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN start TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}');
ALTER TABLE heading ADD COLUMN number TEXT;
ALTER TABLE heading ADD COLUMN other TEXT NOT NULL DEFAULT '{}' CHECK (other GLOB '{*}');
ALTER TABLE criterion ADD COLUMN number TEXT;
