"""Corrections brought to the articles of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.batch.confidence import confident
from pipeline.batch.extraction import Located
from pipeline.batch.parts import DoneArticle, read_facts
from pipeline.facts import Failure
from pipeline.frozen import frozen, replace
from pipeline.link.corpus import digest_of, link_article
from pipeline.link.corrections import (
    Correction,
    CorrectionIndex,
    WrongCorrection,
    corrected,
    read_corrections,
    with_words,
)
from pipeline.tables.coverage import tally_of

#: The file in the output folder whose corrections every run into it carries out.
FILE = "corrections.csv"


@frozen
class Placed:
    """An article of a run, where its facts lie and what people corrected in it."""

    article: DoneArticle
    part: str
    line: int
    corrections: tuple[Correction, ...] = ()


def corrections_of(out: Path, more: Iterable[Path]) -> list[Correction]:
    """The corrections in the output folder, if any, and those of ``more``, in this order.

    Raises
    ------
    WrongCorrection
        Where a file is not what it should be.
    OSError
        Where a file cannot be read.
    """
    own = out / FILE
    found: list[Correction] = []
    for path in dict.fromkeys([*([own] if own.exists() else []), *more]):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise WrongCorrection(f"{path}: not UTF-8; save it as CSV UTF-8") from error
        found += [replace(one, order=len(found) + one.order) for one in read_corrections(text, path.name)]
    return found


def placed(
    results: Sequence[Located], corrections: Sequence[Correction], least: float = 0.0
) -> tuple[list[Placed], list[Failure]]:
    """Every article of a run with its corrections carried out in what the corpus needs of it.

    ``least`` is how sure the rows of the run must be; a correction may have made one sure.

    Returns
    -------
    tuple
        The articles in their order, and a failure for each correction that found nothing to correct.
    """
    index = CorrectionIndex(corrections)
    articles = [
        Placed(article, result.part, result.line + number, index.of(identity.article_id, identity.source))
        for result in results
        for number, article in enumerate(result.unit.articles)
        if (identity := article.digest.identity)
    ]
    missed: list[tuple[Correction, str]] = index.unused()
    touched: dict[str, dict[int, int]] = {}
    for at, one in enumerate(articles):
        if one.corrections:
            touched.setdefault(one.part, {})[one.line] = at
    for part, lines in touched.items():
        for line, facts in read_facts(part, lines.keys()):
            one = articles[lines[line]]
            done = corrected(facts, one.corrections)
            missed += done.missed
            linked = confident(link_article(done.facts), least)
            digest = digest_of(linked)
            digest = replace(digest, mentions=with_words(digest.mentions, one.corrections))
            articles[lines[line]] = replace(one, article=DoneArticle(digest, tally_of(linked)))
    return articles, [
        Failure(source=correction.place, stage="correct", error="not_found", message=reason)
        for correction, reason in sorted(missed, key=lambda item: item[0].order)
    ]
