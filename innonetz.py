"""The command line of innonetz: up, plan, ingest, ask, cypher, status, export, check."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # before any import that needs it
    sys.exit(
        "innonetz needs Python 3.11 or newer, this is {}.{}: install a newer Python and start "
        "again, for example with 'make up PYTHON=python3.12'.".format(*sys.version_info[:2])
    )

import os
import signal
import threading
import webbrowser
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.table import Table
from typer.exceptions import TyperException

from graph.errors import InnonetzError, WrongUseError
from graph.settings import Settings
from innonetz_identity import identity
from innonetz_output import (
    Format,
    err,
    explain,
    list_catalogue,
    out,
    parameters,
    print_answer,
    print_json,
    print_rows,
    progress,
    wrong_use,
)
from innonetz_runs import drop_source, load, open_store, run_options, write_import
from innonetz_texts import language, text

if TYPE_CHECKING:
    from graph.store import Rows


class ReportFormat(StrEnum):
    """Forms of a report."""

    text = "text"
    json = "json"


class Checked(StrEnum):
    """What can be checked."""

    graph = "graph"
    suggestions = "suggestions"


class ExportFormat(StrEnum):
    """Forms of an export."""

    csv = "csv"
    graphml = "graphml"
    jsonl = "jsonl"
    neo4j_admin = "neo4j-admin"


def _options(key: str, **settings: Any) -> Any:
    return typer.Option(help=text(key), **settings)


DataOption = Annotated[Path | None, _options("help_data", metavar="DIR")]
SourceArgument = Annotated[
    list[str] | None, typer.Argument(help=text("help_source"), metavar="SOURCE [PATH]")
]
UnverifiedOption = Annotated[bool, _options("help_unverified")]

app = typer.Typer(
    name="innonetz",
    help=text("help_app"),
    epilog=text("help_epilog"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

app.add_typer(identity, name="identity")


def _print_version(wanted: bool) -> None:
    if wanted:
        out.print(f"innonetz {version('innonetz')}", highlight=False)
        raise typer.Exit


@app.callback()
def _for_every_command(
    lang: Annotated[str, _options("help_lang", metavar="de|en")] = "",
    version: Annotated[
        bool, _options("help_version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """``--lang`` is taken from the arguments before the texts are made; see main."""
    del lang, version


@app.command(help=text("help_up"))
def up(
    data: DataOption = None,
    with_unverified: UnverifiedOption = False,
    host: Annotated[str, _options("help_host")] = "127.0.0.1",
    port: Annotated[int, _options("help_port")] = 8501,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=text("help_browser"))
    ] = True,
) -> None:
    """Load the data if anything changed and serve the dashboard until Ctrl-C."""
    options = run_options(data, with_unverified=with_unverified)
    settings = Settings.from_environment()
    # Also where a shell has started this in the background and made it deaf to Ctrl-C.
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, signal.default_int_handler)
    try:
        _serve(options, settings, host, port, browser)
    except KeyboardInterrupt:
        err.print(text("up_ended"))


def _serve(options: Any, settings: Settings, host: str, port: int, browser: bool) -> None:
    from dashboard import serve

    # The dashboard and the engine start while this process still loads what it needs to read.
    process = serve.start(host, port, settings)
    try:
        with ThreadPoolExecutor(max_workers=1) as pool:
            opening = pool.submit(open_store, settings)
            from ingest.report import as_text
        with opening.result() as store:
            report = load(store, options)
            for line in as_text(report, language()):
                err.print(line, highlight=False, markup=False)
            serve.wait_ready(process, host, port)
            address = serve.address(host, port)
            out.print(text("up_at", address=address), highlight=False)
            if browser:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            process.wait()
    finally:
        serve.stop(process)


@app.command(help=text("help_plan"))
def plan(
    source: SourceArgument = None,
    data: DataOption = None,
    with_unverified: UnverifiedOption = False,
    format: Annotated[ReportFormat, _options("help_format")] = ReportFormat.text,
) -> None:
    """Print what a run would change; the store is only read."""
    from ingest.examples import examples
    from ingest.run import plan as make_plan

    with open_store() as store, progress() as tell:
        options = run_options(data, source, with_unverified=with_unverified)
        report, changes = make_plan(options, store, tell)
        shown = examples(changes, store)
    if format is ReportFormat.json:
        print_json(
            {**report.totals(), "run": report.run, "outcome": report.outcome,
             "tables": [t.model_dump() for t in report.tables], "examples": shown}
        )  # fmt: skip
    else:
        from ingest.report import as_text

        for line in as_text(report, language()):
            out.print(line, highlight=False, markup=False)
        for example in shown:
            out.print(f"  {text(example['what']):<8} {example['table']}: {example['text']}",
                      highlight=False, markup=False)  # fmt: skip
    raise typer.Exit(report.exit_code)


@app.command(help=text("help_ingest"))
def ingest(
    source: SourceArgument = None,
    data: DataOption = None,
    with_unverified: UnverifiedOption = False,
    rebuild: Annotated[bool, _options("help_rebuild")] = False,
    forget: Annotated[str, _options("help_forget", metavar="SOURCE")] = "",
    format: Annotated[ReportFormat, _options("help_format")] = ReportFormat.text,
) -> None:
    """Run the sources and print the report."""
    from ingest.report import as_text

    options = run_options(data, source, with_unverified=with_unverified, rebuild=rebuild)
    with open_store() as store:
        if forget:
            drop_source(forget, store.settings.home)
        report = load(store, options)
    if format is ReportFormat.json:
        print_json({**report.totals(), **report.model_dump()})
    else:
        for line in as_text(report, language()):
            out.print(line, highlight=False, markup=False)
    raise typer.Exit(report.exit_code)


@app.command(
    help=text("help_ask"),
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help=text("help_question"))] = "",
    format: Annotated[Format, _options("help_format")] = Format.table,
) -> None:
    """Ask a question, explain it, or list the catalogue."""
    from queries import catalogue
    from queries.documents import with_files

    if question in ("", "--help", "-h"):
        list_catalogue(catalogue.catalogue())
        return
    entry = catalogue.question(question)
    if "--help" in context.args or "-h" in context.args:
        explain(entry.header)
        return
    params = with_files(entry.header, parameters(context.args))
    with open_store() as store:
        answer = catalogue.ask(store, question, params)
    print_answer(answer, format)


@app.command(help=text("help_cypher"))
def cypher(
    statement: Annotated[str, typer.Argument(help=text("help_statement"))],
    format: Annotated[Format, _options("help_format")] = Format.table,
    limit: Annotated[int, _options("help_limit", min=1)] = 1000,
) -> None:
    """Run a reading statement of a person."""
    with open_store() as store:
        rows: Rows = store.read(statement, limit=limit, foreign=True)
    if format is Format.json:
        print_json({"columns": rows.columns, "rows": rows.dicts(), "truncated": rows.truncated})
    else:
        print_rows(rows.columns, rows.rows, format)
    if not rows.rows:
        err.print(text("no_rows"))
    if rows.truncated:
        err.print(text("truncated", limit=limit), highlight=False)


@app.command(help=text("help_status"))
def status(format: Annotated[ReportFormat, _options("help_format")] = ReportFormat.text) -> None:
    """Print engine, counts, last run and sources."""
    from ingest.status import status_of

    with open_store() as store:
        found = status_of(store)
    if format is ReportFormat.json:
        print_json(found)
        return
    out.print(text("status_engine", engine=found["engine"], address=found["address"]),
              highlight=False)  # fmt: skip
    for key in ("nodes", "relationships"):
        table = Table(title=text(key), box=None, title_justify="left", show_header=False)
        for name, count in found[key].items():
            table.add_row(name, f"{count:>9,}")
        out.print(table, soft_wrap=False)
    last = found["last_run"]
    told = {**last, "outcome": text(last["outcome"])} if last else None
    out.print(text("last_run", **told) if told else text("never_run"), highlight=False)
    for source in found["sources"]:
        known = "source_age" if source["read"] else "source_not_in"
        out.print(text(known, **source), highlight=False)
        if rejected := source["rejected"]:
            out.print(text("source_rejected", **rejected), highlight=False, markup=False)


@app.command(help=text("help_export"))
def export(
    to: Annotated[Path, _options("help_to", metavar="DIR")],
    format: Annotated[ExportFormat, _options("help_format")] = ExportFormat.csv,
    data: DataOption = None,
    with_unverified: UnverifiedOption = False,
) -> None:
    """Write the whole graph; with neo4j-admin what the sources say, without a store."""
    if format is ExportFormat.neo4j_admin:
        files = write_import(run_options(data, with_unverified=with_unverified), to)
    else:
        from graph.export import export as write

        with open_store() as store, progress() as tell:
            files = write(store, to, format.value, tell)
    for path, rows in files:
        out.print(text("exported", path=path, rows=rows), highlight=False, markup=False)


@app.command(help=text("help_check"))
def check(
    what: Annotated[Checked, typer.Argument(help=text("help_checked"))] = Checked.graph,
    format: Annotated[ReportFormat, _options("help_format")] = ReportFormat.text,
    data: DataOption = None,
) -> None:
    """Check the graph, the exit code tells; or how good the suggestions are."""
    if what is Checked.suggestions:
        _check_suggestions(format, data)
        return
    if data is not None:
        _stop(text("check_data"), WrongUseError.exit_code)
    from graph.checks import check as run_checks

    with open_store() as store:
        results = run_checks(store)
    if format is ReportFormat.json:
        print_json([{**asdict(r), "ok": r.ok} for r in results])
    else:
        for r in results:
            out.print(f"{'✓' if r.ok else '✗'} {r.text(language())}", highlight=False, markup=False)
            for example in r.examples:
                out.print(f"    {example}", highlight=False, markup=False)
        failed = sum(not r.ok for r in results)
        out.print(text("checks_failed", count=failed) if failed else text("checks_ok"))
    raise typer.Exit(0 if all(r.ok for r in results) else 1)


def _check_suggestions(format: ReportFormat, data: Path | None) -> None:
    from innonetz_record import check_suggestions
    from queries import record_file

    home = Settings.from_environment().home
    home.mkdir(parents=True, exist_ok=True)
    with progress() as tell:
        result = check_suggestions(run_options(data), home, tell)
    path = record_file.save(home, result)
    if format is ReportFormat.json:
        print_json(result)
        return
    rows = record_file.table(result)
    columns = ("split", "question", "group", "cases", "ranker", "hits", "mrr", "found", "hard")
    print_rows(columns, [[row[c] for c in columns] for row in rows], Format.table)
    for sentence in record_file.sentences(result):
        out.print(getattr(sentence, language()), highlight=False, markup=False)
    out.print(text("record_kept", path=path), highlight=False, markup=False)


def main() -> None:
    """Entry point: errors become one sentence and the exit code of their kind."""
    try:
        code = app(prog_name="innonetz", standalone_mode=False)
        sys.stdout.flush()
    except InnonetzError as error:
        _stop(error.text(language()), error.exit_code)
    except TyperException as error:
        _stop(wrong_use(error), error.exit_code)
    except BrokenPipeError:  # whoever reads our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        place = error.filename or Settings.from_environment().home
        _stop(text("no_access", path=place, reason=error.strerror or error), 1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(code)


def _stop(sentence: str, code: int) -> NoReturn:
    if sentence:
        err.print(text("error"), sentence, highlight=False, markup=False, soft_wrap=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
