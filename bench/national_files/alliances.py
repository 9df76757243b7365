"""Alliance programmes: how their grant numbers and the beginnings of their titles look.

The patterns are those seen in real rows; where only one example is known, ours are like it.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.national_files.words import Namer

DATA = Path(__file__).resolve().parents[2] / "data"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_INVENTED_SHARE = 0.4


@dataclass(frozen=True)
class Programme:
    """One programme: its id in the curated set, first and last year of start, and its share."""

    id: str
    first: int
    last: int
    weight: int


PROGRAMMES = (
    Programme("wir", 2018, 2026, 45),
    Programme("rubin", 2021, 2026, 12),
    Programme("clusters4future", 2021, 2026, 18),
    Programme("t-raum", 2021, 2026, 5),
    Programme("zwanzig20", 2013, 2020, 20),
)
YEARS = range(2013, 2027)


@dataclass(frozen=True)
class Stem:
    """The common part of the grant numbers of a joint project and of the titles of its parts."""

    number: str
    prefix: str
    programme: str
    alliance: str

    def part(self, number: int) -> str:
        """The grant number of a partner, counted from 0."""
        return self.number + LETTERS[number]

    def title(self, topic: str, acronym: str, number: int, chance: Random) -> str:
        """The title of a partner's part of the joint project."""
        if self.programme == "clusters4future":
            return f"{self.prefix}: {topic} ({acronym}) - {LETTERS[number]}"
        lead = ("", "", "Verbundvorhaben ", "Verbundvorhaben: ")[int(chance.random() * 4)]
        name = acronym if chance.random() < 0.3 else f"{acronym} - {topic}"
        blank = "" if chance.random() < 0.05 else " "
        return f"{self.prefix} - {lead}{name},{blank}TP{number + 1}"


def known_alliances() -> dict[str, list[str]]:
    """Names of the alliances of the curated set by programme, as titles name them."""
    with (DATA / "clusters.csv").open(encoding="utf-8") as file:
        names = {r["id"]: r["short_name"] or r["name"] for r in csv.DictReader(file)}
    found: dict[str, list[str]] = {programme.id: [] for programme in PROGRAMMES}
    with (DATA / "cluster_programmes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["programme"] in found:
                found[row["programme"]].append(names[row["cluster"]].partition(" – ")[0])
    return found


class Alliances:
    """Gives joint projects to alliances, each number once."""

    def __init__(self, chance: Random, namer: Namer) -> None:
        self._chance = chance
        self._used: Counter[tuple[str, int]] = Counter()
        self._names = known_alliances()
        for names in self._names.values():
            number = round(len(names) * _INVENTED_SHARE / (1 - _INVENTED_SHARE))
            names += [namer.word() for _ in range(number)]
        self._by_year = {
            year: [p for p in PROGRAMMES if p.first <= year <= p.last] for year in YEARS
        }

    def stem(self, year: int) -> Stem | None:
        """A joint project of some alliance that starts in a year; None when numbers ran out."""
        programmes = self._by_year.get(year, [])
        if not programmes:
            return None
        [programme] = self._chance.choices(programmes, [p.weight for p in programmes])
        names = self._names[programme.id]
        which = int(self._chance.random() * len(names))
        number = self._used[programme.id, which]
        self._used[programme.id, which] += 1
        made = _number(programme.id, which, number)
        if not made:
            return None
        return Stem(made, self._prefix(programme.id, names[which]), programme.id, names[which])

    def _prefix(self, programme: str, name: str) -> str:
        if programme == "clusters4future":
            return name
        lead = {"wir": "WIR!", "rubin": "RUBIN", "t-raum": "T!Raum", "zwanzig20": "Zwanzig20"}
        draw = self._chance.random()
        if draw < 0.03:
            return f"{lead[programme]}- {name}"
        return f"{lead[programme].upper() if draw < 0.05 else lead[programme]} - {name}"


def _number(programme: str, alliance: int, project: int) -> str:
    """The stem of a joint project's grant numbers, or an empty text when there is none left."""
    if programme == "wir":
        return f"03WIR{alliance + 1:02}{project + 1:02}" if project < 99 else ""
    if programme == "zwanzig20":
        return f"03ZZ{alliance + 1:02}{project + 1:02}" if project < 99 else ""
    if programme == "t-raum":
        return f"03TR{alliance + 1:02}L{project + 1:02}" if project < 99 else ""
    if programme == "rubin":
        more, rest = divmod(project, 9)
        return f"03RU{more + 1}U{alliance + 1:02}{rest + 1}" if more < 3 else ""
    phase, letter = divmod(project, len(LETTERS))
    return f"03ZU1{phase + 1}{alliance + 1:02}{LETTERS[letter]}" if phase < 3 else ""
