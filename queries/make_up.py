"""The make-up of a thing as rows: how many of what, of how many, by which facts.

Every make-up has the same columns, so that two of them can stand side by side. A number counts
what is known here; ``of`` is the whole it is a part of, where the whole is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from queries.answers import Notice, Row
from queries.dates import ties_at, undated_notice
from queries.funding_grants import NOT_FUNDED
from queries.measures import all_sources, lowest

UNKNOWN = "unknown"
MOST_FACTS = 500  # a row that counts more of them still gives their number
Names = Mapping[str, tuple[str | None, str | None]]
Groups = Callable[[Row], Iterable[str]]


def of_lists(
    rows: Iterable[Row], held: str, columns: Sequence[str], label: str, *, also: Sequence[str] = ()
) -> list[Row]:
    """Things that came as lists under ``held``, by their first columns; ``also`` is of the row."""
    found = [
        {**dict(zip(columns, told, strict=True)), "label": label, **{k: row[k] for k in also}}
        for row in rows
        for told in row[held]
    ]
    return sorted(found, key=lambda one: [str(one[column] or "") for column in columns[:4]])


def line(
    section: str,
    item: str,
    things: Sequence[Row],
    names: tuple[str | None, str | None] = (None, None),
    **more: Any,
) -> Row:
    """One row: the number of distinct things with the facts behind it.

    ``more`` sets further columns; with ``of`` the share of the number is reckoned.
    """
    number, of = more.pop("number", len({t["id"] for t in things})), more.pop("of", None)
    return {
        "section": section,
        "item": item,
        "name": names[0],
        "name_en": names[1] or names[0],
        "number": number,
        "of": of,
        "share": round(number / of, 4) if of and number is not None else None,
        "facts": facts(things),
        "sources": all_sources(*(t["sources"] for t in things)),
        "confidence": lowest(t["confidence"] for t in things) if things else None,
        **more,
    }


def facts(things: Iterable[Row]) -> list[Row]:
    """The things behind a number, each once with all its sources, by name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for thing in things:
        found[thing["id"]].append(thing)
    rows = [
        {
            **{k: held[0].get(k) for k in ("id", "label", "name")},
            "note": "; ".join(sorted({h["note"] for h in held if h.get("note")})) or None,
            "sources": all_sources(*(h["sources"] for h in held)),
            "confidence": lowest(h["confidence"] for h in held),
        }
        for held in found.values()
    ]
    return sorted(rows, key=lambda f: (f["name"] or "", f["id"]))[:MOST_FACTS]


def lines(
    section: str, things: Sequence[Row], groups: Groups, names: Names, of: int | None = None
) -> list[Row]:
    """One row a group, the largest first; a thing in several groups counts in each.

    Things without a group stand last under ``unknown``. ``of`` is the number of things.
    """
    held: dict[str, list[Row]] = defaultdict(list)
    for thing in things:
        for group in sorted(set(groups(thing))) or [UNKNOWN]:
            held[group].append(thing)
    whole = len({t["id"] for t in things}) if of is None else of
    rows = [
        line(section, group, found, names.get(group, (None, None)), of=whole)
        for group, found in held.items()
    ]
    return sorted(rows, key=lambda r: (r["item"] == UNKNOWN, -r["number"], r["item"]))


def each(section: str, things: Sequence[Row]) -> list[Row]:
    """One row a thing, by name."""
    found: dict[str, list[Row]] = {}
    for thing in sorted(things, key=lambda t: (t["name"], t["id"])):
        found.setdefault(thing["id"], []).append(thing)
    return [
        line(section, node, held, (held[0]["name"], held[0].get("name_en")))
        for node, held in found.items()
    ]


def grants(admissions: Sequence[Row]) -> list[Row]:
    """The admissions that bring money: no labels, and no finalist that was not admitted."""
    return [
        a
        for a in admissions
        if a.get("level") != "label" and a["status"] not in ("label", NOT_FUNDED)
    ]


def with_money(section: str, item: str, things: Sequence[Row]) -> Row:
    """One row with the sum of the known amounts; empty when none is known."""
    amounts = [t["funding_eur"] for t in things if t["funding_eur"] is not None]
    return line(
        section,
        item,
        things,
        number=len(things),
        funding_eur=sum(amounts) if amounts else None,
        without_amount=len(things) - len(amounts),
    )


def standing_of(
    tables: Iterable[list[Row]], day: str | None
) -> tuple[list[list[Row]], list[Notice]]:
    """The rows of each table that stood on the day, and the sentence about undated ones."""
    tables = list(tables)
    if day is None:
        return tables, []
    kept, undated = [], 0
    for rows in tables:
        standing, left_out = ties_at(rows, day)
        kept.append(standing)
        undated += left_out
    return kept, [undated_notice(undated, day)] if undated else []


def names_of(rows: Iterable[Row], key: str = "id") -> dict[str, tuple[str | None, str | None]]:
    """German and English name by id."""
    return {r[key]: (r["name"], r.get("name_en")) for r in rows}


def chains(activities: Sequence[Row], stages: Sequence[Row]) -> list[Row]:
    """One row a value chain in which something is made: stages held, of all its stages."""
    whole = defaultdict(set)
    names = {}
    for stage in stages:
        whole[stage["chain"]].add(stage["stage"])
        names[stage["chain"]] = (stage["name"], stage["name_en"])
    held = defaultdict(list)
    for activity in activities:
        held[activity["chain"]].append(activity)
    rows = [
        line(
            "chain",
            chain,
            [{**a, "note": a["stage_name"]} for a in found],
            names[chain],
            number=len({a["stage"] for a in found}),
            of=len(whole[chain]),
        )
        for chain, found in held.items()
    ]
    return sorted(rows, key=lambda r: (-r["number"], r["item"]))
