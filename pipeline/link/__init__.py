"""Across articles: pure functions of all mention rows."""
