"""Every page of the router in its three states, in both languages."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.ueberblick import DOORS
from dashboard.pages import PAGES, page
from dashboard.texts import all_texts
from tests.dashboard.conftest import Open

NAMES = [entry.name for entry in PAGES]


def words(test: AppTest) -> str:
    """All texts of a page in one."""
    parts = [m.value for m in (*test.markdown, *test.caption, *test.title, *test.header)]
    parts += [m.value for m in (*test.subheader, *test.warning, *test.info, *test.success)]
    return "\n".join(parts + [html.proto.body for html in test.get("html")])


def test_first_page_has_no_path_and_names_are_once() -> None:
    assert PAGES[0].path == ""
    assert len({p.name for p in PAGES}) == len({p.path for p in PAGES}) == len(PAGES)
    assert page("explore").path == "erkunden"
    with pytest.raises(LookupError):
        page("nowhere")


def test_the_navigation_stays_short_and_every_menu_has_a_name() -> None:
    alone = [p for p in PAGES if not p.group]
    groups = {p.group for p in PAGES if p.group}
    assert len(alone) + len(groups) <= 8
    assert all(f"menu.{group}" in all_texts() for group in groups)
    assert all(sum(p.group == g for p in PAGES) > 1 for g in groups)


def test_every_question_of_the_start_page_has_its_text_and_page() -> None:
    paths = {p.path for p in PAGES}
    for door, _, questions in DOORS:
        for name, path, _ in questions:
            assert f"overview.door.{door}.{name}" in all_texts()
            assert path in paths


@pytest.mark.embedded
@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_full(full: None, open_page: Open, name: str, lang: str) -> None:
    test = open_page(name, lang=lang)
    assert not test.exception
    assert not test.warning, [w.value for w in test.warning]
    index = ("de", "en").index(lang)
    assert test.title[0].value == all_texts()[f"page.{name}"][index]
    shown = words(test)
    assert ("1.317" if lang == "de" else "1,317") in shown
    assert not re.search(r">None<|: None|None,|\(None", shown)
    assert "nan" not in shown.split()
    assert not {*all_texts()["app.incomplete"]} & set(shown.splitlines())


@pytest.mark.embedded
@pytest.mark.parametrize("name", NAMES)
def test_empty_graph(bare: None, open_page: Open, name: str) -> None:
    test = open_page(name)
    assert not test.exception
    assert "innonetz ingest" in words(test)
    assert all_texts()["app.incomplete"][0] in words(test)  # no run has ended


@pytest.mark.parametrize("name", NAMES)
def test_store_away(away: None, open_page: Open, name: str) -> None:
    test = open_page(name)
    assert not test.exception
    assert [w.value for w in test.warning] == [all_texts()["problem.away"][0]]
    assert not test.get("echarts_chart")


@pytest.mark.embedded
def test_unknown_id_is_one_sentence(full: None, open_page: Open) -> None:
    test = open_page("explore", id="no-such-thing")
    assert not test.exception
    assert [w.value for w in test.warning] == [all_texts()["problem.unknown"][0]]


@pytest.mark.embedded
def test_search_finds_and_says_when_it_does_not(full: None, open_page: Open) -> None:
    test = open_page("overview")
    test.text_input("search").set_value("Elektromobilität Süd-West").run()
    labels = [link.proto.label for link in test.get("page_link")]
    assert any("Cluster Elektromobilität Süd-West" in label for label in labels)
    test.text_input("search").set_value("qqxxyyzz").run()
    assert "qqxxyyzz" in words(test)


@pytest.mark.embedded
def test_land_filter_changes_the_list(full: None, open_page: Open) -> None:
    lists = {}
    for land in ("SN", "BW"):
        test = open_page("overview", land=land)
        assert not test.exception
        lists[land] = words(test)
    assert "BioLAGO" in lists["BW"]
    assert "BioLAGO" not in lists["SN"]
    assert "ALD Lab Saxony" in lists["SN"]


@pytest.mark.embedded
def test_every_programme_with_initiatives_is_drawn_or_named(full: None, open_page: Open) -> None:
    test = open_page("overview")
    shown = words(test)
    (section,) = [e for e in test.expander if e.key == "programme_fold"]
    test.session_state[section.key] = True
    table = next(d.value for d in test.run().dataframe if "Programm" in d.value)
    assert all_texts()["overview.programmes.order"][0] in words(test)
    known = table[table["hier bekannt"] > 0]
    order = list(zip(-table["hier bekannt"], table["Programm"].str.casefold(), strict=True))
    assert order == sorted(order)
    assert len(known) == shown.count('<span class="bar-name">') + 5
    assert "5 weitere Programme" in shown


@pytest.mark.embedded
def test_source_filters_change_the_table(full: None, open_page: Open) -> None:
    everything = open_page("sources").dataframe[0].value
    some = open_page("sources", q="bmbf").dataframe[0].value
    seeds = open_page("sources", type="seed").dataframe[0].value
    assert 0 < len(some) < len(everything)
    assert 0 < len(seeds) < len(everything)
    assert set(seeds["Art"]) == {"Grundliste"}
    none = open_page("sources", q="qqxxyyzz")
    assert not none.dataframe
    assert all_texts()["sources.none"][0] in words(none)


@pytest.mark.embedded
def test_coverage_filter_changes_the_table(full: None, open_page: Open) -> None:
    every = open_page("sources", view="coverage").dataframe[0].value
    told = open_page("sources", view="coverage", told="1").dataframe[0].value
    assert 0 < len(told) < len(every)
    assert told["genannt"].notna().all()


@pytest.mark.embedded
@pytest.mark.parametrize("view", ["run", "quarantine"])
def test_views_of_the_run(full: None, open_page: Open, view: str) -> None:
    test = open_page("sources", view=view)
    assert not test.exception
    assert not test.warning


def picture(test: AppTest) -> dict[str, object]:
    """The series of the network picture."""
    spec = json.loads(test.get("echarts_chart")[0].proto.spec)
    series: dict[str, object] = spec["series"][0]
    return series


@pytest.mark.embedded
def test_explore_opens_with_a_picture(full: None, open_page: Open) -> None:
    data = picture(open_page("explore"))["data"]
    assert isinstance(data, list)
    assert data[0]["name"] == "Cluster Elektromobilität Süd-West"
    assert len(data) > 20


@pytest.mark.embedded
def test_kind_filter_changes_the_picture(full: None, open_page: Open) -> None:
    everything = picture(open_page("explore"))["data"]
    companies = picture(open_page("explore", show="company"))["data"]
    assert isinstance(everything, list) and isinstance(companies, list)
    assert 1 < len(companies) < len(everything)
    by_id = {p["id"]: (p["x"], p["y"]) for p in everything}
    assert all(by_id[p["id"]] == (p["x"], p["y"]) for p in companies)


@pytest.mark.embedded
def test_neighbours_join_and_the_old_picture_stays(full: None, open_page: Open) -> None:
    test = open_page("explore", sel="Cluster:cara")
    before = picture(test)["data"]
    test.button("expand").click().run()
    after = picture(test)["data"]
    assert isinstance(before, list) and isinstance(after, list)
    assert len(after) > len(before)
    assert [p["id"] for p in after[: len(before)]] == [p["id"] for p in before]
    assert [(p["x"], p["y"]) for p in after[: len(before)]] == [(p["x"], p["y"]) for p in before]
    test.button("back").click().run()
    assert picture(test)["data"] == before


@pytest.mark.embedded
def test_path_is_told_in_steps(full: None, open_page: Open) -> None:
    address = {"from": "comemso-gmbh", "to": "manz-ag"}
    test = open_page("explore", id="comemso-gmbh", kind="Organisation", **address)
    assert not test.exception
    assert 'class="path"' in words(test)
    test.button("path_close").click().run()
    assert 'class="path"' not in words(test)
