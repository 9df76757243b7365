"""Value chains and cross-links in a real browser: clicks, narrow screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.embedded]
PAGES = ("wertschoepfungsketten", "querverbindungen", "ueberschneidungen")


def opened(browser: Browser, url: str, width: int = 1440) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(90_000)
    page.goto(url)
    # The last line of every page.
    expect(page.get_by_text("Die Adresse dieser Seite zeigt")).to_be_attached(timeout=90_000)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_screen_needs_no_scrolling_sideways(
    path: str, address: str, browser: Browser
) -> None:
    page = opened(browser, f"{address}/{path}", width=390)
    wide = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert wide <= 390
    page.close()


def test_a_cell_opens_its_stage_with_sources(address: str, browser: Browser) -> None:
    page = opened(browser, f"{address}/wertschoepfungsketten")
    page.locator("td.iz-covered a.iz-state").first.click()
    page.wait_for_url("**stufe=**")
    block = page.locator(".iz-block li").first
    expect(block.locator("a[target=_blank]").first).to_be_visible(timeout=90_000)
    page.close()


def test_a_click_on_the_matrix_opens_another_pair(address: str, browser: Browser) -> None:
    page = opened(browser, f"{address}/querverbindungen?anzahl=25")
    before = page.locator(".iz-facts h4").inner_text()
    canvas = page.locator(".st-key-links_heat canvas").first
    canvas.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    box = canvas.bounding_box()
    assert box
    # Walk along the columns until a cell answers: where cells lie depends on the fonts.
    for step in range(1, 40):
        x, y = box["x"] + box["width"] - 14 * step, box["y"] + box["height"] - 70
        page.mouse.click(x, y)
        page.wait_for_timeout(600)
        if "paar=" in page.url:
            break
    page.wait_for_url("**paar=**")
    expect(page.locator(".iz-facts h4")).not_to_have_text(before)
    page.close()
