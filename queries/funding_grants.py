"""Grants as arrays: of 200,000 projects the sums take a fraction of a second.

Projects are read once after a run and kept so; initiatives are few and are made into the same at
each question. A grant is told by its number, in the order of ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from queries.answers import Row, Tables
from queries.text_arrays import part_of, text_arrays

Arrays = dict[str, NDArray[Any]]
Numbers = NDArray[np.int64]
Chosen = NDArray[np.bool_]
# An amount that is not known.
UNKNOWN = -1
# A finalist was considered, not funded.
NOT_FUNDED = "finalist"
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Ties:
    """What grants belong to: ``grant`` and ``what`` (a place in ``names``) of every tie.

    ``euros`` is the share a source states for it, UNKNOWN without one.
    """

    grant: Numbers
    what: Numbers
    euros: Numbers
    names: tuple[str, ...]

    @classmethod
    def of(cls, told: Iterable[tuple[int, str, int | None]]) -> Ties:
        """From the number of the grant, the id of what it belongs to, and the stated euros."""
        listed = list(told)
        names = tuple(sorted({what for _, what, _ in listed}))
        places = {name: i for i, name in enumerate(names)}
        return cls(
            _numbers(grant for grant, _, _ in listed),
            _numbers(places[what] for _, what, _ in listed),
            _numbers(_known(euros) for _, _, euros in listed),
            names,
        )

    def where(self, stay: Chosen) -> Ties:
        """Some of the ties."""
        return replace(self, grant=self.grant[stay], what=self.what[stay], euros=self.euros[stay])

    def to(self, wanted: Sequence[bool]) -> Ties:
        """The ties to some of the names: ``wanted`` tells it of each."""
        return self.where(np.array(wanted, dtype=bool)[self.what])


@dataclass(frozen=True)
class Grants:
    """Grants with their amounts in whole euros, dates, and ties; see the module.

    ``tell`` gives id, label, name and note of one; ``programme_names`` are by id.
    """

    amounts: Numbers
    since: NDArray[np.str_]
    until: NDArray[np.str_]
    finalists: Chosen
    confidence: NDArray[np.str_]
    source: Numbers
    sources: tuple[tuple[str, ...], ...]
    places: Ties
    fields: Ties
    programmes: Ties
    programme_names: dict[str, str]
    tell: Callable[[int], Row]

    def __len__(self) -> int:
        return len(self.amounts)

    @property
    def years(self) -> NDArray[np.str_]:
        """The year in which each began, an empty text where that is not known."""
        return self.since.astype("<U4")

    def sources_of(self, chosen: Numbers) -> set[str]:
        """The ids of the sources of some grants."""
        return {s for i in np.unique(self.source[chosen]) for s in self.sources[i]}

    def programmes_of(self, chosen: Numbers) -> dict[int, str]:
        """The first programme of each of some grants that have one."""
        wanted = np.isin(self.programmes.grant, chosen)
        pairs = zip(self.programmes.grant[wanted], self.programmes.what[wanted], strict=True)
        found: dict[int, str] = {}
        for grant, what in sorted(pairs):
            found.setdefault(int(grant), self.programmes.names[what])
        return found


def having(grants: Grants, ties: Ties) -> Chosen:
    """Which grants have one of these ties at least."""
    return np.bincount(ties.grant, minlength=len(grants)) > 0


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _known(euros: int | None) -> int:
    return UNKNOWN if euros is None else int(euros)


# What is told of every grant, in the order of the lists in which projects come.
_TOLD = ("id", "name", "status", "since", "until", "funding_eur", "confidence", "sources")


def _columns(told: Sequence[Sequence[Any]]) -> Arrays:
    """The arrays of grants, each a list of what ``_TOLD`` names."""
    ids, names, status, since, until, euros, confidence, sources = list(
        zip(*told, strict=True)
    ) or [()] * len(_TOLD)
    joined = [_BETWEEN.join(sorted(own or ())) for own in sources]
    every = sorted(set(joined))
    codes = {own: i for i, own in enumerate(every)}
    return {
        # As bytes, which have the order of the ids and are quick to look up.
        "ids": np.array([one.encode() for one in ids], dtype=np.bytes_),
        **text_arrays("names", list(names)),
        "finalists": np.array([one == NOT_FUNDED for one in status], dtype=bool),
        "since": np.array([day or "" for day in since], dtype=str),
        "until": np.array([day or "" for day in until], dtype=str),
        "amounts": _numbers(map(_known, euros)),
        "confidence": np.array([one or "" for one in confidence], dtype=str),
        "source": _numbers(codes[own] for own in joined),
        **text_arrays("sources", every),
    }


def _grants(
    columns: Arrays,
    ties: tuple[Ties, Ties, Ties],
    programme_names: dict[str, str],
    label: str,
    notes: Sequence[str | None] | None = None,
) -> Grants:
    """Grants of these columns; ``ties`` are their places, fields and programmes."""

    def tell(number: int) -> Row:
        return {
            "id": bytes(columns["ids"][number]).decode(),
            "label": label,
            "name": part_of(columns, "names", number),
            "note": notes[number] if notes else None,
        }

    return Grants(
        amounts=columns["amounts"],
        since=columns["since"],
        until=columns["until"],
        finalists=columns["finalists"],
        confidence=columns["confidence"],
        source=columns["source"],
        sources=tuple(tuple(filter(None, s.split(_BETWEEN))) for s in _texts(columns, "sources")),
        places=ties[0],
        fields=ties[1],
        programmes=ties[2],
        programme_names=programme_names,
        tell=tell,
    )


# -- initiatives -----------------------------------------------------------------------------


def of_initiatives(rows: list[Row]) -> Grants:
    """Each row is a grant: an initiative that was admitted twice has two."""
    rows = sorted(rows, key=lambda r: (r["id"], r["programme"] or "", r["key"]))
    ties = (
        Ties.of((i, *place) for i, r in enumerate(rows) for place in r["places"]),
        Ties.of((i, one, None) for i, r in enumerate(rows) for one in r["fields"]),
        Ties.of((i, r["programme"], None) for i, r in enumerate(rows)),
    )
    return _grants(
        _columns([[r[name] for name in _TOLD] for r in rows]),
        ties,
        {r["programme"]: r["programme_name"] for r in rows},
        "Cluster",
        [r["note"] for r in rows],
    )


# -- projects --------------------------------------------------------------------------------


def made_projects(rows: list[Row]) -> Arrays:
    """Of rows whose ``projects`` are lists of what ``_TOLD`` names."""
    return _columns(sorted(one for row in rows for one in row["projects"]))


def made_ties(rows: list[Row]) -> Arrays:
    """Of rows with the id of a thing, its name, and the lists of project and stated euros."""
    rows = sorted(rows, key=lambda row: str(row["id"]))
    told = [(i, *one) for i, row in enumerate(rows) for one in row["projects"]]
    return {
        "what": _numbers(i for i, _, _ in told),
        "projects": np.array([project.encode() for _, project, _ in told], dtype=np.bytes_),
        "euros": _numbers(_known(euros) for _, _, euros in told),
        **text_arrays("ids", [row["id"] for row in rows]),
        **text_arrays("names", [row["name"] or "" for row in rows]),
    }


def of_projects(tables: Tables) -> Grants:
    """From what was kept; a project under two programmes is one grant."""
    columns = _arrays(tables, "projects")
    places, fields, programmes = (
        _ties(columns["ids"], _arrays(tables, f"project_{what}"))
        for what in ("places", "fields", "programmes")
    )
    names = _texts(_arrays(tables, "project_programmes"), "names")
    named = dict(zip(programmes.names, names, strict=True))
    return _grants(columns, (places, fields, programmes), named, "Project")


def _ties(ids: NDArray[np.bytes_], own: Arrays) -> Ties:
    """The ties by the numbers of their grants.

    Those of other projects are left out: while a run is at work and nothing is kept, a project may
    come between two statements.
    """
    names = tuple(_texts(own, "ids"))
    if not len(ids):
        return replace(Ties.of(()), names=names)
    at = np.minimum(np.searchsorted(ids, own["projects"]), len(ids) - 1)
    return Ties(at, own["what"], own["euros"], names).where(ids[at] == own["projects"])


def _arrays(tables: Tables, name: str) -> Arrays:
    found: Any = tables[name][0]
    return dict(found)


def _texts(arrays: Arrays, name: str) -> Iterator[str]:
    return (part_of(arrays, name, i) for i in range(len(arrays[f"{name}_starts"]) - 1))
