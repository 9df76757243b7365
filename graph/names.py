"""Names in a second form for comparing and searching; what is shown stays as published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Only German forms (and those of bodies that act in Germany), only at the end of a name; never
# "Stiftung" or "Verein", which are part of a name (docs/decisions/legal-forms.md).
_FORM = (
    r"(?:g?gmbh|mbh|ag|se|kg|kgaa|ohg|gbr|ug(?: haftungsbeschrankt)?|eg|ev|e v|e k|ek|aor|kdor|"
    r"partg|inc|ltd|b ?v|n ?v|s ?a|gemeinnutzige gmbh|gesellschaft mit beschrankter haftung|"
    r"aktiengesellschaft|eingetragener verein|korperschaft des offentlichen rechts|"
    r"anstalt des offentlichen rechts|kommanditgesellschaft)"
)
_FORMS_AT_END = re.compile(rf"(?:\s+(?:{_FORM}|(?:und )?co))+$")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def words(text: str) -> str:
    """Lower case, umlauts in both spellings to the base letter, other signs to one blank.

    "Müller & Söhne" and "MUELLER und Soehne" give the same text.
    """
    text = text.lower().replace("&", " und ").replace("ß", "ss")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _NOT_WORD.sub(" ", text).strip()
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        text = text.replace(long, short)
    return text


def without_legal_form(text: str) -> str:
    """``words`` of a name without the legal form at its end; never an empty text."""
    full = words(text)
    return _FORMS_AT_END.sub("", full) or full


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
