"""A whole run over the sample articles: as good as the floors, and what the README shows of it is true."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

import pipeline
from pipeline import knowledge
from pipeline.evaluate import FIELDS, Evaluation, evaluate

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "raw"
GOLD = ROOT / "tests" / "gold" / "samples.jsonl"
FLOORS = json.loads((ROOT / "tests" / "gold" / "floors.json").read_text(encoding="utf-8"))
ANNOTATED = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a run over all samples."""
    out = tmp_path_factory.mktemp("tables")
    summary = pipeline.run(SAMPLES, out)
    assert summary.failed == 0
    return out


@pytest.fixture(scope="module")
def evaluation(tables: Path) -> Evaluation:
    return evaluate(GOLD, tables)


def read(tables: Path, name: str) -> list[dict[str, str]]:
    with open(tables / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sample_is_annotated_and_every_annotation_has_its_sample(evaluation: Evaluation) -> None:
    assert sorted(article["source"] for article in ANNOTATED) == sorted(path.name for path in SAMPLES.glob("*.txt"))
    assert evaluation.absent == ()


def test_the_floors_were_measured_on_this_gold() -> None:
    checksum = hashlib.sha256(GOLD.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    assert checksum == FLOORS["gold_sha256"], "the gold has changed: run python tools/make_floors.py --lower"


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_not_below_its_floor(field: str, evaluation: Evaluation) -> None:
    score = evaluation[field]
    wrong = [f"missed {source}: {claim}" for source, claim in score.missed]
    wrong += [f"spurious {source}: {claim}" for source, claim in score.spurious]
    assert score.f1 >= FLOORS["f1"][field], "\n".join(wrong)


@pytest.mark.parametrize("article", ANNOTATED, ids=lambda article: article["source"])
def test_gold_names_only_what_the_sample_says(article: dict[str, list[dict[str, str]]]) -> None:
    text = " ".join((SAMPLES / str(article["source"])).read_text(encoding="utf-8").split()).casefold()
    stated = [official["name"] for official in article["officials"]] + [str(number) for number in article["documents"]]
    assert not [value for value in stated if value.casefold() not in text]


def test_the_guide_shows_an_annotation_as_the_samples_are_annotated() -> None:
    guide = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", guide, re.DOTALL)
    example = json.loads(shown)
    assert set(example) == set(ANNOTATED[0])
    for part in ("meetings", "officials", "metrics", "activities"):
        used = set().union(*(item.keys() for article in ANNOTATED for item in article[part]))
        assert set(example[part][0]) <= used


CODES = {(row["vocabulary"], row["code"]) for row in knowledge.rows("vocabularies")}


@pytest.mark.parametrize("article", ANNOTATED, ids=lambda article: article["source"])
def test_gold_uses_the_codes_of_the_tables(article: dict[str, list[dict[str, str]]]) -> None:
    used = [("meeting_type", meeting["type"]) for meeting in article["meetings"]]
    used += [("meeting_status", meeting["status"]) for meeting in article["meetings"]]
    used += [("role", role) for official in article["officials"] for role in official["roles"]]
    used += [("indicator", metric["indicator_id"]) for metric in article["metrics"] if metric["indicator_id"]]
    used += [("metric_status", metric["status"]) for metric in article["metrics"]]
    used += [("activity_type", activity["type"]) for activity in article["activities"]]
    assert not [code for code in used if code not in CODES]


@pytest.mark.parametrize("furniture", ["Nguyễn Ái Lan", "Phan Đắc Thời"])
def test_nobody_comes_out_of_page_furniture(furniture: str, tables: Path) -> None:
    assert furniture in (SAMPLES / "08-trang-nhieu-khung.txt").read_text(encoding="utf-8")
    assert furniture not in {row["name"] for row in read(tables, "officials")}


def test_the_rows_in_the_readme_are_rows_of_the_run(tables: Path) -> None:
    shown = re.search(r"<!-- rows: begin -->\n(.*?)<!-- rows: end -->", README, re.DOTALL)
    assert shown
    header, _, *lines = ([cell.strip() for cell in line[1:-1].split("|")] for line in shown[1].splitlines())
    found = {tuple(row[column.strip("`")] for column in header) for row in read(tables, "metrics")}
    assert len(lines) >= 5
    assert not [line for line in lines if tuple(line) not in found]


def test_the_python_of_the_readme_does_what_its_comments_say(tables: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    code = code.replace('"data/raw"', repr(str(SAMPLES))).replace('"data/processed"', repr(str(tables)))
    names: dict[str, object] = {}
    for line in code.splitlines():
        statement, _, comment = line.partition("  # ")
        if comment and not comment.lstrip()[0].isalpha():
            assert eval(statement, names) == eval(comment), line  # noqa: S307
        else:
            exec(line, names)  # noqa: S102
