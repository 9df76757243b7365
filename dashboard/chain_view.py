"""From the rows of the catalogue to what the page on value chains draws; nothing here asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import formats
from dashboard.drawing.sankey import CROSS, OTHER, PRODUCT, Node
from dashboard.drawing.swimlane import STATES, Actor, Cell, Lane, Stage, Words
from dashboard.texts import pick, t, word

Row = dict[str, Any]
COMPARED_AT_FIRST = 3
GAPS = ("thin", "empty", "unknown")
TIERS = ("oem", "1", "2", "3", "4")
_CELL = "padding:.3rem 1rem .3rem 0"  # without it two cells read as one sentence
_CAPTION = "text-align:left;caption-side:top;font-weight:600;padding-bottom:.3rem"


def stage_name(row: Mapping[str, Any]) -> str:
    """Name of a stage or chain in the chosen language."""
    return pick(row.get("name"), row.get("name_en"))


def definition(row: Mapping[str, Any]) -> str:
    """What a stage or chain is, in the chosen language."""
    return pick(row["definition"], row["definition_en"])


def cluster_name(row: Mapping[str, Any]) -> str:
    """The short name where there is one, else the name."""
    return str(row.get("short_name") or row["name"])


def stages(rows: Sequence[Row]) -> list[Stage]:
    """Columns of the table from the rows of ``stages``."""
    return [Stage(r["id"], stage_name(r), int(r["position"]), r["tier"] or "") for r in rows]


def lane(cluster: str, name: str, coverage: Sequence[Row]) -> Lane:
    """A row of the table from the rows of ``chain_coverage``."""
    cells = {
        row["stage"]: Cell(
            row["state"],
            tuple(Actor(o["name"], o["product"] or "") for o in row["organisations"]),
        )
        for row in coverage
    }
    note = known_note(coverage[0]) if coverage else ""
    return Lane(cluster, name, note, cells)


def known_note(row: Row) -> str:
    """How many of the members are known."""
    known, stated = row["known_members"], row["stated_members"]
    if stated is None:
        key = "chains.known.only.one" if known == 1 else "chains.known.only"
        return t(key, known=formats.number(known))
    if (row["share_known"] or 0) >= 1:
        return t("chains.known.all", stated=formats.number(stated))
    return t("chains.known.share", known=formats.number(known), stated=formats.number(stated))


def words(covered_from: int, scope: str = "cluster") -> Words:
    """The words of the table in the chosen language; ``scope`` tells what its rows are."""
    return Words(
        states={s: t(f"chains.state.{s}") for s in STATES},
        explained={s: t(f"chains.state.{s}.means", n=covered_from) for s in STATES},
        tiers={
            **{tier: t(f"chains.tier.{tier}") for tier in ("oem", "1", "2", "3", "4")},
            "": t("chains.tier.none"),
        },
        cluster=t(f"chains.column.{scope}"),
        caption=t("chains.caption"),
        caption_one=t("chains.caption.one"),
        caption_cross=t("chains.caption.cross"),
        more=t("chains.more"),
        legend=t("chains.legend"),
        open_stage=t("chains.open"),
    )


def coverage_table(names: Mapping[str, str], by_cluster: Mapping[str, Sequence[Row]]) -> list[Row]:
    """One row per initiative, stage and organisation; open stages have a row as well."""
    result: list[Row] = []
    for cluster, coverage in by_cluster.items():
        for row in coverage:
            common = {
                "cluster": names[cluster],
                "stage": stage_name(row),
                "tier": word("stage_tier", row["tier"]),
                "state": t(f"chains.state.{row['state']}"),
            }
            for held in row["organisations"] or [{}]:
                result.append(
                    {
                        **common,
                        "organisation": held.get("name"),
                        "product": held.get("product"),
                        "basis": word("basis", held.get("basis")),
                        "sources": held.get("sources") or row["sources"],
                        "confidence": held.get("confidence"),
                    }
                )
    return result


def tier_html(names: Mapping[str, str], by_lane: Mapping[str, Sequence[Row]]) -> str:
    """How much of each tier every row covers, as a small table; empty when no stage has a tier."""
    found = {
        lane: {r["tier"]: r["tier_coverage"] for r in rows if r["tier_coverage"]}
        for lane, rows in by_lane.items()
    }
    tiers = [tier for tier in TIERS if any(tier in own for own in found.values())]
    if not tiers:
        return ""
    title = escape(t("chains.tiers"))
    heads = "".join(
        f'<th scope="col" style="{_CELL}">{escape(t(f"chains.tier.{tier}"))}</th>' for tier in tiers
    )
    body = "".join(
        f'<tr><th scope="row">{escape(names[lane])}</th>'
        f"{''.join(_tier_cell(own.get(tier)) for tier in tiers)}</tr>"
        for lane, own in found.items()
    )
    return (
        f'<div role="region" tabindex="0" aria-label="{title}" style="overflow-x:auto">'
        f'<table class="facts" style="min-width:40rem">'
        f'<caption style="{_CAPTION}">{title}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _tier_cell(tier: Mapping[str, Any] | None) -> str:
    return f'<td style="{_CELL}">{escape(tier_words(tier))}</td>'


def tier_words(tier: Mapping[str, Any] | None) -> str:
    """``2 von 10 abgedeckt, 3 dünn``; what is open or not known is said as well."""
    if not tier:
        return "–"
    parts = [t("chains.tiers.covered", n=tier["covered"], of=tier["stages"])]
    parts += [
        f"{tier[state]} {t(f'chains.state.{state}')}"
        for state in ("thin", "empty", "unknown")
        if tier[state]
    ]
    return ", ".join(parts)


def stage_options(rows: Sequence[Row]) -> dict[str, str]:
    """Stages to choose from, end product first."""
    ordered = sorted(rows, key=lambda r: (r["tier"] == "cross", r["position"], r["tier"] or ""))
    return {r["id"]: stage_name(r) for r in ordered}


def first_stage(
    rows: Sequence[Row], by_cluster: Mapping[str, Sequence[Row]], candidates: Sequence[Row]
) -> str:
    """The stage with most to see: most suggestions, then most members, then the end product."""
    asked = [f["stage"] for row in candidates for f in row["fills"] or ()]
    first = {r["stage"]: len(r["organisations"]) for r in next(iter(by_cluster.values()), [])}
    return max(
        stage_options(rows),
        key=lambda stage: (asked.count(stage), first.get(stage, 0)),
        default="",
    )


def needy(by_cluster: Mapping[str, Sequence[Row]], stage: str) -> str:
    """The first of the compared initiatives for which the stage is open, else the first."""
    for cluster, coverage in by_cluster.items():
        if any(r["stage"] == stage and r["state"] in GAPS for r in coverage):
            return cluster
    return next(iter(by_cluster), "")


def nodes(rows: Sequence[Row], others: Mapping[str, str]) -> list[Node]:
    """Nodes of the flow: the stages of the chain, then the other chains it delivers to.

    ``others`` has the id of the chain for every stage of another chain.
    """
    own = [
        Node(r["id"], stage_name(r), CROSS if r["tier"] == "cross" else PRODUCT)
        for r in sorted(rows, key=lambda r: (r["position"], r["id"]))
    ]
    reached = {i for r in rows for i in r["feeds_other_chain"] or ()}
    chains = sorted({others[i] for i in reached if i in others})
    return own + [Node(chain, t("chains.other.chain", chain=chain), OTHER) for chain in chains]


def feeds(rows: Sequence[Row], others: Mapping[str, str]) -> list[tuple[str, str]]:
    """Who delivers to whom; a stage of another chain is met by its chain."""
    return [(r["id"], others.get(i, i)) for r in rows for i in r["feeds"] or ()]


def for_stage(rows: Sequence[Row], stage: str) -> list[Row]:
    """Candidates that would fill the stage, best first; each with what it does there."""
    found = []
    for row in rows:
        fill = next((f for f in row["fills"] or () if f["stage"] == stage), None)
        if fill:
            found.append({**row, "fill": fill})
    return found
