"""How alike a draft is to other texts: the one door to both ways of comparing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.settings import Settings
from queries import sentences
from queries.letters import letter_index, word_index

Method = Literal["sentences", "letters"]
# Beyond this many texts not all are compared, because the model is too slow for that: those whose
# vectors travel with the package, and so many of the others, the nearest by words.
COMPARED_MOST = 800
BY_WORDS = {"sentences": 40, "letters": 800}
# Fewer values than this do not tell what is usual.
BACKGROUND_FROM = 30
_SAMPLED = {"sentences": 200, "letters": 25}  # so many texts show what unrelated ones reach
_TO_SPREAD = 1.4826  # the spread of a normal distribution, from its median absolute deviation
Kin = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Likeness:
    """How alike each text is to the draft; None = was not compared, or nothing to compare with."""

    method: Method
    values: tuple[float | None, ...]

    @property
    def compared(self) -> int:
        return sum(value is not None for value in self.values)


def method() -> Method:
    """By what texts are compared on this machine."""
    return "sentences" if sentences.available() else "letters"


@lru_cache(maxsize=16)
def likeness(draft: str, texts: tuple[str, ...], kin: Kin) -> Likeness:
    """``(x − u50) / (u99 − u50)``: 0 as alike as unrelated texts, 1 as one in a hundred of them.

    The scores of a model lie close together and mean nothing by themselves. So they are set
    beside what pairs of these very texts reach that have nothing in ``kin`` (the fields of each
    with their broader ones; an empty set says nothing and is left out): u50 and u99 are the 50th
    and 99th percentile of those pairs. Beyond COMPARED_MOST texts not all are compared.
    """
    chosen = _chosen(draft, texts)
    some = tuple(texts[i] for i in chosen)
    background = _unrelated(some, tuple(kin[i] for i in chosen), method())
    values: list[float | None] = [None] * len(texts)
    if len(background) >= BACKGROUND_FROM:
        usual, rare = np.percentile(background, [50, 99])
        if rare > usual:
            for i, score in zip(chosen, raw(draft, some), strict=True):
                values[i] = round(float((score - usual) / (rare - usual)), 3)
    return Likeness(method(), tuple(values))


def raw(draft: str, texts: tuple[str, ...]) -> list[float]:
    """The scores as the model, or the letters, give them."""
    if sentences.available():
        return sentences.scores(draft, texts, _folder())
    return letter_index(texts).scores(draft)


def standing_out(values: Sequence[float]) -> list[float | None]:
    """``(x − median) / (1.4826 · MAD)``: how many usual spreads a value lies above the middle.

    For a list of which most have nothing to do with the draft, such as all fields. Source:
    Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
    """
    if len(values) < BACKGROUND_FROM:
        return [None] * len(values)
    middle = median(values)
    spread = _TO_SPREAD * median(abs(value - middle) for value in values)
    return [round((v - middle) / spread, 2) if spread else None for v in values]


def _folder() -> sentences.Folder:
    return Settings.from_environment().home / "cache"


def _chosen(draft: str, texts: tuple[str, ...]) -> list[int]:
    if compares_all(len(texts)):
        return list(range(len(texts)))
    shipped = sentences.read(sentences.SHIPPED) if method() == "sentences" else {}
    known = [i for i, text in enumerate(texts) if shipped and sentences.digest(text) in shipped]
    others = sorted(set(range(len(texts))) - set(known))
    near = nearest_by_words(draft, tuple(texts[i] for i in others))
    return sorted([*known, *(others[i] for i in near)])


def compares_all(number: int) -> bool:
    """Whether so many texts are few enough that the draft is compared with each."""
    return number <= COMPARED_MOST


def nearest_by_words(draft: str, texts: tuple[str, ...]) -> list[int]:
    """The places of the texts whose words are nearest to the draft's, as many as are compared."""
    scores = word_index(texts).scores(draft)
    return sorted(range(len(texts)), key=lambda i: (-scores[i], i))[: BY_WORDS[method()]]


@lru_cache(maxsize=4)
def _unrelated(texts: tuple[str, ...], kin: Kin, way: Method) -> NDArray[np.float64]:
    """Scores of pairs of texts that have no kin in common."""
    known = [i for i, own in enumerate(kin) if own]
    sample = known[:: max(1, -(-len(known) // _SAMPLED[way]))]
    found: list[float] = []
    for i in sample:
        scores = (
            sentences.beside(texts[i], texts, _folder())
            if way == "sentences"
            else letter_index(texts).scores(texts[i])
        )
        found += [scores[j] for j in known if not kin[i] & kin[j]]
    return np.array(found)
