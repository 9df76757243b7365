"""Überblick: what there is, three ways in, the map, the programmes, what is new and open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from dashboard import addressed, asking, elements, formats, overview_view, runs, sources_view
from dashboard.asking import Row
from dashboard.drawing import map as land_map
from dashboard.elements import Column
from dashboard.kinds import kind_word
from dashboard.pages import PAGES
from dashboard.texts import plural, t, word

Door = tuple[str, str, dict[str, str | None]]
# For each role its questions: name, address of the page, and what the address says beside.
DOORS: tuple[tuple[str, str, tuple[Door, ...]], ...] = (
    (
        "analyst",
        ":material/hub:",
        (
            ("ties", "erkunden", {}),
            ("bridges", "querverbindungen", {"ansicht": "bridges"}),
            ("region", "steckbriefe", {"art": "region"}),
            ("funding", "foerderung", {}),
            ("fitting", "steckbriefe", {"art": "organisation", "offen": "passende"}),
        ),
    ),
    (
        "policy",
        ":material/join:",
        (
            ("exists", "ueberschneidungen", {}),
            ("overlap", "ueberschneidungen", {}),
            ("programme", "steckbriefe", {"art": "programm"}),
            ("compare", "vergleich", {"art": "programme"}),
            ("lineage", "steckbriefe", {"art": "initiative", "offen": "herkunft"}),
            ("coverage", "quellen", {"view": "coverage"}),
        ),
    ),
    (
        "manager",
        ":material/conveyor_belt:",
        (
            ("gaps", "fehlende-partner", {}),
            ("chain", "wertschoepfungsketten", {}),
            ("offer", "fehlende-partner", {"offen": "verbund"}),
            ("profile", "steckbriefe", {"art": "initiative"}),
            ("alike", "steckbriefe", {"art": "initiative", "offen": "vergleichbare"}),
            (
                "transfer",
                "steckbriefe",
                {"art": "organisation", "id": "duerr-ag", "offen": "koennen"},
            ),
        ),
    ),
)
_NO_LAND = "-"


def show() -> None:
    """Draw the page."""
    st.markdown(t("overview.what"))
    with elements.guarded():
        if not asking.counts():
            elements.empty()
            return
        _doors()
        _figures()
        left, right = st.columns([1.05, 1], gap="large")
        with left, elements.guarded():
            _map()
        with right, elements.guarded():
            _programmes()
        left, right = st.columns([1, 1], gap="large")
        with left:
            _last_run()
        with right, elements.guarded():
            _open_points()


def _doors() -> None:
    st.header(t("overview.doors"), anchor=False)
    columns = st.columns(3, gap="medium")
    there = {entry.path: entry.name for entry in PAGES}
    for column, (door, icon, questions) in zip(columns, DOORS, strict=True):
        with column, st.container(border=True, height="stretch", gap=None, key=f"door_{door}"):
            st.markdown(f"{icon} **{t(f'overview.door.{door}')}**")
            st.caption(t(f"overview.door.{door}.text"))
            for name, path, params in questions:
                elements.link(there[path], t(f"overview.door.{door}.{name}"), **params)


def _figures() -> None:
    counts = asking.counts()
    rows = asking.ask("overview").rows
    facts = [r for r in rows if r["label"] != "Source"]
    total = sum(r["count"] for r in facts)
    sure = 1 - sum(r["below_high"] for r in facts) / total if total else 0
    ties = sum(r["count"] for r in rows if r["sort"] == "relationship")
    shown = (
        ("clusters", formats.number(counts.get("Cluster", 0))),
        ("organisations", formats.number(counts.get("Organisation", 0))),
        ("projects", formats.number(counts.get("Project", 0))),
        ("programmes", formats.number(counts.get("Programme", 0))),
        ("ties", formats.number(ties)),
        ("sure", formats.percent(sure)),
    )
    help_of = {"sure": t("overview.figure.sure.help")}
    st.html(
        overview_view.figures(
            [(t(f"overview.figure.{k}"), value, help_of.get(k, "")) for k, value in shown]
        )
    )


# -- the map -------------------------------------------------------------------------------------


def _map() -> None:
    st.header(t("overview.map"), anchor=False)
    lands = asking.ask("regions").rows
    clusters = asking.ask("clusters").rows
    names = {r["code"]: r["name"] for r in lands}
    towns = land_map.seats(clusters)
    chosen = addressed.given("land", list(names), "")
    most = max(lands, key=lambda r: r["initiatives"])
    words = {k: t(f"overview.map.{k}") for k in ("land", "town", "initiatives")}
    st.vega_lite_chart(
        land_map.options(lands, towns, words, chosen),
        key="map",
        on_select=_land_clicked,
        width="stretch",
        alt=t("overview.map.alt", most=f"{most['name']} ({most['initiatives']})"),
    )
    away = len(clusters) - sum(town["count"] for town in towns)
    st.caption(
        " ".join(
            p
            for p in (
                t("overview.map.caption"),
                plural("overview.map.away", away) if away else "",
                t("overview.map.credit") + ".",
            )
            if p
        )
    )
    options = {_NO_LAND: t("overview.land.none"), **names}
    picked = addressed.select("land", t("overview.land"), options, _NO_LAND)
    if picked != _NO_LAND:
        _land(picked, names[picked], lands, clusters)
    _land_table(lands)


def _land_clicked() -> None:
    addressed.put("land", land_map.chosen(st.session_state.get("map")))


def _land(code: str, name: str, lands: Sequence[Row], clusters: Sequence[Row]) -> None:
    rows = [c for c in clusters if code in c["states"]]
    if not rows:
        elements.empty(t("overview.land.empty", land=name))
        return
    key = "overview.land.title.one" if len(rows) == 1 else "overview.land.title"
    st.subheader(t(key, land=name, n=formats.number(len(rows))), anchor=False)
    with st.container(height=min(60 + 28 * len(rows), 320), border=True, key="land_list"):
        st.html(overview_view.links([(_cluster_text(r), r["id"], "Cluster") for r in rows]))
    region = next(r["id"] for r in lands if r["code"] == code)
    elements.link("explore", t("overview.land.region"), id=region, kind="Region")


def _cluster_text(row: Row) -> tuple[str, str]:
    about = (kind_word("Cluster", row["kind"]), row["city"])
    name = elements.named(row["name"], row["confidence"])
    return name, " · ".join(a for a in about if a)


def _land_table(lands: Sequence[Row]) -> None:
    elements.table(
        sorted(lands, key=lambda r: -r["initiatives"]),
        [
            Column("name", t("overview.map.land")),
            Column("initiatives", t("overview.map.initiatives"), "number"),
            Column("organisations", t("overview.map.organisations"), "number"),
            Column("projects", t("overview.map.projects"), "number"),
        ],
        "laender",
        what=t("overview.map.table"),
    )


# -- programmes ----------------------------------------------------------------------------------


def _programmes() -> None:
    st.header(t("overview.programmes"), anchor=False)
    st.caption(t("overview.programmes.caption"))
    reply = asking.ask("coverage")
    short = {p["id"]: p["short_name"] or p["name"] for p in asking.ask("programmes").rows}
    bars = overview_view.programme_bars(reply.rows, short)
    st.html(overview_view.bars(bars[: overview_view.MOST_BARS]))
    if left_out := overview_view.left_out(bars):
        st.caption(left_out)
    without = sum(1 for r in reply.rows if not r["known"])
    if without:
        st.caption(t("overview.programmes.rest", n=formats.number(without)))
    elements.notices(reply)
    rows = elements.as_rows(
        sorted(reply.rows, key=lambda r: (-r["known"], r["name"].casefold())),
        lambda row: {
            **row,
            "level": word("programme_level", row["level"]),
            "stated_as_of": formats.day(row["stated_as_of"]),
        },
    )
    columns = [
        Column("name", t("overview.programmes.name"), width="medium"),
        Column("level", t("overview.programmes.level")),
        Column("known", t("overview.programmes.known"), "number"),
        Column("concept_only", t("overview.programmes.concept"), "number"),
        Column("stated", t("overview.programmes.stated"), "number"),
        Column("stated_as_of", t("overview.programmes.as_of")),
        Column("sources", t("column.sources")),
    ]
    what, order = t("overview.programmes.table"), t("overview.programmes.order")
    elements.table(rows, columns, "programme", what=what, order=order)


# -- what is new and open ------------------------------------------------------------------------


def _last_run() -> None:
    st.header(t("overview.run"), anchor=False)
    last = runs.runs(asking.settings().home, most=1)
    if not last:
        st.caption(t("overview.run.none"))
        return
    st.markdown(run_sentence(last[0]))
    changes = [c for c in last[0].changes if c.add + c.change + c.remove]
    if changes:
        st.html(overview_view.changes(changes))
    elements.link("sources", t("overview.run.link"), view="run")


def run_sentence(run: runs.Run) -> str:
    """What a run did, and whether rows were put aside, in two sentences."""
    said = t(
        f"overview.run.{run.outcome}",
        when=formats.moment(run.started),
        add=formats.number(run.add),
        change=formats.number(run.change),
        remove=formats.number(run.remove),
    )
    aside = run.quarantined
    rest = (
        t("overview.run.quarantine", n=formats.number(aside))
        if aside
        else t("overview.run.quarantine.none")
    )
    return f"{said} {rest}"


def _open_points() -> None:
    st.header(t("overview.open"), anchor=False)
    clusters = asking.ask("clusters").rows
    today = datetime.now(tz=UTC).date()
    points = overview_view.open_points(clusters, today)
    every = formats.number(len(clusters))
    for name, rows in points.items():
        _point(name, rows, t(f"overview.open.{name}", n=formats.number(len(rows)), all=every))
    st.caption(t("overview.open.counts"))
    sources = asking.ask("sources", count_facts=False).rows
    old = [s for s in sources if overview_view.older(s["retrieved_on"], today)]
    key = "overview.open.sources" if old else "overview.open.sources.none"
    said = t(key, n=formats.number(len(old)), all=formats.number(len(sources)))
    st.caption(said + sources_view.undated_words(sources))


def _point(name: str, rows: Sequence[Row], title: str) -> None:
    columns = [
        Column("name", t("column.name"), width="large"),
        Column("known_members", t("overview.open.known"), "number"),
        Column("member_count", t("overview.open.own"), "number"),
    ]
    elements.filled_when_open(
        title,
        f"open_{name}",
        lambda: elements.table(rows, columns, f"offen-{name}", what=title, folded=False),
    )
