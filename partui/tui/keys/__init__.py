"""Keys: their names, the officer's own, the ones that screens share, and the order in which they act."""
