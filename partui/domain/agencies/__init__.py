"""Agencies and groups: their names read from cells, their members, their order."""
