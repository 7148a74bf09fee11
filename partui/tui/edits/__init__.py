"""Editing what the plan says: the windows that ask, and what is saved."""
