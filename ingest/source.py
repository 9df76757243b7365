"""The description of a source: ``source.yml``, complete or refused."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import WrongUseError
from graph.yaml_text import YAMLError, read_yaml


class Limits(BaseModel):
    """When a source is not published: shares from 0 to 1 of its rows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_quarantined_share: float = Field(ge=0, le=1)
    max_shrink_share: float = Field(ge=0, le=1)


class SourceDescription(BaseModel):
    """One ``source.yml``; every field is needed, an unknown one is an error.

    ``files`` are the names of the tables, or patterns (``*.csv``) of files that somebody hands in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    language: str
    encoding: str
    delimiter: str
    frequency: str
    coverage_start: str
    files: tuple[str, ...]
    optional_files: tuple[str, ...] = ()
    limits: Limits

    @classmethod
    def load(cls, path: Path) -> SourceDescription:
        """Read and check a ``source.yml``. Raises WrongUseError with what is wrong."""
        try:
            return cls.model_validate(read_yaml(path.read_text(encoding="utf-8")))
        except (OSError, YAMLError, ValidationError) as error:
            raise WrongUseError(f"{path} is not a valid source description: {error}") from error
