"""One article in the markup of six kinds of site: every line of it is read from each, and nothing around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.facts import Article
from pipeline.ingest.html import read_html
from pipeline.ingest.markup import lines_of, parse
from pipeline.ingest.portals import find_parts
from pipeline.ingest.read import read_inputs

PAGES = Path(__file__).parent / "portals"
BLOCKS = [
    ("title", "HĐND tỉnh Lai Châu giám sát việc cấp nước sạch ở vùng cao"),
    (
        "lead",
        "Ngày 12/5/2022, Đoàn giám sát của HĐND tỉnh Lai Châu do bà Giàng Thị Mây, Phó Chủ tịch HĐND tỉnh làm "
        "Trưởng đoàn làm việc với UBND huyện Sìn Hồ.",
    ),
    (
        "body",
        "Theo báo cáo, toàn huyện có 84 công trình cấp nước tập trung, trong đó 61 công trình hoạt động tốt, "
        "23 công trình hư hỏng do mưa lũ.",
    ),
    ("heading", "Nhiều công trình xuống cấp"),
    (
        "body",
        "Đoàn đề nghị UBND huyện bố trí 4,6 tỷ đồng sửa chữa các công trình, giao mỗi xã lập một tổ quản lý nước và "
        "báo cáo kết quả trước ngày 30/9.",
    ),
    ("body", "Cụ thể:"),
    ("body", "- Sửa 15 bể chứa;"),
    ("body", "- Thay 9 km đường ống."),
    ("byline", "Lò Nhung"),
]
CAPTION = ("caption", "Bà Giàng Thị Mây phát biểu tại buổi giám sát. Ảnh: Lò Nhung")
SITES = sorted(path.stem for path in PAGES.glob("*.html"))


def article_of(site: str) -> Article:
    (article,) = read_inputs([PAGES / f"{site}.html"])
    assert isinstance(article, Article)
    return article


def test_there_are_pages() -> None:
    assert len(SITES) == 6


@pytest.mark.parametrize("site", SITES)
def test_every_line_of_the_article_is_read_and_no_other(site: str) -> None:
    article = article_of(site)
    found = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert CAPTION in found
    assert [block for block in found if block[0] not in ("caption", "dateline")] == BLOCKS


@pytest.mark.parametrize("site", SITES)
def test_the_day_is_that_of_publication_and_of_no_clock(site: str) -> None:
    article = article_of(site)
    assert (article.published_at, article.author, article.province) == ("2022-05-13", "Lò Nhung", "Lai Châu")


@pytest.mark.parametrize(
    ("site", "publisher"),
    [("nukeviet", "Trang thông tin HĐND tỉnh Lai Châu"), ("newspaper", "Báo Lai Châu"), ("tables", "")],
)
def test_the_publisher_is_the_sites_name(site: str, publisher: str) -> None:
    assert article_of(site).publisher == publisher


@pytest.mark.parametrize(
    ("site", "parts"),
    [
        ("nukeviet", {"title", "lead", "body", "byline"}),
        ("sharepoint", {"title", "dateline", "lead", "body"}),
        ("newspaper", {"title", "dateline", "lead", "body", "byline"}),
        ("wordpress", {"title", "body"}),
        ("tables", set()),
        ("unnamed", set()),
    ],
)
def test_parts_by_the_names_of_content_systems(site: str, parts: set[str]) -> None:
    tree = parse((PAGES / f"{site}.html").read_text(encoding="utf-8"))
    assert set(find_parts(tree)) == parts


PARAGRAPH = "Kỳ họp thông qua 7 nghị quyết về đầu tư công, giao các ngành báo cáo kết quả trước ngày 15/11 hằng năm."


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        pytest.param('<meta property="article:published_time" content="2021-07-02T09:00+07:00">', "2021-07-02", id="p"),
        pytest.param('<meta itemprop="datePublished" content="2021-07-02">', "2021-07-02", id="itemprop"),
        pytest.param('<meta property="article:modified_time" content="2021-07-02">', "", id="modified"),
        pytest.param('<meta name="print_date" content="2021-07-02">', "", id="printed"),
        pytest.param('<meta name="crawl-time" content="2021-07-02">', "", id="crawled"),
        pytest.param('<meta property="og:image" content="https://a.example/2021/07/02/a.jpg">', "", id="picture"),
        pytest.param("<title>Kỳ họp ngày 02/07/2021</title>", "", id="headline"),
        pytest.param('<link rel="canonical" href="https://a.example/2021/07/02/ky-hop.html">', "2021-07-02", id="url"),
    ],
)
def test_days_of_a_head(markup: str, published: str) -> None:
    page = f"<html><head>{markup}</head><body><div class=clock>Hôm nay 03/03/2024</div><p>{PARAGRAPH}</p></body></html>"
    assert read_html(page).published == published


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("<td>Sìn Hồ</td><td>12 xã</td>", ["cell", "cell"]),
        ("<td>Sìn Hồ</td>", [""]),
        ("<td>Sìn Hồ</td><td><table><tr><td>12 xã</td></tr></table></td>", ["cell", ""]),
        ("<td>Sìn Hồ</td><td><p>Một</p><p>Hai</p><p>Ba</p></td>", ["cell", "", "", ""]),
    ],
    ids=["data", "one cell", "a table in it", "paragraphs"],
)
def test_cells_hold_data_and_no_layout(row: str, kinds: list[str]) -> None:
    tree = parse(f"<html><body><table><tr>{row}</tr></table></body></html>")
    assert [line.kind for line in lines_of(tree)] == kinds


def test_a_headline_that_is_a_link_stays() -> None:
    page = (
        f"<html><body><h1><a href=/1>Kỳ họp thứ năm bế mạc</a></h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    )
    assert read_html(page).text.startswith("Kỳ họp thứ năm bế mạc")


def test_a_quote_that_never_closes_costs_no_text() -> None:
    assert PARAGRAPH in read_html(f'<html><body><p class="x>{PARAGRAPH}</p></body></html>').text
