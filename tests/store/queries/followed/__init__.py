"""Tests of the reports read from the store."""
