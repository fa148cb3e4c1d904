"""Component ``council_activities``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


class ActivitiesExtractor:
    """Fills ``doc._.council.activities``."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("council_activities")
def make_activities(nlp: Language, name: str) -> ActivitiesExtractor:
    """Factory of the component."""
    return ActivitiesExtractor()
