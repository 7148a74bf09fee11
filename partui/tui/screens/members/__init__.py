"""Members of groups over the tasks that are followed member by member."""
