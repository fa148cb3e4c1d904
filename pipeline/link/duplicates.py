"""Articles that repeat another, and articles that claim another's identifier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.facts import Article, row_id


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the corpus decides of an article: the identifier that it bears and the article it repeats, or ``""``."""

    article_id: str
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells an article from the others."""

    article_id: str
    source: str
    content_hash: str
    published_at: str


def identity_of(article: Article) -> Identity:
    """The identity of an article."""
    return Identity(
        article_id=article.article_id,
        source=article.source,
        content_hash=article.content_hash,
        published_at=article.published_at,
    )


def judge(identities: Sequence[Identity]) -> list[Verdict]:
    """The verdict on each article of a corpus that stands in the order of its sources.

    Two inputs may claim one address or one name. The first keeps the identifier; each other one gets one of its own,
    from its source, its content and its place among its equals. Of articles that are the same word for word, the
    original is the earliest published one (an article without a day comes last), then the first.
    """
    identifiers = list(_distinct_identifiers(identities))
    originals: dict[str, int] = {}
    for at, identity in enumerate(identities):
        best = originals.setdefault(identity.content_hash, at)
        if _published(identity) < _published(identities[best]):
            originals[identity.content_hash] = at
    return [
        Verdict(identifier, "" if (original := originals[identity.content_hash]) == at else identifiers[original])
        for at, (identity, identifier) in enumerate(zip(identities, identifiers, strict=True))
    ]


def _published(identity: Identity) -> str:
    return identity.published_at or "9999"


def _distinct_identifiers(identities: Iterable[Identity]) -> Iterable[str]:
    taken: set[str] = set()
    for identity in identities:
        identifier, place = identity.article_id, 0
        while identifier in taken:
            place += 1
            identifier = row_id("a", identity.article_id, identity.source, identity.content_hash, place)
        taken.add(identifier)
        yield identifier
