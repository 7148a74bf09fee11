"""The journal: edits written, undone and read."""
