"""Linking takes time and memory in proportion to the mentions; the full size is measured by benchmarks/linking.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_four_times_the_mentions_cost_about_four_times() -> None:
    command = [sys.executable, "benchmarks/linking.py", "6000", "24000"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    small, large = (
        [float(cell) for cell in line.split() if cell.replace(".", "").isdigit()] for line in done.stdout.splitlines()
    )
    assert (small[0], large[0]) == (6000, 24000)
    # Were the cost to grow with the square, it would be sixteen times; clocks of busy machines ask for some room.
    assert large[2] < 9 * max(small[2], 0.1)
    assert large[3] < 6 * small[3]
