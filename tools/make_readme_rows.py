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
SAMPLE = ROOT / "data" / "raw" / "01-khai-mac-ky-hop.txt"
COLUMNS = ("text", "value", "unit", "indicator_id", "comparator", "change", "status", "period_start", "period_end")
#: How the shown numbers begin in print.
SHOWN = ("29 báo cáo", "33 dự thảo", "21.450 tỷ", "9 xã", "1,7%", "23.000 tỷ", "118 ý kiến")


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
