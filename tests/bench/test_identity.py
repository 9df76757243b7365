"""The measures of identity by hand, the spoilt names, and the whole measurement at a small size."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import identity, mangled
from bench.clusters import Rates, b_cubed, best_threshold, group_rates, grouped, largest, rates
from bench.hand_made import Labelled, Named
from bench.worker import MeasurementError
from ingest.identity.aliases import AliasIndex


def record(number: int, name: str, status: str = "active") -> dict[str, Any]:
    return {
        "id": f"https://ror.org/{number:09}",
        "status": status,
        "names": [{"value": name, "lang": "de", "types": ["label", "ror_display"]}],
        "locations": [{"geonames_details": {"name": "Jena"}}],
    }


@pytest.fixture
def ror(tmp_path: Path) -> Path:
    """Made-up records in the form of ROR's dump."""
    path = tmp_path / "ror.json"
    names = ("Erfundenes Institut für Optik", "Erfundene Werke für Glas", "Erfundene Stiftung")
    records = [record(i, name) for i, name in enumerate(names)]
    records += [record(8, "Erfundener Doppelname"), record(9, "ERFUNDENER DOPPELNAME")]
    path.write_text(json.dumps([*records, record(7, "Erfundene Firma", "withdrawn")]))
    return path


def test_pair_rates() -> None:
    found = rates(found=4, right=3, wanted=6)
    assert (found.precision, found.recall, found.f1) == (0.75, 0.5, 0.6)
    assert rates(found=0, right=0, wanted=2) == Rates(None, 0.0)
    assert rates(found=2, right=0, wanted=2).f1 == 0.0


def test_b_cubed_of_the_example_in_the_paper() -> None:
    """Bagga and Baldwin 1998: truth 5 + 2 + 5 items; the last two of the truths are found as one:
    precision 1/12 (5 · 5/5 + 2 · 2/7 + 5 · 5/7) = 16/21, recall 1."""
    truth = [0] * 5 + [5] * 2 + [7] * 5
    found = [0] * 5 + [5] * 7
    got = b_cubed(found, truth)
    assert got.precision == pytest.approx(16 / 21)
    assert got.recall == 1


def test_groups_join_what_hangs_together() -> None:
    groups = grouped(6, [(3, 4), (0, 1), (1, 3)])
    assert groups == [0, 0, 2, 0, 0, 5]
    assert largest(groups, 5) == [[0, 1, 3, 4]]
    # 6 pairs inside the found group; true are 0-1, 3-4 and 2-5.
    assert group_rates(groups, [0, 0, 1, 2, 2, 1]) == Rates(2 / 6, 2 / 3)


def test_best_threshold_takes_equal_scores_together() -> None:
    scored = [(0.9, True), (0.8, True), (0.8, False), (0.1, False)]
    assert best_threshold(scored, wanted=2) == 0.8
    assert best_threshold([(0.9, True), (0.8, False), (0.8, False), (0.8, True)], wanted=2) == 0.9


def test_spoilt_names_are_the_same_for_the_same_seed(ror: Path) -> None:
    assert mangled.items(ror) == mangled.items(ror)
    assert mangled.items(ror, seed=1) != mangled.items(ror, seed=2)


def test_withdrawn_records_and_shared_names_are_left_out(ror: Path) -> None:
    items = mangled.items(ror)
    assert {item.name for item in items if item.model == "as it is"} == {
        "Erfundenes Institut für Optik", "Erfundene Werke für Glas", "Erfundene Stiftung"
    }  # fmt: skip
    assert all(item.town == "Jena" for item in items)
    assert {item.model for item in items} <= {"as it is", *mangled.MODELS}


@pytest.mark.parametrize("model", sorted(mangled.MODELS))
def test_every_model_spoils_names_in_its_way(model: str) -> None:
    import random

    name = "Hahn-Schickard-Gesellschaft für angewandte Forschung"
    made = {mangled.MODELS[model](name, random.Random(seed)) for seed in range(40)} - {name}
    assert made
    lengths = {"drop": (-20, -4), "short": (-25, -2), "words": (-1, 1), "keys": (-1, 1)}
    low, high = lengths.get(model, (-1, 1))
    assert all(low <= len(text) - len(name) <= high for text in made)
    # The first letter is left in peace, but for the word at the beginning that moves.
    assert model == "words" or all(text[0] == "H" for text in made)


def test_hand_made_pairs_are_measured_by_part_and_trap() -> None:
    names = [
        Named("Silltronik Werke GmbH", "Jena"), Named("SILLTRONIK WERKE GMBH", "Jena"),
        Named("Erfundene Optik AG", "Ulm"),
    ]  # fmt: skip
    pairs = [
        Labelled(0, 1, True, "case", "practice"), Labelled(0, 2, False, "similar_name", "held_back")
    ]  # fmt: skip
    got = identity.on_pairs(names, pairs, AliasIndex([]))
    ours = got["parts"]["all"]["innonetz, automatic"]
    assert (ours["precision"], ours["recall"], ours["b_cubed"]["f1"]) == (1.0, 1.0, 1.0)
    assert got["traps"]["case"]["innonetz, automatic"] == {
        "same": 1, "different": 0, "right": 1, "wrong": 0
    }  # fmt: skip
    assert got["blocking"]["found"] == 1
    assert got["groups"]["innonetz, automatic"][0]["organisations"] == 1


def test_spoilt_names_are_measured_and_told_as_tables(ror: Path) -> None:
    spoilt = identity.on_spoilt(mangled.items(ror))
    assert spoilt["organisations"] == 3
    assert spoilt["methods"]["equal normalised name"]["precision"] == 1.0
    copies = sum(found["copies"] for found in spoilt["models"].values())
    assert spoilt["names"] == 3 + copies


def test_a_missing_dump_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match="--ror"):
        identity.run(tmp_path / "none.json", lambda _: None)
