"""The door: values, limits, all-or-nothing writes, closing, and errors a person can act on."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.driver_errors import full_disk, usable_address
from graph.errors import (
    DiskFullError,
    InnonetzError,
    LostRowsError,
    StatementError,
    StoreUnreachableError,
)
from graph.settings import Settings
from graph.store import Store
from tests.conftest import skip_or_fail
from tests.neo4j.server import Neo4jServer, Neo4jUnavailable
from tests.test_command_line import Command

PASSWORD = "a-right-password-1"
WRONG = "wrong-secret"


# -- values ------------------------------------------------------------------------------------


def test_values_of_the_driver_become_plain(empty: Store) -> None:
    empty.write(
        "CREATE (a:Organisation {id: 'a', founded: $day, tags: ['x', 'y']})"
        "-[:TAKES_PART_IN {start: $day, end: $day, grant: 1.5}]->(b:Project {id: 'b'})",
        {"day": date(2026, 11, 22)},
    )
    rows = empty.read(
        "MATCH p = (a:Organisation)-[r]->(b) RETURN a, r, p, duration('P1M2D') AS d, $raw AS raw, "
        "{x: [date('2026-01-02'), null, true]} AS m, 1.0 / 0.0 AS infinite, "
        "datetime('2026-11-22T03:04:05+01:00') AS moment",
        {"raw": b"\x00\xff"},
    )
    answer = rows.dicts()[0]
    start = {"label": "Organisation", "id": "a", "founded": "2026-11-22", "tags": ["x", "y"]}
    assert answer["a"] == start
    assert answer["moment"].startswith("2026-11-22T03:04:05")
    ends = {"from": "a", "to": "b", "start": "2026-11-22", "end": "2026-11-22"}
    assert answer["r"] == {"type": "TAKES_PART_IN", "grant": 1.5, **ends}
    assert answer["p"] == [answer["a"], answer["r"], {"label": "Project", "id": "b"}]
    assert (answer["d"], answer["raw"]) == ("P1M2D", "00ff")
    assert answer["m"] == {"x": ["2026-01-02", None, True]}
    assert answer["infinite"] is None
    json.dumps(answer, allow_nan=False)
    assert list(rows.frame().columns) == list(rows.columns)


def test_a_value_of_no_row_is_an_error(empty: Store) -> None:
    with pytest.raises(LookupError):
        empty.read("MATCH (n:Nothing) RETURN n").value()


# -- limits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("limit", "cut"), [(None, False), (4, True), (5, False), (6, False)])
def test_the_limit_cuts_and_says_so(empty: Store, limit: int | None, cut: bool) -> None:
    rows = empty.read("UNWIND range(1, 5) AS x RETURN x", limit=limit)
    assert rows.truncated is cut
    assert len(rows.rows) == min(limit or 5, 5)


def test_a_table_of_a_national_network_is_one_list(empty: Store) -> None:
    """The embedded engine would allow 524,288 elements; CORDIS alone brings more participations."""
    rows = empty.read("UNWIND range(1, 600000) AS i RETURN collect(toString(i)) AS facts")
    assert len(rows.value()) == 600_000


@pytest.mark.embedded
def test_a_statement_that_needs_too_much_memory_is_told(empty_embedded: Store) -> None:
    """Half of the engine's memory is for all statements together."""
    statement = "UNWIND range(1, 6000000) AS i RETURN collect(toString(i) + $long) AS facts"
    with pytest.raises(StatementError, match="needs more memory .* INNONETZ_HEAP above 1g") as told:
        empty_embedded.read(statement, {"long": "x" * 100})
    assert "oder INNONETZ_HEAP über 1g setzen" in told.value.text("de")


def test_a_limit_does_not_wait_for_the_rest(empty: Store) -> None:
    begun = time.monotonic()
    rows = empty.read("UNWIND range(1, 3000000) AS x RETURN x", limit=3)
    assert (rows.rows, rows.truncated) == ([[1], [2], [3]], True)
    # All of them take more than a minute; a busy machine needs a while for three as well.
    assert time.monotonic() - begun < 30


# -- writing -----------------------------------------------------------------------------------


def test_a_batch_that_lost_rows_is_rolled_back(empty: Store) -> None:
    statement = "UNWIND $rows AS row CREATE (n:Batch {id: row}) RETURN count(n) AS n"
    with pytest.raises(LostRowsError, match="3 rows met only 2"):
        empty.write(statement, {"rows": ["a", "b"]}, expect=3)
    assert empty.read("MATCH (n:Batch) RETURN count(n) AS n").value() == 0
    assert empty.write(statement, {"rows": ["a", "b"]}, expect=2) == 2
    assert empty.read("MATCH (n:Batch) RETURN count(n) AS n").value() == 2


def test_a_failing_write_leaves_nothing(empty: Store) -> None:
    with pytest.raises(StatementError):
        empty.write("CREATE (:Batch {id: 'a'}) WITH 1 AS one RETURN one / 0 AS n")
    assert empty.read("MATCH (n:Batch) RETURN count(n) AS n").value() == 0


def test_a_full_disk_is_told(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The embedded engine only says that a commit failed; a Neo4j on another machine says why."""
    wrong = "UNWIND [1, 0] AS x CREATE (:Batch {id: 1 / x})"
    with pytest.raises(StatementError, match="cannot be run"):
        empty.write(wrong)
    full = SimpleNamespace(free=5_000_000)
    monkeypatch.setattr("graph.driver_errors.shutil.disk_usage", lambda _: full)
    if empty.settings.embedded:
        with pytest.raises(DiskFullError, match=r"is full \(5 MB free\): make room"):
            empty.write(wrong)
    told = full_disk(StatementError("Failed: No space left on device"), empty.settings)
    assert told is not None and "noch einmal ausführen" in told.text("de")
    monkeypatch.undo()
    assert full_disk(StatementError("Failed"), empty.settings) is None


# -- closing -----------------------------------------------------------------------------------


def test_close_twice_and_use_afterwards(empty: Store) -> None:
    store = Store.open(empty.settings)
    assert store.read("RETURN 1 AS x").value() == 1
    store.close()
    store.close()
    for use in (
        lambda: store.read("RETURN 1 AS x"),
        lambda: store.read("RETURN 1 AS x", foreign=True),
        lambda: store.write("RETURN 1 AS n"),
    ):
        with pytest.raises(StoreUnreachableError, match="has been closed"):
            use()
    assert empty.read("RETURN 1 AS x").value() == 1


# -- errors ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def guarded() -> Iterator[Neo4jServer]:
    try:
        with Neo4jServer(password=PASSWORD) as server:
            yield server
    except Neo4jUnavailable as error:
        skip_or_fail(str(error))


def complaint(home: Path, uri: str, password: str = WRONG, database: str = "") -> str:
    """The one-line complaint of opening, which must come soon and without the password."""
    begun = time.monotonic()
    settings = Settings(home=home, uri=uri, password=password, database=database)
    with pytest.raises(StoreUnreachableError) as caught:
        Store.open(settings)
    message = str(caught.value)
    assert time.monotonic() - begun < 15
    assert "\n" not in message
    assert "Traceback" not in message
    assert "secret" not in message
    assert PASSWORD not in message
    return message


def test_right_password_and_routing(guarded: Neo4jServer, tmp_path: Path) -> None:
    for uri in (guarded.uri, guarded.uri.replace("bolt:", "neo4j:")):
        with Store.open(Settings(home=tmp_path, uri=uri, password=PASSWORD)) as store:
            assert store.read("RETURN 1 AS x").value() == 1
            assert PASSWORD not in store.address


def test_wrong_password(guarded: Neo4jServer, tmp_path: Path) -> None:
    told = complaint(tmp_path, guarded.uri)
    assert "NEO4J_PASSWORD" in told
    assert guarded.uri in told


def test_unknown_database(guarded: Neo4jServer, tmp_path: Path) -> None:
    told = complaint(tmp_path, guarded.uri, PASSWORD, "nowhere")
    assert "'nowhere'" in told
    assert "NEO4J_DATABASE" in told


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nothing_listens(scheme: str, tmp_path: Path) -> None:
    assert "cannot be reached" in complaint(tmp_path, f"{scheme}://127.0.0.1:1")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_something_else_listens(scheme: str, tmp_path: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        uri = f"{scheme}://127.0.0.1:{silent.getsockname()[1]}"
        assert "cannot be reached" in complaint(tmp_path, uri)


def test_an_unknown_host(tmp_path: Path) -> None:
    assert "cannot be reached" in complaint(tmp_path, "bolt://no-such-host.invalid:7687")


@pytest.mark.parametrize(
    "uri",
    ["localhost:7687", "http://x:7474", "bolt://", "bolt://[::1", "bolt://h:port", "bolt:///x"]
    + ["bolt://h:99999", "bolt://neo4j:secret@127.0.0.1:1", "bolt://127.0.0.1:1?a=secret", "://"],
)
def test_an_address_that_is_none(uri: str, tmp_path: Path) -> None:
    told = complaint(tmp_path, uri)
    assert "NEO4J_URI is not an address" in told


@pytest.mark.parametrize("uri", ["bolt://h", "neo4j+s://x.databases.neo4j.io", "bolt://[::1]:7687"])
def test_addresses_that_are_some(uri: str) -> None:
    assert usable_address(uri)


@pytest.mark.neo4j
def test_the_command_ends_with_three_for_a_wrong_password(
    guarded: Neo4jServer, tmp_path: Path
) -> None:
    command = Command(tmp_path, tmp_path)
    login = {"NEO4J_URI": guarded.uri, "NEO4J_USER": guarded.user}
    line = command.refused(3, "status", **login, NEO4J_PASSWORD=WRONG)
    assert "NEO4J_PASSWORD" in line
    assert WRONG not in line
    done = command("cypher", "RETURN 1 AS x", **login, NEO4J_PASSWORD=PASSWORD)
    assert done.returncode == 0


@pytest.mark.neo4j
def test_a_server_that_ends_is_told_soon(tmp_path: Path, guarded: Neo4jServer) -> None:
    """The last test of that server, which it ends."""
    settings = Settings(home=tmp_path, uri=guarded.uri, password=PASSWORD)
    with Store.open(settings) as store:
        assert store.read("RETURN 1 AS x").value() == 1
        guarded.kill()
        begun = time.monotonic()
        with pytest.raises(StoreUnreachableError, match="cannot be reached"):
            store.read("RETURN 1 AS x")
        assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    "statement",
    ["MATCH (n) RETRUN n", "RETURN nothing", "RETURN 1 / 0", "RETURN $missing", "", ";"],
)
def test_wrong_statements(empty: Store, statement: str) -> None:
    for foreign in (False, True):
        with pytest.raises(InnonetzError) as caught:
            empty.read(statement, foreign=foreign)
        assert isinstance(caught.value, StatementError)
        lines = str(caught.value).splitlines()
        assert len(lines) in (1, 3)
        assert len(lines[0]) < 450
        assert "Exception" not in lines[0]
