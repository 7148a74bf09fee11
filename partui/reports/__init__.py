"""Reports, written from the domain's models to files of other programs."""
