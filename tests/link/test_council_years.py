"""Officials and events of an invented corpus against what its tables say: B-cubed, any order, any instalments."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import council_years as years

from pipeline.batch.run import run
from pipeline.facts import ArticleFacts
from pipeline.ingest.article import make_article
from pipeline.link.corpus import Corpus, link
from pipeline.link.keys import name_key
from pipeline.nlp.language import load, process

Clusters = Mapping[tuple[str, str], str]


@pytest.fixture(scope="module")
def news() -> list[years.News]:
    return years.articles()


@pytest.fixture(scope="module")
def found(news: list[years.News]) -> list[ArticleFacts]:
    nlp = load()
    return [process(nlp, make_article(one.text, source=one.source, published_at=one.day)) for one in news]


@pytest.fixture(scope="module")
def corpus(found: list[ArticleFacts]) -> Corpus:
    return link(found)


@pytest.fixture(scope="module")
def gold_people(news: list[years.News]) -> Clusters:
    return {(one.source, name_key(name)): key for one in news for name, key in one.people.items()}


@pytest.fixture(scope="module")
def linked_people(corpus: Corpus) -> Clusters:
    return {
        (facts.article.source, name_key(row.name)): row.official_id
        for facts in corpus.articles
        for row in (*facts.positions, *facts.participants)
    }


def b_cubed(found: Clusters, gold: Clusters) -> float:
    """B-cubed F1 over the items that both cluster.

    >>> b_cubed({("a", ""): "1", ("b", ""): "1"}, {("a", ""): "x", ("b", ""): "y"})
    0.6666666666666666
    """
    items = sorted(found.keys() & gold.keys())

    def mean_share(of: Clusters, within: Clusters) -> float:
        shares = []
        for item in items:
            mates = [other for other in items if of[other] == of[item]]
            shares.append(sum(within[other] == within[item] for other in mates) / len(mates))
        return sum(shares) / len(shares)

    precision, recall = mean_share(found, gold), mean_share(gold, found)
    return 2 * precision * recall / (precision + recall)


def test_the_corpus_is_what_it_says() -> None:
    known = years.people()
    assert len(years.articles()) == 60
    assert len(known) == 40
    assert len({person.province for person in known.values()}) == 6
    named = {key for one in years.articles() for key in one.people.values()}
    assert named == set(known)


def test_people_are_found(linked_people: Clusters, gold_people: Clusters) -> None:
    missed = gold_people.keys() - linked_people.keys()
    assert len(missed) <= 0.03 * len(gold_people), sorted(missed)


def test_officials(linked_people: Clusters, gold_people: Clusters) -> None:
    assert b_cubed(linked_people, gold_people) >= 0.97


def test_events(corpus: Corpus, news: list[years.News]) -> None:
    gold = {(one.source, ""): one.event for one in news if not one.is_reprint}
    linked = {
        (facts.article.source, ""): row.event_id for facts in corpus.articles for row in facts.meetings if row.is_main
    }
    assert len(linked.keys() & gold.keys()) >= 0.97 * len(gold)
    assert b_cubed(linked, gold) >= 0.97


def test_reprints_say_nothing_twice(corpus: Corpus) -> None:
    repeated = [facts for facts in corpus.articles if facts.article.source.startswith("in-lai")]
    assert [bool(facts.article.duplicate_of) for facts in repeated] == [True, True]
    assert not any(facts.positions for facts in repeated)


def test_any_order_gives_the_same(found: list[ArticleFacts], corpus: Corpus) -> None:
    for seed in range(5):
        shuffled = found[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert link(shuffled) == corpus


def test_three_instalments_give_the_same(news: list[years.News], tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    in_one_go, in_parts = tmp_path / "one", tmp_path / "parts"
    for part in range(3):
        for one in news[part::3]:
            (pages / one.source).write_text(one.text, encoding="utf-8")
        run(pages, in_parts)
    run(pages, in_one_go)
    tables = sorted(path.name for path in in_one_go.glob("*.csv"))
    assert [(in_parts / name).read_bytes() for name in tables] == [(in_one_go / name).read_bytes() for name in tables]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("Nguyễn Văn Hùng", "another person of that name in the province", id="namesakes"),
        pytest.param("Lù Hữu Chí", "spelled", id="a slip of the keyboard"),
    ],
)
def test_what_is_in_doubt_is_said(corpus: Corpus, name: str, why: str) -> None:
    assert all(why in person.needs_review for person in corpus.officials if person.name == name)
    assert any(person.name == name for person in corpus.officials)


def test_careers_tell_a_promotion(corpus: Corpus) -> None:
    held = [row for row in corpus.careers if row.name == "Ma Thị Xuân"]
    assert [(row.title, row.first_seen, row.last_seen) for row in held] == [
        ("Phó Chủ tịch", "2016-07-05", "2016-07-07"),
        ("Chủ tịch", "2019-03-20", "2022-10-12"),
    ]
