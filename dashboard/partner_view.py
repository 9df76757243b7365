"""From the rows of the catalogue to what the page on missing partners shows; nothing here asks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import chain_view, elements, formats, link_view
from dashboard.kinds import kind_word
from dashboard.texts import pick, plural, t, word

Row = dict[str, Any]
MOST_REASONS = 3
NAMED = 3
_SIGNS = {"empty": "▲", "unknown": "?", "thin": "◐"}
STYLE = """<style>
.iz-open {width: 100%; border-collapse: collapse; font-size: .95rem}
.iz-open th, .iz-open td {text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0;
  border: 0; border-top: 1px solid #d5dbe2; overflow-wrap: anywhere}
.iz-open thead th {border-top: 0; font-weight: 600}
.iz-open tbody th {font-weight: 600}
.iz-open .state {white-space: nowrap; color: #34404d}
.iz-open .small, .iz-partner .small {display: block; font-size: .86rem; color: #34404d;
  font-weight: 400}
.iz-partner {font-size: .95rem}
.iz-partner h3 {font-size: 1.02rem !important; margin: 0; padding: 0 !important}
.iz-partner h3 span {font-weight: 400; color: #34404d; font-size: .92rem}
.iz-partner ul {margin: .25rem 0; padding-left: 1.1rem}
.iz-partner li {margin: 0; padding: .05rem 0}
.iz-partner .warn {display: block; color: #7a2f00; font-weight: 600; font-size: .9rem}
.iz-note {border-left: 4px solid #004b87; background: #f3f6f9; padding: .6rem .9rem; margin: 0;
  font-size: .95rem}
@media (max-width: 700px) {
  .iz-open thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%)}
  .iz-open tr {display: block; border-top: 2px solid #b8c2cc; padding: .3rem 0}
  .iz-open th, .iz-open td {display: block; border: 0; padding: .1rem 0}
}
</style>"""


def option(cluster: Row) -> str:
    """An initiative in the choice with its known members, of an umbrella those of its parts."""
    own = cluster["known_members"]
    said = (
        plural("partners.option", own)
        if own
        else plural("partners.option.parts", cluster["members_of_parts"])
    )
    return f"{cluster['name']} ({said})"


def umbrella_html(cluster: Row, clusters: Sequence[Row]) -> str:
    """Whose members are counted where an initiative has none of its own, as links to choose."""
    names = {row["id"]: row["name"] for row in clusters}
    links = [
        f'<a href="{elements.href("partners", cluster=part)}" target="_self">'
        f"{escape(names[part])}</a>"
        for part in sorted(cluster["parts"], key=lambda part: str(names[part]).casefold())
    ]
    said = escape(plural("partners.umbrella", cluster["members_of_parts"]))
    return f'<p class="iz-note">{said} {", ".join(links)}</p>'


def covered_words(coverage: Sequence[Row]) -> str:
    """In one sentence what is covered of the chain: number and names of the stages."""
    held = [row for row in coverage if row["state"] == "covered"]
    counted = [row for row in coverage if row["state"] != "rest"]
    thin = sum(row["state"] == "thin" for row in coverage)
    if not held:
        return t("partners.covered.none", n=len(counted), thin=thin)
    names = ", ".join(chain_view.stage_name(row) for row in held)
    return t("partners.covered", held=len(held), n=len(counted), names=names, thin=thin)


def certainty_words(gaps: Sequence[Row]) -> str:
    """How sure the gaps are: known and stated members."""
    if not gaps:
        return ""
    row = gaps[0]
    known, stated = formats.number(row["known_members"]), row["stated_members"]
    if stated is None:
        return t("partners.certainty.none", known=known)
    dated = formats.day(row["stated_as_of"])
    return t(
        "partners.certainty",
        known=known,
        stated=formats.number(stated),
        share=formats.percent(row["certainty"]),
        day=t("partners.certainty.day", day=dated) if dated else "",
    )


def ordered_gaps(gaps: Sequence[Row]) -> list[Row]:
    """Gaps for which somebody is known first, then by place in the chain."""
    return sorted(gaps, key=lambda g: (not g["candidates_known"], g["position"], g["stage"]))


def gaps_html(gaps: Sequence[Row]) -> str:
    """The open stages with who is known from outside, as a table."""
    heads = "".join(
        f'<th scope="col">{escape(t(f"partners.col.{name}"))}</th>'
        for name in ("stage", "state", "outside")
    )
    body = "".join(_gap(row) for row in gaps)
    return f'<table class="iz-open"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _gap(row: Row) -> str:
    state = t(f"chains.state.{row['state']}")
    names = "; ".join(_nearest(c) for c in row["candidates"][:NAMED])
    more = row["candidates_known"] - min(NAMED, len(row["candidates"]))
    if more > 0:
        names += escape(t("partners.more", n=more))
    held = ", ".join(o["name"] for o in row["organisations"])
    lines = [t("partners.thin", names=held)] if held else []
    if row["needs"]:
        needed = (pick(k["name"], k["name_en"]) for k in row["needs"])
        lines.append(t("partners.needs", names=", ".join(needed)))
    extra = "".join(f'<span class="small">{escape(line)}</span>' for line in lines)
    return (
        f'<tr><th scope="row">{escape(chain_view.stage_name(row))}{extra}</th>'
        f'<td class="state"><span aria-hidden="true">{_SIGNS[row["state"]]}</span> '
        f"{escape(state)}</td><td>{names or escape(t('partners.nobody'))}</td></tr>"
    )


def far(km: float | None) -> str:
    """How far away in words; nothing when it is not known."""
    if km is None:
        return ""
    whole = formats.number(formats.whole(km))
    return t("partners.same_town") if km < 1 else t("partners.km", km=whole)


def _nearest(candidate: Row) -> str:
    place = far(candidate["distance_km"])
    extra = f" ({escape(place)})" if place else ""
    return elements.thing_link(candidate["id"], candidate["name"]) + extra


def reasons(row: Row) -> list[str]:
    """The strongest reasons in the chosen language."""
    told = link_view.reasons(row)
    if len(told) <= MOST_REASONS:
        return told
    # The distance stands last and is worth a line when it is known.
    last = [told[-1]] if row["distance_km"] is not None else []
    return told[: MOST_REASONS - len(last)] + last


def partner_html(row: Row) -> str:
    """One suggestion: who, where, why, and with whom it competes."""
    place = " · ".join(
        p for p in (kind_word("Organisation", row["kind"]), row["city"] or t("partners.no_city"))
    )
    why = "".join(f"<li>{escape(reason)}</li>" for reason in reasons(row))
    rivals = list(dict.fromkeys(r["name"] for r in row["competes_with"]))
    warn = ""
    if rivals:
        text = t("chains.competes", names=", ".join(rivals[:NAMED]))
        warn = f'<span class="warn">⚠ {escape(text)}</span>'
    return (
        f'<div class="iz-partner"><h3>{elements.thing_link(row["id"], row["name"])} '
        f"<span>{escape(place)}</span></h3><ul>{why}</ul>{warn}"
        f'<span class="small">{elements.source_links(row["sources"])}</span></div>'
    )


def partner_rows(rows: Sequence[Row]) -> list[Row]:
    """The suggestions for a table: every reason, the parts of the score, competitors."""
    return [
        {
            **row,
            "kind": kind_word("Organisation", row["kind"]),
            "reasons": link_view.reasons(row),
            "competes": list(dict.fromkeys(r["name"] for r in row["competes_with"])),
            "distance_km": formats.whole(row["distance_km"]),
            **{f"part_{name}": value for name, value in row["parts"].items()},
        }
        for row in rows
    ]


def gap_rows(gaps: Sequence[Row]) -> list[Row]:
    """The open stages for a table: one row a stage and organisation from outside."""
    found: list[Row] = []
    for gap in gaps:
        common = {
            "stage": chain_view.stage_name(gap),
            "state": t(f"chains.state.{gap['state']}"),
            "needs": [pick(k["name"], k["name_en"]) for k in gap["needs"]],
            "share": gap["certainty"],
        }
        for candidate in gap["candidates"] or [{"sources": gap["sources"]}]:
            km = candidate.get("distance_km")
            found.append(
                {
                    **common,
                    "name": candidate.get("name"),
                    "product": candidate.get("product"),
                    "basis": word("basis", candidate.get("basis")),
                    "distance_km": formats.whole(km),
                    "members": list(
                        dict.fromkeys(w["member_name"] for w in candidate.get("works_with", ()))
                    ),
                    "sources": candidate["sources"],
                    "confidence": candidate.get("confidence"),
                }
            )
    return found


def research_html(rows: Sequence[Row]) -> str:
    """The first research bodies: who, how far, in which field."""
    items = "".join(
        f"<li>{elements.thing_link(row['id'], row['name'])} "
        f"({escape(far(row['distance_km']) or t('chains.distance.none'))})"
        f'<span class="small">{escape(", ".join(_names(row["fields"])))} · '
        f"{elements.source_links(row['sources'])}</span></li>"
        for row in rows
    )
    return f'<div class="iz-partner"><ul>{items}</ul></div>'


def _names(things: Sequence[Row]) -> list[str]:
    return [pick(thing["name"], thing["name_en"]) for thing in things]


def research_rows(rows: Sequence[Row]) -> list[Row]:
    """Research bodies for a table."""
    return [
        {
            **row,
            "kind": kind_word("Organisation", row["kind"]),
            "distance_km": formats.whole(row["distance_km"]),
            "fields": _names(row["fields"]),
            "through": list(dict.fromkeys(n for f in row["fields"] for n in f["through"])),
        }
        for row in rows
    ]


def newcomers_html(rows: Sequence[Row]) -> str:
    """The newest members without a further tie: who and since when."""
    items = "".join(
        f"<li>{elements.thing_link(row['id'], row['name'])} "
        f"({escape(formats.period(row['since'], None))})"
        f'<span class="small">{elements.source_links(row["sources"])}</span></li>'
        for row in rows
    )
    return f'<div class="iz-partner"><ul>{items}</ul></div>'


def newcomer_rows(rows: Sequence[Row]) -> list[Row]:
    """Newcomers for a table."""
    return [
        {
            **row,
            "kind": kind_word("Organisation", row["kind"]),
            "role": word("role", row["role"]),
            "since": formats.day(row["since"]),
        }
        for row in rows
    ]


def watched(row: Row, cluster: str, cluster_name: str) -> Row:
    """What the watch list keeps of a suggestion."""
    return {
        "id": row["id"],
        "cluster": cluster,
        "cluster_name": cluster_name,
        "name": row["name"],
        "kind": row["kind"],
        "city": row["city"],
        "distance_km": formats.whole(row["distance_km"]),
        "reasons": row["reasons"],
        "reasons_en": row["reasons_en"],
        "competes": list(dict.fromkeys(r["name"] for r in row["competes_with"])),
        "sources": row["sources"],
    }


def watch_rows(watch: Sequence[Row]) -> list[Row]:
    """The watch list for a table, in the order in which it was made."""
    return [
        {
            **row,
            "kind": kind_word("Organisation", row["kind"]),
            "reasons": pick("; ".join(row["reasons"]), "; ".join(row["reasons_en"])),
        }
        for row in watch
    ]
