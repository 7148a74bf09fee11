"""Rules of the field: no input, no output."""
