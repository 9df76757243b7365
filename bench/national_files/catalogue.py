"""Writes a made-up Förderkatalog, and beside it the truth about its recipients and projects.

``foerderkatalog.csv``: the export. ``truth_organisations.csv``: recipient, place, organisation
(redacted recipients are nobody and stand not there). ``truth_units.csv``: executing body, place,
unit, organisation. ``truth_projects.csv``: fkz, project, the rule by which a reader can tie the
row (text, stem, acronym) or else single, transfer or bookkeeping, and the alliance its title
names.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from bench.national_files import figures
from bench.national_files.places import NO_MUNICIPALITY, Place
from bench.national_files.population import REDACTED, Organisation, Population, Spelling
from bench.national_files.projects import Project, Projects, last_day
from bench.national_files.rows import euro_cell, header, line, text_cell
from bench.national_files.titles import BOOKKEEPING, TRANSFER
from bench.national_files.words import Namer, words

SEED = 20_261_122
SMALLEST = 2_000
FILE = "foerderkatalog.csv"
REDACTIONS = (
    "Keine Anzeige aufgrund datenschutzrechtlicher Regelungen.",
    "Keine Anzeige aufgrund datenschutzrechtlicher Bestimmungen.",
)
# Ours: how often something strange stands in the list.
_BOOKKEEPING = 0.0005
_NO_MUNICIPALITY, _BLANK_KEY, _OTHER_TOWN_TEXT = 0.003, 0.001, 0.03
_SEPARATOR_INSIDE = 0.0001  # the line then has too many fields
_BY_STEM, _BY_ACRONYM = 0.012, 0.012  # of the rows without a text in Projekt
_WINDOW = 8_192  # lines that are shuffled together: partners do not follow one another


@dataclass(frozen=True)
class Wish:
    """What to write. ``encoding`` is a Python codec; ``line_end`` is LF or CRLF."""

    rows: int = figures.ROWS
    seed: int = SEED
    header: str = "new"
    encoding: str = "iso-8859-15"
    line_end: str = "\n"

    @property
    def typographic(self) -> bool:
        """Whether the encoding has typographic quotes and dashes."""
        return not self.encoding.startswith("iso")


@dataclass(frozen=True)
class Written:
    """What was written: the file, its rows without the header, and how often each quirk."""

    path: Path
    rows: int
    counts: Counter[str] = field(default_factory=Counter)


def write_catalogue(folder: Path, wish: Wish | None = None) -> Written:
    """Write a list and its truth into a folder; the same bytes for the same wish.

    Raises ValueError below 2,000 rows, where the large recipients leave no room for others.
    """
    wish = wish or Wish()
    if wish.rows < SMALLEST:
        raise ValueError(f"a made-up list has at least {SMALLEST} rows, not {wish.rows}")
    folder.mkdir(parents=True, exist_ok=True)
    writer = _Writer(wish)
    path = folder / FILE
    with ExitStack() as stack:
        out = stack.enter_context(path.open("wb"))
        projects = stack.enter_context(
            (folder / "truth_projects.csv").open("w", encoding="utf-8", newline="")
        )
        truth = csv.writer(projects, lineterminator="\n")
        truth.writerow(["fkz", "project", "tie", "alliance"])
        out.write(header(wish.header, wish.line_end).encode(wish.encoding))
        for text in _shuffled(writer.lines(truth), Random(f"order {wish.seed}")):
            out.write(text.encode(wish.encoding))
    writer.write_truth(folder)
    return Written(path, wish.rows, writer.counts)


def _shuffled(lines: Iterator[str], chance: Random) -> Iterator[str]:
    """The lines in another order, without holding more than a window of them."""
    window: list[str] = []
    for text in lines:
        if len(window) < _WINDOW:
            window.append(text)
            continue
        i = int(chance.random() * _WINDOW)
        yield window[i]
        window[i] = text
    chance.shuffle(window)
    yield from window


class _Writer:
    """Makes the lines of one list, project by project."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._population = Population(wish.rows, wish.seed)
        self._chance = Random(f"rows {wish.seed}")
        self._namer = Namer(self._chance, words(Random(f"words {wish.seed}")))
        self._projects = Projects(self._chance, self._namer, wish.typographic)
        self._random = self._chance.random
        self.counts: Counter[str] = Counter()
        self._recipients: dict[tuple[str, str], str] = {}
        self._bodies: dict[tuple[str, str], tuple[str, str]] = {}

    # -- projects ----------------------------------------------------------------------------

    def lines(self, truth: Any) -> Iterator[str]:
        """All lines; the truth about each row's project is written as it is made."""
        joint, single = self._population.decks()
        share = len(joint) / (len(joint) + len(single)) / 3.5
        while joint or single:
            if joint and (not single or self._random() < share):
                size = min(self._projects.size(self._chance), len(joint))
                yield from self._project([joint.pop() for _ in range(size)], "text", truth)
            else:
                yield from self._without_text(single, truth)

    def _without_text(self, single: Any, truth: Any) -> Iterator[str]:
        draw = self._random() * 3  # such a project takes about three rows
        tie = "stem" if draw < _BY_STEM else "acronym" if draw < _BY_STEM + _BY_ACRONYM else ""
        if tie:
            size = min(2 + int(self._random() * 3), len(single))
            yield from self._project([single.pop() for _ in range(size)], tie, truth)
        else:
            yield from self._project([single.pop()], "single", truth)

    def _project(self, numbers: list[int], tie: str, truth: Any) -> Iterator[str]:
        spellings = [self._spelling(number) for number in numbers]
        first = spellings[0].organisation if spellings[0] else None
        project = self._projects.project(len(numbers), tie, first if tie == "single" else None)
        for part, spelling in enumerate(spellings):
            fkz = self._projects.grant(project, part)
            organisation = spelling.organisation if spelling else None
            title, kind = self._title(project, part, organisation)
            alliance = project.stem.alliance if project.stem else ""
            truth.writerow([fkz, project.id, kind, alliance])
            self.counts[kind] += 1
            yield self._line(project, fkz, title, spelling)

    def _spelling(self, number: int) -> Spelling | None:
        return None if number == REDACTED else self._population.spellings[number]

    def _title(
        self, project: Project, part: int, organisation: Organisation | None
    ) -> tuple[str, str]:
        """The title of a row, and what its project is to a reader."""
        if project.stem:
            self.counts[f"alliance {project.stem.programme}"] += 1
            text = project.stem.title(project.topic, project.acronym, part, self._chance)
            return text, project.tie
        if project.tie == "single":
            return self._single_title(project, organisation)
        return self._projects.titles.part(
            project.tie, project.topic, project.acronym, project.style, part
        ), project.tie

    def _single_title(self, project: Project, organisation: Organisation | None) -> tuple[str, str]:
        kind = organisation.kind if organisation else ""
        if kind == "ministry":
            return TRANSFER.format(word=project.acronym), "transfer"
        if self._random() < _BOOKKEEPING:
            return BOOKKEEPING[project.style % 2].format(word=project.acronym), "bookkeeping"
        if organisation and kind == "municipality":
            return self._projects.titles.municipal(organisation.place.town), "single"
        return project.topic, "single"

    # -- cells -------------------------------------------------------------------------------

    def _line(self, project: Project, fkz: str, title: str, spelling: Spelling | None) -> str:
        recipient, place, body, body_place = self._who(spelling)
        start = project.month
        if project.partners > 1 and self._random() < 0.05:
            start = start % 12 + 1  # a partner that began in another month
        day = "15" if self._random() < 0.03 else "01"
        organisation = spelling.organisation if spelling else None
        if self._random() < _SEPARATOR_INSIDE:
            title = f"{title}; Teil {project.style}"
            self.counts["separator inside"] += 1
        if len(title) > 255:
            self.counts["bare title"] += 1
        draw = int(self._random() * 1000)
        cells = [
            f'="{fkz}"', f'="{project.ministry}"', f'="{100 + draw}"', f'="{project.body}"',
            f'="A{draw % 40:02}"', f'="{recipient}"', *place, f'="{body}"', *body_place,
            text_cell(title), f'="{project.code[0]}"', f'="{project.code[1]}"',
            f'="{day}.{start:02}.{project.year}"',
            f'="{last_day(project.year, start, project.months)}"',
            euro_cell(self._projects.amount(organisation)), f'="{project.profile}"',
            text_cell(project.text), f'="{self._projects.kind(self._chance)}"',
        ]  # fmt: skip
        return line(cells, self._wish.line_end)

    def _who(self, spelling: Spelling | None) -> tuple[str, list[str], str, list[str]]:
        """Recipient and executing body with the cells of their places; keeps the truth."""
        if spelling is None:
            some = self._population.spellings[int(self._random() * len(self._population.spellings))]
            text = REDACTIONS[self._random() < 0.05]
            self.counts["redacted"] += 1
            cells = self._place(some.place)
            return text, cells, text, cells
        organisation = spelling.organisation
        self._recipients[spelling.text, spelling.place.town] = organisation.id
        place = self._place(spelling.place)
        units = organisation.units
        if not units or self._random() < 0.15:
            self._bodies[spelling.text, spelling.place.town] = ("", organisation.id)
            return spelling.text, place, spelling.text, place
        number = int(self._random() * len(units))
        name, seat = units[number]
        self._bodies[name, seat.town] = (f"{organisation.id}-{number + 1:02}", organisation.id)
        self.counts["unit"] += 1
        return spelling.text, place, name, self._place(seat)

    def _place(self, place: Place) -> list[str]:
        town, ags, land, state = place
        draw = self._random()
        if draw < _NO_MUNICIPALITY:
            ags = NO_MUNICIPALITY
        elif draw < _NO_MUNICIPALITY + _BLANK_KEY:
            ags = ""
        elif draw > 1 - _OTHER_TOWN_TEXT and town:
            return [f'="{ags}"', f'="{town}"', f'="{town}-Nord"', f'="{land}"', f'="{state}"']
        return [f'="{ags}"', f'="{town}"', f'="{town}"', f'="{land}"', f'="{state}"']

    # -- truth -------------------------------------------------------------------------------

    def write_truth(self, folder: Path) -> None:
        """Write who stands behind every recipient and every executing body of the list."""
        recipients = [(*key, who) for key, who in self._recipients.items()]
        _write(folder / "truth_organisations.csv", ["recipient", "place", "organisation"],
               recipients)  # fmt: skip
        bodies = [(*key, *who) for key, who in self._bodies.items()]
        _write(folder / "truth_units.csv", ["body", "place", "unit", "organisation"], bodies)


def _write(path: Path, columns: list[str], rows: Sequence[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))
