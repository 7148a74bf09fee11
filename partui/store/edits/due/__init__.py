"""When tasks are due: extensions and milestones, written down and taken back."""
