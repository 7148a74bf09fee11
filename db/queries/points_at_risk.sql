-- Points that late tasks and those due soon would bring, by criterion.
SELECT plan, criterion, round(sum(points), 2) AS points, count(code) AS tasks, min(days) AS days
FROM at_risk_today
GROUP BY plan, criterion
ORDER BY points DESC;
