"""The embedded engine: one per data folder, found or started, and gone with its owner."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph import embedded
from graph.embedded import EmbeddedEngine
from graph.errors import StoreUnreachableError
from graph.settings import Settings
from graph.store import Store

ENDS_WITHIN = 15.0  # half a second on a free machine, and 4 s while a statement runs

OWNER = """
import sys, time
from pathlib import Path
from graph.settings import Settings
from graph.store import Store
store = Store.open(Settings(home=Path(sys.argv[1]), query_seconds=60))
if len(sys.argv) > 2:
    store.write("UNWIND range(1, 300) AS i CREATE (:Big {id: i})")
    store.write("MATCH (a:Big), (b:Big) WHERE rand() < 0.03 CREATE (a)-[:T]->(b)")
print("OPEN", store._engine._child.pid, flush=True)
if len(sys.argv) > 2:
    store.read("MATCH p = (:Big {id: 1})-[*..30]-(b) RETURN count(p)")
time.sleep(600)
"""


def eventually(holds: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.1)
    return holds()


class Owner:
    """Another process that has opened the store and so owns the engine."""

    def __init__(self, home: Path, *busy: str) -> None:
        root = str(Path(__file__).parent.parent.parent)
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWNER, str(home), *busy],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": root},
        )
        assert self.process.stdout is not None
        self.child = int(self.process.stdout.readline().split()[1])

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "Daten für Ämter"


@pytest.fixture
def other(home: Path) -> Iterator[Owner]:
    owner = Owner(home)
    yield owner
    if owner.process.poll() is None:
        owner.kill()


def child_of(store: Store) -> int:
    assert store._engine is not None
    assert store._engine._child is not None
    return store._engine._child.pid


def connection_file(home: Path) -> Path:
    return home / "store" / "connection.json"


def test_two_stores_in_one_process_share_the_engine(home: Path) -> None:
    with Store.open(Settings(home=home)) as first, Store.open(Settings(home=home)) as second:
        first.write("CREATE (:Cluster {id: 'ä'})")
        assert second.read("MATCH (c:Cluster) RETURN c.id AS id").value() == "ä"
        assert first.address == second.address
        assert first._engine is not None
        assert second._engine is not None
        assert (first._engine.owned, second._engine.owned) == (True, False)
        child = child_of(first)
    assert not psutil.pid_exists(child)


def test_files_and_listeners_are_private(home: Path) -> None:
    with Store.open(Settings(home=home, heap="300m")) as store:
        assert store._engine is not None
        own = store._engine.connection
        assert own.password != own.reader_password
        child = psutil.Process(child_of(store))
        listeners = {c.laddr for c in child.net_connections() if c.status == psutil.CONN_LISTEN}
        assert {a.port for a in listeners} == {own.bolt, own.http}
        assert {a.ip.removeprefix("::ffff:") for a in listeners} == {"127.0.0.1"}
        log = (home / "store" / "engine.log").read_text()
        assert "MAXRAM=300" in log
        assert own.password not in log
        assert own.reader_password not in log
        assert own.password not in " ".join(child.cmdline())
        if os.name == "posix":
            for path in (connection_file(home), home / "store/config/server-users.jsonl"):
                assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE((home / "store").stat().st_mode) == 0o700


def test_the_heap_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INNONETZ_HEAP", "700m")
    assert Settings.from_environment().heap == "700m"


def test_a_second_process_uses_the_engine_of_the_first(home: Path, other: Owner) -> None:
    with Store.open(Settings(home=home)) as store:
        assert store._engine is not None
        assert not store._engine.owned
        assert store.read("RETURN 1 AS x").value() == 1
    assert psutil.pid_exists(other.child)


def test_a_killed_owner_is_replaced(home: Path, other: Owner) -> None:
    with Store.open(Settings(home=home)) as store:
        store.write("CREATE (:Cluster {id: 'kept'})")
        assert store.read("MATCH (c:Cluster) RETURN c.id AS id").value() == "kept"
        other.kill()
        # At once, while the engine may still be ending, and after it has ended.
        assert store.read("MATCH (c:Cluster) RETURN c.id AS id").value() == "kept"
        assert eventually(lambda: not psutil.pid_exists(other.child), ENDS_WITHIN)
        assert store.read("MATCH (c:Cluster) RETURN c.id AS id").value() == "kept"
        assert store._engine is not None
        assert store._engine.owned
        store.write("CREATE (:Cluster {id: 'new'})")


def test_the_engine_ends_with_its_killed_owner(home: Path, other: Owner) -> None:
    other.kill()
    assert eventually(lambda: not psutil.pid_exists(other.child), ENDS_WITHIN)


@pytest.mark.timeout(180)
def test_it_ends_also_while_a_statement_runs(home: Path) -> None:
    owner = Owner(home, "busy")
    time.sleep(1)
    owner.kill()
    assert eventually(lambda: not psutil.pid_exists(owner.child), ENDS_WITHIN)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_it_ends_with_a_terminated_owner(home: Path, other: Owner) -> None:
    other.process.send_signal(signal.SIGTERM)
    assert eventually(lambda: not psutil.pid_exists(other.child), ENDS_WITHIN)


@pytest.mark.parametrize(
    "left_over",
    [
        lambda _: "{garbage",
        lambda _: "[1, 2]",
        lambda told: json.dumps({**told, "password": None}),
        lambda told: json.dumps({**told, "reader_password": told["password"]}),
        lambda _: None,
    ],
    ids=["garbage", "list", "null", "same", "lost"],
)
def test_a_connection_file_that_says_nothing_of_use_counts_as_lost(
    tmp_path: Path, left_over: Callable[[dict[str, object]], str | None]
) -> None:
    whole = {"bolt": 1, "http": 2, "password": "long-enough", "reader_password": "also-long"}
    path = tmp_path / "connection.json"
    path.write_text(json.dumps(whole))
    assert embedded._read_connection(tmp_path) == embedded.Connection(**whole)
    text = left_over(whole)
    path.unlink()
    if text is not None:
        path.write_text(text)
    assert embedded._read_connection(tmp_path) is None


@pytest.mark.parametrize(
    "left_over",
    [
        lambda told: json.dumps({**told, "bolt": 1, "http": 2}),
        lambda told: json.dumps({**told, "password": "another-password", "bolt": 1}),
        lambda told: json.dumps({**told, "reader_password": "another-password"}),
        lambda _: None,
    ],
    ids=["dead", "other", "other reader", "lost"],
)
def test_a_connection_file_that_is_wrong(
    home: Path, left_over: Callable[[dict[str, object]], str | None]
) -> None:
    with Store.open(Settings(home=home)) as store:
        store.write("CREATE (:Cluster {id: 'kept'})")
    path = connection_file(home)
    text = left_over(json.loads(path.read_text()))
    path.unlink()
    if text is not None:
        path.write_text(text)
    with Store.open(Settings(home=home)) as store:
        assert store.read("MATCH (c:Cluster) RETURN c.id AS id").value() == "kept"
        store.write("CREATE (:Cluster {id: 'new'})")
        assert store._engine is not None
        assert store._engine.connection.password != store._engine.connection.reader_password


def test_a_first_start_that_was_cut_off_is_mended(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(Settings(home=home)):
        pass
    users = home / "store" / "config" / "server-users.jsonl"
    kept = [line for line in users.read_text().splitlines() if '"reader"' not in line]
    assert len(kept) == 1
    users.write_text("\n".join(kept) + "\n")
    with Store.open(Settings(home=home)) as store:
        assert store.read("RETURN 1 AS x").value() == 1


def test_without_an_engine_for_this_platform(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(StoreUnreachableError, match="set NEO4J_URI"):
        Store.open(Settings(home=home))
    assert not home.exists()


def test_a_folder_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnreachableError, match="INNONETZ_HOME"):
        Store.open(Settings(home=tmp_path / "file"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("graph.embedded.FileLock.acquire", refuse)
    with pytest.raises(StoreUnreachableError, match="Permission denied"):
        Store.open(Settings(home=tmp_path / "home"))


def test_a_heap_that_is_none(home: Path) -> None:
    with pytest.raises(StoreUnreachableError, match=r"did not start.*engine\.log") as caught:
        EmbeddedEngine.attach(home / "store", "nonsense", 20)
    assert "\n" not in str(caught.value)
