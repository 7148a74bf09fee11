"""The plan: its file, its rows and their codes, the next one made of it."""
