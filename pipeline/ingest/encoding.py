"""From bytes to text, in the encodings that thirty years of Vietnamese pages have left.

UTF-8 and anything with a byte-order mark are certain. Other bytes are tried as UTF-16, windows-1258, TCVN3 and VNI, and
the reading whose words are Vietnamese syllables wins; where none is good enough the bytes are refused.

General detectors do not serve here: charset-normalizer knows neither TCVN3 nor VNI, and takes VNI for windows-1257.
Double encoding, which is the same in every language, is ftfy's.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.ingest.errors import InputError

#: Byte-order marks and what they announce. UTF-32's little-endian mark starts with UTF-16's: longest first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_VOWELS = "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_SYLLABLE = re.compile(rf"{_ONSET}[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?")
_WORD = re.compile(r"[^\W\d_]+")
#: Bytes that are looked at, words with an accent that a judgement needs, share of them that must be syllables, and how
#: far the next best reading must stay behind.
_SAMPLE = 200_000
_WORDS = 5
_SHARE = 0.9
_MARGIN = 0.1
_TWICE = re.compile("áº|á»|Ä‘|Æ°|Æ¡|Ã¡|Ã¢|Ã´")


@frozen
class Decoded:
    """A text, the encoding that it was read in, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float

    @property
    def note(self) -> str:
        """What a reader of the article should know of it, empty where nothing is in doubt."""
        if self.confidence == 1.0 and self.encoding.startswith("utf"):
            return ""
        return f"read as {self.encoding}, {self.confidence:.0%} sure"


def decode(data: bytes) -> str:
    """The text of ``data``; see :func:`detect`.

    >>> decode("Hội đồng".encode())
    'Hội đồng'
    """
    return detect(data).text


def detect(data: bytes) -> Decoded:
    """The text of ``data`` and its encoding.

    Raises
    ------
    InputError
        ``encoding`` where no encoding gives Vietnamese text, ``binary`` where the bytes are no text at all.
    """
    mark = next((name for start, name in _MARKS if data.startswith(start)), "")
    if b"\0" in data and not mark:
        return _wide(data)
    try:
        text = data.decode(mark or "utf-8")
    except UnicodeDecodeError as error:
        if mark:
            message = f"The bytes are not {mark.upper()}, as their first bytes say. Save the file as UTF-8."
            raise InputError("encoding", message) from error
        return _legacy(data, error.start)
    return mend_doubled(text, mark or "utf-8")


def line_decoder(sample: bytes) -> tuple[Callable[[bytes], str], str]:
    """What decodes each line of a file that begins with the lines ``sample``, and what a reader should know of it.

    Lines of another encoding further down raise :exc:`UnicodeDecodeError`, unless that of the sample takes any byte.

    Raises
    ------
    InputError
        As :func:`detect` does; ``encoding`` for UTF-16 without a mark, in which lines end otherwise.
    """
    try:
        sample.decode()
    except UnicodeDecodeError:
        decoded = detect(sample)
    else:
        return bytes.decode, ""
    if decoded.encoding not in _LEGACY:
        raise InputError("encoding", f"The file is {decoded.encoding.upper()} without its mark. Save it as UTF-8.")
    return _LEGACY[decoded.encoding], decoded.note


def _wide(data: bytes) -> Decoded:
    """UTF-16 without its mark: most of a page's characters are letters and blanks of the first blocks."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        usual = sum(
            character.isspace() or " " <= character < "\u0250" or "Ạ" <= character <= "ỹ" for character in sample
        )
        if usual >= _SHARE * len(sample):
            return Decoded(text, name, usual / len(sample))
    raise InputError("binary", "The file holds zero bytes: it is no text. Give text, or leave it out.")


def mend_doubled(text: str, encoding: str = "utf-8") -> Decoded:
    """``text``, or what it was before UTF-8 bytes were taken for windows-1252 and encoded again.

    Line by line, since a page may be pasted together from both.
    """
    if len(_TWICE.findall(text[:_SAMPLE])) < _WORDS:
        return Decoded(text, encoding, 1.0)
    from ftfy import fix_encoding

    return Decoded("\n".join(map(fix_encoding, text.split("\n"))), "utf-8 twice", _SHARE)


def _shown(data: bytes) -> str:
    """How windows-1252 shows the bytes."""
    return "".join(chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes((byte,)).decode("cp1252") for byte in data)


def _windows_1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


@cache
def _codes(encoding: str) -> tuple[dict[str, str], re.Pattern[str]]:
    codes = {row["code"]: row["letter"] for row in knowledge.rows("legacy_encodings") if row["encoding"] == encoding}
    longest_first = sorted(codes, key=lambda code: (-len(code), code))
    return codes, re.compile("|".join(map(re.escape, longest_first)))


def _by_table(encoding: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        codes, pattern = _codes(encoding)
        return pattern.sub(lambda match: codes[match.group()], data.decode("latin-1").translate(_punctuation()))

    return read


@cache
def _punctuation() -> dict[int, str]:
    """The quotes and dashes of windows-1252, which fonts of the legacy encodings keep."""
    return {code: shown for code in range(0x80, 0xA0) if (shown := _shown(bytes((code,)))) != chr(code)}


_LEGACY: dict[str, Callable[[bytes], str]] = {
    "windows-1258": _windows_1258,
    "TCVN3": _by_table("TCVN3"),
    "VNI": _by_table("VNI"),
}


def _legacy(data: bytes, bad: int) -> Decoded:
    shares = {name: _share(read(data[:_SAMPLE])) for name, read in _LEGACY.items()}
    best, second = sorted(shares, key=lambda name: -shares[name])[:2]
    if shares[best] < _SHARE or shares[best] - shares[second] < _MARGIN:
        raise InputError(
            "encoding",
            f"The bytes are not UTF-8 (first bad byte at {bad}), and no old Vietnamese encoding makes words of them "
            f"(best: {best}, {shares[best]:.0%}). Save the file as UTF-8.",
        )
    return Decoded(_LEGACY[best](data), best, round(shares[best], 2))


def _share(text: str) -> float:
    """Which share of the words with an accent are Vietnamese syllables; 0 where there are too few to tell."""
    words = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    if len(words) < _WORDS or "\ufffd" in text:
        return 0.0
    return sum(_SYLLABLE.fullmatch(word) is not None for word in words) / len(words)
