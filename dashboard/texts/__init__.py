"""All texts of the dashboard, German and English.

A text is a pair ``(German, English)`` under one key, so no language can lack one. Each page has
its own module here; every dictionary named in ``_MODULES`` is part of the whole.
"""

from __future__ import annotations

import importlib
from contextvars import ContextVar
from functools import cache

import streamlit as st

from queries.wording import one_full_stop

LANGUAGES = ("de", "en")
_MODULES = (
    "common",
    "words",
    "overview",
    "explore",
    "chains",
    "links",
    "overlaps",
    "bridges",
    "compare",
    "partners",
    "funding",
    "profiles",
    "related",
    "query",
    "sources",
    "identity",
    "templates",
)


_settled: ContextVar[str | None] = ContextVar("language of this run", default=None)


@cache
def all_texts() -> dict[str, tuple[str, str]]:
    """Every text by key. Raises ValueError when two modules use one key."""
    found: dict[str, tuple[str, str]] = {}
    for name in _MODULES:
        texts: dict[str, tuple[str, str]] = importlib.import_module(f"dashboard.texts.{name}").TEXTS
        twice = found.keys() & texts.keys()
        if twice:
            raise ValueError(f"texts of {name} are already known: {sorted(twice)}")
        found |= texts
    return found


def language() -> str:
    """``de`` or ``en``: the one settled for this run, see ``settle_language``."""
    return _settled.get() or chosen_language()


def settle_language() -> None:
    """Look the language up once for the run that begins: a page asks for it thousands of times."""
    _settled.set(None)
    _settled.set(chosen_language())


def chosen_language() -> str:
    """The switch, else the address, else what the browser is set to."""
    chosen = st.session_state.get("lang") or st.query_params.get("lang")
    return chosen if chosen in LANGUAGES else browser_language()


def browser_language() -> str:
    """English for a browser that is set to English, German for every other."""
    return "en" if (st.context.locale or "").lower().startswith("en") else LANGUAGES[0]


def language_in_address() -> str:
    """The language as an address has to name it; empty where German is understood without it.

    English always stands there, so that who gets the link reads the same.
    """
    chosen = language()
    return "" if chosen == LANGUAGES[0] == browser_language() else chosen


def pick(de: str | None, en: str | None) -> str:
    """The German or the English of two given texts; the other one where it is missing."""
    first, second = (de, en) if language() == "de" else (en, de)
    return first or second or ""


def t(key: str, **values: object) -> str:
    """The text of a key in the chosen language, with ``values`` filled in."""
    text = all_texts()[key][LANGUAGES.index(language())]
    return one_full_stop(text.format(**values)) if values else text


def word(group: str, value: str | None) -> str:
    """A value of the model (kind, role, status …) in words; an unknown value as it is."""
    if not value:
        return ""
    key = f"{group}.{value}"
    return t(key) if key in all_texts() else value


def plural(key: str, n: int) -> str:
    """``<key>.one`` or ``<key>.many`` with ``n`` in the format of the language."""
    from dashboard.formats import number

    return t(f"{key}.one" if n == 1 else f"{key}.many", n=number(n))
