"""Contradictions and refusals of a run in words, on the page Quellen."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard import contradictions, runs, sources_view
from graph.contradiction import Contradiction, Statement
from graph.store import Store
from tests.dashboard.apptest import open_over, unfolded

TOLD = Contradiction(
    table="Organisation",
    ids=["tu-x"],
    names=["TU X"],
    field="kind",
    values=[
        Statement(value="agency", sources=["src-a"]),
        Statement(value="university", sources=["src-b"]),
        Statement(value="school"),
    ],
)


@pytest.mark.usefixtures("german")
def test_contradictions_are_told_in_german_words(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"src-a": "Amt A", "src-b": "Amt B"}
    monkeypatch.setattr(
        contradictions.elements, "source_texts", lambda ids: "; ".join(names[i] for i in ids)
    )
    tie = Contradiction(
        table="Organisation-MEMBER_OF-Cluster",
        ids=["tu-x", "ac"],
        names=["TU X", "AC e.V."],
        field="since",
        values=[Statement(value="2019"), Statement(value="2020")],
    )
    rows = contradictions.rows([TOLD, tie, "a sentence of an earlier version"])
    assert [(r["thing"], r["what"], r["kept"], r["kept_by"]) for r in rows[:2]] == [
        ("TU X", "Art", "Agentur", "Amt A")
    ] * 2
    assert [(r["other"], r["other_by"]) for r in rows[:2]] == [
        ("Universität", "Amt B"), ("Schule", ""),
    ]  # fmt: skip
    assert rows[2]["thing"].startswith("TU X – AC e.V. (") and rows[2]["what"] == "Seit"
    assert rows[3]["thing"] == "a sentence of an earlier version"


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
