"""How the command line prints: tables, CSV, JSON, progress bars, the catalogue."""

from __future__ import annotations

import contextlib
import csv
import json
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table
from typer.exceptions import TyperException

from graph.errors import WrongUseError
from graph.harmless import harmless
from graph.model import MODEL
from innonetz_texts import language, text

if TYPE_CHECKING:
    from graph.apply import Progress as Tell
    from queries.answers import Answer

out = Console(soft_wrap=True)
err = Console(stderr=True)


class Format(StrEnum):
    """Forms of output."""

    table = "table"
    csv = "csv"
    json = "json"


_STEPS = (
    "read",
    "identify",
    "compare",
    "write",
    "suggest",
    "place",
    "keep",
    "check",
    "export",
)
_TABLES = frozenset(table.table for table in MODEL)


@contextlib.contextmanager
def progress() -> Iterator[Tell]:
    """Progress bars on standard error: one a step, and one a file that is read."""
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[detail]}"))  # fmt: skip
    with Progress(*columns, console=err, transient=not err.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            name = "write" if step in _TABLES else step
            if name not in tasks:
                label = text(f"step_{name}") if name in _STEPS else Path(name).name[:28]
                tasks[name] = bars.add_task(label, total=total, detail="")
            detail = step if name == "write" else ""
            bars.update(tasks[name], completed=done, total=total, detail=detail)

        yield tell


def list_catalogue(questions: dict[str, Any]) -> None:
    """Print the questions with their titles and parameters."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for key in ("question", "title", "parameters"):
        table.add_column(text(f"column_{key}"), overflow="fold")
    for name, entry in questions.items():
        options = [
            f"--{p.name}" if p.required else f"[--{p.name}]" for p in entry.header.parameters
        ]
        title = getattr(entry.header, f"title_{language()}")
        table.add_row(name, title, " ".join(options).replace("[", r"\["))
    out.print(table, soft_wrap=False)
    out.print(text("ask_more"), highlight=False)


def explain(header: Any) -> None:
    """Print what a question is about, its parameters and columns."""
    from queries.header import TYPE_WORDS

    lang = language()
    out.print(f"[bold]{header.name}[/bold]  {getattr(header, f'title_{lang}')}")
    out.print(getattr(header, f"description_{lang}"), highlight=False)
    for p in header.parameters:
        needed = text("needed") if p.required else text("default", value=_default(p.default))
        form = TYPE_WORDS[p.type][lang == "en"]
        out.print(f"  --{p.name}  {getattr(p, f'description_{lang}')} ({form}, {needed})",
                  highlight=False, markup=False)  # fmt: skip
    out.print(text("columns"))
    for c in header.columns:
        out.print(f"  {c.name}  {getattr(c, f'meaning_{lang}')}", highlight=False, markup=False)


def _default(value: Any) -> str:
    if value in (None, ""):
        return text("nothing")
    return text("yes" if value else "no") if isinstance(value, bool) else cell(value)


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def print_rows(columns: tuple[str, ...], rows: list[list[Any]], format: Format) -> None:
    """Print rows as CSV or as a table that fits where it goes."""
    texts = [[cell(v) for v in row] for row in rows]
    if format is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        # A number below zero is no formula, a text that begins like one might be.
        writer.writerows(
            [cell(v) if isinstance(v, int | float) else harmless(cell(v)) for v in row]
            for row in rows
        )
        return
    longest = [max(map(len, (c, *column))) for c, *column in zip(columns, *texts, strict=True)]
    if out.is_terminal and sum(longest) + 2 * len(longest) > out.width:
        _print_blocks(columns, texts)
        return
    # Into a file or a pipe every cell is printed whole, however wide the table gets.
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column, width in zip(columns, longest, strict=True):
        table.add_column(column, min_width=width, no_wrap=True)
    for row in texts:
        table.add_row(*(value.replace("[", r"\[") for value in row))
    wide = Console(width=sum(longest) + 3 * len(longest) + 1, file=sys.stdout)
    wide.print(table)


def print_answer(answer: Answer, format: Format) -> None:
    """Print the rows of a question, and beside them what has to be said about them."""
    if format is Format.json:
        print_json(answer.as_json())
    else:
        rows = [[row[c] for c in answer.columns] for row in answer.rows]
        print_rows(answer.columns, rows, format)
    for notice in answer.notices:
        err.print(getattr(notice, language()), highlight=False)
    if not answer.rows and not answer.notices:
        err.print(text("no_rows"))


def _print_blocks(columns: tuple[str, ...], rows: list[list[str]]) -> None:
    """One block a row for a table that is wider than the terminal; unknown cells are left out."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            if value:
                table.add_row(column, value.replace("[", r"\["))
        table.add_row("", "")
    out.print(table, soft_wrap=False)


def cell(value: Any) -> str:
    """A value as one cell: lists joined by ``; ``, things with a name by their name."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(cell(v) for v in value)
    if isinstance(value, dict):
        named = value.get("name") if "label" not in value else None
        return str(named or json.dumps(value, ensure_ascii=False, default=str))
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return str(value)


def parameters(args: list[str]) -> dict[str, str]:
    """``--name value`` and ``--name=value`` as a dict. Raises WrongUseError for anything else."""
    params: dict[str, str] = {}
    rest = list(args)
    while rest:
        name = rest.pop(0)
        if not name.startswith("--"):
            raise WrongUseError(text("not_a_parameter", name=name))
        name, equals, value = name.removeprefix("--").partition("=")
        if not equals:
            if not rest:
                raise WrongUseError(text("no_value", name=name))
            value = rest.pop(0)
        params[name.replace("-", "_")] = value
    return params


# What typer says about a wrong call, and the same in German.
_WRONG_USE = (
    (r"No such option: (\S+) \(Possible options: (.*)\)",
     r"Die Option \1 gibt es nicht, gemeint ist vielleicht \2"),
    (r"No such option: (\S+) Did you mean (.*)\?",
     r"Die Option \1 gibt es nicht, gemeint ist vielleicht \2"),
    (r"No such option: (.*)", r"Die Option \1 gibt es nicht."),
    (r"No such command (.*)\.", r"Den Befehl \1 gibt es nicht."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", r"Das Argument \1 ist zu viel."),
    (r"Missing argument (.*)\.", r"Das Argument \1 fehlt."),
    (r"Missing option (.*)\.", r"Die Option \1 fehlt."),
    (r"Option (.*) requires an argument\.", r"Die Option \1 braucht einen Wert."),
    (r"Invalid value for (.*): (.*) is not one of (.*)\.", r"\1 kennt \2 nicht, nur \3."),
    (r"Invalid value for (.*): Input should be greater than or equal to (.*)",
     r"\1 muss mindestens \2 sein"),
    (r"Invalid value for (.*): Input should be a valid integer.*", r"\1 braucht eine ganze Zahl"),
    (r"Invalid value for (.*): Input should be a valid number.*", r"\1 braucht eine Zahl"),
    (r"Invalid value for (.*): (?:File|Directory|Path) (.*) does not exist\.",
     r"\1: \2 gibt es nicht"),
    (r"Invalid value for (.*): (.*)", r"\1 hat keinen gültigen Wert: \2"),
)  # fmt: skip


def wrong_use(error: TyperException) -> str:
    """What typer says about a wrong call as one sentence with its remedy."""
    said = error.format_message().replace("Value error, ", "").strip()
    if not said:
        return ""  # called without a command: the help has been printed
    if language() == "de":
        for english, german in _WRONG_USE:
            if re.fullmatch(english, said):
                said = re.sub(english, german, said)
                break
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "innonetz"
    return f"{said.rstrip('.')}: {text('see_help', command=command)}"
