"""Organisation records from the frames and seats of the readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from ingest.identity.record import STRONG_IDS, OrganisationRecord
from ingest.places import Place, Seat

_COLUMNS = ("id", "name", "short_name", "former_names", "aliases", "legal_form", "city", "country",
            "website", *STRONG_IDS)  # fmt: skip


def gather(
    organisations: pd.DataFrame,
    seats: Iterable[Seat] = (),
    part_of: Iterable[tuple[str, str]] = (),
    precedence: int = 0,
) -> list[OrganisationRecord]:
    """One record a row of the Organisation frame, in its order.

    ``seats`` give Kreis and Länder, ``part_of`` are pairs of ids (unit, body). A strong id is
    taken from the column of its name where the frame has one. ``precedence`` is the place of the
    source among all, 0 first.
    """
    places = {seat.id: seat.place for seat in seats if seat.label == "Organisation"}
    bodies = dict(part_of)
    present = [column for column in _COLUMNS if column in organisations]
    rows = zip(*(organisations[column].tolist() for column in present), strict=True)
    return [
        _record(dict(zip(present, row, strict=True)), places, bodies, precedence) for row in rows
    ]


def _record(
    row: Mapping[str, Any],
    places: Mapping[str, Place],
    bodies: Mapping[str, str],
    precedence: int,
) -> OrganisationRecord:
    node = _text(row, "id")
    place = places.get(node)
    return OrganisationRecord(
        id=node,
        name=_text(row, "name"),
        aliases=_aliases(row),
        legal_form=_text(row, "legal_form"),
        city=_text(row, "city"),
        district=(place.district or "") if place else "",
        states=tuple(sorted(place.states)) if place else (),
        country=_text(row, "country"),
        ror=_text(row, "ror"),
        pic=_text(row, "pic"),
        vat=_text(row, "vat"),
        lei=_text(row, "lei"),
        register=_text(row, "register"),
        domain=domain_of(_text(row, "website")),
        unit_of=bodies.get(node, ""),
        precedence=precedence,
    )


def _text(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) else ""


def _aliases(row: Mapping[str, Any]) -> tuple[str, ...]:
    lists = [row.get(column) for column in ("former_names", "aliases")]
    listed = [name for names in lists if isinstance(names, list) for name in names]
    return tuple(name for name in (_text(row, "short_name"), *listed) if name)


def domain_of(website: str) -> str:
    """The domain of an address, without ``www.``; empty when there is none."""
    try:
        host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
