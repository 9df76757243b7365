"""Whether two records are at one place: Kreis, or town with Land and country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from graph.names import words
from ingest.identity.record import OrganisationRecord
from ingest.identity.vocabulary import vocabulary

_CONNECTORS = frozenset(
    ("am", "an", "der", "im", "in", "bei", "b", "a", "d", "i", "ob", "vor", "auf", "unter", "zu",
     "dem", "den", "v", "vd", "kreis", "landkreis", "lkr", "kr")
)  # fmt: skip
# Beginnings of the names of many towns.
_FIRST_PARTS = frozenset(
    ("bad", "sankt", "gross", "klein", "nu", "alt", "ober", "unter", "hohen", "burg")
)
_TITLES = frozenset(
    ("stadt", "hansestadt", "landeshauptstadt", "lutherstadt", "universitatsstadt", "freie",
     "kreisstadt", "gemeinde", "markt")
)  # fmt: skip
_POSTCODE = re.compile(r"\b\d{4,5}\b")


MAIN = frozenset(("*",))


class Nearness(IntEnum):
    """How two places go together; ``same`` is enough for an automatic merge."""

    other = 0
    unknown = 1
    alike = 2
    same = 3


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its name and what tells it from namesakes (Oder, Holstein).

    The town that a bare name means (Frankfurt am Main for Frankfurt) has the qualifier ``MAIN``.
    """

    head: str
    qualifier: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a record is; empty fields are unknown."""

    towns: tuple[Town, ...]
    district: str
    states: frozenset[str]
    country: str


@lru_cache(maxsize=1 << 16)
def towns_of(city: str) -> tuple[Town, ...]:
    """The towns of a cell as published; several are divided by ``;``."""
    found = (_town(part) for part in city.split(";"))
    return tuple(town for town in found if town.head)


def _town(text: str) -> Town:
    vocabulary_ = vocabulary()
    inside = re.findall(r"\(([^)]*)\)", text)
    bare, _, after = re.sub(r"\([^)]*\)", " ", text).partition("/")
    inside.append(after)
    bare = bare.partition(",")[0]
    tokens = words(_POSTCODE.sub(" ", bare)).split()
    tokens = [vocabulary_.town_names.get(t, "sankt" if t == "st" else t) for t in tokens]
    while len(tokens) > 1 and tokens[0] in _TITLES:
        tokens = tokens[2:] if tokens[1] == "und" else tokens[1:]
    cut = next((i for i, t in enumerate(tokens) if i and t in _CONNECTORS), len(tokens))
    head = tokens[:cut]
    qualifier = {*tokens[cut:], *words(" ".join(inside)).split()} - _CONNECTORS
    meant = vocabulary_.main_qualifiers.get(head[0], frozenset()) if head else frozenset()
    if meant and all(any(m.startswith(q) for m in meant) for q in qualifier):
        qualifier = set(MAIN)
    return Town(" ".join(head), frozenset(qualifier))


def seat_of(record: OrganisationRecord) -> Seat:
    """The place of a record in comparable form."""
    return Seat(
        towns_of(record.city), record.district, frozenset(record.states), record.country.upper()
    )


def nearness(a: Seat, b: Seat) -> Nearness:
    """Compare two places. One Kreis, or one town with compatible Land and country, is ``same``.

    ``alike`` are a town and a part of it, and a name with and without what tells it from its
    namesakes ("Frankfurt" and "Frankfurt (Oder)").
    """
    if a.country and b.country and a.country != b.country:
        return Nearness.other
    if a.district and b.district:
        return Nearness.same if a.district == b.district else Nearness.other
    if a.states and b.states and not a.states & b.states:
        return Nearness.other
    if not a.towns or not b.towns:
        return Nearness.unknown
    return max(_towns_nearness(s, t) for s in a.towns for t in b.towns)


def _towns_nearness(a: Town, b: Town) -> Nearness:
    if a.head == b.head:
        if a.qualifier == b.qualifier or not (a.qualifier | b.qualifier) - MAIN:
            return Nearness.same
        one_without = not (a.qualifier and b.qualifier)
        shared = _short_for(a.qualifier, b.qualifier)
        return Nearness.alike if one_without or shared else Nearness.other
    short, long = sorted((a.head, b.head), key=len)
    part = long.startswith(short + " ") and short not in _FIRST_PARTS
    return Nearness.alike if part else Nearness.other


def _short_for(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether a word of one is the beginning of one of the other: "Höhe" and "H."."""
    return any(p.startswith(q) or q.startswith(p) for p in a for q in b)
