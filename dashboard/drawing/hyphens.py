"""Soft hyphens for long German compounds, so that narrow columns need not cut words anywhere."""

from __future__ import annotations

from html import escape

# Parts of long German compounds after which a word may be broken. Browsers without a German
# dictionary would otherwise cut anywhere or let the word run out of its column.
_JOINTS = (
    "abfall", "ableiter", "altfahrzeug", "anlagen", "anoden", "antriebs", "assistenz", "ausgangs",
    "automatisierungs", "bahn", "batterie", "bau", "baustoff", "bedien", "beschichtungs",
    "bildgebungs", "bio", "bipolar", "brennstoffzellen", "chip", "dienst", "druck", "elektro",
    "elektroden", "elektrolyse", "elektronik", "elektronisch", "entwicklungs", "fabrik", "fahrer",
    "fahrwerk", "fahrzeug", "faser", "fertig", "fertigungs", "flugzeug", "forschungs", "funk",
    "gas", "gasdiffusions", "geräte", "getriebe", "grund", "grundlagen", "halb", "halbleiter",
    "hersteller", "holz", "industrie", "innen", "inno", "innovations", "karosserie", "kathoden",
    "kreislauf", "kunststoff", "labor", "laser", "leistungs", "leitungs", "licht", "luft",
    "management", "maschinen", "material", "meeres", "mess", "mikro", "mobilitäts", "modul",
    "montage", "motor", "nutz", "oberflächen", "operations", "optik", "packungs", "pflanzen",
    "pilot", "präzisions", "produktions", "prozess", "prüf", "raum", "regional", "reinigungs",
    "roh", "rohstoff", "schutz", "sensor", "silizium", "solar", "spritzguss", "stack", "steril",
    "steuer", "strahl", "strom", "struktur", "system", "technik", "technologie", "test", "thermo",
    "träger", "transformations", "umform", "verbrennungs", "verfahrens", "verbund", "verpackungs",
    "wasserstoff", "werk", "werkstoff", "wieder", "wirkstoff", "zell", "zulieferer",
)  # fmt: skip
_LONGEST_FIRST = tuple(sorted(_JOINTS, key=len, reverse=True))
_LONG_WORD = 12


def hyphenated(text: str) -> str:
    """Escaped text with soft hyphens at the joints of long words."""
    return " ".join(escape(_soft(w) if len(w) > _LONG_WORD else w) for w in text.split(" "))


def _soft(word: str) -> str:
    lowered, at, pieces = word.lower(), 0, [""]
    while at < len(word):
        joint = next((j for j in _LONGEST_FIRST if lowered.startswith(j, at)), "")
        step = len(joint) or 1
        pieces[-1] += word[at : at + step]
        at += step
        if joint and len(pieces[-1]) >= 3 and len(word) - at >= 4 and word[at].isalpha():
            pieces.append("")
    return "\u00ad".join(p for p in pieces if p)


def wrapped(text: str, letters: int) -> str:
    """The text in lines of at most ``letters``; long words are cut at a joint where there is one.

    For pictures, which know no soft hyphens.
    """
    lines = [""]
    for word in text.split():
        pieces = _soft(word).split("\u00ad") if len(word) > letters else [word]
        for n, piece in enumerate(pieces):
            gap = " " if lines[-1] and n == 0 else ""
            if lines[-1] and len(lines[-1]) + len(gap) + len(piece) > letters:
                lines[-1] += "-" if n and not lines[-1].endswith("-") else ""
                lines.append(piece)
            else:
                lines[-1] += gap + piece
    return "\n".join(lines)
