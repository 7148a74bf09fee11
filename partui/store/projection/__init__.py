"""Rows worked out from the sources and the journal, and held against them."""
