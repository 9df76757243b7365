"""Pairs that may be one organisation, for a person to decide: near linear in the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.identity.aliases import AliasIndex
from ingest.identity.blocking import Blocks, blocks, candidate_indices, distinct
from ingest.identity.compare import Comparison, compare_forms, worth_showing
from ingest.identity.form import Form, form_of
from ingest.identity.judgements import Groups, Judgement, in_force
from ingest.identity.reasons import reason
from ingest.identity.record import OrganisationRecord
from ingest.identity.told_apart import ToldApart, pair_numbers

SharedProjects = Mapping[tuple[str, str], int] | Callable[[str, str], int]

_GROUPS_TOLD = 10


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two records that may be one organisation; ``a.id`` comes before ``b.id``."""

    a: OrganisationRecord
    b: OrganisationRecord
    comparison: Comparison


@dataclass
class Suggestions:
    """Suggestions by score, the highest first, and how they were found.

    ``candidates`` are the pairs of the blocks, ``compared`` those of them that are not decided
    yet, ``remembered`` those that an earlier run told apart. ``largest_groups`` are the ids that
    would be one if every suggestion from the threshold on were accepted: large ones hide the
    worst errors. ``told_apart`` is for the next run.
    """

    pairs: list[Suggestion] = field(default_factory=list)
    candidates: int = 0
    compared: int = 0
    remembered: int = 0
    told_apart: ToldApart = field(default_factory=ToldApart)
    blocks: Blocks = field(default_factory=Blocks)
    largest_groups: list[tuple[str, ...]] = field(default_factory=list)


def suggest(
    records: Sequence[OrganisationRecord],
    *,
    shared_projects: SharedProjects | None = None,
    judgements: Iterable[Judgement] = (),
    canonical: Mapping[str, str] | None = None,
    register: AliasIndex | None = None,
    told_apart: ToldApart | None = None,
) -> Suggestions:
    """Compare what blocking puts together and keep what a person should look at.

    ``canonical`` leads from an id to the id into which it was merged (``resolve``); of two groups
    the best pair is kept. What a judgement calls same or different is left out, for the whole
    groups; ``unsure`` stays, with that reason. ``shared_projects`` gives the number of projects
    in which both ids take part, the smaller id first. Pairs that ``told_apart`` names are not
    compared again, unless they share a project.
    """
    forms = [form_of(record) for record in sorted(records, key=lambda record: record.id)]
    found = Suggestions(blocks=blocks(forms))
    indices = candidate_indices(forms, found.blocks)
    found.candidates = len(indices)
    merged = canonical or {}
    ids = [merged.get(form.record.id, form.record.id) for form in forms]
    decided, unsure = _decided(judgements, merged)
    best: dict[tuple[str, str], Suggestion] = {}
    shared = _lookup(shared_projects)
    before = told_apart or ToldApart()
    numbers = pair_numbers([form.record for form in forms], indices)
    known = before.known(numbers).tolist()
    apart: list[int] = []
    for at, i, j in _open(indices.tolist(), ids, decided):
        a, b, pair = forms[i], forms[j], _pair(ids[i], ids[j])
        projects = shared(*_pair(a.record.id, b.record.id))
        alone = not projects and pair not in unsure
        if alone and known[at]:
            found.remembered += 1
            apart.append(at)
            continue
        found.compared += 1
        comparison = _compared(a, b, projects, register, pair in unsure)
        if comparison is None:
            if alone:
                apart.append(at)
        elif pair not in best or comparison.score > best[pair].comparison.score:
            best[pair] = Suggestion(a.record, b.record, comparison)
    found.told_apart = ToldApart(before.rules, distinct(numbers[apart]))
    found.pairs = sorted(best.values(), key=lambda s: (-s.comparison.score, s.a.id, s.b.id))
    found.largest_groups = _largest(merged, best)
    return found


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _decided(
    judgements: Iterable[Judgement], merged: Mapping[str, str]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Pairs of groups that a person decided, and those about which a person was unsure."""
    decided: set[tuple[str, str]] = set()
    unsure: set[tuple[str, str]] = set()
    for j in in_force(judgements):
        pair = _pair(merged.get(j.a_id, j.a_id), merged.get(j.b_id, j.b_id))
        (unsure if j.decision == "unsure" else decided).add(pair)
    return decided, unsure - decided


def _open(
    pairs: Iterable[list[int]], ids: Sequence[str], decided: set[tuple[str, str]]
) -> Iterator[tuple[int, int, int]]:
    """The place and both indices of the pairs that are not yet one and not yet decided."""
    for at, (i, j) in enumerate(pairs):
        if ids[i] != ids[j] and (not decided or _pair(ids[i], ids[j]) not in decided):
            yield at, i, j


def _lookup(shared: SharedProjects | None) -> Callable[[str, str], int]:
    if shared is None:
        return lambda _a, _b: 0
    if isinstance(shared, Mapping):
        known = shared
        return lambda a, b: known.get((a, b), 0)
    return shared


def _compared(
    a: Form, b: Form, projects: int, register: AliasIndex | None, unsure: bool
) -> Comparison | None:
    if not unsure:
        return worth_showing(a, b, shared_projects=projects, register=register)
    found = compare_forms(a, b, shared_projects=projects, register=register)
    reasons = (*found.reasons, reason("unsure"))
    return Comparison("suggest", found.score, reasons)


def _largest(
    merged: Mapping[str, str], best: Mapping[tuple[str, str], Suggestion]
) -> list[tuple[str, ...]]:
    groups = Groups()
    for old, stays in sorted(merged.items()):
        groups.join(old, stays)
    for (a, b), suggestion in sorted(best.items()):
        if suggestion.comparison.accepted:
            groups.join(a, b)
    found = sorted(groups.members().values(), key=lambda ids: (-len(ids), ids))
    return [tuple(ids) for ids in found[:_GROUPS_TOLD]]
