"""Speed beside the peers: articles a second on one core, stage by stage, and time to start.

    python benchmarks/speed.py                      the sample articles
    python benchmarks/speed.py --articles DIR       text files of your own
    python benchmarks/speed.py --beside DIR         the samples, and text files of your own in a table beside
    python benchmarks/speed.py --write-readme       put the tables into README.md and docs/speed.md

Everything runs in one process and one thread on the same texts, in rounds that take turns. What counts is the
processor's time, which others on the machine do not use up, and of that the best round of each, which they disturbed
least. Starting is measured by the clock.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import spacy
import underthesea
from pages import ROOT, replace_between

import pipeline
from pipeline.batch.worker import language
from pipeline.ingest.article import make_article
from pipeline.nlp.language import ArticleTokenizer


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that reads an article; ``yields`` says what one gets for it."""

    name: str
    yields: str
    read: Callable[[str], Any]


def multiply(files: list[Path], copies: int, folder: Path) -> list[str]:
    """Write ``copies`` of each file into ``folder``, no two the same, and return their texts.

    A run has costs of its own (a folder, some forty files), which a handful of articles would make look like theirs.
    """
    texts = []
    for number in range(copies):
        for path in files:
            text = f"{path.read_text(encoding='utf-8').rstrip()}\n\nĐây là bản thứ {number + 1} của bài viết này.\n"
            (folder / f"{number}-{path.name}").write_text(text, encoding="utf-8")
            texts.append(text)
    return texts


def every_table(folder: Path) -> None:
    """A run over the files of ``folder``: from bytes to every table, in this process."""
    with tempfile.TemporaryDirectory() as out:
        pipeline.run(folder, out, workers=0, keep_duplicates=True)


def peers() -> list[Contender]:
    vietnamese = spacy.blank("vi")
    return [
        Contender(
            f"underthesea {version('underthesea')} `sent_tokenize` + `ner`",
            "names of people, places, organizations",
            lambda text: [underthesea.ner(sentence) for sentence in underthesea.sent_tokenize(text)],
        ),
        Contender(f"underthesea {version('underthesea')} `word_tokenize`", "words", underthesea.word_tokenize),
        Contender(
            f'spaCy {version("spacy")} `blank("vi")` (pyvi {version("pyvi")})',
            "words",
            lambda text: vietnamese(text),
        ),
    ]


def timed(action: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the processor, or of another ``clock``, that ``action`` takes."""
    start = clock()
    action()
    return clock() - start


def race(folder: Path, texts: list[str], rounds: int) -> list[tuple[Contender, float]]:
    """Seconds an article of each contender: ours first, best of ``rounds``."""
    ours = Contender("**council-news, every table**", "meetings, officials, positions, roles, metrics, dates …", str)
    runners: list[tuple[Contender, Callable[[], Any]]] = [(ours, lambda: every_table(folder))]
    runners += [(peer, lambda read=peer.read: [read(text) for text in texts]) for peer in peers()]
    best = {contender.name: float("inf") for contender, _ in runners}
    for _ in range(rounds + 1):  # the first round loads models and compiles patterns
        for contender, run in runners:
            best[contender.name] = min(best[contender.name], timed(run))
    return [(contender, best[contender.name] / len(texts)) for contender, _ in runners]


def stages(texts: list[str], rounds: int, whole: float) -> list[tuple[str, float]]:
    """Seconds an article of each step, best of ``rounds``; ``whole`` is what all of them take together."""
    nlp = language("syllables")
    tokenizer = cast(ArticleTokenizer, nlp.tokenizer)
    best: dict[str, float] = {}

    def step(name: str, function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
        results: list[Any] = []
        seconds = timed(lambda: results.extend(function(item) for item in items))
        best[name] = min(best.get(name, float("inf")), seconds / len(texts))
        return results

    for _ in range(rounds):
        articles = step("clean text, blocks, furniture", make_article, texts)
        docs = step("sentences", tokenizer.without_words, articles)
        for name, component in nlp.pipeline:
            docs = step(name, component, docs)
    return [*best.items(), ("read, link, write the tables", whole - sum(best.values()))]


def start_up(article: Path) -> list[tuple[str, float]]:
    """Seconds from a cold interpreter to the help text and to the tables of one article."""

    def command(*arguments: str) -> float:
        line = [sys.executable, "-m", "pipeline", *arguments]
        run = lambda: subprocess.run(line, check=True, stdout=subprocess.DEVNULL)  # noqa: E731, S603 - ours
        return timed(run, time.perf_counter)

    with tempfile.TemporaryDirectory() as folder:
        return [
            ("`python -m pipeline --help`", min(command("--help") for _ in range(3))),
            ("one article, from start to tables", min(command("run", str(article), "--out", folder) for _ in range(3))),
        ]


def race_table(results: list[tuple[Contender, float]]) -> str:
    ours, slowest = results[0][1], results[1][1]
    lines = [
        "| reader | yields | ms an article | articles a second | against ours |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    for contender, seconds in results:
        lines.append(
            f"| {contender.name} | {contender.yields} | {seconds * 1000:.1f} | {1 / seconds:,.0f} "
            f"| {seconds / ours:.1f} × the time |"
        )
    lines.append(f"\nUnderthesea's name recognition alone takes {slowest / ours:.1f} times as long as every table.")
    return "\n".join(lines)


def plain_table(title: str, unit: str, rows: list[tuple[str, float]], scale: float) -> str:
    lines = [f"| {title} | {unit} |", "| --- | ---: |", *(f"| {name} | {value * scale:.2f} |" for name, value in rows)]
    return "\n".join(lines)


def measured(files: list[Path], copies: int, rounds: int, called: str) -> tuple[str, list[str], float]:
    """The race over ``files`` as a section that says what they are; their texts, and our seconds an article."""
    with tempfile.TemporaryDirectory() as folder:
        texts = multiply(files, copies, Path(folder))
        results = race(Path(folder), texts, rounds)
    size = sum(map(len, texts)) / len(texts)
    section = f"{len(texts)} {called}, {size:,.0f} characters on average:\n\n{race_table(results)}"
    return section, texts, results[0][1]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure speed beside the peers.")
    parser.add_argument("--articles", type=Path, default=ROOT / "data" / "raw", help="folder of text files")
    parser.add_argument("--copies", type=int, default=5, help="copies of each, to have enough of them")
    parser.add_argument("--beside", type=Path, help="folder of text files of your own to measure beside those")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write-readme", action="store_true", help="put the tables into README.md and docs/speed.md")
    options = parser.parse_args()
    files = sorted(options.articles.rglob("*.txt"))
    section, texts, whole = measured(
        files, options.copies, options.rounds, "sample articles, written to be full of facts"
    )
    sections = [section]
    if options.beside:
        beside = sorted(options.beside.rglob("*.txt"))
        sections.append(measured(beside, 1, options.rounds, "news articles as printed, not in this repository")[0])
    speed = "\n\n".join([f"One core, Python {platform.python_version()}.", *sections])
    profile = plain_table("step", "ms an article", stages(texts, options.rounds, whole), 1000)
    startup = plain_table("from a cold start", "seconds", start_up(files[0]), 1)
    print(speed, profile, startup, sep="\n\n")
    if options.write_readme:
        replace_between(ROOT / "README.md", "speed", speed)
        page = (
            f"# Speed\n\nWritten by `python benchmarks/speed.py --write-readme`.\n\n{speed}\n\n"
            f"Step by step, on the samples:\n\n{profile}\n\n{startup}\n"
        )
        (ROOT / "docs" / "speed.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
