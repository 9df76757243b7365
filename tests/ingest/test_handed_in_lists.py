"""Member lists within a run: judged by the data set at hand, and again when it changes.

The network and the lists are made up. No store is needed: only the wanted graph is looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.options import RunOptions
from ingest.prepare import Prepared, known_run, prepare_run
from tests.conftest import new_home
from tests.ingest.network import edit

ROWS = (
    "Cluster;Organisation;Ort;Land;Rolle;Stufe;Kompetenz\n"
    "cl-c;Erfundene Neue GmbH;Jena;TH;Mitglied;Stufe 1;\n"
    "Cluster C;Erfundene Andere AG;Bremen;HB;Partner;;\n"
)


@pytest.fixture
def home(tmp_path: Path, places: Path) -> Path:
    return new_home(tmp_path / "home", places)


@pytest.fixture
def members(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def prepared(data: Path, home: Path, *members: Path) -> Prepared:
    """What a run would write; what it read is kept, as after a run."""
    result = prepare_run(RunOptions(data, inputs={"memberlist": members} if members else {}), home)
    for new in result.fresh:
        new.keep(home)
    return result


def of_cluster(result: Prepared, cluster: str) -> int:
    assert result.frames is not None
    frame = result.frames["Organisation-MEMBER_OF-Cluster"]
    return sum(end == cluster for end in frame["end_id"])


def test_a_list_names_the_clusters_of_the_data_folder_at_hand(
    data: Path, home: Path, members: Path
) -> None:
    first = prepared(data, home, members)
    assert first.failures == {} and of_cluster(first, "cl-c") == 2
    # Nothing has changed: everything is known already.
    assert known_run(RunOptions(data), home) == first.run
    # The cluster gets another id: the list is judged anew, its first row names what is gone.
    edit(data, "clusters", lambda row: row["id"] == "cl-c", id="cl-d")
    assert known_run(RunOptions(data), home) == ""
    second = prepared(data, home)
    assert of_cluster(second, "cl-d") == 1
    (reading,) = (r for r in second.readings if r.source == "memberlist")
    assert [q.line for q in reading.account.quarantined] == [2]


def test_a_list_whose_file_is_gone_stays_without_what_the_data_set_has_lost(
    data: Path, home: Path, members: Path
) -> None:
    prepared(data, home, members)
    members.unlink()
    assert of_cluster(prepared(data, home), "cl-c") == 2
    edit(data, "clusters", lambda row: row["id"] == "cl-c", id="cl-d")
    second = prepared(data, home)
    assert second.failures == {} and of_cluster(second, "cl-c") == 0
    (told,) = second.remarks
    assert told.startswith("memberlist: Cluster 'cl-c' is no longer in the data set")


# Published by GLEIF for Deutsche Bank AG; here it is that of a made-up firm.
LEI = "7LTWFZYICNSX8D621K86"
REGISTER = "HRB 12345, Amtsgericht Jena"


@pytest.mark.parametrize(
    ("column", "known", "written"),
    [("lei", LEI, "7ltw fzyi cnsx 8d62 1k86"), ("register", REGISTER, "AG Jena, HRB 12345")],
)
def test_an_official_id_makes_a_listed_firm_the_known_one(
    column: str, known: str, written: str, data: Path, home: Path, members: Path
) -> None:
    """docs/identity.md, rule 1: the names have no word in common, and the towns differ."""
    edit(data, "organisations", lambda row: row["id"] == "firm-02", **{column: known})
    heading = {"lei": "LEI", "register": "Registernummer"}[column]
    members.write_text(
        f"Cluster;Organisation;Ort;Land;Rolle;{heading}\n"
        f"cl-c;Ganz Anders Genannte AG;Kiel;SH;Mitglied;{written}\n"
        # The same firm once more, in another role and without the id.
        "cl-c;Ganz Anders Genannte AG;Kiel;SH;Vorstand;\n"
        "cl-c;Unbekannte Neue GmbH;Kiel;SH;Mitglied;\n",
        encoding="utf-8",
    )
    result = prepared(data, home, members)
    assert result.frames is not None and result.failures == {}
    ties = result.frames["Organisation-MEMBER_OF-Cluster"]
    roles = {
        (start, role)
        for start, end, role in zip(ties["start_id"], ties["end_id"], ties["role"], strict=True)
        if end == "cl-c"
    }
    assert {("firm-02", "member"), ("firm-02", "board")} <= roles
    organisations = result.frames["Organisation"]
    (firm,) = organisations[organisations["id"] == "firm-02"].to_dict("records")
    assert firm[column] == known and "Ganz Anders Genannte AG" in firm["aliases"]
    assert "Ganz Anders Genannte AG" not in set(organisations["name"])
    name = {"lei": "LEI", "register": "register number"}[column]
    assert any(record.endswith(f"same {name}") for record in firm["records"])


def test_two_leis_are_two_firms_whatever_their_name(data: Path, home: Path, members: Path) -> None:
    edit(data, "organisations", lambda row: row["id"] == "firm-02", lei=LEI)
    members.write_text(
        "Cluster;Organisation;Ort;Land;Rolle;LEI\n"
        "cl-c;Erfundene Firma 02 GmbH;Jena;TH;Mitglied;W38RGI023J3WT1HWRP32\n",
        encoding="utf-8",
    )
    result = prepared(data, home, members)
    assert result.frames is not None
    names = list(result.frames["Organisation"]["name"])
    assert names.count("Erfundene Firma 02 GmbH") == 2
