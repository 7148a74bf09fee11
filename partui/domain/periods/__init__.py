"""Periods (kỳ): the instances of work that comes back, and what was said of each."""
