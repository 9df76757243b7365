"""Profiles on paper, pictures and tables as files, and a query, in a real browser."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, TimeoutError, expect

from tests.browser.conftest import SECONDS, opened

pytestmark = [pytest.mark.browser, pytest.mark.embedded]
KINDS = ("initiative", "organisation", "region", "programm")


@pytest.mark.parametrize("kind", KINDS)
def test_a_profile_is_one_clean_page(kind: str, page: Page, address: str) -> None:
    opened(page, f"{address}/steckbriefe?art={kind}")
    expect(page.locator(".sheet").first).to_be_visible()
    name = page.locator(".sheet h3").first.inner_text()
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    page.emulate_media(media="print")
    for gone in ("header", ".stMainBlockContainer h1", ".st-key-search", ".st-key-print"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_text(name).first).to_be_visible()
    expect(page.get_by_text("Erstellt mit innonetz")).to_be_visible()


def picture_of(page: Page, box: Locator) -> Download:
    """What the button of a chart gives; while its chart is still being drawn it gives nothing."""
    for _ in range(4):
        box.hover()
        with contextlib.suppress(TimeoutError):
            with page.expect_download(timeout=SECONDS / 4) as waiting:
                box.get_by_role("button", name="Download as PNG").click()
            return waiting.value
    raise AssertionError("no picture came")


def test_pictures_and_tables_can_be_kept(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, f"{address}/foerderung")
    expect(page.locator(".st-key-funding_map :is(canvas, svg.marks)").first).to_be_visible()
    for picture in ("funding_map", "funding_bars"):
        box = page.locator(f'[class*="st-key-{picture}"]').first
        expect(box.locator(":is(canvas, svg.marks)").first).to_be_visible()
        file = tmp_path / f"{picture}.png"
        picture_of(page, box).save_as(file)
        assert file.read_bytes().startswith(b"\x89PNG")
        assert file.stat().st_size > 5_000
    page.get_by_text("Als Tabelle: bekannte Förderung nach Teilen").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="XLSX herunterladen").first.click()
    assert waiting.value.suggested_filename == "innonetz-foerderung.xlsx"
    waiting.value.save_as(tmp_path / "table.xlsx")
    assert (tmp_path / "table.xlsx").read_bytes().startswith(b"PK")


def test_a_query_is_typed_and_answered(page: Page, address: str) -> None:
    opened(page, f"{address}/abfrage")
    field = page.get_by_label("Abfrage in Cypher", exact=True)
    field.fill("MATCH (o:Organisation)-[r:MANAGES]->(c:Cluster) RETURN o, r, c LIMIT 8")
    page.get_by_role("button", name="Ausführen").click()
    expect(page.get_by_role("heading", name="Ergebnis als Netz")).to_be_visible()
    expect(page.locator('[class*="st-key-query_net_"] canvas').first).to_be_visible()
    field.fill("MATCH (n) DETACH DELETE n")
    page.get_by_role("button", name="Ausführen").click()
    expect(page.get_by_text("hier wird nur gelesen")).to_be_visible()
    expect(page.get_by_role("heading", name="Ergebnis als Netz")).to_be_hidden()


def test_the_button_opens_the_print_dialogue(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes' }")
    opened(page, f"{address}/steckbriefe?art=region")
    assert page.locator("body").get_attribute("data-printed") is None
    page.get_by_role("button", name="Drucken").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
