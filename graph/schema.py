"""The words in which the model is declared: properties, node types, relationship types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class PropertyType(StrEnum):
    """How a property is stored. A DATE is text, as precise as its source states it."""

    TEXT = "text"
    TEXTS = "list of texts"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date as text (YYYY, YYYY-MM or YYYY-MM-DD)"


@dataclass(frozen=True)
class Property:
    """One property of a node or relationship type.

    ``values`` names the only texts allowed; ``derived`` marks what is computed from the graph
    itself: it is neither part of the digest nor of an export.
    """

    name: str
    type: PropertyType
    description: str
    required: bool = False
    values: tuple[str, ...] = ()
    derived: bool = False


ID = Property("id", PropertyType.TEXT, "unique key within the label", required=True)
NAME = Property("name", PropertyType.TEXT, "name as published (German label)", required=True)
SEARCH = Property("search", PropertyType.TEXT, "all names, folded for the search", required=True)
SOURCES = Property("sources", PropertyType.TEXTS, "ids of the Source nodes", required=True)
CONFIDENCE = Property(
    "confidence",
    PropertyType.TEXT,
    "high = the source says it in words; medium = read with an inference; low = unconfirmed",
    required=True,
    values=("high", "medium", "low"),
)
KEY = Property("key", PropertyType.TEXT, "tells parallel relationships apart", required=True)
FIRST_RUN = Property("first_run", PropertyType.TEXT, "inputs with which the fact came in")
CHANGED_RUN = Property("changed_run", PropertyType.TEXT, "inputs with which it last changed")
DIGEST = Property("digest", PropertyType.TEXT, "fingerprint of the content")

EVIDENCE = (SOURCES, CONFIDENCE)
BOOKKEEPING = (FIRST_RUN, CHANGED_RUN, DIGEST)


@dataclass(frozen=True)
class NodeType:
    """One label. ``own`` are its declared properties besides id, name, search and evidence."""

    label: str
    description: str
    own: tuple[Property, ...]
    asked_by: str

    @property
    def table(self) -> str:
        """Name of the frame, of the export file and of the report line."""
        return self.label

    @cached_property
    def content(self) -> tuple[Property, ...]:
        """What is written and digested, in the order of the frame's columns."""
        stored = tuple(p for p in self.own if not p.derived)
        return (ID, NAME, SEARCH, *stored, *EVIDENCE)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(p.name for p in self.content)

    @property
    def properties(self) -> tuple[Property, ...]:
        """Everything a stored node may carry."""
        return (ID, NAME, SEARCH, *self.own, *EVIDENCE, *BOOKKEEPING)


@dataclass(frozen=True)
class Ends:
    """A pair of labels that a relationship type may join."""

    start: str
    end: str


@dataclass(frozen=True)
class RelationshipTable:
    """One relationship type between one pair of labels: the unit of frames and statements."""

    type: str
    start: str
    end: str
    own: tuple[Property, ...]
    discriminator: tuple[str, ...]

    @property
    def table(self) -> str:
        return f"{self.start}-{self.type}-{self.end}"

    @cached_property
    def content(self) -> tuple[Property, ...]:
        return (KEY, *self.own, *EVIDENCE)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns of the frame: both ends' ids first."""
        return ("start_id", "end_id", *(p.name for p in self.content))


@dataclass(frozen=True)
class RelationshipType:
    """One relationship type with all pairs of labels it may join.

    ``discriminator`` names the properties that tell two relationships between the same ends apart.
    """

    type: str
    description: str
    ends: tuple[Ends, ...]
    own: tuple[Property, ...]
    asked_by: str
    discriminator: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[RelationshipTable, ...]:
        return tuple(
            RelationshipTable(self.type, e.start, e.end, self.own, self.discriminator)
            for e in self.ends
        )

    @property
    def properties(self) -> tuple[Property, ...]:
        return (KEY, *self.own, *EVIDENCE, *BOOKKEEPING)


Table = NodeType | RelationshipTable


@dataclass(frozen=True)
class Model:
    """The whole declaration. Iterating gives every table, nodes before relationships."""

    nodes: tuple[NodeType, ...]
    relationships: tuple[RelationshipType, ...]

    @cached_property
    def relationship_tables(self) -> tuple[RelationshipTable, ...]:
        return tuple(t for r in self.relationships for t in r.tables)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return (*self.nodes, *self.relationship_tables)

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables)

    def node(self, label: str) -> NodeType:
        """The node type of a label. Raises KeyError when the model has none."""
        for node in self.nodes:
            if node.label == label:
                return node
        raise KeyError(f"no node type {label!r} in the model")

    def table(self, name: str) -> Table:
        """The table of a name such as ``Cluster``. Raises KeyError when there is none."""
        for table in self.tables:
            if table.table == name:
                return table
        raise KeyError(f"no table {name!r} in the model")
