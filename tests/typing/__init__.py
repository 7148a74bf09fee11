"""Vietnamese as input methods type it: a program on a terminal, and whether it takes what was meant."""
