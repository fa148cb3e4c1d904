"""From bytes to text."""

from __future__ import annotations

import codecs

from pipeline.ingest.errors import InputError

#: Byte-order marks and what they announce. UTF-32's little-endian mark starts with UTF-16's: longest first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The text of ``data``: UTF-8, or UTF-16 and UTF-32 with a byte-order mark.

    Raises
    ------
    InputError
        ``encoding`` where the bytes are none of these, ``binary`` where they are no text at all.

    >>> decode("Hội đồng".encode())
    'Hội đồng'
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise InputError("binary", "The file holds zero bytes: it is no text. Give text, or leave it out.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "encoding",
            f"The bytes are not {error.encoding.upper()} (first bad byte at {error.start}). Save the file as UTF-8.",
        ) from error
