"""Sums of known funding by part, which together give exactly the total.

Nothing is divided: what belongs to one part counts there, what belongs to several stands once in
a row of its own. So ``total = Σ parts + several + unknown`` holds for numbers and for euros.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, ties_at, undated_notice
from queries.fields import Hierarchy
from queries.initiatives import GERMANY
from queries.measures import all_sources, lowest

# A finalist was considered, not funded.
NOT_FUNDED = "finalist"
# What the rows beside the parts are called.
_TOTAL = ("Summe", "total")
_SEVERAL = {
    "region": ("mehrere Länder", "several Länder"),
    "programme": ("mehrere Programme", "several programmes"),
    "year": ("mehrere Jahre", "several years"),
    "field": ("mehrere Themenfelder", "several fields"),
}
_UNKNOWN = {
    "region": ("Land nicht bekannt", "Land not known"),
    "programme": ("Programm nicht bekannt", "programme not known"),
    "year": ("Beginn nicht bekannt", "begin not known"),
    "field": ("Themenfeld nicht bekannt", "field not known"),
}


@dataclass(frozen=True)
class Grant:
    """One funded thing with the parts it belongs to."""

    row: Row
    parts: tuple[str, ...]

    @property
    def amount(self) -> int | None:
        """The known amount in euros."""
        value: int | None = self.row["funding_eur"]
        return value


@dataclass(frozen=True)
class Parts:
    """The names of the parts, and how a grant is given to them."""

    by: str
    names: dict[str, tuple[str, str]]
    codes: dict[str, str]
    hierarchy: Hierarchy
    below: str | None
    home: str = ""

    def of(self, row: Row) -> tuple[str, ...]:
        """The ids of the parts a row belongs to, none when not known."""
        if self.by == "programme":
            return tuple(sorted(row["programmes"]))
        if self.by == "year":
            return (row["since"][:4],) if row["since"] else ()
        return tuple(sorted(self._places(row) if self.by == "region" else self._fields(row)))

    def _places(self, row: Row) -> set[str]:
        """The Länder; for what lies abroad the country. Germany alone does not tell the Land."""
        known = {r for r in row["regions"] if r in self.names}
        return {r for r in known if r in self.codes} or known - {self.home}

    def _fields(self, row: Row) -> set[str]:
        """The general fields; below a chosen field its narrower ones."""
        if self.below:
            return {f for f in row["fields"] if self.below in self.hierarchy.upwards(f)}
        return {self.hierarchy.upwards(f)[-1] for f in row["fields"]}


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Only one of the two kinds of funding is read."""
    del tables
    return None if statement in {"initiatives", "projects"} - {params["of"]} else {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The total, then the parts, then what belongs to several and what is not known."""
    parts = _parts(tables, params)
    rows, left_out, undated = _chosen(_joined(tables[params["of"]]), params, parts.hierarchy)
    grants = [Grant(row, parts.of(row)) for row in rows]
    told = _notices(grants, params, left_out, undated)
    if not grants:
        return Scored([], told)
    return Scored(table(grants, parts), told)


def _parts(tables: Tables, params: dict[str, Any]) -> Parts:
    hierarchy = Hierarchy({f["id"]: f["broader"] for f in tables["fields"]})
    by, names, codes, home = params["by"], {}, {}, ""
    if by == "region":
        names = {r["id"]: (r["name"], r["name"]) for r in tables["regions"]}
        codes = {r["id"]: r["code"] for r in tables["regions"] if r["level"] == "land"}
        home = next((r["id"] for r in tables["regions"] if r["code"] == GERMANY), "")
    elif by == "field":
        names = {f["id"]: (f["name"], f["name_en"] or f["name"]) for f in tables["fields"]}
    elif by == "programme":
        rows = tables[params["of"]]
        names = {r["programme"]: (r["programme_name"],) * 2 for r in rows if r["programme"]}
    return Parts(by, names, codes, hierarchy, params["field"], home)


def _joined(rows: list[Row]) -> list[Row]:
    """One row a grant: a project under two programmes was read twice."""
    found: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda r: (r["id"], r["programme"] or "", r["key"])):
        # Two admissions of an initiative are two grants, two programmes of a project are one.
        key = (row["id"], "" if row["label"] == "Project" else f"{row['programme']} {row['key']}")
        one = found.setdefault(key, {**row, "programmes": []})
        if row["programme"]:
            one["programmes"].append(row["programme"])
    return list(found.values())


def _chosen(
    rows: list[Row], params: dict[str, Any], hierarchy: Hierarchy
) -> tuple[list[Row], int, int]:
    """The rows that pass the filters; finalists and undated ones that were left out."""
    day = day_asked(params)
    passed = [r for r in rows if _passes(r, params, hierarchy)]
    funded = [r for r in passed if r["status"] != NOT_FUNDED or r["funding_eur"] is not None]
    if day is None:
        return funded, len(passed) - len(funded), 0
    kept, undated = ties_at(funded, day)
    return kept, len(passed) - len(funded), undated


def _passes(row: Row, params: dict[str, Any], hierarchy: Hierarchy) -> bool:
    region, year, field = params["region"], params["year"], params["field"]
    return (
        (not region or region in row["regions"])
        and (not year or str(row["since"] or "")[:4] == str(year))
        and (not field or any(field in hierarchy.upwards(f) for f in row["fields"]))
    )


def table(grants: Collection[Grant], parts: Parts) -> list[Row]:
    """All rows: ``total = Σ parts + several + unknown``, in numbers and in euros."""
    known = _sum(grants)
    alone: dict[str, list[Grant]] = defaultdict(list)
    shared: dict[str, list[Grant]] = defaultdict(list)
    for grant in grants:
        for part in grant.parts:
            (alone if len(grant.parts) == 1 else shared)[part].append(grant)
    rows = [
        {
            **_row(alone[part], known, parts, beside=shared[part]),
            "part": part,
            "kind": "part",
            "name": parts.names.get(part, (part, part))[0],
            "name_en": parts.names.get(part, (part, part))[1],
            "code": parts.codes.get(part),
        }
        for part in {*alone, *shared}
    ]
    rows.sort(key=_order(parts.by))
    several = [g for g in grants if len(g.parts) > 1]
    unknown = [g for g in grants if not g.parts]
    for kind, held, names in (
        ("several", several, _SEVERAL[parts.by]),
        ("unknown", unknown, _UNKNOWN[parts.by]),
    ):
        if held:
            rows.append(_named(kind, names, _row(held, known, parts)))
    total = {**_row(grants, known, parts), "facts": []}
    return [_named("total", _TOTAL, total), *rows]


def _named(kind: str, names: tuple[str, str], row: Row) -> Row:
    return {**row, "kind": kind, "name": names[0], "name_en": names[1]}


def _order(by: str) -> Any:
    if by == "year":
        return lambda row: row["part"]
    return lambda row: (-(row["funding_eur"] or 0), -row["things"], row["part"])


def _sum(grants: Iterable[Grant]) -> int | None:
    """Sum of the known amounts; None when none is known, which is not zero."""
    amounts = [g.amount for g in grants if g.amount is not None]
    return sum(amounts) if amounts else None


def _row(
    grants: Collection[Grant],
    known: int | None,
    parts: Parts,
    beside: Collection[Grant] = (),
) -> Row:
    with_amount = [g for g in grants if g.amount is not None]
    euros = _sum(grants)
    counted = [g.row["confidence"] for g in with_amount]
    return {
        "things": len(grants),
        "with_amount": len(with_amount),
        "without_amount": len(grants) - len(with_amount),
        "funding_eur": euros,
        "things_shared": len(beside),
        "shared_eur": _sum(beside),
        "share": round(euros / known, 4) if euros is not None and known else None,
        "facts": _facts([*grants, *beside], parts),
        "sources": all_sources(*(g.row["sources"] for g in (*grants, *beside))),
        "confidence": lowest(counted) if counted else None,
    }


def _facts(grants: Collection[Grant], parts: Parts) -> list[Row]:
    """The grants, known and large amounts first."""
    ordered = sorted(grants, key=lambda g: (-(g.amount or -1), g.row["id"], g.row["key"]))
    taken = (
        "id", "label", "name", "programme", "programme_name", "since", "until", "funding_eur",
        "note", "sources", "confidence",
    )  # fmt: skip
    return [
        {
            **{k: g.row[k] for k in taken},
            "also": [parts.names.get(p, (p, p))[0] for p in g.parts] if len(g.parts) > 1 else [],
        }
        for g in ordered
    ]


def _notices(
    grants: Collection[Grant], params: dict[str, Any], left_out: int, undated: int
) -> list[Notice]:
    found = []
    if not grants:
        found.append(
            Notice(
                "Zu dieser Auswahl ist keine Förderung bekannt. Das heißt nicht, dass es keine "
                "gab: Nehmen Sie eine Einschränkung heraus.",
                "No funding is known for this choice. That does not mean that there was none: "
                "take out a restriction.",
            )
        )
    without = sum(g.amount is None for g in grants)
    if without:
        found.append(
            Notice(
                f"Bei {without} von {len(grants)} Förderungen ist kein Betrag bekannt. Jede Summe "
                "ist deshalb eine Untergrenze.",
                f"The amount of {without} of {len(grants)} grants is not known. Every sum is "
                "therefore a lower bound.",
            )
        )
    if left_out:
        one = left_out == 1
        found.append(
            Notice(
                f"{left_out} {'Finalist' if one else 'Finalisten'} ohne Aufnahme "
                f"{'zählt' if one else 'zählen'} nicht mit.",
                f"{left_out} {'finalist' if one else 'finalists'} that "
                f"{'was' if one else 'were'} not admitted {'does' if one else 'do'} not count.",
            )
        )
    if undated:
        found.append(undated_notice(undated, params["as_of"]))
    return found
