"""Value chains and cross-links in a real browser: clicks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import opened

pytestmark = [pytest.mark.browser, pytest.mark.embedded]


def test_a_cell_opens_its_stage_with_sources(address: str, page: Page) -> None:
    opened(page, f"{address}/wertschoepfungsketten")
    page.locator("td.iz-covered a.iz-state").first.click()
    page.wait_for_url("**stufe=**")
    block = page.locator(".iz-block li").first
    expect(block.locator("a[target=_blank]").first).to_be_visible(timeout=90_000)


def test_a_click_on_the_matrix_opens_another_pair(address: str, page: Page) -> None:
    opened(page, f"{address}/querverbindungen?anzahl=25")
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
