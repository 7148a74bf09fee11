"""Deadlines: the words of a plan read into days."""
