"""Rows that are no grant to a body of the network, each by a rule that has a name."""

from __future__ import annotations

import re
from functools import cache

from ingest.kinds import kind_of
from ingest.places import LAENDER
from ingest.sources.foerderkatalog.cells import text

TRANSFER = "transfer between Bund and Land"
BOOKKEEPING = "bookkeeping row"
DOUBLE = "the same row again"

_REDACTED = "keine anzeige aufgrund datenschutzrechtlicher"
_PERSON = re.compile(r"(?:Herrn?|Frau|Dr\.|Prof\.|Professor|Dipl\.)[\s-]")
_BOOKKEEPING = ("nur zum zweck der auszahlung", "sammelvorhabenbuchung")
_LANDS = "|".join(re.escape(land.name) for land in LAENDER.values())
_LAND = re.compile(
    rf"(?:(?:Das )?Land|Freistaat) (?:{_LANDS})\b|Freie (?:und )?Hansestadt (?:Bremen|Hamburg)\b"
    r"|Saarland$",
    re.IGNORECASE,
)
_FEDERAL = re.compile(r"Bundes|Auswärtiges Amt", re.IGNORECASE)
_TRANSFER = re.compile(
    r"\bBund[-/ –]+L(?:ä|ae)nder|Zuweisung|Verwaltungsvereinbarung|Finanzhilfe"
    r"|Hochschulpakt|Zukunftsvertrag|Hochschulbau|Hochschulsonderprogramm"
    r"|Exzellenz(?:initiative|strategie)|Digitalpakt",
    re.IGNORECASE,
)
# Codes and profile under which, in published figures of the list, a few rows hold billions.
_TRANSFER_CODES = frozenset({"TB0700", "TB6010", "TB6020"})
_TRANSFER_PROFILE = "Hochschulbau und überwiegend hochschulbezogene Sonderprogramme"


def redacted(name: str) -> bool:
    """Whether a name is the note that the recipient is not shown: never an organisation."""
    return name.lower().startswith(_REDACTED)


@cache
def person(name: str) -> bool:
    """Whether a name reads like that of a person who trades under no other: not kept either."""
    return bool(_PERSON.match(name)) and kind_of(name) == "other"


@cache
def land_body(cell: str) -> bool:
    """Whether a recipient, as its cell has it, is one of the Länder or a ministry of one."""
    name = text(cell)
    if _LAND.match(name):
        return True
    return kind_of(name) == "ministry" and not _FEDERAL.match(name)


def put_aside(recipient: str, title: str, code: str, profile: str) -> str:
    """The rule that puts a row aside, empty for a grant; ``recipient`` is the cell.

    A transfer needs both: a Land or its ministry as recipient, and a title, plan code or profile
    that speaks of one. Other grants to a Land stay.
    """
    lowered = title.lower()
    if any(words in lowered for words in _BOOKKEEPING):
        return BOOKKEEPING
    if land_body(recipient) and (
        _TRANSFER.search(title) or code in _TRANSFER_CODES or profile == _TRANSFER_PROFILE
    ):
        return TRANSFER
    return ""
