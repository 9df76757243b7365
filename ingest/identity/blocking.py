"""Which pairs of records are worth comparing: near linear in the number of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ingest.identity.aliases import known_bodies
from ingest.identity.align import stem
from ingest.identity.form import GENERIC, NEUTRAL, Form, NameForm, form_of
from ingest.identity.initials import parts
from ingest.identity.record import OrganisationRecord
from ingest.identity.vocabulary import vocabulary

# A block of more records is divided by town; what is still larger is left out and counted.
LARGEST_BLOCK = 40
# A word in more names than this makes no block of its own, only with the next rarest word.
_RARE = 25
_RAREST_WORDS = 3
_BEGINNING = 7
_INITIALS = range(3, 9)

Pairs = npt.NDArray[np.int64]
Number = TypeVar("Number", np.int64, np.uint64)


@dataclass
class Blocks:
    """Groups of records that share a key, and what it cost.

    ``left_out`` counts blocks that stayed too large, ``left_out_records`` the records in them;
    ``largest`` is the size of the largest block that was used.
    """

    groups: list[list[int]] = field(default_factory=list)
    largest: int = 0
    divided: int = 0
    left_out: int = 0
    left_out_records: int = 0


def blocks(forms: Sequence[Form]) -> Blocks:
    """Put records into blocks by several keys each.

    Keys: strong ids, the website, the whole key of the name, the well known body that bears it,
    rare words, the two rarest words together, the beginning of the name, acronyms and initials.
    """
    counts = Counter(stem(token) for form in forms for token in set(_heavy(form)))
    by_key: dict[str, list[int]] = {}
    for i, form in enumerate(forms):
        if form.name.redacted:
            continue
        for key in dict.fromkeys(_keys(form, counts)):
            by_key.setdefault(key, []).append(i)
    found = Blocks()
    for key, members in by_key.items():
        if len(members) > 1:
            _add(found, key, members, forms)
    return found


def _add(found: Blocks, key: str, members: list[int], forms: Sequence[Form]) -> None:
    """Use a block; too large a one is divided by town, and by Kreis or Land where none is known."""
    if len(members) <= LARGEST_BLOCK or key.startswith("id:"):
        found.groups.append(members)
        found.largest = max(found.largest, len(members))
        return
    found.divided += 1
    divided: dict[str, list[int]] = {}
    for i in members:
        for place in _place_keys(forms[i]):
            divided.setdefault(place, []).append(i)
    for part in divided.values():
        if len(part) > LARGEST_BLOCK:
            found.left_out += 1
            found.left_out_records += len(part)
        elif len(part) > 1:
            found.groups.append(part)
            found.largest = max(found.largest, len(part))


def _place_keys(form: Form) -> list[str]:
    """Each town with the beginning of the name: a large town has many records."""
    towns = [town.head for town in form.seat.towns] or [form.seat.district or "?"]
    return [f"{town} {form.name.compact[:12]}" for town in towns]


def get_ready(name: NameForm) -> None:
    """Make beforehand what blocks need of a name and what is kept for the next call."""
    _shortened(name.all_words)
    for token in name.tokens:
        stem(token)


def _heavy(form: Form) -> list[str]:
    """The words that name a body; when there are none, the generic ones."""
    counted = list(zip(form.name.tokens, form.name.weights, strict=True))
    own = [t for t, w in counted if w > GENERIC and len(t) > 1]
    return own or [t for t, w in counted if w > NEUTRAL]


def _keys(form: Form, counts: Counter[str]) -> Iterator[str]:
    name = form.name
    for kind, value in form.record.strong_ids():
        yield f"id:{kind}:{value}"
    if form.record.domain:
        yield f"www:{form.record.domain.casefold()}"
    if name.key:
        yield f"name:{name.key}"
    for alias in form.aliases:
        yield f"name:{alias}"
    for body in known_bodies().find(form):
        yield f"known:{body}"
    rarest = sorted({stem(t) for t in _heavy(form)}, key=lambda s: (counts[s], s))
    for one in rarest[:_RAREST_WORDS]:
        if counts[one] <= _RARE:
            yield f"word:{one}"
            yield f"start:{one[:5]}:{_first_town(form)}"
    for one, other in combinations(rarest[:_RAREST_WORDS], 2):
        yield f"two:{min(one, other)}:{max(one, other)}"
    yield f"begin:{name.compact[:_BEGINNING]}"
    yield f"place:{name.compact[:4]}:{_first_town(form)}"
    yield from _letters(form)


def _first_town(form: Form) -> str:
    return form.seat.towns[0].head if form.seat.towns else "?"


def _letters(form: Form) -> Iterator[str]:
    """Acronyms as published, and the initials that a name could be shortened to."""
    name = form.name
    for acronym in name.acronyms:
        if len(acronym) in _INITIALS:
            yield f"letters:{acronym}"
    stop = vocabulary().stop
    if len(name.tokens) <= 2:
        for token in name.tokens:
            if len(token) in _INITIALS and token not in vocabulary().real:
                yield f"letters:{token}"
    towns = {word for town in form.seat.towns for word in town.head.split()}
    home = "".join(w[0] for w in name.all_words if w not in stop and w not in towns)
    for initials in (*_shortened(name.all_words), home):
        if len(initials) in _INITIALS:
            yield f"letters:{initials}"


@lru_cache(maxsize=1 << 18)
def _shortened(all_words: tuple[str, ...]) -> tuple[str, ...]:
    """The initials of a name's words, without small words, with parts of compounds, without the
    first word; kept for the next call."""
    content = [word for word in all_words if word not in vocabulary().stop]
    compounds = [part for word in content for part in parts(word)]
    chosen = (all_words, content, compounds, content[1:])
    return tuple("".join(word[0] for word in words) for words in chosen)


def candidate_indices(forms: Sequence[Form], found: Blocks | None = None) -> Pairs:
    """All pairs of the blocks, each once: an array of two columns, the smaller index first."""
    found = found or blocks(forms)
    count = np.int64(len(forms))
    coded = [_coded(np.asarray(group, dtype=np.int64), count) for group in found.groups]
    if not coded:
        return np.empty((0, 2), dtype=np.int64)
    unique = distinct(np.concatenate(coded))
    return np.stack((unique // count, unique % count), axis=1)


def _coded(group: Pairs, count: np.int64) -> Pairs:
    rows, columns = _every_two(len(group))
    first, second = group[rows], group[columns]
    return np.minimum(first, second) * count + np.maximum(first, second)


def distinct(numbers: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The different numbers in their order: of a million a third of the time of ``np.unique``."""
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


@lru_cache(maxsize=LARGEST_BLOCK)
def _every_two(size: int) -> tuple[Pairs, Pairs]:
    rows, columns = np.triu_indices(size, k=1)
    return rows, columns


def candidate_pairs(records: Sequence[OrganisationRecord]) -> Iterator[tuple[int, int]]:
    """Index pairs of the records that share a block, each once, in order."""
    pairs = candidate_indices([form_of(record) for record in records])
    yield from zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), strict=True)
