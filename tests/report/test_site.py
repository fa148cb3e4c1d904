"""The static site of a run's tables: whole, escaped, the same in both languages, and made of nothing but itself."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import pipeline
from pipeline.knowledge import rows
from pipeline.tables.labels import LANGUAGES, doubt_label

pytest.importorskip("matplotlib")
pytest.importorskip("babel")

from pipeline.report import site as site_module
from pipeline.report.site import MARK, MissingLibrary, write_report


class Links(HTMLParser):
    """Every address, identifier and script of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.identifiers: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag if tag != "script" or told.get("src") else "inline script")
        self.addresses += [value for name in ("href", "src", "action") if (value := told.get(name))]
        self.identifiers += [value for name in ("id",) if (value := told.get(name))]
        self.handlers += [name for name in told if name.startswith("on")]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Links]:
    return {path: Links(path) for path in site.rglob("*.html")}


def test_a_missing_library_is_named_and_nothing_is_written(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_module, "find_spec", lambda name: None)
    with pytest.raises(MissingLibrary, match=r"council-news\[report\]"):
        write_report(site.parent, tmp_path / "site")
    assert not list(tmp_path.iterdir())


def test_every_link_leads_somewhere(pages: dict[Path, Links]) -> None:
    broken = []
    for page, links in pages.items():
        for address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            found = target.is_file()
            if found and parts.fragment and target.suffix == ".html":
                found = (
                    parts.fragment in Links(target).identifiers
                    if target != page
                    else (parts.fragment in links.identifiers)
                )
            if not found:
                broken.append((page.name, address))
    assert not broken[:5]


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, Links], site: Path) -> None:
    assert not [address for links in pages.values() for address in links.addresses if urlsplit(address).scheme]
    sources = [path for path in (site / "assets").iterdir() if path.suffix in (".js", ".css")]
    assert sources
    assert not [path for path in sources if re.search(r"https?:|//\w+\.\w", path.read_text(encoding="utf-8"))]


def test_what_articles_say_never_becomes_markup(pages: dict[Path, Links], site: Path) -> None:
    for page, links in pages.items():
        assert "inline script" not in links.tags, page.name
        assert not links.handlers, page.name
    told = "".join(path.read_text(encoding="utf-8") for path in (site / "vi").rglob("*.html"))
    assert "&lt;script&gt;alert(1)" in told
    assert "alert(3)" in told
    assert not [path.name for path in site.rglob("*.svg") if "<script" in path.read_text(encoding="utf-8")]


def test_identifiers_of_a_page_are_its_own(pages: dict[Path, Links]) -> None:
    repeated = [
        (page.name, name)
        for page, links in pages.items()
        for name in set(links.identifiers)
        if links.identifiers.count(name) > 1
    ]
    assert not repeated


def test_both_languages_have_the_same_pages(site: Path) -> None:
    vi, en = ({path.relative_to(site / language) for path in (site / language).rglob("*")} for language in LANGUAGES)
    assert vi == en


def test_every_row_of_an_article_is_linked_to_its_words_and_back(tables: Path, site: Path) -> None:
    run = pipeline.read_tables(tables)
    for article in run["articles"]["article_id"]:
        page = (site / "vi" / "articles" / f"{article}.html").read_text(encoding="utf-8")
        evidenced = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")
        count = sum(int((run[table]["article_id"] == article).sum()) for table in evidenced)
        numbers = {str(number) for number in range(1, count + 1)}
        assert set(re.findall(r'id="r(\d+)"', page)) == numbers
        assert set(re.findall(r'id="w(\d+)"', page)) == numbers
        assert set(re.findall(r'href="#w(\d+)"', page)) == numbers
        marked = re.findall(r'data-facts="([\d ]+)"', page)
        assert {number for facts in marked for number in facts.split()} == numbers


def test_the_text_of_an_article_stands_once_and_whole(tables: Path, site: Path) -> None:
    class Words(HTMLParser):
        """The text inside the element of the class ``article``."""

        depth = 0
        words = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if self.depth or dict(attrs).get("class") == "article":
                self.depth += 1

        def handle_endtag(self, tag: str) -> None:
            self.depth -= bool(self.depth)

        def handle_data(self, data: str) -> None:
            self.words += data if self.depth else ""

    for row in pipeline.read_tables(tables)["articles"].itertuples():
        reader = Words()
        reader.feed((site / "vi" / "articles" / f"{row.article_id}.html").read_text(encoding="utf-8"))
        assert reader.words.split() == str(row.text).split()


def test_a_chart_offers_the_very_rows_that_it_draws(tables: Path, site: Path) -> None:
    with open(site / "en" / "charts" / "numbers_by_indicator.csv", encoding="utf-8-sig", newline="") as file:
        header, *told = list(csv.reader(file))
    assert header == ["Measure", "Numbers"]
    counted = pipeline.read_tables(tables)["metrics"]["indicator_id"].value_counts()
    assert [int(count) for _, count in told] == counted[counted > 0].tolist()
    drawing = (site / "en" / "charts" / "numbers_by_indicator.svg").read_text(encoding="utf-8")
    assert all((label.split(",")[0] in drawing) == (place < 20) for place, (label, _) in enumerate(told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_holds_every_official(tables: Path, site: Path, language: str) -> None:
    script = (site / language / "search-index.js").read_text(encoding="utf-8")
    entries = json.loads(script.removeprefix("window.councilNewsIndex = ").removesuffix(";\n"))
    names = {entry[2] for entry in entries if entry[0] == "officials"}
    assert names == set(pipeline.read_tables(tables)["officials"]["name"])


def test_a_second_report_has_the_same_bytes(tables: Path, site: Path, tmp_path: Path) -> None:
    write_report(tables, tmp_path / "again")
    for path in (path for path in site.rglob("*") if path.is_file()):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(site)).read_bytes(), path.name


def test_a_folder_of_something_else_is_never_replaced(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileExistsError, match="no report"):
        write_report(tables, tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def test_an_earlier_report_is_replaced_whole(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / MARK).write_text("", encoding="utf-8")
    (target / "outdated.html").write_text("", encoding="utf-8")
    write_report(tables, target)
    assert not (target / "outdated.html").exists()
    assert (target / "vi" / "index.html").exists()
    assert not list(tmp_path.glob(".report-*"))


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="is missing"):
        write_report(tmp_path, tmp_path / "site")


def test_every_word_of_the_pages_is_used_and_in_both_languages() -> None:
    folder = Path(pipeline.__file__).parent / "report"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in (".py", ".html"))
    # The names of kinds and of lists are put together in the templates.
    keys = [row["key"] for row in rows("report_words") if not row["key"].startswith("kind_")]
    assert not [key for key in keys if not re.search(rf'say\.{key}\b|"{key}"', sources)]
    assert not [row["key"] for row in rows("report_words") if not (row["vi"] and row["en"])]


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a run in which two people hold one office."""
    folder = tmp_path_factory.mktemp("doubtful")
    news = folder / "tin.txt"
    news.write_text(
        "Kỳ họp\nSáng 6/8/2018, HĐND tỉnh Hà Giang họp. Ông Đặng Văn Lập, Chủ tịch HĐND tỉnh, phát biểu. "
        "Ông Bạch Văn Tú, Chủ tịch HĐND tỉnh, dự. Ông An Văn Sơn, Phó Chủ tịch HĐND tỉnh, dự.\n",
        encoding="utf-8",
    )
    pipeline.run(news, folder / "tables")
    write_report(folder / "tables", folder / "site")
    return folder / "site"


def test_why_a_person_needs_a_look_is_said_in_the_language_of_the_page(doubtful: Path) -> None:
    page = next(one for one in (doubtful / "vi" / "officials").iterdir() if "<h1>Bạch" in one.read_text("utf-8"))
    vi, en = ((doubtful / language / "officials" / page.name).read_text("utf-8") for language in LANGUAGES[::-1])
    assert "cùng một chức vụ với Đặng Văn Lập trong một bài (Chủ tịch HĐND tỉnh)" in vi
    assert "same office as Đặng Văn Lập in one article (Chủ tịch HĐND tỉnh)" in en


def test_people_stand_in_the_order_of_the_alphabet_and_doubts_are_seen(doubtful: Path) -> None:
    told = (doubtful / "vi" / "officials.html").read_text("utf-8")
    rows = re.findall(r"<tr><td><a[^>]*>([^<]*)</a></td>(?:<td>[^<]*</td>){3}<td>([^<]*)</td>", told)
    assert rows == [("An Văn Sơn", ""), ("Bạch Văn Tú", "Cần kiểm tra"), ("Đặng Văn Lập", "Cần kiểm tra")]


REASONS = (
    "another person of that name in the province: Chủ tịch UBND xã, no office",
    "same name in Cần Thơ, the whole country",
    "spelled Lù Hửu Chí and Lù Hữu Chí",
    "name like Lù Hữu Chí",
    "same office as Lù Hữu Chí in one article (Chủ tịch HĐND tỉnh)",
    "same office as Lù Hữu Chí at the same time (Chủ tịch HĐND tỉnh)",
    "offices that exclude each other: Chủ tịch HĐND tỉnh and Chủ tịch UBND tỉnh",
    "honorifics disagree: bà, ông",
)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_to_look_has_its_vietnamese_words(reason: str) -> None:
    assert not re.search(r"\b(?:of|in|and|other|name|office|country|spelled|same)\b", doubt_label(reason, "vi"))
    assert doubt_label(f"{reason}; {reason}", "vi") == "; ".join([doubt_label(reason, "vi")] * 2)


def test_a_list_of_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text("Chợ quê\n\nHôm nay trời đẹp, bà con đi chợ.\n", encoding="utf-8")
    pipeline.run(tmp_path / "tin.txt", tmp_path / "tables")
    write_report(tmp_path / "tables", tmp_path / "site")
    for kind in ("meetings", "officials", "indicators"):
        page = (tmp_path / "site" / "vi" / f"{kind}.html").read_text("utf-8")
        assert "Các bài không nêu." in page and "<table" not in page
    assert "Cuộc họp gần nhất" not in (tmp_path / "site" / "vi" / "index.html").read_text("utf-8")
