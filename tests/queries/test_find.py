"""find: names as people type them. Expectations from clusters.csv, organisations.csv."""

from __future__ import annotations

import random

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries import kept
from queries.answers import Answer, Tables
from queries.catalogue import ask
from queries.find import Wanted, parameters, rank, similar, similar_kept
from queries.name_forms import Names, made, pairs_shared


def find(store: Store, text: str, **more: object) -> Answer:
    return ask(store, "find", {"text": text, **more})


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("comemso", "comemso-gmbh"),
        ("COMEMSO GMBH", "comemso-gmbh"),
        ("Ems-Achse", "wachstumsregion-ems-achse"),
        ("Emsachse", "wachstumsregion-ems-achse"),
        ("Ems Achse", "wachstumsregion-ems-achse"),
        ("Elektromobilitaet Suedwest", "cluster-elektromobilitaet-sued-west"),
        ("Elektromobilität Süd-West", "cluster-elektromobilitaet-sued-west"),
        ("Süd-West Elektromobilität", "cluster-elektromobilitaet-sued-west"),
        ("elektromob sued", "cluster-elektromobilitaet-sued-west"),
        ("BASF GmbH", "basf-se"),  # the legal form is another one
        ("eurocopter", "airbus-helicopters"),  # judgements.csv: same, a former name
        ("autOS", "autos"),
        ("WIR!", "wir"),
        ("LUTB-RAAC", "cara"),  # clusters.csv: former name of CARA
        ("e-mobil BW", "e-mobil-bw-gmbh"),
    ],
)
def test_the_thing_that_is_meant_comes_first(loaded: Store, text: str, first: str) -> None:
    assert find(loaded, text).rows[0]["id"] == first


def test_a_body_of_many_parts_comes_before_its_parts(loaded: Store) -> None:
    # organisations.csv: the institutes are parts of it, and all names begin alike
    rows = ask(loaded, "find", {"text": "Fraunhofer"}).rows
    assert rows[0]["id"] == "fraunhofer-gesellschaft"
    assert all(r["id"].startswith("fraunhofer-") for r in rows[:5])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("comenso", "comemso-gmbh"),
        ("Copperion", "coperion-gmbh"),
        ("Elektromobilität Südwset", "cluster-elektromobilitaet-sued-west"),
        ("Silikon Saxony", "silicon-saxony"),
    ],
)
def test_typing_errors_are_mended_and_told(loaded: Store, text: str, meant: str) -> None:
    answer = find(loaded, text)
    assert meant in [row["id"] for row in answer.rows[:3]]
    assert all(row["score"] < 40 for row in answer.rows)
    assert "ähnliche Namen" in answer.notices[0].de


def test_hits_can_be_told_apart(loaded: Store) -> None:
    rows = {row["id"]: row for row in find(loaded, "autOS").rows}
    # clusters.csv autos: kind cluster, Osnabrück, NI
    assert rows["autos"]["hint"] == "Cluster in Osnabrück, Niedersachsen"
    assert rows["autos"]["place"] == "Osnabrück, Niedersachsen"
    assert rows["autos"]["score"] == 100
    # clusters.csv autos-suedwest: kind transformation_network, BW
    assert rows["autos-suedwest"]["hint"] == "Transformationsnetzwerk in Baden-Württemberg"
    assert all(row["sources"] and row["confidence"] for row in rows.values())


def test_initiatives_come_before_organisations_of_the_same_rank(loaded: Store) -> None:
    rows = find(loaded, "Ems-Achse").rows
    labels = [row["label"] for row in rows if row["score"] == 60]
    assert labels == sorted(labels, key=["Cluster", "Organisation", "Event"].index)


def test_only_the_kind_that_is_asked_for(loaded: Store) -> None:
    rows = find(loaded, "wasserstoff", kind="Field").rows
    assert {row["label"] for row in rows} == {"Field"}
    assert rows[0]["id"] == "wasserstoff"


def test_figures_and_sources_are_not_found(loaded: Store) -> None:
    labels = {row["label"] for row in find(loaded, "Mitglieder", limit=200).rows}
    assert not labels & {"Figure", "Source"}


def test_more_hits_than_shown_are_told(loaded: Store) -> None:
    answer = find(loaded, "Fraunhofer", limit=5)
    assert len(answer.rows) == 5
    assert answer.truncated
    assert "es gibt mehr" in answer.notices[0].de


@pytest.mark.parametrize("text", ["xyzzyqwv", "!!", "–"])
def test_nothing_found_is_said(loaded: Store, text: str) -> None:
    answer = find(loaded, text)
    assert answer.rows == []
    assert "Kein Name passt" in answer.notices[0].de


@pytest.mark.parametrize("text", ["'", '"', "') RETURN n //", "%", "\\", "{}", "a" * 3000])
def test_signs_of_a_statement_are_only_text(loaded: Store, text: str) -> None:
    assert isinstance(find(loaded, text), Answer)


def test_an_empty_text_is_refused(loaded: Store) -> None:
    with pytest.raises(WrongUseError, match="needs --text"):
        find(loaded, "  ")


# -- the rule without a store --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "forms", "expected"),
    [
        ("BASF GmbH", "BASF SE", "basfse", 100),
        ("emsachse", "Ems-Achse", "emsachse", 95),
        ("Eurocopter", "Airbus Helicopters", "airbushelicopters eurocopter", 95),
        ("auto", "AutOS", "autos", 80),
        ("achse ems", "Region Ems-Achse", "regionemsachse", 60),
        ("msach", "Region Ems-Achse", "regionemsachse", 40),
    ],
)
def test_ranks(text: str, name: str, forms: str, expected: float) -> None:
    assert rank(Wanted.of(text), [name], forms.split()) == expected


def test_likeness_needs_a_whole_name_or_a_long_text() -> None:
    names = [{"label": "Organisation", "names": ["a\x1fcomemsogmbh", "b\x1fmanzag"]}]
    assert list(similar(names, Wanted.of("comenso"))) == [("Organisation", "a")]
    assert similar(names, Wanted.of("xx")) == {}


NOT_KEPT: Tables = {"forms": [], "held": [], "hits": []}


def test_all_names_are_only_read_when_needed() -> None:
    hit = {"id": "x", "label": "Cluster", "name": "AutOS", "short_name": None, "search": "autos"}
    given = {"text": "autos", "kind": None, "limit": 20}
    assert parameters("names", {**NOT_KEPT, "hits": [hit]}, given) is None
    assert parameters("names", NOT_KEPT, given) is not None
    assert parameters("hits", NOT_KEPT, {**given, "text": "!!"}) is None


# -- the kept names ------------------------------------------------------------------------------

# id, length of the name, folded names
KEPT_NAMES = [
    {"label": "Cluster", "names": ["autos\x1f5\x1fautos autosuedwest", "ems\x1f9\x1femsachse"]},
    {
        "label": "Organisation",
        "names": [
            "basf\x1f7\x1fbasfse",
            "comemso\x1f12\x1fcomemsogmbh",
            "stadt\x1f20\x1fgrossstadtautosammlung",
            "wgr\x1f29\x1fwachstumsregionemsachse ems",
        ],
    },
]


@pytest.mark.parametrize(
    ("whole", "parts", "kind", "ids"),
    [
        # the first name, then one that begins so, then one that holds it
        ("autos", ("autos",), None, ["autos", "stadt"]),
        ("auto", ("auto",), None, ["autos", "stadt"]),
        # "ems" begins both: the name of the cluster, and the second name of the region
        ("ems", ("ems",), None, ["ems", "wgr", "comemso"]),
        ("emsachse", ("ems", "achse"), None, ["ems", "wgr"]),
        ("achseregion", ("achse", "region"), None, ["wgr"]),
        ("ems", ("ems",), "Organisation", ["wgr", "comemso"]),
        ("nichts", ("nichts",), None, []),
        # what stands in an id is no name
        ("wgr", ("wgr",), None, []),
    ],
)
def test_kept_names_are_found_in_the_order_of_the_store(
    whole: str, parts: tuple[str, ...], kind: str | None, ids: list[str]
) -> None:
    names = Names(made(KEPT_NAMES))
    assert [node for _, node in names.holding(whole, parts, kind, 500)] == ids
    assert [node for _, node in names.holding(whole, parts, kind, 1)] == ids[:1]


def test_kept_names_are_as_alike_as_names_that_were_read() -> None:
    chance = random.Random(1)
    forms = ["".join(chance.choices("abcde1ß", k=chance.randint(1, 40))) for _ in range(3000)]
    forms += [form + "gmbh" for form in forms[:500]]
    counted = [f"{i}\x1f{len(form)}\x1f{form}" for i, form in enumerate(forms)]
    plain = [f"{i}\x1f{form}" for i, form in enumerate(forms)]
    arrays = made([{"label": "Organisation", "names": counted}])
    found = 0
    for form in chance.choices(forms, k=150):
        letters = list(form)
        letters[chance.randrange(len(letters))] = chance.choice("abcde1")
        wanted = Wanted.of("".join(letters) + chance.choice(["", "ab"]))
        expected = similar([{"label": "Organisation", "names": plain}], wanted)
        assert similar_kept(arrays, wanted, None) == expected
        found += len(expected)
    assert found > 100


def test_pairs_of_letters_that_must_be_shared() -> None:
    # By hand: 8 letters, alike from 0.85. One left out of 8 or one left out and one put in is
    # 1/15 or 2/16 of the letters; two left out 2/14. Two left out break 4 of the 7 pairs.
    assert pairs_shared(8, 0.85) == 3
    assert pairs_shared(8, 1.0) == 7


@pytest.mark.parametrize(
    "text", ["Elektromobilitaet Suedwest", "Fraunhofer", "comenso", "Ems", "!!"]
)
def test_without_what_is_kept_the_same_is_found(
    loaded: Store, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    answer = find(loaded, text)
    assert kept.shelf_of(loaded) is not None
    monkeypatch.setattr(kept, "shelf_of", lambda _: None)
    assert find(loaded, text) == answer
