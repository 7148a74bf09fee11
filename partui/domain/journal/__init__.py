"""The journal: what one edit may change, what follows from it, two journals made one."""
