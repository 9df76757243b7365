"""From the rows of the curated tables to facts of the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from graph.model import MODEL
from graph.properties import MANAGING_ROLES
from ingest.builder import UNCONFIRMED_SOURCE, FactBuilder
from ingest.places import Place, land_codes, limit_codes, region_id
from ingest.sources.curated import rows as r
from ingest.sources.curated.read import Tables

T = TypeVar("T", bound=r.Row)
FIELD_SCHEME = "innonetz-fields-1"
_TIES = {"part_of": "PART_OF", "successor_of": "SUCCESSOR_OF"}


def build(tables: Tables) -> FactBuilder:
    """All facts of the curated tables; places are added by the assembly."""
    facts = FactBuilder(MODEL)
    _sources(tables, facts)
    _vocabularies(tables, facts)
    _bodies(tables, facts)
    _programmes(tables, facts)
    _projects(tables, facts)
    _ties(tables, facts)
    _events_and_figures(tables, facts)
    return facts


def _rows(tables: Tables, name: str, kind: type[T]) -> list[T]:
    del kind  # tells the type checker which rows a table holds
    return [cast(T, taken.row) for taken in tables[name]]


def _evidence(row: r.Fact) -> tuple[Sequence[str], str]:
    return row.sources, row.confidence


def _sources(tables: Tables, facts: FactBuilder) -> None:
    for row in _rows(tables, "sources", r.SourceRow):
        facts.node(
            "Source", row.id, row.title, ([row.id], "high"),
            names=[row.publisher], publisher=row.publisher, url=row.url, kind=row.kind,
            language=row.language, retrieved_on=row.retrieved_on, licence=row.licence,
        )  # fmt: skip
    if any(t.unverified for rows in tables.values() for t in rows):
        facts.node(
            "Source", UNCONFIRMED_SOURCE, "Hintergrundwissen, von keiner Quelle bestätigt",
            ([UNCONFIRMED_SOURCE], "low"), kind="unconfirmed", language="de",
        )  # fmt: skip


def _vocabularies(tables: Tables, facts: FactBuilder) -> None:
    for field in _rows(tables, "fields", r.FieldRow):
        evidence = _evidence(field)
        facts.node(
            "Field", field.id, field.label_de, evidence, names=[field.label_en],
            name_en=field.label_en, scheme=FIELD_SCHEME, definition=field.definition_de,
            definition_en=field.definition_en,
        )  # fmt: skip
        if field.parent:
            facts.tie("BROADER", ("Field", field.id), ("Field", field.parent), evidence)
    for competence in _rows(tables, "competences", r.CompetenceRow):
        evidence = _evidence(competence)
        facts.node(
            "Competence", competence.id, competence.label_de, evidence,
            names=[competence.label_en], name_en=competence.label_en,
            plain=competence.plain_de, example=competence.example_de,
            **_own(competence, "plain_en", "example_en"),
        )  # fmt: skip
        if competence.parent:
            ends = ("Competence", competence.id), ("Competence", competence.parent)
            facts.tie("BROADER", *ends, evidence)
    for chain in _rows(tables, "value_chains", r.ValueChainRow):
        facts.node(
            "ValueChain", chain.id, chain.label_de, _evidence(chain), names=[chain.label_en],
            name_en=chain.label_en, end_product=chain.end_product_de,
            definition=chain.definition_de, **_own(chain, "end_product_en", "definition_en"),
        )  # fmt: skip
    _stages(tables, facts)


def _stages(tables: Tables, facts: FactBuilder) -> None:
    for stage in _rows(tables, "stages", r.StageRow):
        evidence, node = _evidence(stage), ("Stage", stage.id)
        facts.node(
            "Stage", stage.id, stage.label_de, evidence, names=[stage.label_en],
            name_en=stage.label_en, position=stage.position, tier=stage.tier,
            definition=stage.definition_de, definition_en=stage.definition_en,
        )  # fmt: skip
        facts.tie("OF", node, ("ValueChain", stage.chain), evidence)
        for other in stage.feeds:
            facts.tie("FEEDS", node, ("Stage", other), evidence)
        for field in stage.fields:
            facts.tie("ABOUT", node, ("Field", field), evidence)
    for need in _rows(tables, "stage_competences", r.StageCompetenceRow):
        ends = ("Stage", need.stage), ("Competence", need.competence)
        facts.tie("NEEDS", *ends, _evidence(need), note=need.note)


def _bodies(tables: Tables, facts: FactBuilder) -> None:
    for row in _rows(tables, "organisations", r.OrganisationRow):
        evidence, node = _evidence(row), ("Organisation", row.id)
        facts.node(
            "Organisation", row.id, row.name, evidence, names=[row.short_name, *row.former_names],
            **_own(row, "short_name", "kind", "legal_form", "city", "country", "ror", "lei",
                   "former_names", "website", "note"),
            register=row.register_number,
        )  # fmt: skip
        facts.seat(node, Place(row.city, row.state, row.country), evidence)
        if row.part_of:
            facts.tie("PART_OF", node, ("Organisation", row.part_of), evidence)
    for cluster in _rows(tables, "clusters", r.ClusterRow):
        evidence, node = _evidence(cluster), ("Cluster", cluster.id)
        facts.node(
            "Cluster", cluster.id, cluster.name, evidence,
            names=[cluster.short_name, cluster.legal_name, *cluster.former_names],
            **_own(cluster, "short_name", "legal_name", "kind", "city", "country", "founded",
                   "member_count", "member_count_as_of", "former_names", "website", "note"),
        )  # fmt: skip
        facts.seat(node, Place(cluster.city, cluster.state, cluster.country), evidence)
        for field in cluster.fields:
            facts.tie("ABOUT", node, ("Field", field), evidence)


def _own(row: r.Row, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _programmes(tables: Tables, facts: FactBuilder) -> None:
    bodies = _ids_by_name(tables)
    for row in _rows(tables, "programmes", r.ProgrammeRow):
        evidence, node = _evidence(row), ("Programme", row.id)
        facts.node(
            "Programme", row.id, row.name, evidence, names=[row.short_name],
            aim=row.aim_de,
            **_own(row, "short_name", "ministry", "ministry_at_start", "level", "aim_en",
                   "for_whom", "for_whom_en", "region_limit", "start", "end", "budget_eur",
                   "rounds", "website", "note"),
        )  # fmt: skip
        for name in (row.ministry or "").split("; "):
            if name in bodies:
                facts.tie("RUNS", ("Organisation", bodies[name]), node, evidence)
        for code in row.state or limit_codes(row.region_limit):
            facts.tie("LIMITED_TO", node, ("Region", region_id(code)), evidence)
            facts.region(code, evidence)


def _ids_by_name(tables: Tables) -> dict[str, str]:
    """Organisation ids by full and short name, as programmes name their ministries."""
    found: dict[str, str] = {}
    for row in _rows(tables, "organisations", r.OrganisationRow):
        for name in (row.name, row.short_name):
            if name:
                found.setdefault(name, row.id)
    return found


def _projects(tables: Tables, facts: FactBuilder) -> None:
    for row in _rows(tables, "projects", r.ProjectRow):
        evidence, node = _evidence(row), ("Project", row.id)
        facts.node(
            "Project", row.id, row.name, evidence, names=[row.title],
            region_text=", ".join(row.region),
            **_own(row, "title", "start", "end", "volume_eur", "funding_eur", "website", "status",
                   "note"),
        )  # fmt: skip
        facts.seat(node, Place(None, land_codes(row.region), None), evidence)
        if row.programme:
            facts.tie("FUNDED_UNDER", node, ("Programme", row.programme), evidence)
        for cluster in row.clusters:
            facts.tie("BELONGS_TO", node, ("Cluster", cluster), evidence)
        for field in row.fields:
            facts.tie("ABOUT", node, ("Field", field), evidence)
    for part in _rows(tables, "participations", r.ParticipationRow):
        ends = ("Organisation", part.organisation), ("Project", part.project)
        own = _own(part, "role", "funding_eur", "note")
        facts.tie("TAKES_PART_IN", *ends, _evidence(part), **own)


def _ties(tables: Tables, facts: FactBuilder) -> None:
    for row in _rows(tables, "memberships", r.MembershipRow):
        kind = "MANAGES" if row.role in MANAGING_ROLES else "MEMBER_OF"
        ends = ("Organisation", row.organisation), ("Cluster", row.cluster)
        facts.tie(
            kind, *ends, _evidence(row), **_own(row, "role", "since", "until", "as_of", "note")
        )
    for admission in _rows(tables, "cluster_programmes", r.ClusterProgrammeRow):
        ends = ("Cluster", admission.cluster), ("Programme", admission.programme)
        own = _own(admission, "round", "phase", "status", "since", "until", "funding_eur",
                   "funding_note", "note")  # fmt: skip
        facts.tie("IN_PROGRAMME", *ends, _evidence(admission), **own)
    for link in _rows(tables, "cluster_links", r.ClusterLinkRow):
        ends = ("Cluster", link.from_), ("Cluster", link.to)
        own = _own(link, "what", "since", "until", "note")
        if link.kind not in _TIES:
            own["kind"] = link.kind
        facts.tie(_TIES.get(link.kind, "COOPERATES_WITH"), *ends, _evidence(link), **own)
    for activity in _rows(tables, "stage_activities", r.StageActivityRow):
        evidence, node = _evidence(activity), ("Organisation", activity.organisation)
        facts.tie(
            "ACTIVE_AT", node, ("Stage", activity.stage), evidence,
            product=activity.product_de, competences=activity.competences, basis=activity.basis,
            note=activity.note,
        )  # fmt: skip
        for competence in activity.competences:
            facts.tie("OFFERS", node, ("Competence", competence), evidence)


def _events_and_figures(tables: Tables, facts: FactBuilder) -> None:
    for row in _rows(tables, "events", r.EventRow):
        evidence, event = _evidence(row), ("Event", row.id)
        own = _own(row, "kind", "start", "end", "city", "country", "note")
        facts.node("Event", row.id, row.name, evidence, **own)
        facts.seat(event, Place(row.city, (), row.country), evidence)
        for cluster in row.clusters:
            facts.tie("TOOK_PART_AT", ("Cluster", cluster), event, evidence)
        for organisation in row.organisations:
            facts.tie("TOOK_PART_AT", ("Organisation", organisation), event, evidence)
    clusters = {t.key[0] for t in tables["clusters"]}
    programmes = {t.key[0] for t in tables["programmes"]}
    for figure in _rows(tables, "figures", r.FigureRow):
        evidence = _evidence(figure)
        facts.node(
            "Figure", figure.id, figure.metric, evidence, name_en=figure.metric_en,
            **_own(figure, "value", "unit", "unit_en", "as_of", "note"),
        )  # fmt: skip
        if figure.subject in clusters:
            subject = ("Cluster", figure.subject)
        elif figure.subject in programmes:
            subject = ("Programme", figure.subject)
        else:
            subject = ("Region", region_id(figure.subject))
            facts.region(figure.subject, evidence)
        facts.tie("DESCRIBES", ("Figure", figure.id), subject, evidence)
