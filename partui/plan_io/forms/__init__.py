"""Tables filled in elsewhere, read."""
