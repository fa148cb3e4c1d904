"""The evidence of a fact: its sentence."""

from __future__ import annotations

import sys
from bisect import bisect_right

from spacy.tokens import Doc


def sentence_at(doc: Doc, offset: int) -> tuple[int, int]:
    """The ``(start, end)`` of the sentence that holds ``offset``."""
    sentences: list[tuple[int, int]] = doc._.council_sentences
    index = bisect_right(sentences, (offset, sys.maxsize)) - 1
    return sentences[max(index, 0)]


def evidence_at(doc: Doc, offset: int) -> str:
    """The sentence that holds ``offset``, as printed."""
    start, end = sentence_at(doc, offset)
    # The article's text is the Doc's, which spaCy would join anew from its tokens.
    text: str = doc._.council.article.text
    return text[start:end]
