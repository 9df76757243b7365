"""A layout: how the list of one Land and period is headed and written, as a YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.errors import WrongUseError
from graph.names import compact
from graph.yaml_text import YAMLError, read_yaml
from ingest.csvfiles import HeaderError
from ingest.inputs import InputFile
from ingest.places import LAENDER

SHIPPED = Path(__file__).with_name("layouts")
Meaning = Literal[
    "beneficiary", "beneficiary_place", "code", "name", "purpose", "start", "end", "total", "eu",
    "rate", "fund", "objective", "intervention", "location", "country",
]  # fmt: skip
# Without these a line says nothing that the graph could hold.
ALWAYS: tuple[Meaning, ...] = ("beneficiary", "name")
_MOST_BYTES = 1024**2


def _land(code: str) -> str:
    if code not in LAENDER:
        raise ValueError(f"unknown Land {code!r}, known are {', '.join(LAENDER)}")
    return code


class ProgrammeLayout(BaseModel):
    """The programme that operations of a fund belong to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    short_name: str = ""


class Layout(BaseModel):
    """The headings of a list by their meaning; headings are compared without signs and case.

    ``programmes`` is keyed by the begin of what stands in the column fund. ``second_header`` is
    what stands under the heading of the beneficiary in a second header line. ``note`` is added to
    every project.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    land: Annotated[str, AfterValidator(_land)]
    period: str = Field(pattern=r"^[0-9]{4}-[0-9]{4}$")
    publisher: str
    url: str
    sheet: str = ""
    decimal: Literal[",", "."] = ","
    columns: dict[Meaning, tuple[str, ...]]
    needed: tuple[Meaning, ...]
    second_header: str = ""
    note: str = ""
    programmes: dict[str, ProgrammeLayout] = Field(min_length=1)

    @model_validator(mode="after")
    def _complete(self) -> Layout:
        if missing := self.always - set(self.columns):
            raise ValueError(f"columns lack {', '.join(sorted(missing))}")
        return self

    @property
    def key(self) -> str:
        """The middle of ids: ``ni-2021-2027``."""
        return f"{self.land.lower()}-{self.period}"

    @property
    def always(self) -> set[Meaning]:
        """What the header of such a list has to have."""
        return {*ALWAYS, *self.needed}

    @cached_property
    def by_heading(self) -> dict[str, str]:
        """The meaning of a heading in compact form."""
        return {compact(h): name for name, hs in self.columns.items() for h in hs}

    def names(self, cells: Sequence[str]) -> list[str]:
        """The meaning of each cell of a header, "" for one that is not read."""
        return [self.by_heading.get(compact(cell), "") if cell else "" for cell in cells]

    def programme_of(self, fund: str) -> ProgrammeLayout | None:
        """The programme of a fund, None when the layout does not know it.

        Where the list has no column for it there is but one.
        """
        if "fund" not in self.columns:
            return next(iter(self.programmes.values()))
        starts = (start for start in self.programmes if fund.upper().startswith(start.upper()))
        found = max(starts, key=len, default=None)
        return self.programmes[found] if found is not None else None


def load(text: str, name: str) -> Layout:
    """A layout from the text of its file. Raises WrongUseError with what is wrong."""
    try:
        return Layout.model_validate(read_yaml(text))
    except (YAMLError, ValidationError) as error:
        raise WrongUseError(
            f"efre: {name} is no valid layout: {error}. Compare it with docs/sources-efre.md.",
            f"efre: {name} ist keine gültige Beschreibung einer Liste: {error}. Bitte mit "
            "docs/sources-efre.md vergleichen.",
        ) from error


def layouts(handed_in: Iterable[InputFile]) -> list[Layout]:
    """Layouts that are handed in beside the lists, before the shipped ones."""
    found = []
    for file in handed_in:
        with file.open() as stream:
            found.append(load(stream.read(_MOST_BYTES).decode("utf-8", "replace"), file.name))
    for path in sorted(SHIPPED.glob("*.yml")):
        found.append(load(path.read_text(encoding="utf-8"), path.name))
    return found


@dataclass
class ListHeader:
    """Called with the cells of a header; remembers the layout that takes them."""

    known: Sequence[Layout]
    layout: Layout | None = None

    def __call__(self, cells: list[str]) -> Sequence[str]:
        """The meanings of the columns. Raises HeaderError when no layout fits."""
        best, fewest = "", len(get_args(Meaning)) + 1
        for layout in self.known:
            names = layout.names(cells)
            missing = sorted(name for name in layout.always if name not in names)
            double = sorted(name for name in set(names) if name and names.count(name) > 1)
            if not missing and not double:
                self.layout = layout
                return names
            if len(missing) < fewest:
                lacks = [layout.columns[name][0] for name in missing]
                said = f"lacks {', '.join(lacks)}" if lacks else f"has two for {', '.join(double)}"
                best, fewest = f"{layout.key} {said}", len(missing)
        raise HeaderError(f"the header is of no known layout; nearest: {best}")

    def taken(self) -> Layout:
        """The layout of the header. Raises ValueError before one was taken."""
        if self.layout is None:
            raise ValueError("no header was taken")
        return self.layout
