"""The tables of the curated data set as records: what each column may hold.

``key`` names the columns that must not repeat; ``refers`` tells in which table the ids of a
column must stand (several tables: in any of them).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.properties import CLUSTER_KINDS, MANAGING_ROLES, MEMBER_ROLES, ORGANISATION_KINDS
from ingest.sources.curated.cells import (
    Count,
    Country,
    Id,
    Ids,
    Lei,
    Number,
    OptionalId,
    PartialDate,
    RegisterNumber,
    Round,
    States,
    Text,
    Texts,
    empty_to_none,
    one_of,
)


class Row(BaseModel):
    """A row of any table."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    key: ClassVar[tuple[str, ...]] = ("id",)
    refers: ClassVar[dict[str, tuple[str, ...]]] = {}


class Fact(Row):
    """A row that states something, with where it was read."""

    sources: Ids
    confidence: Literal["high", "medium", "low"]


def _in_order(start: str | None, end: str | None) -> None:
    if start and end and end < start[: len(end)]:
        raise ValueError(f"ends {end!r} before it starts {start!r}")


class Period(Fact):
    """A fact with a start and an end."""

    start: PartialDate
    end: PartialDate

    @model_validator(mode="after")
    def _ends_after_start(self) -> Period:
        _in_order(self.start, self.end)
        return self


class Tie(Fact):
    """A tie that may hold from a date until a date."""

    since: PartialDate
    until: PartialDate

    @model_validator(mode="after")
    def _ends_after_start(self) -> Tie:
        _in_order(self.since, self.until)
        return self


class SourceRow(Row):
    """A row of sources.csv."""

    id: Id
    publisher: Text
    title: str = Field(min_length=1)
    url: Text
    kind: Literal["seed", "page", "document", "register", "dataset"]
    language: Text
    retrieved_on: PartialDate
    licence: Text


class ProgrammeRow(Period):
    """A row of programmes.csv."""

    id: Id
    name: str = Field(min_length=1)
    short_name: Text
    ministry: Text
    ministry_at_start: Text
    level: Literal["federal", "land", "eu", "label"]
    state: States
    aim_de: Text
    aim_en: Text
    for_whom: Text
    for_whom_en: Text = None
    region_limit: Text
    budget_eur: Count
    rounds: Count
    website: Text
    note: Text


class FieldRow(Fact):
    """A row of fields.csv."""

    refers: ClassVar = {"parent": ("fields",)}
    id: Id
    label_de: str = Field(min_length=1)
    label_en: Text
    parent: OptionalId
    definition_de: Text
    definition_en: Text = None


class CompetenceRow(Fact):
    """A row of competences.csv."""

    refers: ClassVar = {"parent": ("competences",)}
    id: Id
    label_de: str = Field(min_length=1)
    label_en: Text
    parent: OptionalId
    plain_de: Text
    example_de: Text
    plain_en: Text = None
    example_en: Text = None


class ValueChainRow(Fact):
    """A row of value_chains.csv."""

    id: Id
    label_de: str = Field(min_length=1)
    label_en: Text
    end_product_de: Text
    definition_de: Text
    end_product_en: Text = None
    definition_en: Text = None


class StageRow(Fact):
    """A row of stages.csv."""

    refers: ClassVar = {"chain": ("value_chains",), "feeds": ("stages",), "fields": ("fields",)}
    id: Id
    chain: Id
    position: Count
    tier: Annotated[
        Literal["oem", "1", "2", "3", "4", "cross"] | None, BeforeValidator(empty_to_none)
    ]
    label_de: str = Field(min_length=1)
    label_en: Text
    definition_de: Text
    definition_en: Text = None
    feeds: Ids
    fields: Ids


class OrganisationRow(Fact):
    """A row of organisations.csv."""

    refers: ClassVar = {"part_of": ("organisations",)}
    id: Id
    name: str = Field(min_length=1)
    short_name: Text
    kind: Annotated[str, one_of(ORGANISATION_KINDS)]
    legal_form: Text
    city: Text
    state: States
    country: Country
    part_of: OptionalId
    ror: Text
    lei: Lei = None
    register_number: RegisterNumber = Field(default=None, alias="register")
    former_names: Texts
    website: Text
    note: Text


class ClusterRow(Fact):
    """A row of clusters.csv."""

    refers: ClassVar = {"management": ("organisations",), "fields": ("fields",)}
    id: Id
    name: str = Field(min_length=1)
    short_name: Text
    legal_name: Text
    kind: Annotated[str, one_of(CLUSTER_KINDS)]
    state: States
    city: Text
    country: Country
    founded: PartialDate
    member_count: Count
    member_count_as_of: PartialDate
    management: Ids
    fields: Ids
    website: Text
    former_names: Texts
    note: Text


class ClusterProgrammeRow(Tie):
    """A row of cluster_programmes.csv."""

    key: ClassVar = ("cluster", "programme", "round", "phase")
    refers: ClassVar = {"cluster": ("clusters",), "programme": ("programmes",)}
    cluster: Id
    programme: Id
    round: Round
    phase: Text
    status: Literal["admitted", "finalist", "concept", "implementation", "ended", "label"]
    funding_eur: Count
    funding_note: Text
    note: Text


class MembershipRow(Tie):
    """A row of memberships.csv."""

    key: ClassVar = ("organisation", "cluster", "role")
    refers: ClassVar = {"organisation": ("organisations",), "cluster": ("clusters",)}
    organisation: Id
    cluster: Id
    role: Annotated[str, one_of((*MEMBER_ROLES, *MANAGING_ROLES))]
    as_of: PartialDate
    note: Text


class ProjectRow(Period):
    """A row of projects.csv."""

    refers: ClassVar = {
        "programme": ("programmes",), "clusters": ("clusters",), "fields": ("fields",)
    }  # fmt: skip
    id: Id
    name: str = Field(min_length=1)
    title: Text
    programme: OptionalId
    clusters: Ids
    volume_eur: Count
    funding_eur: Count
    fields: Ids
    region: Texts
    website: Text
    status: Literal["running", "ended", "selected", "planned", "unknown"]
    note: Text


class ParticipationRow(Fact):
    """A row of participations.csv."""

    key: ClassVar = ("organisation", "project", "role")
    refers: ClassVar = {"organisation": ("organisations",), "project": ("projects",)}
    organisation: Id
    project: Id
    role: Literal["coordinator", "partner", "associated", "subcontractor", "other"]
    funding_eur: Count
    note: Text


class ClusterLinkRow(Tie):
    """A row of cluster_links.csv."""

    key: ClassVar = ("from_", "to", "kind")
    refers: ClassVar = {"from_": ("clusters",), "to": ("clusters",)}
    from_: Id = Field(alias="from")
    to: Id
    kind: Literal["joint_project", "joint_event", "agreement", "network_partner",
                  "shared_management", "part_of", "successor_of"]  # fmt: skip
    what: Text
    note: Text

    @model_validator(mode="after")
    def _two_clusters(self) -> ClusterLinkRow:
        if self.from_ == self.to:
            raise ValueError(f"from: {self.to!r} is tied to itself")
        return self


class StageCompetenceRow(Fact):
    """A row of stage_competences.csv."""

    key: ClassVar = ("stage", "competence")
    refers: ClassVar = {"stage": ("stages",), "competence": ("competences",)}
    stage: Id
    competence: Id
    note: Text


class StageActivityRow(Fact):
    """A row of stage_activities.csv."""

    key: ClassVar = ("organisation", "stage")
    refers: ClassVar = {
        "organisation": ("organisations",), "stage": ("stages",), "competences": ("competences",)
    }  # fmt: skip
    organisation: Id
    stage: Id
    product_de: Text
    competences: Ids
    basis: Literal["source", "classified"]
    note: Text


class EventRow(Period):
    """A row of events.csv."""

    refers: ClassVar = {"clusters": ("clusters",), "organisations": ("organisations",)}
    id: Id
    name: str = Field(min_length=1)
    kind: Text
    city: Text
    country: Country
    clusters: Ids
    organisations: Ids
    note: Text


class FigureRow(Fact):
    """A row of figures.csv."""

    refers: ClassVar = {"subject": ("clusters", "programmes", "regions")}
    id: Id
    subject: Id
    metric: str = Field(min_length=1)
    value: Number
    unit: Text
    metric_en: Text = None
    unit_en: Text = None
    as_of: PartialDate
    note: Text


class JudgementRow(Row):
    """A row of judgements.csv; a later decision about the same pair replaces an earlier one."""

    key: ClassVar = ("a_id", "b_id", "date")
    a_name: str = Field(min_length=1)
    b_name: str = Field(min_length=1)
    a_id: Id
    b_id: Id
    decision: Literal["same", "different", "unsure"]
    reason_de: Text
    date: PartialDate


TABLES: dict[str, type[Row]] = {
    "sources": SourceRow,
    "programmes": ProgrammeRow,
    "fields": FieldRow,
    "competences": CompetenceRow,
    "value_chains": ValueChainRow,
    "stages": StageRow,
    "organisations": OrganisationRow,
    "clusters": ClusterRow,
    "cluster_programmes": ClusterProgrammeRow,
    "memberships": MembershipRow,
    "projects": ProjectRow,
    "participations": ParticipationRow,
    "cluster_links": ClusterLinkRow,
    "stage_competences": StageCompetenceRow,
    "stage_activities": StageActivityRow,
    "events": EventRow,
    "figures": FigureRow,
    "judgements": JudgementRow,
}


def columns(row: type[Row]) -> tuple[str, ...]:
    """The header of a table, as its file writes it."""
    return tuple(f.alias or name for name, f in row.model_fields.items())


def may_lack(row: type[Row]) -> tuple[str, ...]:
    """The columns a file need not have: English beside a German text, ids that came later."""
    return tuple(f.alias or name for name, f in row.model_fields.items() if not f.is_required())
