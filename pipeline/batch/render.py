"""Articles of the corpus as rows of its tables: each stretch of articles by itself, then one behind another."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.batch.confidence import Doubt, confident, doubts_of, least_sure
from pipeline.batch.engines import UNTIMED, Beat
from pipeline.batch.garbage import collected_seldom
from pipeline.batch.parts import read_facts
from pipeline.facts import TABLES, ArticleFacts
from pipeline.frozen import frozen
from pipeline.link.corpus import Ties, link_article, settle
from pipeline.link.corrections import Correction, corrected
from pipeline.link.duplicates import Verdict
from pipeline.link.identifiers import FACT_TABLES
from pipeline.tables.csv import cells
from pipeline.tables.write import ARTICLE_TABLES, article_rows


@frozen
class Place:
    """Where an article's facts lie, and what the corpus and people decided of it."""

    part: str
    line: int
    verdict: Verdict
    ties: Ties
    corrections: tuple[Correction, ...] = ()


@frozen
class Stretch:
    """Articles that follow each other in the tables.

    ``genders`` holds those of their officials that the corpus knows, by ``official_id``.
    """

    number: int
    places: tuple[Place, ...]
    genders: Mapping[str, str]
    min_confidence: float = 0.0


@frozen
class Rendered:
    """The number of rows that a stretch gives each table, of its doubtful rows, and those that are the least sure.

    ``left_out`` counts the rows that are not sure enough for the tables.
    """

    counts: Mapping[str, int]
    doubtful: int
    least_sure: tuple[Doubt, ...]
    left_out: int


def render_stretch(stretch: Stretch, folder: str, beat: Beat) -> Rendered:
    """Write the stretch's rows of every article table into ``folder``, without headers."""
    # Writing is no article's fault: it may take its time.
    beat(*UNTIMED)
    with collected_seldom():
        return _rendered(stretch, Path(folder))


def _rendered(stretch: Stretch, folder: Path) -> Rendered:
    counts = dict.fromkeys(ARTICLE_TABLES, 0)
    doubts: list[Doubt] = []
    left_out = 0
    files = {
        table: open(_fragment(folder, table, stretch.number), "w", encoding="utf-8", newline="")  # noqa: SIM115
        for table in ARTICLE_TABLES
    }
    try:
        writers = {table: csv.writer(file) for table, file in files.items()}
        for facts, unsure in _settled(stretch):
            left_out += unsure
            doubts += doubts_of(facts)
            for table, rows in article_rows(facts, stretch.genders).items():
                lines = [cells(TABLES[table], row) for row in rows]
                writers[table].writerows(lines)
                counts[table] += len(lines)
    finally:
        for file in files.values():
            file.close()
    return Rendered(counts, len(doubts), least_sure(doubts), left_out)


def _settled(stretch: Stretch) -> Iterator[tuple[ArticleFacts, int]]:
    """The facts of the stretch's articles in their order, as the corpus has them; with each, its rows left out."""
    lines: dict[str, set[int]] = {}
    for place in stretch.places:
        lines.setdefault(place.part, set()).add(place.line)
    facts = {(part, line): found for part, wanted in lines.items() for line, found in read_facts(part, wanted)}
    for place in stretch.places:
        found = facts.pop((place.part, place.line))
        if place.corrections:
            found = link_article(corrected(found, place.corrections).facts)
        sure = confident(found, stretch.min_confidence)
        unsure = sum(len(getattr(found, table)) - len(getattr(sure, table)) for table in FACT_TABLES)
        yield settle(sure, place.verdict, place.ties), unsure


def _fragment(folder: Path, table: str, number: int) -> Path:
    return folder / f"{table}-{number:08d}.csv"


def fragments(folder: Path, table: str, numbers: Iterable[int]) -> Iterator[Path]:
    """The files of a table that :func:`render_stretch` wrote, in their order."""
    return (_fragment(folder, table, number) for number in numbers)


def join(target: Path, parts: Iterable[Path]) -> None:
    """Put files behind the one at ``target``, and remove them."""
    with open(target, "ab") as file:
        for part in parts:
            with open(part, "rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
            part.unlink()
