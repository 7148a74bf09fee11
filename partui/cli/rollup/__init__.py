"""`partui rollup`."""
