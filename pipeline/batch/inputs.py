"""What a run reads: the files behind its inputs, without those that it writes itself."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.facts import Failure
from pipeline.frozen import replace
from pipeline.ingest.read import STDIN, Input, find_inputs, is_read
from pipeline.knowledge import rows


class NothingToRead(ValueError):
    """The inputs hold no file that could be read or refused."""


class UnknownField(ValueError):
    """A field of records that there is not."""


def check_fields(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The names of the fields of records, in a fixed order.

    Raises
    ------
    UnknownField
        Where there is no such field.
    """
    known = list(dict.fromkeys(row["field"] for row in rows("record_fields")))
    for field in fields:
        if field not in known:
            raise UnknownField(f"records have no field {field!r}; choose from {', '.join(known)}")
    return tuple(sorted(fields.items()))


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
    found = [_regular(item) for item in find_inputs(names) if not _is_output(item, folders, target)]
    if not found:
        raise NothingToRead(
            f"nothing to read: there is no file of a kind that is read in {', '.join(names)} (text, web pages, JSON, "
            "CSV, Word, PDF …; docs/ingest.md lists the kinds)"
        )
    return sorted(found, key=lambda item: item.source)


def _regular(item: Input | Failure) -> Input | Failure:
    """The item; of a pipe or a device, which may never end and cannot be read twice, the failure to read it."""
    if isinstance(item, Failure) or str(item.path) == STDIN:
        return item
    try:
        mode = os.stat(item.path).st_mode
    except OSError:  # the worker meets it too, and tells it
        return item
    if stat.S_ISREG(mode):
        return item
    return Failure(
        source=item.source, stage="read", error="unreadable", message="It is no file but a pipe or a device."
    )


def left_aside(names: Sequence[str | os.PathLike[str]], out: Path) -> dict[str, int]:
    """Ending → how many files in the input folders are of a kind that is not read, the commonest first.

    Hidden files and folders and the output folder do not count.
    """
    target = out.resolve()
    endings: Counter[str] = Counter()
    for name in names:
        for folder, folders, files in os.walk(os.fspath(name)) if os.fspath(name) != STDIN else ():
            folders[:] = [one for one in folders if not one.startswith(".") and Path(folder, one).resolve() != target]
            endings.update(
                Path(file).suffix.lower() for file in files if not file.startswith(".") and not is_read(file)
            )
    return dict(sorted(endings.items(), key=lambda item: (-item[1], item[0])))


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
