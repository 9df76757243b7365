"""The table of pairs that may be one organisation, drawn with what speaks for and against each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import elements, formats
from dashboard.asking import Row
from dashboard.texts import language, t

CSS = """<style>
.iz-same {width: 100%; border-collapse: collapse; font-size: .93rem}
.iz-same caption {text-align: left; caption-side: top; color: #34404d; padding: 0 0 6px}
.iz-same th, .iz-same td {text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border: 0;
  border-top: 1px solid #d5dbe2; overflow-wrap: anywhere}
.iz-same thead th {font-weight: 600; border-top: 0}
.iz-same tbody th {font-weight: 400; width: 36%}
.iz-same td.s {width: 14%}
.iz-same .place, .iz-same .tie {display: block; font-size: 13px; color: #34404d}
.iz-same .bar {display: block; height: 9px; background: #e3e8ee; margin-top: 4px}
.iz-same .bar span {display: block; height: 9px; background: #004b87}
.iz-same ul {margin: 0; padding-left: 1.1rem}
.iz-same .no {color: #4a4f57; font-style: italic}
@media (max-width: 700px) {
  .iz-same thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%)}
  .iz-same, .iz-same tbody, .iz-same caption {display: block}
  .iz-same tr {display: block; border-top: 2px solid #b8c2cc; padding: 6px 0}
  .iz-same th, .iz-same td {display: block; width: auto !important; border: 0; padding: 3px 0}
  .iz-same td::before {content: attr(data-name); display: block; color: #34404d}
}
</style>"""


def pairs_html(rows: Sequence[Row], caption: str) -> str:
    """The pairs as a table: both names, the score as a bar, the reasons of both sides."""
    heads = ("identity.pair", "identity.score", "identity.for", "identity.against")
    head = "".join(f'<th scope="col">{escape(t(key))}</th>' for key in heads)
    body = "".join(_pair(row) for row in rows)
    return (
        f'{CSS}<table class="iz-same"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _pair(row: Row) -> str:
    lang = language()
    names = f'<span class="tie">{escape(t("identity.may_be"))}</span>'.join(
        _named(row[side], row[f"{side}_name"], row[f"{side}_place"]) for side in ("a", "b")
    )
    score = float(row["score"])
    bar = (
        f'{formats.percent(score)}<span class="bar" aria-hidden="true">'
        f'<span style="width:{formats.whole(100 * score)}%"></span></span>'
    )
    return (
        f'<tr><th scope="row">{names}</th>{_cell("s", "identity.score", bar)}'
        f"{_cell('r', 'identity.for', _reasons(row[f'for_{lang}']))}"
        f"{_cell('r', 'identity.against', _reasons(row[f'against_{lang}']))}</tr>"
    )


def _cell(kind: str, key: str, content: str) -> str:
    return f'<td class="{kind}" data-name="{escape(t(key))}">{content}</td>'


def _named(node: str, name: str, place: str | None) -> str:
    where = elements.href("explore", id=node, kind="Organisation")
    town = f'<span class="place">{escape(place)}</span>' if place else ""
    return f'<a href="{where}" target="_self">{escape(name)}</a>{town}'


def _reasons(texts: Sequence[str]) -> str:
    if not texts:
        return f'<span class="no">{escape(t("identity.nothing"))}</span>'
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
