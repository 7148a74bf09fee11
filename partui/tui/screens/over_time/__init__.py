"""The plan over time: month by month, and year against year."""
