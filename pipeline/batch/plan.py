"""What a run would do, without doing it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.extraction import what_is_done
from pipeline.batch.inputs import check_fields, find, input_paths, left_aside
from pipeline.batch.output import WORK
from pipeline.batch.units import units_of
from pipeline.facts import Failure
from pipeline.frozen import frozen
from pipeline.ingest.read import STDIN
from pipeline.knowledge import use

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner


@frozen(kw_only=True)
class Plan:
    """What a run would do: files to read, articles in them as far as is known, those done before, files refused.

    ``left_aside`` counts files of kinds that are not read, by their ending.
    """

    files: int
    articles: int
    done: int
    refused: tuple[Failure, ...]
    left_aside: Mapping[str, int]


def plan(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    backend: Backend = "syllables",
    ner: Ner = "auto",
    knowledge: str | os.PathLike[str] | None = None,
    fields: Mapping[str, str] | None = None,
    fresh: bool = False,
) -> Plan:
    """Look at the inputs and at what earlier runs left in ``out``; nothing is written, standard input is left alone.

    The parameters and errors are those of :func:`pipeline.run`.
    """
    use(knowledge)
    folder = Path(out).absolute()
    found = find(input_paths(inputs), folder)
    files = [item for item in found if not isinstance(item, Failure)]
    names = check_fields(fields or {})
    units = [unit for item in files if str(item.path) != STDIN for unit in units_of(item, backend, names, ner)]
    done = {} if fresh else what_is_done(units, folder / WORK)
    return Plan(
        files=len(files),
        articles=sum(unit.articles for unit in units),
        done=sum(unit.articles for unit in units if unit.key in done),
        refused=tuple(item for item in found if isinstance(item, Failure)),
        left_aside=left_aside(input_paths(inputs), folder),
    )
