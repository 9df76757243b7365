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
        years = np.char.partition(grants.since, "-")[:, 0] if len(grants) else grants.since
        (dated,) = np.nonzero(years != "")
        found, place = np.unique(years[dated], return_inverse=True)
        unknown = np.full(len(dated), UNKNOWN, dtype=np.int64)
        ties = Ties(dated, place, unknown, tuple(str(y)[:4] for y in found))
    ties = _some(ties, running[ties.grant])
    number = np.bincount(ties.grant, minlength=len(grants))
    ties, divided = _with_shares(grants, ties, number, lands if by == "region" else None)
    return Parts(by, ties, number, divided, names, codes)


def _some(ties: Ties, stay: Chosen) -> Ties:
    return replace(ties, grant=ties.grant[stay], what=ties.what[stay], euros=ties.euros[stay])


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
    land = np.array([name in codes for name in ties.names], dtype=bool)
    in_land = having(grants, ties.only(land)) if len(ties.grant) else np.zeros(len(grants), bool)
    abroad = np.array([name not in codes and name != home for name in ties.names], dtype=bool)
    if not len(ties.grant):
        return ties
    return _some(ties, land[ties.what] | (abroad[ties.what] & ~in_land[ties.grant]))


def _named_anew(ties: Ties, part: list[str | None]) -> Ties:
    """Each tie once with the part that its name stands for; None stands for no part."""
    names = sorted({p for p in part if p is not None})
    places = {name: i for i, name in enumerate(names)}
    number = np.array([places.get(p or "", -1) for p in part], dtype=np.int64)
    what = number[ties.what] if len(ties.what) else ties.what
    stay = what >= 0
    width = max(len(names), 1)
    both = np.unique(ties.grant[stay] * width + what[stay])
    unknown = np.full(len(both), UNKNOWN, dtype=np.int64)
    return Ties(both // width, both % width, unknown, tuple(names))


def _with_shares(
    grants: Grants, ties: Ties, number: Numbers, lands: Mapping[str, str] | None
) -> tuple[Ties, Chosen]:
    """The ties of grants with several parts with the shares their places state; which have any.

    Shares of more than the whole contradict it; what is stated of the whole then counts.
    """
    divided = np.zeros(len(grants), dtype=bool)
    if lands is None:
        return ties, divided
    own = _some(grants.places, (grants.places.euros != UNKNOWN) & (number[grants.places.grant] > 1))
    stated = np.bincount(own.grant, weights=own.euros, minlength=len(grants))
    own = _some(own, stated[own.grant] <= np.maximum(grants.amounts, 0)[own.grant])
    places = {name: i for i, name in enumerate(ties.names)}
    part = np.array([places.get(lands.get(r, r), -1) for r in own.names], dtype=np.int64)
    what = part[own.what] if len(own.what) else own.what
    inside = what >= 0
    width = max(len(ties.names), 1)
    keys = own.grant[inside] * width + what[inside]
    ours = ties.grant * width + ties.what  # sorted, as _named_anew and the filters leave them
    euros = ties.euros.copy()
    if len(keys) and len(ours):
        at = np.minimum(np.searchsorted(ours, keys), len(ours) - 1)
        same = ours[at] == keys
        sums = np.bincount(at[same], weights=own.euros[inside][same], minlength=len(ours))
        hit = np.unique(at[same])
        euros[hit] = sums[hit].astype(np.int64)
        divided[ties.grant[hit]] = True
    return replace(ties, euros=euros), divided
