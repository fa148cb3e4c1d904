"""What a run reads: the files behind its inputs, without those that it writes itself."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.facts import Failure
from pipeline.ingest.read import STDIN, Input, find_inputs


class NothingToRead(ValueError):
    """The inputs hold no file that could be read or refused."""


def input_paths(inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str | os.PathLike[str]]:
    """One input or several as a list."""
    return [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)


def find(paths: Sequence[str | os.PathLike[str]], out: Path) -> list[Input | Failure]:
    """What lies behind ``paths``, by source; nothing of the output folder ``out``, which may lie inside an input.

    Raises
    ------
    FileNotFoundError
        Where an input does not exist.
    NothingToRead
        Where there is no file at all.
    FileExistsError
        Where an input is the output folder itself.
    """
    names = [os.fspath(path) for path in paths]
    for name in names:
        if name != STDIN and not os.path.lexists(name):
            raise FileNotFoundError(f"there is no file or folder {name!r}")
    target = out.resolve()
    folders = [Path(name).resolve() for name in names if name != STDIN and os.path.isdir(name)]
    if target in folders:
        raise FileExistsError(f"{out} is read and cannot be written into; choose another folder for the tables")
    found = [item for item in find_inputs(names) if not _is_output(item, folders, target)]
    if not found:
        raise NothingToRead("nothing to read: the folders hold no file of a kind that is read")
    return sorted(found, key=lambda item: item.source)


def _is_output(item: Input | Failure, folders: Sequence[Path], target: Path) -> bool:
    """Whether a file was met in the output folder on the way through an input folder around it."""
    if isinstance(item, Failure) or str(item.path) == STDIN:
        return False
    path = item.path.resolve()
    # A folder inside the output folder that was given by itself is meant to be read.
    return target in path.parents and not any(target in folder.parents and folder in path.parents for folder in folders)


def as_files(found: Iterable[Input | Failure], work: Path) -> Iterator[Input]:
    """The inputs as files with whole paths; standard input becomes one, since only this process can read it."""
    for item in found:
        if isinstance(item, Failure):
            continue
        if str(item.path) == STDIN:
            copy = work / "stdin"
            with open(copy, "wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
            item = replace(item, path=copy)
        yield replace(item, path=item.path.absolute())
