"""How things and numbers are worded: short words for a thing, rounding, marks, full stops."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.answers import Row

KINDS = {
    # initiatives
    "cluster": "Cluster",
    "alliance": "Bündnis",
    "future_cluster": "Zukunftscluster",
    "transformation_network": "Transformationsnetzwerk",
    "network": "Netzwerk",
    "umbrella": "Dachorganisation",
    # organisations
    "company": "Unternehmen",
    "university": "Universität",
    "applied_university": "Hochschule",
    "research_institute": "Forschungseinrichtung",
    "school": "Schule",
    "agency": "Agentur",
    "association": "Verband",
    "chamber": "Kammer",
    "ministry": "Ministerium",
    "municipality": "Kommune",
    "foundation": "Stiftung",
    "hospital": "Klinik",
    "other": "Organisation",
    # programmes
    "federal": "Programm des Bundes",
    "eu": "Programm der EU",
    "label": "Siegel",
    # regions
    "country": "Staat",
    # events
    "trade_fair": "Messe",
    "workshop": "Workshop",
    "conference": "Konferenz",
}
LABEL_WORDS = {
    "Cluster": "Initiative",
    "Organisation": "Organisation",
    "Project": "Projekt",
    "Programme": "Programm",
    "ValueChain": "Wertschöpfungskette",
    "Stage": "Stufe",
    "Field": "Themenfeld",
    "Competence": "Kompetenz",
    "Region": "Region",
    "Event": "Veranstaltung",
}
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_REGIONS = {"land": "Land", "district": "Kreis", "municipality": "Ort", "country": "Staat"}


def described(thing: Row) -> Row:
    """The row of a search hit: with ``place`` ("Chemnitz, Sachsen") and ``hint``."""
    place = _place(thing)
    return {**thing, "place": place, "hint": _hint(thing, place)}


def _place(thing: Row) -> str | None:
    """Town and Land; the Land alone where no town is known; both once where they are one."""
    towns = [t for t in (thing["city"] or "").split(";") if t]
    states = [s for s in thing["states"] if s not in towns]
    return ", ".join([*towns, *states][:4]) or None


def _hint(thing: Row, place: str | None) -> str:
    label, kind = thing["label"], thing["kind"]
    if label == "Stage" and thing["chain"]:
        return f"Stufe der Kette {thing['chain']}"
    if label == "Region":
        word = _REGIONS.get(kind, "Region")
    elif label == "Programme" and kind == "land":
        word = "Programm eines Landes"
    else:
        word = KINDS.get(kind or "", LABEL_WORDS[label])
    years = _years(thing) if label in ("Project", "Programme", "Event") else ""
    return word + (f" in {place}" if place else "") + (f", {years}" if years else "")


def _years(thing: Row) -> str:
    start, end = (str(thing[key] or "")[:4] for key in ("start", "end"))
    if start and end and start != end:
        return f"{start} bis {end}"
    return start if start == end or not end else f"bis {end}"


def one_full_stop(text: str) -> str:
    """One full stop where a sentence ends with a name that has its own: "… des Muster e.V."."""
    return _TWO_STOPS.sub(".", text)


def half_up(value: float) -> int:
    """The whole number next to it, halves away from zero as people round."""
    return int(rounded(value))


def rounded(value: float, digits: int = 0) -> float:
    """Rounded as in commerce, halves away from zero; ``round`` would make 12 of 12.5.

    Taken from the decimal writing, six places more than asked for: 100 times 0.145 is a little
    less than 14.5 in binary.
    """
    written = Decimal(repr(round(float(value), digits + 6)))
    return float(written.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def thousands(number: int, language: str = "de") -> str:
    """A number with its thousands set apart, as people of the language write it."""
    return f"{number:,}".replace(",", "." if language == "de" else ",")
