"""Mend characters and cut a page's text into lines."""

from __future__ import annotations

import html
import re
import unicodedata

from pipeline.frozen import frozen

#: Marks that print nothing: zero-width characters, direction marks, soft hyphens, controls (not tab and line feed).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]"
)
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: Blanks that are not a single space; the search runs to a blank and tries nothing before it.
_BLANKS = re.compile(r"[^\S\n](?:[^\S\n]+|(?<! ))")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
#: A line this long that stops without a full stop may go on in the next one, where a page was wrapped.
_WRAP = 40


@frozen
class Line:
    """A line of a page, without surrounding blanks; ``gap`` tells whether an empty line stands before it."""

    text: str
    gap: bool


def clean_text(raw: str) -> str:
    """``raw`` in NFC with line feeds, plain blanks, Vietnamese Đ, and without invisible characters or HTML entities.

    >>> clean_text("Ðo\\u0300an\\u00a0&amp;\\u200b tổ\\r\\n")
    'Đòan & tổ\\n'
    """
    text = _BREAK.sub("\n", raw)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    # Old fonts and keyboards put the Icelandic letter for Đ.
    return _BLANKS.sub(" ", text).replace("Ð", "Đ").replace("ð", "đ")


def cut_lines(text: str) -> list[Line]:
    """The lines of cleaned text that hold anything; lines that a narrow page broke in the middle of a sentence are one.

    >>> [line.text for line in cut_lines("Tiêu đề\\n\\n Dòng một của một đoạn văn bản bị ngắt\\ngiữa câu. ")]
    ['Tiêu đề', 'Dòng một của một đoạn văn bản bị ngắt giữa câu.']
    """
    lines: list[Line] = []
    parts: list[str] = []
    gap = started = False
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            gap = True
        elif parts and not gap and _goes_on(parts[-1], line):
            parts.append(line)
        else:
            if parts:
                lines.append(Line(" ".join(parts), started))
            parts, started, gap = [line], gap, False
    if parts:
        lines.append(Line(" ".join(parts), started))
    return lines


def _goes_on(line: str, following: str) -> bool:
    return following[0].islower() and len(line) + 3 >= _WRAP and (line[-1].isalnum() or line[-1] == ",")
