"""Many provinces side by side."""
