"""From grants to facts: projects, who takes part, plan codes, organisations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from graph.names import legal_form
from ingest.alliances import AllianceMention
from ingest.builder import FactBuilder
from ingest.places import Place
from ingest.source import SourceDescription
from ingest.sources.foerderkatalog.bodies import Body
from ingest.sources.foerderkatalog.grants import Grant
from ingest.sources.foerderkatalog.joint import ACRONYM, GRANT_STEM, SINGLE, Project
from ingest.sources.foerderkatalog.titles import acronym, alliance, without_part

SOURCE = "src-foerderkatalog"
SCHEME = "Leistungsplansystematik 2009"
STATED: tuple[list[str], str] = ([SOURCE], "high")
INFERRED: tuple[list[str], str] = ([SOURCE], "medium")
# Letter 1 = Förderbereich, letters 1-2 = Förderschwerpunkt; some have one letter and five digits.
_CODE = re.compile(r"([A-Z])(?:([A-Z])[0-9]{4}|[0-9]{5})")
_by_key = attrgetter("key")
_FORMS = {
    "gmbh": "GmbH", "ggmbh": "gGmbH", "ag": "AG", "se": "SE", "kg": "KG", "kgaa": "KGaA",
    "ohg": "OHG", "gbr": "GbR", "ug": "UG", "gug": "gUG", "eg": "eG", "ev": "e. V.",
    "ek": "e. K.", "aor": "AöR", "kdor": "KdöR", "partg": "PartG", "inc": "Inc.", "ltd": "Ltd.",
    "bv": "B.V.", "nv": "N.V.", "sa": "S.A.", "co": "& Co.",
}  # fmt: skip


def source_node(facts: FactBuilder, described: SourceDescription) -> None:
    """The one Source node that every fact of this reading names."""
    facts.node(
        "Source", SOURCE, described.title, STATED, names=["foekat"], publisher=described.publisher,
        url=described.url, kind="dataset", language=described.language, licence=described.licence,
    )  # fmt: skip


def organisations(facts: FactBuilder, bodies: Iterable[Body]) -> None:
    """Organisation records with their places, units as parts of their recipients."""
    for body in bodies:
        place, node = body.place, ("Organisation", body.id)
        facts.node(
            "Organisation", body.id, body.name, STATED, kind=body.kind,
            legal_form=_usual_form(body.name), city=place.city, country=place.country,
        )  # fmt: skip
        facts.seat(node, place, STATED)
        if body.part_of:
            facts.tie("PART_OF", node, ("Organisation", body.part_of), STATED, kind="unit")


def _usual_form(name: str) -> str:
    """The legal form at the end of a name in its usual spelling, empty without one.

    One spelling for all: "mbH" and "Gesellschaft mit beschränkter Haftung" are no contradiction.
    """
    parts = [_FORMS.get(part, "") for part in legal_form(name).split()]
    return " ".join(parts) if all(parts) else ""


class ProjectFacts:
    """Adds the facts of projects and keeps what titles say of alliances.

    ``grants`` are in the order of their keys; ``ties`` counts grants by the rule that tied them.
    """

    def __init__(self, facts: FactBuilder, grants: Sequence[Grant]) -> None:
        self._facts = facts
        self._grants = grants
        self._with_stem = Counter(g.stem for g in grants if g.stem)
        # Numbers without a letter that are the stem of others: no project may be called so too.
        self._whole = {g.key for g in grants if g.key in self._with_stem}
        self._regions: dict[Place, str | None] = {}
        self.ties: Counter[str] = Counter()
        self.mentions: set[AllianceMention] = set()

    def add(self, project: Project) -> None:
        """The project, its participants and its plan codes."""
        members = [self._grants[i] for i in project.members]
        node = f"fkz-{self._key(members)}"
        self._node(node, members, project)
        for code in sorted({g.frame.code for g in members if g.frame.code}):
            self._facts.tie("ABOUT", ("Project", node), ("Field", field_id(code)), STATED)
        self._lies(node, members)
        for grant, rule in zip(members, project.rules, strict=True):
            self.ties[rule] += 1
            self._takes_part(node, grant, rule)
            if named := alliance(grant.title, grant.key):
                self.mentions.add(AllianceMention(node, *named, grant.number, SOURCE))

    def _key(self, members: Sequence[Grant]) -> str:
        """The smallest stem that is this project's alone, else the smallest grant number."""
        if len(members) == 1:
            return members[0].key
        if own := Counter(g.stem for g in members if g.stem):
            stem = min(own)
            if own[stem] == self._with_stem[stem] and stem not in self._whole:
                return stem
        return min(g.key for g in members)

    def _node(self, node: str, members: Sequence[Grant], project: Project) -> None:
        first = min(members, key=_by_key) if len(members) > 1 else members[0]
        title = without_part(first.title)
        short = acronym(first.title) if len(members) > 1 else ""
        text = next((g.project for g in members if g.project), "")
        inferred = GRANT_STEM in project.rules or ACRONYM in project.rules
        known = [g.amount for g in members if g.amount is not None]
        self._facts.node(
            "Project", node, text or short or title or first.number,
            INFERRED if inferred else STATED,
            names=[first.key, short], title=title,
            start=min([g.start for g in members if g.start], default=None),
            end=max([g.end for g in members if g.end], default=None),
            funding_eur=sum(known) if known else None, acronym=short,
            ministry=first.frame.ministry, administered_by=first.frame.administered_by,
            funding_kind=first.frame.kind, funding_profile=first.frame.profile,
        )  # fmt: skip

    def _lies(self, node: str, members: Sequence[Grant]) -> None:
        """Where the work is done, with the share of the funding that goes there.

        One tie a region, the smallest known: what lies around it is the region's own tie.
        """
        amounts: dict[str, list[int | None]] = {}
        for grant in members:
            if (place := grant.who.where) and (region := self._region(place)):
                amounts.setdefault(region, []).append(grant.amount)
        for region, stated in amounts.items():
            known = [euros for euros in stated if euros is not None]
            self._facts.tie(
                "LOCATED_IN", ("Project", node), ("Region", region), STATED,
                funding_eur=sum(known) if known else None,
            )  # fmt: skip

    def _region(self, place: Place) -> str | None:
        if place not in self._regions:
            self._regions[place] = place.smallest
            self._facts.area(place, STATED)
        return self._regions[place]

    def _takes_part(self, node: str, grant: Grant, rule: str) -> None:
        who = grant.who
        if not who.recipient:
            return
        # The list names no coordinator, so nobody is one.
        self._facts.tie(
            "TAKES_PART_IN", ("Organisation", who.recipient), ("Project", node),
            INFERRED if rule in (GRANT_STEM, ACRONYM) else STATED,
            role="partner", grant_id=grant.number, funding_eur=grant.amount, start=grant.start,
            end=grant.end, title=grant.title, tied_by=rule, published_name=who.published_name,
            published_unit=who.published_unit or None,
        )  # fmt: skip

    @property
    def told(self) -> str:
        """How many grants each rule tied, as a remark."""
        parts = ", ".join(f"{rule} {n}" for rule, n in sorted(self.ties.items()) if rule != SINGLE)
        return f"grants tied into joint projects by rule: {parts or 'none'}; single " + str(
            self.ties[SINGLE]
        )


def field_id(code: str) -> str:
    """Id of the Field node of a plan code or of the beginning of one."""
    return f"lps-{code}"


def plan_codes(facts: FactBuilder, grants: Iterable[Grant]) -> None:
    """Field nodes for the codes that occur, with the text most grants give, and their levels.

    The two upper levels are named by their letters: their texts are not in the export.
    """
    texts: dict[str, Counter[str]] = {}
    for grant in grants:
        if grant.frame.code:
            texts.setdefault(grant.frame.code, Counter())[grant.frame.code_text] += 1
    levels: set[str] = set()
    for code, found in sorted(texts.items()):
        name = min(found, key=lambda text: (-found[text], text)) or code
        _field(facts, code, name)
        if match := _CODE.fullmatch(code):
            area, focus = match[1], f"{match[1]}{match[2] or ''}"
            levels |= {area, focus}
            _broader(facts, code, focus)
    for level in sorted(levels):
        _field(facts, level, level)
        if len(level) > 1:
            _broader(facts, level, level[0])


def _field(facts: FactBuilder, code: str, name: str) -> None:
    facts.node("Field", field_id(code), name, STATED, names=[code], scheme=SCHEME)


def _broader(facts: FactBuilder, code: str, level: str) -> None:
    facts.tie("BROADER", ("Field", field_id(code)), ("Field", field_id(level)), INFERRED)
