"""Names of German organisations, each with two copies spoilt by published models of errors.

The names are ROR's (CC0); the spoilt copies are made up and stay in memory. The models:

- ``keys``: one slip of the keyboard: a letter left out, doubled, swapped with the next or
  replaced by its neighbour on a German keyboard. Damerau, "A technique for computer detection
  and correction of spelling errors", 1964, names these four; Pollock and Zamora, "Automatic
  spelling correction in scientific and scholarly text", 1984, that the first letter is seldom
  hit; the neighbours follow Christen and Pudjijono, "Accurate synthetic generation of realistic
  personal information", 2009.
- ``scan``: one confusion of letter shapes, as in GeCo: Tran, Vatsalan and Christen, "GeCo: an
  online personal data generator and corruptor", 2013. The table of shapes is our own.
- ``words``: two words swapped, or a blank put in or left out: FEBRL's generator, Christen,
  "Probabilistic data generation for deduplication and data linkage", 2005.
- ``drop`` and ``short``: a word that is not the first is missing, or is cut to a few letters and
  a full stop: the generator of Hernández and Stolfo, "Real-world data is dirty: data cleansing
  and the merge/purge problem", 1998.
- ``capitals``: upper case without umlauts, as CORDIS writes names.

One error a copy; one copy in five gets a second (Damerau: four of five wrong words have one).
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.names import words as folded

SEED = 20261122
COPIES = 2
SECOND_ERROR = 0.2
ROR = Path("data/ror/ror-de-v2.json")

_ROWS = ("1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm")
_SHAPES = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("l", "1"), ("i", "l"), ("o", "0"), ("e", "c"),
    ("ü", "u"), ("ö", "o"), ("ä", "a"), ("ß", "B"), ("h", "b"), ("n", "u"), ("S", "5"), ("B", "8"),
    ("f", "t"),
)  # fmt: skip
_CAPITALS = str.maketrans({"Ä": "A", "Ö": "O", "Ü": "U"})


@dataclass(frozen=True)
class Item:
    """A name with its town; ``true`` numbers its ROR record, ``model`` says how it was spoilt."""

    name: str
    town: str
    true: int
    model: str


def _neighbours(letter: str) -> str:
    for above, row in enumerate(_ROWS):
        place = row.find(letter.lower())
        if place >= 0:
            near = [row[place - 1 : place], row[place + 1 : place + 2]]
            near += [r[place : place + 1] for r in _ROWS[max(0, above - 1) : above + 2] if r != row]
            return "".join(near)
    return ""


def _letter(name: str, chance: random.Random) -> int:
    """A place of a letter, the first of the name left in peace."""
    places = [i for i, letter in enumerate(name) if i and letter.isalpha()]
    return chance.choice(places) if places else 0


def keys(name: str, chance: random.Random) -> str:
    """One slip of the keyboard."""
    at = _letter(name, chance)
    letter = name[at]
    near = _neighbours(letter)
    kind = chance.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + letter + name[at:]
    if kind == 2 and at + 1 < len(name):
        return name[:at] + name[at + 1] + letter + name[at + 2 :]
    return name[:at] + (chance.choice(near) if near else "") + name[at + 1 :]


def scan(name: str, chance: random.Random) -> str:
    """One confusion of letter shapes."""
    hits = [(old, new) for old, new in _SHAPES if old in name[1:]]
    if not hits:
        return name
    old, new = chance.choice(hits)
    places = [i for i in range(1, len(name)) if name.startswith(old, i)]
    at = chance.choice(places)
    return name[:at] + new + name[at + len(old) :]


def words(name: str, chance: random.Random) -> str:
    """Two neighbouring words swapped, or a blank too many or too few."""
    parts = name.split()
    kind = chance.randrange(3)
    if len(parts) < 2 or kind == 0:
        at = max(2, _letter(name, chance))
        return f"{name[:at]} {name[at:]}"
    at = chance.randrange(len(parts) - 1)
    pair = parts[at + 1], parts[at]
    return " ".join(
        [*parts[:at], *(pair if kind == 1 else [parts[at] + pair[0]]), *parts[at + 2 :]]
    )


def drop(name: str, chance: random.Random) -> str:
    """A word is missing; names of fewer than three words stay as they are."""
    parts = name.split()
    if len(parts) < 3:
        return name
    at = chance.randrange(1, len(parts))
    return " ".join(parts[:at] + parts[at + 1 :])


def short(name: str, chance: random.Random) -> str:
    """One long word cut to two to five letters and a full stop."""
    parts = name.split()
    long = [i for i, part in enumerate(parts) if len(part) > 7]
    if not long:
        return name
    at = chance.choice(long)
    return " ".join([*parts[:at], parts[at][: chance.randint(2, 5)] + ".", *parts[at + 1 :]])


def capitals(name: str, _: random.Random) -> str:
    """Upper case without umlauts."""
    return name.upper().translate(_CAPITALS)


MODELS: dict[str, Callable[[str, random.Random], str]] = {
    "keys": keys, "scan": scan, "words": words, "drop": drop, "short": short,
    "capitals": capitals,
}  # fmt: skip


def spoilt(name: str, model: str, chance: random.Random) -> str:
    """The name after one error of ``model``, and after a second one of any in one case of five."""
    found = MODELS[model](name, chance)
    if chance.random() < SECOND_ERROR:
        found = MODELS[chance.choice(sorted(MODELS))](found, chance)
    return found or name


def _german(record: dict[str, Any]) -> str:
    """The German label of a ROR record, else its display name without the added country."""
    names = record["names"]
    german = [n["value"] for n in names if n["lang"] == "de" and "label" in n["types"]]
    shown = [n["value"] for n in names if "ror_display" in n["types"]]
    return str((german or shown)[0]).removesuffix(" (Germany)")


def items(path: Path = ROR, seed: int = SEED) -> list[Item]:
    """Every active record of the file: its name as it is and two copies, each spoilt by another
    model. A copy that came out unchanged is left out, and so are records that share their name
    with another one: no name could tell them apart.
    """
    records = json.loads(path.read_text(encoding="utf-8"))
    active = sorted((r for r in records if r["status"] == "active"), key=lambda r: str(r["id"]))
    return list(_items(active, random.Random(seed)))


def _items(records: list[dict[str, Any]], chance: random.Random) -> Iterator[Item]:
    bearers = Counter(folded(_german(record)) for record in records)
    for number, record in enumerate(records):
        name = _german(record)
        if bearers[folded(name)] > 1:
            continue
        town = record["locations"][0]["geonames_details"]["name"] if record["locations"] else ""
        yield Item(name, town, number, "as it is")
        for model in chance.sample(sorted(MODELS), COPIES):
            copy = spoilt(name, model, chance)
            if copy != name:
                yield Item(copy, town, number, model)
