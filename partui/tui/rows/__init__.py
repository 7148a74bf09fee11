"""What the store says as rows of tables and lines of words."""
