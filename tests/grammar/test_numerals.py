"""Written numerals and their values."""

import pytest

from pipeline.grammar.numerals import atoms, figure_value, read_numerals


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("hai mươi lăm năm", [25, 5]),
        ("mười năm", [10, 5]),
        ("hai nghìn năm trăm", [2500]),
        ("năm trăm năm mươi lăm", [555]),
        ("hai nghìn ba trăm tỷ", [2.3e12]),
        ("một trăm rưỡi", [150]),
        ("2 tỷ 350", [2e9, 350]),
        ("2 tỷ 350 triệu", [2.35e9]),
        ("hai ba", [2, 3]),
        ("hai tư", [24]),
        ("trăm", []),
        ("linh năm", [5]),
        ("hàng nghìn tỷ", [1e12]),
        ("năm năm", [5, 5]),
    ],
)
def test_runs_of_atoms(written: str, values: list[float]) -> None:
    assert [numeral.value for numeral in read_numerals(atoms(written, 0, len(written)))] == values


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("2.318.400", 2318400),
        ("1.532", 1532),
        ("0.532", 0.532),
        ("12,345", 12.345),
        ("12,345,678", 12345678),
        ("3\u00a0000", 3000),
        ("007", 7),
    ],
)
def test_separators(figure: str, value: float) -> None:
    assert figure_value(figure) == value


def test_scale_and_base_tell_what_a_range_shares() -> None:
    (numeral,) = read_numerals(atoms("15 triệu", 0, 8))
    assert (numeral.base, numeral.scale) == (15, 1e6)
