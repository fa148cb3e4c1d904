"""What a worker does, on any engine: functions of plain values that leave their result on the disk."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from pipeline.batch.engines import Beat
from pipeline.batch.garbage import collected_seldom
from pipeline.batch.parts import LOST, DoneArticle, DoneUnit, Part, PartWriter
from pipeline.batch.units import Shard
from pipeline.facts import Article, ArticleFacts, Failure
from pipeline.ingest.read import read_input
from pipeline.knowledge import own_directory, use
from pipeline.link.corpus import digest_of, link_article
from pipeline.tables.coverage import tally_of

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner


@cache
def language(backend: Backend, ner: Ner = "auto") -> Language:
    """The Language of this process for these options; building one costs more than an article."""
    # spaCy loads here, so that a process that only hands out work starts without it.
    from pipeline.nlp.language import load

    return load(backend=backend, ner=ner, knowledge=own_directory() or None)


def facts_of(article: Article, *, backend: Backend = "syllables", ner: Ner = "auto") -> ArticleFacts | Failure:
    """The facts of one article, or the failure of an extractor on it: a pure function of its arguments."""
    from pipeline.nlp.language import process

    try:
        return process(language(backend, ner), article)
    except Exception as error:  # noqa: BLE001 - one article must not cost the others; it is listed in errors
        return Failure(source=article.source, stage="extract", error=type(error).__name__, message=_place(error))


def _place(error: BaseException) -> str:
    """The error's own words and the line of code that raised it."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in PurePath(frame.filename).parts
    ]
    where = f" (in {PurePath(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{error}{where}. The article is left out; please report it."


def extract_shard(shard: Shard, folder: str, beat: Beat) -> Part:
    """Read and extract the inputs of a shard and leave them in ``folder`` as a part."""
    # Before the first beat, since models may take longer to load than an article may take.
    use(shard.knowledge or None)
    language(shard.backend, shard.ner)
    skipped = {(unit, article): reason for unit, article, reason in shard.skipped}
    with collected_seldom(), PartWriter(Path(folder), shard.name) as writer:
        done = tuple(_extract_unit(shard, place, skipped, beat, writer) for place in range(len(shard.units)))
        return writer.finish(done)


def _extract_unit(
    shard: Shard, place: int, skipped: dict[tuple[int, int], str], beat: Beat, writer: PartWriter
) -> DoneUnit:
    unit = shard.units[place]
    source = unit.found.source
    # Reading may hang or kill as extracting may: opening the file is told as article 0, and each article's turn begins
    # before it is read.
    beat(place, 0)
    if (place, 0) in skipped:
        return DoneUnit(unit.key, source, (), (_skipped(source, skipped[place, 0]),))
    articles: list[DoneArticle] = []
    failures: list[Failure] = []
    for number, article in enumerate(read_input(unit.found, fields=dict(shard.fields)), start=1):
        beat(place, number)
        result = (
            article if isinstance(article, Failure) else _extract_article(article, shard, skipped.get((place, number)))
        )
        if isinstance(result, Failure):
            failures.append(result)
        else:
            writer.add(result)
            articles.append(DoneArticle(digest_of(result), tally_of(result)))
        beat(place, number + 1)
    return DoneUnit(unit.key, source, tuple(articles), tuple(failures))


def _extract_article(article: Article, shard: Shard, skip: str | None) -> ArticleFacts | Failure:
    if skip:
        return _skipped(article.source, skip)
    result = facts_of(article, backend=shard.backend, ner=shard.ner)
    return result if isinstance(result, Failure) else link_article(result)


def _skipped(source: str, reason: str) -> Failure:
    return Failure(source=source, stage="extract", error=LOST, message=reason)
