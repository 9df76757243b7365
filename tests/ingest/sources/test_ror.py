"""ROR: streamed record by record, with names, parents and redirects. Made-up records but where the
shipped file (1,324 real ones, CC0) is named."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.frames import problems
from graph.model import MODEL
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.options import DEFAULT_DATA
from ingest.sources.ror import dump, source

A, B, C, D, E = (f"https://ror.org/0aaaaa{n}0{n}" for n in range(1, 6))


def record(ror: str, **own: Any) -> dict[str, Any]:
    """A made-up record in the shape of schema 2.1."""
    place = {"country_code": "DE", "country_subdivision_code": "SN", "name": "Dresden"}
    return {
        "admin": {"last_modified": {"date": "2026-01-02", "schema_version": "2.1"}},
        "domains": [], "external_ids": [], "id": ror, "links": [],
        "locations": [{"geonames_details": place, "geonames_id": 1}],
        "names": [{"lang": "de", "types": ["ror_display", "label"], "value": f"Haus {ror[-2:]}"}],
        "relationships": [], "status": "active", "types": ["other"],
    } | own  # fmt: skip


def name(value: str, *types: str, lang: str | None = None) -> dict[str, Any]:
    return {"lang": lang, "types": list(types), "value": value}


def tie(kind: str, ror: str) -> dict[str, Any]:
    return {"type": kind, "id": ror, "label": f"Haus {ror[-2:]}"}


def read(folder: Path, content: str | bytes, file: str = "ror-data.json") -> Reading:
    folder.mkdir(exist_ok=True)
    (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
    reading = source.read(Inputs((folder,)))
    assert reading.account.balanced
    assert reading.reference
    return reading


def bodies(reading: Reading) -> dict[str, dict[str, Any]]:
    rows = reading.frames["Organisation"].to_dict("records")
    return {str(row["id"]): {str(k): v for k, v in row.items()} for row in rows}


@pytest.mark.parametrize("indent", [None, 4])
def test_a_record_becomes_an_organisation(tmp_path: Path, indent: int | None) -> None:
    names = [
        name("HfB", "acronym"),
        name("Sample University of Arts", "ror_display", "label", lang="en"),
        name("Hochschule für Beispiele", "label", lang="de"),
        name("Beispielschule", "alias", lang="de"),
    ]
    munich = {"country_code": "DE", "country_subdivision_code": "BY"}
    own = {
        "names": names, "types": ["education", "funder"], "domains": ["beispiel.example"],
        "locations": [{"geonames_details": munich | {"name": town}} for town in ("Munich", "Hof")],
    }  # fmt: skip
    reading = read(tmp_path, json.dumps([record(A, **own), record(B)], indent=indent))
    found = bodies(reading)["ror-0aaaaa101"]
    assert found["name"] == "Hochschule für Beispiele"
    assert found["aliases"] == ["HfB", "Sample University of Arts", "Beispielschule"]
    assert found["short_name"] == "HfB"
    assert found["ror"] == A
    assert found["kind"] == "applied_university"
    assert found["website"] == "https://beispiel.example"
    assert found["city"] == "München;Hof"
    (seat,) = [s for s in reading.seats if s.id == "ror-0aaaaa101"]
    assert (seat.place.city, seat.place.states, seat.place.country) == (
        "München;Hof",
        ("BY",),
        "DE",
    )
    assert problems(MODEL, reading.frames) == []


@pytest.mark.parametrize(
    ("types", "german", "kind"),
    [
        (["healthcare"], "Haus der Gesundheit", "hospital"),
        (["facility"], "Beispielzentrum", "research_institute"),
        (["government"], "Ministerium für Beispiele", "ministry"),
        (["government"], "Stadt Beispielhausen", "municipality"),
        (["government", "funder"], "Beispielbehörde", "agency"),
        (["company", "funder"], "Beispiel", "company"),
        (["nonprofit"], "Beispiel-Stiftung", "foundation"),
        (["nonprofit"], "Beispielfreunde", "association"),
        (["education"], "Universität Beispielhausen", "university"),
        (["education"], "Institut für Beispiele", "research_institute"),
        (["education"], "Naturkundemuseum", "other"),
        (["funder"], "Beispiel", "other"),
    ],
)
def test_the_kind_follows_types_and_words(
    tmp_path: Path, types: list[str], german: str, kind: str
) -> None:
    own = {"types": types, "names": [name(german, "ror_display", "label", lang="de")]}
    found = bodies(read(tmp_path, json.dumps([record(A, **own)])))
    assert found["ror-0aaaaa101"]["kind"] == kind


def test_parts_are_tied_once_from_either_side(tmp_path: Path) -> None:
    records = [
        record(A, relationships=[tie("child", B), tie("child", E)]),
        record(B, relationships=[tie("parent", A), tie("related", C)]),
        record(C, relationships=[tie("parent", A)]),
    ]
    reading = read(tmp_path, json.dumps(records))
    ties = reading.frames["Organisation-PART_OF-Organisation"]
    assert sorted(zip(ties["start_id"], ties["end_id"], ties["kind"], strict=True)) == [
        ("ror-0aaaaa202", "ror-0aaaaa101", "ror"),
        ("ror-0aaaaa303", "ror-0aaaaa101", "ror"),
    ]
    assert reading.remarks == ["1 relationships of part and whole name a record that was not read"]


def test_a_withdrawn_id_leads_to_its_successor(tmp_path: Path) -> None:
    gone = {"status": "withdrawn"}
    records = [
        record(A, **gone, relationships=[tie("successor", B)]),
        record(B, **gone, relationships=[tie("successor", C)]),
        record(C),
        record(D, **gone),
        record(E, relationships=[tie("parent", A)]),
    ]
    reading = read(tmp_path, json.dumps(records))
    assert sorted(bodies(reading)) == ["ror-0aaaaa303", "ror-0aaaaa505"]
    assert [(j.a_id, j.b_id, j.decision, j.date) for j in reading.judgements] == [
        ("ror-0aaaaa101", "ror-0aaaaa202", "same", "2026-01-02"),
        ("ror-0aaaaa202", "ror-0aaaaa303", "same", "2026-01-02"),
    ]
    assert reading.account.taken == 4
    assert reading.account.ignored == {source.NO_SUCCESSOR: 1}
    ties = reading.frames["Organisation-PART_OF-Organisation"]
    assert list(zip(ties["start_id"], ties["end_id"], strict=True)) == [
        ("ror-0aaaaa505", "ror-0aaaaa303")
    ]


def test_a_closed_body_says_so(tmp_path: Path) -> None:
    own = {"status": "inactive", "relationships": [tie("successor", B)]}
    found = bodies(read(tmp_path, json.dumps([record(A, **own)])))
    assert (
        found["ror-0aaaaa101"]["note"] == "In ROR als nicht mehr tätig geführt, Nachfolge: Haus 02"
    )


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (record("https://ror.org/123"), "no ROR id: 'https://ror.org/123'"),
        (record(A, names=[]), "no name: neither a German label nor a name to be shown"),
        (record(A, status="gone"), "unknown status 'gone'"),
        (record(A, names="x"), "names is no list"),
        (record(A, locations=["x"]), "locations holds something else than objects"),
        ({"id": A, "name": "X"}, "a record of schema 1, which ended in 2025: take a newer dump"),
        ("text", "not a record: it is no JSON object"),
    ],
)
def test_what_is_no_record_goes_to_quarantine(tmp_path: Path, value: Any, reason: str) -> None:
    content = "[\n" + ",\n".join(json.dumps(r) for r in (record(B), value, record(C))) + "\n]\n"
    reading = read(tmp_path, content)
    (bad,) = reading.account.quarantined
    assert (bad.line, bad.reason) == (3, reason)
    assert reading.account.taken == 2


def lines(*records: str) -> str:
    return "[\n" + ",\n".join(records) + "\n]\n"


BROKEN = json.dumps(record(B))[:-9]
GOOD = (json.dumps(record(A)), json.dumps(record(C)))


@pytest.mark.parametrize(
    ("content", "taken", "bad"),
    [
        (lines(GOOD[0], BROKEN, GOOD[1]), 2, 1),
        (lines(GOOD[0], GOOD[1] + "garbage"), 2, 1),
        (lines(*GOOD)[:-2], 2, 1),  # the end of the list is missing
        (lines(*GOOD)[:-40], 1, 2),  # and that of the last record
        (lines(GOOD[0], GOOD[1].replace("Haus", "Ha\0us")), 1, 1),
        (lines(GOOD[0], GOOD[1].replace("Haus", "\\ud800")), 1, 1),
        (lines(GOOD[0], '{"id": ' + "9" * 5000 + "}", GOOD[1]), 2, 1),
        (lines(GOOD[0], '{"a":' * 100_000, GOOD[1]), 2, 1),
        ("id;name\n1;2\n", 0, 1),
        (lines(*GOOD) + lines(*GOOD), 2, 0),  # the whole list twice
        ("", 0, 0),
    ],
)
def test_damage_costs_the_damaged_record_only(
    tmp_path: Path, content: str, taken: int, bad: int
) -> None:
    account = read(tmp_path, content).account
    assert (account.taken, len(account.quarantined)) == (taken, bad)


def test_bytes_that_are_not_utf_8_cost_one_record(tmp_path: Path) -> None:
    content = lines(json.dumps(record(A)).replace("Haus", "Häus"), GOOD[1]).encode("latin-1")
    (bad,) = read(tmp_path, content).account.quarantined
    assert bad.reason == "wrong encoding: a byte of the record is not UTF-8"
    assert "H\\xe4us" in bad.row


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("chunk", [7, 64, 1000])
def test_records_may_lie_across_the_pieces_read(
    monkeypatch: pytest.MonkeyPatch, chunk: int, indent: int | None
) -> None:
    monkeypatch.setattr(dump, "_CHUNK", chunk)
    records = [record(A, types=["ö]}{["]), record(B), record(C)]
    content = json.dumps(records, indent=indent, ensure_ascii=False).encode()
    assert [p.value for p in dump.read_list(io.BytesIO(content))] == records
    broken = content.replace(b'"status": "active"', b'"status": active', 1)
    pieces = list(dump.read_list(io.BytesIO(broken)))
    assert [p.value for p in pieces] == [None, *records[1:]]


def test_an_endless_record_is_cut_and_memory_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_CHUNK", 10_000)
    monkeypatch.setattr(dump, "MOST_SIGNS", 50_000)
    whole = json.dumps(record(A))
    content = lines(whole, whole.replace("Haus", "x" * 3_000_000), whole).encode()
    tracemalloc.start()
    pieces = [(p.problem, len(p.text)) for p in dump.read_list(io.BytesIO(content))]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [problem for problem, _ in pieces] == ["", "not a record: longer than any record", ""]
    assert pieces[1][1] == 50_000
    assert peak < 2_000_000


def test_archives_with_both_schemas_are_read_once(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "v1.70.zip", "w") as archive:
        archive.writestr("v1.70-ror-data.json", json.dumps([{"id": A, "name": "X"}]))
        archive.writestr("v1.70-ror-data_schema_v2.json", json.dumps([record(A)]))
        archive.writestr("v1.70-ror-data.csv", "id\n")
    account = source.read(Inputs((tmp_path,))).account
    assert dict(account.files) == {"v1.70.zip/v1.70-ror-data_schema_v2.json": 1}
    assert account.taken == 1


def test_without_a_json_file_the_message_names_what_to_hand_in(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="no JSON file was found"):
        source.read(Inputs((tmp_path,)))


def test_the_shipped_records_are_all_accounted_for() -> None:
    """Counts by hand with other code over the file: 28 withdrawn, 3 of them with a successor."""
    path = DEFAULT_DATA / "ror" / "ror-de-v2.json"
    records = json.loads(path.read_text(encoding="utf-8"))
    reading = source.read(Inputs((path.parent,)))
    account = reading.account
    assert account.rows_in == len(records) == 1324
    assert account.ignored == {source.NO_SUCCESSOR: 25}
    assert account.quarantined == []
    assert len(reading.judgements) == 3
    assert len(reading.frames["Organisation"]) == 1324 - 28
    states = Counter(s.place.states for s in reading.seats)
    assert states[("SN",)] > 60  # 71 places of all records lie in Saxony
    assert problems(MODEL, reading.frames) == []
