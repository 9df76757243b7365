"""What an initiative is part of and what is part of it, as HTML and as rows; nothing here asks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import elements, formats
from dashboard.kinds import LOOKS, kind_word
from dashboard.profile_view import role
from dashboard.texts import t, word

Row = dict[str, Any]
STYLE = """<style>
.iz-tree {list-style: none; margin: 0 !important; padding: 0 !important; font-size: .95rem}
.iz-tree li {margin: 0 !important; padding: .3rem 0 .3rem .7rem !important;
  border-left: 2px solid #c9d1da}
.iz-tree li.own {border-left-color: #004b87; background: #eef4fa}
.iz-tree .small {display: block; font-size: .86rem; color: #34404d}
</style>"""


def tree_html(rows: Sequence[Row], name: str) -> str:
    """From the topmost umbrella down to the smallest part, each level further to the right.

    ``name`` is that of the initiative the rows of ``hierarchy`` were asked for.
    """
    # Who manages it stands with the initiative itself, in the profile above the picture.
    above = [row for row in rows if row["level"] < 0 and row["parent_label"] == "Cluster"]
    below = [row for row in rows if row["level"] >= 0]
    top = -min((row["level"] for row in above), default=0)
    lines = [_umbrella(row, top) for row in sorted(above, key=lambda row: row["level"])]
    lines.append(f'<li class="own" style="margin-left:{_indent(top)} !important">{_own(name)}</li>')
    lines += [_part(row, top) for row in below]
    return f'<ul class="iz-tree">{"".join(lines)}</ul>'


def _indent(depth: int) -> str:
    return f"{1.3 * depth:.1f}rem"


def _own(name: str) -> str:
    return f"{_sign()}<strong>{escape(name)}</strong> <span>({escape(t('hierarchy.own'))})</span>"


def _sign() -> str:
    sign = LOOKS["cluster"]
    return f'<span aria-hidden="true" style="color:{sign.colour}">{sign.sign}</span> '


def _umbrella(row: Row, top: int) -> str:
    over = t("hierarchy.over", name=row["name"])
    return _line(
        top + row["level"], row["parent_id"], row["parent_name"], [over, *_about(row)], row
    )


def _part(row: Row, top: int) -> str:
    said = [kind_word("Cluster", row["kind"]), *_about(row)]
    return _line(top + 1 + row["level"], row["id"], row["name"], [*said, managed_by(row)], row)


def _line(depth: int, node: str, name: str, said: Sequence[str], row: Row) -> str:
    words = " · ".join(part for part in said if part)
    return (
        f'<li style="margin-left:{_indent(depth)} !important">{_sign()}'
        f"{elements.thing_link(node, name, 'Cluster')} "
        f"{elements.confidence_badge(row['confidence'])}"
        f'<span class="small">{escape(words)}</span>'
        f'<span class="src">{elements.source_links(row["sources"], most=1)}</span></li>'
    )


def _about(row: Row) -> list[str]:
    return [row["what"] or "", formats.period(row["since"], row["until"])]


def managed_by(row: Row) -> str:
    """Who manages or leads an initiative in words, also that it is not known."""
    names = list(dict.fromkeys(one["name"] for one in row["managed_by"]))
    if not names:
        return t("hierarchy.managed.none")
    return t("hierarchy.managed", names=", ".join(names))


def table_rows(rows: Sequence[Row]) -> list[Row]:
    """Every tie for the table."""
    return [
        {
            **row,
            "direction": t("hierarchy.above" if row["level"] < 0 else "hierarchy.below"),
            "kind": kind_word("Cluster", row["kind"]),
            "tie": word("tie", row["tie"]),
            "role": role(row["tie"], row["role"]),
            "managed_by": [one["name"] for one in row["managed_by"]],
            "period": formats.period(row["since"], row["until"]),
        }
        for row in rows
    ]
