"""Scoring of ``siblings``: the initiatives most alike in field, size, age and make-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_of, over
from queries.fields import Hierarchy, best_match
from queries.initiatives import Initiative, initiative
from queries.measures import all_sources, distance_km
from queries.membership import of_members
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
    def known(self) -> dict[str, float]:
        """The parts that are known of both."""
        return {name: v for name, v in self._asdict().items() if v is not None}

    @property
    def left_out(self) -> list[str]:
        """The parts that are not known of both."""
        return [name for name, value in self._asdict().items() if value is None]


@dataclass(frozen=True)
class Profile:
    """What of an initiative is compared and shown."""

    row: Row
    initiative: Initiative
    year: int | None
    stated: int | None
    stated_as_of: str | None
    sources: tuple[str, ...]
    groups: Mapping[str, int]

    @property
    def known(self) -> int:
        """Known organisations."""
        return sum(self.groups.values())


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Only the initiatives with a related field are read."""
    if statement in ("clusters", "figures", "members"):
        return {"ids": sorted({params["cluster"], *(row["id"] for row in tables["near"])})}
    return {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The chosen initiative, then the others: most alike first, then more parts known, then id."""
    rules = weights().siblings
    hierarchy = Hierarchy({row["id"]: row["broader"] for row in tables["hierarchy"]})
    profiles = _profiles(tables, hierarchy)
    own = profiles[params["cluster"]]
    found = []
    for other in profiles.values():
        alike = compare(own, other, hierarchy, rules)
        if other is own or not alike.fields or len(alike.known) < rules.parts_from:
            continue
        found.append((mean(alike), alike, other))
    found.sort(key=lambda f: (-f[0], -len(f[1].known), f[2].row["id"]))
    tied = {row["id"] for row in tables["tied"]}
    names = {row["id"]: row["name"] for row in tables["hierarchy"]}
    rows = [_row(own, own, names)]
    for value, alike, other in found[: params["limit"]]:
        likeness = {f"like_{part}": number for part, number in alike._asdict().items()}
        rows.append(
            {
                **_row(other, own, names),
                **likeness,
                "likeness": value,
                "parts_known": len(alike.known),
                "left_out": alike.left_out,
                "tied": other.row["id"] in tied,
            }
        )
    return Scored(rows, _notices(own, len(found), params["limit"]), len(found) > params["limit"])


def mean(alike: Likeness) -> float:
    """``Σ likeness of the known parts / their number``; unknown parts do not count.

    Source: Gower, A general coefficient of similarity (1971), which leaves out what cannot be
    compared.
    """
    known = alike.known
    return round(sum(sorted(known.values())) / len(known), 4) if known else 0.0


def compare(a: Profile, b: Profile, hierarchy: Hierarchy, rules: Siblings) -> Likeness:
    """The four parts; swapping the two gives the same.

    fields: best-match average (``fields.best_match``); size: smaller / larger stated number of
    members; age: ``max(0, 1 − years apart / span)``; make-up: ``Σ min(p, q)`` over the shares of
    the groups of organisations (Renkonen, 1938), from ``make_up_from`` known ones on.
    """
    fields = best_match(a.initiative.fields, b.initiative.fields, hierarchy, weights().overlap)
    size = min(a.stated, b.stated) / max(a.stated, b.stated) if a.stated and b.stated else None
    age = max(0.0, 1 - abs(a.year - b.year) / rules.age_span) if a.year and b.year else None
    enough = min(a.known, b.known) >= rules.make_up_from
    groups = sorted(a.groups.keys() | b.groups.keys())
    shares = (
        [min(a.groups.get(g, 0) / a.known, b.groups.get(g, 0) / b.known) for g in groups]
        if enough
        else []
    )
    parts = (fields, size, age, sum(sorted(shares)) if enough else None)
    return Likeness(*(None if value is None else round(value, 3) for value in parts))


def _profiles(tables: Tables, hierarchy: Hierarchy) -> dict[str, Profile]:
    day = day_of(tables)
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for row in of_members(tables["members"]):
        if not over(row["until"], day):
            kinds[row["cluster"]][row["id"]] = row["kind"]
    figures: dict[str, list[Row]] = defaultdict(list)
    for row in tables["figures"]:
        figures[row["cluster"]].append(row)
    found = {}
    for row in sorted(tables["clusters"], key=lambda r: str(r["id"])):
        stated = stated_members(row, figures[row["id"]])
        groups = dict.fromkeys((*GROUPS, OTHERS), 0)
        for kind in kinds[row["id"]].values():
            groups[group_of(kind)] += 1
        found[row["id"]] = Profile(
            row,
            initiative(row, hierarchy),
            int(row["founded"][:4]) if row["founded"] else None,
            stated.number,
            stated.as_of,
            tuple(stated.sources),
            groups,
        )
    return found


def group_of(kind: str) -> str:
    """The group of a kind of organisation."""
    return next((group for group, kinds in GROUPS.items() if kind in kinds), OTHERS)


def _row(one: Profile, own: Profile, names: Mapping[str, str]) -> Row:
    row = one.row
    km = distance_km(one.initiative.seats, own.initiative.seats)
    return {
        "id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "founded": row["founded"],
        "stated_members": one.stated,
        "stated_as_of": one.stated_as_of,
        "known_members": one.known,
        "make_up": dict(one.groups),
        "fields": [{"id": f, "name": names[f]} for f in sorted(one.initiative.fields)],
        "laender": [{"id": i, "name": n} for i, n in sorted(one.initiative.laender.items())],
        "programmes": [
            {"id": i, "name": name, "status": status}
            for i, name, status in sorted(row["programmes"], key=str)
        ],
        "projects": row["projects"],
        "distance_km": None if km is None or one is own else round(km, 1),
        "sources": all_sources(row["sources"], one.sources),
        "confidence": row["confidence"],
    }


def _notices(own: Profile, found: int, limit: int) -> list[Notice]:
    unknown = {
        "Größe": ("size", own.stated),
        "Alter": ("age", own.year),
        "Thema": ("fields", own.initiative.fields),
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
