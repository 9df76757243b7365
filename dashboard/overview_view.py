"""Pieces of the page Überblick as pure functions: figures, bars, links, open points."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import elements, formats
from dashboard.asking import Row
from dashboard.kinds import LOOKS
from dashboard.runs import Change
from dashboard.texts import t, word

MOST_BARS = 14
OLD_YEARS = 3


@dataclass(frozen=True)
class Bar:
    """A programme: its name, its id, known of stated (None = not known)."""

    name: str
    id: str
    known: int
    stated: int | None

    @property
    def text(self) -> str:
        known = formats.number(self.known)
        if self.stated is None:
            return t("overview.programmes.open", known=known)
        key = "overview.programmes.of" if self.known <= self.stated else "overview.programmes.more"
        return t(key, known=known, stated=formats.number(self.stated))


def figures(items: Sequence[tuple[str, str, str]]) -> str:
    """Large numbers with their words: ``(word, number, explanation)``."""
    cells = "".join(
        f'<div title="{html.escape(hint)}"><dt>{html.escape(name)}</dt>'
        f"<dd>{html.escape(value)}</dd></div>"
        for name, value, hint in items
    )
    return f'<dl class="figures">{cells}</dl>'


def programme_bars(rows: Sequence[Row], short: Mapping[str, str]) -> list[Bar]:
    """The programmes with known initiatives, those with a stated number first, largest first."""
    bars = [
        Bar(
            short.get(r["programme"], r["name"]),
            r["programme"],
            r["known"],
            None if r["stated"] is None else int(r["stated"]),
        )
        for r in rows
        if r["known"]
    ]
    bars.sort(key=lambda b: (b.stated is None, -(b.stated or 0), -b.known, b.name))
    stated = [b for b in bars if b.stated is not None]
    return stated + [b for b in bars if b.stated is None]


def left_out(items: Sequence[Bar]) -> str:
    """The programmes that are not drawn, each with its number of known initiatives."""
    rest = items[MOST_BARS:]
    if not rest:
        return ""
    names = ", ".join(f"{b.name} ({formats.number(b.known)})" for b in rest)
    key = "overview.programmes.left.one" if len(rest) == 1 else "overview.programmes.left"
    return t(key, n=formats.number(len(rest)), names=names)


def bars(items: Sequence[Bar]) -> str:
    """Bars with words beside them; a bar without a whole is hatched."""
    widest = max((max(b.stated or 0, b.known) for b in items), default=1)
    lines = "".join(_bar(b, widest) for b in items)
    return f'<ul class="bars">{lines}</ul>'


def _bar(bar: Bar, widest: int) -> str:
    whole = max(bar.stated or bar.known, 1)
    width = max(100 * max(whole, bar.known) / widest, 1.5)
    share = min(100 * bar.known / whole, 100)
    kind = "open" if bar.stated is None else "of"
    where = elements.href("explore", id=bar.id, kind="Programme")
    return (
        f'<li><span class="bar-name"><a href="{where}" target="_self">{html.escape(bar.name)}</a>'
        f'</span><span class="bar-text">{html.escape(bar.text)}</span>'
        f'<span class="bar-whole {kind}" aria-hidden="true" style="width:{width:.1f}%">'
        f'<span style="width:{share:.1f}%"></span></span></li>'
    )


def links(items: Sequence[tuple[tuple[str, str], str, str]]) -> str:
    """Initiatives as a list of links: ``((name, words), id, label)``."""
    sign = LOOKS["cluster"]
    lines = []
    for (name, about), node_id, label in items:
        where = elements.href("explore", id=node_id, kind=label)
        lines.append(
            f'<li><span aria-hidden="true" style="color:{sign.colour}">{sign.sign}</span> '
            f'<a href="{where}" target="_self">{html.escape(name)}</a> '
            f"<span>– {html.escape(about)}</span></li>"
        )
    return f'<ul class="ties">{"".join(lines)}</ul>'


def changes(items: Sequence[Change], most: int = 8) -> str:
    """New, changed and gone facts by kind, the largest first."""
    lines = []
    for name, add, change, remove in by_word(items)[:most]:
        numbers = ((add, "run.new"), (change, "run.changed"), (remove, "run.gone"))
        text = ", ".join(t(key, n=formats.number(n)) for n, key in numbers if n)
        lines.append(f"<li>{html.escape(name)}: <b>{html.escape(text)}</b></li>")
    return f'<ul class="changes">{"".join(lines)}</ul>'


def by_word(items: Sequence[Change]) -> list[tuple[str, int, int, int]]:
    """Word, new, changed, gone for each kind of thing and tie, the largest first."""
    found: dict[str, list[int]] = {}
    for item in items:
        counts = found.setdefault(table_word(item.table), [0, 0, 0])
        for i, n in enumerate((item.add, item.change, item.remove)):
            counts[i] += n
    rows = [(name, n[0], n[1], n[2]) for name, n in found.items() if any(n)]
    return sorted(rows, key=lambda r: -sum(r[1:]))


def table_word(table: str) -> str:
    """A table of the model (``Cluster``, ``Cluster-ABOUT-Field``) in words."""
    label, _, rest = table.partition("-")
    return word("ties", rest.partition("-")[0]) if rest else word("labels", label)


def open_points(clusters: Sequence[Row], today: date) -> dict[str, list[Row]]:
    """Initiatives without known members, with more than known, with an old or undated number."""
    stated = [c for c in clusters if c["member_count"] is not None]
    return {
        "members": [c for c in clusters if not c["known_members"]],
        "stated": sorted(
            (c for c in stated if c["member_count"] > c["known_members"]),
            key=lambda c: c["known_members"] - c["member_count"],
        ),
        "old": [c for c in stated if older(c["member_count_as_of"], today, unknown=True)],
    }


def older(value: str | None, today: date, *, unknown: bool = False) -> bool:
    """Whether a date is more than three years ago; ``unknown`` is the answer for no date."""
    if not value:
        return unknown
    return value[:10] < f"{today.year - OLD_YEARS:04d}-{today.month:02d}-{today.day:02d}"
