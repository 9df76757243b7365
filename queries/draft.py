"""A draft of an initiative as something that can be laid beside the initiatives there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Tables
from queries.draft_texts import titles
from queries.fields import Hierarchy
from queries.given_partners import given_partners
from queries.initiatives import Evidence, Initiative
from queries.likeness import above_usual, standing_out
from queries.measures import points
from queries.mentions import Mention, Name, mentions
from queries.vocabulary import alike, content
from queries.weights import Draft as Rules
from queries.weights import weights

# A longer draft is compared by its beginning, which tells what it is about.
MOST_LETTERS = 8000
LEAST_WORDS = 3
_OWN: Evidence = ([], "high")
_REMARK = re.compile(r"\s*(?:\(.*\)|/.*|\b(?:am|an der|an|im|auf|bei)\b.*)$")


@dataclass
class Draft:
    """What was read from a draft; ``basis`` tells what the comparison rests on."""

    text: str
    initiative: Initiative
    basis: list[Row] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    named: frozenset[tuple[str, str]] = frozenset()
    thin: bool = False


def text_of_draft(params: dict[str, Any]) -> str:
    """The text to compare. Raises WrongUseError when there is none, or hardly a sentence."""
    text = "\n".join(t for t in (params["text"], params["file"]) if t)
    if len(text.split()) < LEAST_WORDS:
        raise WrongUseError(
            f"The draft is too short: give at least {LEAST_WORDS} words with --text or --file.",
            f"Der Entwurf ist zu kurz: Geben Sie mindestens {LEAST_WORDS} Wörter mit --text "
            "oder --file an.",
        )
    return text[:MOST_LETTERS]


def draft_of(tables: Tables, params: dict[str, Any], rules: Rules) -> Draft:
    """Read a draft: what it says itself, and what was given beside it, which goes first."""
    text = text_of_draft(params)
    hierarchy = Hierarchy.of(tables["hierarchy"])
    found = _found(tables)
    draft = Draft(text, Initiative("", "", _OWN), thin=len(content(text)) < rules.thin_words)
    _add_partners(draft, found, tables, params)
    _add_regions(draft, found, tables["regions"], params["land"])
    _add_fields(draft, tables, params["fields"], hierarchy, rules)
    for mention in found:
        if mention.name.label in ("Cluster", "Programme", "Project"):
            _say(draft, "mention", mention.name, mention.written, "text")
        if mention.name.label == "Programme":
            draft.initiative.programmes[mention.name.id] = (None, _OWN)
    draft.named = frozenset((m.name.label, m.name.id) for m in found)
    if len(text) == MOST_LETTERS:
        draft.notices.append(_cut())
    if draft.thin:
        draft.notices.append(_too_thin(len(content(text))))
    return draft


def partners_of(tables: Tables, params: dict[str, Any]) -> list[str]:
    """The ids of the partners that a draft names or that were given beside it."""
    draft = Draft("", Initiative("", "", _OWN))
    _add_partners(draft, _found(tables), tables, params)
    return sorted(draft.initiative.members)


def _found(tables: Tables) -> list[Mention]:
    return [
        Mention(Name(row["name"], row["label"], row["id"]), row["written"], row["position"])
        for row in tables["mentioned"]
    ]


def mentioned(tables: Tables, text: str) -> list[list[Any]]:
    """The names that a draft holds: label, id, name, as written, number of the word."""
    # Places apart from the names: "Hochschule Mittweida" names a school and a town.
    named = chain(_organisations(tables), _lettered(tables))
    found = [
        *mentions(text, chain(named, _others(tables), _projects(tables, text))),
        *mentions(text, _region_names(tables["regions"])),
    ]
    return [[m.name.label, m.name.id, m.name.text, m.written, m.position] for m in found]


def _say(draft: Draft, measure: str, name: Name, shown: str, how: str) -> None:
    draft.basis.append(
        {"measure": measure, "what": shown, "id": name.id, "label": name.label, "how": how}
    )


# -- names -----------------------------------------------------------------------------------


def organisation_names(tables: Tables) -> dict[str, str]:
    """The name of every organisation by its id."""
    return {node: name for row in tables["organisations"] for node, name, *_ in row["names"]}


def _organisations(tables: Tables) -> Iterator[Name]:
    for row in tables["organisations"]:
        for node, *names, former in row["names"]:
            for text in dict.fromkeys([*names, *(former or ())]):
                if text:
                    yield Name(text, "Organisation", node)


def _lettered(tables: Tables) -> Iterator[Name]:
    """What only one organisation is called by its letters."""
    for row in tables["lettered"]:
        if len(row["ids"]) == 1:
            yield Name(row["written"], "Organisation", row["ids"][0])


def _others(tables: Tables) -> Iterator[Name]:
    for label, table in (("Cluster", "clusters"), ("Programme", "funders")):
        for row in tables[table]:
            names = (row["name"], row.get("short_name"), *(row.get("former_names") or ()))
            for text in dict.fromkeys(names):
                if text:
                    yield Name(text, label, row["id"])


def _projects(tables: Tables, text: str) -> Iterator[Name]:
    for node, name in titles(tables).that_may_stand_in(text):
        yield Name(name, "Project", node)


def _region_names(regions: list[Row]) -> Iterable[Name]:
    for row in regions:
        yield Name(row["name"], "Region", row["id"])
        plain = _REMARK.sub("", row["name"])
        # Of "Halle (Saale)" people write "Halle", of "Freiburg im Breisgau" "Freiburg".
        if row["level"] == "municipality" and plain != row["name"]:
            yield Name(plain, "Region", row["id"])


# -- partners, places, fields ----------------------------------------------------------------


def _add_partners(
    draft: Draft, found: list[Mention], tables: Tables, params: dict[str, Any]
) -> None:
    names = organisation_names(tables)
    partners = given_partners(
        params["partners"], names, _organisations(tables), tables["partner_names"]
    )
    given = partners.known
    for node in given:
        _say(draft, "members", Name(names[node], "Organisation", node), names[node], "given")
    for mention in found:
        if mention.name.label == "Organisation" and mention.name.id not in given:
            _say(draft, "members", mention.name, names[mention.name.id], "text")
    draft.initiative.members = {
        row["id"]: _OWN for row in draft.basis if row["measure"] == "members"
    }
    draft.notices += partners.notices


def _add_regions(draft: Draft, found: list[Mention], regions: list[Row], land: str | None) -> None:
    by_id = {row["id"]: row for row in regions}
    named = [m.name.id for m in found if m.name.label == "Region"]
    given = [row["id"] for row in regions if row["level"] == "land" and row["code"] == land]
    own = draft.initiative
    for node, how in [*((i, "given") for i in given), *((i, "text") for i in named)]:
        row = by_id[node]
        places = own.laender if row["level"] == "land" else own.towns
        if node not in places:
            places[node] = row["name"]
            name = Name(row["name"], "Region", node)
            _say(draft, "region", name, row["name"], how)
        # A town lies in its Land; a Land that was given is not widened by towns of other ones.
        if row["level"] == "municipality" and row["land"] and not land:
            own.laender.setdefault(row["land"], by_id[row["land"]]["name"])
    own.seats = points((by_id[t]["latitude"], by_id[t]["longitude"]) for t in own.towns)


def _add_fields(
    draft: Draft, tables: Tables, given: list[str] | None, hierarchy: Hierarchy, rules: Rules
) -> None:
    names = {row["id"]: row["name"] for row in tables["hierarchy"]}
    how = "given" if given else "meaning"
    fields = given or nearest_fields(draft.text, tables["hierarchy"], rules)
    if draft.thin and not given:
        fields = _spoken_of(draft.text, fields, tables["hierarchy"])
    for node in fields:
        _say(draft, "fields", Name(names[node], "Field", node), names[node], how)
    draft.initiative.fields = frozenset(fields)
    draft.initiative.families = frozenset(hierarchy.families(fields))


def told_fields(fields: list[Row]) -> tuple[str, ...]:
    """What is said of each field."""
    return tuple(f"{row['name']}: {row['definition'] or ''}" for row in fields)


def explained(fields: list[Row]) -> list[Row]:
    """The fields that are defined, in order of their ids: the codes of a register are not."""
    return sorted((row for row in fields if row["definition"]), key=lambda row: str(row["id"]))


def nearest_fields(text: str, fields: list[Row], rules: Rules) -> list[str]:
    """The fields whose name and definition stand out by their likeness to the text, best first."""
    rows = explained(fields)
    values = standing_out(above_usual(text, told_fields(rows))) if rows else []
    ranked = sorted((-v, row["id"]) for v, row in zip(values, rows, strict=True) if v is not None)
    if not ranked:
        return []
    least = max(rules.field_from, -ranked[0][0] - rules.field_gap)
    return [node for value, node in ranked if -value >= least][: rules.fields_most]


def _spoken_of(text: str, fields: list[str], rows: list[Row]) -> list[str]:
    """Those fields of which the text has a word: the meaning of a few words is a guess."""
    told = {row["id"]: content(f"{row['name']} {row['definition'] or ''}") for row in rows}
    rules = weights().fitting
    return [
        node
        for node in fields
        if any(alike(said, word, rules) for said in content(text) for word in told[node])
    ]


# -- sentences -------------------------------------------------------------------------------


def _too_thin(number: int) -> Notice:
    return Notice(
        f"Der Entwurf hat nur {number} {'Wort' if number == 1 else 'Wörter'}, die etwas besagen. "
        "Das ist zu wenig für das Urteil „doppelt“, und Themen zählen nur, wenn sie genannt sind: "
        "Schreiben Sie in zwei, drei Sätzen, was wo und mit wem geschehen soll.",
        f"The draft has only {number} {'word' if number == 1 else 'words'} that tell something. "
        "That is too little for the verdict “doppelt”, and fields count only when they are named: "
        "write in two or three sentences what is to be done, where and with whom.",
    )


def _cut() -> Notice:
    return Notice(
        f"Verglichen wurden die ersten {MOST_LETTERS} Zeichen des Entwurfs.",
        f"The first {MOST_LETTERS} characters of the draft were compared.",
    )
