"""Forms taken in, and their answers accepted or returned; edits from tables."""
