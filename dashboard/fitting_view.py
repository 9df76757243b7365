"""Where an organisation fits: initiatives, and stages that need what it can do; nothing asks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import chain_view, elements, formats, link_view, partner_view
from dashboard.kinds import kind_word
from dashboard.texts import pick, t

Row = dict[str, Any]
SHOWN_STAGES = 6
NAMED = 4
PARTS = ("field", "colleagues", "worked", "near")
STYLE = """<style>
.iz-cards {display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: .8rem; align-items: start}
.iz-cards > div {border: 1px solid #c9d1da; border-radius: .4rem; padding: .7rem .9rem;
  height: 100%}
.iz-needs {list-style: none; margin: 0 !important; padding: 0 !important; font-size: inherit}
.iz-needs li {margin: 0 0 .35rem !important; padding: 0 !important; font-size: .95rem !important}
@media (max-width: 700px) {
  .iz-open td[data-name]::before {content: attr(data-name) ": "; color: #34404d;
    font-size: .86rem}
}
</style>"""


# -- initiatives ---------------------------------------------------------------------------------


def cards_html(rows: Sequence[Row]) -> str:
    """The fitting initiatives side by side: what, where and why."""
    return f'<div class="iz-cards">{"".join(_card(row) for row in rows)}</div>'


def _card(row: Row) -> str:
    where = elements.href("profiles", art="initiative", id=row["id"])
    place = " · ".join((kind_word("Cluster", row["kind"]), row["city"] or t("partners.no_city")))
    why = "".join(f"<li>{escape(reason)}</li>" for reason in partner_view.reasons(row))
    tied = t(f"fitting.tied.{row['tied']}") if row["tied"] else ""
    mark = f'<span class="small">{escape(tied)}</span>' if tied else ""
    return (
        f'<div class="iz-partner"><h3><a href="{where}" target="_self">{escape(row["name"])}</a> '
        f"<span>{escape(place)}</span></h3><ul>{why}</ul>{mark}"
        f'<span class="small">{elements.source_links(row["sources"])}</span></div>'
    )


def initiative_rows(rows: Sequence[Row]) -> list[Row]:
    """The fitting initiatives for the table: every reason, and the parts of the score."""
    return [
        {
            **row,
            "kind": kind_word("Cluster", row["kind"]),
            "reasons": link_view.reasons(row),
            "tied": t(f"fitting.tied.{row['tied']}") if row["tied"] else "",
            "distance_km": formats.whole(row["distance_km"]),
            **{f"part_{name}": row["parts"][name] for name in PARTS},
        }
        for row in rows
    ]


# -- stages --------------------------------------------------------------------------------------


def stages_html(rows: Sequence[Row]) -> str:
    """The stages that need it: what they need in plain sentences, and who is there."""
    heads = "".join(
        f'<th scope="col">{escape(t(f"transfer.{name}"))}</th>'
        for name in ("stage", "needs", "there")
    )
    body = "".join(_stage(row) for row in rows[:SHOWN_STAGES])
    return f'<table class="iz-open"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _stage(row: Row) -> str:
    address = elements.href("chains", kette=row["chain"], stufe=row["stage"])
    needs = "".join(f"<li>{_match(match)}</li>" for match in row["matches"])
    share = t("transfer.share", n=len(row["matches"]), of=row["needs"])
    return (
        f'<tr><th scope="row"><a href="{address}" target="_self">'
        f"{escape(chain_view.stage_name(row))}</a>"
        f'<span class="small">{escape(t("transfer.chain", name=chain_name(row)))}</span>'
        f'<span class="small">{escape(chain_view.definition(row))}</span></th>'
        f'<td><ul class="iz-needs">{needs}</ul><span class="small">{escape(share)}</span></td>'
        f'<td data-name="{escape(t("transfer.there"))}">{_there(row)}</td></tr>'
    )


def chain_name(row: Row) -> str:
    """The chain of a stage in the chosen language."""
    return pick(row["chain_name"], row["chain_name_en"])


def _match(match: Row) -> str:
    """One needed competence: its name, a sentence for outsiders, and what of it is on offer."""
    needed, offered = (competence(match, side) for side in ("needed", "offered"))
    how = t(f"transfer.relation.{match['relation']}", name=offered)
    return (
        f"<b>{escape(needed)}</b>: {escape(_plain(match))} "
        f'{elements.confidence_badge(match["confidence"])}<span class="small">{escape(how)} · '
        f'<span class="src">{elements.source_links(match["sources"], most=1)}</span></span>'
    )


def competence(match: Row, side: str) -> str:
    """The name of the ``needed`` or the ``offered`` competence in the chosen language."""
    return pick(match[f"{side}_name"], match[f"{side}_name_en"])


def _plain(match: Row) -> str:
    """The sentence for outsiders about the needed competence, in the chosen language."""
    return pick(match["needed_plain"], match["needed_plain_en"])


def _there(row: Row) -> str:
    """Who is known at the stage: organisations, and initiatives through their members."""
    people = [
        (t("transfer.organisations"), row["organisations"], row["organisations_known"], None),
        (t("transfer.clusters"), row["clusters"], row["clusters_known"], "Cluster"),
    ]
    told = [_some(title, *rest) for title, *rest in people if rest[0]]
    return "".join(told) or escape(t("partners.nobody"))


def _some(title: str, things: Sequence[Row], known: int, label: str | None) -> str:
    names = "; ".join(elements.thing_link(one["id"], one["name"], label) for one in things[:NAMED])
    left = known - min(NAMED, len(things))
    more = escape(t("partners.more", n=left)) if left > 0 else ""
    ids = list(dict.fromkeys(source for one in things[:NAMED] for source in one["sources"]))
    return (
        f"<div><b>{escape(title)}:</b> {names}{more} "
        f'<span class="src">{elements.source_links(ids, most=1)}</span></div>'
    )


def stage_rows(rows: Sequence[Row]) -> list[Row]:
    """One row a stage and needed competence for the table."""
    return [
        {
            "stage": chain_view.stage_name(row),
            "chain_name": chain_name(row),
            "fit": row["fit"],
            "needed": competence(match, "needed"),
            "plain": _plain(match),
            "offered": competence(match, "offered"),
            "relation": t(f"transfer.kind.{match['relation']}"),
            "organisations": [one["name"] for one in row["organisations"]],
            "clusters": [one["name"] for one in row["clusters"]],
            "sources": row["sources"],
            "confidence": match["confidence"],
        }
        for row in rows
        for match in row["matches"]
    ]
