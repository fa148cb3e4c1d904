"""What the components know of the article behind a Doc.

It lies in ``doc.user_data``. ``doc._.council`` and ``doc._.council_sentences`` show the same to users; asking for an
attribute of theirs costs many times as much, and the components ask some two hundred times an article.
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.facts import ArticleFacts

_FACTS, _SENTENCES = "council", "council_sentences"


def begin(doc: Doc, facts: ArticleFacts, sentences: list[tuple[int, int]]) -> None:
    """Lay down what is known before the first component."""
    doc.user_data[_FACTS] = facts
    doc.user_data[_SENTENCES] = sentences


def facts_of(doc: Doc) -> ArticleFacts:
    """The article and what was found in it so far."""
    facts: ArticleFacts = doc.user_data[_FACTS]
    return facts


def sentences_of(doc: Doc) -> list[tuple[int, int]]:
    """The offsets of the article's sentences, in order."""
    sentences: list[tuple[int, int]] = doc.user_data[_SENTENCES]
    return sentences


def set_facts(doc: Doc, facts: ArticleFacts) -> None:
    """Put other facts in the place of those found so far."""
    doc.user_data[_FACTS] = facts


def register_extensions() -> None:
    """``doc._.council`` (ArticleFacts) and ``doc._.council_sentences`` (offsets of the sentences)."""
    if not Doc.has_extension("council"):
        Doc.set_extension("council", getter=lambda doc: doc.user_data.get(_FACTS), setter=set_facts)
        Doc.set_extension("council_sentences", getter=lambda doc: doc.user_data.get(_SENTENCES))
