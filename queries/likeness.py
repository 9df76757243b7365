"""How alike a draft is to other texts: the one door to both ways of comparing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from statistics import median
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.settings import Settings
from graph.yaml_text import read_yaml
from queries import sentences
from queries.letters import letter_index, word_index

Method = Literal["sentences", "letters"]
USUAL_DRAFTS = Path(__file__).with_name("usual_drafts.yml")
# Beyond this many texts not all are compared, because the model is too slow for that: those whose
# vectors travel with the package, and so many of the others, the nearest by words.
COMPARED_MOST = 800
BY_WORDS = {"sentences": 40, "letters": 800}
# The share of the usual that is taken off, see ``above_usual``.
TAKEN_OFF = 0.7
# Fewer values than this do not tell what is usual.
BACKGROUND_FROM = 30
_TO_SPREAD = 1.4826  # the spread of a normal distribution, from its median absolute deviation
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Likeness:
    """How alike each text is to the draft; None = was not compared."""

    method: Method
    values: tuple[float | None, ...]

    @property
    def compared(self) -> int:
        return sum(value is not None for value in self.values)


def method() -> Method:
    """By what texts are compared on this machine."""
    return "sentences" if sentences.available() else "letters"


@lru_cache(maxsize=16)
def likeness(draft: str, texts: tuple[str, ...]) -> Likeness:
    """``(x − u50) / (u99 − u50)``: 0 as alike as other drafts are, 1 as one in a hundred of them.

    x is what a text has above the usual (``above_usual``), u50 and u99 are the 50th and 99th
    percentile of what the usual drafts have above it. Beyond COMPARED_MOST texts not all are
    compared.
    """
    chosen = _chosen(draft, texts)
    some = tuple(texts[i] for i in chosen)
    values: list[float | None] = [None] * len(texts)
    if some:
        usual = _usual(some, method())
        low, high = np.percentile(usual - TAKEN_OFF * usual.mean(axis=0), [50, 99])
        if high > low:
            for i, score in zip(chosen, above_usual(draft, some), strict=True):
                values[i] = round(float((score - low) / (high - low)), 3)
    return Likeness(method(), tuple(values))


def above_usual(draft: str, texts: tuple[str, ...]) -> list[float]:
    """The score of each text less most of what the usual drafts reach on it on average.

    Scores of a model lie close together, and some texts are near to whatever is asked. Most of
    what a text has in common with drafts about all kinds of things (``usual_drafts.yml``) is
    taken off; all of it would favour texts that say hardly anything.
    Source: Suzuki et al., Centering Similarity Measures to Reduce Hubs (2013).
    """
    own = np.array(_scores(draft, texts, method()))
    usual = _usual(texts, method()).mean(axis=0)
    found: list[float] = (own - TAKEN_OFF * usual).tolist()
    return found


@cache
def usual_drafts() -> tuple[str, ...]:
    """The made-up drafts that show what drafts have in common."""
    entries = read_yaml(USUAL_DRAFTS.read_text(encoding="utf-8"))
    return tuple(str(entry["text"]).strip() for entry in entries)


@lru_cache(maxsize=8)
def _usual(texts: tuple[str, ...], way: Method) -> Scores:
    """The score of every usual draft (rows) with every text (columns)."""
    return np.array([_scores(draft, texts, way) for draft in usual_drafts()])


def _scores(draft: str, texts: tuple[str, ...], way: Method) -> list[float]:
    """The scores as the model, or the letters, give them."""
    if way == "sentences":
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


def compared_by_words() -> int:
    """So many of the others, the nearest by their words, are compared in a large network."""
    return BY_WORDS[method()]


def nearest_by_words(draft: str, texts: tuple[str, ...]) -> list[int]:
    """The places of the texts whose words are nearest to the draft's, as many as are compared."""
    scores = word_index(texts).scores(draft)
    return sorted(range(len(texts)), key=lambda i: (-scores[i], i))[: compared_by_words()]
