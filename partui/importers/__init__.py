"""Files of other formats, read into a plan."""
