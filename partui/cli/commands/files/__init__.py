"""Commands about the data file as a whole: copies of it, other copies taken in, whether it is sound."""
