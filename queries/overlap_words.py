"""What a pair of initiatives has in common, in facts with their sources and in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from queries.answers import Row
from queries.initiatives import Evidence, Initiative, Network
from queries.measures import all_sources, lowest
from queries.weights import Overlap
from queries.wording import half_up

if TYPE_CHECKING:
    from queries.overlap_measures import Measures

VERDICTS_EN = {
    "doppelt": "Duplicate",
    "benachbart": "Neighbouring",
    "ergänzend": "Complementary",
    "verschieden": "Different",
}
Words = tuple[str, str]
RELATIONS: dict[str, Words] = {
    "part_of": ("die eine ist Teil der anderen", "one is part of the other"),
    "successor_of": ("die eine führt die andere fort", "one carries on the other"),
}


def facts(a: Initiative, b: Initiative, net: Network, relations: list[Row]) -> list[Row]:
    """Each thing in common: measure, what, id, label, sources, confidence."""
    found = [
        _fact("relation", row["what"] or row["type"].lower(), None, None,
              ((row["sources"], row["confidence"]),))
        for row in relations
    ]  # fmt: skip
    found += _shared("members", "Organisation", a.members, b.members, net)
    for one in sorted(a.fields & b.fields):
        found.append(_fact("fields", net.names["Field"][one], one, "Field", _own(a, b)))
    for regions_a, regions_b in ((a.towns, b.towns), (a.laender, b.laender)):
        for region in sorted(regions_a.keys() & regions_b.keys()):
            found.append(_fact("region", regions_a[region], region, "Region", _own(a, b)))
    programmes_a = {p: evidence for p, (_, evidence) in a.programmes.items()}
    programmes_b = {p: evidence for p, (_, evidence) in b.programmes.items()}
    found += _shared("funding", "Programme", programmes_a, programmes_b, net)
    found += _shared("funding", "Project", a.projects, b.projects, net)
    return found


def _own(a: Initiative, b: Initiative) -> tuple[Evidence, Evidence]:
    return (a.evidence, b.evidence)


def _shared(
    measure: str, label: str, a: Mapping[str, Evidence], b: Mapping[str, Evidence], net: Network
) -> list[Row]:
    names = net.names[label]
    return [_fact(measure, names[i], i, label, (a[i], b[i])) for i in sorted(a.keys() & b.keys())]


def _fact(
    measure: str, what: str, node: str | None, label: str | None, evidence: tuple[Evidence, ...]
) -> Row:
    return {
        "measure": measure,
        "what": what,
        "id": node,
        "label": label,
        "sources": all_sources(*(e[0] for e in evidence)),
        "confidence": lowest(e[1] for e in evidence),
    }


def reason(
    a: Initiative, b: Initiative, net: Network, m: Measures, word: str | None, relation: str | None
) -> Words:
    """The verdict with its grounds, in one German and one English sentence."""
    parts = [
        fields_said(a, b, net, m),
        region_said(a, b, m),
        _members(a, b, m),
        funding_said(a, b, net, m),
    ]
    parts += [RELATIONS[relation]] if relation else []
    said = [part for part in parts if part[0]]
    head = word.capitalize() if word else "Nicht zu beurteilen"
    head_en = VERDICTS_EN[word] if word else "Cannot be judged"
    return (
        f"{head}: {', '.join(p[0] for p in said)}.",
        f"{head_en}: {', '.join(p[1] for p in said)}.",
    )


def fields_said(a: Initiative, b: Initiative, net: Network, m: Measures) -> Words:
    """What the two have in common by field, in German and English."""
    if m.fields is None:
        return ("von einer Seite ist kein Thema bekannt", "no field is known of one side")
    shared, more = a.fields & b.fields, a.fields != b.fields
    if shared:
        same, same_en = _field_names(shared, net)
        return (
            f"{'teils gleiche' if more else 'gleiche'} Themen ({same})",
            f"{'partly the same' if more else 'the same'} fields ({same_en})",
        )
    if m.fields > 0:
        (one, one_en), (two, two_en) = (_field_names(x.fields, net) for x in (a, b))
        return (f"verwandte Themen ({one} / {two})", f"related fields ({one_en} / {two_en})")
    return ("verschiedene Themen", "different fields")


def _field_names(fields: frozenset[str], net: Network) -> Words:
    german, english = net.names["Field"], net.fields_en
    return (
        ", ".join(german[f] for f in sorted(fields)),
        ", ".join(english[f] for f in sorted(fields)),
    )


def region_said(a: Initiative, b: Initiative, m: Measures) -> Words:
    """How near they lie."""
    towns = sorted(a.towns[t] for t in a.towns.keys() & b.towns.keys())
    laender = sorted(a.laender[t] for t in a.laender.keys() & b.laender.keys())
    if towns:
        return (f"beide in {towns[0]}", f"both in {towns[0]}")
    if m.distance_km is not None:
        km = half_up(m.distance_km)
        return (f"Sitze {km} km voneinander entfernt", f"seats {km} km apart")
    if laender:
        return (f"beide in {laender[0]}", f"both in {laender[0]}")
    if m.region == 0 and a.states.isdisjoint(b.states):
        return ("in verschiedenen Staaten", "in different countries")
    if m.region == 0:
        return ("in verschiedenen Ländern", "in different Länder")
    return ("Entfernung nicht bekannt", "distance not known")


def _members(a: Initiative, b: Initiative, m: Measures) -> Words:
    if m.members_shared is None:
        return ("Mitglieder einer Seite nicht bekannt", "members of one side not known")
    if m.members_shared == 0:
        return ("kein gemeinsames Mitglied bekannt", "no shared member known")
    one = m.members_shared == 1
    shared = "ein gemeinsames Mitglied" if one else f"{m.members_shared} gemeinsame Mitglieder"
    shared_en = "one shared member" if one else f"{m.members_shared} shared members"
    known = f"{len(a.members)} und {len(b.members)}"
    known_en = f"{len(a.members)} and {len(b.members)}"
    return (f"{shared} (bekannt sind {known})", f"{shared_en} (known are {known_en})")


def funding_said(a: Initiative, b: Initiative, net: Network, m: Measures) -> Words:
    """What they have in common in funding."""
    de, en = [], []
    for left, shared in _programmes(a, b).items():
        names = ", ".join(net.names["Programme"][p] for p in shared)
        said, said_en = _both_in(names, left)
        de.append(said)
        en.append(said_en)
    if m.joint_projects:
        one = m.joint_projects == 1
        de.append("ein gemeinsames Projekt" if one else f"{m.joint_projects} gemeinsame Projekte")
        en.append("one joint project" if one else f"{m.joint_projects} joint projects")
    return (", ".join(de), ", ".join(en))


def _programmes(a: Initiative, b: Initiative) -> dict[tuple[str, ...], list[str]]:
    """The programmes of both, by the names of those that are in them no longer."""
    found: dict[tuple[str, ...], list[str]] = {}
    for programme in sorted(a.programmes.keys() & b.programmes.keys()):
        left = tuple(side.name for side in (a, b) if programme in side.formerly)
        found.setdefault(left, []).append(programme)
    return dict(sorted(found.items(), key=lambda item: len(item[0])))


def _both_in(names: str, left: tuple[str, ...]) -> Words:
    if len(left) == 2:
        return (f"beide früher im Programm {names}", f"both formerly in the programme {names}")
    one = (f" – {left[0]} nur früher", f" – {left[0]} only formerly") if left else ("", "")
    return (f"beide im Programm {names}{one[0]}", f"both in the programme {names}{one[1]}")


def decided(m: Measures, rule: str | None, rules: Overlap) -> Words:
    """The rule that decided the verdict, with the numbers and marks it looked at."""
    if rule is None or m.fields is None:
        return ("ohne bekanntes Thema kein Urteil", "no verdict without a known field")
    same = (
        f"Themen {_percent(m.fields)} gleich (ab {_percent(rules.fields_mark)})",
        f"fields {_percent(m.fields, 'en')} the same (from {_percent(rules.fields_mark, 'en')})",
    )
    related = (
        f"Themen nur verwandt ({_percent(m.fields)})",
        f"fields only related ({_percent(m.fields, 'en')})",
    )
    near = (
        f"nah beieinander (Region {_percent(m.region)}, ab {_percent(rules.region_mark)})",
        f"close together (region {_percent(m.region, 'en')}, from "
        f"{_percent(rules.region_mark, 'en')})",
    )
    some = ("mindestens ein gemeinsames Mitglied", "at least one shared member")
    work = ("ein gemeinsames Projekt", "a joint project")
    far = (
        "weder nah beieinander noch mit vielen gemeinsamen Mitgliedern, soweit bekannt",
        "neither close together nor with many shared members, as far as is known",
    )
    none = (
        f"Themen {_percent(m.fields)} gleich, und nichts verbindet die beiden genug, soweit "
        "bekannt",
        f"fields {_percent(m.fields, 'en')} the same, and nothing ties the two enough, as far as "
        "is known",
    )
    many = _many(m, rules)
    return {
        "fields_region": _and(same, near),
        "fields_members": _and(same, many),
        "fields_both": _and(same, near, many),
        "fields": _and(same, far),
        "members": many,
        "project": work,
        "related_region": _and(related, near),
        "related_member": _and(related, some),
        "none": none,
    }[rule]


def _many(m: Measures, rules: Overlap) -> Words:
    """Many shared members are told of the smaller side: the share of all is small by nature."""
    share, mark = m.members_containment, rules.members_mark
    return (
        f"viele gemeinsame Mitglieder ({m.members_shared}, das sind {_percent(share)} der "
        f"bekannten der kleineren Seite, ab {_percent(mark)})",
        f"many shared members ({m.members_shared}, which is {_percent(share, 'en')} of the known "
        f"ones of the smaller side, from {_percent(mark, 'en')})",
    )


def _and(*parts: Words) -> Words:
    return (" und ".join(de for de, _ in parts), " and ".join(en for _, en in parts))


def _percent(share: float | None, lang: str = "de") -> str:
    whole = half_up(100 * (share or 0.0))
    return f"{whole}\u00a0%" if lang == "de" else f"{whole}%"
