"""The profile of a thing as HTML: facts by section, each with its sources."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby

from dashboard import elements, formats
from dashboard.asking import Row
from dashboard.kinds import Look, kind_word, look
from dashboard.texts import pick, plural, t, word
from queries.coverage import early_only

FIRST_ROWS = 6
_HEAD = {"name", "kind"}
_DATES = {"start", "end", "founded", "member_count_as_of", "as_of", "retrieved_on"}
_NUMBERS = {"member_count", "rounds", "value"}
WORDS = {
    ("Project", "status"): "project_status",
    ("Programme", "level"): "programme_level",
    ("Region", "level"): "region_level",
    ("Stage", "tier"): "stage_tier",
    ("Source", "kind"): "source_kind",
}
_ENGLISH = "_en"
_ROLES = {
    "IN_PROGRAMME": "programme_status",
    "COOPERATES_WITH": "cooperation",
    "ACTIVE_AT": "basis",
}


def role(tie: str, value: str | None) -> str:
    """The role, state or kind that a tie carries, in words."""
    return word(_ROLES.get(tie, "role"), value)


def title(name: str, kind: str, sign: Look) -> str:
    """The heading of a profile: the name, its sign and what it is."""
    mark = f'<span aria-hidden="true" style="color:{sign.colour}">{sign.sign}</span>'
    return f'<h3>{html.escape(name)}</h3><p class="state">{mark} {html.escape(kind)}</p>'


def heading(rows: Sequence[Row]) -> tuple[str, str]:
    """Name of the thing, and in words what it is."""
    facts = {r["fact"]: r["value"] for r in rows if r["section"] == "core"}
    label = rows[0]["label"]
    return pick(facts.get("name"), facts.get("name_en")), kind_word(label, facts.get("kind"))


def profile(rows: Sequence[Row], members: int | None = None) -> str:
    """All sections as HTML; of an initiative with the number of its known members."""
    label = rows[0]["label"]
    parts = [_core(label, [r for r in rows if r["section"] == "core"])]
    ties = [r for r in rows if r["section"] != "core"]
    for section, group in groupby(ties, key=lambda r: r["section"]):
        parts.append(_section(label, section, list(group), rows, members))
    if label == "Cluster" and not any(r["section"] == "membership" for r in ties):
        nobody = t("profile.only_lead" if members else "profile.no_members")
        parts.append(_titled("section.membership", _unknown(nobody)))
    return "".join(parts)


def _titled(key: str, body: str, counted: str = "") -> str:
    number = f" ({counted})" if counted else ""
    return f"<h4>{html.escape(t(key) + number)}</h4>{body}"


def _counted(label: str, section: str, rows: Sequence[Row], members: int | None) -> str:
    """What stands in a section in numbers, empty for one line.

    One organisation may have two roles in one initiative, and who only runs its office is no
    member: where the lines are not the members or initiatives, both numbers stand in words.
    """
    lines = plural("profile.ties", len(rows))
    if section == "membership" and label == "Cluster" and members not in (None, len(rows)):
        return f"{plural('profile.members', members or 0)}, {lines}"
    if section == "membership" and label == "Organisation":
        others = len({row["other_id"] for row in rows})
        if others != len(rows):
            return f"{plural('profile.initiatives', others)}, {lines}"
    return formats.number(len(rows)) if len(rows) > 1 else ""


def _unknown(text: str) -> str:
    return f'<p class="unknown">{html.escape(text)}</p>'


def _core(label: str, rows: Sequence[Row]) -> str:
    cells = [_fact(label, r) for r in _in_one_language(rows) if r["fact"] not in _HEAD]
    known = next((r for r in rows if r["sources"]), None)
    table = f'<table class="facts"><tbody>{"".join(cells)}</tbody></table>'
    if known is None:
        return table
    badge = elements.confidence_badge(known["confidence"])
    said = html.escape(t("profile.sources"))
    links = elements.source_links(known["sources"])
    return f'{table}<div class="src">{said}: {links} {badge}</div>'


def _in_one_language(rows: Sequence[Row]) -> list[Row]:
    """Of a text in both languages one row, in the chosen one; in the other where it is missing."""
    told = {r["fact"]: r["value"] for r in rows}
    kept: dict[str, Row] = {}
    for row in rows:
        name = row["fact"].removesuffix(_ENGLISH)
        value = pick(told.get(name), told.get(name + _ENGLISH))
        kept.setdefault(name, {**row, "fact": name, "value": value})
    return list(kept.values())


def _fact(label: str, row: Row) -> str:
    name = word("fact", row["fact"])
    if row["value"] in (None, ""):
        value = f'<span class="unknown">{html.escape(t("profile.unknown"))}</span>'
    else:
        value = _value(label, row)
    return f'<tr><th scope="row">{html.escape(name)}</th><td>{value}</td></tr>'


def _value(label: str, row: Row) -> str:
    fact, value = row["fact"], str(row["value"])
    if value.startswith(("https://", "http://")):
        shown = html.escape(value.split("//", 1)[1].removeprefix("www.").rstrip("/"))
        return (
            f'<a href="{html.escape(value)}" target="_blank" rel="noopener noreferrer">{shown}</a>'
        )
    if fact in _DATES:
        return html.escape(formats.day(value))
    if fact.endswith("_eur"):
        return html.escape(formats.euro(int(float(value))))
    if fact in _NUMBERS:
        return html.escape(formats.number(float(value)))
    group = WORDS.get((label, fact))
    return html.escape(word(group, value) if group else word(fact, value))


def _section(
    label: str,
    section: str,
    rows: Sequence[Row],
    everything: Sequence[Row],
    members: int | None,
) -> str:
    key = f"section.{section}"
    if section == "membership" and label == "Organisation":
        key = "section.membership.of"
    if section == "programme" and label == "Programme":
        key = "section.programme.in"
    if section == "place" and label == "Region":
        key = "section.place.here"
    lines = [_tie(r) for r in rows]
    body = _list(lines[:FIRST_ROWS])
    if len(lines) > FIRST_ROWS:
        more = html.escape(t("profile.all", n=formats.number(len(lines))))
        body += f"<details><summary>{more}</summary>{_list(lines[FIRST_ROWS:])}</details>"
    if section == "membership" and label == "Cluster" and members is not None:
        body = _coverage(everything, members) + body
    if section == "programme" and label == "Programme":
        body = _admitted(rows) + body
    return _titled(key, body, _counted(label, section, rows, members))


def _list(lines: Sequence[str]) -> str:
    return f'<ul class="ties">{"".join(lines)}</ul>'


def _coverage(everything: Sequence[Row], members: int) -> str:
    stated = next((r["value"] for r in everything if r["fact"] == "member_count"), None)
    if not stated:
        return ""
    known = formats.number(members)
    text = t("profile.known_of", known=known, stated=formats.number(float(stated)))
    return f'<p class="src">{html.escape(text)}</p>'


def _admitted(rows: Sequence[Row]) -> str:
    """How many of the initiatives of a programme are not counted as admitted, and why."""
    admissions = [
        {"id": r["other_id"], "status": r["role"]} for r in rows if r["fact"] == "IN_PROGRAMME"
    ]
    early = {state: n for state, n in early_only(admissions, "id").items() if n}
    if not early:
        return ""
    told = ", ".join(
        f"{word('programme_status', state)}: {formats.number(n)}" for state, n in early.items()
    )
    admitted = len({a["id"] for a in admissions}) - sum(early.values())
    text = t("profile.admitted", n=formats.number(admitted), early=told)
    return f'<p class="src">{html.escape(text)}</p>'


def _tie(row: Row) -> str:
    sign = look(row["other_label"], row["other_kind"])
    name = html.escape(pick(row["other_name"], row["other_name_en"]) or row["other_id"])
    where = elements.href("explore", id=row["other_id"], kind=row["other_label"])
    mark = f'<span aria-hidden="true" style="color:{sign.colour}">{sign.sign}</span>'
    # A figure has no picture of its own.
    figure = row["other_label"] == "Figure"
    link = name if figure else f'<a href="{where}" target="_self">{name}</a>'
    return f"<li>{mark} {link}{_details(row)} {_evidence(row)}</li>"


def _details(row: Row) -> str:
    parts = [
        role(row["fact"], row["role"])
        or (word("tie", row["fact"]) if row["section"] == "part_of" else ""),
        pick(row["value"], row["value_en"]),
        formats.period(row["since"], row["until"]),
        formats.euro(row["funding_eur"]),
        t("profile.as_of", day=formats.day(row["as_of"])) if row["as_of"] else "",
        row["note"] or "",
    ]
    shown = html.escape(" · ".join(dict.fromkeys(p for p in parts if p)))
    return f" <span>– {shown}</span>" if shown else ""


def _evidence(row: Row) -> str:
    mark = elements.confidence_badge(row["confidence"])
    return f'{mark} <span class="src">{elements.source_links(row["sources"], most=1)}</span>'
