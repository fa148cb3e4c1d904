"""The second opinion on people: what it is asked, and what it may change."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import ArticleFacts
from pipeline.grammar.people import read_people
from pipeline.ingest.article import make_article
from pipeline.nlp.language import load, process
from pipeline.nlp.ner import AUTO_SHARE, SecondOpinion, windows

#: Long enough for the share of a text that ``auto`` may show to hold a name.
FILLER = "\n".join(["Kỳ họp đã thảo luận nhiều nội dung quan trọng về phát triển kinh tế của tỉnh."] * 20)
FOREIGN = "Marisol Quintana, Đại sứ Peru tại Việt Nam, cảm ơn lãnh đạo tỉnh."


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(ValueError, match="auto, full, off"):
        SecondOpinion("always")  # type: ignore[arg-type]


def test_off_says_nothing() -> None:
    assert SecondOpinion("off")(FOREIGN, [(0, 16)]) == []


def test_auto_is_asked_about_what_the_grammar_leaves_open() -> None:
    asked: list[str] = []

    def advise(text: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        asked.extend(text[start:end] for start, end in runs)
        return []

    read_people(f"{FOREIGN}\nÔng Lê Văn An, Chủ tịch UBND tỉnh, dự. Vịnh Hạ Long, Chủ tịch Quảng Ninh nói.", advise)
    assert asked == ["Marisol Quintana"]


def test_a_run_that_is_called_a_person_gets_its_post() -> None:
    people, _ = read_people(FOREIGN, lambda text, runs: list(runs))
    assert [(person.name, [post.title for post in person.positions]) for person in people] == [
        ("Marisol Quintana", ["Đại sứ"])
    ]


def test_without_advice_the_run_stays_unexplained() -> None:
    assert read_people(FOREIGN)[0] == []


def test_advice_does_not_touch_what_the_grammar_knows() -> None:
    text = "Chủ tịch UBND tỉnh Lê Văn An và Giám đốc Sở Y tế Trần Thị Bình dự lễ."
    whole = [(0, len(text)), (19, 28), (text.index("Trần"), text.index("Bình"))]
    assert read_people(text, lambda _, runs: whole) == read_people(text)


def test_advice_makes_no_second_person_of_a_short_form() -> None:
    text = "Bà Lê Thị Mỹ Hạnh, Chủ tịch HĐND tỉnh, chủ trì. Bà Mỹ Hạnh nói."
    people, _ = read_people(text, lambda _, runs: [(text.rindex("Mỹ"), text.rindex("Hạnh") + 4)])
    assert {person.name for person in people} == {"Lê Thị Mỹ Hạnh"}


@given(st.text(alphabet="AĐb \n.,", max_size=3000), st.lists(st.integers(0, 2990), max_size=30))
def test_auto_shows_no_more_than_its_share(text: str, starts: list[int]) -> None:
    runs = [(start, start + 5) for start in sorted(set(starts)) if start + 5 <= len(text)]
    shown = 0
    for (start, end), (low, high) in windows(text, runs):
        assert low <= start and end <= high
        shown += high - low
    assert shown <= AUTO_SHARE * len(text)


@pytest.mark.parametrize("ner", ["auto", "full"])
def test_underthesea_finds_a_foreigner_with_a_post(ner: str) -> None:
    found = facts(ner)
    assert ("Marisol Quintana", "Đại sứ") in {(row.name, row.title) for row in found.positions}


def test_without_ner_the_foreigner_is_missed() -> None:
    assert not facts("off").positions


def facts(ner: str) -> ArticleFacts:
    nlp = load(ner=ner, disable=("council_meetings", "council_metrics", "council_activities"))  # type: ignore[arg-type]
    return process(nlp, make_article(f"Gặp gỡ hữu nghị\n{FOREIGN}\n{FILLER}"))


def test_asking_leaves_the_log_of_the_process_alone() -> None:
    script = (
        "import logging; from pipeline.nlp.ner import SecondOpinion;"
        f"print(len(SecondOpinion('full')({FOREIGN!r}, [])), logging.getLogger().handlers)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.split() == ["1", "[]"]
