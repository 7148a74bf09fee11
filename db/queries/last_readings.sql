-- The last figure measured of each task that has one, with what it is held against.
SELECT r.plan, r.code, r.title, r.taken_on, r.number, r.whole, r.share, r.unit, r.bar
FROM task_reading AS r
JOIN (SELECT plan, code, max(taken_on) AS taken_on FROM task_reading GROUP BY plan, code) AS last
  ON last.plan = r.plan AND last.code = r.code AND last.taken_on = r.taken_on
ORDER BY r.plan, r.code;
