"""What the kinds of reports say, and what they have in common."""
