"""Commands and options; no logic of its own.

Exit status: 0 when all went well; 1 when the output is complete but some inputs failed (``errors.csv`` lists them); 2
when nothing was done, because of wrong usage, nothing to read or an output folder that cannot be written; 130 when it
was interrupted.
"""

from __future__ import annotations

import errno
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"auto_envvar_prefix": "COUNCIL_NEWS"},
)


class LabelLanguage(StrEnum):
    """The language of labels for people."""

    en = "en"
    vi = "vi"


class BackendName(StrEnum):
    """What makes the words."""

    syllables = "syllables"
    pyvi = "pyvi"
    underthesea = "underthesea"


class NerName(StrEnum):
    """Where underthesea's named entities are a second opinion on people."""

    auto = "auto"
    full = "full"
    off = "off"


class EngineChoice(StrEnum):
    """Where the work is done."""

    processes = "processes"
    dask = "dask"


_INPUT = "Files and folders"
_WORK = "How the work is done"
_TABLES = "What the tables hold"


@app.callback()
def council_news(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option(help="File of settings; by default council-news.toml in this folder, if it is there.")
    ] = None,
) -> None:
    """Meetings, officials, dates, counts and activities out of Vietnamese council news."""
    from pipeline.settings import FILE, SettingsError, read_settings

    path = config or (FILE if FILE.is_file() else None)
    if path is None:
        return
    try:
        context.default_map = read_settings(path, getattr(context.command, "commands", {}))
    except (OSError, SettingsError) as error:
        _refuse(_told(error))


@app.command(
    epilog="Exit status: 0 all went well; 1 some inputs failed (errors.csv), all others are done; 2 nothing done; 130 "
    "interrupted, the same command goes on from there."
)
def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files or folders; - is standard input.")],
    out: Annotated[
        Path, typer.Option(help="Folder for the tables; those of an earlier run are replaced.", rich_help_panel=_INPUT)
    ],
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="FIELD=NAME",
            help="Name of a field of records, such as text=noidung; may be repeated.",
            rich_help_panel=_INPUT,
        ),
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option(
            help="What to write, joined by commas: csv, parquet, sqlite, xlsx. Default: csv; on a cluster parquet too.",
            show_default=False,
            rich_help_panel=_INPUT,
        ),
    ] = None,
    partition: Annotated[
        str | None,
        typer.Option(
            help="Part the Parquet tables by year, province or year,province. On a cluster both, else neither.",
            show_default=False,
            rich_help_panel=_INPUT,
        ),
    ] = None,
    labels: Annotated[
        LabelLanguage | None,
        typer.Option(help="Call columns and codes by their labels in CSV and workbook.", rich_help_panel=_INPUT),
    ] = None,
    log: Annotated[
        Path | None, typer.Option(help="File to write down in what is done and lost.", rich_help_panel=_INPUT)
    ] = None,
    backend: Annotated[
        BackendName,
        typer.Option(help="What makes the words of a Doc; no table rests on them.", rich_help_panel=_TABLES),
    ] = BackendName.syllables,
    ner: Annotated[
        NerName,
        typer.Option(
            help="Second opinion on people: auto asks about what is left open, full about all (slow).",
            rich_help_panel=_TABLES,
        ),
    ] = NerName.auto,
    knowledge: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder of your own lists (titles.csv …), laid over those of the package.",
            rich_help_panel=_TABLES,
        ),
    ] = None,
    keep_duplicates: Annotated[
        bool,
        typer.Option(
            "--keep-duplicates", help="Keep the facts of articles that repeat another.", rich_help_panel=_TABLES
        ),
    ] = False,
    only_council: Annotated[
        bool,
        typer.Option(
            "--only-council", help="Drop the facts of articles that are no news of a council.", rich_help_panel=_TABLES
        ),
    ] = False,
    corrections: Annotated[
        list[Path] | None,
        typer.Option(
            help="Corrections, beside corrections.csv in the folder of the tables, which always counts.",
            rich_help_panel=_TABLES,
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(min=0, max=1, help="Leave out rows that are less sure than this.", rich_help_panel=_TABLES),
    ] = 0.0,
    workers: Annotated[
        int | None,
        typer.Option(min=0, help="Processes; by default one a core. 0: none beside this one.", rich_help_panel=_WORK),
    ] = None,
    engine: Annotated[
        EngineChoice, typer.Option(help="Processes of this machine, or a Dask cluster.", rich_help_panel=_WORK)
    ] = EngineChoice.processes,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Scheduler of the cluster.", rich_help_panel=_WORK)
    ] = "",
    fresh: Annotated[
        bool,
        typer.Option(
            "--fresh", help="Extract everything again, not only what is new or changed.", rich_help_panel=_WORK
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what there is to do; write nothing.", rich_help_panel=_WORK)
    ] = False,
) -> None:
    """Read news, write every table.

    A run into the folder of an earlier one does only what is new or changed; one that was interrupted goes on.
    Every option can also stand in council-news.toml, in the table "run", or in the environment, under the name that is
    shown beside it. The command line wins, then the environment.
    """
    from pipeline.batch.engines import default_workers
    from pipeline.batch.inputs import NothingToRead, UnknownField
    from pipeline.batch.plan import plan
    from pipeline.batch.run import run as run_batch
    from pipeline.console import log_file, print_plan, print_summary, progress
    from pipeline.knowledge import KnowledgeError
    from pipeline.link.corrections import WrongCorrection
    from pipeline.tables.formats import UnknownFormat

    names = _pairs(fields or [])
    on_cluster = engine is EngineChoice.dask
    written = _names(formats, "csv,parquet" if on_cluster else "csv")
    parted = "year,province" if on_cluster and "parquet" in written else ""
    try:
        if dry_run:
            print_plan(
                plan(inputs, out, backend=backend.value, ner=ner.value, knowledge=knowledge, fields=names, fresh=fresh)
            )
            return
        with log_file(log), progress() as told:
            summary = run_batch(
                inputs,
                out,
                backend=backend.value,
                ner=ner.value,
                knowledge=knowledge,
                keep_duplicates=keep_duplicates,
                only_council=only_council,
                min_confidence=min_confidence,
                workers=default_workers() if workers is None else workers,
                engine=engine.value,
                scheduler=scheduler,
                fresh=fresh,
                fields=names,
                corrections=corrections or (),
                formats=written,
                partition=_names(partition, parted),
                labels=labels.value if labels else None,
                progress=told,
            )
    except (NothingToRead, UnknownField, UnknownFormat, KnowledgeError, WrongCorrection) as error:
        _refuse(_told(error))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            _refuse(
                f"the disk is full; no table in {out} was changed. With more room the same command goes on from here"
            )
        _refuse(f"{_told(error)}; nothing was written")
    except KeyboardInterrupt:
        typer.echo("council-news: interrupted; the same command goes on from here", err=True)
        raise typer.Exit(130) from None
    print_summary(summary)
    raise typer.Exit(1 if summary.failed else 0)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Option(help="Annotated articles, JSON lines.")],
    tables: Annotated[Path, typer.Option(help="Folder of a run's tables.")],
    more: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="More annotated files.")] = None,
    errors: Annotated[int, typer.Option(min=0, help="Misses and spurious rows to show for each field.")] = 0,
    compare: Annotated[
        Path | None, typer.Option(help="Folder of another run's tables: tell what this one gained and lost.")
    ] = None,
) -> None:
    """Score a run's tables against annotated articles."""
    from pipeline.evaluate import evaluate as evaluate_tables
    from pipeline.evaluate.comparison import compare as compare_runs
    from pipeline.evaluate.comparison import comparison_report
    from pipeline.evaluate.report import report

    files = [*gold, *(more or [])]
    try:
        scores = evaluate_tables(files, tables)
        typer.echo(report(scores, errors=errors))
        if compare:
            other = evaluate_tables(files, compare)
            typer.echo("\n" + comparison_report(scores, other, compare_runs(tables, compare)))
    except (OSError, ValueError) as error:
        _refuse(_told(error))


@app.command()
def pivot(
    tables: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run's tables.")],
    indicator: Annotated[str, typer.Option(help="Measure, such as petitions_received; code_indicator lists them.")],
    rows: Annotated[str, typer.Option(help="What goes down: province, year, actor …")] = "province",
    columns: Annotated[str, typer.Option(help="What goes across.")] = "year",
    status: Annotated[str, typer.Option(help="actual or planned.")] = "actual",
    share: Annotated[bool, typer.Option("--share", help="Percentages instead of counts and sums.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="The rows behind the figures with their sentences instead.")
    ] = False,
) -> None:
    """One measure as a table, CSV on standard output."""
    from pipeline.tables.pivot import pivot, pivot_evidence

    try:
        table = (pivot_evidence if evidence else pivot)(
            tables, rows, columns, indicator=indicator, status=status, share=share
        )
    except (OSError, ValueError) as error:
        _refuse(_told(error))
    if table.empty:
        typer.echo(f"council-news: no figure of {indicator} ({status}) has both {rows} and {columns}", err=True)
    typer.echo(table.to_csv(index=not evidence, float_format="%.15g", lineterminator="\n"), nl=False)


@app.command()
def report(
    tables: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run's CSV tables.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the site; by default DIR/report.")] = None,
) -> None:
    """Write a static site: overview, meetings, officials, measures, every article with its facts marked."""
    target = out or tables / "report"
    try:
        from pipeline.report.site import write_report

        pages = write_report(tables, target)
    except ModuleNotFoundError as error:
        _refuse(f"{error}: a report needs pip install 'council-news[report]'")
    except (OSError, ValueError) as error:
        _refuse(_told(error))
    typer.echo(f"{pages} pages; open {target / 'index.html'}")


@app.command()
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or a file of several; - is standard input.")],
    first: Annotated[int, typer.Option(min=1, help="Articles to show of a file of several.")] = 1,
    labels: Annotated[LabelLanguage, typer.Option(help="Language of the labels.")] = LabelLanguage.vi,
) -> None:
    """Show an article in the terminal, its facts coloured in the text."""
    from rich.console import Console

    from pipeline.report.terminal import shown

    failed = False
    for part, is_failure in shown(file, first, labels.value):
        Console(stderr=is_failure).print(part)
        failed |= is_failure
    raise typer.Exit(1 if failed else 0)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def explore(
    context: typer.Context,
    tables: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run's tables.")],
    labels: Annotated[LabelLanguage, typer.Option(help="Language of the titles.")] = LabelLanguage.vi,
) -> None:
    """Open the tables in Datasette; further options (--port 8010, --open …) are passed on to it."""
    from pipeline.report.explore import explore as serve

    try:
        status = serve(tables, labels.value, context.args)
    except (OSError, ModuleNotFoundError) as error:
        _refuse(_told(error))
    raise typer.Exit(status)


@app.command()
def review(
    tables: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run's tables.")],
    below: Annotated[float, typer.Option(min=0, max=1, help="List rows with less confidence than that.")] = 0.5,
) -> None:
    """List the doubtful rows in DIR/review.csv, to be filled in and saved as DIR/corrections.csv."""
    from pipeline.tables.review import FILE, write_review

    try:
        lines = write_review(tables, below=below)
    except (OSError, ValueError) as error:
        _refuse(_told(error))
    if not lines:
        typer.echo(f"Nothing is in doubt; {tables / FILE} is empty")
        return
    typer.echo(
        f"{lines} {'line' if lines == 1 else 'lines'} in {tables / FILE}: fill in value and by where something is "
        f"wrong, save it as {tables / 'corrections.csv'} and run again"
    )


@app.command(epilog="Exit status: 0 somebody is known; 1 no article tells; 2 wrong usage.")
def who(
    tables: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run's tables.")],
    office: Annotated[str, typer.Option(help="Title and body, such as 'Chủ tịch HĐND tỉnh'.")],
    on: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d", "%d/%m/%Y"], help="The day, as 2023-12-06 or 6/12/2023.")
    ],
    province: Annotated[str, typer.Option(help="Only officials of that province.")] = "",
) -> None:
    """Tell who held an office on a day: name, province, first and last day in articles, what the answer rests on."""
    from pipeline.tables.holders import offices_like, who_held

    try:
        holders = who_held(tables, office, on.date().isoformat(), province=province)
        known = [] if holders else offices_like(tables, office, province=province)
    except (OSError, ValueError) as error:
        _refuse(_told(error))
    for one in holders:
        typer.echo("\t".join((one.name, one.province, one.first_seen, one.last_seen, one.basis)))
    if not holders:
        place = f" in {province}" if province else ""
        rest = f"; the articles know: {', '.join(known)}" if known else ""
        typer.echo(f"No article tells who held {office!r}{place} on that day{rest}", err=True)
        raise typer.Exit(1)


class ModelName(StrEnum):
    """What can be trained."""

    activities = "activities"
    confidence = "confidence"
    furniture = "furniture"
    reported = "reported"


@app.command()
def train(
    model: Annotated[ModelName, typer.Argument(help="What to train.")],
    out: Annotated[Path, typer.Option(help="File for the model, JSON; for reported work a list of knowledge, CSV.")],
    corpus: Annotated[
        list[str] | None,
        typer.Option(
            help="Files or folders of news: for activities, sentences that the lexicon labels surely are learned from "
            "too; for confidence and reported work, the annotated articles."
        ),
    ] = None,
    gold: Annotated[
        list[Path] | None,
        typer.Option(help="Annotated articles, JSON lines, which confidence and reported work are learned from."),
    ] = None,
    seed: Annotated[int, typer.Option(help="The same sentences and seed give the same bytes.")] = 0,
) -> None:
    """Train a model, and tell its scores on what it has not seen. Needs scikit-learn."""
    if model in (ModelName.confidence, ModelName.reported):
        _train_on_gold(model, out, gold or [], corpus or [])
        return
    from pipeline.batch.train_activities import Training, train_activities
    from pipeline.batch.train_furniture import FurnitureTraining, train_furniture

    training: Training | FurnitureTraining
    try:
        if model is ModelName.furniture:
            training = train_furniture(out, seed=seed)
        else:
            training = train_activities(out, corpus=corpus or (), seed=seed)
    except OSError as error:
        _refuse(f"{_told(error)}; no {model.value} model was written")
    for line in (training.learned(), *training.table()):
        typer.echo(line)
    typer.echo(f"{out}: {training.size / 1e6:.1f} MB")


def _train_on_gold(model: ModelName, out: Path, gold: list[Path], articles: list[str]) -> None:
    if not gold or not articles:
        raise typer.BadParameter(f"{model.value} is learned from annotated articles: give --gold FILE and --corpus DIR")
    from pipeline.batch.train_confidence import ConfidenceTraining, train_confidence
    from pipeline.batch.train_reported import ReportedTraining, train_reported

    training: ConfidenceTraining | ReportedTraining
    try:
        if model is ModelName.confidence:
            training = train_confidence(out, gold=gold, articles=articles)
        else:
            training = train_reported(out, gold=gold, articles=articles)
    except (OSError, ValueError) as error:
        _refuse(f"{_told(error)}; no {model.value} model was written")
    for line in training.table():
        typer.echo(line)


def _names(given: str | None, default: str) -> list[str]:
    """Names joined by commas as a list."""
    return [name.strip() for name in (default if given is None else given).split(",") if name.strip()]


def _pairs(given: list[str]) -> dict[str, str]:
    """``FIELD=NAME`` options as a mapping."""
    for pair in given:
        if "=" not in pair:
            raise typer.BadParameter(f"{pair!r} is not of the form FIELD=NAME", param_hint="--field")
    return dict(pair.split("=", 1) for pair in given)


def _told(error: Exception) -> str:
    """An error in words; of a system error the file and the reason, without its number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}"
    return str(error)


def _refuse(message: str) -> NoReturn:
    typer.echo(f"council-news: {message}", err=True)
    raise typer.Exit(2)


def main() -> None:
    app()
