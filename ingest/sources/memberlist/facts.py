"""From the rows of member lists to facts of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import MODEL
from graph.properties import MANAGING_ROLES
from ingest.builder import FactBuilder
from ingest.kinds import kind_of
from ingest.records import place_id, record_id
from ingest.sources.memberlist.rows import Member
from ingest.vocabulary import Vocabulary


@dataclass(frozen=True)
class Listed:
    """A membership and where it stands."""

    member: Member
    file: str
    line: int


def organisation_id(member: Member) -> str:
    """Id of the record of an organisation: one for each published name and place."""
    place = member.place
    return place_id("member", member.organisation, place.city, *place.states, place.country)


def source_id(member: Member) -> str:
    """Id of the list of a cluster: one for each address or document it names."""
    return record_id("src-memberlist", member.cluster, member.source)


def build(listed: Sequence[Listed], vocabulary: Vocabulary) -> FactBuilder:
    """All facts of the lists; places are added by the assembly."""
    facts = FactBuilder(MODEL)
    names = dict(vocabulary.clusters.entries)
    newest: dict[str, str] = {}
    for row in listed:
        key = source_id(row.member)
        newest[key] = max(newest.get(key, ""), row.member.as_of)
    active: dict[tuple[str, str], list[Member]] = {}
    for row in listed:
        _source(row.member, names, newest[source_id(row.member)], facts)
        _membership(row.member, facts)
        for stage in row.member.stages:
            active.setdefault((organisation_id(row.member), stage), []).append(row.member)
    for (organisation, stage), members in active.items():
        _activity(organisation, stage, members, facts)
    return facts


def _source(
    member: Member, names: dict[str, tuple[str, ...]], as_of: str, facts: FactBuilder
) -> None:
    node = source_id(member)
    cluster = (names.get(member.cluster) or (member.cluster,))[0]
    address = member.source if member.source.lower().startswith(("http://", "https://")) else ""
    document = f" ({member.source})" if member.source and not address else ""
    facts.node(
        "Source", node, f"Mitgliederliste von {cluster}{document}", ([node], "high"),
        publisher=cluster, url=address, kind="document", language="de", retrieved_on=as_of,
        licence="unknown",
    )  # fmt: skip


def _membership(member: Member, facts: FactBuilder) -> None:
    evidence = [source_id(member)], "high"
    node = ("Organisation", organisation_id(member))
    facts.node(
        *node, member.organisation, evidence, kind=kind_of(member.organisation),
        city=member.place.city, country=member.place.country, lei=member.lei,
        register=member.register,
    )  # fmt: skip
    facts.seat(node, member.place, evidence)
    facts.tie(
        "MANAGES" if member.role in MANAGING_ROLES else "MEMBER_OF",
        node, ("Cluster", member.cluster), evidence,
        role=member.role, since=member.since, until=member.until, as_of=member.as_of,
    )  # fmt: skip
    for competence in member.competences:
        facts.tie("OFFERS", node, ("Competence", competence), evidence)


def _activity(organisation: str, stage: str, members: list[Member], facts: FactBuilder) -> None:
    """One activity of all rows that name it; the products of several rows stand one by one."""
    products = dict.fromkeys(m.product for m in members if m.product)
    facts.tie(
        "ACTIVE_AT", ("Organisation", organisation), ("Stage", stage),
        ([source_id(m) for m in members], "high"),
        product="; ".join(products),
        competences=sorted({c for m in members for c in m.competences}),
        # The cluster names the stage itself, so this is no classification of ours.
        basis="source",
    )  # fmt: skip
