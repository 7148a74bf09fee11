"""Letters that remind agencies: which were sent, how often, answered or not."""
