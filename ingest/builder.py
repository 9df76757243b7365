"""Collects facts in the shape of the model: what a source's records become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph.frames import Frames, empty, frame_of
from graph.names import search_text
from graph.schema import Model, NodeType, RelationshipTable
from ingest.places import Place, Seat

UNCONFIRMED_SOURCE = "src-unverified"
# The key of a relationship that has nothing to tell it apart from a parallel one.
NO_KEY = "-"


_MANY = (tuple, list)


class _Rows:
    """The rows of one table, each in the order of its columns."""

    def __init__(self, table: NodeType | RelationshipTable) -> None:
        self.table = table
        self.rows: list[list[Any]] = []
        self.places = {column: i for i, column in enumerate(table.columns)}
        self.discriminator = table.discriminator if isinstance(table, RelationshipTable) else ()
        self._empty = [None] * len(table.columns)

    def add(self, cells: dict[str, Any]) -> None:
        """Add a row; empty texts and lists are unknown. Raises KeyError for an unknown column."""
        row: list[Any] = self._empty.copy()
        places = self.places
        try:
            for column, value in cells.items():
                place = places[column]
                if value is not None and value != "":
                    row[place] = _listed(value) if type(value) in _MANY else value
        except KeyError:
            unknown = sorted(set(cells) - set(places))
            raise KeyError(f"{self.table.table} has no {unknown} in the model") from None
        self.rows.append(row)


def _listed(value: Sequence[Any]) -> list[Any] | None:
    return list(value) or None


class FactBuilder:
    """Add nodes and ties by name of their type; ``frames`` gives one frame a table."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.seats: list[Seat] = []
        self._nodes = {node.label: _Rows(node) for node in model.nodes}
        self._ties = {(t.type, t.start, t.end): _Rows(t) for t in model.relationship_tables}
        self._sources: dict[tuple[str, ...], list[str]] = {}

    def node(
        self,
        label: str,
        node_id: str,
        name: str,
        evidence: tuple[Sequence[str], str],
        /,
        *,
        names: Iterable[str | None] = (),
        **own: Any,
    ) -> None:
        """Add a node. ``evidence`` is (source ids, confidence); ``names`` only serve the search.

        Raises KeyError when the model does not declare the label or a property.
        """
        search = search_text([name, *names]) or node_id.lower()
        own.update(id=node_id, name=name, search=search)
        self._add(self._nodes[label], own, evidence)

    def tie(
        self,
        tie_type: str,
        start: tuple[str, str],
        end: tuple[str, str],
        evidence: tuple[Sequence[str], str],
        /,
        **own: Any,
    ) -> None:
        """Add a relationship between two (label, id). Raises KeyError when not declared."""
        rows = self._ties[tie_type, start[0], end[0]]
        key = NO_KEY
        if parts := rows.discriminator:
            # Only the end is cut, so that "1/" and "/1" stay two keys.
            key = "/".join([str(own.get(p) or "") for p in parts]).rstrip("/") or NO_KEY
        own.update(start_id=start[1], end_id=end[1], key=key)
        self._add(rows, own, evidence)

    def seat(
        self, node: tuple[str, str], place: Place, evidence: tuple[Sequence[str], str]
    ) -> None:
        """Note where a thing (label, id) is; the assembly looks the place up."""
        if place.city or place.states or place.country:
            self.seats.append(Seat(*node, place, tuple(evidence[0]), evidence[1]))

    def region(self, code: str, evidence: tuple[Sequence[str], str]) -> None:
        """Ask for the region of a code (Land or country) without placing anything in it."""
        self.area(Place.of_code(code), evidence)

    def area(self, place: Place, evidence: tuple[Sequence[str], str]) -> None:
        """Ask for the regions of a place without placing anything in them."""
        self.seats.append(Seat("", "", place, tuple(evidence[0]), evidence[1]))

    def _add(self, rows: _Rows, cells: dict[str, Any], evidence: tuple[Sequence[str], str]) -> None:
        sources, cells["confidence"] = evidence
        # Many facts have the same sources: one list serves them all.
        found = self._sources.get(tuple(sources))
        if found is None:
            found = self._sources[tuple(sources)] = sorted(set(sources)) or [UNCONFIRMED_SOURCE]
        rows.add(cells)
        rows.rows[-1][rows.places["sources"]] = found

    def frames(self) -> Frames:
        """One frame a table of the model; equal keys still stand apart."""
        kept = {rows.table.table: rows for rows in (*self._nodes.values(), *self._ties.values())}
        return {
            t.table: frame_of(t, kept[t.table].rows) if kept[t.table].rows else empty(t)
            for t in self._model
        }
