"""The table: it holds keys, and asks for the rows it is about to show."""
