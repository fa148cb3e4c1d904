"""From the facts of articles to the facts of their corpus.

Each article is linked by itself (:func:`link_article`) and gives a :class:`Digest`, the little that the corpus needs of
it. The corpus is linked over the digests alone (:func:`link_digests`), and its verdict on an article is carried out on
the article's facts by itself again (:func:`settle`). So the facts may lie anywhere, and only digests meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from pipeline.facts import ArticleFacts, Career, Contradiction, Official
from pipeline.frozen import frozen, replace
from pipeline.link.contradictions import Count, counts_of, find_contradictions
from pipeline.link.duplicates import Identity, Verdict, identity_of, judge
from pipeline.link.events import Report, event_id, events_of, reports_of
from pipeline.link.identifiers import FACT_TABLES, renamed, renamed_row
from pipeline.link.mentions import Mention, mentions_of, with_official_ids
from pipeline.link.officials import people_of


@frozen
class Digest:
    """What the corpus needs to know of an article."""

    identity: Identity
    mentions: tuple[Mention, ...]
    reports: tuple[Report, ...]
    counts: tuple[Count, ...]


@frozen
class Ties:
    """What the corpus decides of the people and meetings of an article.

    ``officials`` and ``events`` lead from the identifiers that the article alone gives to those of the corpus, where
    the two differ.
    """

    officials: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_any(self) -> bool:
        """Whether anything is other than the article alone gives it."""
        return bool(self.officials or self.events)


@frozen
class Links:
    """What is known only over all articles; ``verdicts`` and ``ties`` in the order of the digests."""

    verdicts: tuple[Verdict, ...]
    ties: tuple[Ties, ...]
    officials: tuple[Official, ...]
    careers: tuple[Career, ...]
    contradictions: tuple[Contradiction, ...]


@frozen
class Corpus:
    """Articles with their facts, by source, and what is known only over all of them."""

    articles: tuple[ArticleFacts, ...]
    officials: tuple[Official, ...]
    careers: tuple[Career, ...]
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
    return Digest(
        identity_of(facts.article), tuple(mentions_of(facts)), tuple(reports_of(facts)), tuple(counts_of(facts))
    )


def link_digests(digests: Sequence[Digest], *, keep_duplicates: bool = False, only_council: bool = False) -> Links:
    """Link the articles of a corpus; ``digests`` stand in the order of their sources.

    ``keep_duplicates`` lets an article that repeats another speak too, ``only_council`` silences those that are no news
    of a council.
    """
    identities = [digest.identity for digest in digests]
    verdicts = judge(identities, keep_duplicates=keep_duplicates, only_council=only_council)
    heard = [
        None if verdict.is_silent else _under(digest, verdict.article_id)
        for digest, verdict in zip(digests, verdicts, strict=True)
    ]
    told = [digest for digest in heard if digest is not None]
    people = people_of(mention for digest in told for mention in digest.mentions)
    own = {report.meeting_id: report.event_id for digest in told for report in digest.reports}
    changed = events_of(report for digest in told for report in digest.reports)
    found = find_contradictions((count for digest in told for count in digest.counts), own | changed)
    return Links(
        tuple(verdicts),
        tuple(Ties() if digest is None else _ties(digest, people.identifiers, changed) for digest in heard),
        people.officials,
        people.careers,
        tuple(found),
    )


def _under(digest: Digest, article_id: str) -> Digest:
    """The digest of an article under the identifier that the corpus gives it."""
    if article_id == digest.identity.article_id:
        return digest
    return replace(
        digest,
        mentions=tuple(replace(row, article_id=article_id) for row in digest.mentions),
        reports=tuple(renamed_row(row, article_id) for row in digest.reports),
        counts=tuple(renamed_row(row, article_id) for row in digest.counts),
    )


def _ties(digest: Digest, officials: Mapping[tuple[str, str], str], events: Mapping[str, str]) -> Ties:
    known = {row.official_id: officials.get((row.article_id, row.official_id), "") for row in digest.mentions}
    return Ties(
        {local: official for local, official in known.items() if official},
        {row.meeting_id: events[row.meeting_id] for row in digest.reports if row.meeting_id in events},
    )


def settle(facts: ArticleFacts, verdict: Verdict, ties: Ties) -> ArticleFacts:
    """The facts of an article as the corpus has them: under its identifiers, without facts where it is silent."""
    facts = _tied(renamed(facts, verdict.article_id), ties)
    article = replace(facts.article, duplicate_of=verdict.duplicate_of)
    return ArticleFacts(article=article) if verdict.is_silent else replace(facts, article=article)


def _tied(facts: ArticleFacts, ties: Ties) -> ArticleFacts:
    if not ties.has_any:
        return facts
    tables: dict[str, Any] = {
        table: [
            replace(row, official_id=ties.officials.get(row.official_id, row.official_id))
            for row in getattr(facts, table)
        ]
        for table in ("participants", "positions", "metrics")
    }
    meetings = [replace(row, event_id=ties.events.get(row.meeting_id, row.event_id)) for row in facts.meetings]
    return replace(facts, meetings=meetings, **tables)


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
    settled = (
        settle(facts, verdict, ties) for facts, verdict, ties in zip(linked, links.verdicts, links.ties, strict=True)
    )
    return Corpus(tuple(settled), links.officials, links.careers, links.contradictions)
