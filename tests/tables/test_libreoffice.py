"""A table opened in LibreOffice: its Vietnamese is intact, its sentences stay in their cells."""

from __future__ import annotations

import subprocess
import zipfile
from html import unescape
from pathlib import Path
from re import findall
from shutil import which

import pytest

import pipeline

OFFICE = which("soffice") or which("libreoffice")
#: Comma, quotation mark, UTF-8, told outright: without a dialog LibreOffice does not heed the byte-order mark.
_UTF_8 = "CSV:44,34,76"


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice is installed")
def test_a_table_opens_with_its_vietnamese_intact(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "data" / "raw" / "04-tiep-cong-dan.txt"
    pipeline.run(sample, tmp_path / "tables", labels="vi")
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            f"--infilter={_UTF_8}",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "tables" / "view_metrics.csv"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with zipfile.ZipFile(tmp_path / "view_metrics.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode("utf-8")
    texts = {unescape(text) for text in findall(r"<t(?: [^>]*)?>([^<]*)</t>", strings)}
    view = pipeline.read_tables(tmp_path / "tables")["view_metrics"]
    assert {"Tiêu đề", "Giá trị", "Câu gốc", "Độ tin cậy"} <= texts
    assert set(view["evidence"]) <= texts
    assert set(view["indicator_label"].dropna()) <= texts
