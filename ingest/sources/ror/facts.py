"""From records of ROR to organisations, their parents, and redirects of withdrawn ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import MODEL
from graph.names import words
from ingest.builder import FactBuilder
from ingest.identity.judgements import Judgement
from ingest.kinds import kind_of
from ingest.sources.ror.record import RorRecord

SOURCE_ID = "src-ror"
ADDRESS = "https://ror.org/"
_EVIDENCE = ([SOURCE_ID], "high")
# The first type of a record in this order tells its kind; of the kinds that its words may tell
# only those named here count, else it is the first one. "education" comes before all of them
# (``_of_education``); "archive", "funder" and "other" say nothing of the kind.
_KINDS = (
    ("healthcare", ("hospital",)),
    ("facility", ("research_institute",)),
    ("government", ("agency", "ministry", "municipality")),
    ("company", ("company",)),
    ("nonprofit", ("association", "foundation", "network", "chamber", "research_institute")),
)
_EDUCATION = ("university", "applied_university", "school", "research_institute")
_APPLIED = re.compile(
    r"applied sciences|angewandte wissenschaften|fachhochschule|berufsakademie|"
    r"cooperative education"
)
_TEACHING = re.compile(r"universi|hochschul|akademie|academy|school|college|fakultat")
# The day of a redirect whose record says none: earlier than any judgement of a person.
_NO_DAY = "2019-01-01"


def organisation_id(ror: str) -> str:
    """The id of the organisation of a ROR id (its nine characters)."""
    return f"ror-{ror}"


def kind(record: RorRecord) -> str:
    """The kind of body by its types, and by the words of its names where a type leaves a choice."""
    names = (record.name, *record.aliases)
    if "education" in record.types:
        return _of_education(names, german=record.place.country == "DE")
    for type_, allowed in _KINDS:
        if type_ in record.types:
            if len(allowed) == 1:
                return allowed[0]
            told = (kind_of(name) for name in names)
            return next((k for k in told if k in allowed), allowed[0])
    return kind_of(record.name)


def _of_education(names: tuple[str, ...], *, german: bool) -> str:
    """University, school or institute; outside Germany, where no words are known, a university.

    ROR calls single institutes, museums and clusters of excellence "education" too.
    """
    text = " ".join(words(name) for name in names)
    if _APPLIED.search(text):
        return "applied_university"
    allowed = _EDUCATION if german else _EDUCATION[:-1]
    if found := next((k for k in map(kind_of, names) if k in allowed), ""):
        return found
    return "university" if not german or _TEACHING.search(text) else "other"


class RorFacts:
    """Collects the facts of all records; ``finish`` ties parents, once all records are known."""

    def __init__(self) -> None:
        self.facts = FactBuilder(MODEL)
        self.judgements: list[Judgement] = []
        self._known: set[str] = set()
        self._parts: dict[tuple[str, str], None] = {}  # (part, whole), each once
        self._moved: dict[str, str] = {}  # withdrawn id -> the one that carries on
        self.loose = 0

    def knows(self, ror: str) -> bool:
        """Whether a record of this id was added."""
        return ror in self._known or ror in self._moved

    def add(self, record: RorRecord) -> None:
        """An organisation; not for withdrawn records."""
        node = ("Organisation", organisation_id(record.id))
        short = record.acronyms[0] if len(record.acronyms) == 1 else ""
        self.facts.node(
            *node, record.name, _EVIDENCE, names=record.aliases, kind=kind(record),
            short_name=short if short != record.name else "", aliases=record.aliases,
            city=record.place.city, country=record.place.country, ror=f"{ADDRESS}{record.id}",
            website=record.website, note=_note(record),
        )  # fmt: skip
        self.facts.seat(node, record.place, _EVIDENCE)
        self._known.add(record.id)
        for whole in record.related("parent"):
            self._parts[record.id, whole] = None
        for part in record.related("child"):
            self._parts[part, record.id] = None

    def redirect(self, record: RorRecord) -> bool:
        """Let the id of a withdrawn record lead to its successor, if there is exactly one."""
        successors = [r for r in record.relations if r.kind == "successor"]
        if len({r.id for r in successors}) != 1 or successors[0].id == record.id:
            return False
        after = successors[0]
        self._moved[record.id] = after.id
        self.judgements.append(
            Judgement(
                organisation_id(record.id), organisation_id(after.id), record.name,
                after.label or after.id, "same",
                "ROR hat die Kennung zurückgezogen und nennt diese als Nachfolgerin",
                record.changed or _NO_DAY,
            )
        )  # fmt: skip
        return True

    def finish(self) -> FactBuilder:
        """Tie parts to wholes where both have a record, and name the source."""
        for part, whole in self._ends():
            ends = ("Organisation", organisation_id(part)), ("Organisation", organisation_id(whole))
            self.facts.tie("PART_OF", *ends, _EVIDENCE, kind="ror")
        self.facts.node(
            "Source", SOURCE_ID, "Research Organization Registry (ROR)", _EVIDENCE,
            publisher="Research Organization Registry", url="https://ror.org", kind="dataset",
            language="en", licence="CC0-1.0",
        )  # fmt: skip
        return self.facts

    def _ends(self) -> Iterator[tuple[str, str]]:
        found: dict[tuple[str, str], None] = {}
        for ends in self._parts:
            part, whole = (self._followed(ror) for ror in ends)
            if part in self._known and whole in self._known:
                if part != whole:
                    found[part, whole] = None
            else:
                self.loose += 1
        yield from found

    def _followed(self, ror: str) -> str:
        """The id a withdrawn id leads to; withdrawn ids may follow one another."""
        seen = {ror}
        while (after := self._moved.get(ror)) and after not in seen:
            seen.add(after)
            ror = after
        return ror


def _note(record: RorRecord) -> str:
    if record.status != "inactive":
        return ""
    after = "; ".join(r.label for r in record.relations if r.kind == "successor" and r.label)
    return "In ROR als nicht mehr tätig geführt" + (f", Nachfolge: {after}" if after else "")
