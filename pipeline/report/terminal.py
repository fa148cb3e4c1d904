"""One article in a terminal: its text with the facts coloured, then the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pipeline.batch.extract import extract_article
from pipeline.facts import ArticleFacts, Failure
from pipeline.ingest.read import read_inputs
from pipeline.report.corpus import Corpus, Fact, corpus_of
from pipeline.report.evidence import Piece, marked_lines
from pipeline.report.print import share, words
from pipeline.report.summaries import in_short
from pipeline.tables.labels import Language, table_label

#: Kind → how its words look; what overlaps is both.
STYLES = {
    "people": Style(color="bright_blue", bold=True),
    "metrics": Style(color="yellow", bold=True),
    "dates": Style(color="green"),
    "documents": Style(color="magenta"),
    "meetings": Style(underline=True),
    "activities": Style(italic=True),
}


def in_terminal(facts: ArticleFacts, language: Language) -> RenderableType:
    """An article for :meth:`rich.console.Console.print`: where facts stand in its text, and what they say."""
    article = facts.article
    corpus = corpus_of([facts])
    found = corpus.facts[article.article_id]
    lines = [_line(line) for line in marked_lines(article.text, found)]
    return Group(
        Text(article.source, style="dim"),
        _legend(language),
        *(Padding(line, (1, 0, 0, 0)) for line in lines),
        Padding(_table(found, corpus, language), (1, 0)),
    )


def _legend(language: Language) -> Text:
    say = words(language)
    return Text("  ").join(Text(say[f"kind_{kind}"], style=style) for kind, style in STYLES.items())


def _line(pieces: Sequence[Piece]) -> Text:
    """A line; a fact's number stands behind its words, as it does before its row."""
    line = Text()
    for piece in pieces:
        line.append(piece.words, Style.chain(Style.null(), *(STYLES[kind] for kind in piece.kinds)))
        for number in piece.ending:
            line.append(f"[{number}]", "dim")
    return line


def _table(facts: Sequence[Fact], corpus: Corpus, language: Language) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(justify="right", style="dim")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(justify="right", style="dim")
    for cells in _rows(facts, corpus, language):
        table.add_row(*cells)
    return table


def _rows(facts: Sequence[Fact], corpus: Corpus, language: Language) -> Iterator[tuple[Text, ...]]:
    text = str(next(iter(corpus.articles.values()))["text"])
    for fact in facts:
        told = " · ".join(dict.fromkeys(cell.text for cell in in_short(fact, corpus, language)))
        start, end = fact.span
        yield (
            Text(str(fact.number)),
            Text(table_label(fact.table, language)),
            Text(f"“{text[start:end]}” ", style="bold").append(told, "not bold"),
            Text(share(float(fact["confidence"] or 0), language)),
        )


def shown(source: str, most: int, language: Language) -> Iterator[tuple[RenderableType, bool]]:
    """The first ``most`` articles of an input for the terminal; with each, whether it is a failure to read it."""
    for item in islice(read_inputs([source]), most):
        if isinstance(item, Failure):
            yield Text(f"{item.source}: {item.message}"), True
        else:
            yield in_terminal(extract_article(item), language), False
