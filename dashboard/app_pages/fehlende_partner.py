"""Fehlende Partner: what a cluster covers, what is open, and whom it could ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import (
    addressed,
    as_of,
    asking,
    chain_view,
    elements,
    formats,
    member_template,
    partner_view,
    watch_list,
)
from dashboard.app_pages import nachweis, verbund
from dashboard.asking import Reply, Row
from dashboard.elements import Column
from dashboard.texts import pick, plural, t

SHOWN = 10
SHORT = 5


def show() -> None:
    """Draw the page."""
    with elements.guarded():
        every = asking.ask("clusters").rows
        clusters = [c for c in every if c["known_members"] or c["members_of_parts"]]
        if not clusters:
            elements.empty()
            return
        st.html(partner_view.STYLE)
        _not_to_be_chosen(every)
        cluster, chain, day = _choice(clusters)
        without = len(every) - len(clusters)
        if without:
            st.caption(plural("partners.without", without))
        if not cluster["known_members"]:
            st.html(partner_view.umbrella_html(cluster, clusters))
        if chain:
            _chain(cluster, chain, day)
        elif _chains(cluster["id"]):
            st.caption(t("offer.no_chain"))
        _suggestions(cluster, chain, day)
        _further(cluster, day)
        _watch_list(clusters, day)
        member_template.section()
        st.header(t("partners.record"), anchor=False)
        nachweis.show("missing_partners", every=True)
        elements.share()


# -- controls ------------------------------------------------------------------------------------


def _not_to_be_chosen(every: Sequence[Row]) -> None:
    """Say it when the address asks for an initiative that is not in the list, and what to do."""
    asked = st.query_params.get("cluster")
    found = next((c for c in every if c["id"] == asked), None)
    if found and not (found["known_members"] or found["members_of_parts"]):
        st.warning(t("partners.no_member", name=formats.plain(found["name"])))
    elif asked and not found:
        st.warning(t("partners.unknown", id=formats.plain(asked)))


def _choice(clusters: Sequence[Row]) -> tuple[Row, str, str | None]:
    by_id = {row["id"]: row for row in clusters}
    names = {key: partner_view.option(row) for key, row in by_id.items()}
    ordered = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    left, middle, right = st.columns([2, 1.4, 0.9])
    with left:
        chosen = addressed.select(
            "cluster",
            t("partners.cluster"),
            ordered,
            _first(by_id),
            resets=("kette", "stufen"),
            told=True,
        )
    chains = _chains(chosen)
    with middle:
        options = {**chains, "": t("partners.all_chains")}
        chain = addressed.select(
            "kette", t("chains.chain"), options, next(iter(options)), resets=("stufen",)
        )
    with right:
        day = as_of.control()
    return by_id[chosen], chain, day


def _first(clusters: Mapping[str, Row]) -> str:
    """The initiative that is active in most stages of one chain: where there is most to see."""
    best = ("", (0, 0))
    for row in asking.ask("chains").rows:
        for active in asking.ask("chain_clusters", chain=row["id"]).rows[:1]:
            size = (active["stages"], active["organisations"])
            if active["id"] in clusters and size > best[1]:
                best = (active["id"], size)
    return best[0]


def _chains(cluster: str) -> dict[str, str]:
    """The chains in which its members are known to be active, that with most members first."""
    found = []
    for row in asking.ask("chains").rows:
        for active in asking.ask("chain_clusters", chain=row["id"]).rows:
            if active["id"] == cluster:
                found.append((-active["organisations"], chain_view.stage_name(row), row["id"]))
    return {node: name for _, name, node in sorted(found)}


# -- the chain -----------------------------------------------------------------------------------


def _chain(cluster: Row, chain: str, day: str | None) -> None:
    asked = {"cluster": cluster["id"], "chain": chain, "as_of": day}
    gaps = asking.ask("chain_gaps", **asked)
    st.header(t("partners.covered.heading"), anchor=False)
    st.write(partner_view.covered_words(asking.ask("chain_coverage", **asked).rows))
    elements.link("chains", t("partners.to_chain"), kette=chain, cluster=cluster["id"], stand=day)
    verbund.show(cluster, chain, day)
    st.header(t("partners.open.heading"), anchor=False)
    if day:
        st.caption(as_of.note(day))
    if cluster["known_members"] or not gaps:
        # An umbrella states its own members, and known are those of its parts: no share of both.
        st.caption(partner_view.certainty_words(gaps.rows) or t("partners.open.none"))
    if day or not gaps:  # today's notices say what stands above
        elements.notices(gaps)
    if not gaps:
        return
    shown = partner_view.ordered_gaps(gaps.rows)
    some = [gap for gap in shown if gap["candidates_known"]] or shown
    st.html(partner_view.gaps_html(some[:SHOWN]))
    if len(shown) > len(some[:SHOWN]):
        st.caption(plural("partners.open.more", len(shown) - len(some[:SHOWN])))
    elements.table(
        elements.as_rows(partner_view.gap_rows(shown)),
        [
            Column("stage", t("partners.col.stage"), width="medium"),
            Column("state", t("partners.col.state")),
            Column("share", t("partners.col.share"), kind="share"),
            Column("needs", t("partners.col.needs")),
            Column("name", t("partners.col.outside"), width="medium"),
            Column("product", t("chains.col.product"), width="large"),
            Column("basis", t("chains.col.basis")),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("members", t("partners.col.members")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "chain_gaps",
        what=t("partners.table.gaps"),
    )


# -- suggestions ---------------------------------------------------------------------------------


def _suggestions(cluster: Row, chain: str, day: str | None) -> None:
    st.header(t("partners.whom"), anchor=False)
    reply = asking.ask(
        "missing_partners", cluster=cluster["id"], chain=chain or None, limit=SHOWN, as_of=day
    )
    if not reply:
        for de, en in reply.notices:
            st.info(pick(de, en), icon=":material/info:")
        return
    for start in range(0, len(reply.rows), 2):
        for column, row in zip(st.columns(2), reply.rows[start : start + 2], strict=False):
            with column, st.container(border=True, height="stretch"):
                st.html(partner_view.partner_html(row))
                _mark(row, cluster, chain)
    elements.notices(reply)
    _table(reply)


def _mark(row: Row, cluster: Row, chain: str) -> None:
    on = watch_list.has(cluster["id"], row["id"]) is not None
    st.button(
        t("partners.unmark" if on else "partners.mark"),
        key=f"mark_{row['id']}",
        icon=":material/bookmark_remove:" if on else ":material/bookmark_add:",
        help=t("partners.mark.help", name=row["name"]),
        disabled=watch_list.full() and not on,
        on_click=watch_list.toggle,
        args=(cluster["id"], chain, row["id"]),
    )


def _table(reply: Reply) -> None:
    elements.table(
        elements.as_rows(partner_view.partner_rows(reply.rows)),
        [
            Column("name", t("column.name"), width="medium"),
            Column("kind", t("column.kind")),
            Column("city", t("column.place")),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("score", t("partners.col.score"), kind="share"),
            *(Column(f"part_{p}", t(f"partners.part.{p}"), kind="share")
              for p in ("fill", "competence", "worked", "near")),
            Column("reasons", t("chains.col.reasons"), width="large"),
            Column("competes", t("chains.col.competes")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "missing_partners",
        what=t("partners.table.suggestions"),
    )  # fmt: skip


# -- research and newcomers ---------------------------------------------------------------------


def _further(cluster: Row, day: str | None) -> None:
    research, newcomers = st.columns(2, gap="large")
    with research:
        st.header(t("partners.research"), anchor=False)
        _research(asking.ask("research_for", cluster=cluster["id"], as_of=day))
    with newcomers:
        st.header(t("partners.newcomers"), anchor=False)
        _newcomers(asking.ask("newcomers", cluster=cluster["id"], as_of=day))


def _research(reply: Reply) -> None:
    if reply:
        st.html(partner_view.research_html(reply.rows[:SHORT]))
    elements.notices(reply)
    if not reply:
        return
    elements.table(
        elements.as_rows(partner_view.research_rows(reply.rows)),
        [
            Column("name", t("column.name"), width="medium"),
            Column("kind", t("column.kind")),
            Column("city", t("column.place")),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("fields", t("overlaps.fields"), width="medium"),
            Column("through", t("partners.col.through"), width="large"),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "research_for",
        what=t("partners.table.research"),
    )


def _newcomers(reply: Reply) -> None:
    if reply:
        st.html(partner_view.newcomers_html(reply.rows[:SHORT]))
    elements.notices(reply)
    if not reply:
        return
    elements.table(
        elements.as_rows(partner_view.newcomer_rows(reply.rows)),
        [
            Column("name", t("column.name"), width="medium"),
            Column("kind", t("column.kind")),
            Column("role", t("partners.col.role")),
            Column("since", t("links.col.since")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "newcomers",
        what=t("partners.table.newcomers"),
    )


# -- watch list ----------------------------------------------------------------------------------


def _watch_list(clusters: Sequence[Row], day: str | None) -> None:
    names = {row["id"]: row["name"] for row in clusters}
    rows = watch_list.rows(names, SHOWN, day)
    st.header(t("partners.watch", n=len(rows)), anchor=False)
    if not rows:
        st.caption(t("partners.watch.empty"))
        return
    st.caption(t("partners.watch.kept", most=watch_list.MOST))
    elements.table(
        elements.as_rows(partner_view.watch_rows(rows)),
        [
            Column("name", t("column.name"), width="medium"),
            Column("kind", t("column.kind")),
            Column("city", t("column.place")),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("cluster_name", t("partners.col.for"), width="medium"),
            Column("reasons", t("chains.col.reasons"), width="large"),
            Column("competes", t("chains.col.competes")),
            Column("sources", t("column.sources")),
        ],
        "watch_list",
        what=t("partners.table.watch"),
        folded=False,
    )
    st.button(t("partners.watch.clear"), key="watch_clear", on_click=watch_list.clear)
