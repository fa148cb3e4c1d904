"""How often a process at work looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects that are made between two searches for cycles; Python's own choice is 700.
_BETWEEN_SEARCHES = 200_000


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Search seldom for cycles of objects, of which articles leave few: the searches cost a twentieth of a run."""
    usual = gc.get_threshold()
    gc.set_threshold(_BETWEEN_SEARCHES, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
