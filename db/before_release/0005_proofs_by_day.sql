-- A document proves nothing before its own day.

DROP VIEW unproved;

CREATE VIEW unproved AS
SELECT t.plan, t.code, t.title, p.key + 1 AS product, p.value AS product_title
FROM task AS t, json_each(t.products) AS p
WHERE t.status = 'done' AND t.completed_on <= date('now', 'localtime') AND NOT EXISTS (
  SELECT 1 FROM evidence AS e WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = p.key + 1)
    AND (e.issued_on IS NULL OR e.issued_on <= date('now', 'localtime'))
)
ORDER BY t.plan, t.position, product;
