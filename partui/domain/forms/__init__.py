"""Tables that come back filled in: what they say of tasks, and what that would change."""
