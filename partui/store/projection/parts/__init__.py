"""Tables that hang on the rows of kinds."""
