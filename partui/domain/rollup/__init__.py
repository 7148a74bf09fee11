"""Many provinces side by side: their figures, their order."""
