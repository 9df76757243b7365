"""Member lists within a run: judged by the data set at hand, and again when it changes.

The network and the lists are made up. No store is needed: only the wanted graph is looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import accepted
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
        accepted.save(home, new.reading, new.fingerprint, new.handed_in)
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
