"""The dashboard in AppTest: on the curated network, on an empty graph, with the store away."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.settings import Settings
from graph.store import Store

Open = Callable[..., AppTest]


def _page(name: str) -> None:
    from dashboard.app import main

    main(first=name)


def _point_at(monkeypatch: pytest.MonkeyPatch, home: Path, uri: str = "") -> None:
    monkeypatch.setenv("INNONETZ_HOME", str(home))
    monkeypatch.setenv("NEO4J_URI", uri)


@pytest.fixture
def open_page() -> Open:
    """Open a page of the router by name, with parameters of the address."""

    def run(name: str, **address: str) -> AppTest:
        test = AppTest.from_function(_page, default_timeout=120, args=(name,))
        for key, value in address.items():
            test.query_params[key] = value
        return test.run()

    return run


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, loaded_embedded: Store) -> None:
    """The curated network."""
    _point_at(monkeypatch, loaded_embedded.settings.home)


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An empty embedded store for the whole session, only for reading."""
    settings = Settings(home=tmp_path_factory.mktemp("empty"))
    with Store.open(settings):
        yield settings


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, empty_home: Settings) -> None:
    """An empty graph."""
    _point_at(monkeypatch, empty_home.home)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A store that nobody answers for."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _point_at(monkeypatch, tmp_path, f"bolt://127.0.0.1:{port}")


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor who reads German, for functions outside of a page."""
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
