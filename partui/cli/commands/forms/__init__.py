"""Commands on tables that are filled in elsewhere."""
