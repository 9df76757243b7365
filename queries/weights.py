"""The weights and thresholds of the scored questions: ``weights.yml``, typed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.yaml_text import read_yaml

FILE = Path(__file__).with_suffix(".yml")
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Coverage(BaseModel):
    """When a stage of a value chain is covered, thin, empty or unknown."""

    model_config = _STRICT

    covered_from: int
    empty_from_share: float
    rest_marker: str


class Links(BaseModel):
    """What one fact of each kind weighs in the strength of a tie between two initiatives."""

    model_config = _STRICT

    shared_management: float
    agreements: float
    joint_projects: float
    part_of: float
    successor_of: float
    network_partners: float
    shared_members: float
    joint_events: float

    def of(self, kind: str) -> float:
        """The weight of a kind of tie."""
        return float(getattr(self, kind))


class Overlap(BaseModel):
    """How the four overlaps of two initiatives are measured, and when they count as high."""

    model_config = _STRICT

    same_field: float
    same_general_field: float
    broader_field: float
    sibling_field: float
    reach_km: float
    same_land: float
    same_round: float
    same_programme: float
    joint_project: float
    shared_members_from: int
    members_mark: float
    fields_mark: float
    related_mark: float
    region_mark: float
    funding_mark: float


class Draft(BaseModel):
    """When a draft of an initiative is like one that there is."""

    model_config = _STRICT

    text_far: float
    text_near: float
    same_town: float
    same_land: float
    field_from: float
    field_gap: float
    fields_most: int
    thin_words: int
    nearest: int


class Partners(BaseModel):
    """How suggestions of missing partners are scored."""

    model_config = _STRICT

    fill: float
    worked: float
    competence: float
    near: float
    empty: float
    unknown: float
    thin: float
    classified: float
    worked_half: float
    near_km: float
    touched_from: int
    field_share: float
    worked_from: int
    not_judged: float
    threshold: float
    only_when_active: tuple[str, ...]


class Fitting(BaseModel):
    """How initiatives that fit an organisation are scored, and words of a text recognised."""

    model_config = _STRICT

    field: float
    colleagues: float
    worked: float
    near: float
    same_competence: float
    colleagues_half: float
    worked_half: float
    near_km: float
    threshold: float
    compound_from: int
    compound: float
    explained: float
    term_from: float
    stage_from: float


class Suiting(BaseModel):
    """How far two initiatives without a tie suit each other."""

    model_config = _STRICT

    fields: float
    stages: float
    near: float
    fields_from: float
    stages_from: float


class Siblings(BaseModel):
    """When two initiatives are compared, and how far apart makes them unlike."""

    model_config = _STRICT

    parts_from: int
    age_span: float
    make_up_from: int


class Specialisation(BaseModel):
    """When the location quotient of a region's field is put into words."""

    model_config = _STRICT

    initiatives_from: int
    stronger_from: float
    weaker_to: float


class Transfer(BaseModel):
    """What a competence is worth to a stage, by how it stands to a needed one."""

    model_config = _STRICT

    same: float
    broader: float
    narrower: float
    related: float
    threshold: float


class Record(BaseModel):
    """How the check of suggestions hides known ties, and what counts as found."""

    model_config = _STRICT

    decided: str
    parts: int
    members_from: int
    year: int
    first: int
    negatives: int
    enough_cases: int
    useful_from: float


class Weights(BaseModel):
    """The whole table, one part a question."""

    model_config = _STRICT

    coverage: Coverage
    links: Links
    overlap: Overlap
    draft: Draft
    partners: Partners
    fitting: Fitting
    suiting: Suiting
    siblings: Siblings
    specialisation: Specialisation
    transfer: Transfer
    record: Record


class Meaning(BaseModel):
    """One line of the table as a reader sees it."""

    model_config = _STRICT

    value: Any
    de: str
    en: str


@cache
def table() -> dict[str, dict[str, Meaning]]:
    """Every weight with its meaning, by part and name."""
    parts = read_yaml(FILE.read_text(encoding="utf-8"))
    return {
        part: {name: Meaning.model_validate(line) for name, line in lines.items()}
        for part, lines in parts.items()
    }


@cache
def weights() -> Weights:
    """The weights, checked and typed."""
    values = {part: {n: m.value for n, m in lines.items()} for part, lines in table().items()}
    return Weights.model_validate(values)
