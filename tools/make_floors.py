"""Write tests/gold/floors.json: the F1 a field below which a run over the samples must not fall.

Run ``python tools/make_floors.py`` after an improvement: floors only rise. ``--lower`` lets them fall too, for when the
gold itself has changed; say why in the commit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
from pathlib import Path

import pipeline
from pipeline.evaluate import evaluate

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold" / "samples.jsonl"
FLOORS = ROOT / "tests" / "gold" / "floors.json"
#: How far a field may fall below what was measured, so that a change may lose a row to gain others.
SLACK = 0.02


def gold_hash() -> str:
    """The gold's own checksum: floors mean something only for the gold that they were measured on."""
    return hashlib.sha256(GOLD.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def measured() -> dict[str, float]:
    """F1 a field of a run over data/raw, less the slack, rounded down to the hundredth."""
    with tempfile.TemporaryDirectory() as out:
        if pipeline.run(ROOT / "data" / "raw", out).failed:
            raise SystemExit("some samples failed: mend that first")
        scores = evaluate(GOLD, out)
    return {name: math.floor((score.f1 - SLACK) * 100) / 100 for name, score in scores.items() if not score.is_empty}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write tests/gold/floors.json.")
    parser.add_argument("--lower", action="store_true", help="let floors fall too")
    lower = parser.parse_args().lower
    before = json.loads(FLOORS.read_text(encoding="utf-8"))["f1"] if FLOORS.exists() else {}
    floors = measured()
    for name, floor in sorted(before.items()):
        if not lower:
            floors[name] = max(floor, floors.get(name, 0.0))
    text = json.dumps({"gold_sha256": gold_hash(), "f1": floors}, indent=2)
    FLOORS.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
