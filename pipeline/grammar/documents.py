"""Legal and official documents as the news names them: by number ("Nghị quyết số 07-NQ/TU") or by name (a law)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.grammar.word_index import first_words, matches

# The range À-Ỹ holds capitals and small letters alike.
_CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SMALLS = "a-z" + _CAPITALS.removeprefix("A-Z").lower()


@frozen
class DocumentSpan:
    """A document that a text names; ``text[start:end]`` runs from its kind to its number, or over a law's name.

    ``number`` is written without the blanks that scanned or badly typeset text has inside it ("05 - CT/TW"); it is
    empty for a law that is named without one. ``issued_date`` is ISO 8601 and empty unless the text gives the whole
    day behind the number; ``issuer`` comes from the words behind the number, else from a code in it that names one
    body (``NĐ-CP``).
    """

    text: str
    start: int
    end: int
    doc_type: str
    number: str
    title: str
    issuer: str
    issued_date: str
    rule: str


_DASH = r"[ ]?[/–-][ ]?"
# Letters of a number: the kind and the body that issued it (NĐ, TTg, CTr, UBTVQH14, QLĐTh). Two capitals at least, so
# that a dash before a common word ("Nghị quyết số 9 - Hội nghị") does not carry on the number.
_CODE = (
    rf"(?:UBTVQH[ ]?\d{{1,2}}|QH[ ]?\d{{1,2}}"
    rf"|[A-ZĐ][a-z]?[A-ZĐ]{{1,20}}[a-zđ]{{0,2}}[A-ZĐ]{{0,6}}\d{{0,2}}(?![{_SMALLS}]))"
)
_HEAD = r"\d{1,5}[a-zA-Z]?(?![\w.,]\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
#: A year that a plan or report may be of, and no number of a document.
_RECENT = re.compile(r"(?:19[5-9]|20\d)\d")
_SYMBOL = rf"{_HEAD}(?:{_DASH}{_YEAR})?(?:{_DASH}{_CODE}){{1,6}}"
_NUMBER = rf"(?:{_SYMBOL}|{_HEAD}/{_YEAR}|{_HEAD})(?![\w])"
# A number that stands without a kind before it must be unmistakable: no blanks, and a slash before the letters.
_TIGHT = (
    rf"\d(?<![\w/.,-].)\d{{0,4}}"
    rf"(?:/{_YEAR}/{_CODE}(?:[-/]{_CODE}){{0,5}}|-{_CODE}(?:-{_CODE}){{0,3}}/{_CODE}|/{_CODE}-{_CODE})(?!\w)"
)
_DAY = re.compile(
    r"[ ]?,?[ ]?\(?[ ]?(?:(?:được[ ])?(?:ban hành|ký ban hành|ký)[ ])?ngày[ ]?(\d{1,2})"
    r"(?:[ ]?[/.-][ ]?(\d{1,2})[ ]?[/.-][ ]?(\d{4})|[ ]tháng[ ](\d{1,2})[ ]năm[ ](\d{4}))(?!\d)"
)
_TITLE = re.compile(
    r"[ ]?,?[ ]về(?:[ ]việc)?:?[ ](?:[“\"]([^”\"\n]{4,300})[”\"]|([^.,;:()“”\"\n]{12,220})(?=[.;()]|$))", re.MULTILINE
)
_PARENTHESIS = re.compile(r"[ ]\([^()\n]{1,40}\)")
_FURTHER = re.compile(rf"(?:,|[ ]và|[ ]hoặc)[ ](?:số[ ])?(?P<number>{_SYMBOL})(?!\w)")
# "Quyết định xử phạt số 12/QĐ-XPHC": words between the kind and the number, which then has its letters.
_FAR_NUMBER = re.compile(rf"[Ss](?<!\w.)ố:?[ ]({_SYMBOL}|\d{{1,5}}(?![\w.,/%-]?\d))(?![\w%])")
#: How far before such a number, in characters, its kind may stand.
_FAR = 50
# Where no capital stands behind a slash or dash, no number has letters.
_LETTERS = re.compile(r"[/–-][ ]?[A-ZĐ]")
_PLENUM = re.compile(
    r"[Nn](?<!\w.)ghị quyết (?:(?:Hội nghị )?(?:lần thứ \w{1,6}(?: \w{1,6})? )?(?:Ban Chấp hành )?"
    r"Trung ương (?:Đảng )?\d{1,2}(?!\d)"
    r"|Đại hội [^.,;:()\n]{0,80}?lần thứ [IVXLC\d]{1,6})(?:,? ?\(?khóa [IVX]{1,5}\)?)?"
)
_LAW_NUMBER = re.compile(rf"(?:[ ]năm[ ]{_YEAR})?[ ]?,?[ ]\(?(?:Luật[ ])?số:?[ ]({_SYMBOL})(?!\w)")
_CODE_ONLY = re.compile(r"[A-ZĐa-zđ]+")


def find_documents(text: str) -> list[DocumentSpan]:
    """Every mention of a numbered document or of a law by its name, in the order of the text.

    >>> [(d.doc_type, d.number, d.issued_date) for d in find_documents("Kế hoạch số 12/KH-UBND ngày 3/2/2021")]
    [('Kế hoạch', '12/KH-UBND', '2021-02-03')]
    >>> [d.title for d in find_documents("thảo luận dự án Luật Đất đai (sửa đổi)")]
    ['Luật Đất đai']
    """
    found: list[DocumentSpan] = []
    end = 0
    for span in sorted([*_numbered(text), *_laws(text)], key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            found.append(span)
            end = span.end
    return found


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Pattern of a kind before a number, folded kind → its name, and the kinds that are also verbs."""
    table = {fold(row["type"]): row["type"] for row in knowledge.rows("document_types")}
    verbs = frozenset(fold(kind) for kind in knowledge.values("document_types", "type", verb="yes"))
    kinds = "|".join(re.escape(kind) for kind in sorted(table, key=len, reverse=True))
    # "kỷ luật 7 đảng viên" names no law.
    no_law = r"(?<!kỷ[ ])(?<!kỉ[ ])(?<!pháp[ ])"
    pattern = re.compile(rf"\b{no_law}({kinds})(?:[ ](?:này|trên))?[ ]{{0,2}}(?:[ ](số)(?:[ ]số)?:?[ ]{{0,2}})?(?=\d)")
    return pattern, table, verbs


@cache
def _openers() -> frozenset[str]:
    return first_words(_kinds()[1])


@cache
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _untyped() -> re.Pattern[str]:
    return re.compile(_TIGHT)


def _numbered(text: str) -> Iterator[DocumentSpan]:
    kinds, names, verbs = _kinds()
    for kind in matches(kinds, fold(text), _openers()):
        match = _number().match(text, kind.end())
        if match is None:
            continue
        bare = match.group().isdigit()
        if bare and kind[2] is None and not _names(text, match, kind[1] in verbs):
            continue
        doc_type = names[kind[1]]
        yield _span(text, kind.start(), match.start(), match.end(), doc_type, "document.kind_number")
        end = match.end()
        while further := _FURTHER.match(text, end):
            yield _span(text, *further.span("number")[:1], *further.span("number"), doc_type, "document.further_number")
            end = further.end()
    for match in _PLENUM.finditer(text):
        yield DocumentSpan(match[0], *match.span(), "Nghị quyết", "", match[0], "", "", "document.plenum")
    for match in _FAR_NUMBER.finditer(text):
        if "/" in match[1] or _is_named_before(text, match):
            yield _far_numbered(text, match)
    if _LETTERS.search(text):
        for match in _untyped().finditer(text):
            yield _span(text, match.start(), match.start(), match.end(), "", "document.number")


def _far_numbered(text: str, match: re.Match[str]) -> DocumentSpan:
    """A number behind "số", with the kind that stands some words before it, where one does."""
    clause = _clause_before(text, match.start())
    found = list(_kind_words().finditer(clause))
    if not found:
        return _span(text, match.start(), match.start(1), match.end(1), "", "document.number")
    begin = match.start() - len(clause) + found[-1].start()
    return _span(text, begin, match.start(1), match.end(1), _kinds()[1][found[-1].group()], "document.far_number")


def _clause_before(text: str, end: int) -> str:
    """The folded words of the clause right before ``end``."""
    return re.split(r"[.,;:()\n]", fold(text[max(0, end - _FAR) : end]))[-1]


@cache
def _words(role: str) -> str:
    """A pattern for any phrase of a role of ``knowledge/document_words``."""
    phrases = sorted(map(fold, knowledge.values("document_words", "phrase", role=role)), key=len, reverse=True)
    return "|".join(map(re.escape, phrases))


@cache
def _counted() -> re.Pattern[str]:
    """What a bare number behind a kind counts or dates, and so does not name a document."""
    return re.compile(rf"%|[ ](?:{_words('counted')})\b")


@cache
def _own() -> re.Pattern[str]:
    """What follows a document's own number where the kind is also a verb ("quyết định 3 nhân sự")."""
    return re.compile(rf"[ ]\(?ngày[ ]?\d|[ ](?:{_words('own')})\b|[ ]?\)")


@cache
def _qualified() -> re.Pattern[str]:
    kinds = "|".join(re.escape(kind) for kind in sorted(_kinds()[1], key=len, reverse=True))
    return re.compile(
        rf"\b(?:{kinds})[ ](?:{_words('qualifier')})\b(?:(?![ ](?:{_words('other_number')})[ ]?$)[ ]\w+)*[ ]?$"
    )


def _is_named_before(text: str, match: re.Match[str]) -> bool:
    """Whether the bare number is that of a document with words in between: ``kết luận thanh tra số 12``."""
    return _qualified().search(_clause_before(text, match.start())) is not None


@cache
def _kind_words() -> re.Pattern[str]:
    kinds = sorted(_kinds()[1], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, kinds))})\b")


def _names(text: str, number: re.Match[str], verb: bool) -> bool:
    """Whether a bare number behind a kind, without "số", is the document's own and no count or year."""
    if verb:
        year = _RECENT.fullmatch(number.group())
        return year is None and _own().match(text, number.end()) is not None
    return _counted().match(text, number.end()) is None


def _span(text: str, start: int, number_start: int, end: int, doc_type: str, rule: str) -> DocumentSpan:
    number = re.sub(r"\s", "", text[number_start:end]).replace("–", "-")
    title, issuer, issued = _details(text, end)
    return DocumentSpan(
        text[start:end], start, end, doc_type, number, title, issuer or _issuer_of(number), issued, rule
    )


def _details(text: str, end: int) -> tuple[str, str, str]:
    """Title, issuer and day that stand directly behind a number, in whichever order."""
    title = issuer = issued = ""
    for _ in range(4):
        if not issued and (day := _DAY.match(text, end)):
            issued = _iso(day)
            end = day.end() + (text[day.end() : day.end() + 1] == ")")
        elif not issuer and (body := _issuer().match(text, end)):
            issuer, end = body[1], body.end()
        elif (issuer or issued) and (aside := _PARENTHESIS.match(text, end)):
            end = aside.end()
        elif named := _TITLE.match(text, end):
            return (named[1] or named[2]).strip(), issuer, issued
        else:
            break
    return title, issuer, issued


def _iso(day: re.Match[str]) -> str:
    number, month, year = int(day[1]), int(day[2] or day[4]), int(day[3] or day[5])
    if not (1 <= month <= 12 and 1 <= number <= 31 and 1900 <= year <= 2100):
        return ""
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return f"{year:04}-{month:02}-{number:02}" if number <= last else ""


@cache
def _issuer() -> re.Pattern[str]:
    """The body behind "của": one that is known by name, or a head of local bodies with the place that it belongs to."""
    known = knowledge.values("document_issuers", "issuer")
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    heads = "|".join(re.escape(head) for head in knowledge.values("document_issuers", "head"))
    place = rf"(?:[ ](?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|TP\.?))?(?:[ ](?!và\b)[{_CAPITALS}][\w]*){{0,5}}"
    return re.compile(rf"[ ]?,?\)?[ ](?:của|do)[ ](?:liên[ ])?((?:{names})\b|(?:{heads})\b{place})")


@cache
def _issuers() -> dict[str, str]:
    return {row["code"]: row["issuer"] for row in knowledge.rows("document_issuers") if row["code"]}


def _issuer_of(number: str) -> str:
    """The body that the last letters of a number stand for, where they stand for one only."""
    codes = _CODE_ONLY.findall(number)
    return _issuers().get(re.sub(r"\d+$", "", codes[-1]), "") if codes else ""


@cache
def _law_names() -> re.Pattern[str]:
    names: dict[str, list[str]] = {}
    for row in knowledge.rows("laws"):
        if row["name"]:
            names.setdefault(fold(row["type"]), []).append(re.escape(fold(row["name"])))
    kinds = "|".join(f"{kind}[ ](?:{'|'.join(sorted(of, key=len, reverse=True))})" for kind, of in names.items())
    return re.compile(rf"\b(?:{kinds}|hiến pháp[ ](?:năm[ ])?(?:19|20)\d\d)\b")


@cache
def _law_openers() -> frozenset[str]:
    return first_words([*knowledge.values("laws", "type"), "hiến pháp"])


def _laws(text: str) -> Iterator[DocumentSpan]:
    for match in matches(_law_names(), fold(text), _law_openers()):
        start, end = match.span()
        name = text[start:end]
        if _is_branch(text, start, name):
            continue
        doc_type = next(kind for kind in ("Bộ luật", "Hiến pháp", "Luật") if fold(name).startswith(fold(kind)))
        number = ""
        if numbered := _LAW_NUMBER.match(text, end):
            number, end = re.sub(r"\s", "", numbered[1]), numbered.end(1)
        _, issuer, issued = _details(text, end)
        issuer = issuer or _issuer_of(number)
        yield DocumentSpan(text[start:end], start, end, doc_type, number, name, issuer, issued, "document.law_name")


def _is_branch(text: str, start: int, name: str) -> bool:
    """Whether the words mean a branch of law ("luật lao động", "pháp luật Đất đai") and no one law."""
    capital = name[0].isupper() or any(word[0].isupper() for word in name.split()[1:])
    return not capital or text[max(0, start - 5) : start].lower() == "pháp "
