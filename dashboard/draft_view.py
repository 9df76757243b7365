"""From the rows of ``draft_check`` to what a person reads; nothing here asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import elements, link_view, overlap_view
from dashboard.kinds import kind_word, look
from dashboard.texts import pick, t
from queries.weights import weights

Row = dict[str, Any]
BASIS = ("region", "fields", "members", "mention")


def headline(rows: Sequence[Row], initiatives: Mapping[str, Row]) -> str:
    """The answer in one sentence, with what would differ."""
    if not rows or rows[0]["verdict"] == "verschieden":
        return t("draft.answer.verschieden")
    best = rows[0]
    said = t(
        f"draft.answer.{best['verdict']}",
        name=best["name"],
        more=_more(initiatives.get(best["id"]) if best["kind"] == "Cluster" else None),
    )
    differs = pick(best["differs"], best["differs_en"])
    return f"{said} {t('draft.answer.differs', differs=differs)}" if differs else said


def _more(initiative: Row | None) -> str:
    """``(WIR!, seit 2019)``: programme and year of an initiative, where known."""
    if not initiative:
        return ""
    parts = list(initiative["programme_names"] or ())[:1]
    year = str(initiative["founded"] or "")[:4]
    parts += [t("draft.since", year=year)] if year else []
    return f" ({', '.join(parts)})" if parts else ""


def text_word(value: float | None) -> str:
    """How alike a text is, in words."""
    rules = weights().draft
    if value is None:
        return t("unknown")
    if value >= rules.text_far:
        return t("draft.text.far")
    return t("draft.text.near" if value >= rules.text_near else "draft.text.hardly")


def text_share(value: float | None) -> float | None:
    """The length of the bar: full from the mark of a very similar text on."""
    return None if value is None else max(0.0, min(1.0, value / weights().draft.text_far))


def table_html(rows: Sequence[Row]) -> str:
    """The hits with verdict, five bars each, and their facts on a click."""
    heads = "".join(
        f'<th scope="col">{escape(name)}</th>'
        for name in (t("draft.col.thing"), t("overlaps.verdict"), t("draft.text.measure"),
                     *(t(f"overlaps.{m}") for m in link_view.MEASURES))
    )  # fmt: skip
    return (
        f'<table class="iz-over wide"><caption>{escape(t("draft.caption", n=len(rows)))}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row_html, rows))}</tbody></table>"
    )


def _row_html(row: Row) -> str:
    one = look(row["kind"], None)
    named = f" · {t('draft.named')}" if row["named"] else ""
    word = escape(kind_word(row["kind"], None) + named)
    name = elements.thing_link(row["id"], row["name"], row["kind"])
    bars = "".join(_measure(row, measure) for measure in link_view.MEASURES)
    share, word_of_text = text_share(row["text"]), text_word(row["text"])
    text = overlap_view.measure_html(t("draft.text.measure"), share, word_of_text)
    return (
        f'<tr><th scope="row">{name}'
        f'<span class="small"><span aria-hidden="true" style="color:{one.colour}">{one.sign}</span>'
        f" {word}</span></th>"
        f'<td class="v">{overlap_view.verdict_html(row)}</td>'
        f'{text}{bars}</tr><tr class="more"><td colspan="7">{_details(row)}</td></tr>'
    )


def _measure(row: Row, measure: str) -> str:
    """One bar; what the draft does not name is another thing than what is not known."""
    told = {"Programme" if b["label"] == "Programme" else b["measure"] for b in row["basis"]}
    named = ("Programme" if measure == "funding" else measure) in told
    missing = "" if named or measure == "fields" else t("draft.not_named")
    name = t(f"overlaps.{measure}")
    return overlap_view.measure_html(name, row[measure], missing=missing)


def _details(row: Row) -> str:
    differs = pick(row["differs"], row["differs_en"])
    parts = [f"<p>{escape(link_view.reason(row))}</p>"]
    if differs:
        parts.append(f"<p>{escape(t('draft.differs'))}: {escape(differs)}.</p>")
    parts.append(overlap_view.common_html(row))
    parts.append(f'<div class="sources">{elements.source_links(row["sources"])}</div>')
    return f"<details><summary>{escape(t('draft.why'))}</summary>{''.join(parts)}</details>"


def basis_html(basis: Sequence[Row]) -> str:
    """What was read in the draft, and how."""
    items = []
    for measure in BASIS:
        found = [row for row in basis if row["measure"] == measure]
        if not found and measure == "mention":
            continue
        # Berlin and Hamburg are a town and a Land: told once.
        said = ", ".join(dict.fromkeys(f"{escape(r['what'])} ({_how(r)})" for r in found))
        empty = f'<span class="unknown">{escape(t("draft.basis.none"))}</span>'
        items.append(
            f'<tr><th scope="row">{escape(t(f"draft.basis.{measure}"))}</th>'
            f"<td>{said or empty}</td></tr>"
        )
    return f'<table class="facts">{"".join(items)}</table>'


def _how(row: Row) -> str:
    return escape(t("draft.basis." + row["how"]))


def table_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows in words for the table and its file."""
    return [
        {
            **row,
            "kind": kind_word(row["kind"], None),
            "verdict": link_view.verdict(row),
            "reason": link_view.reason(row),
            "differs": pick(row["differs"], row["differs_en"]),
            "text_word": text_word(row["text"]),
        }
        for row in rows
    ]
