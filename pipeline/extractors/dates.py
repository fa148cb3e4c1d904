"""Component ``council_dates``: the calendar expressions of an article."""

from __future__ import annotations

import datetime

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extractors.evidence import evidence_at
from pipeline.facts import Article, CalendarDate
from pipeline.grammar.dates import find_dates
from pipeline.nlp.state import facts_of


class DatesExtractor:
    """Fills ``doc._.council.dates``."""

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        for span in find_dates(facts.article.text, reference=published_day(facts.article)):
            facts.dates.append(
                CalendarDate(
                    article_id=facts.article.article_id,
                    text=span.text,
                    kind=span.kind,
                    timex=span.timex,
                    start_date=span.first,
                    end_date=span.last,
                    basis=span.basis,
                    evidence=evidence_at(doc, span.start),
                    start=span.start,
                    end=span.end,
                    found_by=span.found_by,
                    confidence=span.confidence,
                )
            )
        return doc


def published_day(article: Article) -> datetime.date | None:
    """The publication day as a date; None where it is unknown or no full day."""
    try:
        return datetime.date.fromisoformat(article.published_at[:10])
    except ValueError:
        return None


@Language.factory("council_dates")
def make_dates(nlp: Language, name: str) -> DatesExtractor:
    """Factory of the component."""
    return DatesExtractor()
