"""Quellen: every source with its age and facts, the coverage, the last run, what was put aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from dashboard import (
    addressed,
    asking,
    contradictions,
    elements,
    formats,
    runs,
    sources_view,
)
from dashboard.app_pages.ueberblick import run_sentence
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.overview_view import by_word
from dashboard.texts import language, pick, t, word
from graph.contradiction import Contradiction

VIEWS = ("list", "coverage", "run", "quarantine")
ALL = "all"


def show() -> None:
    """Draw the page."""
    views = {v: t(f"sources.view.{v}") for v in VIEWS}
    chosen = addressed.segments(
        "view", t("sources.view"), views, "list", resets=("q", "type", "told", "reason")
    )
    draw: dict[str, Callable[[], None]] = {
        "list": _list,
        "coverage": _coverage,
        "run": _run,
        "quarantine": _quarantine,
    }
    with elements.guarded():
        draw[chosen]()


# -- all sources ---------------------------------------------------------------------------------


def _list() -> None:
    reply = asking.ask("sources")
    if not reply:
        elements.empty()
        return
    st.markdown(_summary(reply.rows) + sources_view.undated_words(reply.rows))
    left, right = st.columns([2, 1])
    with left:
        text = addressed.text("q", t("sources.filter"), placeholder=t("sources.filter.placeholder"))
    present = sorted({r["kind"] for r in reply.rows if r["kind"]})
    kinds = {ALL: t("sources.kind.all"), **{k: word("source_kind", k) for k in present}}
    with right:
        kind = addressed.select("type", t("sources.kind"), kinds, ALL)
    rows = sources_view.filtered(reply.rows, text, "" if kind == ALL else kind)
    shown, every = formats.number(len(rows)), formats.number(len(reply.rows))
    st.caption(t("sources.shown", shown=shown, all=every))
    if not rows:
        elements.empty(t("sources.none"))
        return
    _source_table(rows)
    elements.notices(reply)
    st.caption(t("sources.note"))


def _summary(rows: Sequence[Row]) -> str:
    days = sorted(r["retrieved_on"] for r in rows if r["retrieved_on"])
    return t(
        "sources.summary",
        n=formats.number(len(rows)),
        publishers=formats.number(len({r["publisher"] for r in rows if r["publisher"]})),
        facts=formats.number(sum(r["facts"] or 0 for r in rows)),
        newest=formats.day(days[-1]) if days else t("unknown"),
        oldest=formats.day(days[0]) if days else t("unknown"),
    )


def _source_table(rows: Sequence[Row]) -> None:
    today = datetime.now(tz=UTC).date()
    shown = [
        {
            **r,
            "kind": word("source_kind", r["kind"]),
            "url": r["url"] if (r["url"] or "").startswith("http") else "",
            "age": sources_view.age_in_days(r["retrieved_on"], today),
            "retrieved_on": formats.day(r["retrieved_on"]),
            "licence": t("sources.licence.unknown")
            if r["licence"] in (None, "", "unknown")
            else r["licence"],
        }
        for r in sorted(rows, key=lambda r: (-(r["facts"] or 0), r["publisher"] or "", r["id"]))
    ]
    columns = [
        Column("publisher", t("sources.column.publisher"), width="medium"),
        Column("title", t("sources.column.title"), width="large"),
        Column("url", t("sources.column.url"), "link", width="small"),
        Column("facts", t("sources.column.facts"), "number", width="small"),
        Column("retrieved_on", t("sources.column.retrieved_on"), width="small"),
        Column("age", t("sources.column.age"), "number", width="small"),
        Column("kind", t("sources.column.kind"), width="small"),
        Column("licence", t("sources.column.licence"), width="small"),
    ]
    elements.table(shown, columns, "quellen", what=t("sources.view.list"), folded=False)


# -- coverage ------------------------------------------------------------------------------------


def _coverage() -> None:
    reply = asking.ask("coverage")
    if not reply:
        elements.empty()
        return
    told = [r for r in reply.rows if r["stated"] is not None]
    st.markdown(
        t(
            "sources.coverage.summary",
            with_number=formats.number(len(told)),
            all=formats.number(len(reply.rows)),
        )
    )
    only = addressed.switch("told", t("sources.coverage.filter"))
    rows = sorted(told if only else reply.rows, key=lambda r: (r["stated"] is None, -r["known"]))
    columns = [
        Column("name", t("sources.coverage.programme"), width="medium"),
        Column("known", t("sources.coverage.known"), "number", width="small"),
        Column("concept_only", t("sources.coverage.concept"), "number", width="small"),
        Column("stated", t("sources.coverage.stated"), "number", width="small"),
        Column("share", t("sources.coverage.share"), "share", width="small"),
        Column("stated_metric", t("sources.coverage.metric")),
        Column("stated_as_of", t("sources.coverage.as_of"), width="small"),
        Column("level", t("sources.coverage.level"), width="small"),
        Column("status", t("sources.coverage.status"), width="medium"),
        Column("sources", t("sources.coverage.sources"), width="medium"),
        Column("figure_sources", t("sources.coverage.figure"), width="medium"),
    ]
    if any(r["unconfirmed"] for r in rows):
        unsure = Column("unconfirmed", t("sources.coverage.unconfirmed"), "number", width="small")
        columns.insert(2, unsure)
    shown = [_coverage_row(r) for r in rows]
    elements.table(shown, columns, "abdeckung", what=t("sources.view.coverage"), folded=False)
    elements.notices(reply)


def _coverage_row(row: Row) -> Row:
    states = (f"{word('programme_status', k)}: {n}" for k, n in (row["status"] or {}).items())
    return {
        **row,
        "level": word("programme_level", row["level"]),
        "status": ", ".join(states),
        "stated_metric": pick(row["stated_metric"], row["stated_metric_en"]),
        "stated_as_of": formats.day(row["stated_as_of"]),
        "sources": elements.source_texts(row["sources"]),
        "figure_sources": elements.source_texts(row["figure_sources"]),
    }


# -- the last run --------------------------------------------------------------------------------


def _run() -> None:
    found = runs.runs(asking.settings().home)
    if not found:
        elements.empty(t("sources.run.none"))
        return
    last = found[0]
    st.markdown(run_sentence(last))
    lines = [_account(source) for source in last.sources] + _remarks(last)
    st.markdown("\n".join(f"- {line}" for line in lines))
    for source in last.sources:
        if not source.accepted:
            reason = formats.plain(pick(source.reason_de, source.reason))
            st.warning(t("sources.run.refused", title=source.title, reason=reason))
    st.subheader(t("sources.run.changes"), anchor=False)
    _changes(last)
    st.subheader(t("sources.run.conflicts"), anchor=False)
    if last.conflicts:
        _conflicts(last.conflicts)
    else:
        st.caption(t("sources.run.conflicts.none"))
    if last.remarks:
        told = [pick(de, en) for de, en in last.remarks]
        _texts(told, "anmerkungen", t("sources.run.remarks"), folded=True)
    _earlier(found)


def _account(source: runs.SourceAccount) -> str:
    numbers = {
        k: formats.number(getattr(source, k))
        for k in ("rows_in", "taken", "quarantined", "ignored")
    }
    return t("sources.run.source", title=source.title, **numbers)


def _remarks(run: runs.Run) -> list[str]:
    lines = [
        t(
            "sources.run.facts",
            facts=formats.number(run.facts),
            seconds=formats.number(round(run.seconds, 1)),
        )
    ]
    if run.merged:
        lines.append(t("sources.run.merged", n=formats.number(run.merged)))
    if run.unplaced:
        lands = {row["code"]: row["name"] for row in asking.ask("regions").rows}
        places = [sources_view.place_words(place, lands) for place in run.unplaced[:8]]
        names = ", ".join(places) + (" …" if len(run.unplaced) > 8 else "")
        lines.append(t("sources.run.unplaced", n=formats.number(len(run.unplaced)), names=names))
    return lines


def _changes(run: runs.Run) -> None:
    rows = [
        {"what": name, "add": add, "change": change, "remove": remove}
        for name, add, change, remove in by_word(run.changes)
    ]
    if not rows:
        st.caption(t("sources.run.no_changes"))
        return
    columns = [Column("what", t("sources.run.column.what"), width="medium")] + [
        Column(k, t(f"sources.run.column.{k}"), "number") for k in ("add", "change", "remove")
    ]
    elements.table(rows, columns, "lauf", what=t("sources.run.changes"), folded=False)


def _conflicts(found: Sequence[Contradiction | str]) -> None:
    """What contradicts another record, with the names of the things."""
    columns = [
        Column(k, t(f"sources.run.conflict.{k}"), width="small" if k == "what" else "medium")
        for k in ("thing", "what", "kept", "kept_by", "other", "other_by")
    ]
    rows = contradictions.rows(found)
    rows.sort(key=lambda r: (r["thing"].casefold(), r["what"]))
    elements.table(
        rows,
        columns,
        "widersprueche",
        what=t("sources.run.conflicts"),
        order=t("sources.run.conflicts.order"),
        folded=False,
    )


def _texts(lines: Sequence[str], key: str, what: str, *, folded: bool = False) -> None:
    columns = [Column("text", t("sources.run.column.text"), width="large")]
    elements.table([{"text": line} for line in lines], columns, key, what=what, folded=folded)


def _earlier(found: Sequence[runs.Run]) -> None:
    rows = [
        {
            "when": formats.moment(r.started),
            "outcome": word("outcome", r.outcome),
            "add": r.add,
            "change": r.change,
            "remove": r.remove,
            "aside": r.quarantined,
            "seconds": round(r.seconds, 1),
        }
        for r in found
    ]
    columns = [
        Column("when", t("sources.run.column.when"), width="medium"),
        Column("outcome", t("sources.run.column.outcome")),
        *(
            Column(k, t(f"sources.run.column.{k}"), "number")
            for k in ("add", "change", "remove", "aside", "seconds")
        ),
    ]
    elements.table(rows, columns, "laeufe", what=t("sources.run.earlier"))


# -- what was put aside --------------------------------------------------------------------------


def _quarantine() -> None:
    found = runs.runs(asking.settings().home, most=1)
    if not found:
        elements.empty(t("sources.run.none"))
        return
    last = found[0]
    if not last.quarantined:
        total = formats.number(sum(s.rows_in for s in last.sources))
        st.success(t("sources.quarantine.none", rows=total), icon=":material/check_circle:")
        return
    st.markdown(t("sources.quarantine.summary", n=formats.number(last.quarantined)))
    rows = runs.quarantine(last, language())
    if not rows:
        elements.empty(t("sources.quarantine.gone"))
        return
    counts = sources_view.reasons(rows)
    options = {ALL: t("sources.quarantine.all")}
    options |= {reason: f"{reason} ({formats.number(n)})" for reason, n in counts.items()}
    reason = addressed.select("reason", t("sources.quarantine.reason"), options, ALL)
    if reason != ALL:
        rows = [r for r in rows if sources_view.reason_of(r["reason"]) == reason]
    columns = [
        Column(k, t(f"sources.quarantine.{k}")) for k in ("reason", "file", "line", "row", "source")
    ]
    elements.table(
        rows, columns, "zurueckgestellt", what=t("sources.view.quarantine"), folded=False
    )
