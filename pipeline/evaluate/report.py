"""An evaluation as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from pipeline.evaluate.calibration import reliability_table
from pipeline.evaluate.evaluation import Evaluation
from pipeline.evaluate.score import Score

_EVIDENCE_WIDTH = 200


def report(evaluation: Evaluation, *, errors: int = 0) -> str:
    """A table with a line a field; below each, up to ``errors`` misses and as many spurious rows."""
    lines = [f"{evaluation.articles} articles", ""]
    if evaluation.absent:
        missing = ", ".join(evaluation.absent[:5]) + (" …" if len(evaluation.absent) > 5 else "")
        lines[0] += f", {len(evaluation.absent)} of them not in the tables (no source of articles.csv): {missing}"
    lines.append(f"{'field':<16}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>8}{'missed':>8}{'spurious':>10}")
    for name, score in evaluation.scores.items():
        lines.append(_line(name, score))
        lines += _examples(score, errors)
    if evaluation.calibration:
        found = evaluation.calibration
        lines += [
            "",
            f"Confidence of {found.rows} rows: calibration error {found.error}, AUROC {_or_dash(found.auroc)}",
        ]
        right = "–" if found.precision_sure is None else f"{found.precision_sure:.1%}"
        lines.append(f"At 0.9 or above: {found.share_sure:.1%} of the rows, {right} of them right")
        lines += ["", *reliability_table(evaluation.believed)]
    return "\n".join(lines)


def _or_dash(figure: float | None) -> str:
    return "–" if figure is None else f"{figure}"


def _line(name: str, score: Score) -> str:
    figures = f"{'–':>10}{'–':>8}{'–':>8}"
    if not score.is_empty:
        figures = f"{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>8.3f}"
    return f"{name:<16}{figures}{score.right:>8}{len(score.missed):>8}{len(score.spurious):>10}"


def _examples(score: Score, most: int) -> Iterator[str]:
    for source, claim in score.missed[:most]:
        yield f"    missed    {source}: {claim}"
    for source, claim in score.spurious[:most]:
        yield f"    spurious  {source}: {claim}"
        if claim.row.get("found_by"):
            evidence = shorten(claim.row["evidence"], _EVIDENCE_WIDTH, placeholder=" …")
            yield f"              {claim.row['found_by']}: {evidence}"
