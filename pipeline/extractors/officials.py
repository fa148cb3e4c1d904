"""Component ``council_officials``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


class OfficialsExtractor:
    """Fills ``doc._.council.officials``."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("council_officials")
def make_officials(nlp: Language, name: str) -> OfficialsExtractor:
    """Factory of the component."""
    return OfficialsExtractor()
