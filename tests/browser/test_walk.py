"""The walk through the three roles that docs/anleitung.md tells, step by step.

``INNONETZ_WALK_PICTURES=docs/pictures python -m pytest tests/browser/test_walk.py`` also makes the
pictures of that document.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages_browser import SECONDS, settle

pytestmark = [pytest.mark.browser, pytest.mark.embedded]
# Found by the network itself: an organisation that ties many initiatives (see the test of bridges).
MOST_SHOWN = 10

Picture = Callable[[Page, str], None]


@pytest.fixture
def picture() -> Picture:
    """Keep what the window shows as ``anleitung-<name>.png`` when a folder for it is named."""
    folder = os.environ.get("INNONETZ_WALK_PICTURES")

    def keep(page: Page, name: str) -> None:
        if folder:
            page.wait_for_timeout(2_500)
            page.screenshot(path=Path(folder) / f"anleitung-{name}.png")

    return keep


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The start page as a visitor finds it."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 1000}, locale="de-DE", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    page.goto(address)
    settle(page)
    yield page
    context.close()


def through_the_door(page: Page, question: str) -> None:
    """Click a question on the start page and wait for its page."""
    page.get_by_role("link", name=question).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Überblick")
    settle(page)


def test_the_analyst_finds_who_ties_the_initiatives(page: Page, picture: Picture) -> None:
    picture(page, "start")
    through_the_door(page, "Wer verbindet diese Cluster?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Querverbindungen")
    page.get_by_text("Brücken", exact=False).first.click()
    facts = page.locator(".iz-facts").first
    expect(facts).to_contain_text("Initiativen")
    settle(page)
    picture(page, "bruecken")
    organisation = facts.locator("h4 a")
    name = organisation.inner_text()
    organisation.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erkunden")
    settle(page)
    expect(page.locator(".stMainBlockContainer")).to_contain_text(name)
    picture(page, "netz")


def test_policy_staff_find_what_exists_already(page: Page, picture: Picture) -> None:
    through_the_door(page, "Gibt es das schon?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Überschneidungen")
    page.get_by_role("button", name="Nasse Moore").click()
    answer = page.locator(".st-key-draft_answer")
    # data/clusters.csv: plant3, the alliance around Greifswald that makes more of wet peatland
    expect(answer).to_contain_text("Plant³", timeout=SECONDS)
    expect(answer).to_contain_text("ähnlich")
    settle(page)
    picture(page, "entwurf")
    first = page.locator("table", has_text="Plant³").first
    expect(first).to_contain_text("doppelt")
    first.get_by_text("Warum?", exact=False).first.click()
    expect(first).to_contain_text("Greifswald")


def test_the_manager_leaves_with_five_reasoned_partners(page: Page, picture: Picture) -> None:
    through_the_door(page, "Welche Stufen und Partner fehlen meinem Cluster?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fehlende Partner")
    marks = page.get_by_role("button", name="Merken", exact=True)
    expect(marks.first).to_be_visible()
    picture(page, "partner")
    assert 5 <= marks.count() <= MOST_SHOWN
    for kept in range(1, 6):
        marks.first.click()  # a marked one is called differently from then on
        expect(page.get_by_role("heading", name=f"Merkliste ({kept})")).to_be_visible()
    expect(page.locator(".stMainBlockContainer")).to_contain_text("Wie gut sind diese Vorschläge?")
    page.get_by_role("heading", name="Merkliste (5)").scroll_into_view_if_needed()
    picture(page, "merkliste")
    assert parse_qs(urlsplit(page.url).query).get("lang") is None
