"""Recipients and executing bodies as organisation records: one a published name and place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from operator import itemgetter
from typing import NamedTuple

from babel import Locale

from graph.names import words
from ingest.districts import district_of
from ingest.kinds import kind_of
from ingest.places import Place, land_codes
from ingest.sources.foerderkatalog.cells import CellError, text
from ingest.sources.foerderkatalog.columns import BODY, RECIPIENT
from ingest.sources.foerderkatalog.rules import person, redacted

# Keys that are none: "domestic, not assignable" and "abroad".
UNASSIGNED, ABROAD = "00000000", "99999999"
_recipient, _body = itemgetter(*RECIPIENT), itemgetter(*BODY)
_TOWN_TITLE = re.compile(r",[^,]*\b\w*stadt$", re.IGNORECASE)
_COUNTRIES = {
    words(name): code
    for code, name in Locale("de").territories.items()
    if len(code) == 2 and code.isalpha()
} | {
    words(name): code
    for name, code in (
        ("Bundesrepublik Deutschland", "DE"), ("USA", "US"), ("Großbritannien", "GB"),
        ("Vereinigtes Königreich Großbritannien und Nordirland", "GB"),
        ("Vereinigte Staaten von Amerika", "US"), ("Tschechische Republik", "CZ"),
        ("Russische Föderation", "RU"), ("Republik Korea", "KR"), ("Volksrepublik China", "CN"),
        ("Slowakische Republik", "SK"), ("Moldau", "MD"), ("Türkei", "TR"), ("Taiwan", "TW"),
    )
}  # fmt: skip


class Body(NamedTuple):
    """An organisation record; ``part_of`` is the record of the recipient a unit belongs to."""

    id: str
    name: str
    kind: str
    place: Place
    part_of: str


class Who(NamedTuple):
    """Who got a grant, who does the work and where; ids are empty where nobody may be named.

    ``where`` is the region the work is done in, without its town: only keys are certain.
    """

    recipient: str
    published_name: str
    unit: str
    published_unit: str
    where: Place | None


class _Recipient(NamedTuple):
    """What one block of cells says; ``alone`` is its Who where it does the work itself."""

    id: str
    alone: Who
    told: tuple[str, ...]


@dataclass
class Bodies:
    """All records of a reading. ``counts`` are what the run's remarks tell, by row."""

    records: dict[str, Body] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    _recipients: dict[tuple[str, ...], _Recipient] = field(default_factory=dict)
    _whos: dict[tuple[str, ...], Who] = field(default_factory=dict)

    def who(self, cells: Mapping[str, str]) -> Who:
        """Recipient and executing body of a row. Raises CellError without a recipient."""
        given = _recipient(cells)
        recipient = self._recipients.get(given)
        if recipient is None:
            recipient = self._recipients[given] = self._read(given)
        for what in recipient.told:
            self.counts[what] += 1
        body = _body(cells)
        if body == given:
            return recipient.alone
        key = (*given, *body)
        who = self._whos.get(key)
        if who is None:
            who = self._whos[key] = self._with_body(recipient, body)
        return who

    def _read(self, given: tuple[str, ...]) -> _Recipient:
        name, *place = map(text, given)
        if not name:
            raise CellError("recipient: empty")
        where, told = _place(*place)
        nobody = Who("", "", "", "", _region(where))
        if redacted(name):
            return _Recipient("", nobody, ("redacted",))
        if person(name):
            return _Recipient("", nobody, ("named like a person",))
        record = self._record(name, where, "")
        return _Recipient(record, nobody._replace(recipient=record, published_name=name), told)

    def _with_body(self, recipient: _Recipient, given: tuple[str, ...]) -> Who:
        unit, *place = map(text, given)
        where, _ = _place(*place)
        alone = recipient.alone
        if region := _region(where):
            alone = alone._replace(where=region)
        nobody = not recipient.id or not unit or redacted(unit) or person(unit)
        if nobody or words(unit) == words(alone.published_name):
            return alone
        return alone._replace(unit=self._record(unit, where, recipient.id), published_unit=unit)

    def _record(self, name: str, place: Place, part_of: str) -> str:
        """Id of the record of a name at a place, made when it is new.

        A unit is told apart by its recipient too: every university has an Institut für Physik.
        """
        parts = (name, words(place.city or ""), *place.states, place.country or "", part_of)
        node = f"fk-{blake2b(chr(0).join(parts).encode(), digest_size=5).hexdigest()}"
        known = self.records.get(node)
        if known is None:
            kind = kind_of(name)
            if kind == "other" and part_of:
                kind = self.records[part_of].kind
            self.records[node] = Body(node, name, kind, place, part_of)
        elif place.district and not known.place.district:
            self.records[node] = known._replace(place=place)
        return node


@cache
def _place(
    key: str, municipality: str, town: str, land: str, state: str
) -> tuple[Place, tuple[str, ...]]:
    """The place of five cells, and what is to be told of it."""
    city = _TOWN_TITLE.sub("", municipality or town) or None
    if key == ABROAD:
        country = _COUNTRIES.get(words(state))
        return Place(city, (), country if country != "DE" else None), ("abroad",)
    country = _COUNTRIES.get(words(state)) if state else "DE"
    district = district_of(key)
    if not district:
        states = land_codes((land,)) if country == "DE" else ()
        return Place(city, states, country), (_without_district(key),)
    told = ("Land of the key differs",) if land_codes((land,)) not in (
        (), (district.state,)) else ()  # fmt: skip
    return Place(city, (district.state,), "DE", district.ags), told


def _region(place: Place) -> Place | None:
    """A place without its town; None where no more than the own country is known."""
    if place.district or place.states or place.country not in (None, "DE"):
        return replace(place, city=None)
    return None


def _without_district(key: str) -> str:
    if key == UNASSIGNED:
        return "not assignable"
    return "key unknown" if key else "key blank"
