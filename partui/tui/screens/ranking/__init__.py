"""Agencies, or provinces, side by side in their order."""
