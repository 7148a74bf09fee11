-- A document proves several products of a task: a row for each.

CREATE TEMP TABLE before_several AS SELECT * FROM evidence;
DROP TABLE evidence;

CREATE TABLE evidence (
  id        INTEGER PRIMARY KEY,
  uuid      TEXT NOT NULL CHECK (length(uuid) = 36),
  task_id   INTEGER NOT NULL REFERENCES task (id),
  product   INTEGER CHECK (product >= 1),
  number    TEXT NOT NULL,
  issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  issuer    TEXT NOT NULL,
  summary   TEXT NOT NULL,
  link      TEXT NOT NULL
) STRICT;

CREATE INDEX evidence_by_task ON evidence (task_id, product);
CREATE UNIQUE INDEX evidence_once ON evidence (task_id, uuid, ifnull(product, 0));

INSERT INTO evidence SELECT * FROM temp.before_several;
DROP TABLE temp.before_several;
