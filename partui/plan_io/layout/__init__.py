"""How a plan is laid out in any format: its letter, the tables of its annexes, their cells and codes."""
