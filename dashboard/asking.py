"""The way to the catalogue: one store for all visitors, answers kept per version of the data."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard import runs
from graph.settings import Settings
from graph.state import mark_of
from graph.store import Store
from queries import catalogue

Row = dict[str, Any]
# With a store that another machine fills, no new run file shows up here: ask again after this.
_KEEP_SECONDS = 600
_SEEN_SECONDS = 2  # so long the newest run is not looked for again when sources are named


@dataclass(frozen=True)
class Reply:
    """An answer for the pages: plain rows, whether they were cut, and sentences beside them."""

    rows: list[Row] = field(default_factory=list)
    truncated: bool = False
    notices: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)


def settings() -> Settings:
    """The settings of this process."""
    return Settings.from_environment()


@st.cache_resource(show_spinner=False, on_release=lambda store: store.close())
def _store(config: Settings) -> Store:
    return Store.open(config)


def store() -> Store:
    """The one store of this process, for statements that are not of the catalogue."""
    return _store(settings())


def data_version() -> str:
    """Name of the last run: changes when the data may have changed."""
    return runs.version(settings().home)


@st.cache_data(ttl=_KEEP_SECONDS, max_entries=500, show_spinner=False)
def _answer(config: Settings, version: str, name: str, params: str) -> dict[str, Any]:  # noqa: ARG001
    answer = catalogue.ask(_store(config), name, json.loads(params))
    return {
        "rows": answer.rows,
        "truncated": answer.truncated,
        "notices": tuple((n.de, n.en) for n in answer.notices),
    }


def ask(name: str, **params: Any) -> Reply:
    """Ask a question of the catalogue; parameters that are None are left out.

    Raises InnonetzError (store away, time-out, unknown id); ``elements.guarded`` puts that into
    words, so a page rarely needs to catch it.
    """
    given = {k: v for k, v in params.items() if v is not None}
    text = json.dumps(given, sort_keys=True, ensure_ascii=False)
    return Reply(**_answer(settings(), data_version(), name, text))


def ask_once(name: str, **params: Any) -> Reply:
    """Ask without keeping the answer for others: for what a person wrote, such as a draft."""
    given = {k: v for k, v in params.items() if v is not None}
    answer = catalogue.ask(_store(settings()), name, given)
    return Reply(answer.rows, answer.truncated, tuple((n.de, n.en) for n in answer.notices))


def one(name: str, **params: Any) -> Row:
    """The first row of an answer, an empty dict when there is none."""
    reply = ask(name, **params)
    return reply.rows[0] if reply.rows else {}


def complete() -> bool:
    """Whether the graph stands as a finished run left it: no run is at work, none was cut off."""
    return mark_of(store()) is not None


def counts() -> dict[str, int]:
    """How many things of each label the graph holds."""
    return {r["label"]: r["count"] for r in ask("overview").rows if r["sort"] == "node"}


@st.cache_resource(ttl=_KEEP_SECONDS, max_entries=4, show_spinner=False)
def _sources(config: Settings, version: str) -> dict[str, Row]:
    reply = _answer(config, version, "sources", '{"count_facts": false}')
    return {row["id"]: row for row in reply["rows"]}


@dataclass
class _Seen:
    """The sources last looked up: a page names hundreds, and each look into a cache costs."""

    config: Settings | None = None
    until: float = 0.0
    known: dict[str, Row] = field(default_factory=dict)


_SEEN = _Seen()


def source(source_id: str) -> Row:
    """Publisher, date and address of a source; only the id when it is not known."""
    config, now = settings(), time.monotonic()
    if _SEEN.config != config or now > _SEEN.until:
        known = _sources(config, data_version())
        _SEEN.config, _SEEN.until, _SEEN.known = config, now + _SEEN_SECONDS, known
    return _SEEN.known.get(source_id, {"id": source_id})
