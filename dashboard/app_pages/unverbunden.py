"""The part of the page on cross-links that shows who suits each other without contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import addressed, asking, elements, formats, link_view
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.texts import language_in_address, pick, t, word

WHY = ("fields", "stages")
ASKED = 50
LISTED = 12


def show(clusters: Mapping[str, Row]) -> None:
    """Draw the pairs without contact, and one of them in detail."""
    names = link_view.names_of(clusters, ())
    st.subheader(t("untied.heading"), anchor=False)
    st.caption(t("untied.reading"))
    left, right = st.columns([1.6, 1])
    everyone = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    with left:
        cluster = addressed.select(
            "initiative", t("links.cluster"), {"": t("links.all"), **everyone}, resets=("paar",)
        )
    with right:
        words = {"": t("links.all"), **{why: t(f"untied.why.{why}") for why in WHY}}
        why = addressed.select("grund", t("untied.why"), words, resets=("paar",))
    reply = asking.ask("untied_pairs", cluster=cluster or None, why=why or None, limit=ASKED)
    if not reply:
        elements.notices(reply)
        elements.empty(t("untied.none"))
        return
    by_pair = {link_view.key(row): row for row in reply.rows}
    listed, detail = st.columns([1.15, 1], gap="large")
    with detail:
        options = {
            key: t("links.pair.name", a=names[row["a_id"]], b=names[row["b_id"]])
            for key, row in by_pair.items()
        }
        chosen = addressed.select("paar", t("links.pair"), options)
        st.html(detail_html(by_pair[chosen], names))
    with listed:
        given = {"ansicht": "untied", "initiative": cluster, "grund": why}
        items = "".join(_listed(row, names, chosen, given) for row in reply.rows[:LISTED])
        st.html(f'<div class="iz-facts"><ul>{items}</ul></div>')
        if len(reply.rows) > LISTED:
            st.caption(t("untied.listed", shown=LISTED, n=len(reply.rows)))
    elements.notices(reply)
    _table(reply.rows)


def _listed(row: Row, names: Mapping[str, str], chosen: str, given: Mapping[str, str]) -> str:
    """One pair in the list: a link that opens it, why it suits, and the way today."""
    key = link_view.key(row)
    query = {**given, "paar": key, "lang": language_in_address()}
    link = "?" + urlencode({k: v for k, v in query.items() if v})
    both = escape(t("links.pair.name", a=names[row["a_id"]], b=names[row["b_id"]]))
    current = ' aria-current="true"' if key == chosen else ""
    said = escape(" ".join([*link_view.reasons(row), way(row)]))
    return (
        f'<li><b><a href="{escape(link)}" target="_self"{current}>{both}</a></b>'
        f'<span class="small">{said}</span></li>'
    )


def way(row: Row) -> str:
    """How far apart the two are today, in words."""
    if row["steps"] is None:
        return t("untied.way.none")
    between = row["path"][:-1]
    stops = ", ".join(step["to_name"] for step in between)
    return t("untied.way", n=row["steps"], names=stops)


def detail_html(row: Row, names: Mapping[str, str]) -> str:
    """What each side would bring, and the way between them today, with sources."""
    head = " – ".join(
        elements.thing_link(row[f"{side}_id"], names[row[f"{side}_id"]]) for side in "ab"
    )
    blocks = [f"<h4>{head}</h4>"]
    blocks.append(f'<p class="sum">{escape(" ".join(link_view.reasons(row)))}</p>')
    if row["chain"]:
        chain = pick(row["chain"]["name"], row["chain"]["name_en"])
        blocks.append(f"<p>{escape(t('untied.chain', chain=chain))}</p>")
    for side in "ab":
        title = t("untied.brings", name=names[row[f"{side}_id"]])
        blocks.append(f"<h5>{escape(title)}</h5>{_brings(row[f'brings_{side}'])}")
    blocks.append(f"<h5>{escape(t('untied.path'))}</h5>{_path(row)}")
    return f'<div class="iz-facts">{"".join(blocks)}</div>'


def _brings(brings: Row) -> str:
    items = [
        f"<li>{escape(t('untied.field', name=pick(one['name'], one['name_en'])))}</li>"
        for one in brings["fields"]
    ]
    items += [_stage(stage) for stage in brings["stages"]]
    if not items:
        items = [f"<li>{escape(t('untied.brings.none'))}</li>"]
    return f"<ul>{''.join(items)}</ul>"


def _stage(stage: Row) -> str:
    who = "".join(_organisation(held) for held in stage["organisations"])
    return f"<li><b>{escape(pick(stage['name'], stage['name_en']))}</b>{who}</li>"


def _organisation(held: Row) -> str:
    said = f"{held['product'] or t('unknown')} ({word('basis', held['basis'])})"
    return (
        f'<span class="small">{elements.thing_link(held["id"], held["name"])}: '
        f"{escape(said)} · {elements.source_links(held['sources'])}</span>"
    )


def _path(row: Row) -> str:
    if not row["path"]:
        return f"<p>{escape(t('untied.way.none'))}</p>"
    items = "".join(
        f"<li>{escape(step['from_name'])} → <b>{escape(step['to_name'])}</b>"
        f'<span class="small">{escape(_tie(step))}</span>'
        f'<span class="small">{elements.source_links(step["sources"])}</span></li>'
        for step in row["path"]
    )
    return f"<ul>{items}</ul>"


def _tie(step: Row) -> str:
    parts = (word("tie", step["tie"]), word("role", step["role"]),
             formats.period(step["since"], step["until"]))  # fmt: skip
    return " · ".join(part for part in parts if part)


def _table(rows: Sequence[Row]) -> None:
    flat = [
        {
            **row,
            "reasons": link_view.reasons(row),
            "way": way(row),
            **{
                f"brings_{side}": [
                    pick(s["name"], s["name_en"]) for s in row[f"brings_{side}"]["stages"]
                ]
                for side in "ab"
            },
        }
        for row in rows
    ]
    elements.table(
        elements.as_rows(flat),
        [
            Column("a_name", t("links.col.first"), width="medium"),
            Column("b_name", t("links.col.second"), width="medium"),
            Column("score", t("untied.col.score"), kind="share"),
            Column("fields", t("untied.col.fields"), kind="share"),
            Column("stages", t("untied.col.stages"), kind="share"),
            Column("distance_km", t("bridges.col.distance"), kind="number"),
            Column("brings_a", t("untied.col.first"), width="medium"),
            Column("brings_b", t("untied.col.second"), width="medium"),
            Column("way", t("untied.path"), width="medium"),
            Column("sources", t("column.sources")),
        ],
        "untied",
        what=t("untied.table"),
        order=t("untied.order"),
    )
