"""Targets, readings and how the two stand."""
