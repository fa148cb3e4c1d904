"""How well the rows' confidence tells how often they are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.frozen import frozen

_BINS = 10
_SURE = 0.9


@frozen
class Calibration:
    """Confidence against truth.

    Attributes
    ----------
    rows
        Rows judged (positions, metrics, dates).
    error
        Expected calibration error over ten bins of confidence, 0 to 1.
    auroc
        Probability that a right row is surer than a wrong one; ``None`` where all are right or all are wrong.
    share_sure, precision_sure
        Share of the rows at 0.9 or above, and share of those that are right (``None`` where there are none).
    """

    rows: int
    error: float
    auroc: float | None
    share_sure: float
    precision_sure: float | None


def calibration(judged: Sequence[tuple[float, bool]]) -> Calibration | None:
    """Calibration of ``(confidence, right)`` pairs; ``None`` where there are none.

    >>> calibration([(0.95, True), (0.95, True), (0.35, False)])
    Calibration(rows=3, error=0.15, auroc=1.0, share_sure=0.6667, precision_sure=1.0)
    """
    if not judged:
        return None
    bins = _bins(judged).values()
    error = sum(abs(sum(c for c, _ in some) - sum(r for _, r in some)) for some in bins) / len(judged)
    sure = [right for confidence, right in judged if confidence >= _SURE]
    return Calibration(
        rows=len(judged),
        error=round(error, 4),
        auroc=_auroc(judged),
        share_sure=round(len(sure) / len(judged), 4),
        precision_sure=round(sum(sure) / len(sure), 4) if sure else None,
    )


def _auroc(judged: Sequence[tuple[float, bool]]) -> float | None:
    """Area under the ROC curve by ranks, ties counted half."""
    counts: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for confidence, right in judged:
        counts[confidence][right] += 1
    wrong = sum(count[0] for count in counts.values())
    rights = len(judged) - wrong
    if not wrong or not rights:
        return None
    area, below = 0.0, 0
    for confidence in sorted(counts):
        wrong_here, right_here = counts[confidence]
        area += right_here * (below + wrong_here / 2)
        below += wrong_here
    return round(area / (wrong * rights), 4)


def reliability_table(judged: Sequence[tuple[float, bool]]) -> list[str]:
    """How often rows of each tenth of confidence are right, as lines of a Markdown table.

    >>> reliability_table([(0.95, True), (0.9, True), (0.35, False)])[2:]
    ['| 0.3–0.4 | 1 | 0.35 | 0.00 |', '| 0.9–1.0 | 2 | 0.93 | 1.00 |']
    """
    lines = ["| confidence | rows | mean | right |", "| --- | ---: | ---: | ---: |"]
    for index, some in sorted(_bins(judged).items()):
        mean, right = (sum(values) / len(some) for values in zip(*some, strict=True))
        lines.append(f"| {index / _BINS:.1f}–{(index + 1) / _BINS:.1f} | {len(some)} | {mean:.2f} | {right:.2f} |")
    return lines


def _bins(judged: Sequence[tuple[float, bool]]) -> dict[int, list[tuple[float, bool]]]:
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged:
        bins[min(_BINS - 1, int(confidence * _BINS))].append((confidence, right))
    return bins
