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
        _sync(stage / name)
    (out / RECORD).unlink(missing_ok=True)
    for name in files:
        os.replace(stage / name, out / name)
    for name in outdated:
        (out / name).unlink(missing_ok=True)
    os.replace(stage / RECORD, out / RECORD)


def _sync(path: Path) -> None:
    """Bring a file to the disk, so that a power cut finds it whole under its name."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


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
