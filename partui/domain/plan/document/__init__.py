"""The plan as a document: what it says of itself, and the fields that it is written in."""
