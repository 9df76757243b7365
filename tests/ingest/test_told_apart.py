"""What a run told apart is not compared again; nothing else is left out. Records are made up."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from bench.hand_made import read
from ingest.identify import identify
from ingest.identity import suggest as suggesting
from ingest.identity import told_apart
from ingest.identity.compare import Comparison, compare_forms, worth_showing
from ingest.identity.form import form_of
from ingest.identity.judgements import Judgement
from ingest.identity.record import OrganisationRecord
from ingest.identity.suggest import suggest
from ingest.identity.told_apart import ToldApart
from ingest.inputs import Inputs
from ingest.sources import SOURCES

ROOT = Path(__file__).parents[2]
SHIPPED = {"curated": "data", "ror": "data/ror"}
TOWNS = ("Jena", "Ulm", "Kiel", "Hof")
FIRMS = [
    OrganisationRecord(f"f{i}", f"Quarzwerk {name} GmbH", city=town)
    for i, (name, town) in enumerate(
        (name, town) for name in ("Nord", "Nord AG", "Glas", "Nrod") for town in TOWNS
    )
]


def test_the_second_run_compares_what_may_be_one_only() -> None:
    first = suggest(FIRMS)
    assert first.pairs
    assert len(first.told_apart.numbers) > 0
    second = suggest(FIRMS, told_apart=first.told_apart)
    assert second.pairs == first.pairs
    assert second.remembered == len(first.told_apart.numbers)
    assert second.compared == first.compared - second.remembered
    assert second.told_apart.numbers.tolist() == first.told_apart.numbers.tolist()


def test_a_record_that_changed_is_compared_with_all_its_pairs() -> None:
    before = suggest(FIRMS).told_apart
    changed = [replace(FIRMS[0], city="Köln"), *FIRMS[1:]]
    found = suggest(changed, told_apart=before)
    assert found.pairs == suggest(changed).pairs
    own = [pair for pair in _pairs_compared(changed, before) if "f0" in pair]
    assert len(own) == len([pair for pair in _pairs_compared(changed, ToldApart()) if "f0" in pair])


def _pairs_compared(records: list[OrganisationRecord], told: ToldApart) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            suggesting, "worth_showing", lambda a, b, **_: seen.append((a.record.id, b.record.id))
        )
        suggest(records, told_apart=told)
    return seen


def test_shared_projects_and_unsure_people_are_heard_anew() -> None:
    """f0 and f9, "Nord GmbH" in Jena and "Glas GmbH" in Ulm, are told apart on their own."""
    first = suggest(FIRMS)
    told = first.told_apart
    assert ("f0", "f9") not in [(s.a.id, s.b.id) for s in first.pairs]
    found = suggest(FIRMS, told_apart=told, shared_projects={("f0", "f9"): 3})
    assert found.pairs == suggest(FIRMS, shared_projects={("f0", "f9"): 3}).pairs
    assert found.remembered == len(told.numbers) - 1
    unsure = [Judgement("f0", "f9", "", "", "unsure", "", "2024-01-01")]
    found = suggest(FIRMS, told_apart=told, judgements=unsure)
    assert ("f0", "f9") in [(s.a.id, s.b.id) for s in found.pairs]


def test_a_damaged_file_and_none_remember_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "told_apart.npz"
    assert len(told_apart.load(path).numbers) == 0
    told_apart.save(path, ToldApart("rules 1", np.array([3, 5], dtype=np.uint64)))
    kept = told_apart.load(path)
    assert (kept.rules, kept.numbers.tolist()) == ("rules 1", [3, 5])
    whole = path.read_bytes()
    for damaged in (b"broken", b"", whole[:40], whole[: len(whole) // 2], whole[:-9]):
        path.write_bytes(damaged)
        assert len(told_apart.load(path).numbers) == 0


def test_only_the_same_rules_and_register_remember() -> None:
    """The register is that of the shipped records of ROR; without it the rules are others."""
    curated, ror = (SOURCES[name].read(Inputs((ROOT / SHIPPED[name],))) for name in SHIPPED)
    first = identify([curated, ror], ()).suggestions
    assert len(first.told_apart.numbers) > 0
    again = identify([curated, ror], (), first.told_apart).suggestions
    assert (again.pairs, again.remembered) == (first.pairs, len(first.told_apart.numbers))
    assert identify([curated], (), first.told_apart).suggestions.remembered == 0


def test_what_stands_beside_the_names_tells_apart_only_what_the_whole_does() -> None:
    """On all pairs made by hand: a pair is shown exactly when the whole comparison shows it."""
    shown: list[Comparison | None] = []
    names, pairs = read()
    forms = [form_of(OrganisationRecord(str(i), n.name, city=n.place)) for i, n in enumerate(names)]
    for pair in pairs:
        a, b = forms[pair.a], forms[pair.b]
        whole = compare_forms(a, b)
        shown.append(worth_showing(a, b))
        assert shown[-1] == (None if whole.decision == "different" else whole)
    assert None in shown
    assert any(shown)


def test_ids_units_and_places_tell_apart_only_what_the_whole_does() -> None:
    """As above, over all that records can say beside their names."""
    bases = [
        OrganisationRecord(f"{name}{i}", name, city=town, country=country, pic=pic, unit_of=body)
        for i, (name, town, country, pic, body) in enumerate(
            product(
                ("Quarzwerk Nord GmbH", "Quarzwerk Nrod AG"), ("Jena", "Ulm", ""), ("DE", "FR"),
                ("", "1", "2"), ("", "b1"),
            )
        )
    ]  # fmt: skip
    # One id for a body and its unit elsewhere: the id decides, whatever speaks against it.
    bases += [
        OrganisationRecord("b1", "Quarzwerk Nord GmbH", city="Jena", country="DE", pic="1"),
        OrganisationRecord("u1", "Glas e. V.", city="Ulm", country="FR", pic="1", unit_of="b1"),
    ]
    forms = [form_of(record) for record in bases]
    shown = 0
    for a, b in combinations(forms, 2):
        whole, found = compare_forms(a, b), worth_showing(a, b)
        assert found == (None if whole.decision == "different" else whole)
        shown += found is not None
    assert 0 < shown < len(forms) * (len(forms) - 1) / 2
