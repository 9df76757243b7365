"""The header of a question: what it is called, who asks it, what goes in and comes out."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

ParameterType = Literal["text", "id", "ids", "integer", "number", "boolean", "date", "file"]

# What is written for a parameter of each type, in German and English.
TYPE_WORDS: dict[ParameterType, tuple[str, str]] = {
    "text": ("Text", "text"),
    "id": ("Kennung", "id"),
    "ids": ("Kennungen, mit Komma getrennt", "ids, separated by commas"),
    "integer": ("ganze Zahl", "whole number"),
    "number": ("Zahl", "number"),
    "boolean": ("ja oder nein", "yes or no"),
    "date": ("Datum", "date"),
    "file": ("Datei", "file"),
}


class Parameter(BaseModel):
    """A parameter of a question.

    ``labels`` tells which nodes an id may name, ``minimum`` and ``maximum`` bound a number,
    ``names`` are other ways to write some of the ``values`` (BW: Baden-Württemberg). The
    value of a ``file`` is its text: whoever asks reads the file (``queries.documents``), so that
    no question opens a file by itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z][a-z_]*$")
    type: ParameterType
    description_de: str
    description_en: str
    required: bool = False
    default: Any = None
    labels: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None


class Column(BaseModel):
    """A column of an answer with its meaning."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    meaning_de: str
    meaning_en: str


class Header(BaseModel):
    """The header of one question.

    ``limit`` is the number of rows after which an answer is cut; ``example`` holds parameters
    with which the curated network gives rows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z][a-z_]*$")
    title_de: str
    title_en: str
    description_de: str
    description_en: str
    asked_by: tuple[Literal["analyst", "policy", "manager"], ...]
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...]
    limit: int = Field(default=1000, gt=0)
    example: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _names_once(self) -> Header:
        for names in ([p.name for p in self.parameters], [c.name for c in self.columns]):
            if len(names) != len(set(names)):
                raise ValueError(f"a name stands twice in {names}")
        strangers = set(self.example) - {p.name for p in self.parameters}
        if strangers:
            raise ValueError(f"its example names unknown parameters {sorted(strangers)}")
        return self

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns of an answer, in their order."""
        return tuple(c.name for c in self.columns)
