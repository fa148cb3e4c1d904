"""Officials, positions, roles and genders against gold."""

from __future__ import annotations

from typing import Any, NamedTuple

from pipeline.evaluate.score import Board, Claim, Row, label, match
from pipeline.evaluate.tables import ArticleRows
from pipeline.evaluate.wording import covered, place_words, shared, words

_RANKS = frozenset(words("phó quyền"))
_FORMER = frozenset(words("nguyên cựu"))
_SAME_POSITION = 0.7
_SAME_BODY = 0.6


class Held(NamedTuple):
    """A position as it is compared: whose, its words, its rank words, whether it is a former one; its body."""

    name: str
    words: tuple[str, ...]
    ranks: frozenset[str]
    is_former: bool
    organization: str


def person(name: str) -> str:
    """A person's name as it is compared."""
    return " ".join(words(name))


def held(name: str, title: str, organization: str, *, is_former: bool = False) -> Held:
    """A position as it is compared."""
    titled = words(title)
    is_former = is_former or not _FORMER.isdisjoint(titled[:1])
    titled = tuple(word for word in titled if word not in _FORMER)
    both = (*titled, *(word for word in words(organization) if word not in titled))
    told = tuple(word for word in both if word not in place_words())
    return Held(person(name), told, _RANKS.intersection(titled), is_former, organization)


def _same_position(gold: Held, found: Held) -> float:
    alike = shared(gold.words, found.words)
    return alike if gold.name == found.name and gold.ranks == found.ranks and alike >= _SAME_POSITION else 0.0


def _same_body(gold: str, found: str) -> bool:
    a = [word for word in words(gold) if word not in place_words()]
    b = [word for word in words(found) if word not in place_words()]
    if not a or not b:
        return not a and not b
    return shared(a, b) >= _SAME_BODY or covered(a, b) == 1


def judge_people(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    """Judge ``officials``, ``positions``, ``position_org``, ``position_status``, ``roles`` and ``gender``."""
    source = gold["source"]
    board.add_distinct(
        "officials",
        source,
        [Claim(person(one["name"]), one["name"]) for one in gold["officials"]],
        [Claim(person(row["name"]), row["name"], row) for row in (*found["positions"], *found["participants"])],
    )
    roles = board.add_distinct(
        "roles",
        source,
        [_role(one["name"], role) for one in gold["officials"] for role in one["roles"]],
        [_role(row["name"], row["role"], row) for row in found["participants"]],
    )
    board.believe("participants", roles)
    _judge_positions(board, gold, found)
    _judge_genders(board, gold, found)


def _role(name: str, role: str, row: Row | None = None) -> Claim:
    return Claim((person(name), role), f"{name} | {role}", row or {})


def _judge_positions(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    source = gold["source"]
    asked = [
        Claim(held(one["name"], *position), label((one["name"], *position)))
        for one in gold["officials"]
        for position in one["positions"]
    ]
    made: dict[Any, Claim] = {}
    for row in found["positions"]:
        if row["title"]:
            position = held(row["name"], row["title"], row["organization"], is_former=row["status"] == "former")
            made.setdefault(position[:4], Claim(position, label((row["name"], row["title"], row["organization"])), row))
    matching = match(asked, list(made.values()), _same_position)
    board.add("positions", source, matching)
    board.believe("positions", matching)
    for g, f in matching.pairs:
        status = ["current", "former"]
        board.add_value("position_status", source, status[g.value.is_former], status[f.value.is_former], f.row)
        body = g.value.organization
        # Two equal bodies count even where both are empty: no body is then the right answer.
        same = _same_body(body, f.value.organization)
        if body or not same:
            board.add_value("position_org", source, body, body if same else f.value.organization, f.row)


def _judge_genders(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    genders = {row["official_id"]: row["gender"] for row in found["officials"]}
    told: dict[str, tuple[str, Row]] = {}
    for row in (*found["positions"], *found["participants"]):
        name, gender = person(row["name"]), genders.get(row["official_id"], "")
        if name not in told or told[name][0] < gender:
            told[name] = gender, row
    for one in gold["officials"]:
        if person(one["name"]) in told:
            gender, row = told[person(one["name"])]
            board.add_value("gender", gold["source"], one.get("gender") or "", gender, row)
