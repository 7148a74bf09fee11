-- Of which instance of work that comes back a document is; blank for no single one.

ALTER TABLE evidence ADD COLUMN period TEXT NOT NULL DEFAULT '';
