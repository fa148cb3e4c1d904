"""Cost and memory of an article in runs of growing size, on one worker and on several.

    python benchmarks/scale.py CORPUS                        500 and 20,000 articles
    python benchmarks/scale.py CORPUS --sizes 500 5000       other sizes
    python benchmarks/scale.py CORPUS --write-docs           put the table into docs/scale.md

CORPUS is JSON Lines of records with a text, or a folder of text files; the articles are made of it by varying names,
numbers and days. Each run is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from corpus import write_articles
from pages import ROOT, replace_between

import pipeline


@dataclass(frozen=True, slots=True)
class Measure:
    """A run: articles, workers, wall and processor seconds, peak memory of the first process and of a worker (MB)."""

    articles: int
    workers: int
    wall: float
    processor: float
    parent: float
    worker: float


def measured(articles: Path, workers: int) -> Measure:
    """A run in a process of its own."""
    command = [sys.executable, __file__, str(articles), "--alone", str(workers)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
    return Measure(**json.loads(done.stdout.splitlines()[-1]))


def alone(articles: Path, workers: int) -> Measure:
    """A run in this process, its workers watched."""
    peaks: dict[int, float] = {}
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(peaks, over), daemon=True)
    watch.start()
    with tempfile.TemporaryDirectory() as out:
        summary = pipeline.run(articles, out, workers=workers, keep_duplicates=True)
    over.set()
    watch.join()
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = sum(usage.ru_utime + usage.ru_stime for usage in (own, theirs))
    return Measure(
        summary.articles, workers, summary.seconds, processor, own.ru_maxrss / 1024, max(peaks.values(), default=0.0)
    )


def _watch(peaks: dict[int, float], over: threading.Event) -> None:
    """Note the highest memory of each child until the run is over."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    while not over.wait(0.2):
        for child in map(int, children.read_text().split()):
            peaks[child] = max(peaks.get(child, 0.0), _peak_memory(child))


def _peak_memory(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0  # it has ended
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def table(measures: list[Measure]) -> str:
    lines = [
        "| articles | workers | wall, s | processor, ms an article | first process, MB | a worker, MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {one.articles:,} | {one.workers} | {one.wall:,.0f} | {one.processor / one.articles * 1000:.1f} "
        f"| {one.parent:,.0f} | {one.worker:,.0f} |"
        for one in measures
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure runs of growing size (Linux).")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 20_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/scale.md")
    parser.add_argument("--alone", type=int, metavar="WORKERS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone is not None:
        one = alone(options.corpus, options.alone)
        print(json.dumps({name: getattr(one, name) for name in one.__slots__}))
        return
    measures = []
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            articles = Path(folder, f"{size}.jsonl.gz")
            write_articles(options.corpus, size, articles)
            measures += [measured(articles, workers) for workers in options.workers]
            print(table(measures), end="\n\n", flush=True)
    if options.write_docs:
        replace_between(ROOT / "docs" / "scale.md", "scale", table(measures))


if __name__ == "__main__":
    main()
