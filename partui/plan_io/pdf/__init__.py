"""Plans in PDF files with a text layer: tables by their rules."""
