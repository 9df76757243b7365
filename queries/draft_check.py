"""Scoring of ``draft_check``: what there is already that is like a draft.

Text and the four overlaps stay apart. The order is: verdict, how alike the text is with the place
counted in (``closeness``), an initiative before its projects, then fields, members, region and
funding, the id last. Rules and marks are in ``weights.yml``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from queries import draft_titles
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, german_day, later, undated_notice
from queries.draft import Draft, draft_of, mentioned, organisation_names, partners_of, text_of_draft
from queries.draft_texts import (
    LABELS,
    TABLES,
    Thing,
    compared,
    nearest,
    standing,
    total,
    ventures,
)
from queries.draft_words import differs, notices_of, reason
from queries.given_partners import lettered, wanted
from queries.initiatives import (
    Initiative,
    Network,
    add_members,
    evidence_of,
    initiative,
    network,
)
from queries.measures import all_sources
from queries.overlap_measures import Measures, measure
from queries.overlap_words import facts
from queries.overlaps import VERDICTS
from queries.weights import Draft as Rules
from queries.weights import Overlap, weights

# What is kept of the titles of all projects.
KEPT = {"titles": draft_titles.made}
# Of the projects in which partners of the draft take part, so many are compared.
PARTNERED = 50


class Compared(NamedTuple):
    """One thing beside the draft."""

    thing: Thing
    other: Initiative
    text: float | None
    measures: Measures
    word: str


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Ties are read only of what is near by its text or holds a partner of the draft."""
    day_asked(params)
    text = text_of_draft(params)
    more: dict[str, Any] = {}
    match statement:
        case "partner_names":
            more = {"wanted": wanted(params["partners"])}
        case "lettered":
            more = {"lettered": lettered(text)}
        case "titles":
            more = draft_titles.parameters()
        case "mentioned":
            more = {"mentions": mentioned(tables, text)}
        case "partnered":
            more = {"partners": partners_of(tables, params), "most": PARTNERED + 1}
        case "ventures":
            more = {"ventures": ventures(tables, text, _wanted(tables))}
        case "near":
            near = {*nearest(standing(tables, text), weights().draft.nearest), *_partnered(tables)}
            more = {
                "nearest": [list(thing) for thing in sorted(near)],
                "partners": partners_of(tables, params),
            }
        case "members" | "programmes" | "projects":
            more = {"ids": [node for label, node in _near(tables) if label == "Cluster"]}
        case "participants":
            more = {"ventures": [node for label, node in _near(tables) if label == "Project"]}
    return more


def _partnered(tables: Tables) -> list[Thing]:
    return [("Project", row["id"]) for row in tables["partnered"][:PARTNERED]]


def _wanted(tables: Tables) -> list[str]:
    """The projects that are compared whatever their words: named, or with partners."""
    named = [row["id"] for row in tables["mentioned"] if row["label"] == "Project"]
    return [*named, *(node for _, node in _partnered(tables))]


def _near(tables: Tables) -> list[Thing]:
    return sorted({(row["label"], row["id"]) for row in tables["near"]})


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a thing that is near, best first."""
    rules, overlap = weights().draft, weights().overlap
    draft = draft_of(tables, params, rules)
    texts = standing(tables, draft.text)
    net = _network(tables, params["as_of"])
    later_ones = _begun_later(tables, params["as_of"])
    found = []
    for thing in (t for t in _near(tables) if t not in later_ones):
        if params["kind"] in (None, thing[0]):
            other = _other(thing, tables, net)
            measures = measure(draft.initiative, other, net, overlap)
            word = verdict(
                texts[thing], measures, draft.initiative, rules, overlap, thin=draft.thin
            )
            found.append(Compared(thing, other, texts[thing], measures, word))
    found.sort(key=lambda one: _order(one, rules))
    rows = [_row(draft, one, net) for one in found[: params["limit"]]]
    notices = notices_of(draft, net, compared(tables, draft.text)[1], total(tables), rows)
    if len(tables["partnered"]) > PARTNERED:
        notices.append(_most_partnered())
    if len(found) > len(rows):
        notices.append(_shown(len(rows), len(found)))
    if net.calendar.as_of and net.calendar.undated:
        notices.append(undated_notice(net.calendar.undated, net.calendar.as_of))
    if later_ones & {*_near(tables)}:
        notices.append(_left_out(len(later_ones & {*_near(tables)}), params["as_of"]))
    return Scored(rows, notices, truncated=len(found) > len(rows))


def _begun_later(tables: Tables, day: str | None) -> set[Thing]:
    """What is known to have begun after that day."""
    return {
        (label, row["id"])
        for label, table in TABLES.items()
        for row in tables[table]
        if day and row["since"] and later(row["since"], day)
    }


def _left_out(number: int, day: str) -> Notice:
    one = number == 1
    return Notice(
        f"{number} {'Treffer begann' if one else 'Treffer begannen'} erst nach dem Stand "
        f"{german_day(day)} und {'fehlt' if one else 'fehlen'} deshalb.",
        f"{number} {'hit' if one else 'hits'} began only after {day} and "
        f"{'is' if one else 'are'} therefore left out.",
    )


def _shown(shown: int, found: int) -> Notice:
    return Notice(
        f"Gezeigt werden die {shown} nächsten von {found}.",
        f"The nearest {shown} of {found} are shown.",
    )


def _most_partnered() -> Notice:
    return Notice(
        f"Von den Projekten der Partner wurden die {PARTNERED} verglichen, an denen die meisten "
        "von ihnen beteiligt sind.",
        f"Of the partners' projects the {PARTNERED} in which most of them take part were compared.",
    )


def verdict(
    text: float | None,
    m: Measures,
    draft: Initiative,
    rules: Rules,
    overlap: Overlap,
    *,
    thin: bool = False,
) -> str:
    """The verdict in words.

    The place is the same when the region is high, or the draft names only a Land and lies in it.
    doppelt: the text is very alike, and the place is the same or the members are high (fields
    read from a draft are too unsure to speak against that); or the text is alike, and two of
    place, members and fields are the same. benachbart: the text is very alike. ergänzend: the text
    is alike, and the fields are related or the place is the same; or a partner is shared, and the
    text is alike or the fields are related; or members are high. verschieden: everything else.
    A ``thin`` draft, of a few words, is at most benachbart: any text of its field is alike to it.
    """
    high = m.high(overlap)
    here = high["region"] or (bool(m.same_land) and not draft.towns)
    related = (m.fields or 0.0) >= overlap.related_mark
    far, alike = ((text or 0.0) >= mark for mark in (rules.text_far, rules.text_near))
    same = (here, high["members"], high["fields"])
    twice = (alike and sum(same) > 1) or (far and any(same[:2]))
    if twice and not thin:
        return "doppelt"
    if far or twice:
        return "benachbart"
    shared = (m.members_shared or 0) > 0
    fits = (alike and (related or here)) or (shared and (alike or related))
    return "ergänzend" if fits or high["members"] else "verschieden"


def closeness(text: float | None, m: Measures, rules: Rules) -> float:
    """``text + place``: how near a thing is, in the same town or the same Land as the draft."""
    place = rules.same_town if m.region == 1.0 else rules.same_land if m.same_land else 0.0
    return (text or 0.0) + place


def _order(one: Compared, rules: Rules) -> tuple[Any, ...]:
    m = one.measures
    values = (m.fields, m.members_containment, m.region, m.funding)
    label, node = one.thing
    first = (VERDICTS.index(one.word), -closeness(one.text, m, rules), LABELS.index(label))
    return (*first, *(-(v or 0.0) for v in values), node)


# -- what is compared ------------------------------------------------------------------------


def _network(tables: Tables, as_of: str | None) -> Network:
    net = network(tables, as_of)
    net.names["Programme"] |= {row["id"]: row["name"] for row in tables["funders"]}
    net.names["Organisation"] |= organisation_names(tables)
    net.programme_size.update({row["id"]: row["size"] for row in tables["funders"]})
    return net


def _other(thing: Thing, tables: Tables, net: Network) -> Initiative:
    """An initiative; a project or a programme in the form in which initiatives are compared."""
    label, node = thing
    if label == "Cluster":
        return net.initiatives[node]
    row = next(r for r in tables[TABLES[label]] if r["id"] == node)
    other = initiative({"fields": (), **row}, net.hierarchy)
    if label == "Programme":
        other.programmes[node] = (None, evidence_of(row))
        return other
    own = [r for r in tables["participants"] if r["cluster"] == node]
    add_members({node: other}, own, net.calendar.stood)
    for programme, _, sources, confidence in row["programmes"]:
        if programme in net.names["Programme"]:  # no label
            other.programmes[programme] = (None, (sources, confidence))
    return other


def _row(draft: Draft, one: Compared, net: Network) -> Row:
    m, other = one.measures, one.other
    shared = facts(draft.initiative, other, net, [])
    de, en = reason(draft, one.other, net, m, one.text, one.word)
    other_de, other_en = differs(draft, other, net)
    return {
        "id": other.id,
        "name": other.name,
        "kind": one.thing[0],
        "verdict": one.word,
        "reason": de,
        "reason_en": en,
        "differs": other_de,
        "differs_en": other_en,
        "text": one.text,
        **{name: value for name, value in m._asdict().items() if name != "members_containment"},
        "named": one.thing in draft.named,
        "facts": shared,
        "basis": draft.basis,
        "sources": all_sources(other.evidence[0], *(f["sources"] for f in shared)),
        "confidence": other.evidence[1],
    }
