"""Grants as arrays: of 200,000 projects the sums take a fraction of a second.

Projects are read once after a run and kept so; initiatives are few and are made into the same at
each question. A grant is told by its number, in the order of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

    def only(self, chosen: Chosen) -> Ties:
        """Those of some names: ``chosen`` says for each name whether it stays."""
        stay = chosen[self.what] if len(self.what) else np.zeros(0, bool)
        return replace(self, grant=self.grant[stay], what=self.what[stay], euros=self.euros[stay])

    def chosen(self, wanted: Sequence[bool]) -> Ties:
        """As ``only``, from a list."""
        return self.only(np.array(wanted, dtype=bool))


@dataclass(frozen=True)
class Grants:
    """Grants with their amounts in whole euros, dates, and ties; see the module.

    ``tell`` gives id, label, name, key and note of one; ``programme_names`` are by id.
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
    tell: Any

    def __len__(self) -> int:
        return len(self.amounts)

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


# -- initiatives -----------------------------------------------------------------------------


def of_initiatives(rows: list[Row]) -> Grants:
    """Each row is a grant: an initiative that was admitted twice has two."""
    rows = sorted(rows, key=lambda r: (r["id"], r["programme"] or "", r["key"]))
    sources = sorted({tuple(r["sources"] or ()) for r in rows})
    codes = {own: i for i, own in enumerate(sources)}
    return Grants(
        amounts=_numbers(_known(r["funding_eur"]) for r in rows),
        since=np.array([r["since"] or "" for r in rows], dtype=str),
        until=np.array([r["until"] or "" for r in rows], dtype=str),
        finalists=np.array([r["status"] == NOT_FUNDED for r in rows], dtype=bool),
        confidence=np.array([r["confidence"] or "" for r in rows], dtype=str),
        source=_numbers(codes[tuple(r["sources"] or ())] for r in rows),
        sources=tuple(sources),
        places=Ties.of((i, *place) for i, r in enumerate(rows) for place in r["places"]),
        fields=Ties.of((i, one, None) for i, r in enumerate(rows) for one in r["fields"]),
        programmes=Ties.of((i, r["programme"], None) for i, r in enumerate(rows)),
        programme_names={r["programme"]: r["programme_name"] for r in rows},
        tell=lambda i: {k: rows[i][k] for k in ("id", "label", "name", "note")},
    )


# -- projects --------------------------------------------------------------------------------


def made_projects(rows: list[Row]) -> Arrays:
    """Of rows ``projects``: lists of id, name, status, start, end, euros, confidence, sources."""
    every = sorted(one for row in rows for one in row["projects"])
    sources = sorted({_BETWEEN.join(sorted(one[7] or ())) for one in every})
    codes = {own: i for i, own in enumerate(sources)}
    return {
        "keys": _keys(one[0] for one in every),
        **text_arrays("ids", [one[0] for one in every]),
        **text_arrays("names", [one[1] for one in every]),
        "finalists": np.array([one[2] == NOT_FUNDED for one in every], dtype=bool),
        "since": np.array([one[3] or "" for one in every], dtype=str),
        "until": np.array([one[4] or "" for one in every], dtype=str),
        "amounts": _numbers(_known(one[5]) for one in every),
        "confidence": np.array([one[6] or "" for one in every], dtype=str),
        "source": _numbers(codes[_BETWEEN.join(sorted(one[7] or ()))] for one in every),
        **text_arrays("sources", sources),
    }


def made_ties(rows: list[Row]) -> Arrays:
    """Of rows with the id of a thing, its name, and the lists of project and stated euros."""
    rows = sorted(rows, key=lambda row: str(row["id"]))
    told = [(i, *one) for i, row in enumerate(rows) for one in row["projects"]]
    return {
        "what": _numbers(i for i, _, _ in told),
        "projects": _keys(project for _, project, _ in told),
        "euros": _numbers(_known(euros) for _, _, euros in told),
        **text_arrays("ids", [row["id"] for row in rows]),
        **text_arrays("names", [row["name"] or "" for row in rows]),
    }


def _keys(ids: Iterable[str]) -> NDArray[np.bytes_]:
    """Ids in a form that is quick to look up."""
    return np.array([one.encode() for one in ids], dtype=np.bytes_)


def of_projects(tables: Tables) -> Grants:
    """From what was kept; a project under two programmes is one grant."""
    kept = _arrays(tables, "projects")
    # The bytes of ids have the order of the ids; numpy compares them without their last blanks.
    order = np.argsort(kept["keys"], kind="stable")

    def ties(table: str) -> tuple[Ties, list[str]]:
        own = _arrays(tables, table)
        grants = order[np.searchsorted(kept["keys"], own["projects"], sorter=order)]
        names = tuple(_texts(own, "ids"))
        return Ties(grants, own["what"], own["euros"], names), list(_texts(own, "names"))

    def tell(number: int) -> Row:
        own = {"id": part_of(kept, "ids", number), "name": part_of(kept, "names", number)}
        return {**own, "label": "Project", "note": None}

    programmes, names = ties("project_programmes")
    return Grants(
        amounts=kept["amounts"],
        since=kept["since"],
        until=kept["until"],
        finalists=kept["finalists"],
        confidence=kept["confidence"],
        source=kept["source"],
        sources=tuple(tuple(filter(None, s.split(_BETWEEN))) for s in _texts(kept, "sources")),
        places=ties("project_places")[0],
        fields=ties("project_fields")[0],
        programmes=programmes,
        programme_names=dict(zip(programmes.names, names, strict=True)),
        tell=tell,
    )


def _arrays(tables: Tables, name: str) -> Arrays:
    found: Any = tables[name][0]
    return dict(found)


def _texts(arrays: Arrays, name: str) -> Iterator[str]:
    return (part_of(arrays, name, i) for i in range(len(arrays[f"{name}_starts"]) - 1))
