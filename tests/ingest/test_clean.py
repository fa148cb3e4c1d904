"""Characters are mended, lines cut, and nothing that is printed gets lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.clean import clean_text, cut_lines


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("Hội\u00a0đồng\u2009nhân dân", "Hội đồng nhân dân", id="blanks that do not break"),
        pytest.param("kỳ\u200b họp\ufeff", "kỳ họp", id="zero width"),
        pytest.param("giám\u00ad sát", "giám sát", id="soft hyphen"),
        pytest.param("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn", id="line ends"),
        pytest.param(unicodedata.normalize("NFD", "Uỷ ban Đắk Lắk"), "Uỷ ban Đắk Lắk", id="decomposed"),
        pytest.param("Ðảng bộ, xã Ðông", "Đảng bộ, xã Đông", id="Icelandic letter"),
        pytest.param("HĐND &amp; UBND&nbsp;tỉnh &#273;ã", "HĐND & UBND tỉnh đã", id="entities"),
        pytest.param("R&D; 5 & 6; A&B", "R&D; 5 & 6; A&B", id="an ampersand is no entity"),
        pytest.param("hai   blank\tvà tab", "hai blank và tab", id="runs of blanks"),
    ],
)
def test_characters_are_mended(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Tiêu đề\n\n\n  Đoạn một.  \nĐoạn hai.", ["Tiêu đề", "Đoạn một.", "Đoạn hai."]),
        (
            "Thường trực HĐND tỉnh đã tổ chức phiên họp thường kỳ để\ncho ý kiến về chương trình giám sát.",
            ["Thường trực HĐND tỉnh đã tổ chức phiên họp thường kỳ để cho ý kiến về chương trình giám sát."],
        ),
        ("Quang cảnh\nbuổi làm việc", ["Quang cảnh", "buổi làm việc"]),
        (
            "Thường trực HĐND tỉnh đã tổ chức phiên họp thường kỳ để\n\ncho ý kiến.",
            ["Thường trực HĐND tỉnh đã tổ chức phiên họp thường kỳ để", "cho ý kiến."],
        ),
    ],
    ids=["paragraphs", "wrapped line", "short lines stay apart", "an empty line parts"],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert [line.text for line in cut_lines(text)] == lines


@given(st.text())
def test_cleaning_is_done_once_and_loses_no_letter_in_cutting(raw: str) -> None:
    text = clean_text(raw)
    assert unicodedata.is_normalized("NFC", text)
    letters = [character for character in text if not character.isspace()]
    kept = [character for line in cut_lines(text) for character in line.text if not character.isspace()]
    assert kept == letters
