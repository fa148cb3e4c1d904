"""As many articles as a measurement needs, made of a corpus by varying names, numbers and days.

    python benchmarks/corpus.py CORPUS --articles 20000 --out articles.jsonl.gz

CORPUS is JSON Lines of records with a ``text`` (and a ``title``), compressed or not, or a folder of text files.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import IO

from pipeline.knowledge import values

_DAY = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})\2(\d{4})\b")
_SHORT_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})\b(?![/.,]?\d)")
_NUMBER = re.compile(r"(?<![\d/.,-])[1-9]\d{0,2}(?![\d/]|[.,-]\d)")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hùng", "Lan", "Minh", "Nam", "Phúc", "Quân", "Sơn", "Thảo", "Vinh")
_FIRST_DAY = date(2012, 1, 1)
_DAYS = 4500


def read_corpus(path: Path) -> list[dict[str, str]]:
    """The records of a corpus, with ``title`` and ``text``."""
    if path.is_dir():
        return [{"title": "", "text": page.read_text(encoding="utf-8")} for page in sorted(path.rglob("*.txt"))]
    with _opened(path, "rt") as file:
        records = [json.loads(line) for line in file]
    return [{"title": str(record.get("title") or ""), "text": str(record["text"])} for record in records]


def vary(record: dict[str, str], chance: random.Random) -> dict[str, str]:
    """The same article about other people, on another day, with other counts; a name stays one name throughout."""
    shift = timedelta(days=chance.randrange(-_DAYS // 2, _DAYS // 2))
    names: dict[str, str] = {}

    def another(match: re.Match[str]) -> str:
        middle = chance.choice(values("middle_names", "middle_name"))
        return names.setdefault(match[0], f"{match[1]} {middle} {chance.choice(_GIVEN)}")

    def varied(text: str) -> str:
        text = _names().sub(another, text)
        text = _DAY.sub(lambda match: _moved(match, shift), text)
        text = _SHORT_DAY.sub(lambda match: f"{chance.randrange(1, 29)}/{chance.randrange(1, 13)}", text)
        return _NUMBER.sub(lambda match: _same_length(match[0], chance), text)

    return {name: varied(text) for name, text in record.items()}


def _names() -> re.Pattern[str]:
    surnames = "|".join(values("surnames", "surname", common="yes"))
    return re.compile(rf"\b({surnames}) (?:Văn|Thị|Đình|Hữu|Đức|Ngọc|Thanh|Xuân|Minh|Quang) [^\W\d_a-z]\w{{0,6}}")


def _moved(match: re.Match[str], shift: timedelta) -> str:
    try:
        moved = date(int(match[4]), int(match[3]), int(match[1])) + shift
    except ValueError:
        return match[0]
    return match[2].join((str(moved.day), str(moved.month), str(moved.year)))


def _same_length(number: str, chance: random.Random) -> str:
    return str(chance.randrange(10 ** (len(number) - 1), 10 ** len(number)))


def articles(corpus: Path, count: int, seed: int = 8) -> Iterator[dict[str, str]]:
    """``count`` records, each another one, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - articles to measure with
    for number, record in enumerate(islice(cycle(read_corpus(corpus)), count)):
        yield vary(record, chance) | {"url": f"https://example.org/{number}"}


def write_articles(corpus: Path, count: int, target: Path) -> None:
    """Write ``count`` records as JSON Lines, compressed where the name ends so."""
    with _opened(target, "wt") as file:
        for record in articles(corpus, count):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _opened(path: Path, mode: str) -> IO[str]:
    return gzip.open(path, mode, encoding="utf-8") if path.suffix == ".gz" else open(path, mode, encoding="utf-8")  # type: ignore[return-value]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make articles to measure with.")
    parser.add_argument("corpus", type=Path, help="JSON Lines of records with a text, or a folder of text files")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--out", type=Path, required=True, help="JSON Lines to write; .gz compresses them")
    options = parser.parse_args()
    write_articles(options.corpus, options.articles, options.out)


if __name__ == "__main__":
    main()
