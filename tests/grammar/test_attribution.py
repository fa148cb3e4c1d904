"""Whose a number is."""

from dataclasses import dataclass

import pytest

from pipeline.grammar.attribution import actor_of, subject_of
from pipeline.grammar.bodies import find_bodies


@dataclass
class Person:
    name: str
    start: int
    end: int


def people_in(text: str, *names: str) -> list[Person]:
    return [Person(name, text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(
    ("sentence", "number", "actor"),
    [
        ("Năm 2023, Ban Pháp chế HĐND tỉnh tổ chức 8 cuộc giám sát.", "8", "Ban Pháp chế HĐND tỉnh"),
        ("HĐND huyện thông qua 12 nghị quyết.", "12", "HĐND huyện"),
        ("Chủ tịch UBND tỉnh cho biết có 5 dự án chậm.", "5", None),
        ("UBND tỉnh trình HĐND tỉnh 14 tờ trình.", "14", "UBND tỉnh"),
        ("HĐND tỉnh họp; có 50 đại biểu dự.", "50", None),
        ("Có 50 đại biểu của HĐND tỉnh dự họp.", "50", None),
    ],
)
def test_actor(sentence: str, number: str, actor: str | None) -> None:
    found = actor_of(sentence, sentence.index(number), find_bodies(sentence))
    assert (sentence[slice(*found)] if found else None) == actor


@pytest.mark.parametrize(
    ("sentence", "number", "subject"),
    [
        ("Ông Lò Văn Minh trúng cử với 44/46 phiếu.", "44", "Lò Văn Minh"),
        ("Với 44/46 phiếu, ông Lò Văn Minh trúng cử.", "44", "Lò Văn Minh"),
        ("Ông Lò Văn Minh được 40 phiếu, bà Hà Thị Sen được 38 phiếu.", "40", "Lò Văn Minh"),
        ("Ông Lò Văn Minh được 40 phiếu, bà Hà Thị Sen được 38 phiếu.", "38", "Hà Thị Sen"),
        ("Với 44 phiếu và 43 phiếu, Lò Văn Minh và Hà Thị Sen trúng cử.", "44", ""),
        ("Kết quả là 44 phiếu.", "44", ""),
    ],
)
def test_subject_of_votes(sentence: str, number: str, subject: str) -> None:
    people = people_in(sentence, *(name for name in ("Lò Văn Minh", "Hà Thị Sen") if name in sentence))
    assert subject_of("votes_for", (0, len(sentence)), sentence.index(number), people) == subject


def test_only_votes_are_about_a_person() -> None:
    sentence = "Ông Lò Văn Minh cho biết có 5 dự án."
    assert subject_of("projects", (0, len(sentence)), 29, people_in(sentence, "Lò Văn Minh")) == ""
