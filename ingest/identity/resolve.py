"""From organisation records to one id each: the merge rules of the design."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from graph.names import legal_form, without_legal_form, words
from ingest.identity.judgements import Groups, Judgement, in_force

Pair = tuple[str, str]


@dataclass(frozen=True)
class Identities:
    """``canonical`` maps every id that gave way to the id that stays; ``reasons`` says why.

    ``former`` are (id that stays, name) of the names merged into it by a judgement.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    former: list[tuple[str, str]] = field(default_factory=list)


class _Record(NamedTuple):
    id: str
    form: str
    ror: str


def _same_ror(organisations: pd.DataFrame) -> Iterator[Pair]:
    known = organisations.dropna(subset=["ror"])
    for _, group in known.groupby("ror", sort=True):
        first, *others = sorted(group["id"])
        yield from ((first, other) for other in others)


def _same_name(
    organisations: pd.DataFrame, states: Mapping[str, tuple[str, ...]]
) -> Iterator[Pair]:
    """Pairs alike in name, place (town, Land and country) and legal form.

    Nothing is joined where the records of one name and place bear two ROR ids; where they bear
    two legal forms, only records of one form are joined, and those without one stay apart.
    """
    placed = organisations.dropna(subset=["city"])
    alike: dict[tuple[str, ...], list[_Record]] = {}
    columns = ["id", "name", "city", "country", "legal_form", "ror"]
    for node, name, city, country, form, ror in placed[columns].to_numpy().tolist():
        place = (words(city), country or "", *sorted(states.get(node, ())))
        stated = legal_form(form or "") or words(form or "") or legal_form(name)
        if bare := without_legal_form(name):
            alike.setdefault((bare, *place), []).append(_Record(node, stated, ror or ""))
    for records in alike.values():
        if len({r.ror for r in records} - {""}) <= 1:
            yield from _compatible(sorted(records))


def _compatible(records: list[_Record]) -> Iterator[Pair]:
    forms = {r.form for r in records} - {""}
    if len(forms) <= 1:
        yield from ((records[0].id, other.id) for other in records[1:])
        return
    for form in sorted(forms):
        first, *others = [r.id for r in records if r.form == form]
        yield from ((first, other) for other in others)


def resolve(
    organisations: pd.DataFrame,
    judgements: Iterable[Judgement],
    states: Mapping[str, tuple[str, ...]] | None = None,
) -> Identities:
    """Decide which organisation ids are one.

    ``organisations`` has the columns of the Organisation frame, ``states`` the Länder of an id.
    Judgements override the rules: "same" joins, "different" keeps whole groups apart. The id that
    stays is one that has a record, the smallest of those; what no rule joins stays a suggestion.
    """
    decisions = in_force(judgements)
    groups = Groups((j.a_id, j.b_id) for j in decisions if j.decision == "different")
    reasons: dict[str, str] = {}
    for reason, pairs in (
        ("judgement", ((j.a_id, j.b_id) for j in decisions if j.decision == "same")),
        ("same ROR id", _same_ror(organisations)),
        ("same name, place and legal form", _same_name(organisations, states or {})),
    ):
        for a, b in pairs:
            if groups.join(a, b):
                reasons.setdefault(a, reason)
                reasons.setdefault(b, reason)
    canonical = _canonical(groups, set(organisations["id"]))
    former = [
        (canonical.get(i, i), name)
        for j in decisions
        if j.decision == "same"
        for i, name in ((j.a_id, j.a_name), (j.b_id, j.b_name))
    ]
    return Identities(canonical, {i: reasons[i] for i in canonical}, former)


def _canonical(groups: Groups, recorded: set[str]) -> dict[str, str]:
    canonical: dict[str, str] = {}
    for ids in groups.members().values():
        keep = min((i for i in ids if i in recorded), default=ids[0])
        canonical.update({i: keep for i in ids if i != keep})
    return canonical


def known_ids(recorded: set[str], judgements: Iterable[Judgement]) -> set[str]:
    """The ids that lead to a record: those of records, and those that a judgement joins to one."""
    decisions = in_force(judgements)
    groups = Groups((j.a_id, j.b_id) for j in decisions if j.decision == "different")
    for j in decisions:
        if j.decision == "same":
            groups.join(j.a_id, j.b_id)
    joined = groups.members().values()
    return recorded.union(*(ids for ids in joined if not recorded.isdisjoint(ids)))
