"""Tasks that are followed member by member."""
