"""From the facts of articles to the facts of their corpus.

Each article is linked by itself (:func:`link_article`) and gives a :class:`Digest`, the little that the corpus needs of
it. The corpus is linked over the digests alone (:func:`link_digests`), and its verdict on an article is carried out on
the article's facts by itself again (:func:`settle`). So the facts may lie anywhere, and only digests meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.facts import ArticleFacts, Contradiction, Official
from pipeline.link.contradictions import VoteCount, find_contradictions, vote_counts
from pipeline.link.duplicates import Identity, Verdict, identity_of, judge
from pipeline.link.events import event_id
from pipeline.link.identifiers import FACT_TABLES, renamed, renamed_row
from pipeline.link.officials import Mention, mentions_of, officials_of, with_official_ids


@dataclass(frozen=True, slots=True)
class Digest:
    """What the corpus needs to know of an article."""

    identity: Identity
    mentions: tuple[Mention, ...]
    votes: tuple[VoteCount, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What is known only over all articles; ``verdicts`` in the order of the digests."""

    verdicts: tuple[Verdict, ...]
    officials: tuple[Official, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with their facts, by source, and what is known only over all of them."""

    articles: tuple[ArticleFacts, ...]
    officials: tuple[Official, ...]
    contradictions: tuple[Contradiction, ...]


def link_article(facts: ArticleFacts) -> ArticleFacts:
    """The identifiers of people and events, as far as the article alone gives them; rows in the order of the text."""
    facts = with_official_ids(facts)
    meetings = [replace(meeting, event_id=event_id(meeting, facts.article)) for meeting in facts.meetings]
    facts = replace(facts, meetings=meetings)
    tables: dict[str, Any] = {
        table: sorted(getattr(facts, table), key=lambda row: (row.start, row.end)) for table in FACT_TABLES
    }
    return replace(facts, **tables)


def digest_of(facts: ArticleFacts) -> Digest:
    """The digest of an article that :func:`link_article` linked."""
    return Digest(identity_of(facts.article), tuple(mentions_of(facts)), tuple(vote_counts(facts)))


def link_digests(digests: Sequence[Digest], *, keep_duplicates: bool = False, only_council: bool = False) -> Links:
    """Link the articles of a corpus; ``digests`` stand in the order of their sources.

    ``keep_duplicates`` lets an article that repeats another speak too, ``only_council`` silences those that are no news
    of a council.
    """
    identities = [digest.identity for digest in digests]
    verdicts = judge(identities, keep_duplicates=keep_duplicates, only_council=only_council)
    heard = [(digest, verdict) for digest, verdict in zip(digests, verdicts, strict=True) if not verdict.is_silent]
    return Links(
        tuple(verdicts),
        tuple(officials_of(replace(row, article_id=said.article_id) for told, said in heard for row in told.mentions)),
        tuple(find_contradictions(_vote(row, said) for told, said in heard for row in told.votes)),
    )


def _vote(count: VoteCount, verdict: Verdict) -> VoteCount:
    if count.article_id == verdict.article_id:
        return count
    return renamed_row(count, verdict.article_id)


def settle(facts: ArticleFacts, verdict: Verdict) -> ArticleFacts:
    """The facts of an article as the corpus has them: under its identifier, without facts where it is silent."""
    facts = renamed(facts, verdict.article_id)
    article = replace(facts.article, duplicate_of=verdict.duplicate_of)
    return ArticleFacts(article=article) if verdict.is_silent else replace(facts, article=article)


def link(articles: Iterable[ArticleFacts], *, keep_duplicates: bool = False, only_council: bool = False) -> Corpus:
    """Link facts over articles that are all at hand: duplicates, officials, events, contradictions.

    Parameters
    ----------
    articles
        Facts of articles, in any order.
    keep_duplicates
        Keep the facts of an article that repeats another; by default only its row in ``articles`` stays.
    only_council
        Keep the facts of news about councils alone; of the others only the row in ``articles`` stays.
    """
    ordered = sorted(articles, key=lambda facts: (facts.article.source, facts.article.content_hash))
    linked = [link_article(facts) for facts in ordered]
    digests = [digest_of(facts) for facts in linked]
    links = link_digests(digests, keep_duplicates=keep_duplicates, only_council=only_council)
    settled = (settle(facts, verdict) for facts, verdict in zip(linked, links.verdicts, strict=True))
    return Corpus(tuple(settled), links.officials, links.contradictions)
