"""Every encoding that a Vietnamese page may be in is told by its words, and anything else is refused."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import knowledge
from pipeline.facts import Article
from pipeline.ingest.encoding import decode, detect
from pipeline.ingest.errors import InputError
from pipeline.ingest.read import read_inputs

TEXT = (
    "Sáng ngày 3/4, Hội đồng nhân dân tỉnh khai mạc kỳ họp chuyên đề; “xem xét, thông qua” nhiều nghị quyết. "
    "Các đại biểu thảo luận sôi nổi về đầu tư công, đề nghị sớm khắc phục những hạn chế đã được cử tri phản ánh."
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Letters with their hats, tones behind them, as Windows writes it."""
    out = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        out.append(letter + "".join(part for part in parts if part in TONES))
    return "".join(out).encode("cp1258")


def by_table(encoding: str, text: str) -> bytes:
    codes = {row["letter"]: row["code"] for row in knowledge.rows("legacy_encodings") if row["encoding"] == encoding}
    return b"".join(codes[one].encode("latin-1") if one in codes else one.encode("cp1252") for one in text)


ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 big": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-32": TEXT.encode("utf-32"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "windows-1258": windows_1258(TEXT),
    "TCVN3": by_table("TCVN3", TEXT),
    "VNI": by_table("VNI", TEXT),
    "utf-8 twice": TEXT.encode()
    .decode("latin-1")
    .translate({i: bytes((i,)).decode("cp1252") for i in range(0x80, 0xA0) if i not in b"\x81\x8d\x8f\x90\x9d"})
    .encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(name: str) -> None:
    found = detect(ENCODED[name])
    assert found.text == TEXT
    assert found.encoding.split()[0].startswith(name.split()[0].removesuffix("-sig"))
    assert found.confidence >= 0.9


def test_a_page_of_which_only_a_part_is_encoded_twice() -> None:
    mixed = f"{TEXT}\n".encode() + ENCODED["utf-8 twice"]
    assert decode(mixed) == f"{TEXT}\n{TEXT}"


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_the_tables_hold_every_small_letter_once(encoding: str) -> None:
    rows = [row for row in knowledge.rows("legacy_encodings") if row["encoding"] == encoding]
    letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    assert set(letters) <= {row["letter"] for row in rows}
    assert len({row["code"] for row in rows}) == len({row["letter"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(
            "Le conseil a été très occupé; l’été dernier, à Orléans, façade créée".encode("cp1252"),
            "encoding",
            id="French",
        ),
        pytest.param("Привет, как дела сегодня".encode("cp1251"), "encoding", id="Russian"),
        pytest.param(bytes(range(128, 256)) * 20, "encoding", id="noise"),
        pytest.param(b"GIF89a\x01\0\x01\0\x80\xff\0\xc0\xc0", "binary", id="picture"),
        pytest.param(codecs.BOM_UTF8 + b"\xff\xfe", "encoding", id="mark that lies"),
    ],
)
def test_what_is_no_vietnamese_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as refusal:
        detect(data)
    assert refusal.value.kind == kind


def test_an_article_of_an_old_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_bytes(ENCODED["TCVN3"])
    (article,) = read_inputs([tmp_path])
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.warnings == ("read as TCVN3, 100% sure",)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_all_utf8_reads_back(text: str) -> None:
    assert decode(("Hội đồng " + text).encode()) == "Hội đồng " + text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except InputError as error:
        assert error.kind in ("binary", "encoding")
