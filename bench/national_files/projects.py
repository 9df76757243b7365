"""Invented projects: who funds them, when, under which numbers and titles, tied by which rule."""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any

from bench.national_files import figures
from bench.national_files.alliances import LETTERS, YEARS, Alliances, Stem
from bench.national_files.population import Organisation
from bench.national_files.titles import Titles
from bench.national_files.words import Namer

# How many parts a joint project has in the list; ours, real ones have 1 to 66.
_SIZES = {1: 3, 2: 30, 3: 23, 4: 15, 5: 10, 6: 6, 7: 4, 8: 3, 9: 2, 10: 1.5, 14: 1.2, 20: 0.6,
          30: 0.3, 47: 0.08, 66: 0.03}  # fmt: skip
ALLIANCE_SHARE = 0.07  # of the joint projects of the years of these programmes; ours
STEM_SHARE = 0.6  # of the joint projects whose partners share a number but for its letter; ours
OLD_NUMBERS_UNTIL = 1995
_SAME_PROJECT_TEXT = ("KMU-innovativ", "Demonstrator", "Pilotlinie", "Querschnittsprojekt")
# A log-normal distribution has the mean median * exp(sigma² / 2); transfers are drawn apart.
_SIGMA = math.sqrt(2 * math.log(figures.MEAN_WITHOUT_TRANSFERS_EUR / figures.MEDIAN_EUR))
_MU = math.log(figures.MEDIAN_EUR)

# Beginnings of grant numbers by ministry; with a letter for the partner or without.
_WITH_LETTER = {
    "BMFTR": ("03XP{n:04}", "01IS{y:02}{n:03}", "16BZF{n:03}", "03HY{n:03}", "031B{n:04}",
              "03DPC{n:04}", "02P{y:02}G{n:03}"),
    "BMWE": ("03EN{n:04}", "03EI{n:04}", "20E{y:02}{n:02}", "19A{y:02}{n:03}"),
    "BMV": ("19F{n:04}", "03B{n:05}"),
    "BMLEH": ("28{y:02}N{n:04}", "22{y:02}W{n:03}"),
}  # fmt: skip
_WITHOUT_LETTER = {
    "BMFTR": ("13N{n:05}", "16KISK{n:03}", "16SV{n:04}", "01GM{y:02}{n:04}"),
    "BMWE": ("67K{n:05}", "0327{n:04}", "50RA{n:04}"),
    "BMV": ("45FGU{n:04}", "832.6/{n:04}"),
    "BMLEH": ("2817{n:05}", "FSP-{n:05}"),
}
_OLD = (
    "K{n:06} /{p}",
    "{p:02}ME{n:04}/{p}",
    "DV {n:04}",
    "WRF{n:04}",
    "ET {n:04} A",
    "BCT{n:04}A9",
)


class Weighted:
    """Draws from a table of weights."""

    def __init__(self, table: Mapping[Any, float]) -> None:
        self.options = list(table)
        self._until = list(accumulate(table.values()))

    def __call__(self, chance: Random) -> Any:
        return chance.choices(self.options, cum_weights=self._until)[0]


@dataclass(slots=True)
class Project:
    """What the parts of one project have in common.

    ``tie`` says how a reader can find out that they belong together: by the text in the column
    Projekt, by the stem of the number, by the acronym in the title, or not at all (single).
    """

    id: str
    tie: str
    ministry: str
    body: str
    year: int
    month: int
    months: int
    code: tuple[str, str]
    profile: str
    text: str
    acronym: str
    topic: str
    style: int
    stem: Stem | None
    number: str
    partners: int


class Projects:
    """Draws projects; every grant number is given once."""

    def __init__(self, chance: Random, namer: Namer, typographic: bool) -> None:
        self.chance = chance
        self._namer = namer
        self.titles = Titles(chance, namer, typographic)
        self._alliances = Alliances(chance, namer)
        self._numbers: Counter[str] = Counter()
        self._made = 0
        self.size = Weighted(_SIZES)
        rest = {
            (ministry, figures.REST_OF_A_MINISTRY): rows
            - sum(n for (m, _), n in figures.ADMINISTERED_ROWS.items() if m == ministry)
            for ministry, rows in figures.MINISTRY_ROWS.items()
        }
        pairs = {pair: max(n, 0) for pair, n in (figures.ADMINISTERED_ROWS | rest).items()}
        self._pair = Weighted({p: n for p, n in pairs.items() if p not in figures.MUNICIPAL})
        self._municipal = Weighted({pair: pairs[pair] for pair in figures.MUNICIPAL})
        self._year = Weighted(figures.YEAR_ROWS)
        self._month = Weighted(dict(enumerate(figures.MONTH_ROWS, start=1)))
        self._months = Weighted(figures.DURATION_ROWS)
        self._profile = Weighted(figures.PROFILE_ROWS)
        self._code = Weighted(_codes(chance, namer))
        self.kind = Weighted(figures.KIND_ROWS)

    def project(self, partners: int, tie: str, organisation: Organisation | None) -> Project:
        """A new project; a single one is drawn to fit its recipient."""
        self._made += 1
        pair = (self._municipal if organisation and organisation.kind == "municipality" else
                self._pair)(self.chance)  # fmt: skip
        shortest, longest = self._months(self.chance)
        months = shortest + int(self.chance.random() * (longest - shortest + 1))
        if longest == 59 and self.chance.random() < 0.5:
            months = 36  # the usual length: the median of all is 35.9 months
        elif longest == 35 and self.chance.random() < 0.3:
            months = 30
        acronym = self._namer.word()
        project = Project(
            f"pro-{self._made:06}", tie, pair[0], pair[1], self._year(self.chance),
            self._month(self.chance), months, self._code(self.chance), self._profile(self.chance),
            "", acronym, self.titles.topic(), int(self.chance.random() * 100), None, "", partners,
        )  # fmt: skip
        if pair[1] == "ACONIUM":
            project.code, project.profile = figures.CODE_WITHOUT_PATTERN, figures.MINISTRY_PROFILE
        if organisation and organisation.kind == "ministry":
            self._transfer(project)
        self._numbered(project)
        project.text = self._text(project)
        return project

    def _transfer(self, project: Project) -> None:
        project.ministry, project.body = "BMFTR", "BF"
        project.code = figures.TRANSFER_CODES[int(self.chance.random() * 3)]
        project.profile = figures.TRANSFER_PROFILE

    def _numbered(self, project: Project) -> None:
        """Alliances take their own numbers, old projects old ones, the others by ministry."""
        joint = project.partners > 1 or project.tie != "single"
        fits = project.partners <= len(LETTERS)
        wish = ALLIANCE_SHARE if joint else ALLIANCE_SHARE / 20
        open_to_all = fits and project.tie in ("text", "single") and project.body != "ACONIUM"
        if open_to_all and project.year in YEARS and self.chance.random() < wish:
            project.stem = self._alliances.stem(project.year)
        if project.stem:
            project.ministry, project.body = "BMFTR", "PT-J"
            project.number = project.stem.number
        elif project.tie == "stem" or (
            joint and fits and project.tie == "text" and project.year > OLD_NUMBERS_UNTIL
            and self.chance.random() < STEM_SHARE
        ):  # fmt: skip
            project.number = self._next(_WITH_LETTER, project)

    def grant(self, project: Project, part: int) -> str:
        """The grant number of one part of a project."""
        if project.number:
            return project.number + LETTERS[part]
        if project.year <= OLD_NUMBERS_UNTIL and project.ministry in ("BMFTR", "BMWE"):
            return self._given(_OLD[int(self.chance.random() * len(_OLD))], project)
        if project.tie == "single" and self.chance.random() < 0.4:
            return self._next(_WITH_LETTER, project) + "A"
        return self._next(_WITHOUT_LETTER, project)

    def _next(self, table: dict[str, tuple[str, ...]], project: Project) -> str:
        patterns = table.get(project.ministry, table["BMFTR"])
        return self._given(patterns[int(self.chance.random() * len(patterns))], project)

    def _given(self, pattern: str, project: Project) -> str:
        self._numbers[pattern] += 1
        number = self._numbers[pattern]
        return pattern.format(n=number, y=project.year % 100, p=number % 9 + 1)

    def _text(self, project: Project) -> str:
        """The text in the column Projekt; the same for all partners, but not always only theirs."""
        if project.tie != "text":
            return ""
        draw = self.chance.random()
        if draw < 0.01 and not project.stem:
            return _SAME_PROJECT_TEXT[int(self.chance.random() * len(_SAME_PROJECT_TEXT))]
        if project.stem:
            return f"{project.stem.prefix} - {project.acronym}"
        if draw < 0.1:
            return f"EnEff: {project.acronym}"
        return project.acronym if draw < 0.7 else f"{project.topic} ({project.acronym})"

    def amount(self, organisation: Organisation | None) -> int:
        """Euros of one grant, log-normal around the real median."""
        if self.chance.random() < 0.004:
            return 0
        if organisation and organisation.kind == "ministry":
            return int(self.chance.lognormvariate(16.65, 1.2))
        return int(self.chance.lognormvariate(_MU, _SIGMA)) + 1


def _codes(chance: Random, namer: Namer) -> dict[tuple[str, str], float]:
    """Plan codes with their rows: the known ones, and further ones of the usual pattern."""
    table: dict[tuple[str, str], float] = {
        (code, text): rows for code, (text, rows) in figures.CODES.items()
    }
    rest = figures.ROWS - sum(table.values())
    weights = [1 / (i + 10) for i in range(figures.OTHER_CODES)]
    for i, weight in enumerate(weights):
        lead = "ABEFGHIKLMNOPQRST"[i % 17] + "ABCDE"[i // 17 % 5]
        code = f"{lead}{1_000 + i * 7:04}"
        text = f"Erdachter Schwerpunkt {namer.subject()} {i + 1}"
        table[code, text] = rest * weight / sum(weights)
    chance.shuffle(weights)
    return table


def last_day(year: int, month: int, months: int) -> str:
    """DD.MM.YYYY of the last day of a span of whole months."""
    index = year * 12 + month - 1 + max(months, 1) - 1
    year, month = divmod(index, 12)
    return f"{calendar.monthrange(year, month + 1)[1]:02}.{month + 1:02}.{year}"
