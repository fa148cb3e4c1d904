"""What two articles cannot both be right about: votes, what a session passed, totals of a year."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.facts import Article, ArticleFacts, Meeting, Metric
from pipeline.link.corpus import link

EVIDENCE: dict[str, Any] = {"evidence": "câu", "start": 0, "end": 3, "found_by": "test", "confidence": 0.9}


def report(name: str, *values: float, level: str = "province", **columns: Any) -> ArticleFacts:
    """An article about a council session of one day, with a metric for each of ``values``."""
    article = Article(
        article_id=f"a-{name}",
        source=f"{name}.txt",
        content_hash=name,
        province="Lào Cai",
        admin_level=level,
        text="câu",
    )
    meeting = Meeting(
        meeting_id=f"m-{name}",
        article_id=article.article_id,
        meeting_type="council_session",
        start_date="2021-07-05",
        **EVIDENCE,
    )
    given: dict[str, Any] = {"meeting_id": meeting.meeting_id, "indicator": "", "unit": "", "text": "số"} | columns
    metrics = [
        Metric(metric_id=f"v-{name}-{place}", article_id=article.article_id, value=value, **given, **EVIDENCE)
        for place, value in enumerate(values)
    ]
    return ArticleFacts(article=article, meetings=[meeting], metrics=metrics)


YEAR: dict[str, Any] = {
    "indicator_id": "voter_opinions_received",
    "actor": "HĐND tỉnh",
    "unit": "ý kiến",
    "period_start": "2020-01-01",
    "period_end": "2020-12-31",
}
PASSED: dict[str, Any] = {"indicator_id": "resolutions_passed", "unit": "nghị quyết"}


@pytest.mark.parametrize(("columns", "kind"), [(YEAR, "period_total"), (PASSED, "event_count")])
def test_two_answers_to_one_question_contradict_each_other(columns: dict[str, Any], kind: str) -> None:
    (found,) = link([report("một", 214, **columns), report("hai", 241, **columns)]).contradictions
    assert (found.kind, found.row_a, found.row_b) == (kind, "v-hai-0", "v-một-0")
    assert "214" in found.message and "241" in found.message


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"period_end": "2020-06-30"}, id="another period"),
        pytest.param({"actor": "Thường trực HĐND tỉnh"}, id="another body"),
        pytest.param({"unit": "lượt"}, id="another unit"),
        pytest.param({"status": "planned"}, id="a plan"),
        pytest.param({"comparator": "gt"}, id="a bound"),
        pytest.param({"change": "increase"}, id="a change"),
        pytest.param({"actor": ""}, id="nobody's"),
        pytest.param({"level": "district"}, id="any district's"),
    ],
)
def test_other_questions_do_not(changes: dict[str, Any]) -> None:
    assert not link([report("một", 214, **YEAR), report("hai", 241, **(YEAR | changes))]).contradictions


def test_an_article_with_parts_and_wholes_contradicts_nobody() -> None:
    assert not link([report("một", 214, **YEAR), report("hai", 241, 30, **YEAR)]).contradictions
