"""The export holds the whole graph with its provenance, byte for byte the same each time."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import networkx as nx
import pytest

from graph import statements
from graph.errors import InnonetzError, WrongUseError
from graph.export import export
from graph.model import MODEL
from graph.store import Store


def test_csv_holds_every_fact_under_the_headers_of_the_model(loaded: Store, tmp_path: Path) -> None:
    written = export(loaded, tmp_path, "csv")
    assert [p.stem for p, _ in written] == [t.table for t in MODEL]
    with (tmp_path / "Cluster.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == statements.read_columns(MODEL.node("Cluster"))
    assert "x" not in rows[0]  # a place in a picture is derived
    assert len(rows) == 1 + 337  # data/clusters.csv has 337 rows
    by_id = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    acod = by_id["acod"]  # data/clusters.csv: acod, founded 2004, src-77d20d4b7a, high
    assert (acod["founded"], acod["sources"], acod["confidence"]) == (
        "2004", "src-77d20d4b7a", "high",
    )  # fmt: skip
    assert acod["first_run"].startswith("in-")
    assert len(acod["digest"]) == 16


def test_two_exports_of_one_graph_are_the_same_bytes(loaded: Store, tmp_path: Path) -> None:
    for form in ("csv", "jsonl"):
        first = export(loaded, tmp_path / f"{form}-1", form)
        second = export(loaded, tmp_path / f"{form}-2", form)
        assert [a.read_bytes() for a, _ in first] == [b.read_bytes() for b, _ in second]


def test_both_engines_export_the_same_bytes(
    loaded_embedded: Store, loaded_neo4j: Store, tmp_path: Path
) -> None:
    for form in ("csv", "jsonl", "graphml"):
        one = export(loaded_embedded, tmp_path / f"{form}-embedded", form)
        other = export(loaded_neo4j, tmp_path / f"{form}-neo4j", form)
        assert [p.name for p, _ in one] == [p.name for p, _ in other]
        assert [p.read_bytes() for p, _ in one] == [p.read_bytes() for p, _ in other]


def test_jsonl_is_one_fact_a_line(loaded_embedded: Store, tmp_path: Path) -> None:
    ((path, count),) = export(loaded_embedded, tmp_path, "jsonl")
    facts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(facts) == count
    management = [
        f
        for f in facts
        if f["table"] == "Organisation-MANAGES-Cluster"
        and f["start_id"] == "e-mobil-bw-gmbh"
        and f["role"] == "manages"
    ]
    # data/memberships.csv: e-mobil-bw-gmbh manages two clusters
    assert {f["end_id"] for f in management} == {
        "cluster-brennstoffzelle-bw",
        "cluster-elektromobilitaet-sued-west",
    }
    assert all(f["sources"] for f in facts)


def test_graphml_is_read_back_with_all_facts(loaded_embedded: Store, tmp_path: Path) -> None:
    ((path, count),) = export(loaded_embedded, tmp_path, "graphml")
    graph = nx.read_graphml(path)
    assert graph.number_of_nodes() + graph.number_of_edges() == count
    assert graph.nodes["Cluster/acod"]["founded"] == "2004"
    # batterie is a field and a value chain: both must stand
    assert {"Field/batterie", "ValueChain/batterie"} <= set(graph.nodes)
    ids = re.findall(r'<(?:key|node|edge)\b[^>]* id="([^"]+)"', path.read_text(encoding="utf-8"))
    assert len(ids) > count  # one a key, node and edge
    assert len(set(ids)) == len(ids)


def test_broken_export_leaves_nothing_behind(loaded_embedded: Store, tmp_path: Path) -> None:
    def broken(step: str, done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(InnonetzError, match="No space left"):
        export(loaded_embedded, tmp_path, "csv", broken)
    assert list(tmp_path.iterdir()) == []


def test_unknown_form_and_unwritable_folder_are_told(
    loaded_embedded: Store, tmp_path: Path
) -> None:
    with pytest.raises(WrongUseError, match="xlsx"):
        export(loaded_embedded, tmp_path, "xlsx")
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    with pytest.raises(InnonetzError, match="another folder"):
        export(loaded_embedded, blocked / "below", "csv")
