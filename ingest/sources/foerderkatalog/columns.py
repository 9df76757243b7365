"""The columns of the export by name, in both versions of its header."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.csvfiles import HeaderError
from ingest.sources.foerderkatalog.cells import text

# Header of either version, in lower case and without blanks, and our name of the column.
_NAMES = {
    "fkz": "fkz",
    "ressort": "ministry",
    "referat": "division",
    "administrierendestelle": "administered_by",
    "pt": "administered_by",
    "arb.-einh.": "working_unit",
    "förderempfänger/auftragnehmer": "recipient",
    "zuwendungsempfänger": "recipient",
    "ausführendestelle": "body",
    "themadesgefördertenvorhabens": "title",
    "thema": "title",
    "leistungsplansystematik": "code",
    "klartextleistungsplansystematik": "code_text",
    "laufzeitvon": "start",
    "laufzeitbis": "end",
    "förder-/auftragssumme(anteildesbundes)ineur": "amount",
    "fördersummeineur": "amount",
    "förderprofil": "profile",
    "projekt": "project",
    "verbundprojekt": "project",
    "förderart": "kind",
}
# These stand twice under the same names: first for the recipient, then for the executing body.
_PLACE = {
    "gemeindekennziffer": "ags",
    "stadt/gemeinde": "municipality",
    "ort": "town",
    "bundesland": "land",
    "staat": "state",
}
RECIPIENT = ("recipient", *_PLACE.values())
BODY = ("body", *(f"body_{name}" for name in _PLACE.values()))
COLUMNS = frozenset({*_NAMES.values(), *RECIPIENT, *BODY})


def columns(cells: list[str]) -> Sequence[str]:
    """Our names of the columns of a header, the second block of place headers told apart.

    Every line of the export ends with one more separator: the last column has no name. Raises
    HeaderError when a column is missing, unknown or stands too often.
    """
    found: list[str] = []
    for i, cell in enumerate(cells):
        header = text(cell)
        name = "".join(header.lower().split())
        ours = _NAMES.get(name) or _PLACE.get(name, "")
        if name in _PLACE and ours in found:
            ours = f"body_{ours}"
        if not name and i == len(cells) - 1:
            found.append("")
        elif not ours:
            raise HeaderError(f"header differs: unknown {header!r}")
        elif ours in found:
            raise HeaderError(f"header differs: double {header!r}")
        else:
            found.append(ours)
    if missing := sorted(COLUMNS - set(found)):
        raise HeaderError(f"header differs: missing {', '.join(missing)}")
    return found
