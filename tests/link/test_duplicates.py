"""Which article repeats which: the earliest stays, in whatever order they came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.article import make_article
from pipeline.link.duplicates import Identity, Verdict, identity_of, judge

TOPICS = ("ngân sách", "đầu tư công", "đất đai", "giáo dục", "y tế", "giao thông", "dân tộc", "pháp chế", "du lịch")
TEXT = [
    f"Về {topic}, đại biểu Tổ {number} nêu {number * 7} kiến nghị của cử tri, đề nghị UBND tỉnh Cà Mau trả lời "
    f"bằng văn bản trước ngày {number}/11 và giao Ban phụ trách {topic} theo dõi cho đến khi giải quyết xong."
    for number, topic in enumerate(TOPICS, start=2)
]


def identity(name: str, *paragraphs: str, day: str = "") -> Identity:
    article = make_article("\n\n".join(["Thảo luận tại tổ đại biểu", *paragraphs]), source=name, published_at=day)
    return identity_of(article)


ORIGINAL = identity("a.txt", *TEXT, day="2022-12-06")
REPRINT = identity("b.txt", *TEXT[:-1], "Thu Nga (theo Báo Cà Mau)", day="2022-12-07")
CORRECTED = identity("c.txt", *TEXT, "Bài đã được sửa một lỗi chính tả vào buổi chiều cùng ngày.", day="2022-12-08")
OTHER = [
    f"Trong khi đó, ngành {topic} cho biết đã chi {number * 13} tỷ đồng, còn {number} dự án chậm vì vướng giải phóng "
    f"mặt bằng, giá vật liệu tăng, nhà thầu thiếu người."
    for number, topic in enumerate(TOPICS, start=3)
]
HALF = identity("d.txt", *TEXT[:6], *OTHER[6:], day="2022-12-09")
NEXT_YEAR = identity("e.txt", *(text.translate(str.maketrans("23456789", "98765432")) for text in TEXT))


def originals(*identities: Identity) -> dict[str, str]:
    """Source → source of the article that it repeats."""
    ordered = sorted(identities, key=lambda one: one.source)
    sources = {one.article_id: one.source for one in ordered}
    return {
        one.source: sources.get(verdict.duplicate_of, "") for one, verdict in zip(ordered, judge(ordered), strict=True)
    }


def test_reprints_with_small_edits_repeat_the_earliest() -> None:
    assert originals(ORIGINAL, REPRINT, CORRECTED) == {"a.txt": "", "b.txt": "a.txt", "c.txt": "a.txt"}


@pytest.mark.parametrize("other", [HALF, NEXT_YEAR], ids=["news of its own", "figures of its own"])
def test_what_brings_news_of_its_own_stands_by_itself(other: Identity) -> None:
    assert originals(ORIGINAL, other) == {"a.txt": "", other.source: ""}


def test_an_original_that_arrives_late_takes_its_place_and_changes_nothing_else() -> None:
    other = identity("o.txt", *(f"{text} Đại biểu {number} đồng ý." for number, text in enumerate(TEXT[::-1])))
    before = originals(REPRINT, CORRECTED, other)
    after = originals(ORIGINAL, REPRINT, CORRECTED, other)
    assert (before["b.txt"], before["c.txt"]) == ("", "b.txt")
    assert (after["b.txt"], after["c.txt"]) == ("a.txt", "a.txt")
    assert before["o.txt"] == after["o.txt"]


def test_an_article_without_a_day_is_never_the_original_of_a_dated_one() -> None:
    undated = replace(ORIGINAL, published_at="")
    assert originals(undated, REPRINT) == {"a.txt": "b.txt", "b.txt": ""}


def test_a_copy_of_a_copy_repeats_the_original() -> None:
    copy = replace(REPRINT, source="f.txt", article_id="a-f", published_at="2022-12-20")
    assert originals(ORIGINAL, REPRINT, copy)["f.txt"] == "a.txt"


@given(st.permutations([ORIGINAL, REPRINT, CORRECTED, HALF, NEXT_YEAR]))
def test_the_order_of_arrival_does_not_matter(some: list[Identity]) -> None:
    verdicts = {one.source: verdict for one, verdict in zip(some, judge(some), strict=True)}
    assert {name for name, verdict in verdicts.items() if verdict.duplicate_of} == {"b.txt", "c.txt"}
    assert verdicts["b.txt"] == Verdict(REPRINT.article_id, ORIGINAL.article_id, is_silent=True)


@pytest.mark.parametrize(
    ("options", "silent"),
    [
        ({}, {"b.txt"}),
        ({"keep_duplicates": True}, set()),
        ({"only_council": True}, {"b.txt", "x.txt"}),
        ({"only_council": True, "keep_duplicates": True}, {"x.txt"}),
    ],
    ids=["usual", "duplicates kept", "councils only", "both"],
)
def test_whose_facts_are_dropped(options: dict[str, bool], silent: set[str]) -> None:
    other = identity("x.txt", "Giá vàng trong nước sáng nay tăng 300.000 đồng một lượng so với hôm qua, theo các tiệm.")
    some = [ORIGINAL, REPRINT, replace(other, is_council_news=False)]
    verdicts = zip(some, judge(some, **options), strict=True)
    assert {one.source for one, verdict in verdicts if verdict.is_silent} == silent
