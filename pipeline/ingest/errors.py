"""What can be wrong with an input."""

from __future__ import annotations

from importlib.util import find_spec


class InputError(ValueError):
    """An input that cannot become an article.

    Parameters
    ----------
    kind
        Short name of the error, the ``error`` column of the ``errors`` table: ``empty``, ``binary``, ``encoding``,
        ``format``, ``too_large``, ``not_found``, ``unreadable``, ``name``, ``library``.
    message
        What went wrong and what to do about it, for the person who runs the pipeline.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def require(library: str, extra: str) -> None:
    """Refuse an input whose kind needs a library that is not installed.

    Raises
    ------
    InputError
        ``library``, with the command that installs it.
    """
    if find_spec(library) is None:
        raise InputError("library", f"Files of this kind need {library}: pip install 'council-news[{extra}]'.")
