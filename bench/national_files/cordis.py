"""Writes made-up CORDIS archives of the three programmes, with the known defects of real ones.

``cordis-HORIZONprojects-csv.zip``, ``cordis-h2020projects-csv.zip`` and
``cordis-fp7projects-csv.zip`` hold project.csv, organization.csv, euroSciVoc.csv and
legalBasis.csv. German participants are organisations of the made-up Förderkatalog of the same
seed and size, spelt as CORDIS spells: ``truth_cordis.csv`` (pic, name, organisation) says which.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.national_files.catalogue import SEED
from bench.national_files.cordis_rows import (
    ORGANISATION_COLUMNS,
    PROJECT_COLUMNS,
    VOCABULARY,
    Programme,
    project_row,
)
from bench.national_files.participants import Participants
from bench.national_files.population import Population

# Horizon Europe in August 2026, H2020 from a load, FP7 as the rest of 420,811 rows of the three
# programmes in October 2026. Projects of H2020 and FP7: ours, from the sum of about 84,000.
PROGRAMMES = (
    Programme("HORIZON", 23_451, 145_274, 2021, 2026),
    Programme("h2020", 35_389, 179_028, 2014, 2020),
    Programme("fp7", 25_160, 96_509, 2007, 2013),
)
ORGANISATION_RECORDS = 78_842
SHIFTED_PROJECTS = 166  # of about 84,000 in one load
DOUBLE_PARTICIPATIONS = 28  # in H2020
_BLANK_LINE = 0.0005  # ours
_FIRST_TIME = (
    1980,
    1,
    1,
)  # a fixed time in the archive, so that the same wish gives the same bytes


@dataclass(frozen=True)
class CordisWish:
    """What to write: 1.0 is the size of the real archives; the population is that of a list."""

    scale: float = 1.0
    seed: int = SEED


@dataclass(frozen=True)
class CordisWritten:
    """The archives, and how often each thing and each defect stands in them."""

    paths: tuple[Path, ...]
    counts: Counter[str] = field(default_factory=Counter)


def write_cordis(
    folder: Path, wish: CordisWish | None = None, population: Population | None = None
) -> CordisWritten:
    """Write the three archives and the truth into a folder; the same bytes for the same wish."""
    wish = wish or CordisWish()
    folder.mkdir(parents=True, exist_ok=True)
    population = population or Population(max(int(318_700 * wish.scale), 2_000), wish.seed)
    counts: Counter[str] = Counter()
    number = max(int(ORGANISATION_RECORDS * wish.scale), 60)
    participants = Participants(population, number, wish.seed)
    paths = []
    for programme in PROGRAMMES:
        archive = folder / f"cordis-{programme.name}projects-csv.zip"
        _Archive(programme, wish, participants, counts).write(archive)
        paths.append(archive)
    with (folder / "truth_cordis.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["pic", "name", "organisation"])
        writer.writerows(participants.truth())
    return CordisWritten(tuple(paths), counts)


def _size(left: int, projects: int, chance: Random) -> int:
    """Participants of the next of so many projects among which so many are left, at least one."""
    if projects == 1:
        return left
    mean = left / projects
    return max(min(int(chance.expovariate(1 / max(mean - 0.5, 0.5))) + 1, left - projects), 1)


class _Table:
    """One member of an archive: quoted cells between semicolons, defects as whole lines."""

    def __init__(self, out: io.TextIOBase, columns: tuple[str, ...]) -> None:
        self._out = out
        self._columns = columns
        self.line(list(columns))

    def row(self, cells: dict[str, str]) -> list[str]:
        return [cells.get(column, "") for column in self._columns]

    def line(self, cells: list[str]) -> None:
        quoted = ('"' + cell.replace('"', '""') + '"' for cell in cells)
        self._out.write(";".join(quoted) + "\n")

    def blank(self) -> None:
        self._out.write("\n")


class _Archive:
    """One programme."""

    def __init__(
        self, programme: Programme, wish: CordisWish, participants: Participants,
        counts: Counter[str],
    ) -> None:  # fmt: skip
        self._programme = programme
        self._wish = wish
        self._participants = participants
        self.counts = counts
        self._seed = f"{programme.name} {wish.seed}"
        self._projects = max(round(programme.projects * wish.scale), 20)
        self._participations = max(round(programme.participations * wish.scale), 80)

    def write(self, path: Path) -> None:
        members: tuple[tuple[str, Callable[[io.TextIOBase], None]], ...] = (
            ("project.csv", self._project_file),
            ("organization.csv", self._organisation_file),
            ("euroSciVoc.csv", self._vocabulary_file),
            ("legalBasis.csv", self._basis_file),
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, fill in members:
                member = zipfile.ZipInfo(name, (*_FIRST_TIME, 0, 0, 0))
                member.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(member, "w") as raw:
                    out = io.TextIOWrapper(raw, encoding="utf-8", newline="")
                    fill(out)
                    out.flush()
                    out.detach()

    def _identifiers(self) -> Iterator[tuple[int, Random]]:
        """Every project with a source of chance of its own, the same for each file."""
        for i in range(self._projects):
            yield i, Random(f"{self._seed} {i}")

    def _project_file(self, out: io.TextIOBase) -> None:
        table = _Table(out, PROJECT_COLUMNS[self._programme.name])
        shifted = max(round(SHIFTED_PROJECTS / 84_000 * self._projects), 1)
        every = max(self._projects // shifted, 1)
        for i, chance in self._identifiers():
            cells = table.row(project_row(self._programme, i, chance))
            self.counts["projects"] += 1
            if i % every == every - 1:
                self.counts["shifted lines"] += 1
                at = 3 + i % 4
                cells = [*cells[:at], "", *cells[at:]]  # one cell too many: all later ones moved
            table.line(cells)
            if chance.random() < _BLANK_LINE:
                self.counts["blank lines"] += 1
                table.blank()

    def _organisation_file(self, out: io.TextIOBase) -> None:
        table = _Table(out, ORGANISATION_COLUMNS)
        chance = Random(f"{self._seed} participations")
        double = DOUBLE_PARTICIPATIONS * self._wish.scale if self._programme.name == "h2020" else 0
        double = max(round(double), 1) if double else 0
        left = self._participations - double
        for i, own in self._identifiers():
            drawn = self._participants.drawn(_size(left, self._projects - i, own), chance)
            left -= len(drawn)
            project = project_row(self._programme, i, Random(f"{self._seed} {i}"))
            for order, record in enumerate(drawn, start=1):
                cells = self._participants.row(project, order, record, chance, self.counts)
                table.line(table.row(cells))
                self.counts["participations"] += 1
                if double and order == 1 and i % max(self._projects // (double + 1), 1) == 0 and i:
                    double -= 1
                    self.counts["double participations"] += 1
                    self.counts["participations"] += 1
                    table.line(table.row(cells))
            if chance.random() < _BLANK_LINE:
                self.counts["blank lines"] += 1
                table.blank()

    def _vocabulary_file(self, out: io.TextIOBase) -> None:
        columns = ("projectID", "euroSciVocCode", "euroSciVocPath", "euroSciVocTitle",
                   "euroSciVocDescription")  # fmt: skip
        table = _Table(out, columns)
        for i, _ in self._identifiers():
            chance = Random(f"{self._seed} field {i}")
            for code, path, title in chance.sample(VOCABULARY, chance.randint(1, 3)):
                # The slash stands before the path in one vintage, before the code in another.
                old = self._programme.name == "fp7"
                table.line([
                    self._programme.id(i), "/" + code if old else code,
                    path if old else "/" + path, title, "",
                ])  # fmt: skip
                self.counts["fields"] += 1

    def _basis_file(self, out: io.TextIOBase) -> None:
        table = _Table(out, ("projectID", "legalBasis", "title", "uniqueProgrammePart"))
        for i, chance in self._identifiers():
            basis = project_row(self._programme, i, chance)["legalBasis"]
            table.line([self._programme.id(i), basis, f"Invented title of {basis}", "true"])
