"""Articles that repeat another, and articles that claim another's identifier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.facts import Article, row_id
from pipeline.frozen import frozen
from pipeline.ingest.signature import WORDS, Signature, read_signature, sign

if TYPE_CHECKING:
    from datasketch import MinHashLSH

#: Share of runs of words, and of numbers, from which an article repeats another. In pairs of a news corpus that were
#: compared by hand, all above are reprints, and those below bring news of their own.
_WORDS_SHARED = 0.75
_NUMBERS_SHARED = 0.4
#: Bands and rows of the index: a pair at the threshold is found with a probability of 0.99.
_BANDS = (19, 5)


@frozen
class Verdict:
    """What the corpus decides of an article.

    Attributes
    ----------
    article_id
        The identifier that it bears.
    duplicate_of
        The article that it repeats, or ``""``.
    is_silent
        Whether its facts are dropped: it repeats another, or is not about what was asked for.
    """

    article_id: str
    duplicate_of: str = ""
    is_silent: bool = False


@frozen(kw_only=True)
class Identity:
    """What tells an article from the others; ``signature`` tells it from those that are nearly the same."""

    article_id: str
    source: str
    content_hash: str
    published_at: str
    signature: str = ""
    is_council_news: bool = True


def identity_of(article: Article) -> Identity:
    """The identity of an article."""
    return Identity(
        article_id=article.article_id,
        source=article.source,
        content_hash=article.content_hash,
        published_at=article.published_at,
        signature=sign(article),
        is_council_news=article.is_council_news,
    )


def judge(
    identities: Sequence[Identity], *, keep_duplicates: bool = False, only_council: bool = False
) -> list[Verdict]:
    """The verdict on each article of a corpus that stands in the order of its sources.

    Two inputs may claim one address or one name. The first keeps the identifier; each other one gets one of its own,
    from its source, its content and its place among its equals. Of articles that are the same word for word or but for
    small edits, the original is the earliest published one (an article without a day comes last), then the first.

    ``keep_duplicates`` lets the others speak too, ``only_council`` silences what is no news of a council.
    """
    identifiers = list(_distinct_identifiers(identities))
    originals = _originals(identities)
    verdicts = []
    for at, identity in enumerate(identities):
        repeats = originals[at] != at
        is_silent = (repeats and not keep_duplicates) or (only_council and not identity.is_council_news)
        verdicts.append(Verdict(identifiers[at], identifiers[originals[at]] if repeats else "", is_silent))
    return verdicts


def _originals(identities: Sequence[Identity]) -> list[int]:
    """Which article each one repeats, itself where none.

    Whatever repeats an article is laid to the original itself, never to another repetition: a chain of small edits
    may end at an article that has little of the first.
    """
    originals = list(range(len(identities)))
    same: dict[str, int] = {}
    known = _Known()
    for at in sorted(originals, key=lambda at: (_published(identities[at]), at)):
        identity = identities[at]
        found = same.get(identity.content_hash)
        if found is None:
            found = known.find_or_add(at, identity.signature)
            same[identity.content_hash] = found
        originals[at] = found
    return originals


class _Known:
    """The originals so far, by their signatures."""

    def __init__(self) -> None:
        self.index: MinHashLSH | None = None
        self.signatures: dict[int, Signature] = {}
        #: The order in which the originals came: by day, then by source.
        self.rank: dict[int, int] = {}

    def find_or_add(self, at: int, line: str) -> int:
        """The first original that the article ``at`` nearly is; else itself, an original from now on."""
        if not line:
            return at
        if self.index is None:
            from datasketch import MinHashLSH

            self.index = MinHashLSH(num_perm=WORDS, params=_BANDS)
        signature = read_signature(line)
        near = [one for one in self.index.query(signature.words) if _is_near(signature, self.signatures[one])]
        if near:
            first: int = min(near, key=self.rank.__getitem__)
            return first
        self.index.insert(at, signature.words)
        self.signatures[at] = signature
        self.rank[at] = len(self.rank)
        return at


def _is_near(one: Signature, other: Signature) -> bool:
    shared: tuple[float, float] = one.words.jaccard(other.words), one.numbers.jaccard(other.numbers)
    return shared[0] >= _WORDS_SHARED and shared[1] >= _NUMBERS_SHARED


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
