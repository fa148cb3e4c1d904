"""Models that were learned from data: how they are applied, and how they are trained.

Applying one needs nothing but its JSON file; scikit-learn is imported by :mod:`pipeline.models.fitting` and the
``*_training`` modules alone.
"""
