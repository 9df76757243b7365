"""Made-up rows of the Förderkatalog, written as the real export writes them.

Manners of cells, headers and grant numbers: as noted from real rows by several public parsers.
Names and projects are invented, but for the few titles that the tests name as real.
"""

from __future__ import annotations

from pathlib import Path

from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.sources.foerderkatalog.source import read

PLACE = ("Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat")
NEW = (
    "FKZ", "Ressort", "Referat", "Administrierende Stelle", "Arb.-Einh.",
    "Förderempfänger /Auftragnehmer", *PLACE, "Ausführende Stelle", *PLACE,
    "Thema des geförderten Vorhabens", "Leistungsplansystematik",
    "Klartext Leistungsplansystematik", "Laufzeit von", "Laufzeit bis",
    "Förder- / Auftragssumme (Anteil des Bundes) in EUR", "Förderprofil", "Projekt", "Förderart",
)  # fmt: skip
OLD = (
    "FKZ", "Ressort", "Referat", "PT", "Arb.-Einh.", "Zuwendungsempfänger", *PLACE,
    "Ausführende Stelle", *PLACE, "Thema", "Leistungsplansystematik",
    "Klartext Leistungsplansystematik", "Laufzeit von", "Laufzeit bis", "Fördersumme in EUR",
    "Förderprofil", "Verbundprojekt", "Förderart",
)  # fmt: skip
OLDENBURG = ("03403000", "Oldenburg", "Oldenburg", "Niedersachsen", "Deutschland")
DRESDEN = ("14612000", "Dresden", "Dresden", "Sachsen", "Deutschland")
CHEMNITZ = ("14511000", "Chemnitz", "Chemnitz", "Sachsen", "Deutschland")
FKZ, RECIPIENT, AGS, BODY, TITLE, AMOUNT, PROJECT = 0, 5, 6, 11, 17, 22, 24
START, END, CODE, MINISTRY = 20, 21, 18, 1


def wrapped(text: str) -> str:
    return f'="{text}"'


def header(names: tuple[str, ...] = NEW) -> str:
    return ";".join(map(wrapped, names)) + ";"


def grant(
    fkz: str,
    recipient: str = "Musterwerk GmbH",
    title: str = "Erdachte Sensoren",
    *,
    place: tuple[str, ...] = OLDENBURG,
    body: str = "",
    body_place: tuple[str, ...] = (),
    **other: str,
) -> str:
    """A line; ``other`` has ministry, code, code_text, start, end, amount, project, profile."""
    cells = [
        fkz, other.get("ministry", "BMFTR"), "123", "PT-J", "A12", recipient, *place,
        body or recipient, *(body_place or place), title, other.get("code", "EA2113"),
        other.get("code_text", "Erdachte Energiesysteme"), other.get("start", "01.04.2021"),
        other.get("end", "31.03.2024"), other.get("amount", "794.358,00"),
        other.get("profile", "Technologie- und Innovationsförderung"), other.get("project", ""),
        "Direkte Projektförderung",
    ]  # fmt: skip
    # Amounts stand bare, and so does a title too long for a text of a spreadsheet formula.
    written = [c if i == AMOUNT or len(c) > 255 else wrapped(c) for i, c in enumerate(cells)]
    return ";".join(written) + ";"


def reading(folder: Path, *lines: str, names: tuple[str, ...] = NEW, **how: str) -> Reading:
    """What the reader says of a file of these lines; ``how`` has encoding, end and name."""
    end = how.get("end", "\n")
    content = end.join([header(names), *lines]) + end
    path = folder / how.get("name", "Suchliste.csv")
    path.write_bytes(content.encode(how.get("encoding", "iso-8859-15")))
    return read(Inputs((path,)))
