"""Which legal forms may belong to one body."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

FormRelation = Literal["same", "compatible", "unknown", "conversion", "other"]

# Forms into which a body is often converted while it stays the same, or that are confused; which
# of the two it is has to be looked up, so they lead to a suggestion.
_CONVERSIONS = frozenset(
    frozenset(pair.split())
    for pair in (
        "ag se", "gmbh ggmbh", "ug gmbh", "ug gug", "gug ggmbh", "kdor aor", "ag gag", "dr kdor",
        "dr aor", "nv se", "kgaa ag",
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def form_relation(a: str, b: str) -> FormRelation:
    """How two legal forms (as ``graph.names.legal_form`` gives them, empty = unknown) relate.

    ``compatible`` is a partnership with and without its general partner ("KG", "GmbH & Co. KG").
    """
    if a == b:
        return "same" if a else "unknown"
    if not a or not b:
        return "unknown"
    one, other = a.split(), b.split()
    if one[-1] == other[-1] and (one[-1] in ("kg", "kgaa", "ohg")):
        return "compatible" if min(len(one), len(other)) == 1 else "conversion"
    if len(one) == len(other) == 1 and frozenset((a, b)) in _CONVERSIONS:
        return "conversion"
    if {"ag", "se"} & {a, b} and "kgaa" in (one[-1], other[-1]):
        return "conversion"
    return "other"


_COMMERCIAL = frozenset(
    ("gmbh", "ggmbh", "ug", "ag", "se", "kg", "kgaa", "ohg", "ltd", "bv", "nv", "sarl", "co")
)


def both_commercial(a: str, b: str) -> bool:
    """Whether both are known forms of a trading company, so that their names must differ."""
    return bool(a and b) and _COMMERCIAL.issuperset((*a.split(), *b.split())) and a != b
