"""The inputs of a run brought to parts: what is there already is kept, the rest is extracted."""

from __future__ import annotations

import logging
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.engines import Engine, Lost
from pipeline.batch.parts import DoneUnit, Part, read_parts
from pipeline.batch.units import Fields, Shard, Unit, shards_of
from pipeline.batch.worker import extract_shard
from pipeline.frozen import frozen, replace

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner

# A worker may die for another's sake (memory): the second time it is the article's fault.
_STRIKES = 2

# Halves of parts, notes of workers, rows of tables.
_LEFTOVERS = ("*.unfinished", "*.place", "rows-*")

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Strikes:
    """Which articles cost a worker, and how often."""

    counts: Counter[tuple[str, tuple[int, int] | None]] = field(default_factory=Counter)

    def again(self, shard: Shard, lost: Lost) -> Shard:
        """The shard to do in place of one on which a worker was lost: without the article that is to blame.

        Raises
        ------
        RuntimeError
            Where workers are lost before they begin.
        """
        self.counts[shard.name, lost.place] += 1
        logger.warning("a worker was lost on %s: %s", _place_in_words(shard, lost.place), lost.reason)
        if not lost.is_timeout and self.counts[shard.name, lost.place] < _STRIKES:
            return shard
        if lost.place is None:
            raise RuntimeError(f"a worker cannot begin: {lost.reason}")
        reason = f"The article is left out: {lost.reason}. Please report it."
        unit, article = lost.place
        if any((unit, article) == (before, number) for before, number, _ in shard.skipped):
            # It is not extracted any more, so the fault lies in reading it: give up the file.
            article = 0
        return replace(shard, skipped=(*shard.skipped, (unit, article, reason)))


def _place_in_words(shard: Shard, place: tuple[int, int] | None) -> str:
    if place is None:
        return f"{shard.name}, before its first article"
    unit, article = place
    return f"{shard.units[unit].found.source}, article {article} of its stretch"


@frozen
class Located:
    """The outcome of a unit, and where its articles' facts lie: a part's file and the line of the first."""

    unit: DoneUnit
    part: str
    line: int


def located(parts: Sequence[Part]) -> Iterator[Located]:
    """Every unit of ``parts`` with its place."""
    for part in parts:
        line = 0
        for unit in part.units:
            yield Located(unit, part.path, line)
            line += len(unit.articles)


def bring_to_parts(
    units: Sequence[Unit],
    folder: Path,
    engine: Engine,
    *,
    backend: Backend,
    fields: Fields,
    ner: Ner = "auto",
    progress: Callable[[int, int], None],
) -> tuple[dict[str, Located], int]:
    """Extract the units whose result is not in ``folder`` yet.

    Returns
    -------
    tuple of dict and int
        Key of each unit → its outcome and where its facts lie; the articles that were there already.
    """
    sizes = {unit.key: unit.articles for unit in units}
    done = what_is_done(units, folder)
    pending = [unit for unit in units if unit.key not in done]
    total, finished = sum(sizes.values()), sum(sizes[key] for key in done)
    logger.info("%d articles, %d of them done before", total, finished)
    reused = sum(len(place.unit.articles) for place in done.values())
    progress(finished, total)
    for part in engine.run(extract_shard, str(folder), shards_of(pending, backend, fields, ner), Strikes().again):
        done.update({place.unit.key: place for place in located([part])})
        finished += sum(sizes[unit.key] for unit in part.units)
        logger.info("%s: %d of %d articles", Path(part.path).name, finished, total)
        progress(finished, total)
    return done, reused


def what_is_done(units: Sequence[Unit], folder: Path) -> dict[str, Located]:
    """Key of each unit whose result is in ``folder`` → that result and where its facts lie."""
    wanted = {unit.key for unit in units}
    return {
        place.unit.key: place
        for place in located(read_parts(folder))
        if place.unit.key in wanted and not place.unit.is_worth_another_try
    }


def drop_outdated(folder: Path, done: dict[str, Located]) -> None:
    """Remove parts of which no unit is wanted any more."""
    wanted = {place.part for place in done.values()}
    for path in folder.glob("part-*"):
        if str(path) not in wanted:
            path.unlink()


def drop_leftovers(folder: Path) -> None:
    """Remove what a run that was killed left half-done; nobody else is at work in the folder."""
    for pattern in _LEFTOVERS:
        for path in folder.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
