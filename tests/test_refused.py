"""What the command says to a call that cannot be answered, in the language of the call."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Command
from tests.ingest.network import read_table, write_network, write_table


def test_an_answer_without_rows_has_its_header_and_says_so(command: Command) -> None:
    done = command("cypher", "MATCH (n:Cluster {id: 'nix'}) RETURN n.id AS who, count { (n)--() }")
    assert done.stdout.split() == ["who", "count", "{", "(n)--()", "}"]
    assert done.stderr == "No rows.\n"
    german = command("cypher", "MATCH (n:Nix) RETURN n", "--format", "csv", "--lang", "de")
    assert (german.stdout, german.stderr) == ("n\n", "Keine Zeilen.\n")


@pytest.mark.parametrize("day", ["2023-02-30", "2023-13", "2023-00-01", "0000"])
def test_a_day_that_no_calendar_has_is_refused(day: str, command: Command) -> None:
    line = command.refused(2, "ask", "clusters", "--as_of", day)
    assert line == f"Error: {day!r} is in no calendar: write a day, a month or a year that exists."
    assert "Kalender" in command.refused(2, "ask", "clusters", "--as_of", day, "--lang", "de")


def test_an_unknown_id_is_told_with_the_question_that_shows_the_known_ones(
    command: Command,
) -> None:
    source = command.refused(2, "ask", "sources", "--ids", "nix", "--lang", "de")
    assert source == (
        "Fehler: Die Kennung 'nix' gibt es nicht (gesucht: Quelle): 'innonetz ask sources' zeigt, "
        "welche es gibt."
    )
    thing = command.refused(2, "ask", "lineage", "--id", "nix")
    assert thing == (
        "Error: There is no initiative or project with the id 'nix': 'innonetz ask find --text …' "
        "shows those there are."
    )
    for lang, said in (("de", "gibt es nicht: '"), ("en", "There is no thing with the id 'nix'")):
        assert said in command.refused(2, "ask", "profile", "--id", "nix", "--lang", lang)


def test_one_initiative_does_not_overlap_itself(command: Command) -> None:
    pair = ("ask", "overlaps", "--cluster", "cl-a", "--other", "cl-a")
    assert "name two different initiatives" in command.refused(2, *pair)
    assert "zwei verschiedene Initiativen" in command.refused(2, *pair, "--lang", "de")


@pytest.mark.parametrize(
    ("statement", "german"),
    [
        ("MATCH (n RETURN n", "Die Anweisung kann nicht ausgeführt werden: sie berichtigen."),
        ("CREATE (:Intruder)", "Diese Verbindung liest nur: Eine Anweisung beginnt mit"),
        ("MATCH (n) SET n.x = 1", "Diese Verbindung liest nur: SET wird abgelehnt"),
        ("CALL dbms.killAll()", "dbms.killall gehört nicht zu den Prozeduren"),
        ("RETURN 1; RETURN 2", "immer nur eine Anweisung auf einmal. Nichts wurde geändert."),
        (" ", "Es fehlt die Anweisung: eine schreiben"),
    ],
)
def test_a_refused_statement_is_told_in_german(
    statement: str, german: str, command: Command
) -> None:
    assert german in command.refused(2, "cypher", statement, "--lang", "de")
    assert german not in command.refused(2, "cypher", statement, "--lang", "en")


@pytest.mark.parametrize(
    ("args", "english", "german"),
    [
        (("ask", "find", "--text", "x", "--limit", "zwei"),
         "Error: --limit 'zwei' does not fit, expected: whole number.",
         "Fehler: --limit 'zwei' passt nicht, erwartet: ganze Zahl."),
        (("cypher", "RETURN 1", "--limit", "0"),
         "Error: Invalid value for '--limit': Input should be greater than or equal to 1: see "
         "'innonetz cypher --help'.",
         "Fehler: '--limit' muss mindestens 1 sein: siehe 'innonetz cypher --help'."),
        (("cypher", "RETURN 1", "--limit", "zwei"),
         "Error: Invalid value for '--limit': Input should be a valid integer, unable to parse "
         "string as an integer: see 'innonetz cypher --help'.",
         "Fehler: '--limit' braucht eine ganze Zahl: siehe 'innonetz cypher --help'."),
    ],
)  # fmt: skip
def test_a_number_that_is_none_is_told_in_words(
    args: tuple[str, ...], english: str, german: str, command: Command
) -> None:
    assert command.refused(2, *args) == english
    assert command.refused(2, *args, "--lang", "de") == german


def test_rejected_rows_are_told_in_the_language_of_the_call(
    command: Command, tmp_path: Path
) -> None:
    data = write_network(tmp_path / "data")
    rows = read_table(data, "memberships")
    rows[-1]["since"] = "2023-02-30"
    rows[-2]["role"] = "Mitglied"
    write_table(data, "memberships", rows)
    german = command("plan", "--data", str(data), "--lang", "de").stdout
    assert "Quarantäne: 1 × role: unbekannte Angabe" in german
    assert "is no date" not in german and "unknown" not in german
    assert "quarantine: 1 × role: unknown category" in command("plan", "--data", str(data)).stdout


def test_checks_and_the_last_run_are_told_in_german(command: Command) -> None:
    checked = command("check", "--lang", "de").stdout
    assert "✓ keine Angabe steht doppelt" in checked
    assert "no fact stands twice" in command("check").stdout
    assert "geschrieben" in command("status", "--lang", "de").stdout
