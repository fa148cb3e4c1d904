"""What a run did, for the person who started it and for ``run.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.batch.confidence import Doubt
from pipeline.batch.versions import extractor_hash, knowledge_hash, library_versions, package_version
from pipeline.facts import Failure
from pipeline.frozen import frozen


@frozen(kw_only=True)
class RunSummary:
    """What a run did.

    Attributes
    ----------
    out
        Folder of the tables.
    counts
        Table name → number of rows.
    duplicates
        Articles that repeat another.
    doubtful
        Rows with a confidence under 0.5.
    least_sure
        The least sure of them, the first the worst: table, source, words and rule of each.
    seconds
        Wall time of the whole run.
    reused
        Articles among those read that an earlier run into the folder had read already.
    left_out
        Rows that are less sure than was asked for, and in no table.
    failures
        What failed, as in ``errors``.
    left_aside
        Ending → number of files in the input folders that are of a kind that is not read.
    """

    out: Path
    counts: Mapping[str, int]
    duplicates: int
    doubtful: int
    least_sure: tuple[Doubt, ...]
    seconds: float
    reused: int
    left_out: int
    failures: tuple[Failure, ...]
    left_aside: Mapping[str, int]

    @property
    def articles(self) -> int:
        """Articles read."""
        return self.counts["articles"]

    @property
    def failed(self) -> int:
        """Inputs that could not be read or processed."""
        return self.counts["errors"]

    @property
    def seconds_per_article(self) -> float:
        """Wall time an article; 0 where there was none."""
        return self.seconds / self.articles if self.articles else 0.0


def record(options: Mapping[str, Any], counts: Mapping[str, int], times: Mapping[str, Any], files: list[str]) -> str:
    """The text of ``run.json``."""
    content = {
        "council_news": package_version(),
        "extractors": extractor_hash(),
        "knowledge": knowledge_hash(),
        "libraries": library_versions(),
        "options": dict(options),
        "counts": dict(counts),
        "times": dict(times),
        "files": files,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
