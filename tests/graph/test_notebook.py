"""The bridge for notebooks with py2neo."""

from __future__ import annotations

import pytest

from graph.notebook import connect
from graph.store import Store


def test_py2neo_reads_the_same_graph(loaded: Store) -> None:
    graph = connect(loaded.settings)
    frame = graph.run(
        "MATCH (o:Organisation {id: $id})-[:MANAGES {role: 'manages'}]->(c:Cluster) "
        "RETURN c.id AS id ORDER BY id",
        id="e-mobil-bw-gmbh",
    ).to_data_frame()
    # data/memberships.csv: e-mobil-bw-gmbh manages two clusters
    assert list(frame["id"]) == [
        "cluster-brennstoffzelle-bw",
        "cluster-elektromobilitaet-sued-west",
    ]


def test_on_the_embedded_engine_it_cannot_write(loaded_embedded: Store) -> None:
    graph = connect(loaded_embedded.settings)
    with pytest.raises(Exception, match="(?i)not authorized|forbidden|security|not allowed"):
        graph.run("CREATE (n:Cluster {id: 'by-notebook'})")
    count = "MATCH (n:Cluster {id: 'by-notebook'}) RETURN count(n) AS n"
    assert loaded_embedded.read(count).value() == 0
