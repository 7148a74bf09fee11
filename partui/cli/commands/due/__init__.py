"""Commands on when tasks are due: extensions and milestones."""
