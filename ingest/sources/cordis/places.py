"""Places of participants: town, Land and Kreis from the cells city, country and nutsCode."""

from __future__ import annotations

from functools import cache, lru_cache

from graph.names import words
from ingest.districts import District, districts
from ingest.places import LAENDER, Place
from ingest.towns import german_town

_BY_NUTS1 = {land.nuts: code for code, land in LAENDER.items()}


@cache
def _by_nuts3() -> dict[str, District]:
    return {district.nuts3: district for district in districts()}


@lru_cache(maxsize=1 << 15)
def place_of(city: str, country: str, nuts: str) -> Place:
    """The place of a participant; Land and Kreis only in Germany.

    The code may be of any level and of an older NUTS: the Land stands in its first three signs in
    all of them, the Kreis is known only for codes of today. The town that bears the name of its
    Kreis gets the umlauts back that CORDIS drops ("DUSSELDORF", DEA11: Düsseldorf).
    """
    if country != "DE":
        return Place(" ".join(city.split()).replace(";", ",") or None, (), country or None)
    code = nuts.strip().upper()
    state = _BY_NUTS1.get(code[:3], "")
    district = _by_nuts3().get(code)
    name = german_town(city).replace(";", ",")
    if district and words(district.name) == words(city):
        name = district.name
    return Place(
        name or None, (state,) if state else (), country, district.ags if district else None
    )
