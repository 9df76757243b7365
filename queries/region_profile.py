"""The make-up of a region in numbers, with what it is specialised in."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from queries import make_up
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, standing
from queries.fields import Hierarchy
from queries.measures import location_quotient
from queries.regions import unplaced_notice
from queries.weights import Specialisation, weights

MOST_COMPETENCES = 15
_PROJECT = ("id", "name", "since", "until", "funding_eur", "sources", "confidence")


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a number, section by section."""
    day = day_asked(params)
    told = make_up.of_lists(tables["projects"], "projects", _PROJECT, "Project")
    dated = [tables["programmes"], tables["grants"], told]
    (programmes, grants, projects), notices = make_up.standing_of(dated, day)
    initiatives = [c for c in tables["initiatives"] if _founded(c, day)]
    fields, few = _fields(initiatives, tables, day, weights().specialisation)
    competences = make_up.lines(
        "competence",
        tables["competences"],
        lambda k: [k["competence"]],
        {
            k["competence"]: (k["competence_name"], k["competence_name_en"])
            for k in tables["competences"]
        },
        of=len({o["id"] for o in tables["organisations"]}),
    )
    rows = [
        *make_up.lines("initiative_kind", initiatives, lambda c: [c["kind"]], {}),
        *make_up.lines("organisation_kind", tables["organisations"], lambda o: [o["kind"]], {}),
        *fields,
        *make_up.chains(tables["activities"], tables["stages"]),
        *competences[:MOST_COMPETENCES],
        *make_up.each("programme", programmes),
        make_up.with_money("grants", "known", make_up.grants(grants)),
        make_up.with_money("projects", "known", projects),
    ]
    unplaced = unplaced_notice(tables["unplaced"])
    return Scored(rows, [*notices, *few, *unplaced, *_more(len(competences))])


def _founded(cluster: Row, day: str | None) -> bool:
    return day is None or standing(cluster["founded"], None, day) != "not_yet"


def _fields(
    initiatives: list[Row], tables: Tables, day: str | None, rules: Specialisation
) -> tuple[list[Row], list[Notice]]:
    """Every general field with its location quotient, and the sentence about what it rests on."""
    hierarchy = Hierarchy({f["id"]: f["broader"] for f in tables["fields"]})
    by_cluster: dict[str, set[str]] = defaultdict(set)
    for row in tables["about"]:
        if _founded(row, day):
            by_cluster[row["cluster"]].add(hierarchy.upwards(row["field"])[-1])
    here = [c for c in initiatives if c["id"] in by_cluster]
    names = make_up.names_of(tables["fields"])
    rows = []
    for field in sorted(f for f, broader in hierarchy.broader.items() if not broader):
        inside = [c for c in here if field in by_cluster[c["id"]]]
        everywhere = sum(field in held for held in by_cluster.values())
        counts = (len({c["id"] for c in inside}), len(here), everywhere, len(by_cluster))
        row = make_up.line("field", field, inside, names[field], of=len(here))
        rows.append({**row, **judged(*counts, rules)})
    rows.sort(key=lambda r: (-(r["quotient"] or 0), -r["number"], r["item"]))
    basis = Notice(
        f"Standortquotient aus {len(here)} Initiativen mit bekanntem Themenfeld in der Region und "
        f"{len(by_cluster)} in Deutschland; gezählt sind Initiativen, nicht Beschäftigte.",
        f"Location quotient from {len(here)} initiatives with a known field in the region and "
        f"{len(by_cluster)} in Germany; initiatives are counted, not employees.",
    )
    return rows, [basis]


def judged(inside: int, here: int, everywhere: int, all_of_them: int, rules: Specialisation) -> Row:
    """Quotient, expected number and verdict.

    The verdict is empty while both the number and the expected number are small: a quotient of
    one or two initiatives says nothing.
    """
    quotient = location_quotient(inside, here, everywhere, all_of_them)
    expected = here * everywhere / all_of_them if all_of_them else 0.0
    verdict = None
    if quotient is not None and max(inside, expected) >= rules.initiatives_from:
        verdict = "alike"
        if quotient >= rules.stronger_from:
            verdict = "stronger"
        elif quotient <= rules.weaker_to:
            verdict = "weaker"
    return {
        "quotient": None if quotient is None else round(quotient, 2),
        "expected": round(expected, 1),
        "verdict": verdict,
    }


def _more(competences: int) -> list[Notice]:
    if competences <= MOST_COMPETENCES:
        return []
    return [
        Notice(
            f"Gezeigt werden die {MOST_COMPETENCES} häufigsten von {competences} Kompetenzen.",
            f"The {MOST_COMPETENCES} most frequent of {competences} competences are shown.",
        )
    ]
