"""The log: faults of partui's own, written down for whoever mends it."""
