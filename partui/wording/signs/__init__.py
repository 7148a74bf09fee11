"""Signs, what they mean, and what stands for them and for marked letters where they cannot be shown."""
