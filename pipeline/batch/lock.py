"""One run a folder at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _acquire(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _acquire(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderInUse(OSError):
    """Another run is writing into the folder."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock at ``path``; the system lets it go whenever and however this process ends.

    Raises
    ------
    FolderInUse
        Where another process holds it.
    """
    with open(path, "ab") as file:
        try:
            _acquire(file)
        except OSError as error:
            raise FolderInUse(
                f"another run is writing into {path.parent.parent}; wait for it or choose another folder"
            ) from error
        yield
