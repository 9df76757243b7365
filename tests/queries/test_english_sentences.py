"""English sentences name fields, stages, competences and chains in English."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from queries.catalogue import ask, catalogue
from queries.documents import with_files

# What explains a thing to readers, by how its column ends.
EXPLAINS = ("plain", "example", "definition", "end_product", "aim", "for_whom")
VOCABULARIES = ("Field", "Stage", "Competence", "ValueChain")
DRAFT = "In Chemnitz soll ein Bündnis für Wasserstoff, Leichtbau und Batterien entstehen."
ASKED = [
    *(
        (name, with_files(entry.header, entry.header.example))
        for name, entry in catalogue().items()
    ),
    ("overlaps", {}),
    ("draft_check", {"text": DRAFT, "fields": ["medizintechnik"]}),
]
# Parts of these sentences that are no names of ours: products and names as their source has them.
QUOTES_SOURCES = frozenset({"offers", "is in the same initiative as", "has worked with"})


def _german_only(store: Store) -> set[str]:
    """Names of two words or more, as a single one may stand in the name of an initiative."""
    rows = store.read(
        "MATCH (n) WHERE labels(n)[0] IN $labels RETURN n.name AS de, n.name_en AS en",
        {"labels": list(VOCABULARIES)},
    ).dicts()
    return {r["de"] for r in rows if r["en"] and r["en"] != r["de"] and " " in r["de"]}


@pytest.mark.parametrize(("question", "params"), ASKED)
def test_no_german_name_in_an_english_sentence(
    question: str, params: dict[str, Any], loaded_embedded: Store
) -> None:
    answer = ask(loaded_embedded, question, params)
    said = [notice.en for notice in answer.notices]
    said += [s for row in answer.rows for s in _english(row)]
    german = _german_only(loaded_embedded)
    assert german
    assert [(s, name) for s in said for name in german if name in s] == []


def _english(value: Any, *, wanted: bool = False) -> list[str]:
    """The English sentences in a cell, however deep; not those that quote a source."""
    if isinstance(value, dict):
        return [s for key, v in value.items() for s in _english(v, wanted=key.endswith("_en"))]
    if isinstance(value, list | tuple):
        return [s for v in value for s in _english(v, wanted=wanted)]
    quoted = isinstance(value, str) and value.startswith(tuple(QUOTES_SOURCES))
    return [value] if wanted and isinstance(value, str) and not quoted else []


@pytest.mark.parametrize(("question", "params"), ASKED)
def test_beside_a_german_explanation_stands_the_english_one(
    question: str, params: dict[str, Any], loaded_embedded: Store
) -> None:
    told = [p for row in ask(loaded_embedded, question, params).rows for p in _explanations(row)]
    assert [de for de, en in told if not en or en == de] == []
    if question in ("competence_transfer", "chain_gaps", "stages", "chains", "programmes"):
        assert told


def _explanations(value: Any) -> list[tuple[str, str | None]]:
    """The German explanations in a cell, however deep, each with the English one."""
    if isinstance(value, list | tuple):
        return [pair for v in value for pair in _explanations(v)]
    if not isinstance(value, dict):
        return []
    own = [(v, value.get(f"{k}_en")) for k, v in value.items() if k.endswith(EXPLAINS) and v]
    return own + [pair for v in value.values() for pair in _explanations(v)]
