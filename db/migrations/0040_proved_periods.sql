-- A document of a single instance of work that comes back proves that instance, not the task as a whole.
DROP VIEW unproved;
CREATE VIEW unproved AS
SELECT t.plan, t.code, t.title, CAST(p.product AS INTEGER) AS product, p.title AS product_title
FROM task AS t
CROSS JOIN looked_at AS l
JOIN task_product AS p ON CAST(p.task_id AS INTEGER) = t.id
WHERE t.status = 'done' AND t.completed_on <= l.day AND (
  EXISTS (
    SELECT 1 FROM task_period AS k
    WHERE k.task_id = t.id AND k.due_on IS NOT NULL AND (k.status <> 'waived' OR k.completed_on > l.day)
      AND NOT EXISTS (
        SELECT 1 FROM evidence AS e
        WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = CAST(p.product AS INTEGER))
          AND (e.issued_on IS NULL OR e.issued_on <= l.day)
          AND (e.period = k.key OR e.period NOT IN (
            SELECT o.key FROM task_period AS o WHERE o.task_id = t.id AND o.due_on IS NOT NULL))
      )
  )
  OR NOT EXISTS (SELECT 1 FROM task_period AS k WHERE k.task_id = t.id AND k.due_on IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM evidence AS e
      WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = CAST(p.product AS INTEGER))
        AND (e.issued_on IS NULL OR e.issued_on <= l.day)
    )
)
ORDER BY t.plan, t.position, CAST(p.product AS INTEGER);
