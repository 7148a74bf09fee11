"""What is read: tasks, counts, lists, reports."""
