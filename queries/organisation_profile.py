"""How an organisation is embedded, in numbers."""

from __future__ import annotations

from typing import Any

from queries import make_up
from queries.answers import Notice, Scored, Tables
from queries.dates import day_asked


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a number, section by section."""
    told = make_up.of_lists(
        tables["partners"], "partners", _PARTNER, "Organisation", also=("kind",)
    )
    dated = [tables["initiatives"], tables["projects"], told]
    (initiatives, projects, partners), notices = make_up.standing_of(dated, day_asked(params))
    managed = [c for c in initiatives if c["tie"] == "MANAGES"]
    rows = [
        *make_up.lines("initiative_kind", initiatives, lambda c: [c["kind"]], {}),
        *([make_up.line("manages", "known", managed)] if managed else []),
        *([make_up.with_money("projects", "known", projects)] if projects else []),
        *make_up.lines("partner_kind", partners, lambda p: [p["kind"]], {}),
        *make_up.chains(tables["activities"], tables["stages"]),
        *make_up.each("competence", tables["competences"]),
    ]
    return Scored(rows, notices if rows else [*notices, _NOTHING])


_PARTNER = ("id", "name", "note", "key", "since", "until", "sources", "confidence")
_NOTHING = Notice(
    "Zu dieser Organisation ist hier keine Mitgliedschaft, kein Projekt und keine Tätigkeit "
    "bekannt.",
    "No membership, project or activity of this organisation is known here.",
)
