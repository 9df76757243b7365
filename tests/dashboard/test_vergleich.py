"""The page that sets initiatives or programmes side by side."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dashboard import compare_view
from dashboard.compare_view import Line
from dashboard.texts import all_texts
from graph.store import Store
from tests.dashboard.apptest import html_of, open_over, unfolded

open_page = partial(open_over, "compare")


@pytest.fixture
def full(loaded_embedded: Store) -> Path:
    return loaded_embedded.settings.home


@pytest.mark.embedded
def test_two_initiatives_with_what_is_alike(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch)
    assert not at.exception
    html = html_of(at)
    # clusters.csv: both in Augsburg, one a network and one a cluster
    assert "<strong>Augsburg</strong>" in html and "= gleich" in html
    assert "Netzwerk" in html and "≠ verschieden" in html
    # test_double_counting.py: 32 memberships of 25 organisations
    assert any("32 bekannte Mitgliedschaften" in m.value and "sind es 25" in m.value
               for m in at.markdown)  # fmt: skip
    assert "paar=carbon-composites%2Cmai-carbon" in html
    rows = unfolded(at).dataframe[0].value
    assert list(rows["Merkmal"])[:2] == ["Art", "Ort"]


@pytest.mark.embedded
def test_programmes_and_who_is_in_several(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, art="programme", programme="wir,rubin")
    assert not at.exception
    assert "Sachsen: 12" in html_of(at)  # test_programme_compare.py
    common = unfolded(at).dataframe[1].value
    assert len(common) == 4
    assert set(common["Programme"]) == {"WIR!; RUBIN"}


@pytest.mark.embedded
def test_one_thing_alone_says_what_to_do(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, mit="plant3")
    assert not at.exception
    assert [i.value for i in at.info] == [all_texts()["compare.more"][0]]


# -- lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "sort", "mark", "shared"),
    [
        ((("a",), ("a",)), "words", "alike", {"a"}),
        ((("a", "b"), ("b", "a")), "words", "alike", {"a", "b"}),
        ((("a", "b"), ("b", "c")), "words", "partly", {"b"}),
        ((("a",), ("b",)), "words", "differs", set()),
        ((("a",), ()), "words", "unknown", set()),
        (((), ()), "words", "unknown", set()),
        ((("SN: 3",), ("SN: 4",)), "counts", "partly", {"SN"}),
        ((("4",), ("4",), ("5",)), "number", "differs", set()),
        ((("4",), ("4",)), "number", "alike", {"4"}),
    ],
)
def test_the_mark_of_a_line(
    cells: tuple[tuple[str, ...], ...], sort: str, mark: str, shared: set[str]
) -> None:
    line = Line("x", cells, sort)
    assert (line.mark, line.shared) == (mark, shared)


def test_what_is_only_known_here_is_not_judged() -> None:
    """A number of known things says nothing of a difference; names on both sides stay marked."""
    numbers = Line("x", (("4",), ("4",)), "number", judged=False)
    counts = Line("x", (("SN: 3",), ("SN: 4", "BY: 1")), "counts", judged=False)
    assert (numbers.mark, numbers.shared) == ("unjudged", set())
    assert (counts.mark, counts.shared) == ("unjudged", {"SN"})


def test_what_comes_from_the_data_is_escaped_and_unknown_is_told() -> None:
    lines = [Line("x", (("<i>",), ()))]
    html = compare_view.table_html(lines, {"a": "<b>", "b": "B"}, "Cluster")
    assert "<i>" not in html and "<b>" not in html
    assert html.count(all_texts()["unknown"][0]) == 1
    (row,) = compare_view.table_rows(lines, {"a": "A", "b": "B"})
    assert (row["a"], row["b"]) == ("<i>", "")


def test_a_thing_in_several_programmes_stands_once() -> None:
    # made up
    thing = {"label": "Organisation", "id": "o", "name": "O", "sources": [], "confidence": "high"}
    programmes = [
        {"id": p, "name": p.upper(), "short_name": None,
         "in_both": [{**thing, "programmes": [q for q in "abc" if q != p]}]}
        for p in "abc"
    ]  # fmt: skip
    (row,) = compare_view.common_rows(programmes)
    assert row["programmes"] == ["A", "B", "C"]
