"""Numbers in text: the forms of docs/numbers.md, and properties over all numerals."""

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.number_spans import NumberSpan
from pipeline.grammar.numbers import find_numbers

GUIDE = Path(__file__).parents[2] / "docs" / "numbers.md"
ROWS = re.findall(r"^\| (?!Text|---)(.+?) \| (.+?) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)


def shown(number: NumberSpan) -> str:
    """A number as the guide writes it."""
    value = f"{number.value:.15g}"
    if number.value_max is not None:
        value += f"..{number.value_max:.15g}"
    if number.denominator is not None:
        value += f"/{number.denominator:.15g}"
    return " ".join(filter(None, [value, number.kind, number.comparator]))


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_guide(text: str, expected: str) -> None:
    assert "; ".join(map(shown, find_numbers(text))) == expected.replace("–", "")


def test_guide_is_long_enough() -> None:
    assert len(ROWS) > 110


def test_the_same_numbers_at_the_start_of_a_sentence_and_in_capitals() -> None:
    assert [n.value for n in find_numbers("Hai phó chủ tịch dự họp. Hai mươi ba đại biểu vắng.")] == [2, 23]
    assert [n.value for n in find_numbers("BẦU HAI PHÓ CHỦ TỊCH")] == [2]


def test_unit_of_money_and_share() -> None:
    assert [n.unit for n in find_numbers("chi 5 tỷ đồng, bằng 12% dự toán, vay 3 triệu USD")] == ["đồng", "%", "USD"]


@given(st.integers(0, 10**12))
def test_grouped_figures_read_back(value: int) -> None:
    (number,) = find_numbers(f"có {f'{value:,}'.replace(',', '.')} cử tri")
    assert number.value == value


@given(st.integers(0, 10**8), st.integers(1, 99))
def test_decimal_figures_read_back(whole: int, hundredths: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{hundredths:02d}"
    (number,) = find_numbers(f"rộng {written} ha")
    assert number.value == pytest.approx(whole + hundredths / 100)


def spelled(value: int) -> str:
    """A number below a million in words."""
    digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    if value >= 1000:
        rest = value % 1000
        tail = f" {'không trăm ' if rest < 100 else ''}{'linh ' if rest < 10 else ''}{spelled(rest)}" if rest else ""
        return f"{spelled(value // 1000)} nghìn{tail}"
    if value >= 100:
        rest = value % 100
        return f"{digits[value // 100]} trăm" + (f" {'linh ' if rest < 10 else ''}{spelled(rest)}" if rest else "")
    tens, unit = divmod(value, 10)
    if tens == 0:
        return digits[unit]
    last = {0: "", 5: " lăm", 1: " một" if tens == 1 else " mốt"}.get(unit, f" {digits[unit]}")
    return ("mười" if tens == 1 else f"{digits[tens]} mươi") + last


@given(st.integers(20, 999_999))
def test_number_words_read_back(value: int) -> None:
    (number,) = find_numbers(f"gồm {spelled(value)} hộ dân")
    assert (number.value, number.text) == (value, spelled(value))


PIECES = [
    "năm",
    "ba",
    "12",
    "1.5",
    "/",
    "-",
    " ",
    "%",
    "tỷ",
    "đồng",
    "thứ",
    "XIV",
    ",",
    "hàng",
    "mươi",
    "linh",
    "₫",
    "\n",
    "Ủy",
]


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES)).map(" ".join)
    )
)
def test_any_text_is_survived(text: str) -> None:
    numbers = find_numbers(text)
    assert all(text[n.start : n.end] == n.text and n.text for n in numbers)
    assert all(one.end <= after.start for one, after in pairwise(numbers))


@pytest.mark.parametrize(
    "piece", ["1.", "1,", "1/", "12-", "hai ", "hàng ", "9 ", "một trăm ", "5% ", "1.000", "tỷ ", "IV ", "(", "a"]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    start = time.process_time()
    find_numbers(piece * 20_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(("text", "values"), [("Năm Căn có 7 xã.", [7]), ("Hai Phó chủ tịch dự họp.", [2])])
def test_a_place_that_opens_a_sentence_is_no_number(text: str, values: list[int]) -> None:
    assert [number.value for number in find_numbers(text)] == values
