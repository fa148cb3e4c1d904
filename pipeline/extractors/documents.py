"""Component ``council_documents``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


class DocumentsExtractor:
    """Fills ``doc._.council.documents``."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("council_documents")
def make_documents(nlp: Language, name: str) -> DocumentsExtractor:
    """Factory of the component."""
    return DocumentsExtractor()
