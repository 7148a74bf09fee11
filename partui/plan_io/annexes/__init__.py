"""The tables of the annexes: heads, rows, codes."""
