-- The share done on time of what was due, agency by agency and month by month.
SELECT
  plan, month, agency, tasks, done_on_time, done_late, overdue,
  round(100.0 * done_on_time / nullif(done_on_time + done_late + overdue, 0), 1) AS on_time_percent
FROM agency_month
WHERE role = 'lead'
ORDER BY plan, month, on_time_percent;
