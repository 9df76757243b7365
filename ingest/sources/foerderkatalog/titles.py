"""What titles say: the project without its part, its acronym, its alliance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.names import compact

_LEAD = re.compile(
    r"^(?:Verbund(?:projekt|vorhaben)\b\s*[:/,-]?|Verbund\s*[:/-])\s*", re.IGNORECASE
)
_PART = re.compile(
    r"\s*[-–,;:.(/]+\s*(?:(?:Teil(?:vorhaben|projekt)\w*|TV)\b|TP\b|TP\s?[0-9]).*$", re.IGNORECASE
)
_OF_PARTS = ("verbundprojekt", "verbundvorhaben", "verbund:", "teilvorhaben", "teilprojekt")
_NUMBERED = re.compile(r"\bTP\s?[0-9]")
_BRACKETS = re.compile(r"\(([^()]{3,30})\)")
_DASHES = re.compile(r"\s[-–]\s?([^\s–](?:[^\s–]|\s(?![-–])){1,28}?)\s?[-–](?=[\s,;.]|$)")
_AT_END = re.compile(r"\(([^()\s]{3,30})\)$|\s[-–]\s?([^\s–-]{3,30})$")
# Capitals beyond the first letter, or a digit beside one: "MaLeFiz", "6G-TERAKOM", "ENaQ2".
_LIKE_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z0-9]|.*[a-z0-9][A-Z])(?=.*[A-Za-z].*[A-Za-z])")
_MOST_WORDS = 3
# In brackets for other reasons than to name the project.
_COMMON = frozenset(
    compact(word)
    for word in ("KMU", "BMBF", "BMFTR", "BMWE", "BMWi", "BMWK", "DFG", "FuE", "F&E", "GmbH", "LED",
                 "MINT", "IKT", "IoT", "CO2", "COVID-19", "SARS-CoV-2", "IPCEI", "ERA-NET", "ZIM",
                 "EU", "USA", "DDR", "BRD", "IGF", "DLR", "KfW", "EnEff", "KSI")
)  # fmt: skip
_PHASE = re.compile(
    r"(?:(?:TP|TV|AP|Phase|Teil|Los|Stufe|Modul)\s?)?(?:[0-9]+|[IVX]+|[A-Z])", re.IGNORECASE
)


def without_part(title: str) -> str:
    """A title without "Verbundprojekt:" before and "Teilvorhaben: …" or "TP5" behind."""
    short = title
    if title[:6].lower() == "verbun":
        short = _LEAD.sub("", short, count=1)
    lowered = title.lower()
    if "teil" in lowered or "tp" in lowered or "tv" in lowered:
        short = _PART.sub("", short)
    return short.strip(" -–,;:") or title


def speaks_of_parts(title: str) -> bool:
    """Whether a title says that the grant is a part of a joint project."""
    lowered = title.lower()
    return any(word in lowered for word in _OF_PARTS) or _NUMBERED.search(title) is not None


def acronym(title: str) -> str:
    """The acronym a title shows in brackets or between dashes, empty without one.

    "… (MaLeFiz) - Teilvorhaben: …" and "… - 6G-TERAKOM -".
    """
    found = _BRACKETS.findall(title) if "(" in title else []
    if " -" in title or " –" in title:
        found += _DASHES.findall(title)
    return next((text.strip() for text in found if _is_acronym(text.strip())), "")


def last_word(title: str) -> str:
    """A word that stands alone in brackets or after a dash where the part begins, or empty.

    It may be no acronym by its look ("… (Uckerbots) - Teilvorhaben: …").
    """
    found = _AT_END.search(without_part(title))
    return (found[1] or found[2]) if found else ""


def _is_acronym(text: str) -> bool:
    if len(text.split()) > _MOST_WORDS or not _LIKE_ACRONYM.match(text):
        return False
    return compact(text) not in _COMMON and not _PHASE.fullmatch(text)


@dataclass(frozen=True)
class _Programme:
    """A programme of the curated set: how its titles begin, and how its grant numbers do.

    ``own_lead``: the beginning is no other word, so that it counts under any number.
    """

    id: str
    lead: re.Pattern[str]
    number: re.Pattern[str]
    own_lead: bool = True


def _lead(word: str) -> re.Pattern[str]:
    """ "WIR! - ", "WIR!- ", "WIR!-" and "WIR! " are all written."""
    return re.compile(rf"{word}(?:\s*[-–:]\s*|\s+)", re.IGNORECASE)


_PROGRAMMES = (
    _Programme("wir", _lead("WIR!"), re.compile("03WIR")),
    _Programme("rubin", _lead("RUBIN"), re.compile("03RU[0-9]U"), own_lead=False),
    _Programme("t-raum", _lead("T!Raum"), re.compile("03TR[0-9]")),
    _Programme("zwanzig20", _lead("Zwanzig20"), re.compile("03ZZ")),
    _Programme(
        "clusters4future",
        _lead("(?:Clusters4Future|Zukunftscluster)"),
        re.compile("03ZU[0-9]"),
        own_lead=False,
    ),
)
# Projects of this programme belong to no alliance.
_REGION_INNOVATIV = _lead(r"REGION\.innovativ")
# What no grant of an alliance programme lacks: most titles need no closer look.
_NUMBERS = ("03WIR", "03RU", "03TR", "03ZZ", "03ZU")
_LIKE_LEAD = re.compile(r"WIR!|T!Raum|Zwanzig20|REGION\.", re.IGNORECASE)
_BETWEEN = re.compile(r"\s[-–](?:\s|$)")


def alliance(title: str, number: str) -> tuple[str, str] | None:
    """The programme (its curated id) and the name of the alliance that a grant speaks of.

    "WIR! - region 4.0 - Verbundvorhaben …, TP5" gives ``("wir", "region 4.0")``. Titles of
    Clusters4Future begin with the cluster ("OTC Rostock: …"). The name is empty where only the
    grant number tells the programme; None for a grant of no alliance programme.
    """
    if number.startswith(_NUMBERS) or _LIKE_LEAD.search(title[:40]):
        bare = _LEAD.sub("", title, count=1) if _LEAD.match(title) else title
        if _REGION_INNOVATIV.match(bare):
            return "region-innovativ", ""
        for programme in _PROGRAMMES:
            numbered = programme.number.match(number) is not None
            lead = programme.lead.match(bare)
            if lead and (numbered or programme.own_lead):
                return programme.id, _name(bare[lead.end() :])
            if numbered:
                whole = programme.id == "clusters4future" and ":" in bare
                return programme.id, bare.partition(":")[0].strip() if whole else ""
    return None


def _name(rest: str) -> str:
    """The name of the alliance at the beginning of the rest of a title."""
    first, *more = _BETWEEN.split(rest, maxsplit=1)
    if not more:
        first = first.partition(": ")[0]
    return _PART.sub("", first).strip()
