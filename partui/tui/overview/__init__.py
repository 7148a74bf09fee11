"""Tổng quan, drawn as lines of text."""
