"""Scoring against gold."""
