"""Does a name speak of a natural person? Such a name never enters the graph.

A rule of words, not a register: it knows titles, forms of address, "name, first name" and common
first names. What it takes for a person is put aside, so an error costs a row and no privacy; a
person with a rare first name and no title is not recognised.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from graph.names import legal_form, words

# Bodies of their own in law. A sole trader (e.K.) and the partners of a GbR trade under their own
# names, so these forms say nothing.
_BODIES = frozenset(
    {"gmbh", "ggmbh", "ag", "se", "kg", "kgaa", "ohg", "ug", "gug", "eg", "ev", "aor",
     "kdor", "partg", "inc", "ltd", "bv", "nv", "sa"}
)  # fmt: skip
_FORM_INSIDE = re.compile(
    r"\b(?:g?gmbh|mbh|ag|se|kg|kgaa|ohg|ug|eg|ev|e v|partg|partgmbb|llc|stiftung|verein)\b"
)
_ADDRESS = re.compile(r"^(?:an )?(?:herrn?|frau|familie|eheleute|mr|mrs|ms)\b")
_TITLE = re.compile(
    r"^(?:prof(?:essor(?:in)?)?|dr|dipl|mag|pd|priv doz|ing|ra|rechtsanwalt(?:in)?|"
    r"steuerberater(?:in)?|notar(?:in)?|arzt|arztin|zahnarzt|zahnarztin|tierarzt|tierarztin)\b"
)
_OWNER = re.compile(r"\b(?:inh|inhaber(?:in)?|einzelunternehmen|einzelunternehmer(?:in)?)\b")
_TITLE_INSIDE = re.compile(r"\b(?:dr|prof) (?:\w+ )*\w{2,}")
_TRADER = re.compile(r"\be\. ?(?:K|Kfm|Kfr)\b\.?|\bGbR\b|\beingetragener? Kauf(?:mann|frau)\b")
_PERSON_LIKE = re.compile(r"^[^\W\d_][\w.'’-]+$")
# Words that no person bears: with one of them a name is that of a body.
_OF_A_BODY = re.compile(
    r"institut|universit|hochschule|schule|akademie|zentrum|centrum|center|centre|gesellschaft|verband|"
    r"verein|stiftung|stadt\b|gemeinde|landkreis|\bkreis|kammer|ministerium|\bamt\b|klinik|"
    r"krankenhaus|werke?\b|bank\b|kasse\b|kirche|museum|theater|netzwerk|cluster|genossenschaft|"
    r"werkstatt|betrieb|technik|technolog|consult|group\b|gruppe\b|holding|systems?\b|service|"
    r"labor|forschung|agentur|bau\b|logistik|energie|software|engineering|solutions|planck|haus\b|"
    r"foundation|hospital|society|school|observator|tools\b"
)


@cache
def _first_names() -> frozenset[str]:
    """Common first names in Germany, in ``graph.names.words``."""
    file = Path(__file__).with_name("first_names.csv")
    return frozenset(file.read_text(encoding="utf-8").split()[1:])


@cache
def looks_like_a_person(name: str) -> bool:
    """Whether a published name is likely that of a natural person or of a sole trader's shop.

    "Dr. Oetker GmbH" and "Max-Planck-Institut für Physik" are not, "Dr. Erika Muster" and
    "Muster, Erika" are.
    """
    text = words(name)
    if _ADDRESS.match(text):
        return True
    if _BODIES & set(legal_form(name).split()):
        return False
    if _OWNER.search(text):
        return True
    if _FORM_INSIDE.search(text) or _OF_A_BODY.search(text):
        return False
    return bool(_TITLE.match(text) or _TITLE_INSIDE.search(text)) or _is_bare_name(name)


def _is_bare_name(name: str) -> bool:
    """A common first name at the begin, after a comma or after one word ("Bäckerei Erika M.")."""
    last, comma, first = _TRADER.sub("", name).strip(" ,").partition(",")
    parts = f"{first} {last}".split() if comma else last.split()
    parts = [part for part in parts if part not in ("und", "u.", "&", "+")]
    if not 2 <= len(parts) <= 5 or not all(_PERSON_LIKE.match(part) for part in parts):
        return False
    at = parts[:1] if len(parts) == 2 else parts[:2]
    return any(word in _first_names() for part in at for word in words(part).split())
