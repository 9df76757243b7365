"""To which Länder, programmes, years or fields grants belong, and with which share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from queries.answers import Tables
from queries.fields import Hierarchy
from queries.funding_grants import UNKNOWN, Chosen, Grants, Numbers, Ties, having
from queries.initiatives import GERMANY


@dataclass(frozen=True)
class Parts:
    """The parts that grants are given to: each tie once, with the share that a source states.

    ``several`` says of each grant whether it has more than one part. ``names`` and ``codes`` are by
    the id of a part.
    """

    by: str
    ties: Ties
    number: Numbers
    divided: Chosen
    names: Mapping[str, tuple[str, str]]
    codes: Mapping[str, str]

    @property
    def several(self) -> Chosen:
        return self.number > 1

    def named(self, number: int) -> tuple[str, str]:
        """The German and the English name of a part."""
        part = self.ties.names[number]
        return self.names.get(part, (part, part))


def parts_of(
    grants: Grants,
    running: Chosen,
    tables: Tables,
    params: dict[str, Any],
    hierarchy: Hierarchy,
    lands: Mapping[str, str],
) -> Parts:
    """The parts of the grants that are ``running``, as the parameter ``by`` asks for them."""
    by = params["by"]
    names: Mapping[str, tuple[str, str]] = {}
    codes: Mapping[str, str] = {}
    if by == "region":
        names = {r["id"]: (r["name"], r["name"]) for r in tables["regions"]}
        codes = {r["id"]: r["code"] for r in tables["regions"] if r["level"] == "land"}
        home = next((r["id"] for r in tables["regions"] if r["code"] == GERMANY), "")
        ties = _by_place(grants, names, codes, home, lands)
    elif by == "field":
        names = {f["id"]: (f["name"], f["name_en"] or f["name"]) for f in tables["fields"]}
        ties = _named_anew(grants.fields, _field_of(grants, params["field"], hierarchy))
    elif by == "programme":
        names = {node: (name, name) for node, name in grants.programme_names.items()}
        ties = _named_anew(grants.programmes, list(grants.programmes.names))
    else:
        (dated,) = np.nonzero(grants.since != "")
        found, place = np.unique(grants.years[dated], return_inverse=True)
        ties = _untold(dated, place, tuple(map(str, found)))
    ties = ties.where(running[ties.grant])
    number = np.bincount(ties.grant, minlength=len(grants))
    if by == "region":
        ties = _with_shares(grants, ties, number, lands)
    divided = having(grants, ties.where(ties.euros != UNKNOWN))
    return Parts(by, ties, number, divided, names, codes)


def _untold(grant: Numbers, what: Numbers, names: tuple[str, ...]) -> Ties:
    """Ties of which no source states a share."""
    return Ties(grant, what, np.full(len(grant), UNKNOWN, dtype=np.int64), names)


def _field_of(grants: Grants, below: str | None, hierarchy: Hierarchy) -> list[str | None]:
    """The general field of each; below a chosen field its narrower ones themselves."""
    if below:
        return [f if below in hierarchy.upwards(f) else None for f in grants.fields.names]
    return [hierarchy.upwards(f)[-1] for f in grants.fields.names]


def _by_place(
    grants: Grants,
    names: Mapping[str, tuple[str, str]],
    codes: Mapping[str, str],
    home: str,
    lands: Mapping[str, str],
) -> Ties:
    """The Länder; for what lies abroad the country. Germany alone does not tell the Land."""
    part = [r if r in names else lands.get(r) for r in grants.places.names]
    ties = _named_anew(grants.places, [p if p in names else None for p in part])
    in_land = having(grants, ties.to([name in codes for name in ties.names]))
    land = np.array([name in codes for name in ties.names], dtype=bool)[ties.what]
    home_alone = np.array([name == home for name in ties.names], dtype=bool)[ties.what]
    return ties.where(land | ~(home_alone | in_land[ties.grant]))


def _named_anew(ties: Ties, part: list[str | None]) -> Ties:
    """Each tie once with the part that its name stands for; None stands for no part."""
    names = sorted({p for p in part if p is not None})
    places = {name: i for i, name in enumerate(names)}
    number = np.array([places.get(p or "", -1) for p in part], dtype=np.int64)
    what = number[ties.what]
    stay = what >= 0
    width = max(len(names), 1)
    both = np.unique(ties.grant[stay] * width + what[stay])
    return _untold(both // width, both % width, tuple(names))


def _with_shares(grants: Grants, ties: Ties, number: Numbers, lands: Mapping[str, str]) -> Ties:
    """The ties of grants with several parts, with the shares that their places state.

    Shares of more than the whole contradict it; what is stated of the whole then counts.
    """
    told = grants.places
    told = told.where((told.euros != UNKNOWN) & (number[told.grant] > 1))
    stated = np.bincount(told.grant, weights=told.euros, minlength=len(grants))
    told = told.where(stated[told.grant] <= np.maximum(grants.amounts, 0)[told.grant])
    places = {name: i for i, name in enumerate(ties.names)}
    part = np.array([places.get(lands.get(r, r), -1) for r in told.names], dtype=np.int64)
    told = replace(told, what=part[told.what])
    # Both as one number; ties stand in its order, as _named_anew leaves them.
    ours, theirs = (t.grant * len(ties.names) + t.what for t in (ties, told.where(told.what >= 0)))
    shares = told.euros[told.what >= 0]
    inside = np.isin(theirs, ours)
    at = np.searchsorted(ours, theirs[inside])
    sums = np.bincount(at, weights=shares[inside], minlength=len(ours)).astype(np.int64)
    return replace(ties, euros=np.where(np.isin(ours, theirs), sums, UNKNOWN))
