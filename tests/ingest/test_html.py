"""Saved web pages: the article whole, its metadata, nothing of the page around it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Article
from pipeline.ingest.html import looks_like_html, read_html
from pipeline.ingest.read import read_inputs

HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>HĐND tỉnh Lào Cai họp chuyên đề | Báo Lào Cai</title>
<meta property="og:title" content="HĐND tỉnh Lào Cai họp chuyên đề">
<meta property="article:published_time" content="2023-04-03T15:20:00+07:00"/>
<meta property="og:site_name" content="Báo Lào Cai"><link rel="canonical" href="https://laocai.example/1">
<style>p { color: red }</style><script>var a = "<p>Ông Mã Độc phát biểu.</p>";</script></head>"""
LEAD = "Sáng 3/4, HĐND tỉnh Lào Cai họp chuyên đề về đầu tư công, do ông A Lử chủ trì."
BODY = "Kỳ họp thông qua 5 nghị quyết về đầu tư công trung hạn, Luật Đầu tư công & quy hoạch, giao các Ban giám sát."
PAGE = f"""{HEAD}<body class="has-sidebar">
<header><div class="top-menu">
<ul><li><a href=/>Trang chủ</a><li><a href=/x>HĐND tỉnh họp báo cáo kết quả</a></ul></div></header>
<div class="breadcrumb">Trang chủ &gt; Tin tức</div><!-- <p>Ghi chú</p> -->
<article><h1>HĐND tỉnh Lào Cai họp&nbsp;chuyên đề</h1><div class="date">03/04/2023 15:20</div>
<p><strong>Sáng 3/4, HĐND tỉnh Lào Cai họp <em>chuyên đề</em> về đầu tư công, do ông A Lử chủ trì.</strong></p>
<figure><img src=a.jpg><figcaption>Ông A Lử điều hành kỳ họp.</figcaption></figure>
<h2>Thông qua 5 nghị quyết.</h2>
<p>Kỳ họp thông qua 5 nghị quyết về đầu tư công trung hạn, <a href=/y>Luật Đầu tư công</a> &amp; quy hoạch,
giao các Ban giám sát.
<table><tr><td>Bảo Hà<td>120 tỷ đồng</table>
<p style="text-align:right"><b>Thu Nga</b></p></article>
<div id="related-news">
<p>Ông Tạ Lộ nhận nhiệm vụ mới tại huyện Bát Xát vào ngày 1/4/2023, theo quyết định hôm trước.</p></div>
<div class="comment-box">Bình luận (3)</div>
<footer>Bản quyền thuộc Báo Lào Cai, 9 người trực tuyến</footer></body></html>"""


def article_of(page: str, tmp_path: Path, name: str = "tin.html") -> Article:
    (tmp_path / name).write_text(page, encoding="utf-8")
    (article,) = read_inputs([tmp_path / name])
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("name", ["tin.html", "tin.HTM", "tin.txt"])
def test_a_portals_page(name: str, tmp_path: Path) -> None:
    article = article_of(PAGE, tmp_path, name)
    assert [(block.kind, article.text[block.start : block.end]) for block in article.blocks] == [
        ("title", "HĐND tỉnh Lào Cai họp chuyên đề"),
        ("dateline", "03/04/2023 15:20"),
        ("lead", LEAD),
        ("caption", "Ông A Lử điều hành kỳ họp."),
        ("heading", "Thông qua 5 nghị quyết."),
        ("body", BODY),
        ("cell", "Bảo Hà"),
        ("cell", "120 tỷ đồng"),
        ("byline", "Thu Nga"),
    ]
    assert (article.published_at, article.author, article.publisher) == ("2023-04-03", "Thu Nga", "Báo Lào Cai")
    assert (article.url, article.province) == ("https://laocai.example/1", "Lào Cai")


def test_a_page_whose_article_stands_in_an_element_named_like_furniture_keeps_it(tmp_path: Path) -> None:
    page = f"<html><body><div class='tag-content'><h1>Tin</h1><p>{LEAD}</p><p>{BODY} {BODY}</p></div></body></html>"
    assert BODY in article_of(page.replace("&", "&amp;"), tmp_path).text


def test_the_day_of_structured_data(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{"datePublished": "2022-01-09T08:00:00"}</script>'
    assert article_of(f"<html>{data}<body><p>{LEAD}</p></body></html>", tmp_path).published_at == "2022-01-09"


def test_text_that_looks_like_a_tag_is_text(tmp_path: Path) -> None:
    article = article_of(f"<html><body><p>{LEAD}</p><p>Tỷ lệ &lt;b&gt; dưới 5% &lt; 10%, theo báo cáo.</p>", tmp_path)
    assert "Tỷ lệ <b> dưới 5% < 10%, theo báo cáo." in article.text


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><p>{LEAD}<p>{LEAD}",
        f"<body></div></div><div><p>{LEAD}</span></p></td>",
        f"<html><p class=\"a' id=b>{LEAD}</p><!-- hết",
        f"<html><body>{LEAD}<script>if (a < b) {{",
    ],
    ids=["unclosed", "closed twice", "quotes", "cut off"],
)
def test_broken_markup(page: str, tmp_path: Path) -> None:
    assert LEAD in article_of(page, tmp_path).text


@pytest.mark.parametrize(
    "unit", ["<", "<a ", "<!--", "<div>", "</div>", "<p>a", "<title", "<script>", "<script ld+json>", 'a="']
)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    begun = time.process_time()
    read_html(unit * (400_000 // len(unit)))
    # Anything quadratic takes minutes on these.
    assert time.process_time() - begun < 10


@given(st.text(alphabet=st.sampled_from("<>/ap!-=\"' &;hé\n"), max_size=200))
def test_any_markup_is_survived(text: str) -> None:
    assert isinstance(read_html(text).text, str)


def test_text_is_not_taken_for_markup() -> None:
    assert not looks_like_html("Tỷ lệ <5% và <body mạnh khỏe")
