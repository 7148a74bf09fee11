"""The terminal: which it is, what is sent to it, what it sends."""
