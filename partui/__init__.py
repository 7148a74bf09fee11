"""partui: a plan of administrative reform, followed from a terminal."""
