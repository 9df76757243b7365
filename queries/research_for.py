"""Scoring of ``research_for``: research near by in fields without a tie to research.

Nothing is weighed: most fitting fields first, then the nearest, then most facts, name and id.
"""

from __future__ import annotations

from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, standing, undated_notice
from queries.measures import all_sources, distance_km, highest, points
from queries.partner_facts import RESEARCH, same_fields

KINDS = sorted({*RESEARCH, "school"})


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Fields with a tie to research are taken out before research is looked for."""
    if statement == "cluster":
        _check(params)
    if statement in ("cluster", "of_cluster"):
        return {} if params["cluster"] else None
    if statement in ("organisation", "of_organisation"):
        return {} if params["organisation"] else None
    match statement:
        case "tied_fields":
            tied, own = _tied_research(tables, params)
            return {"tied": tied, "own": dict.fromkeys(own, True)} if tied else None
        case "fields":
            wanted = _wanted(tables, params)
            return {"wanted": wanted} if wanted else None
        case "research":
            found = _open(tables, params)
            return {"open": found, "kinds": KINDS} if found else None
        case _:
            ids = _candidates(tables)
            return {"candidates": ids} if ids else None


def _check(params: dict[str, Any]) -> None:
    if bool(params["cluster"]) == bool(params["organisation"]):
        raise WrongUseError(
            "The question 'research_for' needs either --cluster or --organisation.",
            "Die Frage 'research_for' braucht entweder --cluster oder --organisation.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])


def _ties(tables: Tables) -> list[Row]:
    return [*tables["of_cluster"], *tables["of_organisation"]]


def _subject(tables: Tables) -> Row:
    return (tables["cluster"] or tables["organisation"])[0]


def _stood(row: Row, as_of: str | None) -> bool | None:
    """Whether a tie counts; None when its date is not known. Work that is over was done."""
    if as_of is None or row["label"] == "Organisation":
        return True
    state = standing(row["since"], row["until"], as_of) if row["since"] else "undated"
    if state == "undated":
        return None
    return state == "standing" or (state == "over" and row["label"] == "Project")


def _tied_research(tables: Tables, params: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Research bodies with a tie that counts, and the places of these ties."""
    rows = [r for r in _ties(tables) if _stood(r, params["as_of"])]
    tied = {r["id"] for r in rows if r["kind"] in KINDS}
    return sorted(tied), sorted({r["place"] for r in rows} | {_subject(tables)["id"]})


def _wanted(tables: Tables, params: dict[str, Any]) -> list[str]:
    return [params["field"]] if params["field"] else sorted(set(_subject(tables)["fields"]))


def _open(tables: Tables, params: dict[str, Any]) -> list[str]:
    if params["field"]:
        return [params["field"]]
    covered = {field for row in tables["tied_fields"] for field in row["fields"]}
    return [field for field in _wanted(tables, params) if field not in covered]


def _candidates(tables: Tables) -> list[str]:
    """Research in an open field that has no tie at all, at whatever time."""
    tied = {row["id"] for row in _ties(tables)} | {_subject(tables)["id"]}
    return sorted({row["id"] for row in tables["research"]} - tied)


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a research body, best first; empty with its reason."""
    seats = points(_subject(tables)["seats"])
    open_fields = _open(tables, params)
    fields = same_fields(tables["research"], set(open_fields))
    rows = [
        _row(body, fields[body["id"]], distance_km(seats, points(body["seats"])))
        for body in tables["candidates"]
    ]
    rows.sort(key=_order)
    shown = rows[: params["limit"]]
    notices = _notices(tables, params, open_fields, rows)
    if len(rows) > len(shown):
        notices.append(
            Notice(
                f"Gezeigt werden die ersten {len(shown)} von {len(rows)} Einrichtungen.",
                f"The first {len(shown)} of {len(rows)} bodies are shown.",
            )
        )
    return Scored(shown, notices, truncated=len(rows) > len(shown))


def _row(body: Row, fields: list[Row], distance: float | None) -> Row:
    return {
        **{key: body[key] for key in ("id", "name", "kind", "city")},
        "distance_km": None if distance is None else round(distance, 1),
        "fields": fields,
        "evidence": len({name for f in fields for name in f["through"]}),
        "confidence": highest(f["confidence"] for f in fields),
        "sources": all_sources(body["sources"], *(f["sources"] for f in fields)),
    }


def _order(row: Row) -> tuple[Any, ...]:
    distance = row["distance_km"]
    return (
        -len(row["fields"]),
        distance is None,
        distance or 0.0,
        -row["evidence"],
        row["name"],
        row["id"],
    )


def _notices(
    tables: Tables, params: dict[str, Any], open_fields: list[str], rows: list[Row]
) -> list[Notice]:
    names = {row["id"]: (row["name"], row["name_en"] or row["name"]) for row in tables["fields"]}
    if not names:
        return [
            Notice(
                "Davon ist hier kein Thema bekannt: Nennen Sie eines (--field).",
                "No field of it is known here: name one (--field).",
            )
        ]
    found = []
    tied = [names[f] for f in sorted(names.keys() - set(open_fields))]
    if tied:
        de, en = ("; ".join(name[i] for name in tied) for i in (0, 1))
        found.append(
            Notice(
                f"Zu diesen Themen ist schon eine Verbindung zur Forschung bekannt: {de}.",
                f"In these fields a tie to research is known already: {en}.",
            )
        )
    found += _doubts(tables, params)
    if open_fields and not rows:
        de, en = ("; ".join(names[f][i] for f in open_fields) for i in (0, 1))
        found.append(
            Notice(
                f"Keine weitere Forschungseinrichtung ist hier mit diesen Themen bekannt: {de}.",
                f"No further research body is known here in these fields: {en}.",
            )
        )
    return found


def _doubts(tables: Tables, params: dict[str, Any]) -> list[Notice]:
    found = []
    tied = set(_tied_research(tables, params)[0])
    silent = len(tied - {row["id"] for row in tables["tied_fields"]})
    if silent and not params["field"]:
        found.append(
            Notice(
                f"Von {silent} verbundenen Forschungseinrichtungen ist sonst kein Thema bekannt: "
                "Ein Thema, das hier als offen gilt, kann verbunden sein.",
                f"Of {silent} tied research bodies no field is known otherwise: a field that "
                "counts as open here may be tied.",
            )
        )
    undated = sum(_stood(row, params["as_of"]) is None for row in _ties(tables))
    if undated:
        found.append(undated_notice(undated, params["as_of"]))
    return found
