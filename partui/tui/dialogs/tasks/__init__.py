"""Windows about tasks."""
