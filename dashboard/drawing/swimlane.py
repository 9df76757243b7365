"""The swimlane table: clusters as lanes, the stages of a value chain as columns.

A long chain is cut into several bands, so that names stay readable without scrolling sideways.
A state is a symbol, a word and a pattern, never a colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from math import ceil

from dashboard.drawing.hyphens import hyphenated
from dashboard.drawing.swimlane_style import STYLE

SYMBOLS = {"covered": "●", "thin": "◐", "empty": "▲", "unknown": "?", "rest": "–"}
STATES = tuple(SYMBOLS)
BAND_COLUMNS = 7
SHOWN_ACTORS = 3


@dataclass(frozen=True)
class Stage:
    """A column: one stage. ``tier`` is oem, 1 to 4, cross or empty."""

    id: str
    name: str
    position: int
    tier: str = ""

    @property
    def cross(self) -> bool:
        return self.tier == "cross"


@dataclass(frozen=True)
class Actor:
    """An organisation at a stage and what it makes there."""

    name: str
    product: str = ""


@dataclass(frozen=True)
class Cell:
    """What is known about one lane at one stage."""

    state: str
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True)
class Lane:
    """A row: one cluster, what has to be said about it, and its cells by stage id."""

    id: str
    name: str
    note: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """The words of the table. ``caption`` and ``more`` are templates."""

    states: Mapping[str, str]
    explained: Mapping[str, str]
    tiers: Mapping[str, str]
    cluster: str
    caption: str  # {first} {last}
    caption_one: str  # {first}
    caption_cross: str
    more: str  # {n}
    legend: str
    open_stage: str  # {stage}


Href = Callable[[str, str], str]  # (lane id or "", stage id) -> address


def in_order(stages: Sequence[Stage]) -> list[Stage]:
    """End product first; parallel stages by tier, so that equal tiers stand together."""
    return sorted(stages, key=lambda s: (s.cross, s.position, s.tier, s.name))


def bands(stages: Sequence[Stage], columns: int = BAND_COLUMNS) -> list[list[Stage]]:
    """The stages in rows of nearly equal length; cross stages never share one with others."""
    found: list[list[Stage]] = []
    for _, group in groupby(in_order(stages), key=lambda s: s.cross):
        part = list(group)
        size = ceil(len(part) / ceil(len(part) / columns))
        found += [part[i : i + size] for i in range(0, len(part), size)]
    return found


def swimlane(
    lanes: Sequence[Lane], stages: Sequence[Stage], words: Words, href: Href, chosen: str = ""
) -> str:
    """The whole table as HTML: legend, then one table a band. Everything from data is escaped."""
    cut = bands(stages)
    widest = max((len(b) for b in cut), default=1)
    tables = "".join(_table(b, lanes, words, href, chosen, widest) for b in cut)
    return f'<div class="iz-lanes">{STYLE}{_legend(words)}{tables}</div>'


def _legend(words: Words) -> str:
    items = "".join(
        f'<li><span class="iz-key iz-{s}">{_state(s, words)}</span> {_t(words.explained[s])}</li>'
        for s in STATES
    )
    return f'<ul class="iz-legend" aria-label="{_t(words.legend)}">{items}</ul>'


def _table(
    band: Sequence[Stage],
    lanes: Sequence[Lane],
    words: Words,
    href: Href,
    chosen: str,
    widest: int,
) -> str:
    columns = "".join("<col>" for _ in range(widest))
    rows = "".join(_row(lane, band, words, href, widest) for lane in lanes)
    return (
        f'<div class="iz-scroll" tabindex="0" role="region" aria-label="{_caption(band, words)}">'
        f'<table role="table"><caption>{_caption(band, words)}</caption>'
        f'<colgroup><col class="iz-first">{columns}</colgroup>'
        f'<thead role="rowgroup">{_tiers(band, words, widest)}'
        f'<tr role="row"><th role="columnheader" scope="col" class="iz-first">'
        f"{_t(words.cluster)}</th>"
        f"{''.join(_head(s, words, href, chosen) for s in band)}{_fill(widest - len(band))}</tr>"
        f'</thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _caption(band: Sequence[Stage], words: Words) -> str:
    if band[0].cross:
        return _t(words.caption_cross)
    if len(band) == 1:
        return _t(words.caption_one.format(first=band[0].name))
    return _t(words.caption.format(first=band[0].name, last=band[-1].name))


def _tiers(band: Sequence[Stage], words: Words, widest: int) -> str:
    if band[0].cross or not any(s.tier for s in band):
        return ""
    groups = [(tier, len(list(run))) for tier, run in groupby(band, key=lambda s: s.tier)]
    heads = "".join(
        f'<th role="columnheader" scope="colgroup" colspan="{n}">'
        f"{_t(words.tiers.get(tier, ''))}</th>"
        for tier, n in groups
    )
    rest = _fill(widest - len(band))
    return f'<tr role="row" class="iz-tiers"><td role="cell"></td>{heads}{rest}</tr>'


def _head(stage: Stage, words: Words, href: Href, chosen: str) -> str:
    mark = ' class="iz-chosen"' if stage.id == chosen else ""
    title = _t(words.open_stage.format(stage=stage.name))
    return (
        f'<th role="columnheader" scope="col"{mark}>'
        f'<a href="{_t(href("", stage.id))}" target="_self" title="{title}">'
        f"{hyphenated(stage.name)}</a></th>"
    )


def _row(lane: Lane, band: Sequence[Stage], words: Words, href: Href, widest: int) -> str:
    note = f'<span class="iz-note">{_t(lane.note)}</span>' if lane.note else ""
    cells = "".join(_cell(lane, s, words, href) for s in band)
    return (
        f'<tr role="row"><th role="rowheader" scope="row" class="iz-first">'
        f"{hyphenated(lane.name)}{note}</th>{cells}{_fill(widest - len(band))}</tr>"
    )


def _cell(lane: Lane, stage: Stage, words: Words, href: Href) -> str:
    cell = lane.cells.get(stage.id, Cell("unknown"))
    state = cell.state if cell.state in SYMBOLS else "unknown"
    shown = cell.actors[:SHOWN_ACTORS]
    left = len(cell.actors) - len(shown)
    actors = "".join(f"<li>{_actor(a)}</li>" for a in shown)
    more = f'<li class="iz-more">{_t(words.more.format(n=left))}</li>' if left else ""
    names = f"<ul>{actors}{more}</ul>" if shown else ""
    count = f" {len(cell.actors)}" if cell.actors else ""
    title = _t(words.open_stage.format(stage=stage.name))
    return (
        f'<td role="cell" class="iz-{state}" data-stage="{hyphenated(stage.name)}">'
        f'<a class="iz-state" href="{_t(href(lane.id, stage.id))}" target="_self" title="{title}">'
        f"{_state(state, words)}{count}</a>{names}</td>"
    )


def _actor(actor: Actor) -> str:
    product = f'<span class="iz-product">{hyphenated(actor.product)}</span>'
    return f"<b>{hyphenated(actor.name)}</b>{product if actor.product else ''}"


def _state(state: str, words: Words) -> str:
    return f'<span aria-hidden="true">{SYMBOLS[state]}</span> {_t(words.states[state])}'


def _fill(n: int) -> str:
    return f'<td role="presentation" class="iz-fill" colspan="{n}"></td>' if n > 0 else ""


def _t(text: str) -> str:
    return escape(text, quote=True)
