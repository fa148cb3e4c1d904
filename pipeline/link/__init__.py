"""What no article tells alone: the same person, the same event, what contradicts what; functions of rows only."""
