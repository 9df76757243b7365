"""Opening a page of the router in AppTest over the store of a data folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

_PAGE = """
from dashboard.app import main
main({name!r})
"""


def open_over(
    name: str, home: Path, monkeypatch: pytest.MonkeyPatch, uri: str = "", **params: str
) -> AppTest:
    """The page of that name over the store of a data folder, with parameters of the address."""
    monkeypatch.setenv("INNONETZ_HOME", str(home))
    monkeypatch.setenv("NEO4J_URI", uri)
    at = AppTest.from_string(_PAGE.format(name=name), default_timeout=60)
    for parameter, value in params.items():
        at.query_params[parameter] = value
    return at.run()


def html_of(at: AppTest) -> str:
    """Everything the page gives out as HTML."""
    return "\n".join(str(e.proto.body) for e in at.get("html"))


def unfolded(at: AppTest) -> AppTest:
    """The page once a person has opened all its tables."""
    for section in at.expander:
        if section.key and section.key.endswith("_fold"):
            at.session_state[section.key] = True
    return at.run()
