"""The map of Germany as a vega-lite dict: Länder by number, seats as circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

GEOMETRY = "/app/static/laender.geojson"
# Light to dark, each step visible beside the next; labels stand outside of the areas.
SHADES = ("#eef4f9", "#cfe0ee", "#a5c4de", "#7aa6cc", "#4a83b5", "#1f639c")
NOT_KNOWN = "#d9d9d9"
SELECTION = "land"

Row = Mapping[str, Any]


def options(
    lands: Sequence[Row],
    towns: Sequence[Row],
    words: Mapping[str, str],
    chosen: str = "",
    height: int = 560,
    value: str = "initiatives",
) -> dict[str, Any]:
    """The map. ``lands``: code, name, ``value``; ``towns``: town, longitude, latitude, count.

    ``words`` holds the titles for land, town, initiatives and ``value``; ``chosen`` is the code
    of the selected Land. A Land whose value is None is drawn as not known; ``said`` is its value
    in words.
    """
    return {
        "height": height,
        "background": "#ffffff",
        "projection": {"type": "mercator"},
        "config": {
            "view": {"stroke": None},
            "legend": {"labelColor": "#1a1a1a", "titleColor": "#1a1a1a", "labelFontSize": 12},
        },
        "layer": [
            _areas(lands, words, chosen, value),
            # A layer without any mark would be a picture without a name to a screen reader.
            *([_outline(chosen)] if chosen else []),
            *([_seats(towns, words)] if towns else []),
        ],
    }


def _areas(
    lands: Sequence[Row], words: Mapping[str, str], chosen: str, value: str
) -> dict[str, Any]:
    values = [
        {
            "code": row["code"],
            "name": row["name"],
            value: row[value] or 0,
            # Vega takes a missing number for zero.
            "known": row[value] is not None,
            "said": row.get("said", row[value]),
        }
        for row in lands
    ]
    point: dict[str, Any] = {"type": "point", "fields": ["id"], "toggle": False}
    return {
        "data": {"url": GEOMETRY, "format": {"type": "json", "property": "features"}},
        "transform": [
            {
                "lookup": "id",
                "from": {
                    "data": {"values": values},
                    "key": "code",
                    "fields": [value, "known", "said", "name"],
                },
            }
        ],
        "params": [
            {"name": SELECTION, "select": point, **({"value": [{"id": chosen}]} if chosen else {})}
        ],
        "mark": {"type": "geoshape", "cursor": "pointer", "strokeJoin": "round"},
        "encoding": {
            "color": {
                "condition": {
                    "test": "datum.known",
                    "field": value,
                    "type": "quantitative",
                    "scale": {
                        "type": "quantize",
                        "domain": [0, _top(lands, value)],
                        "range": list(SHADES),
                    },
                    "legend": {
                        "title": words[value],
                        "orient": "bottom",
                        "direction": "horizontal",
                        "format": "d",
                    },
                },
                "value": NOT_KNOWN,
            },
            "stroke": {"value": "#ffffff"},
            # A selection fades what is not selected unless the opacity is given.
            "opacity": {"value": 1},
            "tooltip": [
                {"field": "name", "type": "nominal", "title": words["land"]},
                {"field": "said", "type": "nominal", "title": words[value]},
            ],
        },
    }


def _outline(chosen: str) -> dict[str, Any]:
    """The border of the selected Land, above its neighbours."""
    return {
        "data": {"url": GEOMETRY, "format": {"type": "json", "property": "features"}},
        "transform": [{"filter": f"datum.id === '{_code(chosen)}'"}],
        "mark": {
            "type": "geoshape",
            "filled": False,
            "aria": False,
            "stroke": "#111111",
            "strokeWidth": 2.5,
            "strokeJoin": "round",
            "clip": True,
        },
    }


def _seats(towns: Sequence[Row], words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "data": {"values": [dict(t) for t in towns]},
        "mark": {
            "type": "circle",
            "color": "#B34700",
            "opacity": 0.85,
            "stroke": "#ffffff",
            "strokeWidth": 0.8,
        },
        "encoding": {
            "longitude": {"field": "longitude", "type": "quantitative"},
            "latitude": {"field": "latitude", "type": "quantitative"},
            "size": {
                "field": "count",
                "type": "quantitative",
                "scale": {"range": [22, 330]},
                "legend": None,
            },
            "tooltip": [
                {"field": "town", "type": "nominal", "title": words["town"]},
                {"field": "count", "type": "quantitative", "title": words["initiatives"]},
                {"field": "names", "type": "nominal", "title": " "},
            ],
        },
    }


def _top(lands: Sequence[Row], value: str) -> int:
    """The upper end of the scale: at or above the largest number, in steps of a round number."""
    most = max((int(row[value] or 0) for row in lands), default=0)
    steps = len(SHADES)
    least = max(1, -(-most // steps))
    size = int(10 ** (len(str(least)) - 1))
    round_size = next(n for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * size >= least) * size
    return steps * round_size


def _code(text: str) -> str:
    """A code fit for an expression: letters only."""
    return "".join(c for c in text if c.isalpha())


def chosen(event: Any) -> str:
    """Code of the Land that an event selects, empty for none."""
    selection = event.get("selection") if isinstance(event, Mapping) else None
    points = selection.get(SELECTION) if isinstance(selection, Mapping) else None
    if isinstance(points, Sequence) and points and isinstance(points[0], Mapping):
        return _code(str(points[0].get("id", "")))
    return ""


def seats(clusters: Sequence[Row], most_names: int = 4) -> list[dict[str, Any]]:
    """Initiatives by town in Germany, one row a town with its place, number and some names."""
    towns: dict[tuple[float, float], dict[str, Any]] = {}
    for row in clusters:
        if (
            row["latitude"] is None
            or row["longitude"] is None
            or row["country"] not in (None, "DE")
        ):
            continue
        place = (round(row["longitude"], 4), round(row["latitude"], 4))
        found = towns.setdefault(
            place,
            {
                "town": row["city"] or "",
                "longitude": place[0],
                "latitude": place[1],
                "count": 0,
                "names": "",
            },
        )
        found["count"] += 1
        if found["count"] <= most_names:
            found["names"] = ", ".join(
                n for n in (found["names"], row["short_name"] or row["name"]) if n
            )
        elif found["count"] == most_names + 1:
            found["names"] += " …"
    return sorted(towns.values(), key=lambda t: -t["count"])
