"""Compounds that one name takes apart, as English does: "Laser Technology" is "Lasertechnik"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ingest.identity.initials import parts

# What English calls differently inside a compound.
_SYNONYMS = {
    "wissenschaft": "forschung", "wissenschaften": "forschung", "technologie": "technik",
    "technologien": "technik", "technik": "technologie", "forschung": "wissenschaft",
    "engineering": "technik", "verkehr": "transport", "werkstoffe": "material",
    "werkstoff": "material", "gestaltung": "design", "leistung": "energie",
}  # fmt: skip
# A word must cover so many letters; a compound is explained when most of its letters are.
_SHORTEST_ROOT, _MOST = 4, 0.7


_LETTERS = (("ph", "f"), ("th", "t"), ("c", "k"), ("y", "i"), ("z", "k"))
# As they stand when the letters are replaced: "ical" is "ikal" then.
_ENDINGS = (
    "iskhes", "iskher", "iskhen", "iskhe", "iskh", "iques", "ique", "ikal", "iks", "ik",
    "ierte", "iked", "elle", "ale", "al", "ed", "ien", "ie", "en", "es", "er", "e", "i",
    "s", "n",
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def cognate(word: str) -> str:
    """What a word of Greek or Latin has in common in both languages.

    "pharmacology" and "Pharmakologie" give the same, as do "clinical" and "klinische".
    """
    for old, new in _LETTERS:
        word = word.replace(old, new)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1 << 14)
def _roots(word: str) -> tuple[str, ...]:
    """The beginnings by which a word is known inside a compound, without its ending."""
    ways = (word, _SYNONYMS.get(word, ""), cognate(word))
    return tuple(way[: max(_SHORTEST_ROOT, len(way) - 2)] for way in ways if way)


def explained(loose: Iterable[str], compounds: Iterable[str]) -> bool:
    """Whether the loose words of one name are what the compounds of the other are made of.

    Every loose word must stand in a compound, and most letters of each compound must be covered.
    """
    covered = {compound: [False] * len(compound) for compound in compounds}
    used = [sum(_cover(root, covered) for root in _roots(word)) for word in loose]
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
