"""Horizontal or upright bars as ECharts options: a known sum, and beside it what is shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_TEXT = "#1a1a1a"
_GRID = "#dfe3e8"
_OWN, _SHARED = "#0072B2", "#cfe0ee"
# Lines over the pale part: told apart from the full one without colour.
_HATCH = {"symbol": "rect", "color": "#1f639c", "dashArrayX": [1, 0], "dashArrayY": [2, 5],
          "rotation": -0.785}  # fmt: skip
LABEL_LENGTH = 30


@dataclass(frozen=True)
class Bar:
    """One bar: its id, name, value, the shared value beside it, and the words at its end."""

    id: str
    name: str
    value: float | None
    shared: float | None
    words: str


def height(bars: Sequence[Bar], upright: bool) -> int:
    """Height in pixels at which every bar keeps its name."""
    return 380 if upright else 90 + 34 * max(len(bars), 1)


def options(
    bars: Sequence[Bar],
    titles: Mapping[str, str],
    *,
    upright: bool = False,
    chosen: str = "",
) -> dict[str, Any]:
    """Options of the chart; a bar's place in ``data`` is its place in ``bars``.

    ``titles`` names the two series (``own``, ``shared``) and the axis (``axis``).
    """
    names = _once([_short(b.name) for b in bars])
    category: dict[str, Any] = {
        "type": "category",
        "data": names,
        "axisTick": {"show": False},
        "axisLine": {"lineStyle": {"color": "#8a9199"}},
        "axisLabel": {"color": _TEXT, "fontSize": 12, "interval": 0, "hideOverlap": upright},
    }
    value: dict[str, Any] = {
        "type": "value",
        "name": titles["axis"],
        "nameLocation": "end" if upright else "middle",
        "nameGap": 12,
        "nameTextStyle": {"color": _TEXT, "fontSize": 12, "align": "left" if upright else "center"},
        # Every bar says its number, in the language of the page.
        "axisLabel": {"show": False},
        "splitLine": {"lineStyle": {"color": _GRID}},
    }
    shared = any(b.shared for b in bars)
    series = [_series("own", bars, titles["own"], chosen, upright, last=not shared)]
    if shared:
        series.append(_series("shared", bars, titles["shared"], chosen, upright, last=True))
    return {
        "aria": {"enabled": True},
        "animation": False,
        "tooltip": {"confine": True, "valueFormatter": "localized"},
        "legend": {"show": shared, "top": 0, "left": 0, "textStyle": {"color": _TEXT}},
        "grid": {
            "left": 8,
            "right": 16 if upright else 100,
            "top": 44 if shared or upright else 12,
            "bottom": 30,
            "containLabel": True,
        },
        "xAxis": category if upright else value,
        "yAxis": value if upright else {**category, "inverse": True},
        "series": series,
    }


def _series(
    which: str, bars: Sequence[Bar], title: str, chosen: str, upright: bool, *, last: bool
) -> dict[str, Any]:
    own = which == "own"
    style = {"color": _OWN} if own else {"color": _SHARED, "decal": _HATCH}
    return {
        "type": "bar",
        "name": title,
        "stack": "sum",
        "barMaxWidth": 22,
        "barMinHeight": 0,
        # Of many years not every number has room; the hint at the bar tells it.
        "labelLayout": {"hideOverlap": upright},
        "selectedMode": "single",
        "cursor": "pointer",
        "itemStyle": style,
        "select": {"itemStyle": {"borderColor": "#D55E00", "borderWidth": 2}},
        "data": [_point(b, own, chosen, _at(upright) if last else "") for b in bars],
    }


def _at(upright: bool) -> str:
    return "top" if upright else "right"


def _point(bar: Bar, own: bool, chosen: str, place: str) -> dict[str, Any]:
    amount = bar.value if own else bar.shared
    # Nothing known draws no bar; only the part that bears the label of the stack must be there.
    point: dict[str, Any] = {"value": 0 if amount is None and place and bar.words else amount}
    if place and bar.words:
        point["label"] = {
            "show": True,
            "position": place,
            "formatter": bar.words.replace("{", "(").replace("}", ")"),
            "color": _TEXT,
            "fontSize": 12,
        }
    if chosen == bar.id:
        point["itemStyle"] = {"borderColor": "#D55E00", "borderWidth": 2}
    return point


def _short(name: str) -> str:
    return name if len(name) <= LABEL_LENGTH else name[: LABEL_LENGTH - 1].rstrip() + "…"


def _once(labels: Sequence[str]) -> list[str]:
    """Names on an axis must differ, or two bars would fall into one."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found


def bar_at(bars: Sequence[Bar], event: Any) -> str:
    """The id of the bar that an event selects, empty for none and for a place out of bounds."""
    selection = event.get("selection") if isinstance(event, Mapping) else None
    for group in (selection or {}).get("selected", ()):
        for index in group["data_indices"]:
            if 0 <= index < len(bars):
                return str(bars[index].id)
    return ""
