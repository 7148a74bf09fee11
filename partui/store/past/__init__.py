"""The past: the plan as it was on a day, by the effective day of each change."""
