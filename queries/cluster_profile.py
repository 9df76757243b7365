"""The make-up of an initiative in numbers."""

from __future__ import annotations

from typing import Any

from queries import make_up
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, day_of, over
from queries.membership import of_members
from queries.stage_table import Known, known, members


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The activities are read for the members only."""
    del params
    if statement != "activities":
        return {}
    ids = sorted({row["id"] for row in tables["members"]})
    return {"organisations": ids} if ids else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a number, section by section; today without ties that are over."""
    day = day_asked(params)
    newest = day_of(tables)
    dated = [tables["members"], tables["programmes"], tables["projects"]]
    (ties, programmes, projects), notices = make_up.standing_of(dated, day)
    if day is None:
        ties = [t for t in ties if not over(t["until"], newest)]
    count = known(members(ties, params["id"], None), tables["cluster"][0], tables["figures"], day)
    ids = {t["id"] for t in ties}
    activities = [a for a in tables["activities"] if a["id"] in ids]
    # Who only runs the office is no member, but what it does at a stage counts there.
    belonging = of_members(ties)
    lands = make_up.names_of(tables["lands"])
    rows = [
        _members(belonging, count),
        *make_up.lines("member_kind", belonging, lambda t: [t["kind"]], {}),
        *make_up.lines("member_land", belonging, lambda t: t["lands"], lands),
        *make_up.chains(activities, tables["stages"]),
        *make_up.each("field", tables["fields"]),
        *make_up.each("programme", programmes),
        make_up.with_money("grants", "known", make_up.grants(programmes)),
        make_up.with_money("projects", "known", projects),
    ]
    return Scored(rows, [*notices, *_few(count)])


def _members(ties: list[Row], count: Known) -> Row:
    row = make_up.line("members", "known", ties, of=count.stated, as_of=count.as_of)
    # More members can be known than were stated at another time: a share would mislead.
    share = row["share"] if row["share"] is not None and row["share"] <= 1 else None
    return {**row, "share": share, "sources": sorted({*row["sources"], *count.sources})}


def _few(count: Known) -> list[Notice]:
    """What the number of known members lets one say about the make-up."""
    if count.members == 0:
        return [
            Notice(
                "Kein Mitglied ist hier bekannt; zur Zusammensetzung lässt sich nichts sagen.",
                "No member is known here; nothing can be said about the make-up.",
            )
        ]
    if count.stated and count.members < count.stated:
        return [
            Notice(
                f"Von {count.stated} angegebenen Mitgliedern sind {count.members} bekannt: Die "
                "Zusammensetzung zeigt nur diese.",
                f"Of {count.stated} stated members {count.members} are known: the make-up shows "
                "only these.",
            )
        ]
    return []
