"""The organisations that take part: one a participant identification code, with all its names."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from graph.names import words
from ingest.builder import FactBuilder
from ingest.kinds import kind_of
from ingest.sources.cordis.participations import Participation
from ingest.sources.cordis.places import place_of
from ingest.sources.cordis.projects import EVIDENCE

# What the words of a name may say about a body of an activityType; else the first one counts.
_KINDS = {
    "HES": ("university", "applied_university", "school", "hospital"),
    "REC": ("research_institute", "hospital", "university", "applied_university", "foundation",
            "association", "agency"),
    "PUB": ("agency", "ministry", "municipality", "hospital", "research_institute", "chamber",
            "school", "university", "applied_university"),
    "PRC": ("company",),
}  # fmt: skip


@dataclass(slots=True)
class _Body:
    rank: int
    values: dict[str, str]
    place: tuple[str, str, str]  # city, country, nutsCode: always those of one row
    names: dict[str, str] = field(default_factory=dict)  # in compared form -> as published


def body_id(part: Participation) -> str:
    """``pic-…``; without a code made of name and place."""
    if part.pic:
        return f"pic-{part.pic}"
    text = f"{words(part.name)}|{words(part.city)}|{part.country}"
    return f"cordis-{blake2b(text.encode(), digest_size=5).hexdigest()}"


def kind(name: str, activity: str) -> str:
    """The kind of body by its activityType and the words of its name."""
    allowed = _KINDS.get(activity)
    if allowed is None:
        return kind_of(name)
    if len(allowed) == 1:
        return allowed[0]
    told = kind_of(name)
    return told if told in allowed else allowed[0]


class Bodies:
    """Gathers what the rows say of each organisation; the latest programme says it best."""

    def __init__(self) -> None:
        self._bodies: dict[str, _Body] = {}

    def add(self, part: Participation, rank: int) -> str:
        """Note a participation in a programme of this rank; gives the id of the organisation."""
        node_id = body_id(part)
        body = self._bodies.get(node_id)
        place = (part.city, part.country, part.nuts)
        if body is None:
            body = self._bodies[node_id] = _Body(rank, _values(part), place)
        elif rank > body.rank:
            body.rank = rank
            body.values.update((k, v) for k, v in _values(part).items() if v)
            body.place = place if part.city else body.place
        elif not all(body.values.values()):
            body.values.update((k, v) for k, v in _values(part).items() if not body.values[k])
        if part.city and not body.place[0]:
            body.place = place
        if part.name not in body.names.values():
            body.names.setdefault(words(part.name), part.name)
        return node_id

    def emit(self, facts: FactBuilder) -> None:
        """The nodes and their places."""
        for node_id, body in self._bodies.items():
            node, v = ("Organisation", node_id), body.values
            place = place_of(*body.place)
            others = tuple(n for form, n in body.names.items() if form != words(v["name"]))
            facts.node(
                *node, v["name"], EVIDENCE, names=[v["short_name"], *others],
                short_name=v["short_name"] if v["short_name"] != v["name"] else "",
                kind=kind(v["name"], v["activity"]), city=place.city, country=place.country,
                pic=v["pic"], vat=v["vat"], website=v["website"], aliases=others,
            )  # fmt: skip
            facts.seat(node, place, EVIDENCE)


def _values(part: Participation) -> dict[str, str]:
    return {
        "name": part.name, "short_name": part.short_name, "activity": part.activity,
        "pic": part.pic, "vat": part.vat, "website": part.website,
    }  # fmt: skip
