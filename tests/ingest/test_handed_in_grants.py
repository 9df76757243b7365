"""Grants handed in, as far as the question where the money goes. All grants are made up."""

from __future__ import annotations

from pathlib import Path

from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run
from queries.answers import Row
from queries.catalogue import ask
from tests.ingest.sources.made_up_grants import CHEMNITZ, DRESDEN, OLDENBURG, grant, header


def written(folder: Path) -> Path:
    """A joint project with partners in three Kreise of two Länder, and a single grant."""
    joint = {"project": "Erdachtes Verbundvorhaben"}
    lines = [
        grant("01AB1234A", "Erdachte Sensoren GmbH", place=DRESDEN, amount="100,00", **joint),
        grant("01AB1234B", "Erdachte Werkzeuge AG", place=CHEMNITZ, amount="60,00", **joint),
        grant("01AB1234C", "Erdachte Schiffe GmbH", place=OLDENBURG, amount="40,00", **joint),
        grant("02CD0001", "Erdachte Sensoren GmbH", place=DRESDEN, amount="5,00"),
    ]
    path = folder / "Suchliste.csv"
    path.write_text("\n".join([header(), *lines]) + "\n", encoding="iso-8859-15")
    return path


def of_land(store: Store, code: str) -> Row:
    rows = ask(store, "funding", {"by": "region", "of": "projects"}).rows
    (found,) = (row for row in rows if row["code"] == code)
    return found


def test_a_land_knows_the_money_that_goes_there(data: Path, store: Store, tmp_path: Path) -> None:
    run(RunOptions(data), store)
    before = {
        r["code"]: r["projects"] for r in ask(store, "regions").rows
    }  # fmt: skip
    files = {"foerderkatalog": (written(tmp_path),)}
    assert run(RunOptions(data, inputs=files), store).outcome == "written"
    saxony, lower_saxony = of_land(store, "SN"), of_land(store, "NI")
    assert (saxony["things"], saxony["things_shared"]) == (1, 1)
    # 100 + 60 of the joint project and the single grant; 40 are Lower Saxony's
    assert (saxony["funding_eur"], lower_saxony["funding_eur"]) == (165, 40)
    after = {r["code"]: r["projects"] for r in ask(store, "regions").rows}
    assert after["SN"] - before.get("SN", 0) == 2
    # Dresden is the Kreis 14612: the joint project with its share, and the single grant
    profile = ask(store, "region_profile", {"id": "ags-14612"}).rows
    (projects,) = (row for row in profile if row["section"] == "projects")
    assert (projects["number"], projects["funding_eur"]) == (2, 105)
    assert {f["id"] for f in projects["facts"]} == {"fkz-01AB1234", "fkz-02CD0001"}
