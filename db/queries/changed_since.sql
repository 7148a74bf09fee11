-- What was edited from a day on, the newest first.
SELECT at, "by", subject, code, field, old, new, why FROM history WHERE at >= :day ORDER BY clock DESC;
