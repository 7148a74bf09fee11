"""Tests of one page for a chief."""
