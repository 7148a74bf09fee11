"""A plan as a Word document."""
