"""Pieces of the page Förderung as pure functions: sentences, bars, the map's numbers, tables."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard import elements, formats
from dashboard.asking import Row
from dashboard.drawing.bars import Bar
from dashboard.kinds import look
from dashboard.texts import pick, plural, t
from queries.wording import rounded

MOST_BARS = 20
MILLION = 1_000_000


def total_words(total: Row, of: str) -> str:
    """What is known in one sentence, and for how many no amount is."""
    things, without = total["things"], total["without_amount"]
    if total["funding_eur"] is None:
        said = t(f"funding.total.none.{of}", all=formats.number(things))
    else:
        said = t(
            f"funding.total.{of}",
            sum=formats.euro(total["funding_eur"]),
            n=formats.number(total["with_amount"]),
            all=formats.number(things),
        )
    return f"{said} {plural(f'funding.without.{of}', without)}" if without else said


def name(row: Row) -> str:
    """The name of a part; the German one of a Land or programme in both languages."""
    return pick(row["name"], row["name_en"]) if row["name"] else row["part"] or ""


def amount(euros: float | None) -> str:
    """Millions with one decimal, smaller sums in whole euros; words where nothing is known."""
    if euros is None:
        return t("funding.amount.unknown")
    if euros >= MILLION:
        return t("funding.amount.million", n=formats.number(rounded(euros / MILLION, 1)))
    return formats.euro(euros)


def bars(rows: Sequence[Row], by: str) -> tuple[list[Bar], int]:
    """The bars of the parts, and how many parts with no known amount were left out.

    Years stand in a whole row from the first to the last; those without a known amount are empty.
    What belongs to several parts is the hatched end of each of them.
    """
    kinds = ("part",) if by == "year" else ("part", "unknown")
    parts = [r for r in rows if r["kind"] in kinds]
    known = [r for r in parts if r["funding_eur"] is not None or r["shared_eur"] is not None]
    if by == "year":
        return _years(known), len(parts) - len(known)
    shown = known[:MOST_BARS]
    return [_bar(r) for r in shown], len(parts) - len(shown)


def _years(known: Sequence[Row]) -> list[Bar]:
    # Upright bars are narrow: the number alone, the axis names the unit.
    by_year = {int(r["part"]): replace(_bar(r), words=_short(r["funding_eur"] or 0)) for r in known}
    if not by_year:
        return []
    years = range(min(by_year), max(by_year) + 1)
    return [by_year.get(y, Bar(str(y), str(y), None, None, "")) for y in years]


def _bar(row: Row) -> Bar:
    own, shared = row["funding_eur"], row["shared_eur"]
    if shared and own is None:
        words = t("funding.bar.shared", shared=_short(shared))
    elif shared:
        words = t("funding.bar.both", own=_short(own), shared=_short(shared))
    else:
        words = amount(own)
    return Bar(part_id(row), name(row), _millions(row["funding_eur"]),
               _millions(row["shared_eur"]), words)  # fmt: skip


def _short(euros: float) -> str:
    return formats.number(rounded(euros / MILLION, 1))


def _millions(euros: float | None) -> float | None:
    return None if euros is None else rounded(euros / MILLION, 2)


def part_id(row: Row) -> str:
    """The part in the address: its id, else what kind of row it is."""
    return str(row["part"] or row["kind"])


def land_values(rows: Sequence[Row], lands: Sequence[Row]) -> list[dict[str, Any]]:
    """Every Land with its known sum in millions, shared ones included; None where none is known."""
    sums = {}
    for row in rows:
        if row["code"]:
            known = [e for e in (row["funding_eur"], row["shared_eur"]) if e is not None]
            sums[row["code"]] = rounded(sum(known) / MILLION, 1) if known else None
    values = []
    for land in lands:
        sum_ = sums.get(land["code"])
        said = t("unknown") if sum_ is None else formats.number(sum_)
        row = {"code": land["code"], "name": land["name"], "funding": sum_, "said": said}
        values.append(row)
    return values


def table_rows(rows: Sequence[Row]) -> elements.TableRows:
    """The parts for the table and its file, the total last."""
    shown = (
        "things", "with_amount", "without_amount", "funding_eur", "share", "things_shared",
        "shared_eur", "sources",
    )  # fmt: skip
    return elements.as_rows(
        [*rows[1:], *rows[:1]], lambda row: {"name": name(row)} | {k: row[k] for k in shown}
    )


def fact_rows(rows: Sequence[Row]) -> elements.TableRows:
    """Every single grant once, for the table and its file."""
    found: dict[tuple[str, str | None, str | None], Row] = {}
    for row in rows:
        for fact in row["facts"]:
            key = (fact["id"], fact["programme"], fact["since"])
            found.setdefault(key, {**fact, "period": formats.period(fact["since"], fact["until"])})
    return elements.as_rows(sorted(found.values(), key=lambda f: (f["name"], f["since"] or "")))


def all_facts_told(rows: Sequence[Row]) -> bool:
    """Whether every grant stands among the facts of its part."""
    return all(_all_told(row) for row in rows if row["kind"] != "total")


def _all_told(row: Row) -> bool:
    return len(row["facts"]) == int(row["things"] + row["things_shared"])


def facts(row: Row, most: int) -> str:
    """The grants of a part as a list with links, amounts and sources."""
    lines = [_fact(f) for f in row["facts"]]
    shown = f'<ul class="ties">{"".join(lines[:most])}</ul>'
    if len(lines) > most:
        key = "profile.all" if _all_told(row) else "funding.largest"
        told = t(key, n=formats.number(len(lines)))
        more = html.escape(told)
        rest = f'<ul class="ties">{"".join(lines[most:])}</ul>'
        shown += f"<details><summary>{more}</summary>{rest}</details>"
    return shown


def _fact(fact: Row) -> str:
    sign = look(fact["label"])
    where = elements.href("explore", id=fact["id"], kind=fact["label"])
    euros = fact["funding_eur"]
    parts = [
        fact["programme_name"] or t("funding.programme.unknown"),
        formats.period(fact["since"], fact["until"]),
        formats.euro(euros) if euros is not None else t("funding.amount.unknown"),
        fact["note"] or "",
        t("funding.also", names=", ".join(fact["also"])) if fact["also"] else "",
    ]
    words = html.escape(" · ".join(p for p in parts if p))
    badge = elements.confidence_badge(fact["confidence"])
    return (
        f'<li><span aria-hidden="true" style="color:{sign.colour}">{sign.sign}</span> '
        f'<a href="{where}" target="_self">{html.escape(fact["name"])}</a> '
        f"<span>– {words}</span> {badge} "
        f'<span class="src">{elements.source_links(fact["sources"], most=1)}</span></li>'
    )


def by_name(rows: Sequence[Row], key: str = "id") -> dict[str, str]:
    """Options of a select box: id and name, in the order of the names."""
    names = {r[key]: pick(r["name"], r.get("name_en")) for r in rows}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
