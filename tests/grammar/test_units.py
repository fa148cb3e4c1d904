"""Counted nouns and units of measure."""

import pytest

from pipeline.grammar.units import unit_at
from pipeline.knowledge import rows


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("đoàn giám sát chuyên đề", "đoàn giám sát", "count"),
        (" buổi tiếp công dân định kỳ", "buổi tiếp công dân", "count"),
        ("uỷ viên ban chấp hành", "uỷ viên", "person"),
        ("huyện, thị xã, thành phố", "huyện, thị xã, thành phố", "count"),
        ("Phó Chủ tịch HĐND", "Phó Chủ tịch", "person"),
        ("m² đất", "m²", "measure"),
        ("tấn/ha", "tấn", "measure"),
        ("năm qua", "năm", "duration"),
    ],
)
def test_longest_unit(text: str, unit: str, kind: str) -> None:
    found = unit_at(text, 0)
    assert found is not None
    assert (found.text, found.kind, text[found.start : found.end]) == (unit, kind, unit)


@pytest.mark.parametrize("text", ["đoàn kết nội bộ", "M ngày 5", "rất nhiều", "", "đơn giản", "con số ấn tượng"])
def test_no_unit(text: str) -> None:
    assert unit_at(text, 0) is None


def test_a_unit_is_listed_once() -> None:
    units = [row["unit"] for row in rows("units")]
    assert len(units) == len(set(units))
