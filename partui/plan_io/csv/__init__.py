"""A plan as CSV."""
