"""Letters that remind agencies of their tasks."""
