"""The question ``clusters_for``: initiatives that fit an organisation or a short text.

All initiatives are scored by what is kept of them (``fitting.py``); what speaks for one is read and
told of those alone that are shown.
"""

from __future__ import annotations

from typing import Any

from graph.errors import WrongUseError
from graph.names import compact
from queries.answers import Notice, Row, Scored, Tables
from queries.asker import Profile, profile_of, text_of
from queries.dates import checked_day, undated_notice
from queries.fitting import Fit, Ranking, by_member
from queries.measures import all_sources
from queries.partner_facts import meeting_rows
from queries.partner_words import fitting_reasons
from queries.vocabulary import Term

CONDENSED = {"memberships": by_member}
_OF_ORGANISATION = ("organisation", "about", "own", "joined", "meeting", "memberships")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """An organisation is read from its own ties, a text from the vocabularies."""
    if statement == "organisation":
        _check(params)
    if statement in _OF_ORGANISATION:
        return {} if params["organisation"] else None
    match statement:
        case "place":
            name = compact(params["place"] or "")
            found: dict[str, Any] = {"place_name": f" {name} "} if name else {}
        case "vocabulary":
            found = {"_text": text_of(params)}
        case "stage_fields":
            terms = profile_of(tables, params).terms
            found = {"stages": sorted(term.id for term in terms if term.label == "Stage")}
        case "colleagues":
            found = {"things": sorted(profile_of(tables, params).things)}
        case "met":
            ranking = Ranking(tables, params)
            return {"organisations": sorted(_met(ranking, params["limit"])), "_ranking": ranking}
        case _:
            return {}
    return found if any(found.values()) else None


def _met(ranking: Ranking, limit: int) -> set[str]:
    """The members it met of the initiatives that are shown."""
    shown = [fit.cluster["id"] for fit in ranking.good[:limit]]
    return {node for one in shown for _, there in ranking.meetings.get(one, ()) for node in there}


def _check(params: dict[str, Any]) -> None:
    if not params["organisation"] and not text_of(params):
        raise WrongUseError(
            "The question 'clusters_for' needs --organisation, or --text (or at least --name).",
            "Die Frage 'clusters_for' braucht --organisation oder --text (oder wenigstens --name).",
        )
    if params["as_of"]:
        checked_day(params["as_of"])


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an initiative, best first; empty with its reason when nothing fits."""
    ranking = params.get("_ranking") or Ranking(tables, params)
    good, limit = ranking.good, params["limit"]
    evidence = _Evidence(tables, ranking)
    shown = [_row(fit, evidence) for fit in good[:limit]]
    notices = _notices(ranking.profile, tables, params, len(good), len(shown))
    if params["as_of"] and ranking.undated:
        notices.append(undated_notice(ranking.undated, params["as_of"]))
    return Scored(shown, notices, truncated=len(good) > len(shown))


class _Evidence:
    """What speaks for each initiative that is shown, with its facts."""

    def __init__(self, tables: Tables, ranking: Ranking) -> None:
        self.ranking = ranking
        self.fields = {
            row["id"]: {key: row[key] for key in ("id", "name", "name_en")}
            for row in tables["hierarchy"]
        }
        self.names = {row["id"]: row["name"] for row in tables["met"]}
        self.tied = {row["id"]: row["how"] for row in tables["joined"] if row["how"] != "member"}

    def shared_fields(self, theirs: set[str]) -> list[Row]:
        """The fields in common; where there is none, those of theirs that are related to own."""
        own = self.ranking.profile.fields
        same = [
            {**own[f], "because": own[f]["because"][:5], "relation": "same"}
            for f in sorted(own.keys() & theirs)
        ]
        return same or [row for f in sorted(theirs) if (row := self._related(f))]

    def _related(self, node: str) -> Row | None:
        own = self.ranking.profile.fields
        near = sorted(self.ranking.fields.near(node))
        if not near:
            return None
        return {
            **self.fields[node],
            "because": [own[f]["name"] for f in near],
            "relation": "related",
            "sources": all_sources(*(own[f]["sources"] for f in near)),
        }


def _row(fit: Fit, evidence: _Evidence) -> Row:
    """The row with its reasons in words and the sources of all that speaks for it."""
    cluster, ranking = fit.cluster, evidence.ranking
    distance = None if fit.distance_km is None else round(fit.distance_km, 1)
    fields = evidence.shared_fields(set(cluster["fields"]))
    colleagues = ranking.colleagues.get(cluster["id"], [])
    met = meeting_rows(ranking.meetings.get(cluster["id"], []), evidence.names)
    de, en = fitting_reasons(fields, colleagues, met, distance)
    facts = (one["sources"] for some in (fields, colleagues, met) for one in some)
    return {
        **{k: cluster[k] for k in ("id", "name", "kind", "city")},
        "distance_km": distance,
        "score": fit.score,
        "fields": fields,
        "colleagues": colleagues,
        "worked_with": met,
        "tied": evidence.tied.get(cluster["id"]),
        "reasons": de,
        "reasons_en": en,
        "parts": {k: None if v is None else round(v, 3) for k, v in fit.parts.items()},
        "sources": all_sources(cluster["sources"], *facts),
    }


def _notices(
    profile: Profile, tables: Tables, params: dict[str, Any], good: int, shown: int
) -> list[Notice]:
    found = []
    if params["organisation"]:
        found += _joined_notice(tables)
    elif profile.terms:
        found.append(_understood(profile.terms))
    if params["place"] and not tables["place"]:
        found.append(
            Notice(
                f"Der Ort „{params['place']}“ ist hier nicht bekannt: Die Nähe zählt nicht mit.",
                f"The place “{params['place']}” is not known here: nearness does not count.",
            )
        )
    if good > shown:
        found.append(
            Notice(
                f"Gezeigt werden die besten {shown} von {good} Initiativen.",
                f"The best {shown} of {good} initiatives are shown.",
            )
        )
    if not good:
        found.append(_nothing(profile))
    return found


def _joined_notice(tables: Tables) -> list[Notice]:
    names = sorted({row["name"] for row in tables["joined"] if row["how"] == "member"})
    if not names:
        return []
    listed = "; ".join(names)
    return [
        Notice(
            f"Schon bekannt als Mitglied, daher nicht in der Liste: {listed}.",
            f"Already known as a member of these, so not in the list: {listed}.",
        )
    ]


def _understood(terms: list[Term]) -> Notice:
    best = terms[:6]
    de = "; ".join(f"{t.name} ({', '.join(t.because)})" for t in best)
    en = "; ".join(f"{t.name_en} ({', '.join(t.because)})" for t in best)
    return Notice(
        f"Im Text erkannt: {de}. Ist etwas falsch, ändern Sie die Wörter.",
        f"Recognised in the text: {en}. If something is wrong, change the words.",
    )


def _nothing(profile: Profile) -> Notice:
    if not profile.fields and not profile.things:
        return Notice(
            "Daraus ist kein Thema, keine Kompetenz und keine Stufe einer Wertschöpfungskette zu "
            "erkennen: Beschreiben Sie in ein oder zwei Zeilen, was hergestellt oder geleistet "
            "wird.",
            "No field, competence or stage of a value chain can be told from this: describe in one "
            "or two lines of German what is made or done.",
        )
    return Notice(
        "Keine weitere Initiative im Bestand passt gut genug.",
        "No further initiative known here fits well enough.",
    )
