"""The titles of all projects as arrays: which a draft may name, and which are near by their words.

They are made once after a run and mapped into memory. The nearest by words are found by one product
of the draft's words with the matrix of all titles; of 200,000 titles that takes milliseconds, where
reading and weighing them takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.statements import SEPARATOR
from queries import sentences
from queries.answers import Row
from queries.kept import digest
from queries.letters import LetterIndex, beginnings
from queries.mentions import first_stem, stems
from queries.text_arrays import part_of, text_arrays

Arrays = dict[str, NDArray[Any]]


def shipped_projects() -> list[str]:
    """The projects whose vectors travel with the package: they are compared whatever they say."""
    return sorted(node for label, node in sentences.things() if label == "Project")


def parameters() -> dict[str, Any]:
    """What the titles are read and weighed with; ``shipped`` only tells what was made of it."""
    return {"separator": SEPARATOR, "shipped": digest(*shipped_projects())}


def made(rows: list[Row]) -> Arrays:
    """Of rows ``titles``, each being id, name, and title or an empty text."""
    lines = tuple(sorted(line for row in rows for line in row["titles"]))
    return _made(lines, frozenset(shipped_projects()))


@lru_cache(maxsize=2)  # for where nothing can be kept
def _made(lines: tuple[str, ...], shipped: frozenset[str]) -> Arrays:
    every = sorted(line.split(SEPARATOR) for line in lines)
    others = [i for i, (node, _, _) in enumerate(every) if node not in shipped]
    told = [_told(*every[i][1:]) for i in others]
    return {
        "others": np.array(others, dtype=np.int32),
        **text_arrays("ids", [node for node, _, _ in every]),
        **text_arrays("names", [name for _, name, _ in every]),
        **_first_words([first_stem(name) for _, name, _ in every]),
        **_weighed(told),
    }


def _told(name: str, title: str) -> str:
    return name if title in ("", name) else f"{name} {title}"


def _first_words(first: list[str | None]) -> Arrays:
    """The names by their first word: the words in order, and where the names of each lie."""
    known = sorted((word, i) for i, word in enumerate(first) if word is not None)
    words = np.array([word for word, _ in known], dtype=str)
    return {"first_words": words, "first_names": np.array([i for _, i in known], dtype=np.int32)}


def _weighed(told: list[str]) -> Arrays:
    index = LetterIndex(told, beginnings)
    columns = index.columns
    words = sorted(columns)
    return {
        "words": np.array(words, dtype=str),
        "columns": np.array([columns[word] for word in words], dtype=np.int32),
        "rarity": index.rarity,
        "weights": index.matrix.data,
        "places": index.matrix.indices,
        "starts": index.matrix.indptr,
    }


class Titles:
    """What is asked of the arrays."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays

    def __len__(self) -> int:
        return len(self._arrays["ids_starts"]) - 1

    def ids(self) -> list[str]:
        """The ids of all projects, in their order."""
        return bytes(self._arrays["ids"]).decode().split("\n")[:-1]

    def that_may_stand_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Id and name of the projects whose first word is one of the text, or cannot be told."""
        words = self._arrays["first_words"]
        for stem in sorted({"", *stems(text)}):
            low, high = (int(np.searchsorted(words, stem, side)) for side in ("left", "right"))
            for number in self._arrays["first_names"][low:high]:
                yield self._part("ids", number), self._part("names", number)

    def nearest(self, draft: str, most: int) -> list[str]:
        """The ids of those whose words are nearest to the draft's, without the shipped ones."""
        near = np.argsort(-self._scores(draft), kind="stable")[:most]
        return [self._part("ids", self._arrays["others"][i]) for i in near]

    def shipped(self) -> list[str]:
        """The ids of those whose vectors travel with the package."""
        left = np.setdiff1d(np.arange(len(self)), self._arrays["others"], assume_unique=True)
        return [self._part("ids", i) for i in left]

    def _part(self, name: str, number: int) -> str:
        return part_of(self._arrays, name, number)

    def _scores(self, draft: str) -> NDArray[np.float64]:
        """As ``LetterIndex.scores``, from the kept matrix."""
        words, rarity = self._arrays["words"], self._arrays["rarity"]
        own = np.zeros(len(rarity))
        for word, number in beginnings(draft).items():
            place = int(np.searchsorted(words, word))
            if place < len(words) and words[place] == word:
                column = self._arrays["columns"][place]
                own[column] = (1 + np.log(number)) * rarity[column]
        length = max(float(np.sqrt(own @ own)), 1e-12)
        matrix = csr_array(
            tuple(self._arrays[name] for name in ("weights", "places", "starts")),
            shape=(len(self._arrays["others"]), len(rarity)),
        )
        scores: NDArray[np.float64] = matrix @ (own / length)
        return scores
