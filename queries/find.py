"""Search by name: ranks what the store found and mends typing errors."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from graph.names import compact, without_legal_form, words
from graph.statements import SEPARATOR
from queries.answers import Notice, Row, Scored, Tables
from queries.ties import LABELS
from queries.wording import described

SAME, SAME_LETTERS, START, WORD, INSIDE = 100.0, 95.0, 80.0, 60.0, 40.0
# Fewer hits than this, none with the same name, bring in similar names.
FEW = 3
# Who has so many parts is meant before its parts: "Fraunhofer" is the society first.
MANY_PARTS = 3
# Below this similarity (0 to 100) names are not alike: whole name, and part of a longer name.
ALIKE, ALIKE_PART = 78.0, 85.0
# A shorter text is alike to parts of too many names.
LONG_ENOUGH = 8
_ENDS = ("ggmbh", "gmbhcokg", "gmbh", "mbh", "kgaa", "ev", "eg", "ag", "se", "kg")
_FORM_AT_END = re.compile(rf"(?:{'|'.join(_ENDS)})$")
# Words of a request that no name has to contain.
_EMPTY = {"und", "der", "die", "das", "des", "fur", "im", "in", "am", "e", "v", "ev", "co",
          "gmbh", "ggmbh", "mbh", "ag", "se", "kg", "kgaa", "eg"}  # fmt: skip


Thing = tuple[str, str]  # label and id


@dataclass(frozen=True)
class Wanted:
    """What is looked for, folded: full text, without legal form (as words and whole), parts."""

    full: str
    bare: str
    whole: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Wanted:
        bare = without_legal_form(text)
        parts = tuple(dict.fromkeys(bare.split()))
        telling = tuple(p for p in parts if p not in _EMPTY)
        return cls(compact(text), bare, compact(bare), telling or parts)


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Folded texts for the first look; all names only when it found too little."""
    wanted = Wanted.of(params["text"])
    if not wanted.parts:
        return None
    if statement == "hits":
        return {"whole": wanted.whole, "parts": list(wanted.parts)}
    if statement == "names":
        return {"separator": SEPARATOR} if _too_little(tables, wanted) else None
    best = _best(ranked(tables, params), tables, params)
    return {"ids": sorted({node for _, node in best})}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """Hits by score, label, bodies of many parts, length of name, id.

    score = 100 same name, 95 same letters or a former name, 80 start of a name, 60 start of every
    word, 40 contained; 0.39 * similarity (rapidfuzz ratio, 0 to 100) for similar names, 0.35 *
    similarity where a part of a longer name is alike.
    """
    details = {(r["label"], r["id"]): r for r in tables["details"]}
    found = ranked({**tables, "names": _only(tables["names"], details)}, params)
    best = [thing for thing in _best(found, tables, params) if thing in details]
    rows = [{**described(details[thing]), "score": round(found[thing], 1)} for thing in best]
    notices = []
    if not rows:
        notices.append(_NOTHING)
    elif rows[0]["score"] < INSIDE:
        notices.append(_SIMILAR_ONLY)
    if len(found) > len(best):
        notices.append(_more(len(best)))
    return Scored(rows, notices, truncated=len(found) > len(best))


def _too_little(tables: Tables, wanted: Wanted) -> bool:
    hits = tables["hits"]
    return len(hits) < FEW and not any(_rank(wanted, row) >= SAME_LETTERS for row in hits)


def _only(names: list[Row], things: Collection[Thing]) -> list[Row]:
    """The names of these things, so that likeness is not reckoned twice for all of them."""
    return [
        {
            **row,
            "names": [
                n for n in row["names"] if (row["label"], n.partition(SEPARATOR)[0]) in things
            ],
        }
        for row in names
    ]


def _best(found: dict[Thing, float], tables: Tables, params: dict[str, Any]) -> list[Thing]:
    lengths = {(r["label"], r["id"]): len(r["name"]) for r in tables["hits"]}
    large = {(r["label"], r["id"]) for r in tables["hits"] if r["parts"] >= MANY_PARTS}

    def order(thing: Thing) -> tuple[float, int, bool, int, str]:
        return (
            -found[thing], LABELS.index(thing[0]), thing not in large, lengths.get(thing, 0),
            thing[1],
        )  # fmt: skip

    return sorted(found, key=order)[: params["limit"]]


def ranked(tables: Tables, params: dict[str, Any]) -> dict[Thing, float]:
    """Score of every thing found, by (label, id)."""
    wanted = Wanted.of(params["text"])
    found = similar(tables["names"], wanted)
    for row in tables["hits"]:
        found[row["label"], row["id"]] = _rank(wanted, row)
    return found


def _rank(wanted: Wanted, row: Row) -> float:
    names = [n for n in (row["name"], row["short_name"]) if n]
    return rank(wanted, names, row["search"].split())


def rank(wanted: Wanted, names: list[str], forms: list[str]) -> float:
    """Rank of a thing that contains every part; ``forms`` are all its names folded."""
    bare = {without_legal_form(name) for name in names}
    if wanted.bare in bare:
        return SAME
    if wanted.whole in {compact(name) for name in bare} or {wanted.whole, wanted.full} & {*forms}:
        return SAME_LETTERS
    if any(form.startswith(wanted.whole) for form in forms):
        return START
    if any(_at_words(wanted, words(name).split()) for name in names):
        return WORD
    return INSIDE


def _at_words(wanted: Wanted, name: list[str]) -> bool:
    """Whether the whole text starts at a word of the name, or every part starts some word."""
    if any("".join(name[i:]).startswith(wanted.whole) for i in range(len(name))):
        return True
    return all(any(word.startswith(part) for word in name) for part in wanted.parts)


def similar(tables: list[Row], wanted: Wanted) -> dict[Thing, float]:
    """Things with a name alike to the whole text, with or without legal form."""
    things: list[Thing] = []
    forms: list[str] = []
    for table in tables:
        for line in table["names"]:
            node, _, search = line.partition(SEPARATOR)
            own = search.split()
            own += [_FORM_AT_END.sub("", form) for form in own if form.endswith(_ENDS)]
            things += [(table["label"], node)] * len(own)
            forms += own
    hits: dict[Thing, float] = {}
    scorers: list[tuple[Any, float, float]] = [(fuzz.ratio, 0.39, ALIKE)]
    if len(wanted.whole) >= LONG_ENOUGH:
        scorers.append((fuzz.partial_ratio, 0.35, ALIKE_PART))
    for scorer, weight, least in scorers:
        alike = process.extract(wanted.whole, forms, scorer=scorer, score_cutoff=least, limit=None)
        for name, similarity, i in alike:
            # A short name is alike to a part of any long text.
            if scorer is fuzz.ratio or len(name) > len(wanted.whole):
                hits[things[i]] = max(hits.get(things[i], 0.0), weight * similarity)
    return hits


def _more(shown: int) -> Notice:
    return Notice(
        f"Gezeigt werden die besten {shown} Treffer, es gibt mehr: Schreiben Sie mehr vom Namen.",
        f"The best {shown} hits are shown, there are more: type more of the name.",
    )


_NOTHING = Notice(
    "Kein Name passt. Versuchen Sie ein anderes Wort oder nur den Anfang des Namens.",
    "No name fits. Try another word or only the beginning of the name.",
)
_SIMILAR_ONLY = Notice(
    "Genau so heißt hier nichts; gezeigt werden ähnliche Namen.",
    "Nothing has this very name; similar names are shown.",
)
