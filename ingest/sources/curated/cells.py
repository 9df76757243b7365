"""What a cell of the curated tables may hold: ids, dates, counts, codes, categories."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from ingest.official_ids import lei, register_number

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# The largest number that every reader of the graph, JSON included, takes exactly.
_MOST = 2**53 - 1
LAENDER = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST",
           "SH", "TH")  # fmt: skip


def empty_to_none(value: object) -> object:
    """An empty cell means that nothing is known."""
    return None if value == "" else value


def _split(value: object) -> object:
    return tuple(v for v in value.split(";") if v) if isinstance(value, str) else value


def _partial_date(value: str) -> str:
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(g) if g else 1 for g in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{value!r} is no date: no calendar has it") from error
    return value


def _digits(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]+", value):
        raise ValueError(f"{value!r} is no whole number: write digits only")
    return value


def one_of(allowed: tuple[str, ...]) -> AfterValidator:
    """A check that a cell holds one of the known categories."""

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"unknown category {value!r}, known are {', '.join(allowed)}")
        return value

    return AfterValidator(check)


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]*$")]
Text = Annotated[str | None, BeforeValidator(empty_to_none)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_split)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_split)]
OptionalId = Annotated[Id | None, BeforeValidator(empty_to_none)]
PartialDate = Annotated[
    Annotated[str, AfterValidator(_partial_date)] | None, BeforeValidator(empty_to_none)
]
Count = Annotated[
    Annotated[int, Field(ge=0, le=_MOST), BeforeValidator(_digits)] | None,
    BeforeValidator(empty_to_none),
]
Number = Annotated[float, Field(allow_inf_nan=False)]
States = Annotated[tuple[Annotated[str, one_of(LAENDER)], ...], BeforeValidator(_split)]
Country = Annotated[
    Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None, BeforeValidator(empty_to_none)
]
Round = Annotated[Annotated[str, Field(pattern=r"^[0-9]+$")] | None, BeforeValidator(empty_to_none)]
Lei = Annotated[Annotated[str, AfterValidator(lei)] | None, BeforeValidator(empty_to_none)]
RegisterNumber = Annotated[
    Annotated[str, AfterValidator(register_number)] | None, BeforeValidator(empty_to_none)
]
