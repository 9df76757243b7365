"""Likeness of texts by words or groups of letters: the ways that need no model."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.names import words

SIZES = (3, 4, 5)
_TINY = 1e-12  # in the place of the length of a text without any part


Parts = Callable[[str], Counter[str]]


class LetterIndex:
    """Texts by the groups of letters, or other parts, in them."""

    def __init__(self, texts: Sequence[str], parts: Parts | None = None) -> None:
        self._parts = parts or groups
        self.columns: dict[str, int] = {}
        rows, columns, counts = array("q", [0]), array("q"), array("q")
        for text in texts:
            own = self._parts(text)
            columns.extend(self.columns.setdefault(part, len(self.columns)) for part in own)
            counts.extend(own.values())
            rows.append(len(columns))
        places = np.array(columns, dtype=np.int64)
        holders = np.bincount(places, minlength=len(self.columns))
        self.rarity = np.log(len(texts) / np.maximum(holders, 1)) + 1
        weights = (1 + np.log(np.array(counts, dtype=float))) * self.rarity[places]
        starts = np.array(rows, dtype=np.int64)
        lengths = np.sqrt(np.bincount(_row_of(starts), weights * weights, len(texts)))
        weights /= np.maximum(lengths, _TINY)[_row_of(starts)]
        shape = (len(texts), len(self.columns))
        self.matrix = csr_array((weights, places, starts), shape=shape)

    def scores(self, text: str) -> list[float]:
        """Cosine of the text with every text of the index.

        A group of letters weighs ``(1 + log n) · (1 + log N/df)``: n times in the text, in df of N
        texts. Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval
        (1988); groups of letters instead of words: Cavnar and Trenkle (1994).
        """
        counts = {self.columns[p]: n for p, n in self._parts(text).items() if p in self.columns}
        places = np.array(list(counts), dtype=np.int64)
        own = np.zeros(len(self.columns))
        own[places] = (1 + np.log(np.array(list(counts.values()), dtype=float))) * (
            self.rarity[places]
        )
        length = max(float(np.sqrt(own @ own)), _TINY)
        found: list[float] = (self.matrix @ (own / length)).tolist()
        return found


def _row_of(starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of the row of every entry, from where each row starts."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


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
