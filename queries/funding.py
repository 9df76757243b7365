"""Sums of known funding by part, which together give exactly the total.

What belongs to one part counts there. What belongs to several counts once in a row of its own; its
euros are divided as far as a source states the shares, and only the rest stands in that row. So
``total = Σ parts + several + unknown`` holds for numbers and for euros.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
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
    """One funded thing with the parts it belongs to, and the stated share in euros of each."""

    row: Row
    parts: tuple[str, ...]
    shares: Mapping[str, int] = field(default_factory=dict)

    @property
    def amount(self) -> int | None:
        """The known amount in euros."""
        value: int | None = self.row["funding_eur"]
        return value

    @property
    def undivided(self) -> int | None:
        """What no source gives to one part: the whole amount, or the rest of a divided one."""
        return None if self.amount is None else self.amount - sum(self.shares.values())

    def within(self, part: str) -> int | None:
        """The amount in euros that is this part's: the whole of the only one, else its share."""
        return self.amount if self.parts == (part,) else self.shares.get(part)


@dataclass(frozen=True)
class Parts:
    """The names of the parts, and how a grant is given to them."""

    by: str
    names: dict[str, tuple[str, str]]
    codes: dict[str, str]
    hierarchy: Hierarchy
    below: str | None
    home: str = ""
    lands: Mapping[str, str] = field(default_factory=dict)

    def of(self, row: Row) -> tuple[str, ...]:
        """The ids of the parts a row belongs to, none when not known."""
        if self.by == "programme":
            return tuple(sorted(row["programmes"]))
        if self.by == "year":
            return (row["since"][:4],) if row["since"] else ()
        return tuple(sorted(self._places(row) if self.by == "region" else self._fields(row)))

    def grant(self, row: Row) -> Grant:
        """A row with its parts and, where it has several, with the shares its places state."""
        parts = self.of(row)
        if self.by != "region" or len(parts) < 2:
            return Grant(row, parts)
        shares: Counter[str] = Counter()
        for region, euros in row["places"]:
            if euros is not None:
                shares[self.lands.get(region, region)] += euros
        # Shares of more than the whole contradict it; what is stated of the whole then counts.
        if shares.total() > (row["funding_eur"] or 0):
            return Grant(row, parts)
        return Grant(row, parts, {p: shares[p] for p in parts if p in shares})

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
    lands = {d["id"]: d["land"] for d in tables["districts"]}
    parts = _parts(tables, params, lands)
    read = [_upwards(row, lands) for row in _joined(tables[params["of"]])]
    rows, left_out, undated = _chosen(read, params, parts.hierarchy)
    grants = [parts.grant(row) for row in rows]
    told = _notices(grants, params, left_out, undated)
    if not grants:
        return Scored([], told)
    return Scored(table(grants, parts), told)


def _upwards(row: Row, lands: Mapping[str, str]) -> Row:
    """A row with all ``regions`` its places lie in: a Kreis lies in its Land."""
    places = [region for region, _ in row["places"]]
    return {**row, "regions": {*places, *(lands[p] for p in places if p in lands)}}


def _parts(tables: Tables, params: dict[str, Any], lands: Mapping[str, str]) -> Parts:
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
    return Parts(by, names, codes, hierarchy, params["field"], home, lands)


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
    known = _sum(g.amount for g in grants)
    alone: dict[str, list[Grant]] = defaultdict(list)
    shared: dict[str, list[Grant]] = defaultdict(list)
    for grant in grants:
        for part in grant.parts:
            (alone if len(grant.parts) == 1 else shared)[part].append(grant)
    rows = [
        {
            **_row(alone[part], known, parts, part, shared[part]),
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
            rows.append(_named(kind, names, {**_row(held, known, parts), **_rest(held, known)}))
    total = {**_row(grants, known, parts), "facts": []}
    return [_named("total", _TOTAL, total), *rows]


def _named(kind: str, names: tuple[str, str], row: Row) -> Row:
    return {**row, "kind": kind, "name": names[0], "name_en": names[1]}


def _order(by: str) -> Any:
    if by == "year":
        return lambda row: row["part"]
    return lambda row: (-(row["funding_eur"] or 0), -row["things"], row["part"])


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Sum of the known amounts; None when none is known, which is not zero."""
    known = [euros for euros in amounts if euros is not None]
    return sum(known) if known else None


def _row(
    grants: Collection[Grant],
    known: int | None,
    parts: Parts,
    part: str = "",
    beside: Collection[Grant] = (),
) -> Row:
    """A row of ``grants``; those ``beside`` them belong to other parts as well."""
    with_amount = [g for g in grants if g.amount is not None]
    divided = [g for g in beside if g.within(part) is not None]
    euros = _sum([*(g.amount for g in grants), *(g.within(part) for g in divided)])
    counted = [g.row["confidence"] for g in (*with_amount, *divided)]
    return {
        "things": len(grants),
        "with_amount": len(with_amount),
        "without_amount": len(grants) - len(with_amount),
        "funding_eur": euros,
        "things_shared": len(beside),
        "shared_eur": _sum(g.amount for g in beside if not g.shares),
        "share": _share(euros, known),
        "facts": _facts([*grants, *beside], parts, part),
        "sources": all_sources(*(g.row["sources"] for g in (*grants, *beside))),
        "confidence": lowest(counted) if counted else None,
    }


def _rest(grants: Collection[Grant], known: int | None) -> Row:
    """The euros that no part has already, and their share."""
    euros = _sum(g.undivided for g in grants)
    return {"funding_eur": euros, "share": _share(euros, known)}


def _share(euros: int | None, known: int | None) -> float | None:
    return round(euros / known, 4) if euros is not None and known else None


def _facts(grants: Collection[Grant], parts: Parts, part: str) -> list[Row]:
    """The grants, known and large amounts first; of a divided one the share of this part."""
    ordered = sorted(grants, key=lambda g: (-(g.amount or -1), g.row["id"], g.row["key"]))
    taken = (
        "id", "label", "name", "programme", "programme_name", "since", "until", "funding_eur",
        "note", "sources", "confidence",
    )  # fmt: skip
    return [
        {
            **{k: g.row[k] for k in taken},
            **({"funding_eur": g.within(part)} if part and g.shares else {}),
            "also": [parts.names.get(p, (p, p))[0] for p in g.parts if p != part]
            if len(g.parts) > 1
            else [],
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
