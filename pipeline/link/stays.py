"""Offices in time: the first and the last day on which articles see somebody in an office, and what excludes what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from pipeline.frozen import frozen, replace
from pipeline.link.posts import Post

#: Statuses of a position that is held on the day on which an article speaks.
IN_OFFICE = ("current", "appointed")
#: Statuses of a position that is no longer held on that day; of one without a status the article does not say.
LEFT = ("former", "dismissed")

_RANKS = {"commune": 1, "district": 2, "province": 3, "national": 4}
# Sectors of which a place has many bodies; councils, governments, courts it has one of.
_MANY = ("department", "ministry", "state", "school")
# Nobody rises from a commune to the province in less than that many days, or comes down again at all.
_CLIMB = 5 * 365


@frozen
class Stay:
    """A post with the first and the last day on which it was seen held; both empty where no article is dated."""

    post: Post
    first: str
    last: str

    def joined(self, other: Stay) -> Stay:
        """The time that both cover."""
        days = [day for day in (self.first, self.last, other.first, other.last) if day]
        return replace(self, first=min(days, default=""), last=max(days, default=""))


def days_between(a: str, b: str) -> int:
    """Days from one ISO day to another, either way; 0 where one is not known.

    >>> days_between("2021-03-01", "2021-02-27")
    2
    """
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) if a and b else 0


def exclude_each_other(a: Stay, b: Stay) -> bool:
    """Whether one person cannot have had both.

    At one time nobody leads bodies of two places of one level, of two sectors that ask for the whole person, or of two
    levels (the party aside); nobody is a member of the same council in two places. One after the other all is possible
    but a fall from the province to a commune, a leap the other way, and a change of calling. Where no day tells which
    of the two it was, they exclude each other if two places or the second rule says so.
    """
    if not (a.first and b.first):
        return _of_two_places(a.post, b.post) or _exclude_in_turn(a.post, b.post, 0)
    if a.first <= b.last and b.first <= a.last:
        return _exclude_at_once(a.post, b.post)
    earlier, later = (a, b) if a.last < b.first else (b, a)
    return _exclude_in_turn(earlier.post, later.post, days_between(earlier.last, later.first))


def _of_two_places(a: Post, b: Post) -> bool:
    if not (a.level and a.level == b.level and a.place and b.place and a.place != b.place):
        return False
    return a.sector == b.sector or not (a.is_member or b.is_member)


def _exclude_at_once(a: Post, b: Post) -> bool:
    if _of_two_places(a, b):
        return True
    if a.is_member or b.is_member or not (a.is_alone and b.is_alone and a.level and b.level):
        return False
    if a.level != b.level or a.sector != b.sector:
        return True
    return a.sector in _MANY and not _are_alike(a.body, b.body)


def _are_alike(a: str, b: str) -> bool:
    """Whether two names may be one body's: "Sở Văn hóa", "Sở Văn hóa, Thể thao và Du lịch"."""
    first, second = (set(body.partition("|")[0].split()[1:]) for body in (a, b))
    return len(first & second) * 2 > min(len(first), len(second))


def _exclude_in_turn(before: Post, after: Post, days: int) -> bool:
    if before.is_member or after.is_member:
        return False
    if (before.is_calling or after.is_calling) and before.sector != after.sector and before.is_alone and after.is_alone:
        return True
    if not (before.level and after.level):
        return False
    climb = _RANKS[after.level] - _RANKS[before.level]
    return climb <= -2 or (climb >= 2 and days < _CLIMB)


def quarrel(stays: Iterable[Stay]) -> tuple[Stay, Stay] | None:
    """The first two of a person's stays that exclude each other."""
    ordered = sorted(stays, key=lambda stay: (stay.first, stay.last, stay.post.seat, stay.post.body))
    return next(((a, b) for a, b in combinations(ordered, 2) if exclude_each_other(a, b)), None)
