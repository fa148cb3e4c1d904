"""Time and memory of linking: mentions of invented officials, as many as one likes.

Run ``python benchmarks/linking.py 50000 200000``: the second number takes about four times as long as the first.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Iterator

from pipeline.knowledge import values
from pipeline.link.mentions import Mention, official_id
from pipeline.link.officials import people_of
from pipeline.link.posts import Office

#: Mentions that an official has on average.
_SHARE = 12
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Hữu", "Thị Thu", "Quốc", "Ngọc", "Xuân", "Thanh")
_GIVEN = (
    *("An", "Ánh", "Bình", "Bích", "Cường", "Chiến", "Dũng", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hoa"),
    *("Hòa", "Hùng", "Hưng", "Hương", "Khánh", "Lan", "Lâm", "Linh", "Long", "Mai", "Minh", "Nam", "Nga", "Phúc"),
    *("Quân", "Quang", "Sơn", "Tâm", "Thành", "Thảo", "Thủy", "Toàn", "Trang", "Trung", "Tuấn", "Vinh", "Yến"),
)
_OFFICES = (
    ("Chủ tịch", "HĐND tỉnh", "province"),
    ("Phó Chủ tịch", "HĐND tỉnh", "province"),
    ("Giám đốc", "Sở Tài chính", "province"),
    ("Bí thư", "Huyện ủy {}", "district"),
    ("Chủ tịch", "UBND huyện {}", "district"),
    ("Chủ tịch", "HĐND xã {}", "commune"),
    ("Đại biểu", "HĐND tỉnh", "province"),
)


def mentions(count: int, seed: int = 1) -> Iterator[Mention]:
    """``count`` mentions of invented people, several names an article, each with an office in eight years."""
    dice = random.Random(seed)  # noqa: S311
    surnames, provinces = values("surnames", "surname")[:60], values("provinces", "province")
    places = values("districts", "district")
    people = []
    for _ in range(max(1, count // _SHARE)):
        name = f"{dice.choice(surnames)} {dice.choice(_MIDDLE)} {dice.choice(_GIVEN)}"
        title, body, level = dice.choice(_OFFICES)
        people.append((name, dice.choice(provinces), Office(title, body.format(dice.choice(places)), level, "current")))
    for number in range(count):
        name, province, office = dice.choice(people)
        day = f"{2016 + dice.randrange(8)}-{1 + dice.randrange(12):02}-{1 + dice.randrange(28):02}"
        yield Mention(
            official_id=official_id(name, province),
            name=name,
            province=province,
            article_id=f"a-{number}",
            day=day,
            offices=(office,) if dice.random() < 0.8 else (),
        )


def measure(count: int) -> tuple[float, float, int]:
    """Processor seconds, megabytes beside the mentions, and officials of linking ``count`` mentions."""
    rows = list(mentions(count))
    started = time.process_time()
    people = people_of(rows)
    seconds = time.process_time() - started
    tracemalloc.start(1)
    people_of(rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return seconds, peak / 1e6, len(people.officials)


def main() -> None:
    for count in map(int, sys.argv[1:] or ("50000", "200000")):
        seconds, megabytes, officials = measure(count)
        print(f"{count:>8} mentions  {officials:>6} officials  {seconds:6.1f} s  {megabytes:6.0f} MB")


if __name__ == "__main__":
    main()
