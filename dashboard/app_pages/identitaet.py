"""Identität: which records are one organisation and why, and which pairs wait for a person."""

from __future__ import annotations

import streamlit as st

from dashboard import addressed, asking, elements, formats, identity_view
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.texts import language, t

VIEWS = ("suggestions", "groups")
MOST = 50
# All groups of a curated set, the largest of a national one.
MOST_GROUPS = 2_000
GROUPS_SHOWN = 50
IN_DETAIL = 10


def show() -> None:
    """Draw the page."""
    views = {view: t(f"identity.view.{view}") for view in VIEWS}
    chosen = addressed.segments("view", t("identity.view"), views, "suggestions")
    st.caption(t("identity.rule"))
    with elements.guarded():
        if chosen == "groups":
            _groups()
        else:
            _suggestions()


def _filtered(rows: list[Row], fields: tuple[str, ...]) -> list[Row]:
    text = addressed.text(
        "q", t("identity.filter"), placeholder=t("identity.filter.placeholder")
    ).casefold()
    return [r for r in rows if any(text in str(r[f] or "").casefold() for f in fields)]


# -- suggestions ---------------------------------------------------------------------------------


def _suggestions() -> None:
    reply = asking.ask("identity_suggestions", k=MOST)
    if not reply.rows:
        elements.notices(reply)
        return
    rows = _filtered(list(reply.rows), ("a_name", "a_place", "b_name", "b_place"))
    if not rows:
        elements.empty(t("identity.none"))
        return
    elements.notices(reply)
    caption = t("identity.first", n=min(IN_DETAIL, len(rows)), all=formats.number(len(rows)))
    st.html(identity_view.pairs_html(rows[:IN_DETAIL], caption))
    _how_to_decide(rows[0])
    columns = [
        Column("one", t("identity.column.a"), width="medium"),
        Column("other", t("identity.column.b"), width="medium"),
        Column("score", t("identity.score"), "share", width="small"),
        Column("for", t("identity.for"), width="medium"),
        Column("against", t("identity.against"), width="medium"),
        Column("sources", t("identity.column.sources"), width="medium"),
    ]
    shown = [_line(row) for row in rows]
    elements.table(shown, columns, "identitaet-vorschlaege", what=t("identity.view.suggestions"))


def _line(row: Row) -> Row:
    lang = language()
    return {
        "one": _at(row["a_name"], row["a_place"]),
        "other": _at(row["b_name"], row["b_place"]),
        "score": row["score"],
        "for": "; ".join(row[f"for_{lang}"]) or t("identity.nothing"),
        "against": "; ".join(row[f"against_{lang}"]) or t("identity.nothing"),
        "sources": elements.source_texts(row["sources"]),
    }


def _at(name: str, place: str | None) -> str:
    return f"{name}, {place}" if place else name


def _how_to_decide(row: Row) -> None:
    st.caption(t("identity.decide"))
    why = t("identity.decide.why")
    command = f'innonetz identity decide {row["a"]} {row["b"]} same --why "{why}"'
    st.code(command, language=None, wrap_lines=True)


# -- groups --------------------------------------------------------------------------------------


def _groups() -> None:
    reply = asking.ask("identity_groups", groups=MOST_GROUPS)
    if not reply.rows:
        elements.notices(reply)
        return
    rows = _filtered(list(reply.rows), ("name", "record_name", "record_place"))
    if not rows:
        elements.empty(t("identity.none"))
        elements.notices(reply)  # the name may be among what was left out
        return
    groups = list(dict.fromkeys(r["id"] for r in rows))
    shown_groups = set(groups[:GROUPS_SHOWN])
    of_all = len(rows)
    rows = [r for r in rows if r["id"] in shown_groups]
    st.markdown(
        t(
            "identity.groups.summary",
            n=formats.number(len(groups)),
            all=formats.number(of_all),
            shown=formats.number(len(shown_groups)),
            records=formats.number(len(rows)),
        )
    )
    columns = [
        Column("name", t("identity.column.organisation"), width="medium"),
        Column("size", t("identity.column.size"), "number", width="small"),
        Column("record_name", t("identity.column.record_name"), width="medium"),
        Column("record_place", t("identity.column.record_place"), width="small"),
        Column("rule", t("identity.column.rule"), width="medium"),
        Column("record", t("identity.column.record"), width="small"),
        Column("sources", t("identity.column.sources"), width="medium"),
    ]
    shown = [
        {**r, "rule": rule(r["rule"]), "sources": elements.source_texts(r["sources"])} for r in rows
    ]
    what = t("identity.view.groups")
    elements.table(shown, columns, "identitaet-gruppen", what=what, folded=False)
    elements.notices(reply)


def rule(text: str) -> str:
    """A rule of the merge in words; the rules are those of ``ingest.identity.resolve``."""
    if text == "kept":
        return t("identity.rule.kept")
    if text == "judgement":
        return t("identity.rule.judgement")
    if text.startswith("same name"):
        return t("identity.rule.name")
    return t("identity.rule.strong", what=text.removeprefix("same "))
