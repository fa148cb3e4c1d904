"""A user's own lists: what they change, and what is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import knowledge
from pipeline.batch.run import run
from pipeline.batch.versions import knowledge_hash
from pipeline.grammar.offices import settle_posts
from pipeline.grammar.people import read_people
from pipeline.tables.read import read_tables

TITLES = "title,opens,body,weak\n"
ARTICLE = "Hội nghị\nÔng Lê Văn An, Tổng quản UBND tỉnh Yên Bái, chủ trì hội nghị.\n"


@pytest.fixture(autouse=True)
def the_package_alone() -> Iterator[None]:
    yield
    knowledge.use(None)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a title that the package does not have."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "titles.csv").write_text(f"{TITLES}Tổng quản,,,\n", encoding="utf-8")
    return folder


def posts(text: str) -> list[tuple[str, str]]:
    people, written = read_people(text)
    return [(row.post.title, row.post.organization) for row in settle_posts(people, written)]


def test_a_title_of_ones_own_is_read_and_goes_away_again(own: Path) -> None:
    assert posts(ARTICLE) == []
    knowledge.use(own)
    assert posts(ARTICLE) == [("Tổng quản", "UBND tỉnh")]
    knowledge.use(None)
    assert posts(ARTICLE) == []


def test_rows_of_the_package_stay(own: Path) -> None:
    before = knowledge.rows("titles")
    knowledge.use(own)
    assert knowledge.rows("titles")[1:] == before
    assert knowledge.rows("titles")[0]["title"] == "Tổng quản"


def test_a_row_with_the_same_wording_takes_the_place_of_the_packages(own: Path) -> None:
    (own / "titles.csv").write_text(f"{TITLES}chuyên viên,,,\n", encoding="utf-8")
    assert [row["weak"] for row in knowledge.rows("titles") if row["title"] == "Chuyên viên"] == ["yes"]
    knowledge.use(own)
    assert [row["weak"] for row in knowledge.rows("titles") if row["title"].casefold() == "chuyên viên"] == [""]


def test_a_row_under_a_code_replaces_only_its_own_wording(tmp_path: Path) -> None:
    before = knowledge.rows("activities")
    own = next(row for row in before if row["activity_type"]) | {"phrase": "lời của riêng tôi"}
    lines = [",".join(own), ",".join(f'"{cell}"' for cell in own.values())]
    (tmp_path / "activities.csv").write_text("\n".join(lines), encoding="utf-8")
    knowledge.use(tmp_path)
    assert knowledge.rows("activities")[1:] == before


def test_a_changed_file_is_read_again(own: Path) -> None:
    knowledge.use(own)
    (own / "titles.csv").write_text(f"{TITLES}Tổng trấn,,,\n", encoding="utf-8")
    knowledge.use(own)
    assert knowledge.rows("titles")[0]["title"] == "Tổng trấn"


def test_a_spreadsheets_file_is_read(own: Path) -> None:
    text = "\ufeff# ghi chú\r\ntitle,opens,body,weak\r\n\r\nTô\u0309ng qua\u0309n,,,\r\n"
    (own / "titles.csv").write_bytes(text.encode())
    knowledge.use(own)
    assert knowledge.rows("titles")[0]["title"] == "Tổng quản"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("title.csv", f"{TITLES}Tổng quản,,,\n", r"no such list to add to; did you mean titles\.csv"),
        ("vocabularies.csv", "vocabulary,code\n", "no such list to add to"),
        ("titles.csv", "title;opens;body;weak\n", "the first line must be 'title,opens,body,weak'"),
        ("titles.csv", f"{TITLES}Tổng quản\n", "row 1: not as many cells"),
        ("titles.csv", f"{TITLES}A,,,\nTổng quản,,,,\n", "row 2: not as many cells"),
        ("titles.csv", f"{TITLES},,,\n", "row 1: all cells are empty"),
        ("titles.csv", f"{TITLES}Tổng quản,,,có\n", r"row 1: weak is one of \(empty\), yes, not 'có'"),
        ("honorifics.csv", "honorific,kind,gender\ncụ,address,nam\n", "gender is one of .*female, male, not 'nam'"),
        ("titles.csv", f'{TITLES}"Tổng" quản,,,\n', "not a CSV file with commas"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(knowledge.KnowledgeError, match=message):
        knowledge.use(tmp_path)
    assert knowledge.own_directory() == ""


def test_other_encodings_missing_folders_and_empty_ones_are_refused(tmp_path: Path) -> None:
    with pytest.raises(knowledge.KnowledgeError, match="holds no list"):
        knowledge.use(tmp_path)
    with pytest.raises(knowledge.KnowledgeError, match="there is no folder"):
        knowledge.use(tmp_path / "none")
    (tmp_path / "titles.csv").write_bytes(f"{TITLES}Tổng quản,,,\n".encode("utf-16"))
    with pytest.raises(knowledge.KnowledgeError, match="not in UTF-8"):
        knowledge.use(tmp_path)


def test_every_list_of_the_package_passes_its_own_check(tmp_path: Path) -> None:
    for name in set(knowledge.names()) - {"labels", "vocabularies"}:
        rows = knowledge.rows(name)
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    knowledge.use(tmp_path)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_run_reads_with_the_users_lists_in_every_process(workers: int, own: Path, tmp_path: Path) -> None:
    page, out = tmp_path / "tin.txt", tmp_path / "out"
    page.write_text(ARTICLE, encoding="utf-8")
    alone = knowledge_hash()
    run(page, out, workers=workers)
    assert read_tables(out)["positions"].empty
    run(page, out, workers=workers, knowledge=own)
    assert list(read_tables(out)["positions"]["title"]) == ["Tổng quản"], "what decides a fact makes it new"
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["knowledge"] == knowledge_hash() != alone


@pytest.mark.parametrize("name", knowledge.names())
def test_the_guide_lists_every_file_with_its_columns(name: str) -> None:
    columns = ", ".join(f"`{column}`" for column in knowledge.rows(name)[0])
    page = Path(__file__).parents[2] / "docs" / "knowledge.md"
    assert f"| `{name}.csv` | {columns} |" in page.read_text(encoding="utf-8")
