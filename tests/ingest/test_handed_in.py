"""Files that are handed in: they stay, they are read once, and there is a way back.

The source, its bodies and the network are made up.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graph.errors import WrongUseError
from graph.model import MODEL
from graph.store import Store
from ingest import accepted
from ingest.accounting import Account, Reading
from ingest.builder import FactBuilder
from ingest.csvfiles import Format, exactly, read_rows
from ingest.inputs import Inputs
from ingest.options import RunOptions
from ingest.report import as_text
from ingest.run import run
from ingest.source import Limits, SourceDescription
from ingest.sources import SOURCES, Source
from ingest.status import status_of
from innonetz_runs import run_options
from tests.ingest.network import facts

DESCRIPTION = SourceDescription(
    name="bodies", title="Bodies", publisher="made up", url="https://example.org", licence="CC0",
    language="de", encoding="utf-8", delimiter=",", frequency="never", coverage_start="2026",
    files=("*.csv",), limits=Limits(max_quarantined_share=0.5, max_shrink_share=0.9),
)  # fmt: skip
BODIES = "id,name\nbody-1,Erste Stelle\nbody-2,Zweite Stelle\n"


class Bodies:
    """A source of bodies that counts how often it is read."""

    def __init__(self) -> None:
        self.times = 0

    def read(self, inputs: Inputs) -> Reading:
        self.times += 1
        account, built = Account(), FactBuilder(MODEL)
        evidence = (["src-bodies"], "high")
        built.node("Source", "src-bodies", "Made-up bodies", evidence, kind="dataset")
        form = Format(exactly(("id", "name")), "utf-8", ",")
        for file in inputs.files(DESCRIPTION.files):
            for row in read_rows(file, form, account):
                account.taken += 1
                built.node("Organisation", row.cells["id"], row.cells["name"], evidence,
                           kind="other")  # fmt: skip
        return Reading(DESCRIPTION.name, built.frames(), account)


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> Bodies:
    source = Bodies()
    monkeypatch.setitem(SOURCES, "bodies", Source(DESCRIPTION, source.read))
    return source


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bodies.csv"
    path.write_text(BODIES, encoding="utf-8")
    return path


def names(store: Store) -> set[str]:
    return {key[1] for key in facts(store) if key[0] == "Organisation" and "body-" in key[1]}


def handed(data: Path, *paths: Path) -> RunOptions:
    return RunOptions(data, sources=("bodies",), inputs={"bodies": paths})


def test_what_was_handed_in_stays(bodies: Bodies, file: Path, data: Path, embedded: Store) -> None:
    run(RunOptions(data), embedded)
    before = facts(embedded)
    report = run(handed(data, file), embedded)
    assert (report.outcome, report.add) == ("written", 3)  # two bodies and the source
    assert names(embedded) == {"body-1", "body-2"}
    file.unlink()
    again = run(RunOptions(data), embedded)
    assert (again.outcome, again.add, again.remove) == ("unchanged", 0, 0)
    assert bodies.times == 1
    assert accepted.forget(embedded.settings.home, "bodies")
    last = run(RunOptions(data), embedded)
    assert (last.add, last.remove) == (0, 3)
    assert facts(embedded) == before


def test_a_folder_below_the_named_one_is_enough(
    bodies: Bodies, data: Path, embedded: Store, tmp_path: Path
) -> None:
    (tmp_path / "drop" / "bodies").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "drop" / "bodies" / "export.zip", "w") as archive:
        archive.writestr("../../outside/bodies.csv", BODIES)
        archive.writestr("readme.txt", "not a table")
    report = run(RunOptions(data, drop_folder=tmp_path / "drop"), embedded)
    (source,) = (s for s in report.sources if s.name == "bodies")
    assert source.files == {"export.zip/bodies.csv": 2}
    assert names(embedded) == {"body-1", "body-2"}
    assert not (tmp_path / "outside").exists()
    assert run(RunOptions(data, drop_folder=tmp_path / "drop"), embedded).outcome == "unchanged"
    assert bodies.times == 1


def test_a_changed_file_changes_its_facts(
    bodies: Bodies, file: Path, data: Path, embedded: Store
) -> None:
    run(handed(data, file), embedded)
    file.write_text(BODIES.replace("Zweite", "Andere"), encoding="utf-8")
    report = run(handed(data, file), embedded)
    assert (report.add, report.change, report.remove, bodies.times) == (0, 1, 0, 2)


def test_another_model_reads_the_same_files_again(
    bodies: Bodies, file: Path, data: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(handed(data, file), embedded)
    monkeypatch.setattr("ingest.accepted._model", lambda: "-another")
    assert run(RunOptions(data), embedded).outcome == "unchanged"
    assert bodies.times == 2


def test_a_damaged_memory_is_read_once_more(
    bodies: Bodies, file: Path, data: Path, embedded: Store
) -> None:
    """Of both sources, also by a run that names only the one."""
    home = embedded.settings.home
    run(handed(data, file), embedded)
    for name in ("bodies", "curated"):
        for kept in (home / "accepted").glob(f"{name}-*/reading.json"):
            kept.write_bytes(b"broken")
    (home / "standing.json").unlink()
    assert run(RunOptions(data, sources=("bodies",)), embedded).outcome == "unchanged"
    assert bodies.times == 2
    assert run(RunOptions(data), embedded).outcome == "unchanged"
    assert (bodies.times, names(embedded)) == (2, {"body-1", "body-2"})


def test_files_that_are_gone_are_asked_for(
    bodies: Bodies, file: Path, data: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(handed(data, file), embedded)
    before = facts(embedded)
    file.unlink()
    monkeypatch.setattr("ingest.accepted._model", lambda: "-another")
    with pytest.raises(WrongUseError, match="Hand the files in again"):
        run(RunOptions(data), embedded)
    assert facts(embedded) == before


@pytest.mark.usefixtures("bodies")
def test_a_source_without_files_is_told(data: Path, embedded: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="no files were handed in"):
        run(RunOptions(data, sources=("bodies",)), embedded)
    with pytest.raises(WrongUseError, match="There is no file or folder"):
        run(handed(data, tmp_path / "nowhere.csv"), embedded)
    assert run(RunOptions(data), embedded).outcome == "written"


def test_a_bomb_is_not_unpacked(
    bodies: Bodies, data: Path, embedded: Store, tmp_path: Path
) -> None:
    """40 MB of one sign pack to a thousandth."""
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bodies.csv", "a" * 40_000_000)
    with pytest.raises(WrongUseError, match="would unpack to 40,000,000 bytes"):
        run(handed(data, tmp_path / "bomb.zip"), embedded)
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(WrongUseError, match=r"broken\.zip cannot be read"):
        run(handed(data, tmp_path / "broken.zip"), embedded)


def test_a_folder_may_be_called_like_its_source() -> None:
    named = run_options(None, ["efre", "efre", "ror"])
    assert (named.sources, named.inputs) == (("efre", "ror"), {"efre": (Path("efre"),)})


def test_a_bad_first_hand_in_leaves_the_others_alone(
    data: Path, bodies: Bodies, file: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three of four rows lack a cell; the limit is one half."""
    file.write_text("id,name\nbody-1,Erste Stelle\nbody-2\nbody-3\nbody-4\n", encoding="utf-8")
    report = run(RunOptions(data, inputs={"bodies": (file,)}), embedded)
    assert (report.outcome, report.exit_code) == ("kept", 1)
    assert names(embedded) == set() and len(facts(embedded)) == report.add > 0
    first, second = report.sources
    assert (first.name, first.accepted) == ("curated", True)
    assert (second.name, second.accepted, second.in_place) == ("bodies", False, False)
    german = "\n".join(as_text(report, "de"))
    assert (
        "NICHT VERÖFFENTLICHT: 75,0 % der Zeilen sind in Quarantäne, die Grenze ist 50,0 %"
        in german
    )
    assert f"siehe {second.quarantine_file}" in german and second.quarantine_file
    assert "Von 4 für bodies übergebenen Zeilen steht nichts im Graphen" in german
    assert f"Nicht veröffentlicht: bodies. Aus den übrigen: + {report.add}," in german

    told = {s["name"]: s for s in status_of(embedded)["sources"]}
    assert told["curated"]["rows"] == first.rows_in and told["curated"]["rejected"] is None
    assert (told["bodies"]["rows"], told["bodies"]["read"]) == (0, None)
    rejected = told["bodies"]["rejected"]
    assert (rejected["rows"], rejected["quarantined"]) == (4, 3)
    assert rejected["quarantine_file"] == second.quarantine_file
    # Without the file the next run is as ever; corrected, it comes in.
    assert run(RunOptions(data), embedded).exit_code == 0
    file.write_text(BODIES, encoding="utf-8")
    assert run(handed(data, file), embedded).outcome == "written"
    told = {s["name"]: s for s in status_of(embedded)["sources"]}
    assert (told["bodies"]["rows"], told["bodies"]["rejected"]) == (2, None)


def test_a_second_bad_hand_in_is_told_beside_what_stands(
    data: Path, bodies: Bodies, file: Path, embedded: Store
) -> None:
    run(handed(data, file), embedded)
    file.write_text("id,name\nbody-1\nbody-2\nbody-3\n", encoding="utf-8")
    report = run(handed(data, file), embedded)
    assert names(embedded) == {"body-1", "body-2"}
    assert "innonetz ingest --forget bodies" in "\n".join(as_text(report, "de"))
    (told,) = (s for s in status_of(embedded)["sources"] if s["name"] == "bodies")
    assert (told["rows"], told["rejected"]["rows"]) == (2, 3)


def test_without_a_good_curated_set_nothing_is_loaded(
    data: Path, bodies: Bodies, file: Path, embedded: Store
) -> None:
    path = data / "memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("role", "rolle", 1), "utf-8")
    report = run(RunOptions(data, inputs={"bodies": (file,)}), embedded)
    assert (report.outcome, report.exit_code, facts(embedded)) == ("failed", 1, {})
    assert [(s.name, s.accepted) for s in report.sources] == [("curated", False), ("bodies", False)]
    assert "Ohne curated geht es nicht" in "\n".join(as_text(report, "de"))
    assert [(s["name"], s["rows"]) for s in status_of(embedded)["sources"]] == [
        ("curated", 0), ("bodies", 0),
    ]  # fmt: skip
    assert not accepted.is_kept(embedded.settings.home, "bodies")


def test_what_another_version_published_is_not_dropped_for_a_bad_file(
    data: Path, bodies: Bodies, file: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(handed(data, file), embedded)
    monkeypatch.setattr("ingest.accepted._model", lambda: "-another")
    file.write_text("id,name\nbody-1\nbody-2\n", encoding="utf-8")
    assert run(handed(data, file), embedded).outcome == "failed"
    assert names(embedded) == {"body-1", "body-2"}
