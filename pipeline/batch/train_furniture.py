"""Training of the model of furniture, and what it adds to the rules on pages held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

from pipeline.frozen import frozen
from pipeline.ingest.clean import clean_text, cut_lines
from pipeline.ingest.page import read_page
from pipeline.models.furniture import FURNITURE, OPENER, Judge, judge, no_judge
from pipeline.models.furniture_training import (
    ARTICLE,
    RELATED,
    LabelledLine,
    LineScore,
    furniture_lines,
    score_lines,
    train,
)


@frozen
class FurnitureTraining:
    """What a training did: how many lines it learned from, and the scores of model and rules on lines held out."""

    lines: int
    scores: dict[str, LineScore]
    size: int

    def learned(self) -> str:
        """What was learned from."""
        return f"{self.lines} lines of pages written for the project"

    def table(self) -> list[str]:
        """The scores as lines of a Markdown table."""
        lines = [
            "| on pages held out | P | R | furniture | openers | other news | article lines lost |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        for name, score in self.scores.items():
            counts = (
                f"{score.taken.get(label, 0)}/{score.there.get(label, 0)}"
                for label in (FURNITURE, OPENER, RELATED, ARTICLE)
            )
            lines.append(f"| {name} | {score.precision:.2f} | {score.recall:.2f} | {' | '.join(counts)} |")
        return lines


def train_furniture(out: Path, *, seed: int = 0) -> FurnitureTraining:
    """Train the model of furniture on the written pages that are not held out, and write it to ``out``.

    Raises
    ------
    OSError
        Where the file cannot be written.
    """
    lines = furniture_lines()
    learned = [line for line in lines if not line.held_out]
    held = [line for line in lines if line.held_out]
    tagger = train(learned, seed=seed)
    text = tagger.dump()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8", newline="\n")
    asked = partial(judge, tagger=tagger)
    scores = {
        "model, line by line": score_lines((line, asked(line.text).furniture >= 0.5) for line in held),
        "rules, page by page": score_lines(read_pages(held, no_judge)),
        "rules and model": score_lines(read_pages(held, asked)),
    }
    return FurnitureTraining(len(learned), scores, len(text.encode()))


def read_pages(lines: Iterable[LabelledLine], judge: Judge) -> Iterator[tuple[LabelledLine, bool]]:
    """The lines of written pages, each with whether it is left out of its page's article."""
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        # Empty lines between, so that none is taken for a line that a narrow page broke.
        read = read_page(cut_lines(clean_text("\n\n".join(line.text for line in page))), judge=judge)
        dropped = Counter(read.dropped)
        for line in page:
            yield line, dropped[line.text] > 0
            dropped[line.text] -= 1
