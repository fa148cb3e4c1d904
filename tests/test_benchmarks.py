"""The benchmark still runs: it leans on the insides of the pipeline, which may change under it."""

from __future__ import annotations

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
