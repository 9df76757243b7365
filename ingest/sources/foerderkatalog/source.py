"""The Förderkatalog as the run calls it: from handed-in exports to a reading."""

from __future__ import annotations

from pathlib import Path

from graph.errors import WrongUseError
from graph.model import MODEL
from ingest.accounting import Reading
from ingest.builder import FactBuilder
from ingest.csvfiles import Format, read_rows
from ingest.inputs import InputFile, Inputs
from ingest.source import SourceDescription
from ingest.sources.foerderkatalog.cells import encoding_of
from ingest.sources.foerderkatalog.columns import columns
from ingest.sources.foerderkatalog.facts import (
    ProjectFacts,
    organisations,
    plan_codes,
    source_node,
)
from ingest.sources.foerderkatalog.grants import Catalogue
from ingest.sources.foerderkatalog.joint import tie

DESCRIPTION = SourceDescription.load(Path(__file__).with_name("source.yml"))
# What is counted by row, and how the run's remarks call it.
_TOLD = {
    "redacted": "grants whose recipient is not shown: the project stays, without this participant",
    "named like a person": "grants whose recipient is named like a person: kept without the name",
    "amount not shown": "grants with an amount of 0,00 or none: taken as unknown",
    "abroad": "grants to recipients abroad (key 99999999)",
    "not assignable": "grants within Germany without a municipality (key 00000000)",
    "key blank": "grants without a municipality key",
    "key unknown": "grants with a municipality key that no Kreis has: placed by town and Land",
    "Land of the key differs": "grants whose key lies in another Land than stated: the key counts",
}


def read(inputs: Inputs) -> Reading:
    """Read every export handed in. Raises WrongUseError when there is none."""
    files = inputs.files(DESCRIPTION.files)
    if not files:
        raise WrongUseError(
            "No export of the Förderkatalog was found: hand in the CSV file of its search, or a "
            "folder or zip archive that has it.",
            "Es wurde kein Export des Förderkatalogs gefunden: die CSV-Datei der Suche übergeben "
            "oder einen Ordner oder ein Zip-Archiv, worin sie liegt.",
        )
    catalogue = Catalogue()
    remarks = [_read_file(file, catalogue, inputs) for file in files]
    facts = FactBuilder(MODEL)
    source_node(facts, DESCRIPTION)
    organisations(facts, catalogue.bodies.records.values())
    grants = list(catalogue.grants)
    plan_codes(facts, grants)
    projects = ProjectFacts(facts, grants)
    for project in tie(grants):
        projects.add(project)
    counts = catalogue.counts + catalogue.bodies.counts
    remarks += [f"{counts[what]} {told}" for what, told in _TOLD.items() if counts[what]]
    return Reading(
        DESCRIPTION.name,
        facts.frames(),
        catalogue.account,
        facts.seats,
        remarks=[*remarks, projects.told],
        alliances=sorted(projects.mentions),
    )


def _read_file(file: InputFile, catalogue: Catalogue, inputs: Inputs) -> str:
    """Take the rows of a file; gives the remark that names its encoding."""
    encoding = encoding_of(file)
    form = Format(columns, encoding, DESCRIPTION.delimiter, quoted=False)
    for row in read_rows(file, form, catalogue.account, inputs.progress):
        catalogue.take(row)
    return f"{file.name} was read as {encoding}"
