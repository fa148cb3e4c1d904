"""Writers and readers of the tables."""
