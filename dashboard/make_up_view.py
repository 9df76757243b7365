"""The make-up of a thing as HTML: each number with its bar, opening to the facts behind it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby

from dashboard import elements, formats
from dashboard.asking import Row
from dashboard.texts import all_texts, pick, plural, t, word

# Sections whose items are values of the model, and the group of words they are shown with.
_WORDS = {
    "member_kind": "organisation_kind",
    "organisation_kind": "organisation_kind",
    "partner_kind": "organisation_kind",
    "initiative_kind": "cluster_kind",
    "status": "programme_status",
}
# Sections that hold one number alone and are shown as a sentence.
_SENTENCES = ("members", "initiatives", "manages", "grants", "projects")
_NAMES = ("programme", "competence")
MOST_FACTS = 40


def make_up(rows: Sequence[Row], label: str) -> str:
    """All sections as HTML; the sentences first."""
    said = [r for r in rows if r["section"] in _SENTENCES]
    parts = [f'<ul class="said">{"".join(_sentence(r) for r in said)}</ul>'] if said else []
    rest = [r for r in rows if r["section"] not in _SENTENCES]
    for section, group in groupby(rest, key=lambda r: r["section"]):
        parts.append(_section(section, list(group), label))
    return f'<div class="make-up">{"".join(parts)}</div>'


def item_name(row: Row) -> str:
    """What a row counts, in words."""
    if row["item"] == "unknown":
        return t("unknown")
    if row["name"]:
        return pick(row["name"], row["name_en"])
    if row["section"] == "round":
        return t("makeup.round", n=row["item"])
    group = _WORDS.get(row["section"])
    return word(group, row["item"]) if group else t(f"makeup.section.{row['section']}")


def title(section: str, label: str) -> str:
    """The heading of a section."""
    own = f"makeup.section.{section}.{label}"
    return t(own if own in all_texts() else f"makeup.section.{section}")


def number(row: Row) -> str:
    """``12 von 23 (52 %)``, or the number alone."""
    if row["number"] is None:
        return t("unknown")
    shown = formats.number(row["number"])
    if not row["of"]:
        return shown
    of = t("makeup.of", n=shown, of=formats.number(row["of"]))
    return of if row["share"] is None else f"{of} ({formats.percent(row['share'])})"


# -- sentences -----------------------------------------------------------------------------------


def sentence(row: Row) -> str:
    """A section with one number as a sentence."""
    section, n = row["section"], formats.number(row["number"])
    if section in ("grants", "projects"):
        return _money(row, n)
    if row["of"]:
        return t(
            f"makeup.{section}.of", n=n, of=formats.number(row["of"]),
            as_of=f" ({t('profile.as_of', day=formats.day(row['as_of']))})" if row["as_of"] else "",
        )  # fmt: skip
    return plural(f"makeup.{section}", row["number"])


def _money(row: Row, n: str) -> str:
    section = row["section"]
    if not row["number"]:
        return t(f"makeup.{section}.none")
    if row["funding_eur"] is None:
        return t(f"makeup.{section}.unknown", n=n)
    return t(
        f"makeup.{section}.sum",
        n=n,
        sum=formats.euro(row["funding_eur"]),
        without=formats.number(row["without_amount"]),
    )


def _sentence(row: Row) -> str:
    text = html.escape(sentence(row))
    if not row["facts"]:
        return f"<li>{text}</li>"
    return f"<li><details><summary>{text}</summary>{_facts(row)}</details></li>"


# -- sections ------------------------------------------------------------------------------------


def _section(section: str, rows: Sequence[Row], label: str) -> str:
    head = f"<h4>{html.escape(title(section, label))}</h4>"
    if section == "field" and any("verdict" in r for r in rows):
        return f'<section class="wide">{head}{_quotients(rows)}</section>'
    if section in _NAMES or (section == "field" and not any(r["of"] for r in rows)):
        names = "; ".join(html.escape(item_name(r)) + _count(r) for r in rows)
        return f"<section>{head}<p>{names}</p></section>"
    lines = "".join(_line(r) for r in rows)
    return f'<section>{head}<ul class="counts">{lines}</ul></section>'


def _count(row: Row) -> str:
    return f" ({formats.number(row['number'])})" if row["of"] else ""


def _line(row: Row) -> str:
    name, count = html.escape(item_name(row)), html.escape(number(row))
    width = 100 * min(row["share"] or 0, 1)
    return (
        f'<li><details><summary><span class="name">{name}</span> '
        f'<span class="count">{count}</span>'
        f'<span class="whole" aria-hidden="true"><span style="width:{width:.0f}%"></span></span>'
        f"</summary>{_facts(row)}</details></li>"
    )


def _quotients(rows: Sequence[Row]) -> str:
    heads = "".join(
        f'<th scope="col">{html.escape(t(f"makeup.quotient.{k}"))}</th>'
        for k in ("field", "number", "expected", "quotient", "verdict")
    )
    lines = "".join(_quotient(r) for r in rows)
    return f'<table class="quotients"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


def verdict(row: Row) -> str:
    """How a region compares with the whole country in words, also that too few are known."""
    return t(f"makeup.verdict.{row['verdict'] or 'few'}")


def _quotient(row: Row) -> str:
    cells = (
        formats.number(row["number"]),
        formats.number(row["expected"]),
        formats.number(row["quotient"]),
        verdict(row),
    )
    name = html.escape(item_name(row))
    if row["facts"]:
        name = f"<details><summary>{name}</summary>{_facts(row)}</details>"
    return (
        f'<tr class="{row["verdict"] or "few"}"><th scope="row">{name}</th>'
        + "".join(f"<td>{html.escape(c)}</td>" for c in cells)
        + "</tr>"
    )


def _facts(row: Row) -> str:
    lines = []
    for fact in row["facts"][:MOST_FACTS]:
        where = elements.href("explore", id=fact["id"], kind=fact["label"])
        note = f" <span>– {html.escape(fact['note'])}</span>" if fact["note"] else ""
        lines.append(
            f'<li><a href="{where}" target="_self">{html.escape(fact["name"] or fact["id"])}</a>'
            f"{note} {elements.confidence_badge(fact['confidence'])} "
            f'<span class="src">{elements.source_links(fact["sources"], most=1)}</span></li>'
        )
    left = len(row["facts"]) - MOST_FACTS
    if left > 0:
        lines.append(f"<li>{html.escape(t('sources.more', n=formats.number(left)))}</li>")
    return f'<ul class="ties">{"".join(lines)}</ul>'


def table_rows(rows: Sequence[Row], label: str) -> list[Row]:
    """The rows for the table and its file."""
    return [
        {
            "section": title(r["section"], label),
            "item": item_name(r),
            **{k: r.get(k) for k in ("number", "of", "share", "funding_eur", "without_amount")},
            "expected": r.get("expected"),
            "quotient": r.get("quotient"),
            "verdict": verdict(r) if "verdict" in r else "",
            "sources": elements.source_texts(r["sources"]),
        }
        for r in rows
    ]
