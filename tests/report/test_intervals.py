"""A text cut wherever a span starts or ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.intervals import stretches

LENGTH = 60
SPANS = st.lists(st.tuples(st.integers(-5, LENGTH + 5), st.integers(-5, LENGTH + 5)), max_size=12)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [(0, 10, ())]),
        ([(0, 10)], [(0, 10, (0,))]),
        ([(2, 8), (4, 6)], [(0, 2, ()), (2, 4, (0,)), (4, 6, (0, 1)), (6, 8, (0,)), (8, 10, ())]),
        ([(4, 6), (2, 8)], [(0, 2, ()), (2, 4, (1,)), (4, 6, (1, 0)), (6, 8, (1,)), (8, 10, ())]),
        ([(2, 5), (5, 7)], [(0, 2, ()), (2, 5, (0,)), (5, 7, (1,)), (7, 10, ())]),
        ([(3, 3), (8, 20), (-4, 1)], [(0, 1, (2,)), (1, 8, ()), (8, 10, (1,))]),
    ],
    ids=["none", "all", "nested", "nested, shorter first", "touching", "empty and beyond the text"],
)
def test_stretches_of_ten_characters(
    spans: list[tuple[int, int]], expected: list[tuple[int, int, tuple[int, ...]]]
) -> None:
    assert [(one.start, one.end, one.covering) for one in stretches(10, spans)] == expected


@given(SPANS)
def test_stretches_cover_the_text_once(spans: list[tuple[int, int]]) -> None:
    found = stretches(LENGTH, spans)
    assert "".join("x" * (one.end - one.start) for one in found) == "x" * LENGTH
    assert [one.start for one in found] == [0, *(one.end for one in found[:-1])]


@given(SPANS)
def test_a_stretch_knows_every_span_around_it_the_longest_first(spans: list[tuple[int, int]]) -> None:
    for one in stretches(LENGTH, spans):
        around = {number for number, (start, end) in enumerate(spans) if start <= one.start and one.end <= end}
        assert set(one.covering) == around
        lengths = [min(spans[number][1], LENGTH) - max(spans[number][0], 0) for number in one.covering]
        assert lengths == sorted(lengths, reverse=True)
