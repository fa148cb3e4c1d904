"""Component ``council_dates``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


class DatesExtractor:
    """Fills ``doc._.council.dates``."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("council_dates")
def make_dates(nlp: Language, name: str) -> DatesExtractor:
    """Factory of the component."""
    return DatesExtractor()
