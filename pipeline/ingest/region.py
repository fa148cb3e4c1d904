"""Which province an article is about, and at which level of administration it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pipeline import knowledge
from pipeline.facts import Block
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.grammar.provinces import ProvinceSpan, find_provinces
from pipeline.grammar.wards import WardSpan, find_wards
from pipeline.grammar.word_index import first_words, matches
from pipeline.ingest.publisher import Publisher

#: Weight of a mention by what stands before it: an office of the place says most, a street named after it nothing.
_FRAME_WEIGHT = {"body": 4.0, "area": 2.0, "deputy": 1.0, "street": 0.0, "": 1.0}
_RANK_WEIGHT = 1.5
_BLOCK_WEIGHT = {"title": 3.0, "lead": 2.0}
_DISTRICT_WEIGHT = 0.6
_WARD_WEIGHT = 1.5
#: The first day of the 34 provinces.
_MERGER = "2025-07-01"
_PUBLISHER_WEIGHT = 6.0
#: Less than this is a passing mention.
_LEAST = 3.0
#: The first place must be this many times the second: an article about two provinces is about none.
_LEAD = 1.2

#: Two names of one place in time: the province was renamed when it became a centrally run city in 2025.
_ONE = {"Thừa Thiên Huế": "Huế"}

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])|(?<=[/.-])20\d\d(?!\d)")
_OFFICE = r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân|đoàn đbqh) "
_NATIONAL = r"chính phủ|thủ tướng|chủ tịch nước|ủy ban thường vụ quốc hội|ubtvqh|quốc hội khóa|kỳ họp quốc hội"
#: An office of one of the levels, and the words that it begins with.
_LEVELS = re.compile(
    rf"(?P<province>{_OFFICE}(?:tỉnh|thành phố|tp)(?!\w)|tỉnh ủy|thành ủy)"
    rf"|(?P<district>{_OFFICE}(?:huyện|quận|thị xã|tx)(?!\w)|huyện ủy|quận ủy|thị ủy)"
    rf"|(?P<commune>{_OFFICE}(?:xã|phường|thị trấn|đặc khu)(?!\w)|đảng ủy (?:xã|phường))"
    rf"|(?P<national>(?:{_NATIONAL})(?!\w))"
)
_OPENERS = frozenset({"hđnd", "ubnd", "hội", "ủy", "đoàn", "tỉnh", "thành", "huyện", "quận", "thị", "đảng"}) | (
    first_words(_NATIONAL.split("|"))
)


@frozen
class Region:
    """The province that an article is about, then and since 1 July 2025; empty where the text does not tell."""

    province: str
    code: str
    province_2025: str
    level: str


def find_region(text: str, blocks: Sequence[Block], publisher: Publisher | None, day: str) -> Region:
    """Weigh every mention of a province or district by its frame and place in the article.

    ``day`` is the publication day or empty; a city that was once part of a province takes the name of its time.
    """
    # Ten thousand wards share their names with people and with each other: they are asked where nothing else tells.
    weights = _weigh(text, blocks, publisher)
    province = _heaviest(weights) or _heaviest(_with_wards(weights, text, blocks, day))
    if province == "Huế" and (day[:4] or _latest_year(text)) < "2025":
        province = "Thừa Thiên Huế"
    row = _provinces().get(province, {})
    return Region(province, row.get("code", ""), row.get("province_2025", ""), _level(text, blocks, bool(province)))


@cache
def _provinces() -> dict[str, dict[str, str]]:
    return {row["province"]: row for row in knowledge.rows("provinces")}


def _weigh(text: str, blocks: Sequence[Block], publisher: Publisher | None) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    starts = [block.start for block in blocks]
    unsure: list[tuple[ProvinceSpan, float]] = []
    for place in find_provinces(text):
        block = blocks[max(0, bisect_right(starts, place.start) - 1)]
        weight = _FRAME_WEIGHT[place.frame] + (_RANK_WEIGHT if place.rank and place.frame != "deputy" else 0.0)
        weight *= _BLOCK_WEIGHT.get(block.kind, 1.0)
        if place.level == "district":
            weight *= _DISTRICT_WEIGHT
        if len(place.provinces) == 1:
            weights[_ONE.get(place.provinces[0], place.provinces[0])] += weight
        else:
            unsure.append((place, weight))
    if publisher is not None and publisher.province:
        weights[_ONE.get(publisher.province, publisher.province)] += _PUBLISHER_WEIGHT
    for place, weight in unsure:
        known = [province for province in place.provinces if province in weights]
        if len(known) == 1:
            weights[known[0]] += weight
    return weights


def _with_wards(known: dict[str, float], text: str, blocks: Sequence[Block], day: str) -> dict[str, float]:
    """``known`` and what the wards add to it; a province that nothing else in the article tells only where it is empty.

    The list of wards is that of one time: a name that is alone today may have stood elsewhere too.
    """
    weights = defaultdict(float, known)
    starts = [block.start for block in blocks]
    for ward in find_wards(text):
        block = blocks[max(0, bisect_right(starts, ward.start) - 1)]
        province = _ward_province(ward, day)
        if province and (province in known or not known):
            weights[province] += _WARD_WEIGHT * _BLOCK_WEIGHT.get(block.kind, 1.0)
    return weights


def _ward_province(ward: WardSpan, day: str) -> str:
    """The province of a ward on the publication day; where that is unknown, one that is right before and since."""
    if day:
        return ward.province_2025 if day >= _MERGER else ward.province
    is_one = ward.province_2025 in ("", _provinces().get(ward.province, {}).get("province_2025"))
    return ward.province if is_one else ""


def _heaviest(weights: dict[str, float]) -> str:
    ranking = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranking or ranking[0][1] < _LEAST:
        return ""
    if len(ranking) > 1 and ranking[0][1] < _LEAD * ranking[1][1]:
        return ""
    return ranking[0][0]


def _latest_year(text: str) -> str:
    return max(_YEAR.findall(text), default="")


def _counted(folded: str, limit: int) -> dict[str, int]:
    """How often each level's offices are named up to ``limit``."""
    counts = dict.fromkeys(_LEVELS.groupindex, 0)
    for match in matches(_LEVELS, folded, _OPENERS, end=limit):
        counts[match.lastgroup or ""] += 1
    return counts


def _level(text: str, blocks: Sequence[Block], has_province: bool) -> str:
    """The level that the offices named in the headline and the first paragraph, else most offices of the text, have."""
    folded = fold(text)
    head = next((block.end for block in blocks if block.kind in ("lead", "body")), 0)
    for end in (head, len(folded)):
        counts = _counted(folded, end)
        if not has_province and counts["national"]:
            return "national"
        best = max(counts, key=lambda level: counts[level])
        if counts[best]:
            return best
    return "province" if has_province else ""
