"""The files for the offline import give the same graph as a run, on a real Neo4j."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from graph.errors import InnonetzError
from graph.export import export
from graph.import_files import COMMAND_FILE, write_import_files
from graph.store import Store
from ingest.options import RunOptions
from ingest.prepare import prepare_run
from ingest.run import run
from tests.conftest import neo4j_settings, new_home, skip_or_fail
from tests.neo4j.server import Neo4jServer, Neo4jUnavailable, fetched_jars


def imported(command: str, files: Path, home: Path) -> None:
    """Run the command as it was written, with the program of the jars under its name."""
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("", encoding="utf-8")
    name, *arguments = shlex.split(command)
    assert name == "neo4j-admin"
    java = ["java", "-Xmx1g", "-cp", str(fetched_jars() / "*"), "org.neo4j.cli.AdminTool"]
    places = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(
        [*java, *arguments], cwd=files, env=os.environ | places, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_import_is_what_a_run_writes(
    loaded_embedded: Store, tmp_path: Path, places: Path
) -> None:
    home = new_home(tmp_path / "home", places)
    prepared = prepare_run(RunOptions(), home)
    assert prepared.frames is not None
    files = tmp_path / "files"
    found = write_import_files(prepared.frames, prepared.run, files)
    assert (files / COMMAND_FILE).read_text(encoding="utf-8") == found.command + "\n"
    try:
        imported(found.command, files, tmp_path / "neo4j")
        with (
            Neo4jServer(home=tmp_path / "neo4j") as server,
            Store.open(neo4j_settings(server, home)) as store,
        ):
            ours = export(loaded_embedded, tmp_path / "run", "jsonl")
            theirs = export(store, tmp_path / "import", "jsonl")
            assert ours[0][1] == theirs[0][1] == sum(n for _, n in found.files)
            assert ours[0][0].read_bytes() == theirs[0][0].read_bytes()
            report = run(RunOptions(), store)
            assert (report.outcome, report.add, report.change) == ("unchanged", 0, 0)
            constraints = store.read("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n")
            assert constraints.value() == 12  # one for each label of the model
    except Neo4jUnavailable as error:
        skip_or_fail(str(error))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InnonetzError, match="choose another folder"):
        write_import_files({}, "in-0", tmp_path / "file")
