"""What must not matter does not matter, and no damage to a page stops a run."""

from __future__ import annotations

import dataclasses
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline.facts import ArticleFacts

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES}
#: Ways in which the same page may come, none of which a reader sees.
DRESSES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "byte-order mark": lambda text: "\ufeff" + text,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "zero-width spaces": lambda text: text.replace(", ", ",\u200b "),
}


def stated(facts: ArticleFacts) -> list[tuple[object, ...]]:
    """Every row of an article, without what names the article."""
    rows = []
    for table, row in facts.evidenced():
        values = dataclasses.asdict(row)
        rows.append((table, *(value for key, value in sorted(values.items()) if not key.endswith("_id"))))
    return rows


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("name", TEXTS)
def test_the_same_page_in_another_dress_states_the_same_facts(name: str, dress: str) -> None:
    plain = pipeline.extract(TEXTS[name])
    dressed = pipeline.extract(DRESSES[dress](TEXTS[name]))
    assert dressed.article.text == plain.article.text
    assert stated(dressed) == stated(plain)


def damage(text: str, chance: random.Random) -> str:
    """A page after one of the accidents that pages have."""
    lines = text.split("\n")
    accident = chance.randrange(7)
    if accident == 0:
        chance.shuffle(lines)
    elif accident == 1:
        lines = [line for line in lines if chance.random() > 0.3]
    elif accident == 2:
        lines = [line for line in lines for _ in range(chance.randrange(1, 4))]
    elif accident == 3:
        lines = ["".join(lines)]
    elif accident == 4:
        lines = [line.upper() for line in lines]
    elif accident == 5:
        lines = re.sub(r"\s", "", text)[: chance.randrange(10, 4000)].split("\n")
    else:
        start = chance.randrange(len(text))
        lines = [text[start : start + chance.randrange(1, 800)]]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_page_goes_through_and_its_rows_keep_their_spans(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    text = damage(chance.choice(list(TEXTS.values())), chance)
    if not text.strip():
        return
    facts = pipeline.extract(text)
    for table, row in facts.evidenced():
        assert 0 <= row.start < row.end <= len(facts.article.text), (table, row)
        assert 0 <= row.confidence <= 1, (table, row)
    for metric in facts.metrics:
        assert facts.article.text[metric.start : metric.end] == metric.text
    for found in facts.dates:
        assert facts.article.text[found.start : found.end] == found.text
