"""What a run tells the person at the terminal, and its log."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pipeline.batch.plan import Plan
    from pipeline.batch.run import Progress
    from pipeline.batch.summary import RunSummary

#: Seconds between two lines of progress where there is no terminal.
_PAUSE = 10.0
_LONGEST = 60
# What a run is at: of many articles, linking and writing takes minutes.
_READING = "reading articles"
_JOINING = "linking them, writing tables"
# Failures that the end of a run shows; all are in the table of errors.
_MOST_FAILURES = 3


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on a terminal, a plain line now and then elsewhere; both on standard error."""
    if not sys.stderr.isatty():
        yield plain_progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_READING, total=None)
        yield lambda done, total: bar.update(
            task, completed=done, total=total, description=_READING if done < total else _JOINING
        )


def plain_progress(clock: Callable[[], float] = time.monotonic) -> Progress:
    """A line when some time has passed since the last one; a run that is over sooner says nothing."""
    last = clock()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if clock() - last >= _PAUSE:
            last = clock()
            typer.echo(f"{done} of {total} articles{f'; {_JOINING}' if done == total else ''}", err=True)

    return tell


@contextmanager
def log_file(path: Path | None) -> Iterator[None]:
    """Write what the run does into ``path``, behind what is there, with times; nothing where there is no path."""
    if path is None:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("pipeline")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    except KeyboardInterrupt:
        logger.warning("interrupted")
        raise
    except Exception as error:
        logger.error("stopped: %s", error)
        raise
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        handler.close()


def print_summary(summary: RunSummary) -> None:
    """Counts, what failed, where the tables are, then the rows that are the least sure."""
    notes = []
    if summary.reused:
        notes.append(f"{summary.reused} of them by an earlier run")
    if summary.duplicates:
        notes.append(f"{summary.duplicates} {'repeats' if summary.duplicates == 1 else 'repeat'} another")
    told = f" ({'; '.join(notes)})" if notes else ""
    _print_lines(
        {
            "Articles read": f"{summary.articles}{told}",
            "Meetings": summary.counts["meetings"],
            "Officials": summary.counts["officials"],
            "Metrics": summary.counts["metrics"],
        }
        | ({"Left out": f"{summary.left_out} rows less sure than asked for"} if summary.left_out else {})
        | _left_aside(summary.left_aside)
        | {"Failed": f"{summary.failed}, see {_table(summary.out, 'errors')}" if summary.failed else 0}
    )
    for failure in summary.failures[:_MOST_FAILURES]:
        typer.echo(f"  {failure.source}: {failure.message}")
    if summary.failed > _MOST_FAILURES:
        typer.echo(f"  … and {summary.failed - _MOST_FAILURES} more")
    first = " (open view_metrics.csv or view_people.csv first)" if (summary.out / "view_metrics.csv").is_file() else ""
    _print_lines(
        {
            "Tables in": f"{summary.out}{first}",
            "Time": f"{summary.seconds:.1f} s, {summary.seconds_per_article * 1000:.1f} ms an article",
        }
    )
    if summary.doubtful:
        typer.echo(f"\nDoubtful rows (confidence under 0.5): {summary.doubtful}; the least sure:")
    for doubt in summary.least_sure:
        text = doubt.text if len(doubt.text) <= _LONGEST else doubt.text[: _LONGEST - 1] + "…"
        place = f"{doubt.table}, {doubt.source}, {doubt.start}"
        typer.echo(f"  {doubt.confidence:.2f}  {place}: {' '.join(text.split())!r} ({doubt.found_by})")
    if summary.doubtful:
        typer.echo(f"All of them to fill in: python -m pipeline review {summary.out}")


def _table(out: Path, name: str) -> str:
    """A table of a run: its file, where it was written as CSV."""
    path = out / f"{name}.csv"
    return str(path) if path.is_file() else f"the table {name}"


def _left_aside(endings: Mapping[str, int]) -> dict[str, object]:
    """The line on files that are not read, where there are any."""
    if not endings:
        return {}
    kinds = [f"{ending or 'no ending'} {count}" for ending, count in endings.items()]
    count, rest = sum(endings.values()), sum(list(endings.values())[_MOST_FAILURES:])
    more = f", others {rest}" if rest else ""
    files = "file of a kind that is" if count == 1 else "files of kinds that are"
    return {"Left aside": f"{count} {files} not read ({', '.join(kinds[:_MOST_FAILURES])}{more})"}


def print_plan(plan: Plan) -> None:
    """What a run would do."""
    _print_lines(
        {
            "Files": plan.files,
            "Articles": plan.articles,
            "Done before": plan.done,
            "To do": plan.articles - plan.done,
        }
        | _left_aside(plan.left_aside)
        | {"Refused": len(plan.refused)}
    )
    for failure in plan.refused:
        typer.echo(f"  {failure.source}: {failure.message}")


def _print_lines(lines: dict[str, object]) -> None:
    for label, value in lines.items():
        typer.echo(f"{label + ':':<15}{value}")
