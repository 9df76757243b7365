"""The make-up of a programme in numbers."""

from __future__ import annotations

from typing import Any

from queries import make_up
from queries.answers import Notice, Row, Scored, Tables
from queries.coverage import NOT_ADMITTED, early_notice, early_only, stated_figure
from queries.dates import day_asked
from queries.fields import Hierarchy


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a number, section by section."""
    dated = [tables["initiatives"], tables["projects"], tables["organisations"]]
    (initiatives, projects, organisations), notices = make_up.standing_of(dated, day_asked(params))
    hierarchy = Hierarchy({f["id"]: f["broader"] for f in tables["fields"]})
    fields, lands = make_up.names_of(tables["fields"]), make_up.names_of(tables["lands"])
    label = any(p["level"] == "label" for p in tables["programme"])
    rows = [
        _initiatives(initiatives, stated_figure(tables["figures"])),
        *make_up.lines("status", initiatives, lambda c: _known(c["status"]), {}),
        *make_up.lines("round", initiatives, lambda c: _known(c["round"]), {}),
        *make_up.lines("initiative_kind", initiatives, lambda c: [c["kind"]], {}),
        *make_up.lines("land", initiatives, lambda c: c["lands"], lands),
        *make_up.lines(
            "field", initiatives, lambda c: {hierarchy.upwards(f)[-1] for f in c["fields"]}, fields
        ),
        # A label gives no money.
        *([] if label else [make_up.with_money("grants", "known", make_up.grants(initiatives))]),
        make_up.with_money("projects", "known", projects),
        *make_up.lines("organisation_kind", organisations, lambda o: [o["kind"]], {}),
    ]
    return Scored(rows, [*notices, *_early(initiatives)])


def _early(initiatives: list[Row]) -> list[Notice]:
    """Which of the initiatives counted by state, round, kind, Land and field are not admitted."""
    known = len({c["id"] for c in initiatives})
    more = (
        f" In den Zahlen nach Stand, Runde, Art, Land und Themenfeld stehen alle {known}.",
        f" The numbers by status, round, kind, Land and field hold all {known}.",
    )
    return early_notice(early_only(initiatives, "id"), more)


def _known(value: str | None) -> list[str]:
    return [value] if value else []


def _initiatives(initiatives: list[Row], stated: Row | None) -> Row:
    """The admitted ones beside the number the programme states, as in the question ``coverage``."""
    admitted = [c for c in initiatives if c["status"] not in NOT_ADMITTED]
    if stated is None:
        return make_up.line("initiatives", "known", admitted)
    row = make_up.line(
        "initiatives", "known", admitted, of=int(stated["value"]), as_of=stated["as_of"]
    )
    return {**row, "sources": sorted({*row["sources"], *stated["sources"]})}
