"""A run: read, extract, link, write."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.batch.cluster import EngineName, make_engine
from pipeline.batch.correcting import corrections_of
from pipeline.batch.extraction import bring_to_parts, drop_leftovers, drop_outdated
from pipeline.batch.inputs import as_files, check_fields, find, input_paths, left_aside
from pipeline.batch.lock import exclusive
from pipeline.batch.merge import Options, Written, write_tables
from pipeline.batch.output import RECORD, WORK, whole_output
from pipeline.batch.summary import RunSummary, record
from pipeline.batch.units import units_of
from pipeline.facts import Failure
from pipeline.knowledge import use
from pipeline.tables.formats import check_formats, check_partition, write_formats

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner
    from pipeline.tables.labels import Language

logger = logging.getLogger(__name__)

#: Called as the run goes on with the number of articles done and the number in all, as far as it is known.
Progress = Callable[[int, int], None]


def _no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def run(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    backend: Backend = "syllables",
    ner: Ner = "auto",
    keep_duplicates: bool = False,
    only_council: bool = False,
    min_confidence: float = 0.0,
    workers: int = 0,
    engine: EngineName = "processes",
    scheduler: str = "",
    fresh: bool = False,
    formats: Collection[str] = ("csv",),
    labels: Language | None = None,
    partition: Collection[str] = (),
    fields: Mapping[str, str] | None = None,
    corrections: Collection[str | os.PathLike[str]] = (),
    knowledge: str | os.PathLike[str] | None = None,
    progress: Progress = _no_progress,
) -> RunSummary:
    """Read news, write every table.

    A run into the folder of an earlier one extracts only what is new or changed; one that was killed continues. The
    tables do not depend on that, nor on the order of the inputs or the number of workers.

    Parameters
    ----------
    inputs
        A file or folder, or several; folders are read recursively, ``"-"`` is standard input.
    out
        Folder for the tables. They appear there together when all is done; those of an earlier run are replaced.
    backend
        What makes the words of a Doc: ``"syllables"``, ``"pyvi"`` or ``"underthesea"``. No table rests on them.
    ner
        Where underthesea's named entities are a second opinion on people: ``"auto"`` (on what the grammar leaves open),
        ``"full"`` (everywhere, slow) or ``"off"``.
    keep_duplicates
        Keep the facts of articles that repeat another.
    only_council
        Drop the facts of articles that are no news about a people's council, its committee, members or elections.
    min_confidence
        Leave out rows that are less sure than this, 0 to 1.
    workers
        Processes beside this one that do the work; 0 does it here. With workers, an article that takes over 20 s or
        kills its worker twice is left out and the run goes on; a script that asks for them needs the usual
        ``if __name__ == "__main__":``.
    engine
        ``"processes"`` on this machine, or ``"dask"``: a Dask distributed cluster whose workers see the inputs and
        ``out`` under the same paths.
    scheduler
        Address of the cluster's scheduler, such as ``"tcp://10.0.0.5:8786"``.
    fresh
        Extract everything again.
    formats
        What to write: ``"csv"`` (with a ``datapackage.json``), ``"parquet"``, ``"sqlite"``, ``"xlsx"``.
    labels
        ``"vi"`` or ``"en"``: call columns and codes by their labels in CSV and workbook.
    partition
        What Parquet tables are parted by: ``"year"`` of publication, ``"province"``, both or none. A parted table is a
        folder.
    fields
        Names of the fields of records (JSON, CSV) where they are not the usual ones: ``{"text": "noidung"}``.
    corrections
        Files of corrections, beside ``corrections.csv`` in ``out``, which every run carries out.
    knowledge
        Folder of your own lists of titles, bodies, names …, laid over those of the package.
    progress
        Called when the work begins and as it goes on, with the number of articles done and the number in all, as far as
        it is known.

    Returns
    -------
    RunSummary
        Counts, times (seconds) and the folder. Inputs that failed are counted in ``failed`` and listed in
        ``errors.csv``; they stop nothing.

    Raises
    ------
    FileNotFoundError
        Where an input does not exist.
    NothingToRead
        Where the inputs hold no file at all.
    WrongCorrection
        Where a file of corrections is not what it should be, with its faults.
    KnowledgeError
        Where a list of ``knowledge`` does not fit.
    UnknownField
        Where ``fields`` names a field that records do not have.
    UnknownFormat, ValueError
        Where a format is unknown or its library is not installed, or another option has no such value.
    ClusterError
        Where the cluster cannot be reached, or its workers cannot do this work.
    OSError
        Where ``out`` is an input itself or cannot be written, or another run is writing into it; its tables are then as
        they were.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = Path(folder, "tin.txt")
    ...     _ = page.write_text("HĐND tỉnh họp\\nSáng 6/8/2018, HĐND tỉnh Hà Giang họp.\\n", encoding="utf-8")
    ...     summary = run(page, Path(folder, "tables"))
    >>> summary.articles, summary.failed
    (1, 0)
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    check_formats(formats)
    use(knowledge)
    options = Options(
        backend=backend,
        ner=ner,
        keep_duplicates=keep_duplicates,
        only_council=only_council,
        min_confidence=min_confidence,
        formats=tuple(sorted(formats)),
        partition=check_partition(partition, formats),
        fields=check_fields(fields or {}),
        knowledge=os.fspath(knowledge or ""),
    )
    folder = Path(out).absolute()
    found = find(input_paths(inputs), folder)
    said = corrections_of(folder, map(Path, corrections))
    work = folder / WORK
    with closing(make_engine(engine, workers=workers, scheduler=scheduler)) as machine, _alone_in(work):
        drop_leftovers(work)
        if fresh:
            drop_outdated(work, {})
        units = [unit for item in as_files(found, work) for unit in units_of(item, backend, options.fields, ner)]
        done, reused = bring_to_parts(
            units, work, machine, backend=backend, fields=options.fields, ner=ner, progress=progress
        )
        with whole_output(folder) as stage:
            failures = [item for item in found if isinstance(item, Failure)]
            written = write_tables(stage, [done[unit.key] for unit in units], failures, said, options, machine)
            write_formats(stage, formats, labels, options.partition)
            seconds = time.perf_counter() - clock
            times = {"started": started.isoformat(timespec="seconds"), "seconds": round(seconds, 3), "workers": workers}
            _write_record(stage, options, labels, written.counts, times)
        drop_outdated(work, done)
    _log_end(folder, written, seconds)
    return RunSummary(
        out=Path(out),
        counts=written.counts,
        duplicates=written.duplicates,
        doubtful=written.doubtful,
        least_sure=written.least_sure,
        seconds=seconds,
        reused=reused,
        left_out=written.left_out,
        failures=written.failures,
        left_aside=left_aside(input_paths(inputs), folder),
    )


def _log_end(folder: Path, written: Written, seconds: float) -> None:
    for failure in written.failures:
        logger.info("failed to %s %s: %s", failure.stage, failure.source, failure.message)
    counts = written.counts
    logger.info("%d articles, %d failed; tables in %s, %.1f s", counts["articles"], counts["errors"], folder, seconds)


@contextmanager
def _alone_in(work: Path) -> Iterator[None]:
    work.mkdir(parents=True, exist_ok=True)
    with exclusive(work / "lock"):
        yield


def _write_record(
    stage: Path, options: Options, labels: str | None, counts: Mapping[str, int], times: Mapping[str, Any]
) -> None:
    files = sorted(path.name for path in stage.iterdir())
    told = asdict(options) | {"fields": dict(options.fields), "labels": labels}
    (stage / RECORD).write_text(record(told, counts, times, [*files, RECORD]), encoding="utf-8")
