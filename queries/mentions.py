"""Which names of the network a text mentions: organisations, places, programmes, initiatives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.names import without_legal_form, words

# A word with the signs that occur inside names: "Ems-Achse", "e-mobil", "QVLS-iLabs", "Plant³".
_WORD = re.compile(r"[^\W_]+(?:[.'’³²][^\W_]+)*[³²]?")
# Names of places that are also everyday words count only behind one of these.
_EVERYDAY = {"essen", "halle", "hof", "lage", "leer", "rain", "singen", "stade", "stein", "weiden",
             "weingarten"}  # fmt: skip
_BEFORE_PLACES = {"in", "aus", "bei", "um", "nach", "von", "stadt", "raum", "standort", "zwischen",
                  "und", "landkreis", "universitat", "hochschule"}  # fmt: skip
_SHORTEST = 2
# Longer words lose the last letter of a bent adjective: "der Technischen Universität".
_BENT = 7
Word = tuple[str, str]  # as written, and folded


@dataclass(frozen=True)
class Name:
    """A name of a thing; one thing may have several."""

    text: str
    label: str
    id: str


@dataclass(frozen=True)
class Mention:
    """A name that a text holds, in its own words."""

    name: Name
    written: str
    position: int


def mentions(text: str, names: Iterable[Name]) -> list[Mention]:
    """Every thing that the text names, once, in order of the text; of two names the longer one.

    Names of several words are compared folded; a single word has to be written as the name is
    (with a genitive s at most), so that "testo" is no company and "kit" no institute.
    """
    parts = split(text)
    by_first = _by_first(name for name in names if may_stand_in(text, name.text))
    found: dict[tuple[str, str], Mention] = {}
    at = 0
    while at < len(parts):
        best = _longest(parts, at, by_first.get(_stem(parts[at][1]), ()))
        for length, name in best:
            written = " ".join(w for w, _ in parts[at : at + length])
            found.setdefault((name.label, name.id), Mention(name, written, at))
        at += best[0][0] if best else 1
    return sorted(found.values(), key=lambda m: (m.position, m.name.label, m.name.id))


def split(text: str) -> list[Word]:
    """The words of a text as written and folded."""
    return [(w, folded) for w in _WORD.findall(text) if (folded := words(w).replace(" ", ""))]


@lru_cache(maxsize=8)
def stems(text: str) -> frozenset[str]:
    """The words of a text, folded and without their endings."""
    return frozenset(_stem(folded) for _, folded in split(text))


def may_stand_in(text: str, name: str) -> bool:
    """Whether the first word of a name is one of the text: quick, for hundreds of thousands."""
    stem = first_stem(name)
    return stem is not None and (not stem or stem in stems(text))


def first_stem(name: str) -> str | None:
    """The first word of a name, folded and without its ending; None when it has no word."""
    first = _WORD.search(name)
    return None if first is None else _folded_stem(first.group())


@lru_cache(maxsize=200_000)
def _folded_stem(word: str) -> str:
    return _stem(words(word).replace(" ", ""))


def _stem(folded: str) -> str:
    """A folded word without its ending, the same for text and name: genitive, bent adjective."""
    if len(folded) > _BENT and folded[-2:] in ("en", "em", "er", "es"):
        return folded[:-1]
    return folded.removesuffix("s") if len(folded) > 4 else folded


def _by_first(names: Iterable[Name]) -> dict[str, list[tuple[list[Word], Name]]]:
    found: dict[str, list[tuple[list[Word], Name]]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (n.label, n.id, n.text)):
        for form in _forms(name.text):
            found[_stem(form[0][1])].append((form, name))
    return found


@lru_cache(maxsize=50_000)
def _forms(name: str) -> list[list[Word]]:
    """A name with and without its legal form; what is left of one or two letters is no name."""
    own = split(name)
    bare = len(without_legal_form(name).split())
    forms = [own, own[:bare]] if bare < len(own) else [own]
    return [form for form in forms if len("".join(folded for _, folded in form)) > _SHORTEST]


def _longest(
    parts: Sequence[Word], at: int, candidates: Iterable[tuple[list[Word], Name]]
) -> list[tuple[int, Name]]:
    """The names of the greatest length that stand at this place."""
    hits: list[tuple[int, Name]] = []
    for form, name in candidates:
        here = parts[at : at + len(form)]
        if len(here) == len(form) and _same(form, here, parts[at - 1][1] if at else ""):
            hits.append((len(form), name))
    most = max((length for length, _ in hits), default=0)
    return [hit for hit in hits if hit[0] == most]


def _same(form: Sequence[Word], here: Sequence[Word], before: str) -> bool:
    if len(form) == 1:
        (own, folded), (written, _) = form[0], here[0]
        if folded in _EVERYDAY and before not in _BEFORE_PLACES:
            return False
        return written in (own, own + "s")
    exact = all(_stem(a) == _stem(b) for (_, a), (_, b) in zip(form, here, strict=True))
    return exact and any(w[:1].isupper() for w, _ in here)
