"""Loads rows with cartography's ``load`` and ``load_matchlinks``: a script for its own environment.

``PYTHON cartography_load.py URI FOLDER BATCH`` prints one JSON line with the seconds of writing.
The folder is one that ``bench.rows_files`` wrote. Nothing of innonetz is imported: cartography
needs other versions of some packages, so it lives in an environment of its own.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import field, make_dataclass
from pathlib import Path
from typing import Any

import neo4j
from cartography.client.core.tx import load, load_matchlinks
from cartography.models.core.common import PropertyRef
from cartography.models.core.nodes import CartographyNodeProperties, CartographyNodeSchema
from cartography.models.core.relationships import (
    CartographyRelProperties,
    CartographyRelSchema,
    LinkDirection,
    make_source_node_matcher,
    make_target_node_matcher,
)

_GIVEN = ("lastupdated", "_sub_resource_label", "_sub_resource_id")


def _frozen(name: str, base: type, values: dict[str, Any]) -> Any:
    fields = [(key, type(value), field(default=value)) for key, value in values.items()]
    return make_dataclass(name, fields, bases=(base,), frozen=True)()


def _references(columns: list[str], given: tuple[str, ...]) -> dict[str, PropertyRef]:
    return {c: PropertyRef(c) for c in columns} | {
        g: PropertyRef(g, set_in_kwargs=True) for g in given
    }


def node_schema(table: dict[str, Any]) -> CartographyNodeSchema:
    properties = _frozen(
        "Properties", CartographyNodeProperties, _references(table["columns"], _GIVEN[:1])
    )
    return _frozen("Node", CartographyNodeSchema,
                   {"label": table["name"], "properties": properties})  # fmt: skip


def relationship_schema(table: dict[str, Any]) -> CartographyRelSchema:
    columns = [c for c in table["columns"] if c not in ("start_id", "end_id")]
    return _frozen(
        "Relationship",
        CartographyRelSchema,
        {
            "target_node_label": table["end"],
            "target_node_matcher": make_target_node_matcher({"id": PropertyRef("end_id")}),
            "source_node_label": table["start"],
            "source_node_matcher": make_source_node_matcher({"id": PropertyRef("start_id")}),
            "direction": LinkDirection.OUTWARD,
            "rel_label": table["name"],
            "properties": _frozen(
                "Properties", CartographyRelProperties, _references(columns, _GIVEN)
            ),
        },
    )


def main() -> None:
    uri, folder, batch = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    tables = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
    for table in tables:
        with (folder / table["file"]).open(encoding="utf-8") as file:
            table["rows"] = [dict(zip(table["columns"], json.loads(line), strict=True))
                             for line in file]  # fmt: skip
    with neo4j.GraphDatabase.driver(uri) as driver, driver.session() as session:
        started = time.perf_counter()
        for table in tables:
            if "start" not in table:
                load(session, node_schema(table), table["rows"], batch_size=batch, lastupdated=1)
                continue
            load_matchlinks(
                session, relationship_schema(table), table["rows"], batch_size=batch,
                lastupdated=1, _sub_resource_label="Source", _sub_resource_id="none",
            )  # fmt: skip
        print(json.dumps({"write": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
