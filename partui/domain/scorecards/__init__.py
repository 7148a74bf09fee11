"""Agencies side by side: a scorecard each, and their order."""
