"""Each check is seen to fail on a graph that breaks what it promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.engines import emptied
from graph.apply import apply, prepare
from graph.checks import check
from graph.difference import difference
from graph.frames import Frames
from graph.model import MODEL
from graph.settings import Settings
from graph.store import Store
from ingest.builder import FactBuilder
from tests.conftest import ENGINES, neo4j_settings

EVIDENCE = (["src-made-up"], "high")


def made_up() -> Frames:
    """A made-up network of two organisations in one cluster."""
    facts = FactBuilder(MODEL)
    facts.node("Source", "src-made-up", "Erfundene Quelle", EVIDENCE, kind="page")
    facts.node("Cluster", "c1", "Erfundenes Cluster", EVIDENCE, kind="cluster", member_count=2)
    for name in ("o1", "o2"):
        facts.node("Organisation", name, f"Erfunden {name}", EVIDENCE, kind="company")
        facts.tie("MEMBER_OF", ("Organisation", name), ("Cluster", "c1"), EVIDENCE, role="member")
    return facts.frames()


@pytest.fixture(scope="module", params=ENGINES)
def workshop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """One store an engine for all tests of this file: starting an engine takes seconds."""
    settings = Settings(home=tmp_path_factory.mktemp("checks"))
    if request.param == "neo4j":
        settings = neo4j_settings(request.getfixturevalue("neo4j_server"), settings.home)
    with Store.open(settings) as store:
        yield store


@pytest.fixture
def sound(workshop: Store) -> Store:
    """The made-up network, as a run writes it, and nothing else."""
    emptied(workshop)
    prepare(MODEL, workshop)
    apply(difference(MODEL, made_up(), workshop), workshop, "in-test")
    return workshop


def failed(store: Store) -> dict[str, int]:
    return {r.name: r.failures for r in check(store) if not r.ok}


def test_sound_graph_passes_every_check(sound: Store) -> None:
    results = check(sound)
    assert [r.name for r in results if not r.ok] == []
    assert {r.name for r in results} == {
        "sources", "keys", "doubles", "required", "vocabulary", "digests", "ends", "declared",
        "foreign", "constraints",
    }  # fmt: skip


# What is broken, and the checks that must say so with the number of facts it concerns.
BROKEN = {
    "a fact loses its sources": (
        "MATCH (n:Cluster {id: 'c1'}) SET n.sources = null",
        {"sources": 1, "required": 1, "digests": 1},
    ),
    "a fact names an unknown source": (
        "MATCH (n:Organisation {id: 'o1'}) SET n.sources = ['src-nowhere']",
        {"sources": 1, "digests": 1},
    ),
    "a value is changed by hand": (
        "MATCH (n:Cluster {id: 'c1'}) SET n.member_count = 3",
        {"digests": 1},
    ),
    "a value of the wrong type": (
        "MATCH (n:Cluster {id: 'c1'}) SET n.member_count = 'two'",
        {"vocabulary": 1, "digests": 1},
    ),
    "a kind that does not exist": (
        "MATCH (n:Organisation {id: 'o2'}) SET n.kind = 'circus'",
        {"vocabulary": 1, "digests": 1},
    ),
    "a property the model does not know": (
        "MATCH (n:Organisation {id: 'o2'}) SET n.turnover = 5",
        {"declared": 1},
    ),
    "a tie stands twice": (
        "MATCH (a:Organisation {id: 'o1'})-[r:MEMBER_OF]->(b:Cluster) "
        "CREATE (a)-[s:MEMBER_OF]->(b) SET s = properties(r)",
        {"doubles": 1},
    ),
    "a tie joins labels it may not join": (
        "MATCH (a:Organisation {id: 'o1'}), (b:Organisation {id: 'o2'}) "
        "CREATE (a)-[:MEMBER_OF]->(b)",
        {"ends": 1},
    ),
    "somebody writes a node of an unknown label": (
        "CREATE (:Spaceship {id: 's1'})",
        {"declared": 1},
    ),
    "somebody writes a node without any property": ("CREATE (:Spaceship)", {"declared": 1}),
    "somebody writes a node with two labels": (
        "CREATE (:Organisation:Spaceship {id: 'stranger', name: 'x'})",
        {"declared": 1, "foreign": 1},
    ),
    "somebody writes a tie of an unknown type": (
        "MATCH (a:Organisation {id: 'o1'}), (b:Cluster {id: 'c1'}) CREATE (a)-[:LIKES]->(b)",
        {"declared": 1},
    ),
    "somebody writes a node of a known label": (
        "CREATE (:Organisation {id: 'stranger', name: 'x'})",
        {"foreign": 1},
    ),
    "a constraint is dropped": ("DROP CONSTRAINT cluster_id IF EXISTS", {"constraints": 1}),
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_graph_fails_its_checks(sound: Store, what: str) -> None:
    statement, expected = BROKEN[what]
    sound.write(statement)
    assert failed(sound) == expected


def test_what_is_undeclared_is_counted_in_facts(sound: Store) -> None:
    sound.write("UNWIND range(1, 2) AS i CREATE (:Spaceship {id: toString(i), crew: 3, hull: 'x'})")
    (result,) = (r for r in check(sound) if not r.ok)
    assert result.examples == ("Spaceship: 2 nodes with a label the model does not declare",)
