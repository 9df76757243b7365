"""Counting of ``double_counting``: the members of a group added up, and each one counted once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Scored, Tables
from queries.coverage import NOT_ADMITTED
from queries.dates import checked_day, day_of, undated_notice
from queries.initiatives import Calendar, Evidence, evidence_of
from queries.measures import all_sources, lowest
from queries.membership import of_members
from queries.stage_table import stated_members
from queries.wording import thousands

# Organisation and initiative, with what the membership rests on.
Memberships = dict[tuple[str, str], Evidence]


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Members are read of the initiatives that are in the group."""
    if not params["programme"] and not params["clusters"]:
        raise WrongUseError(
            "Name the group with --programme or --clusters.",
            "Nennen Sie die Gruppe mit --programme oder --clusters.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])
    if statement in ("programme", "admissions", "figures"):
        return {} if params["programme"] else None
    if statement == "today":
        return {}
    return {"ids": sorted(_group(tables, params, Calendar(params["as_of"])))}


def _group(tables: Tables, params: dict[str, Any], calendar: Calendar) -> dict[str, Evidence]:
    """The initiatives that are or were admitted, and those that were named."""
    group: dict[str, Evidence] = dict.fromkeys(params["clusters"] or (), ([], "high"))
    for row in tables["admissions"]:
        if row["status"] not in NOT_ADMITTED and calendar.stood(row["since"], row["until"]):
            group[row["cluster"]] = evidence_of(row)
    return group


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The group, its initiatives by id, then the organisations in most of them.

    added up = Σ members of each initiative; counted once = the size of their union; the
    difference says by how much a sum of member numbers is too high.
    """
    calendar = Calendar(params["as_of"], day_of(tables))
    group = _group(tables, params, calendar)
    found = {row["id"]: row for row in tables["clusters"] if row["id"] in group}
    clusters = dict(sorted(found.items()))
    if not clusters:
        return Scored([], [_nobody()])
    ties, names = _memberships(of_members(tables["members"]), calendar)
    for row in clusters.values():
        stated = stated_members(row, [], params["as_of"])
        row |= {"member_count": stated.number, "member_count_as_of": stated.as_of}
    rows = [_whole(clusters, ties, group, tables)]
    rows += [_initiative(row, clusters, ties) for row in clusters.values()]
    rows += _several(ties, names, clusters)
    notices = _notices(rows[0], clusters, ties, params["kind"])
    if calendar.as_of and calendar.undated:
        notices.append(undated_notice(calendar.undated, calendar.as_of))
    return Scored(rows, notices)


def _memberships(rows: list[Row], calendar: Calendar) -> tuple[Memberships, dict[str, str]]:
    ties: Memberships = {}
    names: dict[str, str] = {}
    for row in rows:
        names[row["id"]] = row["name"]
        if calendar.member(row["since"], row["until"]):
            before = ties.get((row["id"], row["cluster"]), ([], row["confidence"]))
            sources = all_sources(before[0], row["sources"])
            ties[row["id"], row["cluster"]] = (sources, lowest((before[1], row["confidence"])))
    return dict(sorted(ties.items())), names


def _row(sort: str, evidence: Iterable[Evidence], **own: Any) -> Row:
    found = list(evidence)
    return {
        "sort": sort,
        **own,
        "sources": all_sources(*(e[0] for e in found)),
        "confidence": lowest(e[1] for e in found),
    }


def _other(evidence: Iterable[Evidence], cluster: Row, shared: int) -> Row:
    row = _row("initiative", evidence, id=cluster["id"], name=cluster["name"], shared=shared)
    return {name: value for name, value in row.items() if name != "sort"}


def _whole(
    clusters: dict[str, Row], ties: Memberships, group: dict[str, Evidence], tables: Tables
) -> Row:
    stated = [r["member_count"] for r in clusters.values() if r["member_count"] is not None]
    programme = tables["programme"][0] if tables["programme"] else {"id": None, "name": None}
    once = len({organisation for organisation, _ in ties})
    return _row(
        "group",
        [*group.values(), *ties.values(), *map(evidence_of, clusters.values())],
        id=programme["id"],
        name=programme["name"],
        initiatives=len(clusters),
        added_up=len(ties),
        counted_once=once,
        twice=len(ties) - once,
        stated=sum(stated) if stated else None,
        stated_by=len(stated),
        known_of_stated=len({o for o, c in ties if clusters[c]["member_count"] is not None}),
        without_members=len(clusters.keys() - {cluster for _, cluster in ties}),
        others=[],
        figures=sorted(tables["figures"], key=lambda row: str(row["id"])),
    )


def _initiative(row: Row, clusters: dict[str, Row], ties: Memberships) -> Row:
    own = {o for o, cluster in ties if cluster == row["id"]}
    elsewhere: dict[str, list[Evidence]] = defaultdict(list)
    for (organisation, cluster), tie in ties.items():
        if organisation in own and cluster != row["id"]:
            elsewhere[cluster] += [tie, ties[organisation, row["id"]]]
    others = [
        _other(found, clusters[c], len(found) // 2)
        for c, found in sorted(elsewhere.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    alone = own - {o for o, cluster in ties if cluster != row["id"]}
    evidence = [e for (_, cluster), e in ties.items() if cluster == row["id"]]
    return _row(
        "initiative",
        [evidence_of(row), *evidence],
        id=row["id"],
        name=row["name"],
        initiatives=1,
        added_up=len(own),
        counted_once=len(alone),
        twice=len(own) - len(alone),
        stated=row["member_count"],
        stated_as_of=row["member_count_as_of"],
        others=others,
    )


def _several(ties: Memberships, names: dict[str, str], clusters: dict[str, Row]) -> list[Row]:
    number = Counter(organisation for organisation, _ in ties)
    rows = []
    for organisation in sorted(o for o, n in number.items() if n > 1):
        own = {c: e for (o, c), e in ties.items() if o == organisation}
        others = [_other([e], clusters[c], 1) for c, e in sorted(own.items())]
        rows.append(
            _row(
                "organisation",
                own.values(),
                id=organisation,
                name=names[organisation],
                initiatives=len(own),
                added_up=len(own),
                counted_once=1,
                twice=len(own) - 1,
                others=others,
            )
        )
    return sorted(rows, key=lambda r: (-r["initiatives"], r["id"]))


def _notices(
    whole: Row, clusters: dict[str, Row], ties: Memberships, kind: str | None
) -> list[Notice]:
    bare = sorted(clusters.keys() - {cluster for _, cluster in ties})
    found = []
    if bare:
        names = ", ".join(clusters[c]["name"] for c in bare)
        of_kind, of_kind_en = (" der gewählten Art", " of the kind chosen") if kind else ("", "")
        found.append(
            Notice(
                f"Von {len(bare)} der {len(clusters)} Initiativen ist hier kein Mitglied{of_kind} "
                f"bekannt: {names}.",
                f"Of {len(bare)} of the {len(clusters)} initiatives no member{of_kind_en} is "
                f"known here: {names}.",
            )
        )
    if whole["stated"] and kind:
        found.append(_all_kinds(whole))
    elif whole["stated"]:
        found.append(_stated(whole))
    return found


def _stated(whole: Row) -> Notice:
    by, stated, known = whole["stated_by"], whole["stated"], whole["known_of_stated"]
    one = by == 1
    de, en = (
        (thousands(stated), thousands(known)),
        (thousands(stated, "en"), thousands(known, "en")),
    )
    return Notice(
        f"{by} {'Initiative gibt' if one else 'Initiativen geben zusammen'} {de[0]} Mitglieder "
        f"an; mit Namen bekannt sind von {'ihr' if one else 'diesen Initiativen'} {de[1]}. Wie "
        "viele der übrigen doppelt gezählt sind, lässt sich nicht sagen.",
        f"{by} {'initiative states' if one else 'initiatives state together'} {en[0]} members; "
        f"known by name are {en[1]} of {'it' if one else 'these initiatives'}. How many of the "
        "others are counted twice cannot be told.",
    )


def _all_kinds(whole: Row) -> Notice:
    de, en = thousands(whole["stated"]), thousands(whole["stated"], "en")
    return Notice(
        f"Die Initiativen geben nur die Zahl ihrer Mitglieder aller Arten an (zusammen {de}); wie "
        "viele davon die gewählte Art haben, ist nicht bekannt.",
        f"The initiatives state only the number of their members of all kinds ({en} together); "
        "how many of them are of the kind chosen is not known.",
    )


def _nobody() -> Notice:
    return Notice(
        "Für diese Auswahl ist keine aufgenommene Initiative bekannt.",
        "No admitted initiative is known for this selection.",
    )
