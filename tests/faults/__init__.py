"""Faults provoked on purpose: hundreds of rounds by `make faults`, a few in the suite."""
