"""The tables of CORDIS: which file is which, and the columns that are needed of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import WrongUseError
from ingest.csvfiles import Format, Header, HeaderError
from ingest.inputs import InputFile, Inputs

PROJECT, ORGANIZATION = "project.csv", "organization.csv"
EUROSCIVOC, LEGAL_BASIS = "euroscivoc.csv", "legalbasis.csv"
# Order and number of columns differ from one release to the next; these have to be there.
NEEDED = {
    PROJECT: ("id", "acronym", "status", "title", "startDate", "endDate", "totalCost",
              "ecMaxContribution", "frameworkProgramme"),
    ORGANIZATION: ("projectID", "organisationID", "name", "activityType", "city", "country",
                   "role", "ecContribution"),
    EUROSCIVOC: ("projectID", "euroSciVocCode", "euroSciVocPath"),
    LEGAL_BASIS: ("projectID", "legalBasis", "title"),
}  # fmt: skip


def containing(needed: Sequence[str]) -> Header:
    """A header that has these columns among others, in any order, none of its names twice."""

    def checked(cells: list[str]) -> Sequence[str]:
        names = [cell.strip() for cell in cells]
        wrong = [f"missing {name!r}" for name in needed if name not in names]
        wrong += [f"double {name!r}" for name, n in Counter(names).items() if n > 1]
        if wrong:
            raise HeaderError(f"header differs: {', '.join(wrong)}")
        return names

    return checked


FORMATS = {
    table: Format(containing(columns), encoding="utf-8", delimiter=";")
    for table, columns in NEEDED.items()
}


@dataclass(frozen=True)
class TableFiles:
    """The files of each table; a file of the same name in two folders has its folder's too."""

    files: dict[str, list[InputFile]] = field(default_factory=dict)

    def of(self, table: str) -> list[InputFile]:
        return self.files.get(table, [])


def find_tables(inputs: Inputs) -> TableFiles:
    """Every table that was handed in. Raises WrongUseError when one of the two main ones is not."""
    found = {table: inputs.files((table,)) for table in NEEDED}
    for table in (PROJECT, ORGANIZATION):
        if not found[table]:
            raise WrongUseError(
                f"cordis: {table} was not found. Hand in the archives as CORDIS offers them "
                "(cordis-HORIZONprojects-csv.zip and so on), or a folder with what is in them.",
                f"cordis: {table} wurde nicht gefunden. Die Archive übergeben, wie CORDIS sie "
                "anbietet (cordis-HORIZONprojects-csv.zip und so weiter), oder einen Ordner mit "
                "ihrem Inhalt.",
            )
    names = Counter(file.name for files in found.values() for file in files)
    return TableFiles(
        {
            table: [_told_apart(file) if names[file.name] > 1 else file for file in files]
            for table, files in found.items()
        }
    )


def _told_apart(file: InputFile) -> InputFile:
    folder = Path(file.path).parent.name
    return replace(file, name=f"{folder}/{file.name}")
