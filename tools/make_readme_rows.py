"""Put rows of a run over data/raw into the README's first screen.

Run ``python tools/make_readme_rows.py`` when the rows of the sample have changed.
"""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

import pipeline

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "raw" / "13-so-ket-sau-thang.txt"
COLUMNS = ("text", "value", "value_max", "unit", "indicator_id", "status", "period_start", "period_end")
#: How the shown numbers begin in print.
SHOWN = ("2 kỳ họp", "27 nghị quyết", "3.870 lượt", "118 đơn", "2 đến 3", "4 cuộc", "1 phiên")


def main() -> None:
    with tempfile.TemporaryDirectory() as out:
        pipeline.run(SAMPLE, out)
        with open(Path(out) / "metrics.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    picked = [next(row for row in rows if row["text"].startswith(start)) for start in SHOWN]
    lines = [[f"`{column}`" for column in COLUMNS], ["---"] * len(COLUMNS)]
    lines += [[row[column] for column in COLUMNS] for row in picked]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    path = ROOT / "README.md"
    page = path.read_text(encoding="utf-8")
    place = r"(<!-- rows: begin -->\n).*?(<!-- rows: end -->)"
    page = re.sub(place, lambda match: match[1] + table + match[2], page, flags=re.DOTALL)
    path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
