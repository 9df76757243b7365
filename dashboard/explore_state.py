"""What the page Erkunden shows, kept in its address, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard import asking
from dashboard.addressed import SEPARATOR, put
from dashboard.drawing.network import key_of, split_key

# A picture that shows much at once, where the data holds it.
FIRST = "cluster-elektromobilitaet-sued-west"
_PAST = "explore_past"
_NOW = "explore_now"
_STEPS = 30
_OWN = ("id", "kind", "open", "sel", "from", "to")


@dataclass(frozen=True)
class View:
    """The thing in the centre, the opened ones in order, the selected one, and a path if asked."""

    centre: str
    opened: tuple[str, ...]
    selected: str
    path: tuple[str, str] | None


def current() -> View | None:
    """What the address says; a telling example when it says nothing; None in an empty graph."""
    given = st.query_params
    node_id, kind = given.get("id", ""), given.get("kind", "")
    if not node_id:
        kind, node_id = "Cluster", _example()
        if not node_id:
            return None
    centre = key_of(kind, node_id)
    opened = tuple(k for k in given.get("open", "").split(SEPARATOR) if k)
    path = (given["from"], given["to"]) if "from" in given and "to" in given else None
    return View(centre, opened, given.get("sel", ""), path)


def note() -> None:
    """Remember the picture before when a link, not a button of this page, has led to another."""
    now, before = _params(), st.session_state.get(_NOW)
    if before is not None and before.get("id") != now.get("id"):
        _push(before)
    st.session_state[_NOW] = now


def _example() -> str:
    clusters = asking.ask("clusters").rows
    if any(c["id"] == FIRST for c in clusters):
        return FIRST
    return str(max(clusters, key=lambda c: c["known_members"])["id"]) if clusters else ""


def select(key: str) -> None:
    """Choose a thing in the picture, or none."""
    put("sel", key)


def expand(key: str, opened: tuple[str, ...]) -> None:
    """Add the neighbours of a thing."""
    _remember()
    put("open", SEPARATOR.join((*opened, key)))


def centre_on(key: str) -> None:
    """Begin a new picture around a thing."""
    _remember()
    label, node_id = split_key(key)
    _replace({"id": node_id, "kind": label})


def ask_path(start: str, end: str) -> None:
    """Ask for the path between two organisations."""
    _remember()
    put("from", start)
    put("to", end)


def close_path() -> None:
    """Take the path away."""
    put("from", "")
    put("to", "")


def back() -> None:
    """The picture before the last step."""
    past = st.session_state.get(_PAST, [])
    if past:
        _replace(past.pop())


def can_go_back() -> bool:
    """Whether there was a step."""
    return bool(st.session_state.get(_PAST))


def restart() -> None:
    """The first picture again."""
    _remember()
    _replace({})


def _params() -> dict[str, str]:
    return {k: v for k, v in st.query_params.items() if k in _OWN}


def _remember() -> None:
    _push(_params())


def _push(params: dict[str, str]) -> None:
    past = st.session_state.setdefault(_PAST, [])
    past.append(params)
    del past[:-_STEPS]


def _replace(params: dict[str, str]) -> None:
    for name in _OWN:
        put(name, params.get(name, ""))
    st.session_state[_NOW] = params
