"""A made-up network of any size in the shape of the model, the same for the same seed.

Nothing in it exists: every name begins with "Erfunden", every id with "erfunden-". The
proportions follow the German funding catalogue: many organisations and projects, few clusters, a
third of all participations on a few hubs, most organisations in one or two projects.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from graph.frames import Frames
from graph.model import MODEL
from graph.properties import CLUSTER_KINDS, COOPERATION_KINDS, ORGANISATION_KINDS
from ingest.builder import FactBuilder

NODES = 100_000
SMALLEST = 500
SEED = 20_261_122
TIES_PER_NODE = 2

# Nodes of each label in a network of 100,000, and how many a small one has at least.
# Organisations are the rest, about 55,000.
_NODES = {
    "Source": (3_000, 10),
    "Region": (1_500, 30),
    "Field": (120, 8),
    "ValueChain": (20, 2),
    "Stage": (300, 12),
    "Competence": (240, 12),
    "Programme": (500, 5),
    "Cluster": (2_000, 12),
    "Project": (35_000, 20),
    "Event": (800, 4),
    "Figure": (1_500, 4),
}
# Drawn ties in a network of 100,000 nodes; participations are the rest, about 55,000.
_MEMBERS, _MANAGERS, _OF_CLUSTER, _COOPERATION = 25_000, 1_900, 8_000, 1_200
_PLACED, _ACTIVE, _OFFERS, _NEEDS, _PARTS = 40_000, 5_000, 3_000, 900, 1_500
_LAENDER = 16
_HUB_SHARE = 1 / 180
_ON_HUBS = 1 / 3

_SUBJECTS = (
    "Antrieb", "Batterie", "Biologie", "Chemie", "Elektronik", "Energie", "Faser", "Gesundheit",
    "Holz", "Leichtbau", "Licht", "Logistik", "Medizin", "Metall", "Optik", "Pflanzen", "Robotik",
    "Sensorik", "Verkehr", "Wasserstoff",
)  # fmt: skip
_THINGS = (
    "Allianz", "Forschung", "Gemeinschaft", "Gruppe", "Initiative", "Institut", "Labor", "Netz",
    "Partner", "Systeme", "Technik", "Verbund", "Werk", "Werkstatt", "Zentrum",
)  # fmt: skip
_FORMS = ("GmbH", "AG", "GmbH & Co. KG", "e.V.", None)
_Drawn = Callable[[], str]
_End = tuple[str, str]


def made_up(nodes: int = NODES, seed: int = SEED) -> Frames:
    """Wanted frames of a made-up network with this many nodes and twice as many relationships.

    Raises ValueError below 500 nodes, where the smallest number of every label does not fit.
    """
    if nodes < SMALLEST:
        raise ValueError(f"a made-up network has at least {SMALLEST} nodes, not {nodes}")
    return _Network(nodes, seed).frames()


class _Network:
    """One network while it is drawn: ids by label, the source of chance, the facts so far."""

    def __init__(self, nodes: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.facts = FactBuilder(MODEL)
        self.part = nodes / NODES
        self.wanted_ties = nodes * TIES_PER_NODE
        self.ties = 0
        counts = {label: max(int(n * self.part), low) for label, (n, low) in _NODES.items()}
        counts["Organisation"] = nodes - sum(counts.values())
        self.ids = {
            label: [f"erfunden-{label.lower()}-{i:06}" for i in range(n)]
            for label, n in counts.items()
        }

    def frames(self) -> Frames:
        for label, ids in self.ids.items():
            own = _OWN[label]
            for i, node in enumerate(ids):
                self.facts.node(label, node, self._name(label, i), self._evidence(), **own(self, i))
        for draw in (_places, _vocabulary, _chains, _clusters, _projects, _events, _organisations):
            draw(self)
        _participations(self, self.wanted_ties - self.ties)
        return self.facts.frames()

    def _name(self, label: str, i: int) -> str:
        words = f"{self.pick(_SUBJECTS)} {self.pick(_THINGS)}"
        return f"Erfunden {words} {label} {i}"

    def _evidence(self) -> tuple[list[str], str]:
        sources = [self.pick(self.ids["Source"])]
        if self.chance.random() < 0.2:
            sources.append(self.pick(self.ids["Source"]))
        return sources, self.chance.choices(("high", "medium", "low"), (80, 18, 2))[0]

    def pick(self, options: Sequence[Any]) -> Any:
        return options[int(self.chance.random() * len(options))]

    def known(self, value: Any, share: float) -> Any:
        """The value with this probability, else unknown."""
        return value if self.chance.random() < share else None

    def date(self, first: int = 2008, last: int = 2026) -> str:
        chance = self.chance
        year, month = chance.randint(first, last), chance.randint(1, 12)
        return f"{year}-{month:02}-{chance.randint(1, 28):02}"

    def drawn(self, label: str, skew: float = 0.0) -> _Drawn:
        """Draws ids of a label; with a skew some come far more often than others."""
        ids = self.ids[label]
        if not skew:
            return lambda: str(self.pick(ids))
        weights = list(itertools.accumulate(1 / (i + 1) ** skew for i in range(len(ids))))
        return lambda: str(self.chance.choices(ids, cum_weights=weights)[0])

    def tie(self, tie_type: str, start: _End, end: _End, /, **own: Any) -> None:
        self.facts.tie(tie_type, start, end, self._evidence(), **own)
        self.ties += 1

    def pairs(self, count: float, start: _Drawn, end: _Drawn) -> Iterator[tuple[str, str]]:
        """About ``count`` (at this scale) different pairs of different ids."""
        wanted = max(int(count * self.part), 2)
        seen: set[tuple[str, str]] = set()
        for _ in range(wanted * 5):
            if len(seen) == wanted:
                return
            pair = start(), end()
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield pair


# -- properties of the nodes -----------------------------------------------------------------


def _organisation(net: _Network, i: int) -> dict[str, Any]:
    kind = net.chance.choices(ORGANISATION_KINDS, (70, 3, 3, 8, *[2] * 10))[0]
    return {
        "kind": "university" if i < net.part * 100 else kind,
        "legal_form": net.known(net.pick(_FORMS), 0.6),
        "city": f"Erfunden Ort {i % 1_000}",
        "country": "DE",
        "website": net.known(f"https://example.org/{i}", 0.4),
    }


def _cluster(net: _Network, i: int) -> dict[str, Any]:
    return {
        "short_name": f"Erfunden {i}",
        "kind": net.pick(CLUSTER_KINDS),
        "city": f"Erfunden Ort {i % 1_000}",
        "country": "DE",
        "founded": net.known(net.date(1995)[:4], 0.7),
        "member_count": net.known(net.chance.randint(10, 400), 0.5),
    }


def _project(net: _Network, i: int) -> dict[str, Any]:
    start = net.date()
    funding = int(net.chance.lognormvariate(13, 1))
    return {
        "title": f"Erfunden: ein Vorhaben zu {net.pick(_SUBJECTS)} und {net.pick(_SUBJECTS)} {i}",
        "start": start,
        "end": f"{int(start[:4]) + 3}{start[4:]}",
        "funding_eur": funding,
        "volume_eur": net.known(int(funding * 1.6), 0.5),
        "status": net.pick(("running", "ended")),
    }


def _programme(net: _Network, i: int) -> dict[str, Any]:
    return {
        "level": net.pick(("federal", "land", "eu", "label")),
        "ministry": f"Erfunden Ministerium {i % 12}",
        "aim": "Erfunden: ein Ziel",
        "start": net.date(1995, 2024)[:4],
        "budget_eur": net.known(net.chance.randint(1, 300) * 1_000_000, 0.6),
    }


def _region(net: _Network, i: int) -> dict[str, Any]:
    if i == 0:
        return {"level": "country", "code": "E0"}
    if i <= _LAENDER:
        return {"level": "land", "code": f"E{i}"}
    latitude, longitude = net.chance.uniform(47.5, 54.5), net.chance.uniform(6.5, 14.5)
    return {"level": "municipality", "latitude": latitude, "longitude": longitude}


def _stage(net: _Network, i: int) -> dict[str, Any]:
    position = i // len(net.ids["ValueChain"]) + 1
    return {
        "name_en": f"Made up stage {i}",
        "position": position,
        "tier": "oem" if position == 1 else net.pick(("1", "2", "3", "4", "cross")),
    }


def _event(net: _Network, i: int) -> dict[str, Any]:
    day = net.date(2015)
    return {"kind": "workshop", "start": day, "end": day, "city": f"Erfunden Ort {i % 1_000}"}


def _source(net: _Network, i: int) -> dict[str, Any]:
    return {
        "publisher": f"Erfunden Verlag {i % 200}",
        "url": f"https://example.org/source/{i}",
        "kind": net.pick(("page", "document", "register", "dataset")),
        "retrieved_on": net.date(2024),
        "licence": "unknown",
    }


_OWN: dict[str, Callable[[_Network, int], dict[str, Any]]] = {
    "Organisation": _organisation,
    "Cluster": _cluster,
    "Project": _project,
    "Programme": _programme,
    "Region": _region,
    "Field": lambda _, i: {"name_en": f"Made up field {i}", "scheme": "erfunden 1"},
    "ValueChain": lambda _, i: {
        "name_en": f"Made up chain {i}", "end_product": f"Erfunden Ding {i}",
    },
    "Stage": _stage,
    "Competence": lambda _, i: {"name_en": f"Made up skill {i}", "plain": "Erfunden."},
    "Event": _event,
    "Figure": lambda net, _: {"value": float(net.chance.randint(1, 500)), "as_of": net.date(2018)},
    "Source": _source,
}  # fmt: skip


# -- relationships ---------------------------------------------------------------------------


def _places(net: _Network) -> None:
    regions = net.ids["Region"]
    for i, region in enumerate(regions[1:], start=1):
        above = regions[0] if i <= _LAENDER else regions[i % _LAENDER + 1]
        net.tie("WITHIN", ("Region", region), ("Region", above))
    anywhere = net.drawn("Region", 0.6)
    for label, count in (("Organisation", _PLACED), ("Cluster", 2_400), ("Event", 800)):
        for thing, region in net.pairs(count, net.drawn(label), anywhere):
            net.tie("LOCATED_IN", (label, thing), ("Region", region))
    for programme, region in net.pairs(150, net.drawn("Programme"), anywhere):
        net.tie("LIMITED_TO", ("Programme", programme), ("Region", region))


def _vocabulary(net: _Network) -> None:
    for label in ("Field", "Competence"):
        ids = net.ids[label]
        for i, node in enumerate(ids[4:], start=4):
            net.tie("BROADER", (label, node), (label, ids[i // 4 - 1]))
    field = net.drawn("Field", 0.5)
    for label, count in (("Cluster", 4_000), ("Project", 8_000), ("Stage", 400)):
        for thing, other in net.pairs(count, net.drawn(label), field):
            net.tie("ABOUT", (label, thing), ("Field", other))


def _chains(net: _Network) -> None:
    chains, stages = net.ids["ValueChain"], net.ids["Stage"]
    for i, stage in enumerate(stages):
        net.tie("OF", ("Stage", stage), ("ValueChain", chains[i % len(chains)]))
        if i >= len(chains):
            net.tie("FEEDS", ("Stage", stage), ("Stage", stages[i - len(chains)]))
    competence = net.drawn("Competence", 0.4)
    for stage, skill in net.pairs(_NEEDS, net.drawn("Stage"), competence):
        net.tie("NEEDS", ("Stage", stage), ("Competence", skill))
    for body, skill in net.pairs(_OFFERS, net.drawn("Organisation"), competence):
        net.tie("OFFERS", ("Organisation", body), ("Competence", skill))
    for body, stage in net.pairs(_ACTIVE, net.drawn("Organisation"), net.drawn("Stage", 0.3)):
        net.tie(
            "ACTIVE_AT", ("Organisation", body), ("Stage", stage), basis="classified",
            product="Erfunden Ware", competences=[competence()],
        )  # fmt: skip


def _clusters(net: _Network) -> None:
    cluster, body = net.drawn("Cluster", 0.5), _body(net)
    for a, b in net.pairs(_MEMBERS, body, cluster):
        since = net.known(net.date()[:4], 0.3)
        net.tie("MEMBER_OF", ("Organisation", a), ("Cluster", b), role="member", since=since)
    for a, b in net.pairs(_MANAGERS, body, net.drawn("Cluster")):
        net.tie("MANAGES", ("Organisation", a), ("Cluster", b), role="manages")
    programme = net.drawn("Programme", 0.7)
    for a, b in net.pairs(2_000, net.drawn("Cluster"), programme):
        net.tie("IN_PROGRAMME", ("Cluster", a), ("Programme", b), status="admitted", round="1")
    for a, b in net.pairs(_COOPERATION, cluster, net.drawn("Cluster")):
        kind = net.pick(COOPERATION_KINDS)
        net.tie("COOPERATES_WITH", ("Cluster", a), ("Cluster", b), kind=kind)
    for kind, count in (("PART_OF", 100), ("SUCCESSOR_OF", 60)):
        for a, b in net.pairs(count, net.drawn("Cluster"), net.drawn("Cluster")):
            net.tie(kind, ("Cluster", a), ("Cluster", b))


def _projects(net: _Network) -> None:
    programme = net.drawn("Programme", 0.7)
    for project in net.ids["Project"]:
        net.tie("FUNDED_UNDER", ("Project", project), ("Programme", programme()))
    for a, b in net.pairs(_OF_CLUSTER, net.drawn("Project"), net.drawn("Cluster", 0.3)):
        net.tie("BELONGS_TO", ("Project", a), ("Cluster", b))


def _events(net: _Network) -> None:
    for label, count in (("Cluster", 1_600), ("Organisation", 500)):
        for a, b in net.pairs(count, net.drawn(label), net.drawn("Event", 0.3)):
            net.tie("TOOK_PART_AT", (label, a), ("Event", b))
    subjects = itertools.cycle(("Cluster", "Cluster", "Cluster", "Programme", "Region"))
    for figure, label in zip(net.ids["Figure"], subjects, strict=False):
        net.tie("DESCRIBES", ("Figure", figure), (label, net.pick(net.ids[label])))


def _organisations(net: _Network) -> None:
    body = net.drawn("Organisation")
    for a, b in net.pairs(_PARTS, body, _body(net)):
        net.tie("PART_OF", ("Organisation", a), ("Organisation", b), kind="institute")
    for a, b in net.pairs(400, body, net.drawn("Programme")):
        net.tie("RUNS", ("Organisation", a), ("Programme", b))


def _body(net: _Network) -> _Drawn:
    """Draws organisations: one in three is a hub, the rest come evenly."""
    ids = net.ids["Organisation"]
    hubs = ids[: max(int(len(ids) * _HUB_SHARE), 3)]
    return lambda: str(net.pick(hubs if net.chance.random() < _ON_HUBS else ids))


def _participations(net: _Network, count: int) -> None:
    """``count`` grants; each project has a coordinator before it has a second partner."""
    body, projects = _body(net), net.ids["Project"]
    for i in range(count):
        project = projects[i] if i < len(projects) else net.pick(projects)
        net.tie(
            "TAKES_PART_IN", ("Organisation", body()), ("Project", project),
            role="coordinator" if i < len(projects) else "partner",
            grant_id=f"erfunden-{i:07}",
            funding_eur=int(net.chance.lognormvariate(12, 1)),
            start=net.date(),
            published_name=f"Erfunden Name {i}",
            published_unit=net.known(f"Erfunden Institut {i % 500}", 0.3),
        )  # fmt: skip
