"""Scoring of ``clusters_for``: initiatives that fit an organisation or a short text.

``score = Σ w v / Σ w`` over the parts that can be judged, each v in 0 … 1, the weights w in
``weights.yml``:

* field: ``max(Σ_a w_a max_b s(a,b) / Σ w_a, mean_b max_a w_a s(a,b))`` over its fields a and
  those of the initiative b, s from the hierarchy of fields, w how sure a field is (1 unless it
  was read from a text): one side may be much broader than the other;
* colleagues: members at the same stage, and less those with the same competence, saturated;
* worked: resource allocation over shared projects and initiatives, saturated;
* near: ``max(0, 1 − km / reach)``.

Order: score, then name and id.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from graph.errors import WrongUseError
from graph.names import compact
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, ties_at, undated_notice
from queries.fields import Hierarchy
from queries.measures import (
    Point,
    all_sources,
    distance_km,
    nearness,
    points,
    saturated,
    weighted_mean,
)
from queries.partner_facts import places_of, work_of
from queries.partner_words import fitting_reasons
from queries.stage_table import Member
from queries.vocabulary import Term, terms_in
from queries.weights import Fitting, weights

_OF_ORGANISATION = ("organisation", "about", "own", "joined", "meeting")


@dataclass
class Profile:
    """What is known of the one who asks: fields with their reason, stages, competences, seats."""

    fields: dict[str, Row] = field(default_factory=dict)
    weight: dict[str, float] = field(default_factory=dict)
    things: dict[str, float] = field(default_factory=dict)
    seats: list[Point] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """An organisation is read from its own ties, a text from the vocabularies."""
    if statement == "organisation":
        _check(params)
    if statement in _OF_ORGANISATION:
        return {} if params["organisation"] else None
    if statement == "place":
        name = compact(params["place"] or "")
        return {"place_name": f" {name} "} if name else None
    if statement == "vocabulary":
        return {} if _text(params) else None
    if statement == "hierarchy":
        return {}
    return _found(statement, tables, params)


def _found(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    profile = _profile(tables, params)
    match statement:
        case "stage_fields":
            ids = {"stages": sorted(t.id for t in profile.terms if t.label == "Stage")}
        case "by_field":
            hierarchy = Hierarchy.of(tables["hierarchy"])
            ids = {"fields": sorted(hierarchy.families(profile.fields))}
        case "colleagues":
            ids = {"things": sorted(profile.things)}
        case "memberships":
            everyone = {tie[0] for place in tables["meeting"] for tie in place["taking_part"]}
            ids = {"organisations": sorted(everyone - {params["organisation"]})}
        case _:
            ids = {"clusters": sorted(_candidates(tables))}
    return ids if all(ids.values()) else None


def _check(params: dict[str, Any]) -> None:
    if not params["organisation"] and not _text(params):
        raise WrongUseError(
            "The question 'clusters_for' needs --organisation, or --text (or at least --name).",
            "Die Frage 'clusters_for' braucht --organisation oder --text (oder wenigstens --name).",
        )
    if params["as_of"]:
        checked_day(params["as_of"])


def _text(params: dict[str, Any]) -> str:
    return " ".join(filter(None, (params["name"], params["text"])))


def _profile(tables: Tables, params: dict[str, Any]) -> Profile:
    rules = weights().fitting
    terms = terms_in(_text(params), tables["vocabulary"], rules)
    profile = Profile(terms=terms)
    for row in tables["about"]:
        _add_field(profile, row, row["through"], 1.0)
    fits = {term.id: term.fit for term in terms if term.label == "Stage"}
    for row in tables.get("stage_fields", ()):
        _add_field(profile, row, row["through"], max(fits[t[0]] for t in row["through"]))
    for term in terms:
        if term.label == "Field":
            said = [["", word, [], "medium"] for word in term.because]
            field_row = {"field": term.id, "name": term.name, "name_en": term.name_en}
            _add_field(profile, field_row, said, term.fit)
        elif term.label == "Stage" and term.fit >= rules.stage_from:
            profile.things[term.id] = 1.0
        elif term.label == "Competence":
            profile.things[term.id] = rules.same_competence
    for row in tables["own"]:
        profile.things[row["id"]] = 1.0 if row["label"] == "Stage" else rules.same_competence
    profile.seats = points(tables["organisation"][0]["seats"]) if tables["organisation"] else []
    profile.seats += points((row["latitude"], row["longitude"]) for row in tables["place"])
    return profile


def _add_field(profile: Profile, field_row: Row, through: list[Any], weight: float) -> None:
    """A field with what tells it; ``through`` holds [id, name, sources, confidence]."""
    node = field_row["field"]
    names = {"id": node, "name": field_row["name"], "name_en": field_row["name_en"]}
    row = profile.fields.setdefault(node, {**names, "because": [], "sources": []})
    ordered = sorted(through, key=str)
    row["because"] = sorted({*row["because"], *(t[1] for t in ordered)})
    row["sources"] = all_sources(row["sources"], *(t[2] for t in ordered))
    profile.weight[node] = max(weight, profile.weight.get(node, 0.0))


def _candidates(tables: Tables) -> set[str]:
    found = {row["id"] for row in tables["by_field"]}
    for name in ("colleagues", "memberships"):
        found |= {row["cluster"] for row in tables[name]}
    return found - _joined(tables)


def _joined(tables: Tables) -> set[str]:
    return {row["id"] for row in tables["joined"] if row["how"] == "member"}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an initiative, best first; empty with its reason when nothing fits."""
    rules = weights().fitting
    evidence = _Evidence(tables, params)
    rows = [_row(cluster, evidence, rules) for cluster in tables["clusters"]]
    # Nearness alone is no reason.
    good = [
        row
        for row in rows
        if row["score"] >= rules.threshold
        and (row["fields"] or row["colleagues"] or row["worked_with"])
    ]
    good.sort(key=lambda r: (-r["score"], r["name"], r["id"]))
    shown = [_told(row) for row in good[: params["limit"]]]
    notices = _notices(evidence.profile, tables, params, len(good), len(shown))
    if params["as_of"] and evidence.undated:
        notices.append(undated_notice(evidence.undated, params["as_of"]))
    return Scored(shown, notices, truncated=len(good) > len(shown))


class _Evidence:
    """What speaks for each initiative, by its id."""

    def __init__(self, tables: Tables, params: dict[str, Any]) -> None:
        as_of = params["as_of"]
        self.profile = _profile(tables, params)
        self.hierarchy = Hierarchy.of(tables["hierarchy"])
        self.names = {
            row["id"]: {key: row[key] for key in ("id", "name", "name_en")}
            for row in tables["hierarchy"]
        }
        self.me = params["organisation"]
        self.tied = {row["id"]: row["how"] for row in tables["joined"] if row["how"] != "member"}
        known, undated = ties_at(tables["colleagues"], as_of)
        self.colleagues = _colleagues(known, params["organisation"])
        ties, more = ties_at(tables["memberships"], as_of)
        self.undated = undated + more
        self.work = _work(tables["meeting"], ties, params["organisation"], as_of)

    def shared_fields(self, theirs: set[str]) -> list[Row]:
        """The fields in common; where there is none, those of theirs that are related to own."""
        own = self.profile.fields
        same = [
            {**own[f], "because": own[f]["because"][:5], "relation": "same"}
            for f in sorted(own.keys() & theirs)
        ]
        return same or [row for f in sorted(theirs) if (row := self._related(f))]

    def _related(self, node: str) -> Row | None:
        rules = weights().overlap
        own = self.profile.fields
        near = [f for f in sorted(own) if self.hierarchy.similarity(f, node, rules) > 0]
        if not near:
            return None
        return {
            **self.names[node],
            "because": [own[f]["name"] for f in near],
            "relation": "related",
            "sources": all_sources(*(own[f]["sources"] for f in near)),
        }


def _colleagues(rows: list[Row], me: str | None) -> dict[str, list[Row]]:
    """Members at the same stage or with the same competence, by initiative, each pair once."""
    found: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in sorted(rows, key=lambda r: (r["what_label"] != "Stage", r["name"], r["id"])):
        if row["id"] != me:
            kept = {k: row[k] for k in ("id", "name", "what_label", "what_id", "what_name",
                                        "product", "confidence")}  # fmt: skip
            found[row["cluster"]].setdefault(
                (row["what_id"], row["id"]), {**kept, "sources": sorted(row["sources"])}
            )
    return {cluster: list(pairs.values()) for cluster, pairs in found.items()}


def _work(
    meeting: list[Row], ties: list[Row], me: str | None, as_of: str | None
) -> dict[str, tuple[list[Row], float]]:
    """For every initiative whom of its members the organisation met, and the allocation."""
    if me is None:
        return {}
    by_cluster: dict[str, dict[str, Member]] = defaultdict(dict)
    for row in ties:
        member = Member(row["id"], row["name"], row["kind"], tuple(row["sources"]), "high")
        by_cluster[row["cluster"]].setdefault(row["id"], member)
    places = [place for place in places_of(meeting, as_of)[0] if me in place.ties]
    found = {}
    for cluster, members in by_cluster.items():
        # A place where it meets the initiative's own members because it is the initiative.
        there = [(p, rows) for p in places if p.row["id"] != cluster
                 and (rows := p.meetings(members))]  # fmt: skip
        if there:
            found[cluster] = work_of(there)
    return found


def _row(cluster: Row, evidence: _Evidence, rules: Fitting) -> Row:
    node, profile = cluster["id"], evidence.profile
    shared = evidence.shared_fields(set(cluster["fields"]))
    colleagues = evidence.colleagues.get(node, [])
    met, allocation = evidence.work.get(node, ([], 0.0))
    distance = distance_km(profile.seats, points(cluster["seats"]))
    parts = {
        "field": field_fit(profile.weight, set(cluster["fields"]), evidence.hierarchy),
        "colleagues": _colleague_value(colleagues, rules) if profile.things else None,
        "worked": saturated(allocation, rules.worked_half) if evidence.me else None,
        "near": nearness(distance, rules.near_km),
    }
    return {
        **{k: cluster[k] for k in ("id", "name", "kind", "city", "sources")},
        "distance_km": None if distance is None else round(distance, 1),
        "score": round(weighted_mean((getattr(rules, n), v) for n, v in parts.items()), 4),
        "fields": shared,
        "colleagues": colleagues,
        "worked_with": met,
        "tied": evidence.tied.get(node),
        "parts": {k: None if v is None else round(v, 3) for k, v in parts.items()},
    }


def _told(row: Row) -> Row:
    """The row with its reasons in words and the sources of all that speaks for it."""
    evidence = (row["fields"], row["colleagues"], row["worked_with"])
    de, en = fitting_reasons(*evidence, row["distance_km"])
    listed = (one["sources"] for some in evidence for one in some)
    sources = all_sources(row["sources"], *listed)
    return {**row, "reasons": de, "reasons_en": en, "sources": sources}


def _colleague_value(colleagues: list[Row], rules: Fitting) -> float:
    """One for each member at the same stage, less for one with the same competence only."""
    best: dict[str, float] = {}
    for row in colleagues:
        value = 1.0 if row["what_label"] == "Stage" else rules.same_competence
        best[row["id"]] = max(best.get(row["id"], 0.0), value)
    return saturated(sum(sorted(best.values())), rules.colleagues_half)


def field_fit(own: dict[str, float], theirs: set[str], hierarchy: Hierarchy) -> float | None:
    """The better of the two one-sided best-match averages; None when a side is not known.

    ``own`` holds how sure each field is: 1 for a known one, the fit of the word for one of a text.
    """
    if not own or not theirs:
        return None
    rules = weights().overlap
    like = {(a, b): hierarchy.similarity(a, b, rules) for a in own for b in theirs}
    of_own = sum(sorted(w * max(like[a, b] for b in theirs) for a, w in own.items()))
    of_theirs = sum(sorted(max(w * like[a, b] for a, w in own.items()) for b in theirs))
    return max(of_own / sum(sorted(own.values())), of_theirs / len(theirs))


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
