"""Why an organisation is suggested: short sentences in German and English, and their sources."""

from __future__ import annotations

from collections.abc import Sequence

from queries.answers import Notice, Row
from queries.measures import all_sources
from queries.partner_facts import RESEARCH
from queries.wording import half_up

Sentences = tuple[list[str], list[str]]
_NUMBERS = ("null", "einem", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
            "zehn", "elf", "zwölf")  # fmt: skip
_NAMED = 3
_OPEN = {"thin": ("dünne Stufe", "thin stage")}


def reasons(
    fills: list[Row],
    worked: list[Row],
    competences: list[Row],
    distance: float | None,
    fields: Sequence[Row] = (),
) -> Sentences:
    """Strongest first: stages, joint work, shared networks, competences, fields, distance."""
    pairs = [_fill(f) for f in fills[:_NAMED]]
    pairs += _together([w for w in worked if w["through_label"] == "Project"], project=True)
    pairs += _together([w for w in worked if w["through_label"] != "Project"], project=False)
    if competences:
        pairs.append(_offers(competences))
    if fields:
        names, names_en = (
            _some([f["name"] for f in fields]),
            _some([f["name_en"] or f["name"] for f in fields], "more"),
        )
        pairs.append((f"arbeitet am selben Thema: {names}", f"works in the same field: {names_en}"))
    if distance is not None:
        pairs.append(_distance(distance))
    return [de for de, _ in pairs], [en for _, en in pairs]


def _fill(fill: Row) -> tuple[str, str]:
    """What it makes, who says so, and the stage it would fill."""
    product = fill["product"] or fill["name"]
    product_en = fill["product"] or fill["name_en"] or fill["name"]
    source = fill["basis"] == "source"
    basis = "Quelle nennt Produkt" if source else "Stufe von uns zugeordnet"
    basis_en = "a source names the product" if source else "stage classified by us"
    state, state_en = _OPEN.get(fill["state"], ("offene Stufe", "open stage"))
    return (
        f"bietet {product} ({basis}), {state}: {fill['name']}",
        f"offers {product_en} ({basis_en}), {state_en}: {fill['name_en'] or fill['name']}",
    )


def _together(worked: list[Row], *, project: bool) -> list[tuple[str, str]]:
    if not worked:
        return []
    members = {w["member_id"]: w["member_name"] for w in worked}
    where = {w["through_id"]: w["through_name"] for w in worked}
    who, places = _some(list(members.values())), _some(list(where.values()))
    who_en, places_en = _some(list(members.values()), "more"), _some(list(where.values()), "more")
    n = len(members)
    group = f"{_number(n)} {'Mitglied' if n == 1 else 'Mitgliedern'}"
    group_en = f"{n} {'member' if n == 1 else 'members'}"
    if project:
        return [
            (
                f"hat mit {group} gearbeitet: {who} ({places})",
                f"has worked with {group_en}: {who_en} ({places_en})",
            )
        ]
    return [
        (
            f"ist mit {group} in derselben Initiative: {who} ({places})",
            f"is in the same initiative as {group_en}: {who_en} ({places_en})",
        )
    ]


def _offers(competences: list[Row]) -> tuple[str, str]:
    names = _some([c["name"] for c in competences])
    names_en = _some([c["name_en"] or c["name"] for c in competences], "more")
    return (
        f"kann, was weitere offene Stufen brauchen: {names}",
        f"can do what further open stages need: {names_en}",
    )


def _distance(distance: float) -> tuple[str, str]:
    km = half_up(round(distance, 1))  # as tables round
    return ("am selben Ort", "in the same place") if km < 1 else (
        f"{km} km entfernt", f"{km} km away"
    )  # fmt: skip


def _number(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def _some(names: list[str], more: str = "weitere") -> str:
    left = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return f"{shown} + {left} {more}" if left > 0 else shown


def all_of(organisation: Row, *lists: list[Row]) -> list[str]:
    """The sources of the organisation and of every reason."""
    return all_sources(organisation["sources"], *(x["sources"] for one in lists for x in one))


def make_up(shown: list[Row], looked_at: list[Row]) -> Notice:
    """How many of the suggestions are research bodies, beside all that were looked at.

    The size of companies is not in the data, so the share of small ones is not known.
    """
    mine, all_ = (sum(r["kind"] in RESEARCH for r in rows) for rows in (shown, looked_at))
    share, base = (half_up(100 * n / len(rows)) for n, rows in ((mine, shown), (all_, looked_at)))
    return Notice(
        f"Forschungseinrichtungen und Hochschulen: {mine} von {len(shown)} Vorschlägen "
        f"({share} %), unter allen {len(looked_at)} geprüften Organisationen {base} %. Wie groß "
        "Unternehmen sind, steht nicht in den Daten: Der Anteil kleiner Unternehmen ist nicht "
        "bekannt.",
        f"Research bodies and universities: {mine} of {len(shown)} suggestions ({share} %), among "
        f"all {len(looked_at)} organisations looked at {base} %. How large companies are is not "
        "in the data: the share of small ones is not known.",
    )


def fitting_reasons(
    fields: list[Row], colleagues: list[Row], worked: list[Row], distance: float | None
) -> Sentences:
    """Why an initiative fits: fields, members who do the like, joint work, distance."""
    pairs = []
    if fields:
        related = fields[0]["relation"] == "related"
        names, names_en = (
            _some([f["name"] for f in fields]),
            _some([f["name_en"] or f["name"] for f in fields], "more"),
        )
        how, how_en = (
            ("an einem verwandten Thema", "in a related field")
            if related
            else ("am selben Thema", "in the same field")
        )
        pairs.append((f"arbeitet {how}: {names}", f"works {how_en}: {names_en}"))
    pairs += _alike([c for c in colleagues if c["what_label"] == "Stage"], stage=True)
    pairs += _alike([c for c in colleagues if c["what_label"] != "Stage"], stage=False)
    pairs += _together([w for w in worked if w["through_label"] == "Project"], project=True)
    pairs += _together([w for w in worked if w["through_label"] != "Project"], project=False)
    if distance is not None:
        pairs.append(_distance(distance))
    return [de for de, _ in pairs], [en for _, en in pairs]


def _alike(colleagues: list[Row], *, stage: bool) -> list[tuple[str, str]]:
    if not colleagues:
        return []
    names = list({c["id"]: c["name"] for c in colleagues}.values())
    where = _some(list({c["what_id"]: c["what_name"] for c in colleagues}.values()))
    verb = "Mitglied" if len(names) == 1 else "Mitglieder"
    what = "auf derselben Stufe" if stage else "mit derselben Kompetenz"
    what_en = "at the same stage" if stage else "with the same competence"
    members = "member" if len(names) == 1 else "members"
    return [
        (
            f"{len(names)} {verb} {what} ({where}): {_some(names)}",
            f"{len(names)} {members} {what_en} ({where}): {_some(names, 'more')}",
        )
    ]
