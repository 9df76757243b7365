"""One organisation as one source names it: what identity is decided on."""

from __future__ import annotations

from dataclasses import dataclass

# The fields that hold a strong id: two records that share one are one organisation.
STRONG_IDS = ("ror", "pic", "vat", "lei", "register")


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """One organisation as one source names it; an empty text means unknown.

    ``name`` and ``city`` are as published; ``aliases`` are other names and acronyms that a
    register gives. ``district`` is the Kreis (AGS, 5 digits), ``states`` are codes of Länder
    (BW …), ``country`` is an ISO code. ``ror`` to ``register`` are the strong ids, ``domain`` that
    of the website, ``unit_of`` the id of the body this one is a unit of.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    legal_form: str = ""
    city: str = ""
    district: str = ""
    states: tuple[str, ...] = ()
    country: str = ""
    ror: str = ""
    pic: str = ""
    vat: str = ""
    lei: str = ""
    register: str = ""
    domain: str = ""
    unit_of: str = ""
    precedence: int = 0

    def strong_ids(self) -> tuple[tuple[str, str], ...]:
        """The known strong ids as (kind, value), the value without blanks and in one case."""
        given = (self.ror, self.pic, self.vat, self.lei, self.register)
        if not any(given):
            return ()
        return tuple(
            (kind, "".join(value.split()).casefold())
            for kind, value in zip(STRONG_IDS, given, strict=True)
            if value.strip()
        )
