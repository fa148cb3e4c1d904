"""The benchmark still runs: it leans on the insides of the pipeline, which may change under it."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_speed_benchmark_names_every_contender_and_step(tmp_path: Path) -> None:
    shutil.copy(ROOT / "data" / "raw" / "15-tin-ngan-bao-trung-uong.txt", tmp_path)
    command = [sys.executable, "benchmarks/speed.py", "--rounds", "1", "--copies", "2", "--articles", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for name in ("council-news", "underthesea", "spaCy", "council_dates", "council_activities", "--help"):
        assert name in done.stdout


def test_damaged_inputs_go_through_by_one_command_that_tells_its_seed() -> None:
    command = [sys.executable, "benchmarks/fuzz.py", "--inputs", "150"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(r"seed \d+\n150 inputs: \d+ articles, \d+ failed, 0 at fault", done.stdout)


def test_articles_to_measure_with_are_no_duplicates_and_the_run_is_measured(tmp_path: Path) -> None:
    for page in sorted((ROOT / "data" / "raw").glob("*.txt"))[:3]:
        shutil.copy(page, tmp_path)
    corpus = [sys.executable, "benchmarks/corpus.py", str(tmp_path), "--articles", "12", "--out"]
    subprocess.run([*corpus, str(tmp_path / "a.jsonl.gz")], check=True, cwd=ROOT)
    with gzip.open(tmp_path / "a.jsonl.gz", "rt", encoding="utf-8") as file:
        assert len({json.loads(line)["text"] for line in file}) == 12
    scale = [sys.executable, "benchmarks/scale.py", str(tmp_path), "--sizes", "9", "--workers", "1"]
    done = subprocess.run(scale, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\| 9 \| 1 \| \d+ \| [\d.]+ \| \d+ \| \d+ \|", done.stdout)
