"""Who asks ``clusters_for``: an organisation that is known here, or one told in a short text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from queries.answers import Row, Tables
from queries.measures import Point, all_sources, points
from queries.vocabulary import Term, terms_in
from queries.weights import weights


@dataclass
class Profile:
    """What is known of the one who asks: fields with their reason, stages, competences, seats."""

    fields: dict[str, Row] = field(default_factory=dict)
    weight: dict[str, float] = field(default_factory=dict)
    things: dict[str, float] = field(default_factory=dict)
    seats: list[Point] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)


def text_of(params: dict[str, Any]) -> str:
    """The words that are given of one who is not known here."""
    return " ".join(filter(None, (params["name"], params["text"])))


def profile_of(tables: Tables, params: dict[str, Any]) -> Profile:
    """Read from its own ties, or from the words of a text that the vocabularies know."""
    rules = weights().fitting
    terms = terms_in(text_of(params), tables["vocabulary"], rules)
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
