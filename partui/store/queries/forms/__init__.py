"""Forms: what they ask, and the answers that have come."""
