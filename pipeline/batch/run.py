"""A run: read, extract, link, write."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.correcting import Placed, corrections_of, placed
from pipeline.batch.engines import Engine, Here, Lost, Processes
from pipeline.batch.extraction import Located, bring_to_parts, drop_outdated
from pipeline.batch.lock import exclusive
from pipeline.batch.output import RECORD, WORK, whole_output
from pipeline.batch.render import Place, Stretch, fragments, join, render_stretch
from pipeline.batch.summary import RunSummary, record
from pipeline.batch.units import Fields, units_of
from pipeline.facts import Failure
from pipeline.ingest.read import STDIN, Input, find_inputs
from pipeline.knowledge import use
from pipeline.link.corpus import Links, link_digests
from pipeline.link.corrections import Correction
from pipeline.tables.coverage import coverage_of
from pipeline.tables.formats import check_formats, write_formats
from pipeline.tables.schema import all_tables
from pipeline.tables.write import ARTICLE_TABLES, write_corpus_tables, write_headers

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner
    from pipeline.tables.labels import Language

#: Called as the run goes on with the number of inputs done and the number in all.
Progress = Callable[[int, int], None]

# Articles that one task writes into the tables.
_STRETCH = 500


class NothingToRead(ValueError):
    """The inputs hold no file that could be read or refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What decides a run's tables, beside its inputs."""

    backend: Backend = "syllables"
    ner: Ner = "auto"
    keep_duplicates: bool = False
    only_council: bool = False
    formats: tuple[str, ...] = ("csv",)
    fields: Fields = ()
    knowledge: str = ""


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
    workers: int = 0,
    fresh: bool = False,
    formats: Collection[str] = ("csv",),
    labels: Language | None = None,
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
        What makes the words: ``"syllables"``, ``"pyvi"`` or ``"underthesea"``.
    ner
        Where underthesea's named entities are a second opinion on people: ``"auto"`` (on what the grammar leaves open),
        ``"full"`` (everywhere, slow) or ``"off"``.
    keep_duplicates
        Keep the facts of articles that repeat another.
    only_council
        Drop the facts of articles that are no news about a people's council, its committee, members or elections.
    workers
        Processes beside this one that do the work; 0 does it here. With workers, an article that takes over 20 s or
        kills its worker twice is left out and the run goes on; a script that asks for them needs the usual
        ``if __name__ == "__main__":``.
    fresh
        Extract everything again.
    formats
        What to write: ``"csv"`` (with a ``datapackage.json``), ``"parquet"``, ``"sqlite"``, ``"xlsx"``.
    labels
        ``"vi"`` or ``"en"``: call columns and codes by their labels in CSV and workbook.
    fields
        Names of the fields of records (JSON, CSV) where they are not the usual ones: ``{"text": "noidung"}``.
    corrections
        Files of corrections, beside ``corrections.csv`` in ``out``, which every run carries out.
    knowledge
        Folder of your own lists of titles, bodies, names …, laid over those of the package.
    progress
        Called as the run goes on with the number of inputs done and the number in all.

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
    UnknownFormat
        Where a format is unknown or its library is not installed.
    OSError
        Where ``out`` cannot be written, or another run is writing into it; its tables are then as they were.

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
    names = tuple(sorted((fields or {}).items()))
    options = Options(
        backend=backend,
        ner=ner,
        keep_duplicates=keep_duplicates,
        only_council=only_council,
        formats=tuple(sorted(formats)),
        fields=names,
        knowledge=os.fspath(knowledge or ""),
    )
    engine: Engine = Processes(workers) if workers else Here()
    found = _find([inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs))
    out = Path(out)
    said = corrections_of(out, map(Path, corrections))
    work = out / WORK
    work.mkdir(parents=True, exist_ok=True)
    with exclusive(work / "lock"), closing(engine):
        if fresh:
            drop_outdated(work, {})
        units = [unit for item in _inputs(found, work) for unit in units_of(item, backend, names, ner)]
        done = bring_to_parts(units, work, engine, backend=backend, fields=names, ner=ner, progress=progress)
        with whole_output(out) as stage:
            results = [done[unit.key] for unit in units]
            counts, duplicates = _write(
                stage, results, [one for one in found if isinstance(one, Failure)], said, options, engine
            )
            write_formats(stage, formats, labels)
            seconds = time.perf_counter() - clock
            times = {"started": started.isoformat(timespec="seconds"), "seconds": round(seconds, 3), "workers": workers}
            files = sorted(path.name for path in stage.iterdir())
            (stage / RECORD).write_text(
                record(asdict(options) | {"fields": dict(names)}, counts, times, [*files, RECORD]), encoding="utf-8"
            )
        drop_outdated(work, done)
    return RunSummary(out=out, counts=counts, duplicates=duplicates, seconds=seconds)


def _find(paths: Sequence[str | os.PathLike[str]]) -> list[Input | Failure]:
    """What lies behind ``paths``, by source."""
    names = [os.fspath(path) for path in paths]
    for name in names:
        if name != STDIN and not os.path.lexists(name):
            raise FileNotFoundError(f"there is no file or folder {name!r}")
    found = find_inputs(names)
    if not found:
        raise NothingToRead("nothing to read: the folders hold no file of a kind that is read")
    return sorted(found, key=lambda item: item.source)


def _inputs(found: Iterable[Input | Failure], work: Path) -> Iterator[Input]:
    """The inputs as files; standard input becomes one, since only this process can read it."""
    for item in found:
        if isinstance(item, Failure):
            continue
        if str(item.path) == STDIN:
            copy = work / "stdin"
            with open(copy, "wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
            item = replace(item, path=copy)
        yield item


def _write(
    stage: Path,
    results: Sequence[Located],
    failures: Sequence[Failure],
    corrections: Sequence[Correction],
    options: Options,
    engine: Engine,
) -> tuple[dict[str, int], int]:
    """Link the corpus and write its tables; the rows of each table, and the number of articles that repeat another."""
    articles, missed = placed(results, corrections)
    links = link_digests(
        [one.article.digest for one in articles],
        keep_duplicates=options.keep_duplicates,
        only_council=options.only_council,
    )
    failures = [*failures, *(failure for result in results for failure in result.unit.failures), *missed]
    tallies = [
        (one.article.tally, bool(verdict.duplicate_of)) for one, verdict in zip(articles, links.verdicts, strict=True)
    ]
    counts = write_corpus_tables(
        stage,
        officials=links.officials,
        careers=links.careers,
        contradictions=links.contradictions,
        coverage=coverage_of(tallies, failures),
        failures=failures,
    )
    counts |= _write_article_tables(stage, _stretches(articles, links), engine)
    return {name: counts[name] for name in all_tables()}, sum(is_duplicate for _, is_duplicate in tallies)


def _stretches(articles: Sequence[Placed], links: Links) -> list[Stretch]:
    """The articles of the corpus, in their order, cut into what one task writes."""
    genders = {official.official_id: official.gender for official in links.officials if official.gender}
    decided = list(zip(articles, links.verdicts, links.ties, strict=True))
    stretches = []
    for number, start in enumerate(range(0, len(decided), _STRETCH)):
        some = decided[start : start + _STRETCH]
        named = {
            ties.officials.get(mention.official_id, mention.official_id)
            for one, _, ties in some
            for mention in one.article.digest.mentions
        }
        places = tuple(Place(one.part, one.line, verdict, ties, one.corrections) for one, verdict, ties in some)
        told = {person: genders[person] for person in sorted(named & genders.keys())}
        stretches.append(Stretch(number, places, told))
    return stretches


def _write_article_tables(stage: Path, stretches: Sequence[Stretch], engine: Engine) -> dict[str, int]:
    write_headers(stage)
    with tempfile.TemporaryDirectory(dir=stage.parent) as folder:
        counts = Counter(dict.fromkeys(ARTICLE_TABLES, 0))
        for written in engine.run(render_stretch, folder, stretches, _once_more):
            counts.update(written)
        for table in ARTICLE_TABLES:
            join(stage / f"{table}.csv", fragments(Path(folder), table, range(len(stretches))))
    return dict(counts)


def _once_more(stretch: Stretch, lost: Lost) -> Stretch:
    raise RuntimeError(f"the tables cannot be written: {lost.reason}")
