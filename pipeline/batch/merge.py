"""From parts to tables: the corpus is linked over digests, its tables are written stretch by stretch."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.confidence import Doubt, Sifting, least_sure, sift
from pipeline.batch.correcting import Placed, placed
from pipeline.batch.engines import Engine, Patience
from pipeline.batch.extraction import Located
from pipeline.batch.parts import DoneUnit
from pipeline.batch.render import Place, Rendered, Stretch, fragments, join, render_stretch
from pipeline.batch.units import Fields
from pipeline.facts import Failure
from pipeline.frozen import frozen, replace
from pipeline.link.corpus import Links, link_digests
from pipeline.link.corrections import Correction
from pipeline.tables.coverage import coverage_of
from pipeline.tables.schema import all_tables
from pipeline.tables.write import ARTICLE_TABLES, write_corpus_tables, write_headers

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner

# Articles that one task writes into the tables.
_STRETCH = 500


@frozen(kw_only=True)
class Options:
    """What decides a run's tables, beside its inputs."""

    backend: Backend = "syllables"
    ner: Ner = "auto"
    keep_duplicates: bool = False
    only_council: bool = False
    min_confidence: float = 0.0
    formats: tuple[str, ...] = ("csv",)
    partition: tuple[str, ...] = ()
    fields: Fields = ()
    knowledge: str = ""


@frozen
class Written:
    """What was written: rows of each table, articles that repeat another, doubtful rows in all and the least sure.

    ``left_out`` counts rows that are not sure enough to be written, ``failures`` are the rows of ``errors``.
    """

    counts: Mapping[str, int]
    duplicates: int
    doubtful: int
    least_sure: tuple[Doubt, ...]
    left_out: int
    failures: tuple[Failure, ...]


def write_tables(
    stage: Path,
    results: Sequence[Located],
    failures: Sequence[Failure],
    corrections: Sequence[Correction],
    options: Options,
    engine: Engine,
) -> Written:
    """Link the corpus of ``results``, in their order, and write its tables into ``stage``."""
    if options.min_confidence:
        results = _sifted(results, options.min_confidence, engine)
    articles, missed = placed(results, corrections, options.min_confidence)
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
    rendered = _write_article_tables(stage, _stretches(articles, links, options.min_confidence), engine)
    counts |= {table: sum(one.counts[table] for one in rendered) for table in ARTICLE_TABLES}
    return Written(
        {name: counts[name] for name in all_tables()},
        sum(is_duplicate for _, is_duplicate in tallies),
        sum(one.doubtful for one in rendered),
        least_sure(doubt for one in rendered for doubt in one.least_sure),
        sum(one.left_out for one in rendered),
        tuple(failures),
    )


def _sifted(results: Sequence[Located], least: float, engine: Engine) -> list[Located]:
    """The results without rows under ``least``: what a part holds does not depend on it, so no text is read again."""
    parts: dict[str, list[tuple[int, DoneUnit]]] = {}
    for result in results:
        parts.setdefault(result.part, []).append((result.line, result.unit))
    tasks = [Sifting(part, tuple(units), least) for part, units in parts.items()]
    sifted = {unit.key: unit for units in engine.run(sift, "", tasks, Patience().again) for unit in units}
    return [replace(result, unit=sifted[result.unit.key]) for result in results]


def _stretches(articles: Sequence[Placed], links: Links, min_confidence: float) -> list[Stretch]:
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
        stretches.append(Stretch(number, places, told, min_confidence))
    return stretches


def _write_article_tables(stage: Path, stretches: Sequence[Stretch], engine: Engine) -> list[Rendered]:
    write_headers(stage)
    with tempfile.TemporaryDirectory(dir=stage.parent, prefix="rows-") as folder:
        rendered = list(engine.run(render_stretch, folder, stretches, Patience().again))
        for table in ARTICLE_TABLES:
            join(stage / f"{table}.csv", fragments(Path(folder), table, range(len(stretches))))
    return rendered
