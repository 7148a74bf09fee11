"""Windows on when tasks are due."""
