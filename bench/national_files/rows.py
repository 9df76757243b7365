"""How the export writes its lines: two header versions, wrapped and bare cells, German sums."""

from __future__ import annotations

from collections.abc import Sequence

from bench.national_files.titles import LONGEST_WRAPPED

_PLACE = ("Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat")
# The place headers stand twice: for the recipient, and for the executing body.
HEADERS = {
    "new": (
        "FKZ", "Ressort", "Referat", "Administrierende Stelle", "Arb.-Einh.",
        "Förderempfänger /Auftragnehmer", *_PLACE, "Ausführende Stelle", *_PLACE,
        "Thema des geförderten Vorhabens", "Leistungsplansystematik",
        "Klartext Leistungsplansystematik", "Laufzeit von", "Laufzeit bis",
        "Förder- / Auftragssumme (Anteil des Bundes) in EUR", "Förderprofil", "Projekt",
        "Förderart",
    ),
    "old": (
        "FKZ", "Ressort", "Referat", "PT", "Arb.-Einh.", "Zuwendungsempfänger", *_PLACE,
        "Ausführende Stelle", *_PLACE, "Thema", "Leistungsplansystematik",
        "Klartext Leistungsplansystematik", "Laufzeit von", "Laufzeit bis", "Fördersumme in EUR",
        "Förderprofil", "Verbundprojekt", "Förderart",
    ),
}  # fmt: skip
FIELDS = 27  # 26 columns, and one more separator at the end of every line


def text_cell(text: str) -> str:
    """A text as the export writes it: wrapped, or bare when it is too long for that."""
    return text if len(text) > LONGEST_WRAPPED else f'="{text}"'


def euro_cell(amount: int) -> str:
    """Whole euros as ``794.358,00``."""
    return f"{amount:,}".replace(",", ".") + ",00"


def line(cells: Sequence[str], line_end: str) -> str:
    """One line of ready cells, with the separator after the last one."""
    return ";".join(cells) + ";" + line_end


def header(version: str, line_end: str) -> str:
    """The header line of one of the two versions; its cells are wrapped too."""
    return line([text_cell(name) for name in HEADERS[version]], line_end)
