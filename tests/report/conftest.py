"""A run over a few articles, one of them hostile, and its report."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
#: What a page must never run, in every place that comes from an article.
HOSTILE = """<script>alert(1)</script> HĐND tỉnh họp "&<b>
Sáng 6/8/2018, HĐND tỉnh Hà Giang khai mạc kỳ họp thứ 5 <img src=x onerror=alert(2)>.
Ông Lò Văn Ó"><script>alert(3)</script>, Chủ tịch HĐND tỉnh, phát biểu. Năm 2018, HĐND tỉnh tiếp nhận 12 đơn </script>.
"""


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the run."""
    folder = tmp_path_factory.mktemp("run")
    hostile = folder / "tin.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    names = (
        "01-khai-mac-ky-hop.txt",
        "04-tiep-cong-dan.txt",
        "05-tong-ket-van-phong.txt",
        "17-lay-phieu-tin-nhiem.txt",
    )
    pipeline.run([hostile, *(SAMPLES / name for name in names)], folder / "tables")
    return folder / "tables"


@pytest.fixture(scope="session")
def site(tables: Path) -> Path:
    """The site of its report."""
    for library in ("babel", "matplotlib"):
        pytest.importorskip(library)
    from pipeline.report.site import write_report

    write_report(tables, tables.parent / "site")
    return tables.parent / "site"
