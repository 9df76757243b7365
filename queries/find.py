"""Search by name: ranks what the store found and mends typing errors."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from graph.names import compact, without_legal_form, words
from graph.statements import SEPARATOR
from queries.answers import Notice, Row, Scored, Tables
from queries.name_forms import Arrays, Names, made, own_forms
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
# So many things with every part are looked at, the nearest ones.
MOST_HITS = 500
# Words of a request that no name has to contain.
_EMPTY = {"und", "der", "die", "das", "des", "fur", "im", "in", "am", "e", "v", "ev", "co",
          "gmbh", "ggmbh", "mbh", "ag", "se", "kg", "kgaa", "eg"}  # fmt: skip


Thing = tuple[str, str]  # label and id
Key = TypeVar("Key")
# What is kept of the statement "forms"; the statements "hits" and "names" are for where it is not.
KEPT = {"forms": made}


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
    if statement == "forms":
        return {"separator": SEPARATOR}
    wanted = Wanted.of(params["text"])
    if not wanted.parts:
        return None
    if statement == "held":
        return _held(tables, wanted, params)
    if statement == "hits":
        looked_up = {"whole": wanted.whole, "parts": list(wanted.parts), "most": MOST_HITS}
        return None if tables["forms"] else looked_up
    if statement == "names":
        needed = not tables["forms"] and _too_little(tables, wanted)
        return {"separator": SEPARATOR} if needed else None
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
    seen = {(row["label"], row["id"]) for row in _hits(tables)} | set(details)
    found = {thing: mark for thing, mark in found.items() if thing in seen}
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


def _held(tables: Tables, wanted: Wanted, params: dict[str, Any]) -> dict[str, Any] | None:
    """The things whose kept names hold every part."""
    if not tables["forms"]:
        return None
    names = Names(tables["forms"][0])
    things = names.holding(wanted.whole, wanted.parts, params["kind"], MOST_HITS)
    return {"things": [list(thing) for thing in things]}


def _hits(tables: Tables) -> list[Row]:
    return [*tables["held"], *tables["hits"]]


def _too_little(tables: Tables, wanted: Wanted) -> bool:
    hits = _hits(tables)
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
    lengths = {(r["label"], r["id"]): len(r["name"]) for r in _hits(tables)}
    large = {(r["label"], r["id"]) for r in _hits(tables) if r["parts"] >= MANY_PARTS}

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
    if tables["forms"] and _too_little(tables, wanted):
        found = similar_kept(tables["forms"][0], wanted, params["kind"])
    for row in _hits(tables):
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
            own = own_forms(search)
            things += [(table["label"], node)] * len(own)
            forms += own
    whole = _alike(wanted, fuzz.ratio, zip(things, forms, strict=True))
    if len(wanted.whole) < LONG_ENOUGH:
        return whole
    part = _alike(wanted, fuzz.partial_ratio, zip(things, forms, strict=True))
    return _better(whole, part)


def similar_kept(arrays: Arrays, wanted: Wanted, kind: str | None) -> dict[Thing, float]:
    """The same as ``similar`` from the kept names, of which most are sifted out before."""
    names = Names(arrays)
    whole = _alike(wanted, fuzz.ratio, names.may_be_alike(wanted.whole, ALIKE / 100, kind))
    part: dict[int, float] = {}
    if len(wanted.whole) >= LONG_ENOUGH:
        some = names.may_hold_alike(wanted.whole, ALIKE_PART / 100, kind)
        part = _alike(wanted, fuzz.partial_ratio, some)
    return {names.thing(number): mark for number, mark in _better(whole, part).items()}


def _alike(wanted: Wanted, scorer: Any, named: Iterable[tuple[Key, str]]) -> dict[Key, float]:
    """The best mark of every thing with a form alike to the text; a form may be of any thing."""
    things, forms = [], []
    for thing, form in named:
        things.append(thing)
        forms.append(form)
    weight, least = (0.39, ALIKE) if scorer is fuzz.ratio else (0.35, ALIKE_PART)
    alike = process.extract(wanted.whole, forms, scorer=scorer, score_cutoff=least, limit=None)
    hits: dict[Key, float] = {}
    for form, similarity, i in alike:
        # A short name is alike to a part of any long text.
        if scorer is fuzz.ratio or len(form) > len(wanted.whole):
            hits[things[i]] = max(hits.get(things[i], 0.0), weight * similarity)
    return hits


def _better(one: dict[Key, float], other: dict[Key, float]) -> dict[Key, float]:
    return {key: max(one.get(key, 0.0), other.get(key, 0.0)) for key in {**one, **other}}


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
