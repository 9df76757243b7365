"""Value chains: who covers which stage, one stage in detail, and the flow of the chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard import addressed, as_of, asking, chain_view, elements, formats
from dashboard.app_pages import ketten_stufe
from dashboard.asking import Row
from dashboard.drawing import sankey, swimlane
from dashboard.elements import Column
from dashboard.texts import pick, t, word
from queries.weights import weights

MOST_COMPARED = 6
# Whom to look at, and the parameter of the question that names it.
SCOPES = {"cluster": "cluster", "land": "region", "programme": "programme", "country": ""}
WHOLE_COUNTRY = "iso-DE"
PARAMETERS = {"land": "land", "programme": "programm"}
FIRST_PROGRAMMES = ("go-cluster",)
_STYLE = """<style>
.st-key-chain_flow {{overflow-x: auto}}
.st-key-chain_flow > * {{min-width: {width}px}}
</style>"""


def show() -> None:
    """Draw the page."""
    chains = asking.ask("chains").rows
    if not chains:
        elements.empty()
        return
    chain, scope, day = _choice(chains)
    compared = _compared(chain, scope)
    with elements.guarded():
        stages = asking.ask("stages", chain=chain["id"]).rows
        kind = SCOPES[scope]
        coverage = {
            one: asking.ask(
                "chain_coverage", chain=chain["id"], as_of=day, **({kind: one} if kind else {})
            )
            for one in compared
        }
        rows = {one: reply.rows for one, reply in coverage.items()}
        if day:
            st.caption(as_of.note(day))
        _coverage(stages, rows, compared, scope, elements.said(coverage, compared))
        ketten_stufe.show(chain, stages, rows, compared, suggests=scope == "cluster")
        _flow(chain, stages)
        elements.share()


def _choice(chains: Sequence[Row]) -> tuple[Row, str, str | None]:
    """The chosen chain, whom to look at, and the day."""
    left, middle, right = st.columns([1.2, 2, 0.8], vertical_alignment="top")
    names = {row["id"]: chain_view.stage_name(row) for row in chains}
    with left:
        chosen = addressed.select(
            "kette",
            t("chains.chain"),
            names,
            richest(chains),
            resets=("cluster", "stufe", "fuer"),
        )
    with middle:
        scopes = {scope: t(f"chains.scope.{scope}") for scope in SCOPES}
        scope = addressed.segments("umfang", t("chains.scope"), scopes)
    with right:
        day = as_of.control()
    return next(row for row in chains if row["id"] == chosen), scope, day


def _compared(chain: Row, scope: str) -> dict[str, str]:
    """The chosen initiatives, Länder or programmes with their names; one row for the country."""
    if scope == "country":
        return {WHOLE_COUNTRY: t("chains.scope.country")}
    if scope == "cluster":
        return _compared_clusters(chain)
    options = _lands() if scope == "land" else _programmes()
    first = list(options)[:1] if scope == "land" else [p for p in FIRST_PROGRAMMES if p in options]
    chosen = addressed.several(
        PARAMETERS[scope],
        t(f"chains.compare.{scope}"),
        options,
        first,
        placeholder=t(f"chains.compare.{scope}.placeholder"),
        max_selections=MOST_COMPARED,
    )
    return {one: options[one] for one in chosen}


def _lands() -> dict[str, str]:
    rows = asking.ask("regions").rows
    return {row["id"]: row["name"] for row in sorted(rows, key=lambda r: str(r["name"]))}


def _programmes() -> dict[str, str]:
    rows = [row for row in asking.ask("programmes").rows if row["initiatives"]]
    names = {row["id"]: str(row["short_name"] or row["name"]) for row in rows}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def _compared_clusters(chain: Row) -> dict[str, str]:
    """The initiatives with a member in the chain, those with most stages chosen at first."""
    active = {row["id"]: row for row in asking.ask("chain_clusters", chain=chain["id"]).rows}
    options = {
        key: t(
            "chains.cluster.option",
            name=chain_view.cluster_name(row),
            n=formats.number(row["organisations"]),
        )
        for key, row in active.items()
    }
    compared = addressed.several(
        "cluster",
        t("chains.clusters"),
        options,
        list(options)[: chain_view.COMPARED_AT_FIRST],
        placeholder=t("chains.clusters.placeholder"),
        help=t("chains.clusters.help"),
        max_selections=MOST_COMPARED,
    )
    return {key: chain_view.cluster_name(active[key]) for key in compared}


def richest(chains: Sequence[Row]) -> str:
    """The chain of which one initiative covers most stages: where there is something to see."""
    best = {}
    for row in chains:
        active = asking.ask("chain_clusters", chain=row["id"]).rows
        best[row["id"]] = (active[0]["stages"], active[0]["organisations"]) if active else (0, 0)
    return str(max(best, key=lambda key: (*best[key], key)))


def _coverage(
    stages: Sequence[Row],
    coverage: Mapping[str, list[Row]],
    names: Mapping[str, str],
    scope: str,
    sentences: Sequence[str],
) -> None:
    st.subheader(t("chains.coverage"), anchor=False)
    if not coverage:
        elements.empty(t("chains.none"))
        return
    st.caption(t("chains.reading"))
    rules = weights().coverage
    lanes = [chain_view.lane(one, names[one], rows) for one, rows in coverage.items()]
    if sentences:
        st.html(f'<p class="iz-doubt">{"<br>".join(escape(one) for one in sentences)}</p>')
    st.html(
        swimlane.swimlane(
            lanes,
            chain_view.stages(stages),
            chain_view.words(rules.covered_from, scope),
            partial(ketten_stufe.address, st.query_params.to_dict()),
            st.query_params.get("stufe", ""),
        )
    )
    tiers = chain_view.tier_html(names, coverage)
    if tiers:  # no stage of some chains has a tier
        st.html(tiers)
    elements.table(
        elements.as_rows(chain_view.coverage_table(names, coverage)),
        [
            Column("cluster", t(f"chains.column.{scope}")),
            Column("stage", t("chains.col.stage")),
            Column("tier", t("chains.col.tier")),
            Column("state", t("chains.col.state")),
            Column("organisation", t("chains.col.organisation")),
            Column("product", t("chains.col.product"), width="large"),
            Column("basis", t("chains.col.basis")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "chain_coverage",
        what=t("chains.table.coverage"),
    )


def other_stages(flow: Sequence[Row]) -> dict[str, tuple[str, str]]:
    """The stages of other chains that a chain is joined to: their name and their chain's."""
    return {
        row["stage"]: (chain_view.stage_name(row), pick(row["chain_name"], row["chain_name_en"]))
        for row in flow
        if row["sort"] == "stage" and row["other_chain"]
    }


def supplied(flow: Sequence[Row], chain: str, names: Mapping[str, str]) -> str:
    """Who delivers to the chain from other chains, in words."""
    found = [
        f"{names[row['stage']]} → {names[row['to_stage']]}"
        for row in flow
        if row["sort"] == "feeds" and row["other_chain"] and row["to_chain"] == chain
    ]
    return "; ".join(found)


def _flow(chain: Row, stages: Sequence[Row]) -> None:
    st.subheader(t("chains.flow"), anchor=False)
    st.write(chain_view.definition(chain))
    flow = asking.ask("chain_flow", chain=chain["id"]).rows
    others = other_stages(flow)
    chain_of = {key: other for key, (_, other) in others.items()}
    drawn = sankey.flow(chain_view.nodes(stages, chain_of), chain_view.feeds(stages, chain_of))
    names = chain_view.stage_options(stages) | {
        key: t("chains.other", stage=stage, chain=other) for key, (stage, other) in others.items()
    }
    if drawn.links:
        _picture(chain, drawn)
    else:
        st.caption(t("chains.flow.none"))
    if drawn.returns:
        returns = "; ".join(f"{names[a]} → {names[b]}" for a, b in drawn.returns)
        st.caption(t("chains.flow.returns", names=returns))
    suppliers = supplied(flow, chain["id"], names)
    if suppliers:
        st.caption(t("chains.flow.supplied", names=suppliers))
    if drawn.apart and drawn.links:
        apart = "; ".join(names[i] for i in drawn.apart)
        st.caption(t("chains.flow.apart", names=apart))
    elements.table(
        elements.as_rows(_explained(stages, names)),
        [
            Column("name", t("chains.col.stage"), width="medium"),
            Column("tier", t("chains.col.tier")),
            Column("definition", t("chains.col.definition"), width="large"),
            Column("feeds", t("chains.col.feeds"), width="medium"),
            Column("organisations", t("chains.col.known"), kind="number"),
            Column("sources", t("column.sources")),
        ],
        "chain_stages",
        what=t("chains.table.stages"),
    )


def _explained(stages: Sequence[Row], names: Mapping[str, str]) -> list[Row]:
    by_id = {row["id"]: row for row in stages}
    return [
        {
            **by_id[key],
            "name": name,
            "definition": chain_view.definition(by_id[key]),
            "tier": word("stage_tier", by_id[key]["tier"]),
            "feeds": [names[i] for i in by_id[key]["feeds"] or () if i in names],
        }
        for key, name in chain_view.stage_options(stages).items()
    ]


def _picture(chain: Row, drawn: sankey.Flow) -> None:
    st.caption(t("chains.flow.reading"))
    style = _STYLE.format(width=sankey.width(drawn))
    st.html(style + sankey.legend_html({k: t(f"chains.flow.{k}") for k in sankey.KINDS}))
    key = f"chain_flow_{chain['id']}"

    def clicked() -> None:
        stage = stage_clicked(drawn, st.session_state.get(key))
        if stage:
            addressed.put("stufe", stage)

    elements.swipe_hint()
    with st.container(key="chain_flow"):
        st.echarts_chart(
            sankey.sankey_options(drawn, st.query_params.get("stufe", "")),
            height=sankey.height(drawn),
            key=key,
            on_select=clicked,
            alt=t(
                "chains.flow.alt",
                chain=chain_view.stage_name(chain),
                stages=len(drawn.nodes),
                links=len(drawn.links),
                product=pick(chain["end_product"], chain["end_product_en"]),
            ),
        )


def stage_clicked(drawn: sankey.Flow, event: Any) -> str:
    """The stage of this chain that an event of the chart names, else nothing."""
    if not event:
        return ""
    for group in event["selection"]["selected"]:
        stage = sankey.node_at(drawn, group["data_type"], group["data_indices"])
        if stage and any(n.id == stage and n.kind != sankey.OTHER for n in drawn.nodes):
            return stage
    return ""
