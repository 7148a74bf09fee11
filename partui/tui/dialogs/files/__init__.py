"""Windows about files taken away or in."""
