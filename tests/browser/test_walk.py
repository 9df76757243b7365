"""The walk through the three roles that docs/anleitung.md tells, step by step.

``INNONETZ_WALK_PICTURES=docs/pictures python -m pytest tests/browser/test_walk.py`` also makes the
pictures of that document.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.app_pages import fehlende_partner
from tests.browser.conftest import SECONDS, opened, settle

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

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
def start(page: Page, address: str) -> Page:
    """The start page as a visitor finds it."""
    return opened(page, address)


def through_the_door(page: Page, question: str) -> None:
    """Click a question on the start page and wait for its page."""
    page.get_by_role("link", name=question).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Überblick")
    settle(page)


def test_the_analyst_finds_who_ties_the_initiatives(start: Page, picture: Picture) -> None:
    page = start
    picture(page, "start")
    through_the_door(page, "Wer verbindet diese Cluster?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Querverbindungen")
    expect(page).to_have_url(re.compile("ansicht=bridges"))
    expect(page.get_by_role("heading", name="Welche Organisationen halten")).to_be_visible()
    facts = page.locator(".iz-facts").first
    expect(facts).to_contain_text("Initiativen")
    picture(page, "bruecken")
    organisation = facts.locator("h4 a")
    name = organisation.inner_text()
    organisation.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erkunden")
    settle(page)
    expect(page.locator(".st-key-profile h3")).to_have_text(name)
    picture(page, "netz")


def test_policy_staff_find_what_exists_already(start: Page, picture: Picture) -> None:
    page = start
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


def test_the_manager_leaves_with_five_reasoned_partners(start: Page, picture: Picture) -> None:
    page = start
    through_the_door(page, "Welche Stufen und Partner fehlen meinem Cluster?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fehlende Partner")
    marks = page.get_by_role("button", name="Merken", exact=True)
    expect(marks.first).to_be_visible()
    picture(page, "partner")
    assert 5 <= marks.count() <= fehlende_partner.SHOWN
    for kept in range(1, 6):
        marks.first.click()  # a marked one is called differently from then on
        expect(page.get_by_role("heading", name=f"Merkliste ({kept})")).to_be_visible()
    expect(page.locator(".stMainBlockContainer")).to_contain_text("Wie gut sind diese Vorschläge?")
    page.get_by_role("heading", name="Merkliste (5)").scroll_into_view_if_needed()
    picture(page, "merkliste")
