"""Damaged inputs by the thousand through the whole pipeline: none may stop it, hang it or get lost.

    python benchmarks/fuzz.py                        ten thousand inputs made of the samples
    python benchmarks/fuzz.py --articles DIR         of your own text files
    python benchmarks/fuzz.py --inputs 200 --seed 7  fewer, and those of an earlier run again

Exit status 0 where every input became an article or a row of ``errors`` that tells why, 1 where one was lost, cost a
worker or was refused by an extractor; those are listed.
"""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pipeline
from pipeline.batch.engines import default_workers

ROOT = Path(__file__).parents[1]
_SCRIPTS = ("ЖЩЮЯ", "漢字仮名", "عربي", "ไทย", "🎉👩‍👩‍👧", "\u202e\u200b\u00ad", "ɓɗƴ", "ﷺﬁ№")
_TAGS = (
    "<p>",
    "<div class='content'>",
    "<table><tr><td>",
    "<script>",
    "<!--",
    "</html>",
    "<a href=",
    "&nbsp;",
    "&#x1F;",
)

Damage = Callable[[bytes, random.Random], bytes]


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randrange(1, 60)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def double_lines(data: bytes, chance: random.Random) -> bytes:
    return b"\n".join(line for line in data.split(b"\n") for _ in range(chance.randrange(4)))


def mix_scripts(data: bytes, chance: random.Random) -> bytes:
    words = data.decode().split(" ")
    for _ in range(chance.randrange(1, 80)):
        words.insert(chance.randrange(len(words)), chance.choice(_SCRIPTS))
    return " ".join(words).encode(chance.choice(("utf-8", "utf-16", "utf-8-sig")))


def leave_tags_open(data: bytes, chance: random.Random) -> bytes:
    lines = data.decode().split("\n")
    for _ in range(chance.randrange(1, 40)):
        lines.insert(chance.randrange(len(lines)), chance.choice(_TAGS))
    return ("<html><body>" + "\n".join(lines)).encode()


def cut_off(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[start : start + chance.randrange(4000)]


def run_words_together(data: bytes, chance: random.Random) -> bytes:
    """A long text without a space: a megabyte of it once in a while."""
    bare = b"".join(data.split())
    size = 1_000_000 if chance.random() < 0.02 else chance.randrange(20_000)
    return (bare * (size // len(bare) + 1))[:size]


def repeat_a_piece(data: bytes, chance: random.Random) -> bytes:
    """A word, a figure or a mark time and again: what a pattern chokes on."""
    text = data.decode()
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randrange(1, 30)]
    return (text[:start] + piece * chance.randrange(50, 1500) + text[start:]).encode()


def shuffle_words(data: bytes, chance: random.Random) -> bytes:
    words = data.decode().split(" ")
    chance.shuffle(words)
    return " ".join(words).encode()


def shout(data: bytes, chance: random.Random) -> bytes:
    return data.decode().upper().encode()


DAMAGES: tuple[Damage, ...] = (
    flip_bytes,
    double_lines,
    mix_scripts,
    leave_tags_open,
    cut_off,
    run_words_together,
    repeat_a_piece,
    shuffle_words,
    shout,
)


def write_inputs(pages: list[bytes], folder: Path, count: int, seed: int) -> None:
    """Write ``count`` damaged pages into ``folder``, the same for the same seed, their damage in their names."""
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - damage
        damage = chance.choice(DAMAGES)
        suffix = ".html" if damage is leave_tags_open else ".txt"
        target = folder / f"{number // 1000:03d}" / f"{number:06d}-{damage.__name__}{suffix}"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(damage(chance.choice(pages), chance))


def faults(out: Path, inputs: list[str]) -> list[str]:
    """Inputs that are lost or were met by a crash or a hang, with what happened."""
    tables = pipeline.read_tables(out)
    errors = tables["errors"]
    told = Counter(tables["articles"]["source"]) + Counter(errors["source"])
    lost = [f"{source}: lost" for source in inputs if not told[source]]
    bad = errors[errors["stage"] != "read"]
    return lost + [f"{row.source}: {row.error}: {row.message}" for row in bad.itertuples()]


def main() -> None:
    parser = argparse.ArgumentParser(description="Put damaged inputs through the pipeline.")
    parser.add_argument("--articles", type=Path, default=ROOT / "data" / "raw", help="folder of text files to damage")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    parser.add_argument("--workers", type=int, default=default_workers())
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    pages = [path.read_bytes() for path in sorted(options.articles.rglob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        inputs, out = Path(folder, "in"), Path(folder, "out")
        inputs.mkdir()
        write_inputs(pages, inputs, options.inputs, options.seed)
        summary = pipeline.run(inputs, out, workers=max(1, options.workers))
        sources = sorted(path.relative_to(inputs).as_posix() for path in inputs.rglob("*.*"))
        found = faults(out, sources)
    print(*found, sep="\n", end="\n" if found else "")
    print(
        f"{len(sources)} inputs: {summary.articles} articles, {summary.failed} failed, {len(found)} at fault, "
        f"{summary.seconds:.0f} s"
    )
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
