"""Forms and their answers, as an officer and an agency read them."""
