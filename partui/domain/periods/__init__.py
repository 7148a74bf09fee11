"""Periods (kỳ): the instances of work that comes back."""
