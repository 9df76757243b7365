"""Whether two records speak of one organisation: a decision, a score and the reasons."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.identity.aliases import AliasIndex, known_bodies
from ingest.identity.align import Alignment, align
from ingest.identity.form import NEUTRAL, Form, form_of
from ingest.identity.left_out import missing_word
from ingest.identity.legal import FormRelation, both_commercial, form_relation
from ingest.identity.places import Nearness, nearness
from ingest.identity.reasons import Reason, reason, rules, score_of
from ingest.identity.record import OrganisationRecord
from ingest.identity.vocabulary import vocabulary
from ingest.identity.weighed import weighed

Decision = Literal["same", "suggest", "different"]

# A suggestion from here on is taken as right where suggestions are accepted in bulk.
ACCEPT = rules().accept
# A pair below this is not suggested to a person.
SHOW = rules().show
# The points for it, less what the rounding of the score allows.
_SHOW_POINTS = math.log2(SHOW / (1 - SHOW)) - 0.01
# The most that words in common can give; all else that is told of the names takes points away.
_BEST_NAMES = max(
    rules().reasons[code].points for code in ("same_words", "extra_words", "other_words")
)

_MOST_SHARED = 3
# Bodies in these forms may have several sites under one name.
_LARGE_FORMS = frozenset(("ag", "se", "kgaa", "kdor"))
# A group in such a form has its "X Deutschland AG" beside it.
_LISTED = frozenset(("ag", "se", "kgaa"))
_LARGE_BEGINNINGS = ("bundes", "deutsche", "universitat", "hochschule")
# In a name of so many letters one wrong letter does not make it another body's.
_LONG_NAME = 16


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was decided about a pair. ``same`` is the only automatic merge; ``score`` is 0 to 1."""

    decision: Decision
    score: float
    reasons: tuple[Reason, ...]

    @property
    def accepted(self) -> bool:
        """Whether the pair counts as one when suggestions are accepted from ``ACCEPT`` on."""
        return self.decision == "same" or (self.decision == "suggest" and self.score >= ACCEPT)


def compare(
    a: OrganisationRecord,
    b: OrganisationRecord,
    *,
    shared_projects: int = 0,
    register: AliasIndex | None = None,
) -> Comparison:
    """Compare two records; the order of the two does not matter.

    ``shared_projects`` is the number of projects in which both take part, ``register`` a further
    index of names beside the well known bodies. ``same`` only on a shared strong id, or on an
    equal normalised name with compatible legal form and the same place, and never over two
    different strong ids of one type.
    """
    return compare_forms(form_of(a), form_of(b), shared_projects=shared_projects, register=register)


def compare_forms(
    a: Form, b: Form, *, shared_projects: int = 0, register: AliasIndex | None = None
) -> Comparison:
    """As ``compare``, for records taken apart before."""
    a, b = _ordered(a, b)
    if a.name.redacted or b.name.redacted:
        return Comparison("different", 0.0, (reason("redacted"),))
    return _compared(a, b, _beside(a, b, shared_projects, register))


def worth_showing(
    a: Form, b: Form, *, shared_projects: int = 0, register: AliasIndex | None = None
) -> Comparison | None:
    """As ``compare_forms``, or None for ``different``.

    Most pairs of a large network are told apart by what stands beside the names (place, legal
    form, ids) however alike the names are; those are not taken apart word by word.
    """
    a, b = _ordered(a, b)
    if a.name.redacted or b.name.redacted:
        return None
    beside = _beside(a, b, shared_projects, register)
    same_id = any(r.code == "same_id" for r in beside.ids)
    if not (same_id or beside.alias or beside.same_name):
        reasons = (*beside.before, *_places(a, b, beside.near, False, False), *beside.after)
        if _BEST_NAMES + sum(r.weight for r in reasons) < _SHOW_POINTS:
            return None
    found = _compared(a, b, beside)
    return None if found.decision == "different" else found


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known of a pair beside the words of its names and what they say of its places."""

    ids: tuple[Reason, ...]
    aliases: tuple[Reason, ...]
    after: tuple[Reason, ...]
    near: Nearness
    relation: FormRelation
    alias: bool
    same_name: bool
    units: bool

    @property
    def before(self) -> tuple[Reason, ...]:
        return (*self.ids, *self.aliases)


def _beside(a: Form, b: Form, shared_projects: int, register: AliasIndex | None) -> _Beside:
    near = nearness(a.seat, b.seat)
    if near == Nearness.other and _names_both_towns(a, b):
        near = Nearness.alike
    relation = form_relation(a.legal_form, b.legal_form)
    units = tuple(_units(a, b))
    aliases = tuple(_aliases(a, b, register))
    return _Beside(
        ids=tuple(_ids(a, b)),
        aliases=aliases,
        after=(*_forms(a, b, relation, near), *units, *_other_evidence(a, b, shared_projects)),
        near=near,
        relation=relation,
        alias=any(r.code == "alias" for r in aliases),
        same_name=bool(a.name.key) and a.name.key == b.name.key,
        units=bool(units),
    )


def _names_both_towns(a: Form, b: Form) -> bool:
    """Whether each name holds the town of the other: one body with two seats."""
    return bool(
        a.town_words
        and b.town_words
        and a.town_words <= set(b.name.tokens)
        and b.town_words <= set(a.name.tokens)
    )


def _compared(a: Form, b: Form, beside: _Beside) -> Comparison:
    near, alias = beside.near, beside.alias
    names = tuple(_names(a, b, beside.same_name, near, alias))
    codes = {r.code for r in names}
    shortest = min(len(a.name.compact), len(b.name.compact))
    vague = "initials" in codes or ("typing_error" in codes and shortest < _LONG_NAME)
    reasons = (*beside.before, *names, *_places(a, b, near, alias, vague), *beside.after)
    score = score_of(reasons)
    ids = {r.code for r in beside.ids}
    if "other_id" in ids:
        automatic = False
    elif "same_id" in ids:
        automatic = True
    else:
        mergeable = _mergeable(a, b, near, beside.relation)
        automatic = beside.same_name and mergeable and not beside.units
    if automatic:
        return Comparison("same", max(score, ACCEPT), reasons)
    return Comparison("suggest" if score >= SHOW else "different", score, reasons)


def _ordered(a: Form, b: Form) -> tuple[Form, Form]:
    one, other = a.record.name, b.record.name
    if one == other:
        return (b, a) if _order(b) < _order(a) else (a, b)
    return (b, a) if other < one else (a, b)


def _order(form: Form) -> tuple[str, str, str]:
    return form.record.name, form.record.city, form.record.id


def _mergeable(a: Form, b: Form, near: Nearness, relation: FormRelation) -> bool:
    """The rest of the rule for equal names; a unit with a common name could be any body's."""
    placed = near == Nearness.same and relation in ("same", "unknown", "compatible")
    if a.name.few_letters and not (a.legal_form or b.legal_form):
        return False
    return placed and (not a.name.is_unit or a.distinctive)


def _ids(a: Form, b: Form) -> Iterator[Reason]:
    others = dict(b.record.strong_ids())
    for kind, value in a.record.strong_ids():
        if kind in others:
            yield reason("same_id" if others[kind] == value else "other_id", kind.upper())


def _units(a: Form, b: Form) -> Iterator[Reason]:
    one, other = a.record, b.record
    if (one.unit_of and one.unit_of == other.id) or (other.unit_of and other.unit_of == one.id):
        yield reason("unit_of")
    elif one.unit_of and other.unit_of and one.unit_of != other.unit_of:
        yield reason("other_body")


def _aliases(a: Form, b: Form, register: AliasIndex | None) -> Iterator[Reason]:
    """Registers that have both names, for one entry or for two."""
    if a.name.key == b.name.key:
        return
    if a.name.key in b.aliases or b.name.key in a.aliases:
        yield reason("alias", min(a.record.name, b.record.name))
        return
    for index in (known_bodies(), register):
        if index is None:
            continue
        one = index.find(a)
        other = index.find(b) if one else frozenset[str]()
        if len(one & other) == 1:
            yield reason("alias", index.name(next(iter(one & other))))
            return
        if len(one) == 1 == len(other):
            yield reason("other_entry")
            return


def _names(a: Form, b: Form, same_name: bool, near: Nearness, alias: bool) -> Iterator[Reason]:
    if same_name:
        yield reason("same_name")
        return
    if alias:
        return
    found = align(a.name, b.name, weighed(a, b, near), weighed(b, a, near))
    missing = missing_word(found, a, b) if near == Nearness.same else ""
    if missing:
        yield reason("word_missing", missing)
    else:
        yield from _left_over(found)
    numbers = sorted(t for t in found.left_a.keys() ^ found.left_b.keys() if t.isdigit())
    if numbers:
        yield reason("other_number", " ".join(numbers))
    yield from _small_differences(found)
    if not missing:
        yield from _structure(found)


def _left_over(found: Alignment) -> Iterator[Reason]:
    """Points by what has no partner: nothing, words of one name, or words of both."""
    table = rules().left_over
    left_a, left_b = found.left_a, found.left_b
    over_a, over_b = sum(left_a.values()), sum(left_b.values())
    if found.matched < NEUTRAL * 4:
        yield reason("nothing_shared")
    elif over_a <= table.free and over_b <= table.free:
        yield reason("same_words")
    elif min(over_a, over_b) <= table.free:
        less = min(table.extra * max(over_a, over_b), table.most)
        words = left_a if over_a > over_b else left_b
        yield reason("extra_words", " ".join(words), less=less)
    else:
        less = min(table.both + table.each * (over_a + over_b), table.most)
        what = f"{' '.join(left_a)} / {' '.join(left_b)}"
        yield reason("other_words", what, less=less)


def _small_differences(found: Alignment) -> Iterator[Reason]:
    if found.inflected:
        yield reason("word_form", times=found.inflected)
    if found.typos:
        yield reason("typing_error", times=found.typos)
    if found.cut_off:
        yield reason("cut_off")
    if found.letters_only:
        yield reason("letters_only", times=2 if found.letters_only <= 3 else 1)
    if found.uncovered:
        times = found.uncovered * (1 if found.shared_acronym else 2.5)
        yield reason("not_in_letters", times=times)
    if found.acronym:
        code = "abbreviation" if found.shared_acronym else "initials"
        yield reason(code, found.acronym.upper(), times=max(found.abbreviated, 1))
    elif found.abbreviated:
        yield reason("abbreviation", found.cut_word, times=found.abbreviated)
    if found.first_letters:
        yield reason("first_letter", times=found.first_letters)


def _structure(found: Alignment) -> Iterator[Reason]:
    """A body and its unit, a group and its subsidiary: one name is the other and more."""
    heavy_a = {t for t, w in found.left_a.items() if w > 0.5}
    heavy_b = {t for t, w in found.left_b.items() if w > 0.5}
    if not found.matched or bool(heavy_a) == bool(heavy_b):
        return
    more = heavy_a | heavy_b
    if more & vocabulary().units:
        yield reason("institute_and_body")
    elif found.strong:
        yield reason("group_and_subsidiary")


def _places(a: Form, b: Form, near: Nearness, alias: bool, vague: bool) -> Iterator[Reason]:
    """The place. Initials, common words and names that are nearly alike are in every town."""
    if near == Nearness.same:
        yield reason("same_place")
    elif near == Nearness.alike:
        yield reason("near_place")
    elif near == Nearness.other:
        if a.seat.country and b.seat.country and a.seat.country != b.seat.country:
            yield reason("other_country")
        known = alias or bool(known_bodies().find(a))
        if alias and _names_own_town(a) != _names_own_town(b):
            yield reason("other_place_common_name")  # "X" and its site "X Mannheim"
        elif not known and (vague or not (a.distinctive and b.distinctive)):
            yield reason("other_place_common_name")
        elif known or (_countrywide(a) and _countrywide(b)):
            yield reason("other_place")
        else:
            yield reason("other_place_small_body")


def _names_own_town(form: Form) -> bool:
    return not form.town_words.isdisjoint(form.name.tokens)


def _countrywide(form: Form) -> bool:
    """Whether a body of this name is known to have several sites, or its name is its own."""
    if not _LARGE_FORMS.isdisjoint(form.legal_form.split()):
        return True
    tokens = form.name.tokens
    if not vocabulary().families.isdisjoint(tokens):
        return True
    return not form.legal_form and any(t.startswith(_LARGE_BEGINNINGS) for t in tokens[:2])


def _forms(a: Form, b: Form, relation: FormRelation, near: Nearness) -> Iterator[Reason]:
    """The legal form. Firms of one town must have names that differ in more than the form of
    trade (section 30 of the Handelsgesetzbuch), so there another form is rather a conversion."""
    what = f"{a.legal_form} / {b.legal_form}"
    distinctive = a.distinctive and b.distinctive
    germany = ("deutschland" in a.name.tokens) != ("deutschland" in b.name.tokens)
    if relation == "same":
        yield reason("same_legal_form")
        if germany and a.legal_form in _LISTED:
            yield reason("group_and_subsidiary", times=5)
    elif relation == "conversion" or (
        near >= Nearness.alike and distinctive and both_commercial(a.legal_form, b.legal_form)
    ):
        yield reason("conversion", what)
        if germany:
            yield reason("group_and_subsidiary", times=3)
    elif relation == "other":
        yield reason("other_legal_form", what)


def _other_evidence(a: Form, b: Form, shared_projects: int) -> Iterator[Reason]:
    if a.record.domain and a.record.domain.casefold() == b.record.domain.casefold():
        yield reason("domain")
    if shared_projects:
        times = min(shared_projects, _MOST_SHARED)
        yield reason("shared_projects", str(shared_projects), times=times)
