"""All names of the network as arrays: looked through as one text, and by pairs of letters.

A form is one name of a thing, folded and without blanks. Which names may be alike is told by the
pairs of letters that a form shares with the text asked for: of each pair of letters one row of bits
is kept, a bit a form, so that hundreds of thousands are sifted in milliseconds.
"""

from __future__ import annotations

import re
from math import floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.statements import SEPARATOR
from queries.answers import Row
from queries.text_arrays import part_of, text_arrays
from queries.ties import LABELS

Arrays = dict[str, NDArray[Any]]
_ENDS = ("ggmbh", "gmbhcokg", "gmbh", "mbh", "kgaa", "ev", "eg", "ag", "se", "kg")
_FORM_AT_END = re.compile(rf"(?:{'|'.join(_ENDS)})$")
# Letters that are told apart; all digits are one, and all other signs.
_LETTERS = 28
_DIGIT, _OTHER = 26, 27
_AT_ONCE = 8192
_ROUNDING = 1e-9  # what is just alike enough must not be lost
Numbers = NDArray[np.int64]
Forms = list[tuple[int, str]]  # number of the thing, and the form


def own_forms(search: str) -> list[str]:
    """The forms of a thing, with and without legal form."""
    own = search.split()
    return [*own, *(_FORM_AT_END.sub("", form) for form in own if form.endswith(_ENDS))]


def made(rows: list[Row]) -> Arrays:
    """Of rows ``label, names``, each name being id, length of the name and folded names."""
    ids: list[str] = []
    searches: list[str] = []
    forms: list[str] = []
    labels, lengths, things = [], [], []
    for row in rows:
        for line in row["names"]:
            node, length, search = line.split(SEPARATOR)
            own = own_forms(search)
            forms += own
            things += [len(ids)] * len(own)
            labels.append(LABELS.index(row["label"]))
            ids.append(node)
            lengths.append(int(length))
            searches.append(search)
    return {
        "labels": np.array(labels, dtype=np.int8),
        "lengths": np.array(lengths, dtype=np.int32),
        "things": np.array(things, dtype=np.int32),
        **text_arrays("ids", ids),
        **text_arrays("searches", searches),
        **text_arrays("forms", forms),
        "sizes": np.array([len(form) for form in forms], dtype=np.int32),
        "pairs": _pairs_of_all(forms),
    }


# -- pairs of letters ------------------------------------------------------------------------


def _codes() -> NDArray[np.int16]:
    codes = np.full(256, _OTHER, dtype=np.int16)
    codes[ord("a") : ord("z") + 1] = np.arange(_DIGIT)
    codes[ord("0") : ord("9") + 1] = _DIGIT
    return codes


def _pairs(form: str) -> NDArray[np.int16]:
    plain = form.encode("ascii", "replace")  # one byte a letter
    letters = _codes()[np.frombuffer(plain, dtype=np.uint8)]
    pairs: NDArray[np.int16] = letters[:-1] * np.int16(_LETTERS) + letters[1:]
    return pairs


def _pairs_of_all(forms: list[str]) -> NDArray[np.uint8]:
    """A row of bits for every pair of letters, a bit for every form that has it."""
    parts = []
    for first in range(0, len(forms), _AT_ONCE):
        some = forms[first : first + _AT_ONCE]
        have = np.zeros((_AT_ONCE, _LETTERS * _LETTERS), dtype=bool)
        # One text, so that pairs are made at once; those across two forms are left out.
        sizes = np.array([len(form) for form in some])
        pairs = _pairs("".join(some))
        owner = np.repeat(np.arange(len(some)), sizes)
        inside = owner[:-1] == owner[1:]
        have[owner[:-1][inside], pairs[inside]] = True
        parts.append(np.packbits(have.T, axis=1))
    width = _LETTERS * _LETTERS
    return np.concatenate(parts, axis=1) if parts else np.zeros((width, 0), dtype=np.uint8)


class Names:
    """What is asked of the arrays."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._labels = arrays["labels"]

    def thing(self, number: int) -> tuple[str, str]:
        """Label and id of a thing."""
        return LABELS[self._labels[number]], self._part("ids", number)

    def _part(self, name: str, number: int) -> str:
        return part_of(self._arrays, name, number)

    def holding(
        self, whole: str, parts: tuple[str, ...], label: str | None, most: int
    ) -> list[tuple[str, str]]:
        """Label and id of things whose names hold every part, at most so many.

        First those with the whole as a name, then those with a name that begins with it (the first
        name before the others), then all others; among equals the shorter name, then the id.
        """
        found: Numbers | None = None
        for part in parts:
            own = np.unique(self._places(part)[1])
            found = own if found is None else np.intersect1d(found, own, assume_unique=True)
        if found is None or not len(found):
            return []
        if label is not None:
            found = found[self._labels[found] == LABELS.index(label)]
        roughly = self._roughly(whole)[found]
        length = self._arrays["lengths"][found]
        order = np.lexsort((length, roughly))
        if len(order) > most:  # the ids decide among those that are equal to the last one
            last = order[most - 1]
            level = (roughly < roughly[last]) | (
                (roughly == roughly[last]) & (length <= length[last])
            )
            order = order[level[order]]
        things = [(roughly[i], length[i], *reversed(self.thing(int(found[i])))) for i in order]
        return [(name, node) for _, _, node, name in sorted(things)[:most]]

    def _places(self, part: str) -> tuple[Numbers, Numbers]:
        """Where a text stands in the text of all names, and in which things."""
        found = re.finditer(re.escape(part.encode()), self._arrays["searches"].data)
        places = np.fromiter((match.start() for match in found), dtype=np.int64)
        starts = self._arrays["searches_starts"]
        return places, np.searchsorted(starts, places, side="right") - 1

    def _roughly(self, whole: str) -> NDArray[np.int8]:
        """For every thing: 0 = its first name is the whole, 1 = begins so, 2 = another name does,
        3 = everything else."""
        text, starts = self._arrays["searches"], self._arrays["searches_starts"]
        places, things = self._places(whole)
        first = places == starts[things]
        end = np.isin(text[places + len(whole.encode())], (ord(" "), ord("\n")))
        begins = first | (text[places - 1] == ord(" "))
        roughly = np.full(len(self._labels), 3, dtype=np.int8)
        for value, where in ((2, begins), (1, first), (0, first & end)):
            roughly[things[where]] = value
        return roughly

    def may_be_alike(self, whole: str, least: float, label: str | None) -> Forms:
        """The forms whose likeness to the whole text may be ``least`` or more, with their thing.

        Likeness is ``1 − d / (a + b)``: x letters are left out of the text and y put in to make
        the other of it, d = x + y, a and b are the lengths. So d is at most
        ``(1 − least)(a + b)``, the lengths lie no further apart than d, and of the a − 1 pairs of
        the text at most 2 x + y = 1.5 d + (a − b) / 2 break.
        """
        sizes = self._arrays["sizes"].astype(float)
        size = len(whole)
        most = (1 - least) * (sizes + size) + _ROUNDING
        shared = size - 1 - 1.5 * most - (size - sizes) / 2
        fits = (np.abs(sizes - size) <= most) & (self._shared(whole) >= shared)
        return self._forms(fits, label)

    def may_hold_alike(self, whole: str, least: float, label: str | None) -> Forms:
        """The longer forms of which a part may be alike to the whole text, with their thing."""
        longer = self._arrays["sizes"] > len(whole)
        fits = longer & (self._shared(whole) >= pairs_shared(len(whole), least))
        return self._forms(fits, label)

    def _shared(self, whole: str) -> NDArray[np.uint16]:
        """How many pairs of letters of the text each form has too."""
        shared = np.zeros(len(self._arrays["sizes"]), dtype=np.uint16)
        for pair in _pairs(whole):
            shared += np.unpackbits(self._arrays["pairs"][pair], count=len(shared))
        return shared

    def _forms(self, fits: NDArray[np.bool_], label: str | None) -> Forms:
        things = self._arrays["things"]
        if label is not None:
            fits = fits & (self._labels[things] == LABELS.index(label))
        return [(int(things[i]), self._part("forms", int(i))) for i in np.flatnonzero(fits)]


def pairs_shared(size: int, least: float) -> int:
    """How many of the ``size − 1`` pairs of a text a part of at most its length surely shares.

    With x letters left out and y put in, the part has ``size − x + y`` letters, at most ``size``,
    and is alike when ``x + y ≤ (1 − least)(2 size − x + y)``; then at most 2 x + y pairs break.
    """
    most = floor(2 * size * (1 - least)) + 1
    broken = max(
        2 * x + y
        for x in range(most + 1)
        for y in range(x + 1)
        if x + y <= (1 - least) * (2 * size - x + y) + _ROUNDING
    )
    return max(0, size - 1 - broken)
