"""One task on a day: status, timeliness, evidence, counts."""
