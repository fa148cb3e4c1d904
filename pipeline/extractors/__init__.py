"""The extractors: a spaCy component a file, each a thin factory over :mod:`pipeline.grammar`."""
