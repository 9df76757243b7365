"""The address in a real browser: going back, a typed day, the language of the browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SECONDS, open_first_hit, opened, settle

pytestmark = [pytest.mark.browser, pytest.mark.embedded]


def test_each_page_keeps_its_own_address_on_the_way_back(address: str, page: Page) -> None:
    opened(page, f"{address}/querverbindungen?ansicht=bridges")
    open_first_hit(page, "Jenoptik")
    expect(page.get_by_role("heading", level=1)).to_have_text("Erkunden")
    settle(page)
    shown = page.url
    assert "id=jenoptik-ag" in shown and "ansicht" not in shown
    page.get_by_role("link", name="Förderung").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Förderung")
    settle(page)
    assert page.url == f"{address}/foerderung"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erkunden")
    settle(page)
    assert page.url == shown
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Querverbindungen")
    settle(page)
    assert page.url == f"{address}/querverbindungen?ansicht=bridges"


def test_a_typed_day_counts_with_enter(address: str, page: Page) -> None:
    opened(page, f"{address}/foerderung")
    page.locator('[data-testid="stDateInputField"] [role=spinbutton]').first.click()
    page.keyboard.type("03062021")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("stand=2021-06-03"), timeout=SECONDS)


def test_an_english_browser_reads_english_until_it_is_switched(
    address: str, browser: Browser
) -> None:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(SECONDS)
    try:
        page = opened(context.new_page(), address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
        assert page.url.endswith("?lang=en")
        page.get_by_text("Deutsch", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Überblick")
        settle(page)
        page.locator(".bars a").first.click()  # loads the page anew
        expect(page.get_by_role("heading", level=1)).to_have_text("Erkunden")
    finally:
        context.close()


def choose_next(page: Page, key: str) -> str:
    """Choose the next value of a list; the address after it."""
    before = page.url
    page.locator(f".st-key-{key} input[role=combobox]").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(before)
    settle(page)
    return page.url


def test_a_search_begins_after_a_choice_and_ends_with_one(address: str, page: Page) -> None:
    opened(page, f"{address}/steckbriefe")
    search, hits = page.get_by_placeholder("Organisation, Initiative"), page.locator(".st-key-hits")
    first = choose_next(page, "at_id")
    search.fill("Jenoptik")
    expect(hits).to_contain_text("Jenoptik")
    assert page.url == first
    assert choose_next(page, "at_id") != first
    expect(hits).to_have_count(0)
    expect(search).to_have_value("")
