"""Reasons for and against: one table with points and words, and the score made from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from graph.yaml_text import read_yaml

FILE = Path(__file__).with_name("rules.yml")


class LeftOver(BaseModel):
    """Points taken for words without a partner; see ``rules.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    extra: float
    both: float
    each: float
    free: float
    most: float


class Wording(BaseModel):
    """Points of a reason, and how it is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    points: float
    de: str
    en: str


class Rules(BaseModel):
    """The whole table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accept: float = Field(gt=0, lt=1)
    show: float = Field(gt=0, lt=1)
    left_over: LeftOver
    reasons: dict[str, Wording]


@cache
def rules() -> Rules:
    """The rules of ``rules.yml``, read once."""
    return Rules.model_validate(read_yaml(FILE.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records may be one (``weight`` above 0) or not (below); ``what`` is the particular.

    ``weight`` is in points: one point doubles the odds.
    """

    code: str
    weight: float
    what: str = ""

    def text(self, lang: str) -> str:
        """The reason in words, ``de`` or ``en``."""
        wording = rules().reasons[self.code]
        return (wording.de if lang == "de" else wording.en).format(what=self.what)

    @property
    def german(self) -> str:
        return self.text("de")

    @property
    def english(self) -> str:
        return self.text("en")


def reason(code: str, what: str = "", *, times: float = 1.0, less: float = 0.0) -> Reason:
    """A reason with the points of the table, several ``times``, ``less`` so many points."""
    points = rules().reasons[code].points
    if times != 1.0 or less:
        points = round(points * times - less, 2)
    return Reason(code, points, what)


def score_of(reasons: tuple[Reason, ...]) -> float:
    """``1 / (1 + 2^-points)``, the odds that the points stand for as a share from 0 to 1."""
    points = max(-40.0, min(40.0, sum(r.weight for r in reasons)))
    return round(float(1 / (1 + 2**-points)), 4)
