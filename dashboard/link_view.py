"""From the rows of the catalogue to what the page on cross-links draws; nothing here asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import formats
from dashboard.drawing.cluster_network import Line
from dashboard.drawing.heatmap import Pair
from dashboard.texts import language, pick, plural, t
from queries.cluster_links import strength

Row = dict[str, Any]
KINDS = (
    "shared_members", "joint_projects", "joint_events", "agreements", "network_partners",
    "shared_management", "part_of", "successor_of",
)  # fmt: skip
MEASURES = ("members", "fields", "region", "funding")
SEPARATOR = ","
# Style of the list of facts, the same in both views of the page.
FACTS_STYLE = """<style>
.iz-facts h4 {font-size: 1.05rem; margin: 0; padding: 0}
.iz-facts .sum {margin: .2rem 0 .7rem; font-weight: 600; color: #004b87}
.iz-facts h5 {font-size: .95rem; margin: .9rem 0 .1rem; padding: 0; font-weight: 600}
.iz-facts ul {list-style: none; margin: 0; padding: 0}
.iz-facts li {margin: 0; padding: .35rem 0; border-top: 1px solid #d5dbe2; font-size: .93rem}
.iz-facts .small {display: block; font-size: .84rem; color: #34404d}
</style>"""


def pair_id(a: str, b: str) -> str:
    """The pair as it stands in the address."""
    return SEPARATOR.join(sorted((a, b)))


def key(row: Mapping[str, Any]) -> str:
    """The pair of a row of ``cluster_links`` or ``overlaps``."""
    if "from_id" in row:
        return pair_id(row["from_id"], row["to_id"])
    return pair_id(row["a_id"], row["b_id"])


def of_kinds(rows: Sequence[Row], kinds: Sequence[str]) -> list[Row]:
    """The rows with only the ties of these kinds, strongest by them first; all for no kind."""
    if not kinds:
        return list(rows)
    kept = []
    for row in rows:
        facts = [f for f in row["facts"] if f["kind"] in kinds]
        if facts:
            counts = {k: row[k] if k in kinds else 0 for k in KINDS}
            held = [k for k in row["kinds"] if k in kinds]
            weighed = {"ties": len(facts), "strength": strength(facts)}
            kept.append({**row, **counts, **weighed, "kinds": held, "facts": facts})
    return sorted(kept, key=lambda r: (-r["strength"], -r["ties"], r["from_id"], r["to_id"]))


def most_first(rows: Sequence[Row], cluster: str = "") -> list[Row]:
    """Pairs of the chosen initiative, then the others: most ties first, then by the names."""

    def order(row: Row) -> tuple[object, ...]:
        names = (row["from_name"].casefold(), row["to_name"].casefold())
        own = cluster in (row["from_id"], row["to_id"])
        return (not own, -row["ties"], names, key(row))

    return sorted(rows, key=order)


def around(rows: Sequence[Row], cluster: str) -> list[Row]:
    """The pairs of an initiative, then the pairs among its neighbours."""
    own = [r for r in rows if cluster in (r["from_id"], r["to_id"])]
    near = {r[end] for r in own for end in ("from_id", "to_id")}
    others = [r for r in rows if r not in own and {r["from_id"], r["to_id"]} <= near]
    return own + others


def touching(
    rows: Sequence[Row], clusters: Mapping[str, Row], land: str, programme: str
) -> list[Row]:
    """The pairs of which at least one side lies in the Land and one is in the programme."""

    def some(row: Row, field: str, wanted: str) -> bool:
        sides = [clusters.get(i, {}) for i in key(row).split(SEPARATOR)]
        return not wanted or any(wanted in (side.get(field) or ()) for side in sides)

    return [r for r in rows if some(r, "states", land) and some(r, "programmes", programme)]


def pairs(rows: Sequence[Row]) -> list[Pair]:
    """What the heat map needs of the rows."""
    return [Pair(r["from_id"], r["to_id"], r["ties"]) for r in rows]


def lines(rows: Sequence[Row], shown: Sequence[str]) -> list[Line]:
    """What the network needs of the rows: the pairs among the clusters that are shown."""
    inside = set(shown)
    return [
        Line(r["from_id"], r["to_id"], r["ties"], tuple(r["kinds"]))
        for r in rows
        if r["from_id"] in inside and r["to_id"] in inside
    ]


def summary(row: Row) -> str:
    """``7 gemeinsame Mitglieder · 2 gemeinsame Projekte · Vereinbarung seit 2017``."""
    parts = []
    for kind in KINDS:
        if not row[kind]:
            continue
        text = plural(f"links.count.{kind}", row[kind])
        facts = [f for f in row["facts"] if f["kind"] == kind]
        if row[kind] == 1 and kind not in ("shared_members", "joint_projects", "joint_events"):
            text = " ".join(p for p in (text, span(facts[0]) if facts else "") if p)
        parts.append(text)
    return " · ".join(parts)


def span(fact: Mapping[str, Any]) -> str:
    """The period of a fact; nothing when it is not known."""
    return formats.period(fact.get("since"), fact.get("until"))


def said(fact: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a fact says: the name of the shared thing, or the tie in words."""
    if fact["kind"] in ("part_of", "successor_of") and fact.get("start"):
        sides = {"a": names.get(fact["start"], ""), "b": names.get(fact["end"], "")}
        said = t(f"links.{fact['kind']}", **sides)
        return f"{said}: {fact['what']}" if fact.get("what") else said
    return str(fact.get("what") or t(f"links.kind.{fact['kind']}"))


def step_name(low: int, high: int | None) -> str:
    """A step of the heat map in words."""
    if high is None:
        return t("links.step.more", low=low)
    if low == high:
        return t("links.step.one" if low == 1 else "links.step.some", low=low)
    return t("links.step.range", low=low, high=high)


def verdict(row: Mapping[str, Any]) -> str:
    """The verdict in one word."""
    return t(f"overlaps.verdict.{row['verdict'] or 'none'}")


def decided(row: Mapping[str, Any]) -> str:
    """The rule that decided the verdict."""
    return pick(row.get("decided"), row.get("decided_en"))


def reason(row: Mapping[str, Any]) -> str:
    """Why the verdict is so."""
    return pick(row.get("reason"), row.get("reason_en"))


def reasons(row: Mapping[str, Any]) -> list[str]:
    """Why two suit each other, in the chosen language."""
    return list(row["reasons"] if language() == "de" else row["reasons_en"])


def names_of(clusters: Mapping[str, Row], rows: Sequence[Row]) -> dict[str, str]:
    """Short names of all initiatives that occur."""
    names = {i: str(c.get("short_name") or c["name"]) for i, c in clusters.items()}
    for row in rows:
        for side, name in (("from_id", "from_name"), ("to_id", "to_name")):
            names.setdefault(row[side], row[name])
    return names
