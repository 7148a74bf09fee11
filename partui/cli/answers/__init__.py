"""What the quick commands print, without waiting for the command line's library."""
