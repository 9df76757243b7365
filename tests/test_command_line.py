"""The real command as a person types it. The network it shows is small and made up."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import socket
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.lock import one_run
from tests.commands import Command, environment
from tests.ingest.network import drop, read_table, write_network, write_table

ROOT = Path(__file__).parents[1]


# -- help ------------------------------------------------------------------------------------

COMMANDS = ("up", "plan", "ingest", "ask", "cypher", "status", "export", "check", "identity")


def test_help_names_every_command_in_both_languages(command: Command) -> None:
    english, german = command("--help"), command("--help", "--lang", "de")
    assert english.returncode == german.returncode == 0
    for name in COMMANDS:
        assert f" {name} " in english.stdout
        assert f" {name} " in german.stdout
    assert "German innovation network" in english.stdout
    assert "deutsche Innovationsnetzwerk" in german.stdout


def test_the_version_is_that_of_the_package(command: Command) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert command("--version").stdout == f"innonetz {project['version']}\n"


def test_the_language_follows_the_locale(command: Command) -> None:
    assert "Cypher-Anweisung" in command("--help", LC_ALL="de_DE.UTF-8").stdout
    assert "Cypher statement" in command("--help", LC_ALL="fr_FR.UTF-8").stdout
    assert "Cypher statement" in command("--lang=en", "--help", LC_ALL="de_DE.UTF-8").stdout


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "ask"])
def test_every_command_explains_itself(name: str, command: Command) -> None:
    done = command(name, "--help", "--lang", "de")
    assert done.returncode == 0
    assert f"innonetz {name}" in done.stdout


def test_ask_lists_the_catalogue_and_explains_a_question(command: Command) -> None:
    listed = command("ask")
    assert (listed.returncode, listed.stdout) == (0, command("ask", "--help").stdout)
    assert "profile" in listed.stdout
    explained = command("ask", "profile", "--help", "--lang", "de")
    assert explained.returncode == 0
    assert "--id" in explained.stdout
    assert "nötig" in explained.stdout


def test_without_a_command_the_help_appears(command: Command) -> None:
    done = command()
    assert done.returncode == 2
    assert "cypher" in done.stdout + done.stderr
    assert "Error" not in done.stderr


# -- JSON ------------------------------------------------------------------------------------


def test_plan_as_json(command: Command) -> None:
    found = command.json("plan", "--data", str(command.data))
    assert {"add", "change", "remove", "quarantined", "run", "outcome", "tables"} <= found.keys()
    assert (found["add"], found["change"], found["remove"], found["quarantined"]) == (0, 0, 0, 0)


def test_plan_shows_examples_of_a_change(command: Command, tmp_path: Path) -> None:
    """firm-07 leaves cl-b; nothing is written, so that the plan stays the same."""
    data = write_network(tmp_path / "data")
    drop(data, "memberships", lambda row: row["organisation"] == "firm-07")
    first = command.json("plan", "--data", str(data))
    assert (first["add"], first["change"], first["remove"]) == (0, 0, 1)
    assert first["examples"] == [
        {"what": "remove", "table": "Organisation-MEMBER_OF-Cluster",
         "text": "firm-07 → cl-b (member)"}
    ]  # fmt: skip
    assert command.json("plan", "--data", str(data)) == first


def test_ingest_as_json(command: Command) -> None:
    found = command.json("ingest", "--data", str(command.data))
    assert {"add", "change", "remove", "quarantined", "sources", "tables"} <= found.keys()
    assert (found["outcome"], found["add"]) == ("unchanged", 0)


def until_closed(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal, until nobody holds its other side any more."""
    with contextlib.suppress(OSError):
        while piece := os.read(terminal, 4096):
            yield piece


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is needed")
def test_progress_is_for_the_terminal_and_never_among_the_output(command: Command) -> None:
    """Standard error is a terminal here, standard output a pipe."""
    ours, theirs = os.openpty()
    seen: list[bytes] = []
    # A terminal holds 4 kB: what nobody reads keeps the other side from going on.
    watcher = threading.Thread(target=lambda: seen.extend(until_closed(ours)), daemon=True)
    watcher.start()
    with subprocess.Popen(
        [sys.executable, "innonetz.py", "plan", "--data", str(command.data), "--format", "json"],
        cwd=ROOT,
        env=environment(command.home),
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.read())["outcome"] == "unchanged"
    os.close(theirs)
    watcher.join(timeout=30)
    os.close(ours)
    shown = b"".join(seen).decode("utf-8")
    assert "reading" in shown
    assert "comparing" in shown


def test_status_as_json(command: Command) -> None:
    found = command.json("status")
    assert found.keys() == {
        "engine", "address", "data_folder", "nodes", "relationships", "last_run", "sources"
    }  # fmt: skip
    assert found["engine"] == "embedded"
    assert found["address"].startswith("bolt://127.0.0.1:")
    assert (found["nodes"]["Organisation"], found["nodes"]["Cluster"]) == (40, 3)
    assert found["relationships"]["MEMBER_OF"] == 39
    assert found["last_run"]["quarantined"] == 0
    assert [source["age_days"] for source in found["sources"]] == [0]


def test_ask_as_json_has_exactly_the_documented_keys(command: Command) -> None:
    found = command.json("ask", "find", "--text", "Cluster A", "--limit=1")
    assert list(found) == ["question", "params", "columns", "rows", "truncated"]
    assert found["params"]["text"] == "Cluster A"
    assert [row["id"] for row in found["rows"]] == ["cl-a"]
    assert all(list(row) == found["columns"] for row in found["rows"])


def test_cypher_as_json_and_csv(command: Command) -> None:
    statement = "MATCH (c:Cluster) RETURN c.id AS id, c.name AS name ORDER BY id"
    found = command.json("cypher", statement, "--limit", "2")
    assert found == {
        "columns": ["id", "name"],
        "rows": [{"id": "cl-a", "name": "Cluster A"}, {"id": "cl-b", "name": "Cluster B"}],
        "truncated": True,
    }
    table = command("cypher", statement, "--format", "csv").stdout
    assert list(csv.reader(table.splitlines())) == [
        ["id", "name"], ["cl-a", "Cluster A"], ["cl-b", "Cluster B"], ["cl-c", "Cluster C"]
    ]  # fmt: skip


def test_a_cut_answer_says_so_beside_the_rows(command: Command) -> None:
    done = command("cypher", "UNWIND range(1, 9) AS n RETURN n", "--limit", "3", "--format", "csv")
    assert done.stdout.split() == ["n", "1", "2", "3"]
    assert "The first 3 rows are shown" in done.stderr


def test_export_writes_what_it_names(command: Command, tmp_path: Path) -> None:
    done = command("export", "--to", str(tmp_path / "out"))
    assert done.returncode == 0
    files = sorted((tmp_path / "out").rglob("*.*"))
    assert files
    for path in files:
        assert path.name in done.stdout


def test_check_as_json(command: Command) -> None:
    found = command.json("check")
    assert found
    assert all(result["ok"] for result in found)
    assert {"name", "description", "failures", "examples", "ok"} <= found[0].keys()


# -- errors ----------------------------------------------------------------------------------

WRONG_USE = [
    (("plan", "--nix"), "No such option: --nix: see 'innonetz plan --help'.",
     "Die Option --nix gibt es nicht: siehe 'innonetz plan --help'."),
    (("nix",), "No such command 'nix': see 'innonetz --help'.",
     "Den Befehl 'nix' gibt es nicht: siehe 'innonetz --help'."),
    (("export",), "Missing option '--to': see 'innonetz export --help'.",
     "Die Option '--to' fehlt: siehe 'innonetz export --help'."),
    (("plan", "--format", "yaml"),
     "Invalid value for '--format': 'yaml' is not one of 'text', 'json': see 'innonetz plan "
     "--help'.",
     "'--format' kennt 'yaml' nicht, nur 'text', 'json': siehe 'innonetz plan --help'."),
    (("ask", "clusters", "loose"),
     "'loose' is no parameter: parameters are given as --name value.",
     "'loose' ist kein Parameter: Parameter werden als --name Wert angegeben."),
    (("ingest", "nix"),
     "There is no source 'nix'; known are curated, memberlist, foerderkatalog, cordis, efre, ror.",
     "Es gibt keine Quelle 'nix'; bekannt sind curated, memberlist, foerderkatalog, cordis, efre, "
     "ror."),
]  # fmt: skip


@pytest.mark.parametrize(("args", "english", "german"), WRONG_USE)
def test_wrong_use_is_one_sentence_in_the_language_of_the_call(
    args: tuple[str, ...], english: str, german: str, command: Command
) -> None:
    assert command.refused(2, *args) == f"Error: {english}"
    assert command.refused(2, "--lang", "de", *args) == f"Fehler: {german}"


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("ask", "nix"), "'nix'"),
        (("ask", "clusters", "--nix", "1"), "'nix'"),
        (("ask", "profile", "--id", "nie-da"), "'nie-da'"),
        (("ask", "profile"), "--id"),
        (("cypher", "MATCH (n RETURN n"), ""),
        (("cypher", "CREATE (:Intruder)"), ""),
    ],
)
def test_wrong_questions_and_statements_end_with_two(
    args: tuple[str, ...], named: str, command: Command
) -> None:
    assert named in command.refused(2, *args)
    command.refused(2, *args, "--lang", "de")


def test_an_unknown_language_is_refused(command: Command) -> None:
    for args in (("--lang", "fr", "plan"), ("plan", "--lang")):
        assert command(*args).returncode == 2


def test_a_missing_data_folder_is_named(command: Command, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    line = command.refused(2, "plan", "--data", str(nowhere))
    assert line == f"Error: There is no data folder {nowhere}: name one with --data DIR."
    german = command.refused(2, "ingest", "--data", str(nowhere), "--lang", "de")
    assert german.startswith(f"Fehler: Den Datenordner {nowhere} gibt es nicht")


def test_a_missing_table_is_named(command: Command, tmp_path: Path) -> None:
    data = write_network(tmp_path / "data")
    (data / "stages.csv").unlink()
    assert "stages.csv is missing in" in command.refused(2, "ingest", "--data", str(data))


def test_above_the_limit_the_code_is_one(command: Command, tmp_path: Path) -> None:
    data = write_network(tmp_path / "data")
    rows = read_table(data, "memberships")
    write_table(data, "memberships", [row | {"role": "Zaungast"} for row in rows])
    done = command("ingest", "--data", str(data), "--lang", "de")
    assert done.returncode == 1
    assert "NICHT VERÖFFENTLICHT" in done.stdout
    assert command.json("status")["relationships"]["MEMBER_OF"] == 39


def test_a_second_run_is_told_of_the_first(command: Command) -> None:
    with one_run(command.home):
        line = command.refused(1, "ingest", "--data", str(command.data))
        german = command.refused(1, "--lang", "de", "ingest", "--data", str(command.data))
    assert f"Another run is at work: process {os.getpid()} on " in line
    assert f"Prozess {os.getpid()} auf " in german


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_store_that_cannot_be_reached_gives_three(command: Command) -> None:
    uri = f"bolt://somebody:secret@127.0.0.1:{closed_port()}"
    line = command.refused(3, "status", NEO4J_URI=uri.replace("somebody:secret@", ""))
    assert "cannot be reached" in line
    assert "secret" not in command.refused(3, "status", NEO4J_URI=uri)


def test_an_address_that_is_none_gives_three(command: Command) -> None:
    assert "NEO4J_URI" in command.refused(3, "status", NEO4J_URI="localhost:7687")


def test_a_data_folder_that_is_a_file_is_named(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert str(file) in command.refused(3, "status", INNONETZ_HOME=str(file))
    assert str(file) in command.refused(1, "export", "--to", str(file), "--lang", "de")


def test_a_port_that_is_taken_is_named(command: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        line = command.refused(2, "up", "--no-browser", "--port", port, "--data", str(command.data))
    assert port in line


def test_a_reader_that_stops_early_hurts_nobody(command: Command) -> None:
    """As in ``innonetz cypher … | head -1``: far more rows than a pipe holds."""
    long = "UNWIND range(1, 1000) AS n RETURN n, '" + 500 * "x" + "' AS text"
    process = subprocess.Popen(
        [sys.executable, "innonetz.py", "cypher", long, "--format", "csv"],
        cwd=ROOT,
        env=environment(command.home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == "n,text\n"
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 1
