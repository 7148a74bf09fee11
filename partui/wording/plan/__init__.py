"""What a plan brings, what its tables and a revision of it say, in words."""
