"""The watch list of the page on missing partners: its ids live in the address of the page.

A link in a text loads a whole page and so starts a new session; only the address comes back with
the browser. What an entry shows is asked anew.
"""

from __future__ import annotations

import streamlit as st

from dashboard import addressed, asking, partner_view
from dashboard.asking import Row
from graph.errors import InnonetzError

NAME = "merkliste"
MOST = 30  # a longer address is cut by some mail programs
_PART = "~"
_KEPT = "watch_list"


def entry(cluster: str, chain: str, organisation: str) -> str:
    """One entry as it stands in the address: for whom, in which chain, who."""
    return _PART.join((cluster, chain, organisation))


def entries() -> list[str]:
    """What is kept; within a session also after a visit to another page."""
    if NAME not in st.query_params and st.session_state.get(_KEPT):
        addressed.put(NAME, st.session_state[_KEPT])
    text = str(st.query_params.get(NAME, ""))
    st.session_state[_KEPT] = text
    found = [e for e in text.split(addressed.SEPARATOR) if e.count(_PART) == 2]
    return list(dict.fromkeys(found))[:MOST]


def has(cluster: str, organisation: str) -> str | None:
    """The entry of this organisation for this initiative, from whichever chain."""
    ends = (cluster, organisation)
    return next((e for e in entries() if (e.split(_PART)[0], e.split(_PART)[2]) == ends), None)


def _keep(found: list[str]) -> None:
    addressed.put(NAME, addressed.SEPARATOR.join(found))
    st.session_state[_KEPT] = addressed.SEPARATOR.join(found)


def toggle(cluster: str, chain: str, organisation: str) -> None:
    """Take the entry off the list, or put it there."""
    held, new = has(cluster, organisation), entry(cluster, chain, organisation)
    _keep([e for e in entries() if e != held] if held else [*entries(), new])


def clear() -> None:
    """Empty the list."""
    _keep([])


def full() -> bool:
    """Whether nothing more can be kept."""
    return len(entries()) >= MOST


def rows(names: dict[str, str], limit: int, day: str | None) -> list[Row]:
    """What the entries show, in the order in which they were kept; unknown ids are left out."""
    found = (_row(e, names, limit, day) for e in entries())
    return [row for row in found if row]


def _row(kept: str, names: dict[str, str], limit: int, day: str | None) -> Row | None:
    cluster, chain, node = kept.split(_PART)
    if cluster not in names:
        return None
    try:
        asked = asking.ask(
            "missing_partners", cluster=cluster, chain=chain or None, limit=limit, as_of=day
        )
        row = next((r for r in asked.rows if r["id"] == node), None) or _no_longer(node)
    except InnonetzError:
        return None  # an address can hold any id
    return partner_view.watched(row, cluster, names[cluster])


def _no_longer(node: str) -> Row:
    """An organisation that is no suggestion any more, such as at another day: without reasons."""
    facts = [
        fact
        for fact in asking.ask("profile", id=node, kind="Organisation").rows
        if fact["section"] == "core"
    ]
    own = {fact["fact"]: fact["value"] for fact in facts}
    sources: list[str] = facts[0]["sources"] if facts else []
    empty: Row = {"distance_km": None, "reasons": [], "reasons_en": [], "competes_with": []}
    return {**empty, "id": node, "name": own["name"], "kind": own.get("kind"),
            "city": own.get("city"), "sources": sources}  # fmt: skip
