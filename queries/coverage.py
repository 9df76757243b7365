"""Known initiatives of a programme beside the number the programme states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, ties_at, undated_notice
from queries.measures import lowest, only_unconfirmed

# Units of figures that count initiatives; others (Unternehmen, EUR) are shown, not compared.
INITIATIVES = ("Cluster", "Bündnisse", "Netzwerke", "Hubs", "Initiativen")
# Words of figures about something else: one round, signatories, several programmes together.
PARTIAL = ("Runde", "Unterzeichner", "WIR! und RUBIN")
# Only in the concept phase or the final round: not part of what a programme says it funds.
NOT_ADMITTED = ("finalist", "concept")
_EARLY = {
    "concept": ("nur in der Konzeptphase", "in the concept phase only"),
    "finalist": ("nur in der Endrunde", "finalists only"),
}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """share = known / stated; known = distinct initiatives that are or were admitted.

    With ``as_of`` those that were in the programme then; the stated number stays the latest one.
    """
    day, notices = day_asked(params), []
    if day is not None:
        standing, undated = ties_at(tables["admissions"], day)
        tables = {**tables, "admissions": standing}
        notices = [undated_notice(undated, day)] if undated else []
    rows = [_row(programme, tables) for programme in tables["programmes"]]
    notices += unconfirmed_notice(sum(r["unconfirmed"] for r in rows))
    early = {state: sum(r[f"{state}_only"] for r in rows) for state in _EARLY}
    return Scored(rows, [*notices, *early_notice(early)])


def early_only(admissions: Iterable[Row], by: str) -> dict[str, int]:
    """How many initiatives came no further than the concept phase or the final round.

    ``by`` is the column with their ids; one that was admitted as well is in neither number.
    """
    states: dict[str, set[str]] = defaultdict(set)
    for row in admissions:
        states[row[by]].add(row["status"])
    early = [found for found in states.values() if found <= set(NOT_ADMITTED)]
    concept = sum("concept" in found for found in early)
    return {"concept": concept, "finalist": len(early) - concept}


def early_notice(early: Mapping[str, int], more: tuple[str, str] = ("", "")) -> list[Notice]:
    """The sentence about initiatives that do not count as admitted; ``more`` follows it."""
    told = [(number, *_EARLY[state]) for state, number in early.items() if number]
    if not told:
        return []
    de = ", ".join(f"{number} {words}" for number, words, _ in told)
    en = ", ".join(f"{number} {words}" for number, _, words in told)
    return [
        Notice(
            f"Initiativen, die nicht als aufgenommen zählen: {de}.{more[0]}",
            f"Initiatives not counted as admitted: {en}.{more[1]}",
        )
    ]


def unconfirmed_notice(number: int) -> list[Notice]:
    """The sentence about admissions that count though no source states them expressly."""
    if not number:
        return []
    one = number == 1
    return [
        Notice(
            f"{number} der gezählten Aufnahmen {'ist' if one else 'sind'} unbestätigt: Keine "
            f"Quelle nennt {'sie' if one else 'diese'} ausdrücklich.",
            f"{number} of the admissions counted {'is' if one else 'are'} unconfirmed: no source "
            f"states {'it' if one else 'them'} expressly.",
        )
    ]


def _row(programme: Row, tables: Tables) -> Row:
    own = programme["programme"]
    admissions = [a for a in tables["admissions"] if a["programme"] == own]
    figures = [f for f in tables["figures"] if f["programme"] == own]
    admitted = [a for a in admissions if a["status"] not in NOT_ADMITTED]
    known = len({a["cluster"] for a in admitted})
    early = early_only(admissions, "cluster")
    stated = stated_figure(figures)
    return {
        **programme,
        "known": known,
        "unconfirmed": len(only_unconfirmed(admitted, "cluster")),
        **{f"{state}_only": number for state, number in early.items()},
        "stated": int(stated["value"]) if stated else None,
        "stated_as_of": stated["as_of"] if stated else None,
        "stated_metric": stated["metric"] if stated else None,
        "stated_metric_en": stated["metric_en"] if stated else None,
        "share": round(known / stated["value"], 3) if stated and stated["value"] else None,
        "status": _per_status(admissions),
        "figures": [_figure(f) for f in figures],
        "sources": sorted({s for a in admitted for s in a["sources"]}) or programme["sources"],
        "confidence": lowest(a["confidence"] for a in admitted or [programme]),
        "figure_sources": stated["sources"] if stated else [],
    }


def stated_figure(figures: list[Row]) -> Row | None:
    """The figure that speaks for a whole programme.

    Only figures about all its initiatives; the latest dated one, undated ones last, of equally
    old ones the larger value, then the smaller id.
    """
    fit = [
        f
        for f in sorted(figures, key=lambda f: str(f["id"]))
        if f["unit"] in INITIATIVES and not any(word in f["metric"] for word in PARTIAL)
    ]
    return max(fit, key=lambda f: (f["as_of"] or "", f["value"]), default=None)


def _per_status(admissions: list[Row]) -> Row:
    pairs = {(a["cluster"], a["status"]) for a in admissions}
    return dict(sorted(Counter(status for _, status in pairs).items()))


def _figure(figure: Row) -> Row:
    told = ("id", "metric", "metric_en", "value", "unit", "unit_en", "as_of", "note", "sources")
    return {key: figure[key] for key in told}
