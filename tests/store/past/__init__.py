"""Looking at days of the past."""
