"""Compounds that one name takes apart, as English does: "Laser Technology" is "Lasertechnik"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ingest.identity.initials import parts

# What English calls differently inside a compound.
_SYNONYMS = {
    "wissenschaft": "forschung", "wissenschaften": "forschung", "technologie": "technik",
    "technologien": "technik", "technik": "technologie", "forschung": "wissenschaft",
}  # fmt: skip
# A word must cover so many letters; a compound is explained when most of its letters are.
_SHORTEST_ROOT, _MOST = 4, 0.7


@lru_cache(maxsize=1 << 14)
def _roots(word: str) -> tuple[str, ...]:
    """The beginnings by which a word is known inside a compound, without its ending."""
    ways = (word, _SYNONYMS.get(word, ""))
    return tuple(way[: max(_SHORTEST_ROOT, len(way) - 2)] for way in ways if way)


def explained(loose: Iterable[str], compounds: Iterable[str]) -> bool:
    """Whether the loose words of one name are what the compounds of the other are made of.

    Every loose word must stand in a compound, and most letters of each compound must be covered.
    """
    covered = {compound: [False] * len(compound) for compound in compounds}
    used = [any([_cover(root, covered) for root in _roots(word)]) for word in loose]
    if len(used) < 2 or not all(used):
        return False
    return all(sum(letters) >= _MOST * len(letters) for letters in covered.values())


def _cover(root: str, covered: dict[str, list[bool]]) -> bool:
    found = False
    for compound, letters in covered.items():
        at = compound.find(root)
        if len(root) < _SHORTEST_ROOT or at < 0:
            continue
        found = True
        part = next((p for p in parts(compound) if p.startswith(root)), root)
        end = min(len(compound), at + max(len(root) + 2, len(part)))
        letters[at:end] = [True] * (end - at)
    return found
