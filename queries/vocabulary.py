"""Terms of the vocabularies (fields, competences, stages) in a few lines of German text.

Lexical on purpose: a term is recognised by words that a person can point at, and the answer names
them. A word of the text stands for a word of a term when their stems are equal, or when one is the
first or last part of the other, as in German compounds ("Batteriezellen" and "Batterie").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from graph.names import words
from queries.answers import Row
from queries.weights import Fitting

_SHORTEST = 4
# Words that say nothing about a subject, after ``words``.
_SAYS_NOTHING = """
aber alle allem allen aller alles also andere anderen anlagen anwendung anwendungen auch auf
aus bei beim beispiel bereich beziehungsweise bieten bietet bis bzw damit dann darauf daraus
das dass dem den denen deren des dessen deutsch deutsche deutschen deutschland die dies diese
diesem diesen dieser dieses durch eigen eigene eigenen ein eine einem einen einer eines einsatz
einschliesslich entwickeln entwickelt entwicklung entwicklungen erzeugen erzeugt etwa fertigen
fertigt fertigung firma fur ganz gegen gehort haben hat herstellen hersteller herstellern
herstellt herstellung hier ihre ihrem ihren ihrer innovation innovationen innovativ innovative
innovativen insbesondere jede jeder kann konnen kunde kunden kundinnen liefern liefert losung
losungen mehr mit mittelstand nach neue neuen neuer nicht oder ohne partner produkt produkte
produkten produktion produzieren produziert projekt projekte sein seit sich sind sowie statt
stellen stellt suchen sucht system systeme technik technologie technologien uber und unsere
unseren unter unternehmen verfahren vom von vor weitere weiteren welche wenn werden wir wird
zum zur zwischen
"""
_STOP = frozenset(_SAYS_NOTHING.split())
_ENDINGS = re.compile(r"(?:ungen|ung|innen|isch|ische|ischen|ischer|ens|ern|en|er|es|em|e|n|s)$")
_OUTSIDE = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Term:
    """A term found in a text, how well it fits from 0 to 1, and the words of the text for it."""

    label: str
    id: str
    name: str
    name_en: str
    fit: float
    because: tuple[str, ...]


def stem(word: str) -> str:
    """A folded word without its ending; never shorter than four letters."""
    short = _ENDINGS.sub("", word)
    return short if len(short) >= _SHORTEST else word


def content(text: str, *, all_words: bool = False) -> dict[str, str]:
    """The stems of the words that say something, each with the word as written.

    ``all_words`` keeps the general ones: "Fertigung" says little in a text, yet a term whose name
    has it is not named by the rest of its name alone.
    """
    found: dict[str, str] = {}
    for written in _OUTSIDE.findall(text):
        folded = words(written)
        if len(folded) >= _SHORTEST and (all_words or folded not in _STOP):
            found.setdefault(stem(folded), written)
    return found


def alike(a: str, b: str, rules: Fitting) -> float:
    """1 for equal stems, less where one is the first or last part of the other, else 0."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) < rules.compound_from:
        return 0.0
    return rules.compound if long.startswith(short) or long.endswith(short) else 0.0


class Entry(NamedTuple):
    """One term of a vocabulary with its explanation."""

    label: str
    id: str
    name: str
    name_en: str
    explained: str


def terms_in(text: str, vocabulary: Iterable[Row], rules: Fitting) -> list[Term]:
    """The terms of a vocabulary that a text names, best first.

    ``fit = Σ idf(w) · max_t alike(w, t) / Σ idf(w)`` over the words w of the term's name, with the
    inverse document frequency of Spärck Jones (1972) over all terms. Words of the explanation can
    add to it: each that the text names counts as a share of the name.
    """
    entries = tuple(
        Entry(row["label"], row["id"], row["name"], row["name_en"] or row["name"], row["explained"])
        for row in vocabulary
    )
    return list(_terms(text, entries, rules))


@lru_cache(maxsize=16)
def _terms(text: str, entries: tuple[Entry, ...], rules: Fitting) -> tuple[Term, ...]:
    """Kept, because one answer needs it several times."""
    spoken = content(text)
    if not spoken:
        return ()
    known = [
        (entry, list(content(entry.name, all_words=True)), list(content(entry.explained)))
        for entry in entries
    ]
    weight = _frequency([{*name, *explained} for _, name, explained in known])
    best = {word: _best(word, spoken, rules) for word in weight}
    found = [
        _term(entry, name, explained, best, weight, rules.explained)
        for entry, name, explained in known
        if name
    ]
    good = [term for term in found if term.fit >= rules.term_from]
    return tuple(sorted(good, key=lambda term: (-term.fit, term.label, term.id)))


def _frequency(documents: list[set[str]]) -> dict[str, float]:
    count = Counter(word for document in documents for word in document)
    return {word: log(1 + len(documents) / n) for word, n in count.items()}


def _term(
    entry: Entry,
    name: list[str],
    explained: list[str],
    best: dict[str, tuple[float, str]],
    weight: dict[str, float],
    share: float,
) -> Term:
    further = [word for word in explained if word not in name]
    total = sum(weight[word] for word in name)
    fit = sum(weight[word] * best[word][0] for word in name) / total
    fit += share * sum(weight[word] * best[word][0] for word in further) / total
    because = {best[word][1] for word in (*name, *further) if best[word][0]}
    return Term(
        entry.label, entry.id, entry.name, entry.name_en, min(1.0, round(fit, 4)),
        tuple(sorted(because)),
    )  # fmt: skip


def _best(word: str, spoken: dict[str, str], rules: Fitting) -> tuple[float, str]:
    options: Iterable[tuple[float, str]] = (
        (alike(word, said, rules), written) for said, written in spoken.items()
    )
    return max(options, key=lambda o: (o[0], o[1]))
