"""The evidence of a fact: its sentence."""

from __future__ import annotations

import sys
from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.nlp.state import facts_of, sentences_of


def sentence_at(doc: Doc, offset: int) -> tuple[int, int]:
    """The ``(start, end)`` of the sentence that holds ``offset``."""
    sentences = sentences_of(doc)
    index = bisect_right(sentences, (offset, sys.maxsize)) - 1
    return sentences[max(index, 0)]


def evidence_at(doc: Doc, offset: int) -> str:
    """The sentence that holds ``offset``, as printed."""
    start, end = sentence_at(doc, offset)
    return facts_of(doc).article.text[start:end]
