"""Widgets whose value lives in the address of the page, as stable ids in every language.

``bind="query-params"`` writes the label of an option, which changes with the language; here the
address holds the id. The address is the only truth: before a widget is drawn it takes its value
from there, and when a person changes it, the address changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.formats import plain
from dashboard.texts import language, t

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

SEPARATOR = ","
# The sections of a page that stand open.
FOLDS = "offen"
_SEEN = "folds_seen"
_TOUCHED, _REMARKS = "address_touched", "address_remarks"


def _key(name: str) -> str:
    # One widget per language: the browser would keep showing the label of the other one.
    return f"at_{name}" if language() == "de" else f"at_{name}_{language()}"


def given(name: str, options: Sequence[str], default: str) -> str:
    """The value of a parameter when it is one of the options, else the default."""
    value = st.query_params.get(name, default)
    return value if value in options else default


def given_many(name: str, options: Sequence[str], default: Sequence[str]) -> list[str]:
    """The known ones among the values of a parameter; the default when it is not given."""
    text = st.query_params.get(name)
    if text is None:
        return [d for d in default if d in options]
    return [value for value in text.split(SEPARATOR) if value in options]


def arrived() -> None:
    """Begin with an address that a person has brought: what it says wrongly will be told."""
    st.session_state[_TOUCHED] = False
    st.session_state[_REMARKS] = {}


def remark(name: str, sentence: str) -> None:
    """Say that a value of the address was not understood, or with no sentence that it was.

    Not once a person has changed something here: then a value may just fit no longer.
    """
    found = st.session_state.setdefault(_REMARKS, {})
    if sentence and not st.session_state.get(_TOUCHED):
        found[name] = sentence
    else:
        found.pop(name, None)


def remarks() -> list[str]:
    """What was found wrong in the address of this page."""
    found: dict[str, str] = st.session_state.get(_REMARKS, {})
    return [] if st.session_state.get(_TOUCHED) else list(found.values())


def check(name: str, label: str, known: Iterable[str]) -> None:
    """Tell what a parameter names that is not known; the widgets here do it themselves."""
    text = str(st.query_params.get(name, ""))
    there = set(known)
    bad = [] if text in there else [v for v in text.split(SEPARATOR) if v and v not in there]
    value = text if len(bad) == len(text.split(SEPARATOR)) else ", ".join(bad)
    remark(name, t("address.unknown", value=plain(value), label=label) if bad else "")


def put(name: str, value: str) -> None:
    """Write a parameter; an empty value takes it out."""
    _put(name, value)
    st.session_state[_TOUCHED] = True


def _put(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _changed(name: str, resets: Sequence[str]) -> None:
    st.session_state[_TOUCHED] = True
    value = st.session_state[_key(name)]
    if isinstance(value, list):
        # An emptied list is a choice as well, other than no choice.
        st.query_params[name] = SEPARATOR.join(value)
    else:
        put(name, value or "")
    for other in resets:
        st.query_params.pop(other, None)


def _ready(name: str, value: Any) -> dict[str, Any]:
    key = _key(name)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return {"key": key}


def select(
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str = "",
    *,
    resets: Sequence[str] = (),
    told: bool = False,
    **more: Any,
) -> str:
    """A select box over ids; ``options`` maps them to what a person reads.

    ``resets`` names parameters that a change makes meaningless; ``told``: the page itself says
    when the address names an unknown one.
    """
    ids = list(options)
    if not told:
        check(name, label, ids)
    value = given(name, ids, default if default in options else (ids[0] if ids else ""))
    st.selectbox(
        label,
        ids,
        format_func=_names(options),
        on_change=_changed,
        args=(name, resets),
        **_ready(name, value),
        **more,
    )
    return value


def segments(
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str = "",
    *,
    resets: Sequence[str] = (),
) -> str:
    """A segmented control of which one segment is always chosen; ``resets`` as in ``select``."""
    ids = list(options)
    check(name, label, ids)
    value = given(name, ids, default or ids[0])
    st.segmented_control(
        label,
        ids,
        required=True,
        format_func=_names(options),
        on_change=_changed,
        args=(name, resets),
        **_ready(name, value),
    )
    return value


def pills(name: str, label: str, options: Mapping[str, str]) -> list[str]:
    """Small switches of which none, some or all can be on."""
    check(name, label, options)
    values = given_many(name, list(options), ())
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        wrap=True,
        format_func=_names(options),
        on_change=_changed_pills,
        args=(name,),
        **_ready(name, values),
    )
    return values


def _changed_pills(name: str) -> None:
    put(name, SEPARATOR.join(st.session_state[_key(name)] or []))


def text(name: str, label: str, **more: Any) -> str:
    """A field for words; it acts while a person types."""
    value = str(st.query_params.get(name, ""))
    st.text_input(
        label, on_change=_changed, args=(name, ()), live="300ms", **_ready(name, value), **more
    )
    return value.strip()


def day(
    name: str, label: str, value: date | None, *, earliest: date, latest: date, **more: Any
) -> date | None:
    """A field for a day, empty for none; ``value`` is what the address says."""
    st.date_input(
        label,
        value=None,
        min_value=earliest,
        max_value=latest,
        format="DD.MM.YYYY",
        on_change=_dated,
        args=(name,),
        **_ready(name, value),
        **more,
    )
    return value


def _dated(name: str) -> None:
    chosen = st.session_state[_key(name)]
    put(name, chosen.isoformat() if chosen else "")


def switch(name: str, label: str) -> bool:
    """A switch that is on or off."""
    value = st.query_params.get(name) == "1"
    st.toggle(label, on_change=_switched, args=(name,), **_ready(name, value))
    return value


def _switched(name: str) -> None:
    put(name, "1" if st.session_state[_key(name)] else "")


def several(
    name: str, label: str, options: Mapping[str, str], default: Sequence[str] = (), **more: Any
) -> list[str]:
    """A box in which several ids can be chosen."""
    check(name, label, options)
    values = given_many(name, list(options), default)
    st.multiselect(
        label,
        list(options),
        format_func=_names(options),
        on_change=_changed,
        args=(name, ()),
        **_ready(name, values),
        **more,
    )
    return values


def _names(options: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda value: options.get(str(value), str(value))


def fold(name: str, label: str) -> ExpanderContainer:
    """A section to open and close; fill it only while it is ``.open``, so that it costs nothing.

    The open ones stand in the address under ``offen``.
    """
    widget = f"{FOLDS}_{name}"
    return st.expander(label, on_change=_folded, args=(name,), **_ready(widget, name in folds()))


def folds() -> list[str]:
    """The names of the open sections as the address has them."""
    return [name for name in str(st.query_params.get(FOLDS, "")).split(SEPARATOR) if name]


def _folded(name: str) -> None:
    others = [other for other in folds() if other != name]
    is_open = st.session_state[_key(f"{FOLDS}_{name}")]
    put(FOLDS, SEPARATOR.join([*others, name] if is_open else others))
    seen_before(name)


def seen_before(name: str) -> bool:
    """Whether this visitor has had the section open, or has opened it; from now on it is so."""
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    known = name in seen
    seen.add(name)
    return known
