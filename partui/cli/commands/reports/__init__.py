"""Commands that write documents, and what is remembered of letters."""
