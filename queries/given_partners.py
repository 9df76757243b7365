"""Partners that a person gives by id or name: each part of the text as one organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.names import compact
from queries.answers import Notice, Row
from queries.find import SAME_LETTERS, WORD, Wanted, rank
from queries.mentions import Name, mentions

_SPLIT = re.compile(r"[;\n]")
# So many of the organisations that a name may mean are told.
_OFFERED = 3
# "TU Dresden", "BTU Cottbus"; letters alone ("KMU", "EU") are mostly no partner.
_LETTERED = re.compile(r"\b[A-ZÄÖÜ]{2,6}(?: [A-ZÄÖÜ][\w-]+){1,2}")


def lettered(text: str) -> list[list[str]]:
    """Names of a text that begin with capital letters, each as written and as searched for."""
    found: dict[str, None] = {}
    for match in _LETTERED.finditer(text):
        parts = match.group().split()
        found |= dict.fromkeys(" ".join(parts[:n]) for n in range(2, len(parts) + 1))
    return [[written, f" {compact(written)} "] for written in found]


@dataclass
class GivenPartners:
    """Ids of the organisations meant; names that mean none, and those that may mean several."""

    known: dict[str, None] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unclear: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def notices(self) -> list[Notice]:
        """What a person should know before relying on the partners."""
        told = [_unknown(self.unknown)] if self.unknown else []
        return told + [_unclear(name, found) for name, found in self.unclear.items()]


def parts_of(text: str | None) -> list[str]:
    """The single names of a text, parted by semicolons or lines, else by commas."""
    given = text or ""
    parts = _SPLIT.split(given if ";" in given else given.replace(",", ";"))
    return [stripped for part in parts if (stripped := part.strip())]


def wanted(text: str | None) -> list[list[Any]]:
    """Each name with the folded words that an organisation's names have to hold."""
    return [[part, list(Wanted.of(part).parts)] for part in parts_of(text)]


def given_partners(
    text: str | None, names: dict[str, str], organisations: Iterable[Name], hits: list[Row]
) -> GivenPartners:
    """The organisations meant: by id, by a whole name, else by the best of what a search finds.

    ``names`` are those of all organisations by id, ``hits`` has the rows of the search: text, id,
    name, short_name, search.
    """
    known_names = list(organisations) if text else []
    found = GivenPartners()
    for part in parts_of(text):
        own = [part] if part in names else [m.name.id for m in mentions(part, known_names)]
        best = own or _best(part, [row for row in hits if row["text"] == part])
        if own or len(best) == 1:
            found.known |= dict.fromkeys(best)
        elif best:
            found.unclear[part] = [(node, names[node]) for node in best]
        else:
            found.unknown.append(part)
    return found


def _best(part: str, hits: list[Row]) -> list[str]:
    """Ids of those called so, else of all with the words: "Bosch" begins the name of one only."""
    ranks: dict[str, float] = {}
    for row in hits:
        names = [name for name in (row["name"], row["short_name"]) if name]
        ranks[row["id"]] = rank(Wanted.of(part), names, row["search"].split())
    called_so = [node for node, own in ranks.items() if own >= SAME_LETTERS]
    return sorted(called_so or [node for node, own in ranks.items() if own >= WORD])


def _unknown(names: list[str]) -> Notice:
    listed = "; ".join(names)
    return Notice(
        f"Diese Partner sind hier nicht bekannt und zählen nicht mit: {listed}.",
        f"These partners are not known here and do not count: {listed}.",
    )


def _unclear(name: str, found: list[tuple[str, str]]) -> Notice:
    listed = "; ".join(f"{own} ({node})" for node, own in found[:_OFFERED])
    more = len(found) - _OFFERED
    return Notice(
        f"„{name}“ kann mehrere Organisationen meinen und zählt nicht mit: {listed}"
        f"{f' und {more} weitere' if more > 0 else ''}. Geben Sie den ganzen Namen oder die "
        "Kennung an.",
        f"“{name}” may mean several organisations and does not count: {listed}"
        f"{f' and {more} more' if more > 0 else ''}. Give the whole name or the id.",
    )
