-- An agency that was joined into another: whoever names it means that one.

ALTER TABLE agency ADD COLUMN joined TEXT NOT NULL DEFAULT '';

CREATE INDEX agency_joined ON agency (key, joined) WHERE joined <> '';
