"""Names in a second form for comparing and searching; what is shown stays as published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart into a base letter and a mark.
_BASE = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "&": " und "}
)  # fmt: skip
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def _folded(char: str) -> str:
    """A letter without its marks, another sign as a blank; as it is where that is not ASCII."""
    parts = unicodedata.normalize("NFKD", char)
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain) if plain.isascii() else plain


# Signs up to the mathematical ones, so that hardly a name has to be taken apart letter by letter.
_FOLDED = {code: _folded(chr(code)) for code in range(0x2200)} | _BASE

# Every spelling of a legal form, after ``words``, and its short form. Only German forms (and those
# of bodies that act in Germany), only at the end of a name; never "Stiftung" or "Verein", which
# are part of a name (docs/decisions/legal-forms.md).
_SPELLINGS = {
    "gmbh": ("gmbh", "g m b h", "mbh", "m b h", "gesmbh", "ges mbh", "ges m b h",
             "gesellschaft mbh", "gesellschaft m b h", "ges mit beschrankter haftung",
             "gesellschaft mit beschrankter haftung", "gesellschaft mit beschr haftung"),
    "ggmbh": ("ggmbh", "g gmbh", "gemeinnutzige gmbh", "gemeinnutzige gesellschaft mbh", "gem gmbh",
              "gem gesellschaft mit beschrankter haftung",
              "gemeinnutzige gesellschaft mit beschrankter haftung"),
    "ag": ("ag", "a g", "aktiengesellschaft"),
    "se": ("se",),
    "kg": ("kg", "k g", "kommanditgesellschaft"),
    "kgaa": ("kgaa", "kg a a", "kommanditgesellschaft auf aktien"),
    "ohg": ("ohg", "o h g", "offene handelsgesellschaft"),
    "gbr": ("gbr", "gesellschaft burgerlichen rechts"),
    "ug": ("ug", "ug haftungsbeschrankt", "unternehmergesellschaft",
           "unternehmergesellschaft haftungsbeschrankt"),
    "gug": ("gug", "gug haftungsbeschrankt"),
    "eg": ("eg", "e g", "eingetragene genossenschaft"),
    "ev": ("ev", "e v", "eingetragener verein", "eingetr verein"),
    "gag": ("gag",),
    "ek": ("ek", "e k", "eingetragener kaufmann", "eingetragene kauffrau"),
    "dr": ("burgerlichen rechts", "offentlichen rechts", "des offentlichen rechts",
           "privaten rechts"),  # of a "Stiftung", which is part of the name
    "aor": ("aor", "a o r", "anstalt des offentlichen rechts", "anstalt offentlichen rechts"),
    "kdor": ("kdor", "k d o r", "korperschaft des offentlichen rechts",
             "korperschaft offentlichen rechts"),
    "partg": ("partg", "partg mbb", "partgmbb", "partnerschaftsgesellschaft",
              "partnerschaftsgesellschaft mbb"),
    "vvag": ("vvag", "versicherungsverein auf gegenseitigkeit"),
    "inc": ("inc",),
    "ltd": ("ltd", "limited"),
    "llc": ("llc", "limited liability company"),
    "sarl": ("sarl", "s a r l"),
    "bv": ("bv", "b v"),
    "nv": ("nv", "n v"),
    "sa": ("sa", "s a"),
    "co": ("co", "und co", "u co"),
}  # fmt: skip
_SHORT = {spelling: short for short, spellings in _SPELLINGS.items() for spelling in spellings}
_ONE_FORM = "|".join(sorted(_SHORT, key=len, reverse=True))
_FORM = re.compile(_ONE_FORM)
_FORMS_AT_END = re.compile(rf"(?:(?:^|\s+)(?:{_ONE_FORM}))+$")


def words(text: str) -> str:
    """Lower case, umlauts in both spellings to the base letter, other signs to one blank.

    "Müller & Söhne" and "MUELLER und Soehne" give the same text.
    """
    text = text.lower().translate(_FOLDED)
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = _NOT_WORD.sub(" ", "".join(c for c in parts if not unicodedata.combining(c)))
    text = " ".join(text.split())
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        text = text.replace(long, short)
    return text


def without_legal_form(text: str) -> str:
    """``words`` of a name without the legal form at its end; never an empty text."""
    full = words(text)
    return _FORMS_AT_END.sub("", full) or full


def legal_form(text: str) -> str:
    """The legal form at the end of a name in one spelling, empty when there is none.

    "X GmbH und Co. Kommanditgesellschaft" gives ``gmbh co kg``; a legal form alone gives itself.
    """
    found = _FORMS_AT_END.search(words(text))
    return " ".join(_SHORT[form] for form in _FORM.findall(found.group())) if found else ""


def compact(text: str) -> str:
    """``words`` without blanks, so that "Ems-Achse" and "Emsachse" are the same."""
    return words(text).replace(" ", "")


def search_text(names: Iterable[str | None]) -> str:
    """All names of a thing in compact form, separated by blanks, each once."""
    found: dict[str, None] = {}
    for name in names:
        if name and (form := compact(name)):
            found[form] = None
    return " ".join(found)
