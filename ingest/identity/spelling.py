"""Words that are misspelt: put right against the words that many names have, or found alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from ingest.identity.vocabulary import vocabulary

# Shorter words have too many neighbours; with a figure in it no word is spelt right.
_SHORTEST, _SHORTEST_WITH_FIGURE = 7, 5
# Names of fewer letters are not compared as one run of letters; of so many, two may be wrong.
_SHORT_NAME, _LONG_NAME = 10, 24
_LETTERS_OF_A_WORD = 3
# Figures for letters of the same shape, as scanned texts have them.
_SHAPES = str.maketrans("01358", "oiesb")
_LIKE_L = str.maketrans("01358", "olesb")


@lru_cache(maxsize=1 << 16)
def mended(word: str) -> str:
    """The common word that this one misspells by one letter, or the word as it is."""
    vocabulary_ = vocabulary()
    figure = not word.isalpha()
    if len(word) < (_SHORTEST_WITH_FIGURE if figure else _SHORTEST) or word.isdigit():
        return _small(word) if figure and word[:1].isdigit() else word
    if word in vocabulary_.known or not is_word(word):
        return word
    common = _by_deletion()
    for way in (word.translate(_SHAPES), word.translate(_LIKE_L), word.replace("rn", "m")):
        if way in vocabulary_.correct:
            return way
    near = {other for way in _deletions(word) for other in common.get(way, ())}
    right = [other for other in near if OSA.distance(word, other, score_cutoff=1) <= 1]
    if len(right) != 1 or right[0].startswith(word) or word.startswith(right[0]):
        return word  # nothing alike, too much alike, another ending or a name that is cut off
    return right[0]


def _small(word: str) -> str:
    """ "0f" is "of" and "5t" is "st", but "3d" and "5g" are what they are."""
    way = word.translate(_SHAPES)
    vocabulary_ = vocabulary()
    return way if way in vocabulary_.stop or way in vocabulary_.cut_words else word


@lru_cache(maxsize=1 << 16)
def is_word(token: str) -> bool:
    """Whether a token is letters, perhaps with one or two figures that slipped in."""
    if token.isalpha():
        return True
    letters = sum(map(str.isalpha, token))
    figures = len(token) - letters
    return letters > _LETTERS_OF_A_WORD and figures <= 2 and not token[-2:].isdigit()


def wrong_letters(a: str, b: str) -> int | None:
    """How many letters differ between two whole names without blanks, or None when too many."""
    shorter = min(len(a), len(b))
    if shorter < _SHORT_NAME:
        return 0 if a == b and a else None
    allowed = 2 if shorter >= _LONG_NAME else 1
    if abs(len(a) - len(b)) > allowed:
        return None
    wrong = int(OSA.distance(a, b, score_cutoff=allowed))
    return wrong if wrong <= allowed else None


def _deletions(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


@cache
def _by_deletion() -> dict[str, tuple[str, ...]]:
    """The common words by what is left of them without one letter: neighbours share an entry."""
    found: dict[str, set[str]] = {}
    for word in vocabulary().correct:
        if len(word) >= _SHORTEST_WITH_FIGURE:
            for way in _deletions(word):
                found.setdefault(way, set()).add(word)
    return {way: tuple(sorted(words)) for way, words in found.items()}
