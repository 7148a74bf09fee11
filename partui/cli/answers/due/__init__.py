"""What the commands print of due days: today's work, what is late, what is behind, what waits for what."""
