"""Ids that a register gives to an organisation, checked before they can join two records.

Two records that share one are one organisation, so a mistyped id would join strangers.
"""

from __future__ import annotations

import re

_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_KINDS = ("HRA", "HRB", "GnR", "PR", "VR", "GsR")
_NUMBER = (
    rf"(?P<kind>{'|'.join(_KINDS)})\s*(?P<number>[0-9]{{1,7}})(?:\s*(?P<letters>[A-Z]{{1,3}}))?"
)
_COURT = r"(?:Amtsgericht|Registergericht|AG)\s+(?P<court>[^\W\d][^\d,;]*?)"
_BETWEEN = r"\s*[,;:]?\s*"
_REGISTER = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (_NUMBER + _BETWEEN + _COURT, _COURT + _BETWEEN + _NUMBER)
)


def lei(text: str) -> str:
    """A Legal Entity Identifier (ISO 17442) without blanks, in capitals. Raises ValueError.

    Its last two digits make the whole, letters taken as 10 to 35, leave 1 when divided by 97
    (ISO/IEC 7064, MOD 97-10).
    """
    written = "".join(text.split()).upper()
    if not _LEI.fullmatch(written):
        raise ValueError(f"{text!r} is no LEI: it has 18 letters or digits and two check digits")
    if int("".join(str(int(sign, 36)) for sign in written)) % 97 != 1:
        raise ValueError(f"{text!r} is no LEI: its check digits do not fit the rest")
    return written


def register_number(text: str) -> str:
    """A register number with its court, as ``HRB 12345, Amtsgericht Stuttgart``.

    Without the court it says nothing: every court counts for itself. Raises ValueError.
    """
    one_line = " ".join(text.split())
    found = next((m for form in _REGISTER if (m := form.fullmatch(one_line))), None)
    if not found:
        raise ValueError(
            f"{text!r} is no register number: write it like HRB 12345, Amtsgericht Stuttgart"
        )
    kind = next(k for k in _KINDS if k.casefold() == found["kind"].casefold())
    number = " ".join(p for p in (found["number"], (found["letters"] or "").upper()) if p)
    return f"{kind} {number}, Amtsgericht {found['court'].strip()}"
