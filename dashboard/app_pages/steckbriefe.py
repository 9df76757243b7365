"""Steckbriefe: one page for an organisation, an initiative, a region or a programme, to print."""

from __future__ import annotations

import html

import streamlit as st

from dashboard import addressed, as_of, asking, elements, make_up_view, profile_view
from dashboard.app_pages import steckbrief_initiative, steckbrief_organisation
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.kinds import look
from dashboard.texts import t

# The kinds in the address: their label, the question of their make-up, and what is shown first.
KINDS = {
    "initiative": ("Cluster", "cluster_profile", "cluster-elektromobilitaet-sued-west"),
    "organisation": ("Organisation", "organisation_profile", "e-mobil-bw-gmbh"),
    "region": ("Region", "region_profile", "ags-08"),
    "programm": ("Programme", "programme_profile", "wir"),
}
_PRINT = "<script>setTimeout(() => window.print(), 400)</script>"


def show() -> None:
    """Draw the page."""
    with elements.guarded():
        if not asking.counts():
            elements.empty()
            return
        kind, node, day = _controls()
        label, question, _ = KINDS[kind]
        facts = asking.ask("profile", id=node, kind=label, as_of=day)
        numbers = asking.ask(question, id=node, as_of=day)
        with st.container(key="sheet"):
            name = _numbers(facts.rows, numbers.rows, label, day)
            elements.notices(numbers)
            _questions(kind, node, name, numbers.rows, day)
            _facts(facts.rows, numbers.rows)
            elements.notices(facts)
            st.html(f'<p class="print-only">{html.escape(t("profiles.printed"))}</p>')
        _below(numbers.rows, label, node)


# -- controls ------------------------------------------------------------------------------------


def _controls() -> tuple[str, str, str | None]:
    with st.container(key="sheet_controls"):
        left, right = st.columns([1.5, 1])
        with left:
            kinds = {k: t(f"profiles.kind.{k}") for k in KINDS}
            kind = addressed.segments(
                "art", t("profiles.kind"), kinds, "initiative", resets=("id",)
            )
        names = _names(kind)
        _, _, first = KINDS[kind]
        asked = st.query_params.get("id", "")
        if asked and asked not in names:
            # Of another kind, or gone: say so instead of just showing another thing.
            st.caption(t("profiles.other", id=asked))
        chosen, date, button = st.columns([2.4, 1, 0.7], vertical_alignment="bottom")
        with chosen:
            node = addressed.select("id", t("profiles.choose"), names, first, told=True)
        with date:
            day = as_of.control()
        with button:
            pressed = st.button(
                t("profiles.print"), icon=":material/print:", key="print", width="stretch"
            )
        if pressed:
            st.html(_PRINT, unsafe_allow_javascript=True)
    return kind, node, day


def _names(kind: str) -> dict[str, str]:
    """All things of a kind by id, in the order of their names."""
    if kind == "initiative":
        rows = asking.ask("clusters").rows
    elif kind == "programm":
        rows = asking.ask("programmes").rows
    elif kind == "region":
        rows = asking.ask("regions").rows
    else:
        rows = asking.ask("organisations").rows
    names = {r["id"]: r["name"] for r in rows}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


# -- the sheet -----------------------------------------------------------------------------------


def _numbers(facts: list[Row], numbers: list[Row], label: str, day: str | None) -> str:
    """The head of the sheet; gives back the name of the thing."""
    name, kind = profile_view.heading(facts)
    raw = next((r["value"] for r in facts if r["fact"] == "kind"), None)
    st.html(
        '<article class="sheet">'
        + profile_view.title(name, kind, look(label, raw))
        + (f'<p class="state">{html.escape(as_of.note(day))}</p>' if day else "")
        + f'<h3 class="part">{html.escape(t("profiles.numbers"))}</h3>'
        + make_up_view.make_up(numbers, label)
        + "</article>"
    )
    return name


def _questions(kind: str, node: str, name: str, numbers: list[Row], day: str | None) -> None:
    """What else can be asked about the thing; not a part of what is printed."""
    with st.container(key="sheet_questions"):
        if kind == "initiative":
            steckbrief_initiative.show(node, name, day)
        elif kind == "organisation":
            steckbrief_organisation.show(node, numbers, day)


def _facts(facts: list[Row], numbers: list[Row]) -> None:
    members = next((r["number"] for r in numbers if r["section"] == "members"), None)
    st.html(
        f'<div class="sheet"><h3 class="part">{html.escape(t("profiles.facts"))}</h3>'
        f'<div class="sheet-facts">{profile_view.profile(facts, members)}</div></div>'
    )


def _below(numbers: list[Row], label: str, node: str) -> None:
    with st.container(key="sheet_below"):
        columns = [
            Column("section", t("profiles.column.section"), width="medium"),
            Column("item", t("profiles.column.item"), width="medium"),
            Column("number", t("profiles.column.number"), "number"),
            Column("of", t("profiles.column.of"), "number"),
            Column("share", t("profiles.column.share"), "share"),
            *_quotients(label),
            Column("funding_eur", t("funding.column.funding_eur"), "number"),
            Column("sources", t("column.sources")),
        ]
        rows = make_up_view.table_rows(numbers, label)
        elements.table(rows, columns, "steckbrief", what=t("profiles.table"))
        elements.link("explore", t("profiles.explore"), id=node, kind=label)
        elements.share()


def _quotients(label: str) -> list[Column]:
    """Only regions are set against the whole country."""
    if label != "Region":
        return []
    return [
        Column("expected", t("makeup.quotient.expected"), "number"),
        Column("quotient", t("makeup.quotient.quotient"), "number"),
        Column("verdict", t("makeup.quotient.verdict")),
    ]
