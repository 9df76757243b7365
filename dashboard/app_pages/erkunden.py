"""Erkunden: the network around one thing, its profile beside it, the same ties as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import addressed, asking, elements, explore_state, formats, profile_view
from dashboard.app_pages import erkunden_weg
from dashboard.asking import Reply, Row
from dashboard.drawing import network as net
from dashboard.elements import Column
from dashboard.explore_state import View
from dashboard.kinds import LOOKS, Look, kind_word, look, profile_kind
from dashboard.texts import t, word
from graph.errors import WrongUseError

MOST_NODES = 300
SIZES = ("30", "60", "150", "300")
USUAL_SIZE = "60"
JOINING = 30
HEIGHT = 600


def show() -> None:
    """Draw the page."""
    explore_state.note()
    view = explore_state.current()
    if view is None:
        elements.empty()
        return
    _body(view)


@st.fragment
def _body(view: View) -> None:
    view = explore_state.current() or view
    addressed.check("most", t("explore.most"), SIZES)
    size = addressed.given("most", SIZES, USUAL_SIZE)
    if view.path:
        with elements.guarded(), st.container(border=True, key="found_path"):
            erkunden_weg.found(*view.path)
    with elements.guarded():
        answers = _answers(view, int(size))
        shown = net.network([a.rows for a in answers], MOST_NODES)
        _check_selected(view, shown)
        left, right = st.columns([1.85, 1], gap="medium")
        with left:
            _picture(view, shown, answers)
        with right, st.container(border=True, key="profile"):
            _profile(view, shown)
        _table(shown)
        st.caption(t("explore.share"))


def _answers(view: View, size: int) -> list[Reply]:
    """The neighbours of the centre, then those of each opened thing."""
    label, node_id = net.split_key(view.centre)
    first = asking.ask("neighbours", id=node_id, kind=label or None, limit=size)
    more, unknown = [], []
    for key in view.opened:
        label, opened_id = net.split_key(key)
        try:
            more.append(asking.ask("neighbours", id=opened_id, kind=label or None, limit=JOINING))
        except WrongUseError:
            unknown.append(formats.plain(opened_id))
    told = t("explore.address.open", value=", ".join(unknown)) if unknown else ""
    addressed.remark("open", told)
    return [first, *more]


def _check_selected(view: View, shown: net.Network) -> None:
    """Say it when the address selects what the picture does not show."""
    unknown = view.selected and not shown.node(view.selected)
    name = formats.plain(net.split_key(view.selected)[1])
    addressed.remark("sel", t("explore.address.sel", value=name) if unknown else "")


# -- the picture ---------------------------------------------------------------------------------


def _picture(view: View, shown: net.Network, answers: Sequence[Reply]) -> None:
    if not shown.nodes:
        _, node_id = net.split_key(view.centre)
        elements.empty(t("explore.none", name=node_id))
        return
    places = _places(tuple(tuple(r["key"] for r in _keys(a)) for a in answers), answers)
    centre = shown.nodes[0]
    st.markdown(_summary(view, shown, whole=not answers[0].truncated))
    _buttons(view, shown)
    visible = _filtered(shown, _filter(shown), centre.key)
    selected = view.selected if visible.node(view.selected) else ""
    st.echarts_chart(
        net.options(visible, places, _words(visible), selected, centre.key),
        height=HEIGHT,
        key=f"net_{centre.key}",
        on_select=lambda: _clicked(f"net_{centre.key}", visible),
        alt=t(
            "explore.picture.alt",
            name=centre.name,
            nodes=formats.number(len(visible.nodes)),
            ties=formats.number(len(visible.ties)),
        ),
    )
    _limits(shown, answers)


def _keys(answer: Reply) -> list[Row]:
    return [{"key": f"{r['from_id']}>{r['to_id']}"} for r in answer.rows]


@st.cache_data(max_entries=200, show_spinner=False)
def _places(keys: tuple[tuple[str, ...], ...], _answers: Sequence[Reply]) -> net.Positions:
    """Positions after each step; each step keeps those of the one before."""
    places: net.Positions = {}
    for step in range(1, len(keys) + 1):
        places = net.positions(
            net.network([a.rows for a in _answers[:step]], MOST_NODES), places or None
        )
    return places


def _clicked(key: str, shown: net.Network) -> None:
    explore_state.select(net.chosen(st.session_state.get(key), shown))


def _summary(view: View, shown: net.Network, *, whole: bool) -> str:
    names = [node.name for key in view.opened if (node := shown.node(key))]
    if names:
        return t(
            "explore.summary.grown",
            name=shown.nodes[0].name,
            open=", ".join(names),
            nodes=formats.number(len(shown.nodes)),
        )
    return t(
        "explore.summary" if whole else "explore.summary.part",
        name=shown.nodes[0].name,
        nodes=formats.number(len(shown.nodes) - 1),
    )


def _look(node: net.Node) -> Look:
    return look(node.label, node.kind)


def _filter(shown: net.Network) -> list[str]:
    """Kinds in the picture with their number: legend and filter in one."""
    counts: dict[str, int] = {}
    for node in shown.nodes[1:]:
        counts[_look(node).key] = counts.get(_look(node).key, 0) + 1
    present = {k: LOOKS[k] for k in LOOKS if k in counts}
    labels = {
        key: f":{one.ink}[{one.sign}] {one.word if counts[key] == 1 else one.words} {counts[key]}"
        for key, one in present.items()
    }
    return addressed.pills("show", t("explore.filter"), labels)


def _filtered(shown: net.Network, wanted: Sequence[str], centre: str) -> net.Network:
    """Only nodes of the wanted kinds, and the centre; all when none is wanted."""
    if not wanted:
        return shown
    nodes = tuple(n for n in shown.nodes if n.key == centre or _look(n).key in wanted)
    keys = {n.key for n in nodes}
    ties = tuple(t for t in shown.ties if t.source in keys and t.target in keys)
    return net.Network(nodes, ties)


def _words(shown: net.Network) -> net.Words:
    names = {n.key: n.name for n in shown.nodes}
    return net.Words(
        looks={n.key: _look(n) for n in shown.nodes},
        kind={n.key: kind_word(n.label, n.kind) for n in shown.nodes},
        unsure={n.key: elements.confidence(n.confidence) for n in shown.nodes},
        ties={
            (tie.source, tie.target): f"{names[tie.source]} – {_tie_words(tie)} – "
            f"{names[tie.target]}"
            for tie in shown.ties
        },
    )


def _tie_words(tie: net.Tie) -> str:
    texts = [elements.named(word("tie", r["tie"]), r["confidence"]) for r in tie.rows]
    return ", ".join(dict.fromkeys(texts))


def _buttons(view: View, shown: net.Network) -> None:
    chosen = shown.node(view.selected)
    with st.container(horizontal=True, key="explore_buttons"):
        st.button(
            t("explore.expand"),
            key="expand",
            icon=":material/add_circle:",
            type="primary",
            disabled=chosen is None or chosen.key in (shown.nodes[0].key, *view.opened),
            help=t("explore.expand.help", name=chosen.name) if chosen else None,
            on_click=explore_state.expand,
            args=(view.selected, view.opened),
        )
        st.button(
            t("explore.centre"),
            key="centre",
            icon=":material/center_focus_strong:",
            disabled=chosen is None or chosen.key == shown.nodes[0].key,
            on_click=explore_state.centre_on,
            args=(view.selected,),
        )
        erkunden_weg.button(_organisation(view, shown), view.path is not None)
        st.button(
            t("explore.back"),
            key="back",
            icon=":material/undo:",
            disabled=not explore_state.can_go_back(),
            on_click=explore_state.back,
        )
        st.button(
            t("explore.reset"),
            key="reset",
            icon=":material/restart_alt:",
            on_click=explore_state.restart,
        )


def _organisation(view: View, shown: net.Network) -> net.Node | None:
    """Where a path starts: the selected organisation, else the one in the centre."""
    for node in (shown.node(view.selected), shown.nodes[0]):
        if node and node.label == "Organisation":
            return node
    return None


def _limits(shown: net.Network, answers: Sequence[Reply]) -> None:
    """What the picture leaves out, and what its lines mean."""
    if not any(a.truncated for a in answers):
        st.caption(t("explore.all.shown"))
    for answer in answers:
        elements.notices(answer)
    if len(shown.nodes) >= MOST_NODES:
        st.caption(t("explore.full", n=MOST_NODES))
    # Also where the address asks for a number that there is not: it is told to choose one here.
    if answers[0].truncated or st.query_params.get("most", USUAL_SIZE) != USUAL_SIZE:
        addressed.segments("most", t("explore.most"), {s: s for s in SIZES}, USUAL_SIZE)
    st.caption(t("explore.dashed"))


# -- the profile and the table -------------------------------------------------------------------


def _profile(view: View, shown: net.Network) -> None:
    chosen = view.selected if shown.node(view.selected) else view.centre
    label, node_id = net.split_key(chosen)
    with elements.guarded():
        reply = asking.ask("profile", id=node_id, kind=label or None)
        name, kind = profile_view.heading(reply.rows)
        sign = look(reply.rows[0]["label"], _kind(reply.rows))
        st.html(profile_view.title(name, kind, sign))
        elements.notices(reply)
        profiled = profile_kind(reply.rows[0]["label"], _level(reply.rows))
        if profiled:
            elements.link("profiles", t("explore.profile"), art=profiled, id=node_id)
        st.html(profile_view.profile(reply.rows, _members(reply.rows[0]["label"], node_id)))


def _members(label: str, node_id: str) -> int | None:
    """How many members of an initiative are known; None of other things."""
    if label != "Cluster":
        return None
    clusters = asking.ask("clusters").rows
    return next((int(c["known_members"]) for c in clusters if c["id"] == node_id), None)


def _level(rows: Sequence[Row]) -> Any:
    return next((r["value"] for r in rows if r["fact"] == "level"), None)


def _kind(rows: Sequence[Row]) -> Any:
    return next((r["value"] for r in rows if r["fact"] == "kind"), None)


def _table(shown: net.Network) -> None:
    names = {n.key: n for n in shown.nodes}
    rows = [_row(row, names) for tie in shown.ties for row in tie.rows]
    columns = [
        Column("from", t("explore.column.from"), width="medium"),
        Column("from_kind", t("explore.column.from_kind")),
        Column("tie", t("explore.column.tie")),
        Column("role", t("explore.column.role")),
        Column("to", t("explore.column.to"), width="medium"),
        Column("to_kind", t("explore.column.to_kind")),
        Column("period", t("column.period")),
        Column("confidence", t("column.confidence")),
        Column("sources", t("column.sources"), width="large"),
    ]
    elements.table(rows, columns, "verbindungen", what=t("explore.table"))


def _row(row: net.Row, names: dict[str, net.Node]) -> Row:
    start = names[net.key_of(row["from_label"], row["from_id"])]
    end = names[net.key_of(row["to_label"], row["to_id"])]
    return {
        "from": start.name,
        "from_kind": kind_word(start.label, start.kind),
        "tie": word("tie", row["tie"]),
        "role": profile_view.role(row["tie"], row["role"]),
        "to": end.name,
        "to_kind": kind_word(end.label, end.kind),
        "period": formats.period(row["since"], row["until"]),
        "confidence": word("confidence", row["confidence"]),
        "sources": elements.source_texts(row["sources"]),
    }
