"""Likeness of texts by words or groups of letters: the ways that need no model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log, sqrt

from graph.names import words

SIZES = (3, 4, 5)


Parts = Callable[[str], Counter[str]]


class LetterIndex:
    """Texts by the groups of letters, or other parts, in them."""

    def __init__(self, texts: Sequence[str], parts: Parts | None = None) -> None:
        self._parts = parts or groups
        counts = [self._parts(text) for text in texts]
        holders = Counter(group for own in counts for group in own)
        self._rarity = {group: log(len(texts) / n) + 1 for group, n in holders.items()}
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for number, own in enumerate(counts):
            for group, weight in self._weighed(own).items():
                self._postings.setdefault(group, []).append((number, weight))
        self._size = len(texts)

    def scores(self, text: str) -> list[float]:
        """Cosine of the text with every text of the index.

        A group of letters weighs ``(1 + log n) · (1 + log N/df)``: n times in the text, in df of N
        texts. Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval
        (1988); groups of letters instead of words: Cavnar and Trenkle (1994).
        """
        found = [0.0] * self._size
        for group, weight in self._weighed(self._parts(text)).items():
            for number, other in self._postings.get(group, ()):
                found[number] += weight * other
        return found

    def _weighed(self, counts: Counter[str]) -> dict[str, float]:
        """The weights of a text, brought to length 1; groups that no text has are left out."""
        weights = {
            group: (1 + log(n)) * self._rarity[group]
            for group, n in counts.items()
            if group in self._rarity
        }
        length = sqrt(sum(w * w for w in weights.values()))
        return {group: w / length for group, w in weights.items()} if length else {}


def groups(text: str) -> Counter[str]:
    """All groups of three to five letters inside the folded words, their ends marked by a blank."""
    found: Counter[str] = Counter()
    for word in words(text).split():
        marked = f" {word} "
        for size in SIZES:
            found.update(marked[i : i + size] for i in range(len(marked) - size + 1))
    return found


def beginnings(text: str) -> Counter[str]:
    """The first six letters of each longer word: quick, for many texts."""
    return Counter(word[:6] for word in words(text).split() if len(word) > 3)


@lru_cache(maxsize=2)
def word_index(texts: tuple[str, ...]) -> LetterIndex:
    """The index of these texts by the beginnings of their words."""
    return LetterIndex(texts, beginnings)


@lru_cache(maxsize=2)
def letter_index(texts: tuple[str, ...]) -> LetterIndex:
    """The index of these texts, kept for the next question."""
    return LetterIndex(texts)
