"""Scoring of ``siblings``: the initiatives most alike in field, size, age and make-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import over
from queries.fields import Hierarchy, best_match
from queries.initiatives import Initiative, initiative, row_of
from queries.measures import all_sources, distance_km
from queries.membership import is_office
from queries.stage_table import stated_members
from queries.weights import Siblings, weights

# Kinds of organisation by group; what is in none of them is "others".
GROUPS = {
    "companies": frozenset({"company"}),
    "research": frozenset({"university", "applied_university", "research_institute", "hospital"}),
    "public": frozenset({"municipality", "ministry", "agency", "chamber", "school"}),
}
OTHERS = "others"


class Likeness(NamedTuple):
    """Likeness of two initiatives part by part; None = not known."""

    fields: float | None
    size: float | None
    age: float | None
    make_up: float | None

    @property
    def known(self) -> list[float]:
        """The parts that are known of both."""
        return [value for value in self if value is not None]

    @property
    def left_out(self) -> list[str]:
        """The parts that are not known of both."""
        return [name for name, value in self._asdict().items() if value is None]


@dataclass(frozen=True)
class Profile:
    """What of an initiative is compared: fields, founding year, members stated and known.

    ``groups`` are the known organisations in each of ``GROUPS``, and others.
    """

    row: Row
    fields: frozenset[str]
    year: int | None
    stated: int | None
    groups: list[int]
    known: int

    @classmethod
    def of(cls, row: Row) -> Profile:
        """From a condensed row."""
        groups = row["groups"]
        return cls(row, frozenset(row["fields"]), row["year"], row["stated"], groups, sum(groups))


def condensed(rows: list[Row]) -> list[Row]:
    """Rows of the statement ``clusters`` with members counted by group and the stated number."""
    return [_condensed(row) for row in rows]


def _condensed(row: Row) -> Row:
    figures = [
        dict(zip(("id", "metric", "value", "as_of", "sources"), figure, strict=True))
        for figure in row["figures"]
    ]
    stated = stated_members(row, figures)
    kinds = {
        node: kind
        for node, kind, role, until in row["members"]
        if not is_office(role) and not over(until, row["day"])
    }
    counted = Counter(group_of(kind) for kind in kinds.values())
    kept = {k: v for k, v in row.items() if k not in ("figures", "members", "day")}
    return {
        **kept,
        "stated": stated.number,
        "stated_as_of": stated.as_of,
        "stated_sources": stated.sources,
        "year": int(row["founded"][:4]) if row["founded"] else None,
        "groups": [counted[group] for group in (*GROUPS, OTHERS)],
    }


CONDENSED = {"clusters": condensed}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The chosen initiative, then the others: most alike first, then more parts known, then id."""
    rules = weights().siblings
    hierarchy = Hierarchy.of(tables["hierarchy"])
    own = Profile.of(row_of(params["cluster"], tables["clusters"]))
    found = []
    for other in _related(own, tables["clusters"], hierarchy):
        alike = compare(own, other, hierarchy, rules)
        if alike.fields and (parts := len(alike.known)) >= rules.parts_from:
            found.append((-mean(alike), -parts, other.row["id"], alike, other))
    found.sort(key=itemgetter(0, 1, 2))
    tied = {row["id"] for row in tables["tied"]}
    names = {row["id"]: row["name"] for row in tables["hierarchy"]}
    home = initiative(own.row, hierarchy)
    rows = [_row(own, home, names)]
    for value, parts, _, alike, other in found[: params["limit"]]:
        place = initiative(other.row, hierarchy)
        km = distance_km(place.seats, home.seats)
        likeness = {f"like_{part}": number for part, number in alike._asdict().items()}
        rows.append(
            {
                **_row(other, place, names),
                **likeness,
                "distance_km": None if km is None else round(km, 1),
                "likeness": -value,
                "parts_known": -parts,
                "left_out": alike.left_out,
                "tied": other.row["id"] in tied,
            }
        )
    return Scored(rows, _notices(own, len(found), params["limit"]), len(found) > params["limit"])


def _related(own: Profile, rows: list[Row], hierarchy: Hierarchy) -> Iterator[Profile]:
    """The others with a field of the same family."""
    related = hierarchy.related(own.fields)
    for row in rows:
        if not related.isdisjoint(row["fields"]) and row["id"] != own.row["id"]:
            yield Profile.of(row)


def mean(alike: Likeness) -> float:
    """``Σ likeness of the known parts / their number``; unknown parts do not count.

    Source: Gower, A general coefficient of similarity (1971), which leaves out what cannot be
    compared.
    """
    known = alike.known
    return round(sum(sorted(known)) / len(known), 4) if known else 0.0


def compare(a: Profile, b: Profile, hierarchy: Hierarchy, rules: Siblings) -> Likeness:
    """The four parts; swapping the two gives the same.

    fields: best-match average (``fields.best_match``); size: smaller / larger stated number of
    members; age: ``max(0, 1 − years apart / span)``; make-up: ``Σ min(p, q)`` over the shares of
    the groups of organisations (Renkonen, 1938), from ``make_up_from`` known ones on.
    """
    fields = best_match(a.fields, b.fields, hierarchy, weights().overlap)
    size = min(a.stated, b.stated) / max(a.stated, b.stated) if a.stated and b.stated else None
    age = max(0.0, 1 - abs(a.year - b.year) / rules.age_span) if a.year and b.year else None
    make_up = None
    if min(a.known, b.known) >= rules.make_up_from:
        numbers = zip(a.groups, b.groups, strict=True)
        make_up = sum(sorted(min(m / a.known, n / b.known) for m, n in numbers))
    parts = (fields, size, age, make_up)
    return Likeness(*(None if value is None else round(value, 3) for value in parts))


def group_of(kind: str) -> str:
    """The group of a kind of organisation."""
    return next((group for group, kinds in GROUPS.items() if kind in kinds), OTHERS)


def _row(one: Profile, place: Initiative, names: Mapping[str, str]) -> Row:
    row = one.row
    return {
        "id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "founded": row["founded"],
        "stated_members": one.stated,
        "stated_as_of": row["stated_as_of"],
        "known_members": one.known,
        "make_up": dict(zip((*GROUPS, OTHERS), one.groups, strict=True)),
        "fields": [{"id": f, "name": names[f]} for f in sorted(one.fields)],
        "laender": [{"id": i, "name": n} for i, n in sorted(place.laender.items())],
        "programmes": [
            {"id": i, "name": name, "status": status}
            for i, name, status in sorted(row["programmes"], key=str)
        ],
        "projects": row["projects"],
        "sources": all_sources(row["sources"], row["stated_sources"]),
        "confidence": row["confidence"],
    }


def _notices(own: Profile, found: int, limit: int) -> list[Notice]:
    unknown = {
        "Größe": ("size", own.stated),
        "Alter": ("age", own.year),
        "Thema": ("fields", own.fields),
    }
    lacking = {de: en for de, (en, value) in unknown.items() if not value}
    if own.known < weights().siblings.make_up_from:
        lacking["Zusammensetzung"] = "make-up"
    notices = []
    if lacking:
        notices.append(
            Notice(
                f"Von dieser Initiative nicht bekannt und deshalb nicht verglichen: "
                f"{', '.join(lacking)}.",
                f"Not known of this initiative and so not compared: {', '.join(lacking.values())}.",
            )
        )
    if not found:
        notices.append(
            Notice(
                "Keine Initiative mit verwandtem Thema ist bekannt, von der genug bekannt ist, um "
                "sie zu vergleichen.",
                "No initiative with a related field is known of which enough is known to compare.",
            )
        )
    if found > limit:
        notices.append(
            Notice(
                f"Gezeigt werden die {limit} ähnlichsten von {found} Initiativen.",
                f"The {limit} most similar of {found} initiatives are shown.",
            )
        )
    return notices
