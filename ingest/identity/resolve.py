"""From organisation records to one id each: the merge rules of the design."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from graph.names import without_legal_form, words
from ingest.identity.judgements import Groups, Judgement


@dataclass(frozen=True)
class Identities:
    """``canonical`` maps every id that gave way to the id that stays; ``reasons`` says why.

    ``former`` are (id that stays, name) of the names merged into it by a judgement.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    former: list[tuple[str, str]] = field(default_factory=list)


def _legal_form(name: str, stated: str | None) -> str:
    full, bare = words(name), without_legal_form(name)
    return words(stated) if stated else full.removeprefix(bare).strip()


def _same_by_rule(organisations: pd.DataFrame) -> Iterable[tuple[str, str, str]]:
    """Pairs that a rule makes one: a shared ROR id, or name, place and legal form alike."""
    known = organisations.dropna(subset=["ror"])
    for _, group in known.groupby("ror", sort=True):
        ids = sorted(group["id"])
        yield from ((ids[0], other, "same ROR id") for other in ids[1:])
    placed = organisations.dropna(subset=["city"])
    keys: dict[tuple[str, str], list[tuple[str, str]]] = {}
    columns = ("id", "name", "city", "legal_form")
    for node, name, city, form in placed[list(columns)].to_numpy().tolist():
        key = (without_legal_form(name), words(city))
        keys.setdefault(key, []).append((node, _legal_form(name, form)))
    for entries in keys.values():
        entries.sort()
        first, form = entries[0]
        for other, other_form in entries[1:]:
            if form == other_form or not form or not other_form:
                yield first, other, "same name, place and legal form"


def resolve(organisations: pd.DataFrame, judgements: Iterable[Judgement]) -> Identities:
    """Decide which organisation ids are one.

    ``organisations`` has the columns of the Organisation frame. Judgements override the rules:
    "same" joins, "different" keeps whole groups apart. The id that stays is one that has a
    record, the smallest of those; ties between records of different bodies stay suggestions.
    """
    decisions = sorted(judgements, key=lambda j: (j.a_id, j.b_id))
    groups = Groups((j.a_id, j.b_id) for j in decisions if j.decision == "different")
    reasons: dict[str, str] = {}
    pairs = [(j.a_id, j.b_id, "judgement") for j in decisions if j.decision == "same"]
    for a, b, reason in (*pairs, *_same_by_rule(organisations)):
        if groups.join(a, b):
            reasons.setdefault(a, reason)
            reasons.setdefault(b, reason)
    recorded = set(organisations["id"])
    canonical: dict[str, str] = {}
    for ids in groups.members().values():
        keep = min((i for i in ids if i in recorded), default=ids[0])
        canonical.update({i: keep for i in ids if i != keep})
    former = [
        (canonical.get(i, i), name)
        for j in decisions
        if j.decision == "same"
        for i, name in ((j.a_id, j.a_name), (j.b_id, j.b_name))
    ]
    return Identities(canonical, {i: reasons[i] for i in canonical}, former)
