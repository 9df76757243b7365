"""A time line: steps in groups, each beside the stretch of time it took."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MOST_TICKS = 6
_LEAST_SHARE = 0.8  # a bar stays to be seen, in per cent of the whole
STYLE = """<style>
.iz-time {font-size: .95rem; color: #1a1a1a}
.iz-time h4 {font-size: .98rem; margin: .9rem 0 .1rem; padding: 0; color: #004b87}
.iz-time .legend {margin: 0 0 .4rem !important; padding: 0 !important}
.iz-time ol {list-style: none; margin: 0 !important; padding: 0 !important}
.iz-time .row {display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr);
  column-gap: 1.4rem; margin: 0 !important; padding: 0 !important}
.iz-time li.row {border-top: 1px solid #e6eaef}
.iz-time .text {padding: .35rem 0}
.iz-time .small {display: block; font-size: .86rem; color: #34404d}
.iz-time .lane {position: relative; min-height: 1.9rem; margin: 0 1rem}
.iz-time .lane i {position: absolute; top: 0; bottom: 0; width: 1px; background: #dfe3e8}
.iz-time .years {position: relative; height: 1.3rem; margin: 0 1rem}
.iz-time .years span {position: absolute; transform: translateX(-50%); font-size: .82rem;
  color: #34404d; font-variant-numeric: tabular-nums}
.iz-time .bar {position: absolute; top: 50%; height: .8rem; margin-top: -.4rem;
  border-radius: .2rem; background: #0072b2}
.iz-time .bar.open {background: repeating-linear-gradient(135deg, #4a8fc2 0 4px, #cfe0ee 4px 8px)}
.iz-time .point {position: absolute; top: 50%; transform: translate(-50%, -50%); color: #b34700;
  font-size: 1.05rem; line-height: 1}
.iz-time .none {position: absolute; top: 50%; transform: translateY(-50%); left: .4rem;
  background: #fff; font-size: .84rem; font-style: italic; color: #4a4f57; padding-right: .3rem}
.iz-time .key {display: inline-block; position: static; width: 2.2rem; margin: 0 .4rem 0 0;
  vertical-align: -.08rem}
@media (max-width: 700px) {
  .iz-time .row {grid-template-columns: minmax(0, 1fr)}
  .iz-time .lane {min-height: 1.4rem; margin-bottom: .4rem}
}
</style>"""


@dataclass(frozen=True)
class Step:
    """A step: what stands beside it (HTML, escaped by who made it), and when it was.

    ``since`` and ``until`` are a year, a month or a day in ISO form; None = not known. ``sign`` is
    drawn instead of a bar for what happened at one time.
    """

    text: str
    since: str | None
    until: str | None
    sign: str = ""


@dataclass(frozen=True)
class Group:
    """Steps that belong together, under a heading."""

    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Words:
    """The words of the picture: no date known, and the three keys of the legend."""

    undated: str
    bar: str
    open: str
    legend: str


def year(value: str | None, *, last: bool = False) -> float | None:
    """A date as a number of years; ``last`` takes the end of a year, month or day."""
    match = _DATE.fullmatch(value or "")
    if not match:
        return None
    whole, month, day = match.groups()
    if not month:
        return float(int(whole) + last)
    passed = int(month) - 1 + (last if not day else (int(day) - 1 + last) / 31)
    return int(whole) + passed / 12


def ticks(first: int, last: int, most: int = MOST_TICKS) -> list[int]:
    """Round years between two years, at most so many."""
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / n < most)
    return [y for y in range(first, last + 1) if y % step == 0]


def span(groups: Sequence[Group], today: str) -> tuple[int, int]:
    """The years the picture reaches from and to; to ``today`` at least."""
    dates = [
        found
        for group in groups
        for step in group.steps
        for found in (year(step.since), year(step.until, last=True))
        if found is not None
    ]
    now = year(today, last=True) or 0.0
    first, last = int(min([*dates, now])), max([*dates, now])
    return first, int(last) + (last > int(last))


def timeline(groups: Sequence[Group], words: Words, today: str) -> str:
    """The whole picture as HTML: years, legend, then the groups.

    Without any date there is nothing to draw: the steps stand there as a list.
    """
    if not any(year(step.since) or year(step.until) for g in groups for step in g.steps):
        return f'<div class="iz-time">{"".join(_listed(group) for group in groups)}</div>'
    axis = _Axis(*span(groups, today), year(today, last=True) or 0.0)
    body = "".join(_group(group, words, axis) for group in groups)
    years = f'<div class="row" aria-hidden="true"><span></span>{axis.years()}</div>'
    return f'<div class="iz-time">{_legend(words)}{years}{body}{years}</div>'


def _listed(group: Group) -> str:
    steps = "".join(f'<li><div class="text">{step.text}</div></li>' for step in group.steps)
    return f"<h4>{escape(group.heading)}</h4><ol>{steps}</ol>"


def _legend(words: Words) -> str:
    items = "".join(
        f'<li><span class="bar key {css}" aria-hidden="true"></span>{escape(text)}</li>'
        for css, text in (("", words.bar), ("open", words.open))
    )
    return f'<ul class="legend" aria-label="{escape(words.legend)}">{items}</ul>'


def _group(group: Group, words: Words, axis: _Axis) -> str:
    steps = "".join(
        f'<li class="row"><div class="text">{step.text}</div>'
        f'<div class="lane" aria-hidden="true">{axis.lines()}{axis.mark(step, words)}</div></li>'
        for step in group.steps
    )
    return f"<h4>{escape(group.heading)}</h4><ol>{steps}</ol>"


@dataclass(frozen=True)
class _Axis:
    first: int
    last: int
    now: float

    def place(self, at: float) -> float:
        """Where a time stands, in per cent from the left."""
        return 100 * (at - self.first) / max(self.last - self.first, 1)

    def years(self) -> str:
        spans = "".join(
            f'<span style="left:{self.place(y):.2f}%">{y}</span>'
            for y in ticks(self.first, self.last)
        )
        return f'<div class="years">{spans}</div>'

    def lines(self) -> str:
        return "".join(
            f'<i style="left:{self.place(y):.2f}%"></i>' for y in ticks(self.first, self.last)
        )

    def mark(self, step: Step, words: Words) -> str:
        start, end = year(step.since), year(step.until, last=True)
        if start is None and end is None:
            return f'<span class="none">{escape(words.undated)}</span>'
        if step.sign:
            at = self.place(start if start is not None else end or 0.0)
            return f'<span class="point" style="left:{at:.2f}%">{escape(step.sign)}</span>'
        known = start is not None and end is not None
        left = self.place(self.first if start is None else start)
        right = self.place(max(self.now, start or 0.0) if end is None else end)
        css = "bar" if known else "bar open"
        width = max(right - left, _LEAST_SHARE)
        return f'<span class="{css}" style="left:{left:.2f}%;width:{width:.2f}%"></span>'
