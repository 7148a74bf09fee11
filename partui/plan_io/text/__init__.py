"""A plan as text, as a scan is recognised or as it is issued."""
