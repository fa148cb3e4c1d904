"""The time that a number measures, out of the calendar expressions of its article.

In order: a period that the number's own clause or sentence names, the one that its paragraph opens with, and, in the
report of a review, the one that an earlier paragraph opened ("Năm 2020, …").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen, replace

#: Kinds of calendar expression that can be a reporting period.
_PERIODS = frozenset({"month", "quarter", "half", "year", "interval"})
#: Behind these words a date names a document, a plan's title or a comparison, not the time of the number.
_NOT_THE_TIME = re.compile(
    r"(?:so với|cùng kỳ|cùng kì|khóa|khoá|nhiệm kỳ|sinh|ký|từ|từ nay đến|trước|sau|giải phóng|hướng đến|hướng tới"
    r"|chào mừng|tầm nhìn|phê duyệt|công nhận|ban hành|thành lập|khánh thành|khởi công)(?:\s\w+|\sthời điểm)?\s$"
    r"|(?<!\w)(?:xuân|tết)(?:\s\w+){0,2}\s$"
    # "tăng 8% so với mức thực hiện năm 2018", "Công ước về quyền trẻ em năm 1989"
    r"|(?<!\w)(?:so với|(?<!\d )(?:luật|hiến pháp|pháp lệnh|nghị định|công ước)) [^,;.:()\d]{0,48}(?<!trong)\s\(?$",
    re.IGNORECASE,
)
#: "từ ngày … đến ngày …" is the time all the same.
_FROM = re.compile(r"(?<!\w)từ\s$", re.IGNORECASE)
_AND_YEAR = re.compile(r"(?:,| và)\s(?:năm\s)?")
#: How far in front of a number the words of a decree stand, in characters; keeps endless sentences cheap.
_DECREE_REACH = 200
#: The verbs of a decree; as nouns ("vi phạm quy định", "đúng quy hoạch") they set nothing.
_DECREES = re.compile(
    r"(?<!\w)(?<!theo )(?<!đúng )(?<!vi phạm )(?<!trái )(?<!thực hiện )(?<!chấp hành )(?<!về )(?<!các )(?<!những )"
    r"(?:quy hoạch|cho phép|quy định)(?!\w)",
    re.IGNORECASE,
)
#: Behind these a decree's verb speaks of no number any more.
_OTHER_CLAUSE = re.compile(r"[,.](?=\s)|[;“\"]| và ")
#: "72 phiếu" (năm 2014)
_BRACKET = re.compile(r"[^,;:.()\d\n]{0,40}\(")
#: How far behind a date the bracket that it stands in ends, in characters.
_ASIDE_REACH = 200
#: A number with a noun, right in front of its date.
_ITS_OWN = re.compile(r"(?<![\d/.])\d[\d.,]*\s[^\d,;:.]{2,50}$")
_NEXT_OF_LIST = re.compile(r"(?:,| và|, và)\s(?:[^\d,;:.]{0,30}\s)?")
#: How far in front of a number "trong đó" may stand, in characters.
_PART_REACH = 90
#: How many calendar expressions in front of a number are looked at.
_LOOKS_BACK = 20
#: How far behind its beginning a paragraph still opens, in characters.
_OPENING = 60
#: A growth is told of the time that the text speaks of.
_COMPARES = re.compile(r"(?:so với )?cùng k[ỳì](?!\w)", re.IGNORECASE)
#: How far behind the words that open a paragraph their time reaches, in characters, outside the report of a review.
_OPENER_REACH = 600
_OPENS = re.compile(
    r"[\s\-–+*•]{0,3}(?:(?:trong|riêng|tính|qua|đến|chung|kết thúc|cả|kết quả|theo báo cáo,?)\s){0,3}$",
    re.IGNORECASE,
)
#: What ends a clause; the point of an abbreviation ("TP. HCM") does not. Each choice begins with its sign: the search
#: runs to one of them and tries nothing before it.
_BREAK = re.compile(r",|;|:|“|\"|\(|\.(?<!\b[QPHT]\.)(?<!\bT[PpXT]\.)(?=\s)")
_BEFORE_A_DATE = (
    r"(?:(?:trong|riêng|tính|qua|đến|tới|cả|hết|cuối|đầu|giữa|chỉ|riêng trong|vào|thời điểm|trong đó|tính chung"
    r"|theo kế hoạch|theo quy hoạch|kết thúc|từ|từ ngày|giai đoạn|\d{1,2}|hai|ba)\s){0,4}$"
)
#: A line of a list.
ITEM = re.compile(r"\s{0,3}(?:[-–—+*•▪]|\d{1,2}[.)]|[a-zđ][.)])\s?\S")
_CONTINUES = re.compile(r"(?:Trong đó|Cụ thể|Trong số đó|Số còn lại|Các chỉ tiêu|Các mục tiêu)(?!\w)")
#: A paragraph that turns to the meeting itself ends the review's period.
_ENDS_REVIEW = re.compile(
    r"\s{0,3}(?:phát biểu|tại (?:hội nghị|buổi|kỳ họp|lễ)|nhân dịp|dịp này|kết luận|cũng tại|tham luận|thảo luận|chiều"
    r"|sáng|tối|ngày)(?!\w)",
    re.IGNORECASE,
)


@cache
def _opens_clause() -> re.Pattern[str]:
    """What stands in front of a date that opens a clause: a sign, or who says it ("… cho biết, trong")."""
    said = "|".join(map(re.escape, knowledge.values("phrase_breaks", "word", role="said")))
    opening = (
        rf"(?:^|[,;:.(“\"]\s{{0,2}}|(?<!\w)(?:{said}|mục tiêu|chỉ tiêu|phấn đấu|thì)(?: rằng| là)?\s)(?:[-–+•*]\s?)?"
    )
    return re.compile(opening + _BEFORE_A_DATE, re.IGNORECASE)


#: How far behind a time a flow is still of it, in characters.
_FLOW_REACH = 500
#: "90.000 tấn"/năm: of any year.
_A_YEAR = re.compile(r"\s?/\s?(?:người/)?năm|\s(?:mỗi|một|hằng|hàng) năm")


@cache
def _flow() -> re.Pattern[str]:
    """Quantities that are always measured over a time: growth, revenue, exports …"""
    names = "|".join(map(re.escape, knowledge.values("metric_heads", "head", role="flow")))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


@frozen
class Calendar:
    """A calendar expression, as far as periods need it: ``first`` and ``last`` are ISO days, empty where unknown."""

    start: int
    end: int
    kind: str
    first: str
    last: str


def _follows(year: Calendar, next_year: Calendar) -> bool:
    return int(next_year.first[:4]) == int(year.last[:4]) + 1


def _joined(text: str, dates: Sequence[Calendar]) -> list[Calendar]:
    """Years in a row are one period: ``2015 và 2016``."""
    joined: list[Calendar] = []
    for date in dates:
        last = joined[-1] if joined else None
        years = last is not None and last.kind == date.kind == "year"
        if last and years and _AND_YEAR.fullmatch(text, last.end, date.start) and _follows(last, date):
            joined[-1] = replace(last, end=date.end, last=date.last)
        else:
            joined.append(date)
    return joined


def _within(offsets: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the sorted ``offsets`` lies in ``[start:end]``."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


class Periods:
    """Answers which period a number at an offset measures.

    Parameters
    ----------
    text
        The article's text.
    dates
        Its calendar expressions.
    sentences, paragraphs
        Offsets ``(start, end)``, in order.
    review
        Whether the article reports a review: then a paragraph's period holds for the paragraphs behind it.
    """

    def __init__(
        self,
        text: str,
        dates: Sequence[Calendar],
        sentences: Sequence[tuple[int, int]],
        paragraphs: Sequence[tuple[int, int]],
        *,
        review: bool,
    ) -> None:
        self.text = text
        self.dates = _joined(text, sorted((d for d in dates if d.kind in _PERIODS and d.first), key=lambda d: d.start))
        self.sentences = sentences
        self.paragraphs = paragraphs
        self.review = review
        # What every number asks of is found once: a text of nothing but numbers must not cost their square.
        self._times = [date for date in self.dates if self._is_time(date)]
        self._time_starts = [date.start for date in self._times]
        self._date_starts = [date.start for date in self.dates]
        self._breaks = [found.start() for found in _BREAK.finditer(text) if not self._in_date(found.start())]
        compares = "cùng k" in text.lower()
        self._comparisons = [found.start() for found in _COMPARES.finditer(text)] if compares else []
        self._opened = [self._opener(start, end) for start, end in paragraphs]
        self._carried = self._carry_openers()
        self._heads = self._list_heads()

    def at(self, start: int, end: int, indicator: str = "") -> tuple[str, str] | None:
        """``(first day, last day)`` of the number at ``[start:end]``, or ``None`` where the text does not tell.

        ``indicator`` is what it measures.
        """
        found = (
            self._in_sentence(start, end)
            or self._of_list(start)
            or self._of_paragraph(start)
            or self._of_comparison(start, end, indicator)
        )
        return (found.first, found.last) if found else None

    def begin_anew(self, start: int, end: int) -> bool:
        """Whether between two numbers, in ``[start:end]``, a clause with a time of its own begins ("…, năm 2019 …")."""
        if self.text.find(";", start, end) >= 0:
            return True
        first, last = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        own = (date for date in self._times[first:last] if not self._is_aside(date))
        return any(_OTHER_CLAUSE.search(self.text, start, date.start) for date in own)

    def _in_sentence(self, start: int, end: int) -> Calendar | None:
        index = max(bisect_right(self.sentences, (start, len(self.text))) - 1, 0)
        first, last = self.sentences[index]
        opens, here = bisect_left(self._time_starts, first), bisect_left(self._time_starts, start)
        nearest = reversed(self._times[max(opens, here - _LOOKS_BACK) : here])
        before = next((d for d in nearest if d.end <= start and self._reaches(d, first, start)), None)
        # Behind the number only in its own clause: "30 việc của chương trình năm 2021, gồm …".
        at = bisect_left(self._breaks, end)
        clause_end = min(self._breaks[at], last) if at < len(self._breaks) else last
        next_time = bisect_left(self._time_starts, end)
        behind = next(
            (d for d in self._times[next_time : next_time + 1] if d.end <= clause_end or self._in_brackets(end, d)),
            None,
        )
        if behind and self._in_brackets(end, behind):
            return behind
        if before and not (behind and self._is_of_another(before, start)):
            return before
        if behind:
            return behind
        if index and _CONTINUES.match(self.text, first):
            # "Trong đó …" goes on with the sentence before it.
            return self._in_sentence(self.sentences[index - 1][1] - 1, self.sentences[index - 1][1])
        return None

    def _in_brackets(self, end: int, date: Calendar) -> bool:
        return _BRACKET.fullmatch(self.text, end, date.start) is not None and self.text.startswith(")", date.end)

    def _is_aside(self, date: Calendar) -> bool:
        """ "5 tỷ đồng (năm 2014)": of the number in front of it alone."""
        own = _ITS_OWN.search(self.text, max(0, date.start - 60), date.start)
        return own is not None and own.group().endswith("(") and self.text.startswith(")", date.end)

    def _is_shut_in(self, date: Calendar, number_start: int) -> bool:
        """Whether a bracket that tells more than the date ends in front of the number: "(năm 2014 chưa có), …"."""
        closed = self.text.find(")", date.end, min(number_start, date.end + _ASIDE_REACH))
        return closed > date.end and self.text.find("(", date.end, closed) < 0

    def _is_of_another(self, date: Calendar, number_start: int) -> bool:
        """Whether a date in front stands behind an earlier number: "5 xã vào tháng 3 và 7 xã vào tháng 4"."""
        return _ITS_OWN.search(self.text, max(0, date.start - 60), date.start) is not None and (
            _NEXT_OF_LIST.fullmatch(self.text, date.end, number_start) is not None
        )

    def _reaches(self, date: Calendar, sentence_start: int, number_start: int) -> bool:
        """Whether a date in front of a number speaks of it.

        A date that opens its sentence or a clause does; one inside a clause ("đề án năm 2019 …, có 5 dự án") speaks of
        its own clause and of the parts that "trong đó" takes out of it.
        """
        if self._is_decreed(date, number_start) or self._is_aside(date) or self._is_shut_in(date, number_start):
            return False
        lead = self.text[max(sentence_start, date.start - 40) : date.start]
        if _opens_clause().search(lead):
            return True
        goes_on = date.kind == "interval" and self.text.startswith(", với ", date.end, number_start)
        near = max(date.end, number_start - _PART_REACH)
        is_broken = _within(self._breaks, date.end, number_start)
        return not is_broken or goes_on or self.text.find("trong đó", near, number_start) >= 0

    def _is_decreed(self, date: Calendar, number_start: int) -> bool:
        """What a decree of that time sets is of no time: "Năm 2008, tỉnh phê duyệt quy hoạch 3 loại rừng"."""
        index = max(bisect_right(self.sentences, (number_start, len(self.text))) - 1, 0)
        within = self.sentences[index][0] <= date.start
        start = max(date.end, number_start - _DECREE_REACH)
        return within and any(
            _OTHER_CLAUSE.search(self.text, decree.end(), number_start) is None
            for decree in _DECREES.finditer(self.text, start, number_start)
        )

    def _of_list(self, start: int) -> Calendar | None:
        """An item of a list takes the period of the line that introduces the list ("Năm 2022, … cụ thể:")."""
        index = bisect_right(self.paragraphs, (start, len(self.text))) - 1
        if index < 0 or self._heads[index] == index:
            return None
        index = self._heads[index]
        first, last = self.paragraphs[index]
        if not self.text[first:last].rstrip().endswith(":"):
            return None
        return self._in_sentence(last - 1, last) or self._of_paragraph(last - 1)

    def _is_time(self, date: Calendar) -> bool:
        lead = self.text[max(0, date.start - 60) : date.start]
        return not _NOT_THE_TIME.search(lead) or (date.kind == "interval" and _FROM.search(lead) is not None)

    def _of_paragraph(self, start: int) -> Calendar | None:
        index = bisect_right(self.paragraphs, (start, len(self.text))) - 1
        if index < 0:
            return None
        opened = self._opened[index]
        if opened:
            near = opened.start < start and (self.review or start - opened.end < _OPENER_REACH)
            near = near and not self._is_decreed(opened, start)
            return opened if near else None
        return self._carried[index] if self.review else None

    def _of_comparison(self, start: int, end: int, indicator: str) -> Calendar | None:
        """ "tăng 12% so với cùng kỳ", "kim ngạch đạt …": the time that the text spoke of last."""
        index = max(bisect_right(self.sentences, (start, len(self.text))) - 1, 0)
        first, last = self.sentences[index]
        compared = _within(self._comparisons, first, last)
        a_year = _A_YEAR.match(self.text, end) is not None
        if not (compared or (_flow().search(indicator) and not a_year)) or _within(self._date_starts, first, last):
            return None
        here = bisect_left(self._time_starts, start)
        times = reversed(self._times[max(0, here - _LOOKS_BACK) : here])
        return next((d for d in times if d.end <= start and (compared or start - d.end < _FLOW_REACH)), None)

    def _in_date(self, offset: int) -> bool:
        at = bisect_right(self._date_starts, offset) - 1
        return at >= 0 and offset < self.dates[at].end

    def _opener(self, start: int, end: int) -> Calendar | None:
        """The period that a paragraph opens with."""
        first = bisect_left(self._date_starts, start)
        last = bisect_left(self._date_starts, min(end, start + _OPENING))
        opening = (d for d in self.dates[first:last] if _OPENS.match(self.text[start : d.start]))
        return next(opening, None)

    def _carry_openers(self) -> list[Calendar | None]:
        """For each paragraph, the period that it or the last one before it opened, up to where the review ends."""
        carried: list[Calendar | None] = []
        for opened, (start, end) in zip(self._opened, self.paragraphs, strict=True):
            ends = _ENDS_REVIEW.match(self.text, start, end) is not None
            carried.append(opened or (None if ends or not carried else carried[-1]))
        return carried

    def _list_heads(self) -> list[int]:
        """For each paragraph, the index of the line that introduces its list, or its own."""
        heads: list[int] = []
        for index, (start, end) in enumerate(self.paragraphs):
            is_item = index > 0 and ITEM.match(self.text, start, end) is not None
            heads.append(heads[-1] if is_item else index)
        return heads
