"""``innonetz identity``: compare pairs of names, and decide about pairs of organisations."""

from __future__ import annotations

import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import WrongUseError
from graph.harmless import harmless
from graph.settings import Settings
from innonetz_output import Format, out, print_answer
from innonetz_runs import open_store
from innonetz_texts import language, text

if TYPE_CHECKING:
    from ingest.identity.compare import Comparison


class Decision(StrEnum):
    """What a person can decide about a pair."""

    same = "same"
    different = "different"
    unsure = "unsure"


identity = typer.Typer(help=text("help_identity"), no_args_is_help=True)


@identity.command("compare", help=text("help_identity_compare"))
def compare_pairs(
    pairs: Annotated[Path, typer.Option("--pairs", help=text("help_pairs"), metavar="FILE.csv")],
    register: Annotated[
        Path | None, typer.Option("--register", help=text("help_register"), metavar="FILE.json")
    ] = None,
) -> None:
    """Print the rows of a file of pairs with decision, score and reasons as CSV."""
    from ingest.identify import alias_index_of_ror
    from ingest.identity.pairfile import RESULT_COLUMNS, decide_pairs, read_pairs

    file = read_pairs(pairs)
    index = alias_index_of_ror(register) if register else None
    kept = [column for column in file.columns if column not in RESULT_COLUMNS]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*map(harmless, kept), *RESULT_COLUMNS])
    for row, found in zip(file.rows, decide_pairs(file.rows, index), strict=True):
        cells = [harmless(row[column]) for column in kept]
        writer.writerow([*cells, found.decision, f"{found.score:.4f}", _in_words(found)])


def _in_words(found: Comparison) -> str:
    """The reasons with their points, in the language of this call."""
    return "; ".join(f"{r.text(language())} ({r.weight:+.1f})" for r in found.reasons)


@identity.command("suggest", help=text("help_identity_suggest"))
def suggest(
    k: Annotated[int, typer.Option("--k", help=text("help_k"))] = 50,
    format: Annotated[Format, typer.Option(help=text("help_format"))] = Format.table,
) -> None:
    """Print the pairs that may be one organisation, with what speaks for and against each."""
    _answer("identity_suggestions", {"k": k}, format)


@identity.command("show", help=text("help_identity_show"))
def show(
    node: Annotated[str, typer.Argument(metavar="ID", help=text("help_organisation"))],
    format: Annotated[Format, typer.Option(help=text("help_format"))] = Format.table,
) -> None:
    """Print the records of an organisation with the rules that joined them, and its suggestions."""
    _answer("identity_groups", {"id": node}, format)
    if format is Format.table:
        _answer("identity_suggestions", {"id": node}, format)


def _answer(question: str, params: dict[str, str | int], format: Format) -> None:
    from queries.catalogue import ask

    with open_store() as store:
        print_answer(ask(store, question, params), format)


@identity.command("decide", help=text("help_identity_decide"))
def decide(
    a: Annotated[str, typer.Argument(metavar="A", help=text("help_organisation"))],
    b: Annotated[str, typer.Argument(metavar="B", help=text("help_organisation"))],
    decision: Annotated[Decision, typer.Argument(help=text("help_decision"))],
    why: Annotated[str, typer.Option("--why", help=text("help_why"))],
) -> None:
    """Append a judgement to the operator's file; it counts from the next run on."""
    from ingest.identity.judgements import Judgement
    from ingest.identity.own import add_own, now

    if a == b or not why.strip():
        raise WrongUseError(*_pick("decide_needs"))
    home = Settings.from_environment().home
    names = _names(home, {a, b})
    judgement = Judgement(a, b, names[a], names[b], decision.value, " ".join(why.split()), now())
    path = add_own(home, judgement)
    told = text("decided", a=names[a], b=names[b], decision=decision.value, path=path)
    out.print(told, highlight=False, markup=False)


def _pick(key: str, **values: str) -> tuple[str, str]:
    """A sentence as an error takes it: English and German."""
    return text(key, "en", **values), text(key, "de", **values)


def _names(home: Path, wanted: set[str]) -> dict[str, str]:
    """The names of organisations by id, as the last good readings have them."""
    from ingest.accepted import load
    from ingest.sources import SOURCES

    found: dict[str, str] = {}
    for source in SOURCES:
        if kept := load(home, source):
            frame = kept.frames["Organisation"]
            chosen = frame[frame["id"].isin(list(wanted))]
            for node, name in zip(chosen["id"], chosen["name"], strict=True):
                found.setdefault(node, name)
    for node in sorted(wanted - found.keys()):
        raise WrongUseError(*_pick("decide_unknown", id=node))
    return found
