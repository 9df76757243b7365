"""From operations to facts: one project an operation, its beneficiary, its programme, its places.

How rows of one operation are put together and where a beneficiary is taken to sit:
docs/sources-efre.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from graph.model import MODEL
from graph.names import words
from ingest.builder import FactBuilder
from ingest.kinds import kind_of
from ingest.places import Place, region_id
from ingest.records import place_id, record_id
from ingest.sources.efre.layout import Layout
from ingest.sources.efre.places import named_in
from ingest.sources.efre.rows import Operation

_BENEFICIARY = "Begünstigter laut Liste der Vorhaben"


def project_id(operation: Operation) -> str:
    """Id of an operation: its code, else beneficiary, name and start as published."""
    o = operation
    own = (o.code,) if o.code else (o.beneficiary, o.name, o.start)
    return record_id(f"efre-{o.layout.key}", *own)


def source_id(layout: Layout) -> str:
    """Id of the Source node of a list."""
    return f"src-efre-{layout.key}"


@dataclass
class Collected:
    """What the newest list says of every operation; ``lists`` are layouts and days by key."""

    operations: dict[str, list[Operation]] = field(default_factory=dict)
    lists: dict[str, tuple[Layout, str]] = field(default_factory=dict)


def build(collected: Collected) -> FactBuilder:
    """All facts; places are added by the assembly."""
    facts = FactBuilder(MODEL)
    for layout, day in collected.lists.values():
        _list(layout, day, facts)
    seats = _Seats([o for rows in collected.operations.values() for o in rows])
    programmes: set[str] = set()
    for node_id, rows in collected.operations.items():
        if rows[0].programme.id not in programmes:
            programmes.add(rows[0].programme.id)
            _programme(rows[0], facts)
        _project(node_id, rows, facts)
        for name in dict.fromkeys(o.beneficiary for o in rows):
            _participation(node_id, [o for o in rows if o.beneficiary == name], seats, facts)
    return facts


def _evidence(layout: Layout, confidence: str = "high") -> tuple[Sequence[str], str]:
    return [source_id(layout)], confidence


def _list(layout: Layout, day: str, facts: FactBuilder) -> None:
    facts.node(
        "Source", source_id(layout), f"Liste der Vorhaben {layout.land} {layout.period}",
        _evidence(layout), publisher=layout.publisher, url=layout.url, kind="dataset",
        language="de", retrieved_on=day, licence="unknown",
    )  # fmt: skip


def _programme(operation: Operation, facts: FactBuilder) -> None:
    programme, layout = operation.programme, operation.layout
    start, end = layout.period.split("-")
    node = ("Programme", programme.id)
    facts.node(
        *node, programme.name, _evidence(layout), names=[programme.short_name],
        short_name=programme.short_name, level="eu", start=start, end=end,
    )  # fmt: skip
    facts.tie("LIMITED_TO", node, ("Region", region_id(layout.land)), _evidence(layout))
    facts.region(layout.land, _evidence(layout))


def _project(node_id: str, rows: list[Operation], facts: FactBuilder) -> None:
    first, node = rows[0], ("Project", node_id)
    evidence = _evidence(first.layout)
    facts.node(
        *node, first.name, evidence, names=[first.code], start=first.start, end=first.end,
        volume_eur=amount(o.total for o in rows), funding_eur=amount(o.eu for o in rows),
        funding_kind=first.fund, funding_profile=first.objective, note=_note(first),
    )  # fmt: skip
    facts.tie("FUNDED_UNDER", node, ("Programme", first.programme.id), evidence)
    for place in dict.fromkeys(p for o in rows for p in o.places):
        facts.seat(node, place, evidence)


def _note(operation: Operation) -> str:
    o = operation
    kind = f"Art der Intervention: {o.intervention}" if o.intervention else ""
    return "; ".join(filter(None, (o.purpose, kind, o.layout.note)))


def amount(parts: Iterable[Decimal | None]) -> int | None:
    """The amount of an operation in whole euros, of its rows.

    Equal amounts are the same one told for several places, different ones are parts that add up.
    """
    known = {part for part in parts if part is not None}
    return int(sum(known, Decimal()).quantize(Decimal(1), ROUND_HALF_UP)) if known else None


def _participation(node_id: str, rows: list[Operation], seats: _Seats, facts: FactBuilder) -> None:
    first = rows[0]
    place, confidence = seats.of(first)
    node = ("Organisation", seats.organisation(first))
    evidence = _evidence(first.layout)
    facts.node(
        *node, first.beneficiary, evidence, kind=kind_of(first.beneficiary),
        city=place.city if confidence != "low" else None, country=place.country,
    )  # fmt: skip
    facts.seat(node, place, _evidence(first.layout, confidence))
    facts.tie(
        "TAKES_PART_IN", node, ("Project", node_id), evidence, role="other", grant_id=first.code,
        funding_eur=amount(o.eu for o in rows), start=first.start, end=first.end,
        published_name=first.beneficiary, note=_BENEFICIARY,
    )  # fmt: skip


class _Seats:
    """Where beneficiaries sit. The lists mostly say only where an operation takes place.

    A place of the beneficiary counts ("high"); else the town of one of its operations that stands
    in its name, for all operations under that name ("medium"); else the place of the operation
    itself ("low").
    """

    def __init__(self, operations: list[Operation]) -> None:
        self._named: dict[tuple[str, str], Place] = {}
        for o in operations:
            for place in o.places:
                if named_in(o.beneficiary, place):
                    self._named.setdefault(self._key(o), place)

    @staticmethod
    def _key(operation: Operation) -> tuple[str, str]:
        return operation.layout.land, words(operation.beneficiary)

    def of(self, operation: Operation) -> tuple[Place, str]:
        if operation.beneficiary_place:
            return operation.beneficiary_place, "high"
        if named := self._named.get(self._key(operation)):
            return named, "medium"
        return operation.places[0], "low"

    def organisation(self, operation: Operation) -> str:
        """Id of the record of a beneficiary: one for each published name and place."""
        place, _ = self.of(operation)
        where = place.city or place.district
        return place_id("efre", operation.beneficiary, where, *place.states, place.country)
