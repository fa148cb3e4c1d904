"""Component ``council_metrics``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


class MetricsExtractor:
    """Fills ``doc._.council.metrics``."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("council_metrics")
def make_metrics(nlp: Language, name: str) -> MetricsExtractor:
    """Factory of the component."""
    return MetricsExtractor()
