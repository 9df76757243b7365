"""The words of ``vocabulary.yml``, folded for comparing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.names import words
from graph.yaml_text import read_yaml

_QUARTERS = ("ost", "west", "nord", "süd", "mittel", "ober", "unter")
FILE = Path(__file__).with_name("vocabulary.yml")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    expansions: dict[str, str]
    cut_words: dict[str, str]
    english: dict[str, str]
    descriptions: str
    subjects: str
    institutions: str
    trades: str
    given_names: str
    phrases: dict[str, str]
    look_alikes: str
    stop: str
    neutral: str
    offices: str
    office_heads: str
    umbrella: str
    regional: str
    chambers: str
    families: str
    carriers: str
    laender: str
    ministries: str
    bodies: str
    generic: str
    units: str
    heads: str
    prefixes: str
    namesakes: str
    not_namesakes: str
    surnames: str
    brands: str
    towns: str
    town_names: dict[str, str]
    main_qualifiers: dict[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """The folded words by what they are good for; see the comments in ``vocabulary.yml``."""

    expansions: Mapping[str, tuple[str, ...]]
    cut_words: Mapping[str, tuple[str, ...]]
    english: Mapping[str, tuple[str, ...]]
    descriptions: frozenset[str]
    subjects: frozenset[str]
    institutions: tuple[str, ...]
    trades: tuple[str, ...]
    given_names: frozenset[str]
    phrases: Callable[[str], str]
    stop: frozenset[str]
    neutral: frozenset[str]
    offices: frozenset[str]
    office_heads: frozenset[str]
    umbrella: frozenset[str]
    regional: frozenset[str]
    chambers: frozenset[str]
    families: frozenset[str]
    carriers: frozenset[str]
    laender: frozenset[str]
    ministries: frozenset[str]
    bodies: frozenset[str]
    light: frozenset[str]
    not_a_namesake: frozenset[str]
    generic: frozenset[str]
    units: frozenset[str]
    heads: tuple[str, ...]
    prefixes: tuple[str, ...]
    namesakes: frozenset[str]
    not_namesakes: frozenset[str]
    common: frozenset[str]
    real: frozenset[str]
    proper: frozenset[str]
    town_names: Mapping[str, str]
    main_qualifiers: Mapping[str, frozenset[str]]
    towns: frozenset[str]
    shared: frozenset[str]
    # Words that many names have, against which spelling is put right, and all words of the table.
    correct: frozenset[str]
    known: frozenset[str]


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text).split())


def _written_out(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {words(key): tuple(words(value).split()) for key, value in table.items()}


def _replacer(phrases: Mapping[str, str]) -> Callable[[str], str]:
    """Replaces whole words, the longest phrase first."""
    folded = {
        words(key): "uas" if value == "@uas" else words(value) for key, value in phrases.items()
    }
    longest = sorted(folded, key=lambda key: (-len(key), key))
    pattern = re.compile(rf"\b(?:{'|'.join(longest)})\b")
    return lambda text: pattern.sub(lambda found: folded[found.group()], text)


@cache
def vocabulary() -> Vocabulary:
    """Read and fold the table; read once."""
    table = _Table.model_validate(read_yaml(FILE.read_text(encoding="utf-8")))
    generic, towns = _set(table.generic), _set(table.towns)
    surnames, brands, units = _set(table.surnames), _set(table.brands), _set(table.units)
    namesakes = _set(table.namesakes)
    regional = _set(table.regional)
    regional |= {words(quarter) + word for quarter in _QUARTERS for word in regional}
    common = generic | surnames | brands | units | namesakes
    common |= _set(f"{table.stop} {table.neutral}")
    english = _written_out(table.english)
    translated = {word for whole in english.values() for word in whole}
    correct = generic | units | regional | english.keys() | translated | _set(
        " ".join((table.bodies, table.ministries, table.families, table.offices, table.heads))
    )  # fmt: skip
    known = correct | common | towns | _set(
        " ".join((table.laender, table.prefixes, table.trades, table.given_names, table.subjects,
                  table.look_alikes))
    )  # fmt: skip
    return Vocabulary(
        expansions=_written_out(table.expansions),
        cut_words=_written_out(table.cut_words),
        english=english,
        descriptions=_set(table.descriptions),
        subjects=_set(table.subjects),
        institutions=tuple(sorted(_set(table.institutions))),
        trades=tuple(sorted(_set(table.trades))),
        given_names=_set(f"{table.given_names} {table.namesakes}"),
        phrases=_replacer(table.phrases),
        stop=_set(table.stop),
        neutral=_set(table.neutral),
        offices=_set(table.offices),
        office_heads=_set(table.office_heads),
        umbrella=_set(table.umbrella),
        regional=regional,
        chambers=_set(table.chambers),
        families=_set(table.families),
        carriers=_set(table.carriers),
        laender=_set(table.laender),
        ministries=_set(table.ministries),
        bodies=_set(table.bodies),
        not_a_namesake=generic | _set(f"{table.families} {table.carriers} {table.regional}"),
        light=_set(" ".join((table.neutral, table.regional, table.families, table.namesakes)))
        | towns,
        generic=generic,
        units=units,
        heads=tuple(sorted(_set(table.heads), key=lambda head: (-len(head), head))),
        prefixes=tuple(sorted(_set(table.prefixes), key=lambda head: (-len(head), head))),
        namesakes=namesakes,
        not_namesakes=_set(table.not_namesakes),
        common=common,
        shared=common | towns | regional,
        real=generic | surnames | brands | units | towns,
        proper=surnames | brands | towns | namesakes,
        town_names={words(k): words(v) for k, v in table.town_names.items()},
        main_qualifiers={words(k): _set(v) for k, v in table.main_qualifiers.items()},
        towns=towns,
        correct=correct,
        known=known,
    )
