"""Windows about scores."""
