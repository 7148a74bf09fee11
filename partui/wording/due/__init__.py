"""When tasks are due, in words."""
