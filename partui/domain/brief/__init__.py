"""One page for a chief: what it says of a plan."""
