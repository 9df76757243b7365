"""How overlaps look: the four bars, the verdict, and what both sides have in common."""

from __future__ import annotations

from html import escape
from typing import Any

from dashboard import elements, formats, link_view
from dashboard.texts import plural, t

Row = dict[str, Any]
_SIGNS = {"doppelt": "◉", "benachbart": "◎", "ergänzend": "◐", "verschieden": "○", None: "?"}
STYLE = """<style>
.iz-over {width: 100%; border-collapse: collapse; font-size: 14px; color: #1a1a1a}
.iz-over caption {text-align: left; caption-side: top; color: #34404d; padding: 0 0 6px}
.iz-over th, .iz-over td {text-align: left; vertical-align: top; padding: 8px 10px 8px 0; border: 0;
  border-top: 1px solid #d5dbe2; overflow-wrap: break-word}
.iz-over thead th {font-weight: 600; border-top: 0}
.iz-over tbody th {font-weight: 400}
.iz-over td.m {width: 13%}
.iz-over .bar {display: block; height: 9px; background: #e3e8ee; margin-top: 4px}
.iz-over .bar span {display: block; height: 9px; background: #004b87}
.iz-over .no {color: #4a4f57; font-style: italic}
.iz-over .word {font-weight: 600; white-space: nowrap}
.iz-over .same {color: #00513b; font-weight: 600; white-space: nowrap}
.iz-over .small {display: block; font-size: 13px; color: #34404d}
.iz-over tr.more > td {border-top: 0; padding: 0 10px 8px 0}
.iz-over tr.more p {margin: .2rem 0}
.iz-over tr.chosen > * {background: #eef4fa}
.st-key-draft_file [data-testid="stFileUploaderDropzoneInstructions"] {display: none}
@media (max-width: 700px) {
  .iz-over.wide thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%)}
  .iz-over.wide, .iz-over.wide tbody, .iz-over.wide caption {display: block}
  .iz-over.wide tr {display: grid; grid-template-columns: 1fr 1fr; column-gap: 14px;
    border-top: 2px solid #b8c2cc; padding: 6px 0}
  .iz-over.wide th, .iz-over.wide td {display: block; width: auto !important; border: 0;
    padding: 4px 0}
  .iz-over.wide tr.more {border-top: 0; padding: 0}
  .iz-over.wide tbody th, .iz-over.wide td.v, .iz-over.wide tr.more > td {grid-column: 1 / span 2}
  .iz-over.wide td.m::before {content: attr(data-name); display: block; color: #34404d}
}
</style>"""


def verdict_html(row: Row) -> str:
    """The verdict as a word with its sign."""
    sign = _SIGNS.get(row["verdict"], "?")
    word = escape(link_view.verdict(row))
    return f'<span class="word"><span aria-hidden="true">{sign}</span> {word}</span>'


def high_html(row: Row) -> str:
    """How many of the four measures are high: by that the pairs of a verdict are ordered."""
    said = plural("overlaps.high", row["measures_high"])
    return f'<span class="small">{escape(said)}</span>'


def decided_html(row: Row) -> str:
    """The rule that decided the verdict."""
    said = t("overlaps.because", rule=link_view.decided(row))
    return f'<span class="small">{escape(said)}</span>'


def bar_html(share: float | None, word: str = "", missing: str = "") -> str:
    """A small bar with its number or a word; what is not known says so, or why."""
    if share is None:
        return f'<span class="no">{escape(missing or t("unknown"))}</span>'
    width = formats.whole(100 * max(0.0, min(1.0, share)))
    return (
        f'{escape(word or formats.percent(share))}<span class="bar" aria-hidden="true">'
        f'<span style="width:{width}%"></span></span>'
    )


def measure_html(name: str, share: float | None, word: str = "", missing: str = "") -> str:
    """The cell of one measure; its name stands in it where the screen is narrow."""
    return f'<td class="m" data-name="{escape(name)}">{bar_html(share, word, missing)}</td>'


def common_html(row: Row) -> str:
    """What both have in common, by measure, with sources."""
    blocks = []
    for measure in (*link_view.MEASURES, "relation"):
        facts = [f for f in row["facts"] or () if f["measure"] == measure]
        if facts:
            items = "".join(
                f"<li>{escape(f['what'] or '')} {elements.confidence_badge(f['confidence'])}"
                f'<span class="small">{elements.source_links(f["sources"])}</span></li>'
                for f in facts
            )
            blocks.append(f"<h5>{escape(t(f'overlaps.{measure}'))}</h5><ul>{items}</ul>")
    none = f"<p>{escape(t('overlaps.common.none'))}</p>"
    return f'<div class="iz-facts">{"".join(blocks) or none}</div>'
