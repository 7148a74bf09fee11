-- What a plan says of itself, as an officer puts it right: its document is kept as it is.

CREATE TABLE plan_head (
  id         INTEGER PRIMARY KEY REFERENCES subject (id),
  plan       INTEGER NOT NULL UNIQUE REFERENCES plan (year),
  symbol     TEXT NOT NULL,
  issued     TEXT NOT NULL,
  issuer     TEXT NOT NULL,
  signer     TEXT NOT NULL DEFAULT '',
  recipients TEXT NOT NULL DEFAULT '',
  province   TEXT NOT NULL DEFAULT '',
  version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
) STRICT;

INSERT INTO subject (kind, uid, plan, code) SELECT 'plan_head', 'plan_head/' || year, year, year FROM plan;

INSERT INTO plan_head (id, plan, symbol, issued, issuer)
SELECT s.id, p.year, p.number, p.issued, p.issuer
FROM plan AS p JOIN subject AS s ON s.plan = p.year AND s.kind = 'plan_head';

-- Doubts in the plan (see `partui check --plan`) that an officer has settled, each with the reason.
CREATE TABLE settled_doubt (
  head_id INTEGER NOT NULL REFERENCES plan_head (id),
  doubt   TEXT NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY (head_id, doubt)
) STRICT, WITHOUT ROWID;
