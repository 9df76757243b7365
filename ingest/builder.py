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


class FactBuilder:
    """Add nodes and ties by name of their type; ``frames`` gives one frame a table."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._rows: dict[str, list[list[Any]]] = {}
        self.seats: list[Seat] = []
        self._ties = {(t.type, t.start, t.end): t for t in model.relationship_tables}

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
        table = self._model.node(label)
        search = search_text([name, *names]) or node_id.lower()
        self._add(table, {"id": node_id, "name": name, "search": search, **own}, evidence)

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
        table = self._ties[tie_type, start[0], end[0]]
        # Only the end is cut, so that "1/" and "/1" stay two keys.
        key = "/".join(str(own.get(p) or "") for p in table.discriminator).rstrip("/")
        cells = {"start_id": start[1], "end_id": end[1], "key": key or NO_KEY, **own}
        self._add(table, cells, evidence)

    def seat(
        self, node: tuple[str, str], place: Place, evidence: tuple[Sequence[str], str]
    ) -> None:
        """Note where a thing (label, id) is; the assembly looks the place up."""
        if place.city or place.states or place.country:
            self.seats.append(Seat(*node, place, tuple(evidence[0]), evidence[1]))

    def region(self, code: str, evidence: tuple[Sequence[str], str]) -> None:
        """Ask for the region of a code (Land or country) without placing anything in it."""
        self.seats.append(Seat("", "", Place.of_code(code), tuple(evidence[0]), evidence[1]))

    def _add(
        self,
        table: NodeType | RelationshipTable,
        cells: dict[str, Any],
        evidence: tuple[Sequence[str], str],
    ) -> None:
        sources, confidence = evidence
        cells["sources"] = sorted(set(sources)) or [UNCONFIRMED_SOURCE]
        cells["confidence"] = confidence
        unknown = set(cells) - set(table.columns)
        if unknown:
            raise KeyError(f"{table.table} has no {sorted(unknown)} in the model")
        row = [_cell(cells.get(column)) for column in table.columns]
        self._rows.setdefault(table.table, []).append(row)

    def frames(self) -> Frames:
        """One frame a table of the model; equal keys still stand apart."""
        return {
            t.table: frame_of(t, self._rows[t.table]) if t.table in self._rows else empty(t)
            for t in self._model
        }


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        value = list(value)
    return None if value in ("", []) else value
