"""Contradictions and refusals of a run in words, on the page Quellen."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard import contradictions, runs, sources_view
from graph.model import MODEL
from graph.store import Store
from ingest.assemble import _joined
from tests.dashboard.apptest import open_over, unfolded

NAMES = {"tu-x": "TU X", "ac": "AC e.V."}


def line(label: str, key: tuple[str, ...], column: str, old: object, new: object) -> str:
    """A contradiction as a run tells it."""
    found: list[str] = []
    table = next(t for t in MODEL.tables if t.table == label)
    _joined(table, key, column, old, new, found)
    return found[0]


@pytest.mark.usefixtures("german")
def test_what_a_run_tells_is_understood() -> None:
    told = [
        line("Organisation", ("tu-x",), "kind", "agency", "university"),
        line("Organisation", ("tu-x",), "short_name", "X's", "TUX"),
        line("Organisation-MEMBER_OF-Cluster", ("tu-x", "ac", ""), "since", "2019", "2020"),
        "something else",
    ]
    rows = contradictions.rows(told, NAMES)
    assert rows[0] == {
        "thing": "TU X", "what": "Art", "kept": "Agentur", "other": "Universität",
    }  # fmt: skip
    assert (rows[1]["what"], rows[1]["kept"], rows[1]["other"]) == ("Kurzname", "X's", "TUX")
    assert rows[2]["thing"].startswith("TU X – AC e.V. (") and rows[2]["what"] == "Seit"
    assert rows[3]["thing"] == "something else"


@pytest.mark.usefixtures("german")
def test_towns_stand_with_the_name_of_their_land() -> None:
    lands = {"NW": "Nordrhein-Westfalen"}
    said = [sources_view.place_words(p, lands) for p in ("Mülheim (NW)", "Kiel (?)", "Bonn")]
    assert said == ["Mülheim (Nordrhein-Westfalen)", "Kiel (Land nicht bekannt)", "Bonn"]


@pytest.mark.embedded
def test_the_page_tells_contradictions_with_names(
    loaded_embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = unfolded(open_over("sources", loaded_embedded.settings.home, monkeypatch, view="run"))
    assert not at.exception
    table: pd.DataFrame = next(d.value for d in at.dataframe if "Hier gilt" in d.value)
    assert "Fraunhofer ENAS" in set(table["Hier gilt"])
    assert set(table["Angabe"]) <= {"Kurzname", "Art", "Ort"}
    assert not table.map(lambda cell: "another record" in str(cell)).any(axis=None)
    assert not table["Wovon"].str.fullmatch(r"[a-z0-9-]+").any()


@pytest.mark.embedded
@pytest.mark.parametrize(("lang", "said"), [("de", "Die Quelle hat keine Zeilen"),
                                            ("en", "the source has no rows")])  # fmt: skip
def test_a_refused_source_tells_why_in_the_language_of_the_page(
    loaded_embedded: Store, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    home = loaded_embedded.settings.home
    newest = max((home / "runs").glob("*.json"))
    report = json.loads(newest.read_text(encoding="utf-8"))
    report["sources"][0] |= {
        "accepted": False,
        "reason": "the source has no rows",
        "reason_de": "Die Quelle hat keine Zeilen",
    }
    refused = runs.read_run(json.dumps(report))

    def told(folder: Path, most: int = 20) -> list[runs.Run]:
        return [refused]

    monkeypatch.setattr(runs, "runs", told)
    at = open_over("sources", home, monkeypatch, view="run", lang=lang)
    assert [w.value for w in at.warning if said in w.value]
