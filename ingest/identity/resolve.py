"""From organisation records to one id each: the merge rules of the design."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ingest.identity.form import Form, form_of, name_key
from ingest.identity.judgements import Groups, Judgement, in_force
from ingest.identity.legal import form_relation
from ingest.identity.places import Nearness, nearness
from ingest.identity.record import STRONG_IDS, OrganisationRecord

Pair = tuple[str, str]

_ID_NAMES = {"ror": "ROR id", "pic": "PIC", "vat": "VAT number", "lei": "LEI",
             "register": "register number"}  # fmt: skip


@dataclass(frozen=True)
class Identities:
    """``canonical`` maps every id that gave way to the id that stays; ``reasons`` says why.

    ``former`` are (id that stays, name) of the names merged into it by a judgement.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    former: list[tuple[str, str]] = field(default_factory=list)


class _Merger:
    """Joins ids and remembers why; a rule never joins groups that bear two ids of one kind."""

    def __init__(self, records: Iterable[OrganisationRecord], different: Iterable[Pair]) -> None:
        self.groups = Groups(different)
        self.reasons: dict[str, str] = {}
        self._ids: dict[str, dict[str, str]] = {}
        for record in records:
            if own := record.strong_ids():
                self._ids.setdefault(record.id, {}).update(own)

    def decide(self, a: str, b: str, reason: str) -> None:
        """Join by the word of a person, whatever the ids."""
        self._join(a, b, reason)

    def apply(self, a: str, b: str, reason: str) -> None:
        """Join by a rule, unless the groups bear two different ids of one kind."""
        one = self._ids.get(self.groups.root(a), {})
        other = self._ids.get(self.groups.root(b), {})
        if all(other.get(kind, value) == value for kind, value in one.items()):
            self._join(a, b, reason)

    def _join(self, a: str, b: str, reason: str) -> None:
        one, other = self.groups.root(a), self.groups.root(b)
        if not self.groups.join(a, b):
            return
        self.reasons.setdefault(a, reason)
        self.reasons.setdefault(b, reason)
        if one != other and (ids := {**self._ids.get(other, {}), **self._ids.get(one, {})}):
            self._ids[self.groups.root(a)] = ids


def resolve(records: Sequence[OrganisationRecord], judgements: Iterable[Judgement]) -> Identities:
    """Decide which organisation ids are one.

    Judgements override the rules: "same" joins, "different" keeps whole groups apart. Rules join
    on a shared strong id, or on an equal name in a compatible legal form at the same place (Kreis,
    or town with compatible Land and country where a Kreis is not known); never over two different
    strong ids of one kind, also not by way of a third record. The id that stays has a
    record, one of the source that goes before the others, and is the smallest of those; what no
    rule joins stays a suggestion.
    """
    decisions = in_force(judgements)
    ordered = sorted(records, key=lambda record: record.id)
    different = ((j.a_id, j.b_id) for j in decisions if j.decision == "different")
    merger = _Merger(ordered, different)
    for j in decisions:
        if j.decision == "same":
            merger.decide(j.a_id, j.b_id, "judgement")
    for kind in STRONG_IDS:
        for a, b in _same_id(ordered, kind):
            merger.apply(a, b, f"same {_ID_NAMES[kind]}")
    # Bodies first: whether two units have the same body depends on which bodies are one.
    for units in (False, True):
        chosen = [record for record in ordered if bool(record.unit_of) == units]
        for a, b in _same_name(chosen, merger.groups):
            merger.apply(a, b, "same name, place and legal form")
    canonical = _canonical(merger.groups, {r.id: r.precedence for r in ordered})
    former = [
        (canonical.get(i, i), name)
        for j in decisions
        if j.decision == "same"
        for i, name in ((j.a_id, j.a_name), (j.b_id, j.b_name))
    ]
    return Identities(canonical, {i: merger.reasons[i] for i in canonical}, former)


def _same_id(records: Iterable[OrganisationRecord], kind: str) -> Iterator[Pair]:
    first: dict[str, str] = {}
    for record in records:
        if value := dict(record.strong_ids()).get(kind):
            if value in first:
                yield first[value], record.id
            first.setdefault(value, record.id)


@dataclass
class _Signature:
    """Records that do not differ in anything that the rule for names looks at."""

    form: Form
    strong: dict[str, str]
    ids: list[str]


def _same_name(records: Iterable[OrganisationRecord], groups: Groups) -> Iterator[Pair]:
    """Pairs alike in name, place and legal form.

    A record that would go with two which contradict each other (two legal forms, two towns of one
    name, two strong ids) is no bridge between them: it stays apart, which is a question for a
    person.
    """
    keyed = [(_key(record, groups), record) for record in records]
    # Most names are borne by one record: those need not be taken apart any further.
    bearers = Counter(key for key, _ in keyed)
    alike: dict[tuple[str, str], list[Form]] = {}
    for key, record in keyed:
        if bearers[key] > 1:
            form = form_of(record)
            placed = form.seat.district or form.seat.towns
            if form.name.key and placed and not form.name.redacted:
                alike.setdefault(key, []).append(form)
    for forms in alike.values():
        if len(forms) > 1:
            yield from _joined(list(_signatures(forms).values()))


def _key(record: OrganisationRecord, groups: Groups) -> tuple[str, str]:
    """The key of the name, and the body of a unit."""
    return name_key(record.name), groups.root(record.unit_of) if record.unit_of else ""


def _signatures(forms: Iterable[Form]) -> dict[object, _Signature]:
    found: dict[object, _Signature] = {}
    for form in forms:
        strong = form.record.strong_ids()
        key = (form.legal_form, form.seat, strong)
        if key in found:
            found[key].ids.append(form.record.id)
        else:
            found[key] = _Signature(form, dict(strong), [form.record.id])
    return found


def _joined(signatures: list[_Signature]) -> Iterator[Pair]:
    goes: dict[int, set[int]] = {i: set() for i in range(len(signatures))}
    against: set[tuple[int, int]] = set()
    for i, j in combinations(range(len(signatures)), 2):
        verdict = _verdict(signatures[i], signatures[j])
        if verdict == "together":
            goes[i].add(j)
            goes[j].add(i)
        elif verdict == "apart":
            against.add((i, j))
    bridges = {
        i for i, others in goes.items()
        if any(pair in against for pair in combinations(sorted(others), 2))
    }  # fmt: skip
    for i, signature in enumerate(signatures):
        if i in bridges or not _mergeable(signature.form):
            continue
        first, *more = signature.ids
        yield from ((first, other) for other in more)
        yield from ((first, signatures[j].ids[0]) for j in sorted(goes[i] - bridges) if j > i)


def _verdict(a: _Signature, b: _Signature) -> str:
    """``together``, ``apart`` or, where too little is known to say either, an empty text."""
    near = nearness(a.form.seat, b.form.seat)
    relation = form_relation(a.form.legal_form, b.form.legal_form)
    ids_differ = any(b.strong.get(kind, value) != value for kind, value in a.strong.items())
    if near == Nearness.other or relation in ("conversion", "other") or ids_differ:
        return "apart"
    return "together" if near == Nearness.same else ""


def _mergeable(form: Form) -> bool:
    """Some letters alone, or "Institut für Physik", are the name of several bodies."""
    if form.name.few_letters and not form.legal_form:
        return False
    return not form.name.is_unit or form.distinctive


def _canonical(groups: Groups, recorded: Mapping[str, int]) -> dict[str, str]:
    canonical: dict[str, str] = {}
    for ids in groups.members().values():
        with_record = (i for i in ids if i in recorded)
        keep = min(with_record, default=ids[0], key=lambda i: (recorded[i], i))
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
