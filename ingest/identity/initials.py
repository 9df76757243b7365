"""Whether letters are the initials of words: "IPHT" of "Institut für Photonische Technologien"."""

from __future__ import annotations

from functools import lru_cache

from ingest.identity.vocabulary import vocabulary

# What it costs to leave a word out, and to take more than one letter of it.
_SKIPPED, _SKIPPED_AT_END, _LONGER, _STOP_LETTER = 1.0, 0.3, 0.25, 0.05
_LIGHT_SKIPPED, _LIGHT_AT_END = 0.3, 0.1
# The most that it may cost by the number of letters: three letters fit many names.
_ALLOWED = {2: 0.0, 3: 0.7, 4: 1.5}
_IMPOSSIBLE = 99.0
_LONGEST_PREFIX = 3  # "IPHT" takes two letters of "Photonische"
MOST_LETTERS = 9


@lru_cache(maxsize=1 << 18)
def parts(word: str) -> tuple[str, ...]:
    """A compound taken apart at common heads: "umweltforschung" gives umwelt and forschung."""
    vocabulary_ = vocabulary()
    for head in vocabulary_.heads:
        if word.endswith(head) and len(word) - len(head) >= 3:
            return (*parts(word[: -len(head)]), head)
        if word.endswith(head + "s") and len(word) - len(head) >= 4:
            return (*parts(word[: -len(head) - 1]), head)
    for prefix in vocabulary_.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= 4:
            return (prefix, word[len(prefix) :])
    return (word,)


@lru_cache(maxsize=1 << 17)
def explains(letters: str, words: tuple[str, ...]) -> frozenset[str] | None:
    """The words whose first letters give the acronym, or None when they do not.

    The order counts. Small words may give a letter or not, a part of a compound too; one content
    word may be left out when the letters are three or more, at the end of the name some more.
    """
    if not 2 <= len(letters) <= MOST_LETTERS or len(words) > 14:
        return None
    stop, light = vocabulary().stop, vocabulary().light
    units = tuple(
        (part, i, word in stop, _price(first, word in stop, word in light))
        for i, word in enumerate(words)
        for first, part in _numbered(word)
    )
    cost, used = _best(letters, units, 0, 0, {})
    allowed = _ALLOWED[min(len(letters), 4)]
    content = sum(len(parts(words[i])) for i in used if words[i] not in stop)
    if cost > allowed or content < 2:
        return None
    return frozenset(words[i] for i in used)


def _numbered(word: str) -> list[tuple[bool, str]]:
    return [(i == 0, part) for i, part in enumerate(parts(word))]


def _price(first: bool, small: bool, light: bool) -> tuple[float, float]:
    """What it costs to leave a part of a word out, before the last letter and behind it."""
    if small or not first:
        return 0.0, 0.0
    if light:
        return _LIGHT_SKIPPED, _LIGHT_AT_END
    return _SKIPPED, _SKIPPED_AT_END


_Unit = tuple[str, int, bool, tuple[float, float]]
_Found = tuple[float, frozenset[int]]


def _best(
    letters: str,
    units: tuple[_Unit, ...],
    at: int,
    unit: int,
    known: dict[tuple[int, int], _Found],
) -> _Found:
    """The cheapest way to take ``letters[at:]`` from ``units[unit:]``."""
    if unit == len(units):
        return (0.0 if at == len(letters) else _IMPOSSIBLE), frozenset()
    if (at, unit) in known:
        return known[at, unit]
    text, word, small, price = units[unit]
    skipped, used = _best(letters, units, at, unit + 1, known)
    best: _Found = (skipped + price[at == len(letters)], used)
    for length in range(1, _LONGEST_PREFIX + 1):
        if letters[at : at + length] != text[:length] or at + length > len(letters):
            break
        cost, used = _best(letters, units, at + length, unit + 1, known)
        longer = _LONGER if len(letters) > 3 else _IMPOSSIBLE
        cost += longer * (length - 1) + (_STOP_LETTER if small else 0.0)
        if cost < best[0]:
            best = (cost, used | {word})
    known[at, unit] = best
    return best
