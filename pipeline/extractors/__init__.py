"""The extractors: what :mod:`pipeline.grammar` finds in a Doc becomes rows. One component stands in one file."""
