"""Slips in annotated articles are told where they are, before anything is scored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.evaluate.annotated import faults
from pipeline.evaluate.tables import read_gold

GUIDE = Path(__file__).parents[2] / "docs" / "annotation.md"


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"officals": []}, "there is no field 'officals'; do you mean 'officials'?"),
        ({"dates": ["2023-13-45"]}, "dates: '2023-13-45' is not a calendar value such as"),
        ({"dates": "2023"}, "dates: '2023' is not a list"),
        ({"published": "6/12/2023"}, "published: '6/12/2023' is not a day such as 2023-12-06"),
        ({"documents": [15]}, "documents: 15 is not a text"),
        ({"meetings": ["họp"]}, "meetings: 'họp' is not an object"),
        (
            {"meetings": [{"type": "supervison"}]},
            "meetings 1: type: 'supervison' is no meeting_type; do you mean 'super",
        ),
        ({"meetings": [{"start": "2023-10-12"}]}, "meetings 1: no 'type'"),
        ({"meetings": [{"type": "other", "main": "yes"}]}, "meetings 1: main: 'yes' is not true or false"),
        ({"meetings": [{"type": "other", "session": "kỳ 4"}]}, "meetings 1: session: 'kỳ 4' is not a whole number"),
        ({"meetings": [{"type": "other", "part_of_day": "noon"}]}, "is no part_of_day; do you mean 'afternoon'?"),
        ({"officials": [{"name": "A"}, {"roles": []}]}, "officials 2: no 'name'"),
        ({"officials": [{"name": "A", "roles": ["chaired"]}]}, "'chaired' is no role; do you mean 'chair'?"),
        ({"officials": [{"name": "A", "positions": ["Trưởng Ban"]}]}, "positions: 'Trưởng Ban' is not a list of 2"),
        ({"officials": [{"name": "A", "gender": "nữ"}]}, "'nữ' is no gender; it is one of female, male"),
        ({"metrics": [{"value": "14", "indicator": "chợ"}]}, "metrics 1: value: '14' is not a number"),
        ({"metrics": [{"value": True, "indicator": "chợ"}]}, "metrics 1: value: True is not a number"),
        ({"metrics": [{"indicator": "chợ"}]}, "metrics 1: no 'value'"),
        ({"metrics": [{"value": 1, "indicator": "chợ", "period": ["2023"]}]}, "period: ['2023'] is not a list of 2"),
        ({"metrics": [{"value": 1, "indicator": "chợ", "period": ["2023", "2024"]}]}, "period: '2023' is not a day"),
        ({"activities": [{"type": "supervision"}]}, "activities 1: no 'status'"),
    ],
)
def test_a_slip_is_told(slip: dict[str, Any], told: str) -> None:
    assert told in "\n".join(faults({"source": "tin.txt", **slip}))


@pytest.mark.parametrize("line", [[1], {}, {"sourse": "tin.txt"}, {"source": ""}, "tin.txt"])
def test_a_line_without_its_article_is_told(line: Any) -> None:
    assert list(faults(line)) == ["not an annotated article: no 'source'"]


def test_what_the_guide_shows_is_sound() -> None:
    shown = GUIDE.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    assert not list(faults(json.loads(shown)))


def test_what_is_open_may_be_left_out_and_notes_are_for_people(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(
        '{"source": "tin.txt", "note": "khó", "dates": null, '
        '"officials": [{"name": "A", "note": "?", "gender": null}], "metrics": [{"value": 3, "indicator": "chợ"}]}\n',
        encoding="utf-8",
    )
    (article,) = read_gold([tmp_path / "gold.jsonl"])
    assert (article["dates"], article["meetings"]) == ([], [])
    assert (article["officials"][0]["roles"], article["metrics"][0]["status"]) == ([], "actual")


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        ('{"source": "a.txt"}\n{"source": "b.txt", "dates": ["12/5"]}\n', "gold.jsonl, line 2: dates: '12/5'"),
        (json.dumps({"source": "a.txt", **{f"x{n}": 1 for n in range(9)}}), "(and 6 faults more)"),
        ("\n", "no annotated article in"),
    ],
)
def test_evaluate_names_file_and_line_and_exits_2(tmp_path: Path, gold: str, told: str) -> None:
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", "--gold", str(tmp_path / "gold.jsonl"), "--tables", str(tmp_path)])
    assert result.exit_code == 2
    assert told in result.stderr
