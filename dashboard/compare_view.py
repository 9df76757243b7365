"""Things in columns: what is compared of them, and what is alike or differs; nothing here asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from dashboard import elements, formats, make_up_view
from dashboard.kinds import kind_word
from dashboard.texts import pick, t, word

Row = dict[str, Any]
MOST_ITEMS = 8
_COUNT = ": "
_MORE = "+ "
_SORTS: dict[str, Literal["counts", "number"]] = {
    **dict.fromkeys(("member_kind", "chain", "laender", "fields"), "counts"),
    **dict.fromkeys(("member_count", "known_members", "projects", "grants", "rounds", "budget",
                     "initiatives", "organisations", "also_elsewhere"), "number"),
}  # fmt: skip
# Lines that tell only what is known here: nothing follows from a difference.
_ONLY_KNOWN = frozenset(
    ("member_kind", "chain", "laender", "fields", "known_members", "projects", "grants",
     "initiatives", "organisations", "also_elsewhere")
)  # fmt: skip
# Sections of cluster_profile that are compared, in this order.
SECTIONS = ("member_kind", "chain")
MONEY = ("grants", "projects")
STYLE = """<style>
.iz-cmp {width: 100%; border-collapse: collapse; font-size: 14.5px; color: #1a1a1a;
  table-layout: fixed}
.iz-cmp th, .iz-cmp td {text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border: 0;
  border-top: 1px solid #d5dbe2; overflow-wrap: break-word; hyphens: auto}
.iz-cmp thead th {border-top: 0; font-size: 15.5px}
.iz-cmp tbody th {font-weight: 600; color: #34404d}
.iz-cmp .mark {display: block; font-weight: 400; font-size: 13px; color: #34404d}
.iz-cmp caption {position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%)}
.iz-cmp tr.is-differs .mark {color: #8a3600; font-weight: 600}
.iz-cmp tr.is-alike .mark {color: #00513b}
.iz-cmp strong {font-weight: 600; background: #e3f1ec}
.iz-cmp .no {color: #4a4f57; font-style: italic}
.iz-cmp ul {margin: 0; padding: 0; list-style: none; font-size: inherit}
.iz-cmp li {margin: 0 0 .15rem 0 !important; padding: 0 !important;
  font-size: 14.5px !important}
@media (max-width: 700px) {
  .iz-cmp thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%)}
  .iz-cmp, .iz-cmp tbody, .iz-cmp tr, .iz-cmp th, .iz-cmp td {display: block}
  .iz-cmp tr {border-top: 2px solid #b8c2cc; padding: 6px 0}
  .iz-cmp th, .iz-cmp td {border: 0; padding: 3px 0}
  .iz-cmp td::before {content: attr(data-name); display: block; color: #34404d; font-size: 13px}
}
</style>"""


@dataclass(frozen=True)
class Line:
    """What is compared: a heading, and the items of each thing; no item = not known.

    Items of ``counts`` end in a number; they are the same thing when their names are. Two equal
    numbers among others (``number``) are chance and not marked. A line that is not ``judged`` tells
    only what is known here; names in several columns are marked there too.
    """

    heading: str
    cells: tuple[tuple[str, ...], ...]
    sort: Literal["words", "counts", "number"] = "words"
    judged: bool = True

    def name(self, item: str) -> str:
        """What an item is about."""
        return item.rpartition(_COUNT)[0] or item if self.sort == "counts" else item

    @property
    def mark(self) -> str:
        """``alike``, ``partly``, ``differs``, ``unknown`` (not known of all) or ``unjudged``."""
        if not self.judged:
            return "unjudged"
        if not all(self.cells):
            return "unknown"
        if len({frozenset(cell) for cell in self.cells}) == 1:
            return "alike"
        return "partly" if self.shared else "differs"

    @property
    def shared(self) -> set[str]:
        """What stands in more than one column."""
        if self.sort == "number" and (not self.judged or len(set(self.cells)) > 1):
            return set()
        number = Counter(name for cell in self.cells for name in {self.name(i) for i in cell})
        return {name for name, n in number.items() if n > 1 and _names_a_thing(name)}


def _names_a_thing(name: str) -> bool:
    """Not so what is not known, and how many more there are: they are not the same ones."""
    return name != t("unknown") and not name.startswith(_MORE)


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _number(value: float | None) -> tuple[str, ...]:
    return _one(formats.number(value))


# -- initiatives ---------------------------------------------------------------------------------


def field_names(cluster: Row) -> tuple[str, ...]:
    """The fields of an initiative in the reader's language."""
    both = zip(cluster["field_names"] or (), cluster["field_names_en"] or (), strict=True)
    return tuple(pick(german, english) for german, english in both)


def programme_names(cluster: Row) -> tuple[str, ...]:
    """The programmes of an initiative; those in which it is no longer say so."""
    over = cluster["programmes_over"] or ()
    both = zip(cluster["programmes"] or (), cluster["programme_names"] or (), strict=True)
    return tuple(t("compare.formerly", name=name) if i in over else name for i, name in both)


def land_names(cluster: Row, lands: Mapping[str, str]) -> tuple[str, ...]:
    """The Länder of an initiative by name."""
    return tuple(lands.get(code, code) for code in cluster["states"] or ())


def initiative_lines(
    clusters: Sequence[Row], profiles: Sequence[Sequence[Row]], lands: Mapping[str, str]
) -> list[Line]:
    """The lines of two or more initiatives: what they are, and how they are made up."""
    lines = [
        _line("overlaps.kind", [_one(kind_word("Cluster", c["kind"])) for c in clusters]),
        _line("overlaps.city", [_one(c["city"]) for c in clusters]),
        _line("overlaps.states", [land_names(c, lands) for c in clusters]),
        _line("overlaps.field_names", [field_names(c) for c in clusters]),
        _line("overlaps.programme_names", [programme_names(c) for c in clusters]),
        _line("overlaps.founded", [_one(formats.day(c["founded"])) for c in clusters]),
        _line("overlaps.member_count", [_number(c["member_count"]) for c in clusters]),
        _line("overlaps.known_members", [_number(c["known_members"]) for c in clusters]),
    ]
    for section in SECTIONS:
        cells = [
            tuple(_counted(row) for row in rows if row["section"] == section) for rows in profiles
        ]
        lines.append(_line(f"compare.{section}", cells))
    lines.append(_line("overlaps.projects", [_number(c["projects"]) for c in clusters]))
    # Side by side, never added up: money of a project can be a part of that of its initiative.
    for section in MONEY:
        lines.append(
            _line(f"compare.money.{section}", [_funding(rows, section) for rows in profiles])
        )
    return lines


def _line(key: str, cells: Sequence[tuple[str, ...]]) -> Line:
    name = key.rpartition(".")[2]
    judged = name not in _ONLY_KNOWN
    return Line(t(key), tuple(cells), _SORTS.get(name, "words"), judged)


def _counted(row: Row) -> str:
    """``Unternehmen: 12`` or ``Batterie: 4 von 9 (44 %)``."""
    number = (
        formats.number(row["number"]) if row["section"] != "chain" else make_up_view.number(row)
    )
    return f"{make_up_view.item_name(row)}: {number}"


def _funding(rows: Sequence[Row], section: str) -> tuple[str, ...]:
    """The known amount that the one row of a section tells."""
    return _one(
        next((formats.euro(row["funding_eur"]) for row in rows if row["section"] == section), None)
    )


# -- programmes ----------------------------------------------------------------------------------


def programme_lines(rows: Sequence[Row]) -> list[Line]:
    """The lines of two or more programmes."""
    told = [
        ("ministry", [_one(r["ministry"]) for r in rows]),
        ("level", [_one(word("programme_level", r["level"])) for r in rows]),
        ("aim", [_one(pick(r["aim"], r["aim_en"])) for r in rows]),
        ("for_whom", [_one(pick(r["for_whom"], r["for_whom_en"])) for r in rows]),
        ("region_limit", [_one(r["region_limit"]) for r in rows]),
        ("years", [_one(formats.period(r["start"], r["end"])) for r in rows]),
        ("rounds", [_number(r["rounds"]) for r in rows]),
        ("budget", [_one(formats.euro(r["budget_eur"])) for r in rows]),
        ("initiatives", [_initiatives(r) for r in rows]),
        ("laender", [_most(r["laender"]) for r in rows]),
        ("fields", [_most(r["fields"]) for r in rows]),
        ("projects", [_number(r["projects"]) for r in rows]),
        ("organisations", [_number(r["organisations"]) for r in rows]),
        ("also_elsewhere", [_number(r["also_elsewhere"]) for r in rows]),
    ]
    return [_line(f"compare.{name}", cells) for name, cells in told]


def _initiatives(row: Row) -> tuple[str, ...]:
    own = _number(row["initiatives"])
    number = row["unconfirmed"]
    return (*own, t("compare.unconfirmed", n=formats.number(number))) if number else own


def _most(rows: Sequence[Row]) -> tuple[str, ...]:
    said = [
        f"{row['name'] or t('unknown')}{_COUNT}{formats.number(row['initiatives'])}"
        for row in rows[:MOST_ITEMS]
    ]
    left = len(rows) - MOST_ITEMS
    return (*said, t("sources.more", n=formats.number(left))) if left > 0 else tuple(said)


def common_rows(rows: Sequence[Row]) -> list[Row]:
    """What occurs in several of the programmes, once each, with all its programmes."""
    names = {row["id"]: row["short_name"] or row["name"] for row in rows}
    found: dict[tuple[str, str], Row] = {}
    for programme in rows:
        for thing in programme["in_both"]:
            held = [programme["id"], *thing["programmes"]]
            row = {**thing, "programmes": [names[p] for p in names if p in held]}
            found.setdefault((thing["label"], thing["id"]), row)
    return list(found.values())


# -- as HTML -------------------------------------------------------------------------------------


def table_html(lines: Sequence[Line], things: Mapping[str, str], label: str) -> str:
    """The lines with a column each thing; ``things`` are names by id."""
    heads = "".join(
        f'<th scope="col"><a href="{elements.href("explore", id=node, kind=label)}" '
        f'target="_self">{escape(name)}</a></th>'
        for node, name in things.items()
    )
    body = "".join(_row_html(line, list(things.values())) for line in lines)
    return (
        f'<table class="iz-cmp"><caption>{escape(t("compare.caption"))}'
        f'</caption><thead><tr><th scope="col">{escape(t("overlaps.attribute"))}</th>{heads}</tr>'
        f"</thead><tbody>{body}</tbody></table>"
    )


def _row_html(line: Line, names: Sequence[str]) -> str:
    cells = "".join(
        f'<td data-name="{escape(name)}">{_cell_html(cell, line)}</td>'
        for name, cell in zip(names, line.cells, strict=True)
    )
    mark = escape(t(f"compare.mark.{line.mark}"))
    return (
        f'<tr class="is-{line.mark}"><th scope="row">{escape(line.heading)}'
        f'<span class="mark">{mark}</span></th>{cells}</tr>'
    )


def _cell_html(cell: tuple[str, ...], line: Line) -> str:
    if not cell:
        return f'<span class="no">{escape(t("unknown"))}</span>'
    shared = line.shared
    items = [
        f"<strong>{escape(item)}</strong>" if line.name(item) in shared else escape(item)
        for item in cell
    ]
    if len(items) == 1:
        return items[0]
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def table_rows(lines: Sequence[Line], things: Mapping[str, str]) -> list[Row]:
    """The lines for the table and its file; the columns are named by the ids."""
    return [
        {
            "heading": line.heading,
            "mark": t(f"compare.mark.{line.mark}"),
            **{node: "; ".join(c) for node, c in zip(things, line.cells, strict=True)},
        }
        for line in lines
    ]
