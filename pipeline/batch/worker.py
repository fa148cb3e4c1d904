"""From one article to its facts: the step that every engine runs, a pure function of the article and the options."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import PurePath

from spacy.language import Language

from pipeline.facts import Article, ArticleFacts, Failure
from pipeline.nlp.language import Backend, load, process


@cache
def language(backend: Backend) -> Language:
    """The Language of this process for ``backend``; building one costs more than an article."""
    return load(backend=backend)


def facts_of(article: Article, *, backend: Backend = "syllables") -> ArticleFacts | Failure:
    """The facts of one article, or the failure of an extractor on it."""
    try:
        return process(language(backend), article)
    except Exception as error:  # noqa: BLE001 - one article must not cost the others; it is listed in errors
        return Failure(source=article.source, stage="extract", error=type(error).__name__, message=_place(error))


def _place(error: BaseException) -> str:
    """The error's own words and the line of code that raised it."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in PurePath(frame.filename).parts
    ]
    where = f" (in {PurePath(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{error}{where}. The article is left out; please report it."
