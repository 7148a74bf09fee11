"""Many provinces' files read together, none of them written."""
