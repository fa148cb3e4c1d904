"""What to run, and on what."""
