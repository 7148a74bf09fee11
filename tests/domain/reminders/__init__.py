"""Letters that remind agencies."""
