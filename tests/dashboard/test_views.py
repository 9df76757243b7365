"""Pure pieces of the pages: map, bars, open points, filters, tables, run reports."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from dashboard import asking, elements, files, formats, overview_view, runs, serve, sources_view
from dashboard.app_pages import ueberblick
from dashboard.drawing import map as land_map
from dashboard.elements import Column
from dashboard.kinds import LOOKS
from graph.errors import StatementTimeoutError, StoreUnreachableError, WrongUseError

ROWS = [{"name": "Bündnis; „A“", "share": 0.5, "n": 1200}, {"name": "B", "share": None, "n": None}]
COLUMNS = [
    Column("name", "Name"),
    Column("share", "Anteil", "number"),
    Column("n", "Zahl", "number"),
]
SOURCES = {
    "a": {
        "id": "a",
        "publisher": "idw",
        "retrieved_on": "2021-05-19",
        "url": "https://idw.example/1",
    },
    "b": {"id": "b", "publisher": "<b>", "retrieved_on": None, "url": "javascript:alert(1)"},
}


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    monkeypatch.setattr(st, "query_params", {})
    monkeypatch.setattr(asking, "source", lambda i: SOURCES.get(i, {"id": i}))


def test_csv_opens_in_a_german_excel() -> None:
    data = files.csv_bytes(ROWS, COLUMNS)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Name;Anteil;Zahl"
    assert lines[1] == '"Bündnis; „A“";0,5;1200'
    assert lines[2] == "B;;"


def test_csv_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "en"})
    assert files.csv_bytes(ROWS, COLUMNS).decode("utf-8-sig").split("\r\n")[1].endswith(",0.5,1200")


def test_a_source_is_a_name_a_date_and_a_link() -> None:
    assert elements.source_name("a") == "idw, 19.05.2021"
    assert 'href="https://idw.example/1"' in elements.source_links(["a"])
    assert elements.source_name("gone") == "Quelle unbekannt"
    assert elements.source_links([]) == "Quelle unbekannt"


def test_a_source_cannot_smuggle_a_script() -> None:
    assert elements.source_links(["b"]) == "&lt;b&gt;"


def test_sources_beyond_the_first_unfold() -> None:
    assert "<details" in elements.source_links(["a", "b", "a"], most=1)
    assert "<details" not in elements.source_links(["a", "b"], most=1)


def test_confidence_below_high_is_a_word() -> None:
    assert elements.named("BMW", "high") == "BMW"
    assert elements.named("BMW", "medium") == "BMW (abgeleitet)"
    assert elements.named("BMW", "low") == "BMW (unbestätigt)"
    assert elements.confidence_badge("high") == ""
    assert "unbestätigt" in elements.confidence_badge("low")


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (StoreUnreachableError("x"), "problem.away"),
        (StatementTimeoutError("x"), "problem.timeout"),
        (WrongUseError("x"), "problem.unknown"),
    ],
)
def test_problems_have_a_sentence(error: Any, key: str) -> None:
    assert elements.problem_of(error) == key


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_kinds_are_told_apart_without_colour_and_can_be_read() -> None:
    for look in LOOKS.values():
        assert 1.05 / (luminance(look.colour) + 0.05) >= 4.5, look.key
    assert len({look.symbol for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.sign for look in LOOKS.values()}) == len(LOOKS)


# -- map -----------------------------------------------------------------------------------------

LANDS = [{"code": "BW", "name": "Baden-Württemberg", "initiatives": 35},
         {"code": "SL", "name": "Saarland", "initiatives": 3}]  # fmt: skip
WORDS = {"land": "Land", "town": "Ort", "initiatives": "Initiativen"}


def seat(city: str, lon: float | None, country: str = "DE", name: str = "C") -> dict[str, Any]:
    return {"city": city, "longitude": lon, "latitude": lon and 48.1, "country": country,
            "name": name, "short_name": None}  # fmt: skip


def test_map_asks_only_its_own_server() -> None:
    text = json.dumps(land_map.options(LANDS, [], WORDS, "BW"))
    assert "http" not in text
    assert "/app/static/laender.geojson" in text


def test_every_land_of_the_map_has_a_border() -> None:
    borders = Path(land_map.__file__).parents[1] / "static" / "laender.geojson"
    ids = {f["id"] for f in json.loads(borders.read_text(encoding="utf-8"))["features"]}
    assert len(ids) == 16 and {"BW", "SL"} <= ids


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"selection": {"land": [{"id": "BW"}]}}, "BW"),
        ({"selection": {"land": []}}, ""),
        ({"selection": {"land": [{"id": "B'W"}]}}, "BW"),
        ({"selection": {}}, ""),
        (None, ""),
    ],
)
def test_map_event(event: Any, code: str) -> None:
    assert land_map.chosen(event) == code


def test_seats_are_gathered_by_town() -> None:
    rows = [seat("Jena", 11.6, name=f"C{i}") for i in range(6)]
    rows += [seat("Wien", 16.4, "AT"), seat("", None), seat("Ulm", 10.0)]
    towns = land_map.seats(rows)
    assert [(t["town"], t["count"]) for t in towns] == [("Jena", 6), ("Ulm", 1)]
    assert towns[0]["names"] == "C0, C1, C2, C3 …"


# -- overview ------------------------------------------------------------------------------------


def coverage(programme: str, known: int, stated: int | None) -> dict[str, Any]:
    return {"programme": programme, "name": programme, "known": known, "stated": stated}


def test_programme_bars_say_what_is_not_known() -> None:
    rows = [coverage("a", 12, None), coverage("rubin", 10, 33), coverage("c", 0, 5)]
    rows += [coverage("d", 9, 8)]
    bars = overview_view.programme_bars(rows, {"rubin": "RUBIN"})
    assert [(b.name, b.text) for b in bars] == [
        ("RUBIN", "10 von 33"),
        ("d", "9 bekannt, genannt waren 8"),
        ("a", "12 bekannt, Gesamtzahl nicht bekannt"),
    ]


def test_programmes_that_are_not_drawn_are_named() -> None:
    rows = [coverage(f"p{n:02d}", 40 - n, None) for n in range(overview_view.MOST_BARS + 2)]
    bars = overview_view.programme_bars(rows, {})
    assert len(bars) == len(rows)
    assert "2 weitere Programme" in overview_view.left_out(bars)
    assert overview_view.left_out(bars).endswith("p14 (26), p15 (25).")
    assert overview_view.left_out(bars[: overview_view.MOST_BARS]) == ""


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.125, "13\u00a0%"), (0.145, "15\u00a0%"), (0.124, "12\u00a0%"), (0, "0\u00a0%")],
)
def test_per_cent_are_rounded_as_in_commerce(share: float, said: str) -> None:
    assert formats.percent(share) == said


def test_open_points() -> None:
    base = {"name": "x", "known_members": 3, "member_count": None, "member_count_as_of": None}
    rows = [
        {**base, "known_members": 0},
        {**base, "member_count": 160, "member_count_as_of": "2020"},
        {**base, "member_count": 2, "member_count_as_of": "2026-01"},
        {**base, "member_count": 3},
    ]
    points = overview_view.open_points(rows, date(2026, 11, 22))
    assert [len(points[k]) for k in ("members", "stated", "old")] == [1, 1, 2]


def test_older_than_three_years() -> None:
    today = date(2026, 11, 22)
    assert overview_view.older("2023-11-21", today)
    assert not overview_view.older("2023-11-22", today)
    assert overview_view.older("2022", today)
    assert not overview_view.older(None, today)


def test_changes_are_told_in_words() -> None:
    changes = [
        runs.Change("Cluster", 1, 0, 0),
        runs.Change("Cluster-ABOUT-Field", 2, 1, 0),
        runs.Change("Project-ABOUT-Field", 3, 0, 0),
        runs.Change("Event", 0, 0, 0),
    ]
    assert overview_view.by_word(changes) == [
        ("Zuordnungen zu Themenfeldern", 5, 1, 0),
        ("Initiativen", 1, 0, 0),
    ]


# -- sources -------------------------------------------------------------------------------------


def test_source_filter() -> None:
    rows = [{"kind": "page", "publisher": "BMBF", "title": "T", "url": None},
            {"kind": "seed", "publisher": None, "title": "Liste bmbf", "url": "u"}]  # fmt: skip
    assert sources_view.filtered(rows, "bmbf", "") == rows
    assert sources_view.filtered(rows, "bmbf", "seed") == rows[1:]
    assert sources_view.filtered(rows, "zzz", "") == []


def test_age() -> None:
    assert sources_view.age_in_days("2026-11-21", date(2026, 11, 22)) == 1
    assert sources_view.age_in_days("2026", date(2026, 11, 22)) is None
    assert sources_view.age_in_days(None, date(2026, 11, 22)) is None


# -- run reports ---------------------------------------------------------------------------------

REPORT = {
    "run": "in-1", "started": "2026-11-22T03:54:05Z", "seconds": 9.2, "outcome": "written",
    "sources": [{"name": "curated", "title": "Datensatz", "rows_in": 10, "taken": 8,
                 "quarantined": 2, "ignored": {}, "accepted": True, "quarantine_file": "q.csv"}],
    "tables": [{"table": "Cluster", "add": 3, "change": 1, "remove": 2}],
}  # fmt: skip


def test_run_reports_newest_first_and_others_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    (folder / "20260101T000000Z_a.json").write_text(json.dumps({**REPORT, "run": "old"}))
    (folder / "20260201T000000Z_b.json").write_text(json.dumps(REPORT))
    (folder / "20260301T000000Z_c.json").write_text('{"another": "version"}')
    found = runs.runs(tmp_path)
    assert [r.run for r in found] == ["in-1", "old"]
    assert (found[0].add, found[0].change, found[0].remove, found[0].quarantined) == (3, 1, 2, 2)
    assert runs.version(tmp_path) == "20260301T000000Z_c.json"
    assert runs.version(tmp_path / "nowhere") == ""


def test_rows_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    header, line = "file,line,reason,reason_de,row", "a.csv,3,unknown kind 'x',Art 'x',\"1,2\""
    file.write_text(f"{header}\n{line}\n", encoding="utf-8")
    report = json.loads(json.dumps(REPORT))
    report["sources"][0]["quarantine_file"] = str(file)
    run = runs.read_run(json.dumps(report))
    (row,) = rows = runs.quarantine(run, "en")
    assert (row["source"], row["file"], row["line"], row["row"]) == (
        "Datensatz", "a.csv", "3", "1,2"
    )  # fmt: skip
    assert row["reason"] == "unknown kind 'x'"
    assert runs.quarantine(run, "de")[0]["reason"] == "Art 'x'"
    assert sources_view.reasons(rows) == {"unknown kind": 1}
    report["sources"][0]["quarantine_file"] = str(tmp_path / "gone.csv")
    assert runs.quarantine(runs.read_run(json.dumps(report)), "de") == []


# -- starting ------------------------------------------------------------------------------------


def test_a_taken_port_is_one_sentence() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(serve.PortTakenError, match=f"Port {port} "):
            serve.free_port_or_error(port)
    assert serve.free_port_or_error(0) > 0


def test_telemetry_is_off_by_a_flag() -> None:
    assert "--browser.gatherUsageStats=false" in serve.arguments("127.0.0.1", 8501)


def test_the_question_on_two_programmes_opens_programmes() -> None:
    policy = {key: (page, address) for key, page, address in ueberblick.DOORS[1][2]}
    assert policy["compare"] == ("vergleich", {"art": "programme"})


@pytest.mark.usefixtures("german")
def test_sources_without_a_day_are_counted_beside() -> None:
    rows = [{"retrieved_on": None}, {"retrieved_on": "2025-01-01"}]
    assert "Von einer Quelle ist nicht bekannt" in sources_view.undated_words(rows)
    assert sources_view.undated_words(rows[1:]) == ""
