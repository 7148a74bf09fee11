"""Plans in and out: the reader and the writer of each format side by side."""
