"""Grammars: pure functions from text to spans. They import nothing but :mod:`pipeline.knowledge`."""
