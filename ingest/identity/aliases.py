"""Names that a register gives to one body: an index from a name to the entries that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.yaml_text import read_yaml
from ingest.identity.form import NEUTRAL, Form, NameForm, name_form
from ingest.identity.vocabulary import vocabulary

KNOWN_BODIES = Path(__file__).with_name("known_bodies.yml")
# A key of this length is a name of its own; a shorter one (letters) needs a fitting place.
_LONG = 12
_SHORTEST = 3
# A group and its German subsidiary often differ in this word alone.
_COUNTRY = frozenset(("deutschland", "germany"))


@dataclass(frozen=True)
class Entry:
    """One body of a register with all its names; ``towns`` empty means any place fits."""

    id: str
    names: tuple[str, ...]
    towns: frozenset[str] = frozenset()


class AliasIndex:
    """Finds the entries of a register that bear a name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._forms: dict[str, frozenset[str]] = {}
        # By key the entries that have it, with the towns left out of the name for it.
        self._keys: dict[str, dict[str, list[frozenset[str]]]] = {}
        # What was found, by all it depends on: in a large network each is asked for many times.
        self._found: dict[tuple[str, str, str], frozenset[str]] = {}
        for entry in entries:
            self._entries[entry.id] = entry
            forms = [name_form(name) for name in entry.names]
            self._forms[entry.id] = frozenset(f.legal_form for f in forms if f.legal_form)
            for form in forms:
                for key, named in _keys(form, entry.towns):
                    self._keys.setdefault(key, {}).setdefault(entry.id, []).append(named)

    def find(self, form: Form) -> frozenset[str]:
        """Ids of the entries that have this name, at a fitting place and in a fitting form."""
        asked = (form.record.name, form.record.city, form.legal_form)
        known = self._found.get(asked)
        if known is None:
            known = self._found[asked] = self._find(form)
        return known

    def _find(self, form: Form) -> frozenset[str]:
        towns = frozenset(head for town in form.seat.towns for head in town.head.split())
        found: set[str] = set()
        for key, named in _keys(form.name, towns):
            for id_, left_out in self._keys.get(key, {}).items():
                # The same words with another town are another body.
                if named and not any(not left or left & named for left in left_out):
                    continue
                long = len(key) >= _LONG and not all(left_out) and not named
                if self._fits(id_, towns | named, form.legal_form, long):
                    found.add(id_)
            if found:
                break
        return frozenset(found) or self._by_segments(form, towns)

    def _by_segments(self, form: Form, towns: frozenset[str]) -> frozenset[str]:
        """The entry that each part of a name means, as of two names at a dash."""
        name = form.name
        if len(name.segments) < 2:
            return frozenset()
        weights = dict(zip(name.tokens, name.weights, strict=True))
        meant: set[str] | None = None
        for segment in name.segments:
            key = "".join(t for t in segment if weights.get(t, 0.0) > NEUTRAL)
            entries = self._keys.get(key, {}).keys()
            meant = set(entries) if meant is None else meant & entries
            if not meant:
                return frozenset()
        fitting = (i for i in meant or () if self._fits(i, towns, form.legal_form, False))
        return frozenset(fitting)

    def name(self, id_: str) -> str:
        """The first name of an entry."""
        return self._entries[id_].names[0]

    def _fits(self, id_: str, towns: frozenset[str], legal_form: str, long: bool) -> bool:
        forms = self._forms[id_]
        if legal_form and forms and legal_form not in forms:
            return False
        own = self._entries[id_].towns
        return not own or not towns or bool(own & towns) or long


def _keys(form: NameForm, towns: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The name as a key: whole, and without the town; with the towns that were left out."""
    counted = zip(form.tokens, form.weights, strict=True)
    beside = form.beside if len(form.tokens) > 2 else frozenset[str]()
    tokens = [t for t, w in counted if (w > NEUTRAL or t in _COUNTRY) and t not in beside]
    if len(whole := "".join(tokens)) >= _SHORTEST:
        yield whole, frozenset()
    for place in (towns, vocabulary().towns):
        left = [t for t in tokens if t not in place]
        if len(left) < len(tokens) and _names_something(left):
            yield "".join(left), frozenset(t for t in tokens if t in place)


def _names_something(tokens: list[str]) -> bool:
    common = vocabulary().common | vocabulary().families
    ends = vocabulary().institutions
    return any(len(t) >= _SHORTEST and t not in common and not t.endswith(ends) for t in tokens)


@cache
def known_bodies() -> AliasIndex:
    """The public bodies of ``known_bodies.yml``."""
    lines: list[list[str]] = read_yaml(KNOWN_BODIES.read_text(encoding="utf-8"))
    return AliasIndex(Entry(names[0], tuple(str(n) for n in names)) for names in lines)
