"""The made-up national files have the real proportions, every known quirk, and a truth that fits.

Expected figures: ``bench/national_files/figures.py`` (aggregates over the whole Förderkatalog,
state of 13 January 2026) and the description of the formats.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from bench.national_files import (
    CordisWish,
    CordisWritten,
    Wish,
    change,
    figures,
    write_catalogue,
    write_cordis,
)
from bench.national_files.alliances import known_alliances
from bench.national_files.places import KREISE
from bench.national_files.rows import FIELDS, HEADERS, header

ROWS = 16_000
SCALE = ROWS / figures.ROWS
Row = list[str]


def unwrapped(cell: str) -> str:
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell


def rows_of(path: Path, encoding: str = "iso-8859-15") -> list[Row]:
    """All lines with 27 fields, unwrapped, without the header."""
    with path.open(encoding=encoding, newline="") as file:
        lines = [line.rstrip("\r\n").split(";") for line in file]
    return [[unwrapped(c) for c in cells] for cells in lines[1:] if len(cells) == FIELDS]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("national")
    write_catalogue(folder, Wish(ROWS, seed=3))
    return folder


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[Row]:
    return rows_of(folder / "foerderkatalog.csv")


def shares(values: Iterator[str]) -> dict[str, float]:
    counted = Counter(values)
    return {value: number / counted.total() for value, number in counted.items()}


def near(found: dict[str, float], wanted: dict[str, int], total: int, tolerance: float) -> None:
    for name, rows in wanted.items():
        assert abs(found.get(name, 0) - rows / total) < tolerance, name


def test_rows_are_as_many_as_wished(folder: Path) -> None:
    lines = (folder / "foerderkatalog.csv").read_bytes().splitlines()
    assert len(lines) == ROWS + 1
    assert len(table(folder / "truth_projects.csv")) == ROWS


def test_rows_of_laender_ministries_years_and_months(rows: list[Row]) -> None:
    total = figures.ROWS
    near(shares(r[9] for r in rows), figures.LAND_ROWS, total, 0.025)
    near(shares(r[1] for r in rows), figures.MINISTRY_ROWS, total, 0.025)
    years = {str(year): number for year, number in figures.YEAR_ROWS.items()}
    # One large joint project is half a per cent of so few rows.
    near(shares(r[20][-4:] for r in rows), years, total, 0.02)
    months = {f"{i:02}": number for i, number in enumerate(figures.MONTH_ROWS, start=1)}
    near(shares(r[20][3:5] for r in rows), months, total, 0.02)


def test_rows_of_administering_bodies_and_kinds(rows: list[Row]) -> None:
    bodies: Counter[str] = Counter()
    for (_, body), number in figures.ADMINISTERED_ROWS.items():
        bodies[body] += number
    near(shares(r[3] for r in rows), dict(bodies), figures.ROWS, 0.03)
    near(shares(r[25] for r in rows), figures.KIND_ROWS, figures.ROWS, 0.01)


def test_durations_have_the_real_distribution(rows: list[Row]) -> None:
    def months(row: Row) -> int:
        (_, m1, y1), (_, m2, y2) = row[20].split("."), row[21].split(".")
        return (int(y2) - int(y1)) * 12 + int(m2) - int(m1) + 1

    found = Counter(
        next(low for low, high in figures.DURATION_ROWS if low <= months(r) <= high) for r in rows
    )
    for (low, _), number in figures.DURATION_ROWS.items():
        assert abs(found[low] / len(rows) - number / figures.ROWS) < 0.015


def test_sums_have_the_real_median(rows: list[Row]) -> None:
    euros = sorted(int(r[22].removesuffix(",00").replace(".", "")) for r in rows)
    assert 0.8 < euros[len(euros) // 2] / figures.MEDIAN_EUR < 1.25
    assert euros[0] == 0


def test_joint_rows_spellings_and_the_largest_recipient(folder: Path, rows: list[Row]) -> None:
    truth = table(folder / "truth_projects.csv")
    assert sum(t["tie"] == "text" for t in truth) == round(figures.JOINT_ROWS * SCALE)
    pairs = table(folder / "truth_organisations.csv")
    assert len(pairs) == round(figures.SPELLINGS * SCALE)
    organisations = Counter(p["organisation"] for p in pairs)
    assert len(organisations) == round(figures.ORGANISATIONS * SCALE)
    who = {(p["recipient"], p["place"]): p["organisation"] for p in pairs}
    counted = Counter(who.get((r[5], r[7])) for r in rows)
    largest = max(n for organisation, n in counted.items() if organisation)
    assert abs(largest / ROWS - figures.HUBS[0][0] / figures.ROWS) < 0.002


def test_every_recipient_has_one_truth_and_the_redacted_none(folder: Path, rows: list[Row]) -> None:
    pairs = table(folder / "truth_organisations.csv")
    who = {(p["recipient"], p["place"]): p["organisation"] for p in pairs}
    assert len(who) == len(pairs)
    redacted = [r for r in rows if r[5].startswith("Keine Anzeige aufgrund datenschutzrecht")]
    assert len(redacted) == round(figures.REDACTED_ROWS * SCALE)
    others = {(r[5], r[7]) for r in rows if r not in redacted}
    assert others <= set(who)
    bodies = {(t["body"], t["place"]): t for t in table(folder / "truth_units.csv")}
    units = [r for r in rows if r[11] != r[5]]
    assert units
    for row in units:
        body = bodies[row[11], row[13]]
        assert body["unit"].startswith(who[row[5], row[7]])


def test_joint_projects_can_be_told_by_the_rule_that_the_truth_names(
    folder: Path, rows: list[Row]
) -> None:
    truth = {t["fkz"]: t for t in table(folder / "truth_projects.csv")}
    assert len(truth) == ROWS  # every number once
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[truth[row[0]]["project"]].append(row)
    for project in parts.values():
        tie = truth[project[0][0]]["tie"]
        if tie == "text":
            assert len({r[24] for r in project}) == 1
            assert project[0][24]
        elif tie == "stem":
            assert len({r[0][:-1] for r in project}) == 1
            assert not project[0][24]
        elif tie == "acronym":
            acronyms = [set(re.findall(r"\((\w+)\)|- (\w+)-", r[17])) for r in project]
            assert set.intersection(*acronyms)
    # What stands in brackets is not always an acronym: many unrelated grants have it.
    aside = {truth[r[0]]["project"] for r in rows if "(KI)" in r[17]}
    assert len(aside) > 20
    ties = Counter(t["tie"] for t in truth.values())
    assert set(ties) == {"text", "stem", "acronym", "single", "transfer", "bookkeeping"}
    assert max(len(p) for p in parts.values()) > 20


def test_the_same_text_in_projekt_can_mean_several_projects(folder: Path, rows: list[Row]) -> None:
    truth = {t["fkz"]: t["project"] for t in table(folder / "truth_projects.csv")}
    texts: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row[24]:
            texts[row[24]].add(truth[row[0]])
    several = [text for text, projects in texts.items() if len(projects) > 1]
    assert 0 < len(several) < 0.02 * len(texts)


def test_quirks_of_cells_and_keys(folder: Path, rows: list[Row]) -> None:
    raw = (folder / "foerderkatalog.csv").read_text(encoding="iso-8859-15").splitlines()
    assert raw[0] == header("new", "")
    assert raw[0].count('="Ort"') == 2
    cells = [line.split(";") for line in raw[1:]]
    assert all(c[-1] == "" for c in cells)
    long = [c[17] for c in cells if len(c) == FIELDS and len(unwrapped(c[17])) > 255]
    assert long
    assert not any(cell.startswith("=") for cell in long)
    assert all(c[17].startswith('="') for c in cells if len(c) == FIELDS and c[17] not in long)
    assert all(re.fullmatch(r"\d{1,3}(\.\d{3})*,00", c[22]) for c in cells if len(c) == FIELDS)
    keys = Counter(r[6] for r in rows)
    assert min(keys["00000000"], keys["99999999"], keys[""]) > 0
    known = {kreis for kreise in KREISE.values() for kreis in kreise}
    assert {key[:5] for key in keys} - known == {"00000", "99999", ""}
    assert {r[10] for r in rows if r[6] == "99999999"}.isdisjoint({"Deutschland"})
    assert "ZMAN" in {r[18] for r in rows}
    assert any("'" in r[17] for r in rows)
    assert any(r[5] != r[11] and r[6] != r[12] for r in rows)


def test_numbers_of_every_pattern_occur(rows: list[Row]) -> None:
    numbers = [r[0] for r in rows]
    for pattern in (
        r"03WIR\d{4}[A-Z]", r"03RU\dU\d{3}[A-Z]", r"03ZU\d{4}[A-Z]{2}", r"03ZZ\d{4}[A-Z]",
        r"13N\d{5}", r"16KISK\d{3}", r"16BZF\d{3}[A-Z]", r"K\d{6} /\d", r"\d\dME\d{4}/\d",
        r"DV \d{4}", r"WRF\d{4}",
    ):  # fmt: skip
        assert any(re.fullmatch(pattern, number) for number in numbers), pattern


def test_titles_of_alliances_name_those_of_the_curated_set(folder: Path, rows: list[Row]) -> None:
    known = known_alliances()
    titles = [r[17] for r in rows]
    for programme, lead in (
        ("wir", "WIR! - "),
        ("rubin", "RUBIN - "),
        ("zwanzig20", "Zwanzig20 - "),
    ):
        named = {t.removeprefix(lead).partition(" - ")[0] for t in titles if t.startswith(lead)}
        assert named & set(known[programme])
    assert any(t.startswith(f"{name}: ") for t in titles for name in known["clusters4future"])
    assert any(re.search(r", ?TP\d+$", t) for t in titles if t.startswith("WIR!"))
    truth = {t["fkz"]: t["alliance"] for t in table(folder / "truth_projects.csv")}
    assert all(truth[r[0]] in r[17] for r in rows)
    named = {truth[r[0]] for r in rows if r[0].startswith("03WIR")}
    assert named & set(known["wir"])
    assert named - set(known["wir"])  # others are invented


def test_same_wish_same_bytes(tmp_path: Path) -> None:
    def written(seed: int, place: str) -> dict[str, bytes]:
        write_catalogue(tmp_path / place, Wish(2_000, seed=seed))
        return {path.name: path.read_bytes() for path in (tmp_path / place).iterdir()}

    first = written(3, "first")
    assert len(first) == 4
    assert written(3, "again") == first
    other = written(4, "other")
    assert all(other[name] != content for name, content in first.items())


@pytest.mark.parametrize(
    ("encoding", "mark"), [("cp1252", "„".encode("cp1252")), ("utf-8", "„".encode())]
)
def test_other_encodings_header_and_line_end(tmp_path: Path, encoding: str, mark: bytes) -> None:
    wish = Wish(2_000, header="old", encoding=encoding, line_end="\r\n")
    content = write_catalogue(tmp_path, wish).path.read_bytes()
    assert mark in content
    assert content.count(b"\r\n") == content.count(b"\n") == 2_001
    first = content.decode(encoding).splitlines()[0]
    assert [unwrapped(c) for c in first.split(";")] == [*HEADERS["old"], ""]


def test_too_few_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 2000"):
        write_catalogue(tmp_path, Wish(100))


def test_a_later_state_differs_by_the_share_and_says_how(folder: Path, rows: list[Row]) -> None:
    changes = change(folder / "foerderkatalog.csv", 0.05, 7)
    later = rows_of(changes.path)
    before, after = {r[0]: r for r in rows}, {r[0]: r for r in later}
    assert len(before.keys() - after.keys()) == changes.counts["gone"]
    assert len(after.keys() - before.keys()) == changes.counts["new"]
    columns = {"amount": 22, "title": 17, "end": 21}
    for what, column in columns.items():
        different = [k for k in before.keys() & after.keys()
                     if before[k][column] != after[k][column]]  # fmt: skip
        # A sum drawn anew can be the old one, and never is at this size and seed.
        assert len(different) == changes.counts[what], what
        assert all(before[k][i] == after[k][i] for k in different for i in range(26) if i != column)
    assert 0.04 < changes.counts.total() / ROWS < 0.06
    again = change(folder / "foerderkatalog.csv", 0.05, 7, folder / "again_changed.csv")
    assert again.path.read_bytes() == changes.path.read_bytes()


# -- CORDIS ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cordis(tmp_path_factory: pytest.TempPathFactory) -> CordisWritten:
    return write_cordis(tmp_path_factory.mktemp("cordis"), CordisWish(0.012, seed=3))


def member(archive: Path, name: str) -> list[list[str]]:
    with zipfile.ZipFile(archive) as opened:
        text = opened.read(name).decode("utf-8")
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") if row]


def test_archives_have_the_size_of_their_programmes(cordis: CordisWritten) -> None:
    for archive, projects, participations in zip(
        cordis.paths, (23_451, 35_389, 25_160), (145_274, 179_028, 96_509), strict=True
    ):
        assert len(member(archive, "project.csv")) == round(projects * 0.012) + 1
        found = len(member(archive, "organization.csv")) - 1
        assert abs(found - participations * 0.012) <= 1
        known = {row[0] for row in member(archive, "organization.csv")[1:]}
        assert len(known) == round(projects * 0.012)


def test_defects_of_cordis_occur(cordis: CordisWritten) -> None:
    rows = [dict(zip(table[0], row, strict=True))
            for table in (member(path, "organization.csv") for path in cordis.paths)
            for row in table[1:]]  # fmt: skip
    assert {"EL", "UK"} <= {r["country"] for r in rows}
    assert {"", "DE", "DE2", "DE212"} <= {r["nutsCode"] for r in rows if r["country"] == "DE"}
    persons = [r for r in rows if "MUSTERPERSON" in r["name"] or r["name"] == "XXXXX"]
    assert len(persons) == cordis.counts["persons"] > 0
    assert all(r["activityType"] == "PRC" for r in persons)
    assert {r["city"] for r in rows if not r["street"]} == {""}
    assert any("." in r["netEcContribution"] and "," in r["totalCost"] for r in rows)
    assert any(not r["ecContribution"] and r["role"] == "associatedPartner" for r in rows)
    h2020 = [tuple(r) for r in member(cordis.paths[1], "organization.csv")]
    assert [a == b for a, b in pairwise(h2020)].count(True) == 1  # 28 of 179,028 at this scale
    widths = Counter(len(row) for row in member(cordis.paths[0], "project.csv"))
    assert widths[22] > widths[23] > 0  # lines of which all later cells are shifted by one
    vocabulary = [member(path, "euroSciVoc.csv")[1] for path in cordis.paths]
    assert [row[1].startswith("/") for row in vocabulary] == [False, False, True]
    assert [row[2].startswith("/") for row in vocabulary] == [True, True, False]


def test_german_participants_are_those_of_the_catalogue(cordis: CordisWritten) -> None:
    truth = table(cordis.paths[0].parent / "truth_cordis.csv")
    pics = {t["pic"] for t in truth}
    german = [r for path in cordis.paths for r in member(path, "organization.csv")[1:]
              if r[11] == "DE" and r[3]]  # fmt: skip
    assert {r[2] for r in german} <= pics
    assert any(r[4] == r[4].upper() for r in german)
    total = sum(len(member(path, "organization.csv")) - 1 for path in cordis.paths)
    assert 0.08 < len(german) / total < 0.2


def test_same_wish_same_archives(cordis: CordisWritten, tmp_path: Path) -> None:
    again = write_cordis(tmp_path, CordisWish(0.012, seed=3))
    for path in again.paths:
        assert path.read_bytes() == (cordis.paths[0].parent / path.name).read_bytes()
