"""An output folder that always holds one whole run."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: The file that a run writes last; a folder without it holds no finished run.
RECORD = "run.json"
#: The folder in the output folder where a run works.
WORK = ".work"
#: The only folders that a run writes, and therefore takes away, end so.
FOLDER_SUFFIX = ".parquet"


@contextmanager
def whole_output(out: Path) -> Iterator[Path]:
    """A folder to write the run's files into; they appear in ``out`` together when the block ends without an error.

    Files of the run before that this one does not write are removed; other people's files in ``out`` stay. The record
    of the run before goes first and this one's comes last, so that a run that is killed between the two is seen.

    Raises
    ------
    OSError
        Where ``out`` is not a folder or cannot be written, or the disk is full; ``out`` is then as it was.
    """
    stage = out / WORK / "stage"
    if stage.exists():
        # A run that was killed left it.
        shutil.rmtree(stage)
    stage.mkdir(parents=True)
    try:
        yield stage
        _publish(stage, out)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _publish(stage: Path, out: Path) -> None:
    files = sorted(path.name for path in stage.iterdir() if path.name != RECORD)
    outdated = set(_files_of_last_run(out)) - {*files, RECORD}
    for name in (*files, RECORD):
        for path in _files_of(stage / name):
            _sync(path)
    (out / RECORD).unlink(missing_ok=True)
    for name in outdated:
        _remove(out / name)
    for name in files:
        if (stage / name).is_dir() or (out / name).is_dir():
            _remove(out / name)
        os.replace(stage / name, out / name)
    os.replace(stage / RECORD, out / RECORD)


def _files_of(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]


def _sync(path: Path) -> None:
    """Bring a file to the disk, so that a power cut finds it whole under its name."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    """Take away a table of the run before: a file, or a folder of a partitioned one."""
    if path.suffix == FOLDER_SUFFIX and path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _files_of_last_run(out: Path) -> list[str]:
    try:
        record = json.loads((out / RECORD).read_text(encoding="utf-8"))
        files = record["files"]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError) as error:
        raise FileExistsError(f"{out / RECORD} is not a run's record; choose another folder") from error
    # Names only: a record that was tampered with must not reach beyond the folder.
    return [name for name in files if isinstance(name, str) and name == os.path.basename(name)]
