"""Words that were folded for a comparison, given back as the names of the case spell them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.names import words

_WRITTEN = re.compile(r"[^\W_]+")
# Where a reason speaks of words of a name: in quotation marks, in brackets, beside "=".
_NAMED = re.compile(r"„[^“]*“|(?<!\w)'[^']*'(?!\w)|\([^)]*\)|\S+ = \S+")


def spelt(reason: str, names: Iterable[str]) -> str:
    """A reason with its folded words as they stand in the names.

    A word that no name has (such as one that stands for several, "systeme" for "Systems") stays.
    """
    known: dict[str, str] = {}
    for name in names:
        for written in _WRITTEN.findall(name):
            known.setdefault(words(written), written)
    return _NAMED.sub(lambda part: _respelt(part.group(), known), reason)


def _respelt(text: str, known: dict[str, str]) -> str:
    return _WRITTEN.sub(lambda word: known.get(word.group(), word.group()), text)
