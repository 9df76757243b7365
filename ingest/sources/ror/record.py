"""One record of ROR, schema 2.x, as far as innonetz uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from ingest.places import LAENDER, Place
from ingest.towns import german_town

_ID = re.compile(r"https://ror\.org/(0[0-9a-hjkmnp-tv-z]{6}[0-9]{2})")
_WEBSITE = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_DOMAIN = re.compile(r"[^\s/@]+\.[^\s/@]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
STATUSES = ("active", "inactive", "withdrawn")


class RecordError(ValueError):
    """The value is no record of schema 2.x; the message says why."""


class Relation(NamedTuple):
    """A relationship to another record: the kind, its id without the address, its name there."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class RorRecord:
    """One organisation; ``id`` is the nine characters of its ROR id.

    ``changed`` is the day of the last change, empty when the record does not say it.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    types: frozenset[str]
    status: str
    place: Place
    website: str
    relations: tuple[Relation, ...]
    changed: str

    def related(self, kind: str) -> list[str]:
        """Ids of the records it is tied to in this way, each once, in the order of the record."""
        return list(dict.fromkeys(r.id for r in self.relations if r.kind == kind))


def record_of(value: object) -> RorRecord:
    """Check one record. Raises RecordError when it is none of schema 2.x."""
    if not isinstance(value, dict):
        raise RecordError("not a record: it is no JSON object")
    found = _ID.fullmatch(str(value.get("id")))
    if not found:
        raise RecordError(f"no ROR id: {str(value.get('id'))[:60]!r}")
    if "name" in value and "names" not in value:
        raise RecordError("a record of schema 1, which ended in 2025: take a newer dump")
    status = value.get("status")
    if status not in STATUSES:
        raise RecordError(f"unknown status {str(status)[:60]!r}")
    name, others, acronyms = _names(_objects(value, "names"))
    return RorRecord(
        id=found.group(1),
        name=name,
        aliases=others,
        acronyms=acronyms,
        types=frozenset(t for t in _list(value, "types") if isinstance(t, str)),
        status=status,
        place=_place(_objects(value, "locations")),
        website=_website(value),
        relations=tuple(_relations(_objects(value, "relationships"))),
        changed=_changed(value),
    )


def _list(value: dict[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        raise RecordError(f"{key} is no list")
    return found


def _objects(value: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = _list(value, key)
    if not all(isinstance(member, dict) for member in found):
        raise RecordError(f"{key} holds something else than objects")
    return found


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(names: list[dict[str, Any]]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The German label, else the name shown; all other names and acronyms; the acronyms alone."""
    german = shown = ""
    acronyms: list[str] = []
    texts: list[str] = []
    for entry in names:
        text, types = _text(entry.get("value")), _list(entry, "types")
        if not text:
            continue
        texts.append(text)
        display = "ror_display" in types
        if "label" in types and entry.get("lang") == "de" and (display or not german):
            german = text
        if display:
            shown = text
        if "acronym" in types:
            acronyms.append(text)
    name = german or shown
    if not name:
        raise RecordError("no name: neither a German label nor a name to be shown")
    others = tuple(t for t in dict.fromkeys(texts) if t != name)
    return name, others, tuple(dict.fromkeys(acronyms))


def _place(locations: list[dict[str, Any]]) -> Place:
    """All places in the country of the first one; a Land only in Germany, where ROR has no AGS."""
    details = [d for d in (place.get("geonames_details") for place in locations)
               if isinstance(d, dict)]  # fmt: skip
    if not details:
        return Place(None, (), None)
    country = _text(details[0].get("country_code"))
    inside = [d for d in details if _text(d.get("country_code")) == country]
    german = country == "DE"
    towns = [_text(d.get("name")).replace(";", ",") for d in inside]
    cities = dict.fromkeys(german_town(t) if german else t for t in towns if t)
    states = dict.fromkeys(
        code for code in (_text(d.get("country_subdivision_code")) for d in inside)
        if german and code in LAENDER
    )  # fmt: skip
    return Place(";".join(cities) or None, tuple(states), country or None)


def _website(value: dict[str, Any]) -> str:
    """The address of the website, else one made of the domain; empty when there is neither."""
    for link in _objects(value, "links"):
        address = _text(link.get("value"))
        if link.get("type") == "website" and _WEBSITE.fullmatch(address):
            return address
    for domain in _list(value, "domains"):
        if isinstance(domain, str) and _DOMAIN.fullmatch(domain):
            return f"https://{domain}"
    return ""


def _relations(relationships: list[dict[str, Any]]) -> list[Relation]:
    found = []
    for entry in relationships:
        known = _ID.fullmatch(_text(entry.get("id")))
        if known:
            found.append(
                Relation(_text(entry.get("type")), known.group(1), _text(entry.get("label")))
            )
    return found


def _changed(value: dict[str, Any]) -> str:
    admin = value.get("admin")
    modified = admin.get("last_modified") if isinstance(admin, dict) else None
    day = _text(modified.get("date")) if isinstance(modified, dict) else ""
    return day if _DAY.fullmatch(day) else ""
