"""The pages of a report in one language: where each lies, its template and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from pipeline.frozen import frozen
from pipeline.report.addresses import page_of, words_of
from pipeline.report.charts import Chart
from pipeline.report.corpus import Corpus, Fact, event_of
from pipeline.report.evidence import KINDS, marked_lines
from pipeline.report.indicators import grid, indicator_chart
from pipeline.report.officials import SPEAKING, offices
from pipeline.report.overview import overview_charts
from pipeline.report.print import day, in_print_order, time, words
from pipeline.report.summaries import in_short
from pipeline.tables.labels import Language, code_label

# Rows on one page of a list.
_PAGE = 400
_LATEST = 10


@frozen
class Page:
    """A page: its path in the folder of its language, its template, its title and what the template asks for."""

    path: str
    template: str
    title: str
    context: Mapping[str, Any]
    charts: Sequence[Chart] = field(default=())


@frozen
class Entry:
    """A line of a list: where it leads, its name, what stands beside it."""

    page: str
    name: str
    beside: tuple[str, ...]


class Pages:
    """The pages of ``corpus`` in one language."""

    def __init__(self, corpus: Corpus, language: Language) -> None:
        self.corpus = corpus
        self.language = language
        self.say = words(language)
        self.events = corpus.events()
        self.event_of_meeting = {
            meeting.text("meeting_id"): event for event, reports in self.events.items() for meeting in reports
        }
        self.by_official = {
            table: corpus.grouped(table, "official_id") for table in ("participants", "positions", "metrics")
        }
        self.by_meeting = {table: corpus.grouped(table, "meeting_id") for table in ("participants", "metrics")}
        self.by_indicator = corpus.grouped("metrics", "indicator_id")

    def __iter__(self) -> Iterator[Page]:
        yield self._overview()
        for kind in ("meetings", "officials", "indicators", "articles"):
            yield from self._lists(kind, self.entries(kind))
        yield Page("search.html", "search.html", self.say["search"], {})
        for event in self.events:
            yield self._meeting(event)
        for official in self.corpus.officials:
            yield self._official(official)
        for code in self.by_indicator:
            yield self._indicator(code)
        for article in self.corpus.articles:
            yield self._article(article)

    def entries(self, kind: str) -> list[Entry]:
        """The lines of the list of ``meetings``, ``officials``, ``indicators`` or ``articles``, in its order."""
        lines: dict[str, Any] = {
            "meetings": self._meeting_entries,
            "officials": self._official_entries,
            "indicators": self._indicator_entries,
            "articles": self._article_entries,
        }
        return list(lines[kind]())

    def title_of(self, article_id: str) -> str:
        """The headline of an article."""
        return str(self.corpus.articles[article_id]["title"] or self.say["untitled"])

    def name_of(self, event: str) -> str:
        """What a meeting is called: as its first report names it, else by its kind."""
        reports = self.events[event]
        named = next((meeting.text("name") for meeting in reports if meeting["name"]), "")
        kind = code_label("meeting_type", reports[0].text("meeting_type"), self.language)
        return named[:1].upper() + named[1:] or kind

    def _meeting_entries(self) -> Iterator[Entry]:
        named = sorted(self.events, key=lambda event: (in_print_order(self.name_of(event)), event))
        for event in sorted(named, key=self._first_day, reverse=True):
            first = self.events[event][0]
            beside = (
                self._time_of(event),
                code_label("meeting_type", first.text("meeting_type"), self.language),
                first.text("organizers"),
                first.text("province") or str(self.corpus.articles[first.article_id]["province"] or ""),
            )
            yield Entry(page_of("meetings", event), self.name_of(event), beside)

    def _first_day(self, event: str) -> str:
        return next((meeting.text("start_date") for meeting in self.events[event] if meeting["start_date"]), "")

    def _time_of(self, event: str) -> str:
        """When a meeting is, in words, as far as its reports settle it."""
        told = next((meeting.text("timex") for meeting in self.events[event] if meeting["timex"]), "")
        return time(told, self.language)

    def _official_entries(self) -> Iterator[Entry]:
        found = self.corpus.officials.items()
        for official, row in sorted(found, key=lambda item: (in_print_order(str(item[1]["name"])), item[0])):
            columns = ("latest_position", "latest_organization", "province")
            doubt = self.say["needs_review"] if row["needs_review"] else ""
            beside = (*(str(row[column] or "") for column in columns), doubt)
            yield Entry(page_of("officials", official), str(row["name"]), beside)

    def _indicator_entries(self) -> Iterator[Entry]:
        for code, metrics in sorted(self.by_indicator.items(), key=lambda item: (-len(item[1]), item[0])):
            name = code_label("indicator", code, self.language)
            yield Entry(page_of("indicators", code), name, (str(len(metrics)),))

    def _article_entries(self) -> Iterator[Entry]:
        titled = sorted(self.corpus.articles, key=lambda article: (in_print_order(self.title_of(article)), article))
        rows = [(article, self.corpus.articles[article]) for article in titled]
        for article, row in sorted(rows, key=lambda item: str(item[1]["published_at"] or ""), reverse=True):
            beside = (
                day(str(row["published_at"] or ""), self.language),
                str(row["publisher"] or ""),
                str(row["province"] or ""),
            )
            yield Entry(page_of("articles", article), self.title_of(article), beside)

    def _overview(self) -> Page:
        counts = {
            "articles": len(self.corpus.articles),
            "meetings": len(self.events),
            "officials": len(self.corpus.officials),
            "indicators": len(self.by_indicator),
        }
        context = {"counts": counts, "latest": self.entries("meetings")[:_LATEST]}
        return Page(
            "index.html", "overview.html", self.say["overview"], context, overview_charts(self.corpus, self.language)
        )

    def _lists(self, kind: str, entries: Sequence[Entry]) -> Iterator[Page]:
        paths = [f"{kind}.html" if not start else f"{kind}-{start // _PAGE + 1}.html" for start in _starts(entries)]
        for place, start in enumerate(_starts(entries)):
            context = {
                "kind": kind,
                "entries": entries[start : start + _PAGE],
                "total": len(entries),
                "place": self.say["page_of"].format(page=place + 1, pages=len(paths)) if len(paths) > 1 else "",
                "previous": paths[place - 1] if place else "",
                "next": paths[place + 1] if place + 1 < len(paths) else "",
                "headings": self._headings(kind),
            }
            yield Page(paths[place], "list.html", self.say[kind], context)

    def _headings(self, kind: str) -> tuple[str, ...]:
        keys = {
            "meetings": ("meeting", "day", "kind", "organizers", "province"),
            "officials": ("official", "office", "organization", "province", "remark"),
            "indicators": ("indicator", "numbers"),
            "articles": ("article", "day", "publisher", "province"),
        }
        return tuple(self.say[key] for key in keys[kind])

    def _meeting(self, event: str) -> Page:
        reports = self.events[event]
        identifiers = [meeting.text("meeting_id") for meeting in reports]
        participants = [fact for one in identifiers for fact in self.by_meeting["participants"].get(one, ())]
        context = {
            "reports": reports,
            "cells": in_short(reports[0], self.corpus, self.language),
            "participants": _by_person(participants),
            "metrics": [fact for one in identifiers for fact in self.by_meeting["metrics"].get(one, ())],
        }
        return Page(page_of("meetings", event), "meeting.html", self.name_of(event), context)

    def _official(self, official: str) -> Page:
        row = self.corpus.officials[official]
        roles = sorted(self.by_official["participants"].get(official, ()), key=self._when, reverse=True)
        context = {
            "official": row,
            "offices": offices(self.by_official["positions"].get(official, ())),
            "roles": [fact for fact in roles if fact["role"] not in SPEAKING],
            "said": [fact for fact in roles if fact["role"] in SPEAKING],
            "votes": self.by_official["metrics"].get(official, ()),
        }
        return Page(page_of("officials", official), "official.html", str(row["name"]), context)

    def _when(self, fact: Fact) -> str:
        """The day of the meeting of a role, else that of the article."""
        event = self.event_of_meeting.get(fact.text("meeting_id"))
        return (self._first_day(event) if event else "") or str(
            self.corpus.articles[fact.article_id]["published_at"] or ""
        )

    def meeting_of(self, fact: Fact) -> tuple[str, str, str] | None:
        """Page, name and day of the meeting that a row belongs to."""
        event = self.event_of_meeting.get(fact.text("meeting_id"))
        if event is None:
            return None
        return page_of("meetings", event), self.name_of(event), self._time_of(event)

    def _indicator(self, code: str) -> Page:
        metrics = self.by_indicator[code]
        chart = indicator_chart(code, metrics, self.corpus, self.language)
        context = {"grid": grid(metrics, self.corpus, self.language), "count": len(metrics)}
        return Page(page_of("indicators", code), "indicator.html", chart.title, context, [chart])

    def _article(self, article_id: str) -> Page:
        facts = self.corpus.facts[article_id]
        row = self.corpus.articles[article_id]
        context = {
            "article": row,
            "lines": marked_lines(str(row["text"] or ""), facts),
            "facts": facts,
            "kinds": list(dict.fromkeys(KINDS.values())),
        }
        return Page(page_of("articles", article_id), "article.html", self.title_of(article_id), context)

    def helpers(self) -> dict[str, Any]:
        """What every template can call."""
        return {
            "in_short": lambda fact: in_short(fact, self.corpus, self.language),
            "words_of": words_of,
            "meeting_of": self.meeting_of,
            "title_of": self.title_of,
            "page_of": page_of,
            "kind_of": lambda fact: KINDS[fact.table],
            "event_of": event_of,
        }


def _starts(entries: Sequence[Entry]) -> range:
    """Where the pages of a list start; an empty list has one page too."""
    return range(0, max(len(entries), 1), _PAGE)


def _by_person(participants: Sequence[Fact]) -> list[list[Fact]]:
    """Roles by person, in the order of their first."""
    people: dict[str, list[Fact]] = {}
    for fact in participants:
        people.setdefault(fact.text("official_id") or fact.text("name"), []).append(fact)
    return list(people.values())
