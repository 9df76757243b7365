"""Everything known about a thing as rows, one a fact."""

from __future__ import annotations

from typing import Any

from graph.model import MODEL
from graph.schema import BOOKKEEPING, EVIDENCE
from queries.answers import Row, Scored, Tables
from queries.dates import day_asked, ties_at, undated_notice
from queries.ties import DATED, also_named, chosen, nothing_there, role_of

SECTIONS = (
    "core", "management", "membership", "programme", "project", "stage", "competence", "field",
    "place", "region", "part_of", "cooperation", "event", "figure", "may_be",
)  # fmt: skip
SECTION_OF = {
    "MANAGES": "management",
    "MEMBER_OF": "membership",
    "TAKES_PART_IN": "project",
    "BELONGS_TO": "project",
    "FUNDED_UNDER": "programme",
    "IN_PROGRAMME": "programme",
    "RUNS": "programme",
    "ACTIVE_AT": "stage",
    "OF": "stage",
    "FEEDS": "stage",
    "OFFERS": "competence",
    "NEEDS": "competence",
    "ABOUT": "field",
    "BROADER": "field",
    "LOCATED_IN": "place",
    "LIMITED_TO": "region",
    "WITHIN": "region",
    "PART_OF": "part_of",
    "SUCCESSOR_OF": "part_of",
    "COOPERATES_WITH": "cooperation",
    "TOOK_PART_AT": "event",
    "DESCRIBES": "figure",
    "MAY_BE": "may_be",
}
# What has a time of its own, which its ties share.
TIMED = frozenset({"Project", "Event"})
# Not for readers: keys, folded names, bookkeeping, the drawn position; records have a page of
# their own (Identität).
HIDDEN = {"id", "search", "records", "x", "y"} | {p.name for p in (*EVIDENCE, *BOOKKEEPING)}
# What a reader may expect; shown as not known where no source states it.
EXPECTED = {
    "Cluster": (
        "kind", "legal_name", "city", "founded", "member_count", "member_count_as_of", "website",
    ),
    "Organisation": ("kind", "legal_form", "city", "website", "ror"),
    "Project": ("title", "start", "end", "volume_eur", "funding_eur", "status"),
    "Programme": ("ministry", "level", "aim", "for_whom", "start", "end", "budget_eur"),
    "Stage": ("tier", "definition"),
    "Event": ("kind", "start", "city"),
    "Figure": ("value", "unit", "as_of"),
    "Source": ("publisher", "url", "retrieved_on", "licence"),
}  # fmt: skip


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Ties are read of the thing of the first label.

    By its node: where ties follow, the embedded engine looks an id up by the index of one label.
    """
    del params
    if statement == "thing":
        return {}
    return {"node": chosen(tables["thing"])["node"]} if tables["thing"] else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """Properties in the order of the model, then ties by section. Raises WrongUseError.

    With ``as_of`` only those dated ties that stood then.
    """
    if not tables["thing"]:
        raise nothing_there(params)
    thing = chosen(tables["thing"])
    label = thing["label"]
    rows = [_tie(label, tie) for tie in tables["ties"]]
    notices, day = also_named(tables["thing"]), day_asked(params)
    if day is not None:
        rows, undated = _standing(rows, thing, day)
        notices += [undated_notice(undated, day)] if undated else []
    rows.sort(key=lambda row: SECTIONS.index(row["section"]))
    return Scored(_core(thing) + rows, notices)


def _standing(rows: list[Row], thing: Row, day: str) -> tuple[list[Row], int]:
    """The ties without the dated ones that did not stand then; ties of a project have its dates."""
    own = thing["properties"] if thing["label"] in TIMED else {}
    dated = [
        {
            "row": row,
            "since": row["since"] or own.get("start"),
            "until": row["until"] or own.get("end"),
        }
        for row in rows
        if row["fact"] in DATED
    ]
    kept, undated = ties_at(dated, day)
    return [r for r in rows if r["fact"] not in DATED] + [one["row"] for one in kept], undated


def _core(thing: Row) -> list[Row]:
    """One row a known property, and one without value for each expected but unknown one."""
    label, known = thing["label"], thing["properties"]
    expected = EXPECTED.get(label, ())
    rows: list[Row] = []
    for declared in MODEL.node(label).properties:
        name, value = declared.name, known.get(declared.name)
        if name in HIDDEN or (value in (None, []) and name not in expected):
            continue
        shown = _text(value)
        rows.append(
            {
                "section": "core",
                "label": label,
                "fact": name,
                "value": shown,
                "as_of": known.get("member_count_as_of") if name == "member_count" else None,
                "sources": [] if shown is None else known["sources"],
                "confidence": None if shown is None else known["confidence"],
            }
        )
    return rows


def _text(value: Any) -> str | None:
    if value in (None, []):
        return None
    if isinstance(value, list):
        return "; ".join(str(v) for v in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _tie(label: str, tie: Row) -> Row:
    own = tie["properties"]
    # The years of a programme say nothing about when an initiative was in it.
    other = tie if tie["other_label"] in TIMED else {"start": None, "end": None}
    return {
        "section": _section(tie),
        "label": label,
        "fact": tie["type"],
        "value": _value(tie),
        "value_en": _figure(tie, "unit_en") if tie["unit_en"] else None,
        "other_id": tie["other_id"],
        "other_label": tie["other_label"],
        "other_name": tie["other_name"],
        "other_name_en": tie["other_name_en"],
        "other_kind": tie["kind"] or tie["level"],
        "role": role_of(own),
        "since": own.get("since") or own.get("start") or other["start"],
        "until": own.get("until") or own.get("end") or other["end"],
        "as_of": own.get("as_of") or tie["as_of"],
        "funding_eur": own.get("funding_eur"),
        "note": own.get("note") or (tie["note"] if tie["other_label"] == "Figure" else None),
        "direction": tie["direction"],
        "sources": own["sources"],
        "confidence": own["confidence"],
    }


def _section(tie: Row) -> str:
    if tie["other_label"] == "Competence":
        return "competence"
    return SECTION_OF[tie["type"]]


def _value(tie: Row) -> str | None:
    """What the tie says besides the other end; the number of a figure."""
    if tie["other_label"] == "Figure":
        return _figure(tie, "unit")
    own = tie["properties"]
    phase = " ".join(str(own[k]) for k in ("round", "phase") if own.get(k))
    return own.get("what") or own.get("product") or own.get("funding_note") or phase or None


def _figure(tie: Row, unit: str) -> str:
    return f"{_text(tie['value'])} {tie[unit] or ''}".strip()
