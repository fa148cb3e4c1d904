"""What can be wrong with an input."""

from __future__ import annotations


class InputError(ValueError):
    """An input that cannot become an article.

    Parameters
    ----------
    kind
        Short name of the error, the ``error`` column of the ``errors`` table: ``empty``, ``binary``, ``encoding``,
        ``format``, ``too_large``, ``not_found``, ``unreadable``, ``name``.
    message
        What went wrong and what to do about it, for the person who runs the pipeline.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
