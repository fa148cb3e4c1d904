"""Overlapping spans cut into stretches of text that lie in the same spans throughout."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.frozen import frozen


@frozen
class Stretch:
    """``text[start:end]``, and the numbers of the spans that cover all of it, the longest first."""

    start: int
    end: int
    covering: tuple[int, ...]


def stretches(length: int, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Cut a text of ``length`` characters wherever a span starts or ends.

    A sweep over the ends of the spans; the stretches follow each other without a gap. What lies outside the text is
    cut off, and an empty span covers nothing.

    >>> [(one.start, one.end, one.covering) for one in stretches(10, [(2, 6), (4, 8)])]
    [(0, 2, ()), (2, 4, (0,)), (4, 6, (0, 1)), (6, 8, (1,)), (8, 10, ())]
    """
    inside = [(max(start, 0), min(end, length)) for start, end in spans]
    edges: dict[int, tuple[list[int], list[int]]] = {0: ([], []), length: ([], [])}
    for number, (start, end) in enumerate(inside):
        if start < end:
            edges.setdefault(start, ([], []))[0].append(number)
            edges.setdefault(end, ([], []))[1].append(number)
    found: list[Stretch] = []
    covering: list[int] = []
    last = 0
    for place in sorted(edges):
        if place > last:
            found.append(Stretch(last, place, tuple(covering)))
        opening, closing = edges[place]
        covering = [number for number in covering if number not in closing] + opening
        covering.sort(key=lambda number: (inside[number][0] - inside[number][1], number))
        last = place
    return found
