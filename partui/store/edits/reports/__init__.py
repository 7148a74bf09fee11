"""Edits of what reports and letters need besides the plan: who was reminded, the office's own words."""
