"""Component ``council_meetings``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


class MeetingsExtractor:
    """Fills ``doc._.council.meetings``."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("council_meetings")
def make_meetings(nlp: Language, name: str) -> MeetingsExtractor:
    """Factory of the component."""
    return MeetingsExtractor()
