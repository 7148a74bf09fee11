"""The PAR Index: points, sums, what is at stake."""
