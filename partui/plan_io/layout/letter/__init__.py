"""The letter before the annexes of a plan."""
