"""Every page in a real browser: no foreign request, no error, pictures, phones, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from dashboard.drawing import network as net
from dashboard.pages import PAGES
from graph.store import Store
from queries.catalogue import ask
from tests.browser.barriers import barriers, not_reached
from tests.browser.conftest import SECONDS, open_first_hit, settle

pytestmark = [pytest.mark.browser, pytest.mark.embedded]
PATHS = [p.path for p in PAGES]
# Sections that a person opens, by page and language: closed they would not be looked at.
OPENED = {
    ("steckbriefe", "de"): "offen=vergleichbare,zugehoerige,herkunft",
    ("steckbriefe", "en"): "art=organisation&id=duerr-ag&offen=passende,koennen",
    ("fehlende-partner", "de"): "offen=verbund",
    ("fehlende-partner", "en"): "offen=verbund",
}
PHONE = 390
FIRST = "Cluster Elektromobilität Süd-West"
OTHER = "id=cara&kind=Cluster"


class Watched:
    """A page with every foreign request and every error of its console."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(SECONDS)
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: Request) -> None:
        own = (self.address, self.address.replace("http", "ws", 1), "data:", "blob:")
        if not request.url.startswith(own):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Below a page's path Streamlit first asks there for its own service, then at the root.
        own_search = "/_stcore/" in str(message.location.get("url", ""))
        if message.type == "error" and not own_search:
            self.errors.append(f"{message.text} {message.location.get('url')}")

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}/{path}")
        settle(self.page)
        return self.page


Visit = Callable[..., Watched]


@pytest.fixture
def visit(visitor: BrowserContext, address: str) -> Iterator[Visit]:
    """A new window of the given width."""
    windows: list[Page] = []

    def new(width: int = 1440) -> Watched:
        windows.append(visitor.new_page())
        windows[-1].set_viewport_size({"width": width, "height": 1300})
        return Watched(windows[-1], address)

    yield new
    for window in windows:
        window.close()


def picture(page: Page) -> None:
    """Wait for a drawn chart with some ink, a table drawn as HTML, or a text to work on."""
    drawn = page.locator(".stMainBlockContainer :is(canvas, svg.marks, table, textarea)").first
    expect(drawn).to_be_attached(timeout=SECONDS)


def width_on_a_phone(page: Page) -> int:
    """How wide the page is, in pixels, on a screen of the width of a phone."""
    page.set_viewport_size({"width": PHONE, "height": 1300})
    page.wait_for_timeout(700)
    width: int = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        "document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    return width


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_nobody_keeps_nobody_out_and_fits_a_phone(
    visit: Visit, path: str, lang: str
) -> None:
    seen, opened = visit(), OPENED.get((path, lang), "")
    page = seen.open(f"{path}?lang={lang}&{opened}")
    picture(page)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    sections = [name for name in opened.partition("offen=")[2].split(",") if name]
    for name in sections:
        section = page.locator(f'[class*="st-key-at_offen_{name}"]')
        expect(section.get_by_test_id("stCaptionContainer").first).to_be_visible()
    assert barriers(page) == []
    if lang == "de" or (path, "en") in OPENED:  # elsewhere the keys reach the same in English
        assert not_reached(page) == set()
    assert width_on_a_phone(page) <= PHONE
    assert seen.foreign == []
    assert seen.errors == []


def test_axe_finds_a_barrier(visit: Visit) -> None:
    page = visit().page
    page.set_content("<html lang='de'><title>x</title><main><img src='x.png'></main></html>")
    assert [found.split(":")[0] for found in barriers(page)] == ["image-alt"]


def test_the_language_stays_from_page_to_page(visit: Visit) -> None:
    page = visit().open("")
    page.get_by_role("radio", name="English").or_(
        page.get_by_text("English", exact=True)
    ).first.click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=en"))
    # The menus of the navigation work by keyboard alone.
    page.get_by_role("button", name="Data", exact=True).press("Enter")
    page.get_by_role("menuitem", name="Sources").press("Enter")
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_shared_address_shows_the_same(visit: Visit) -> None:
    page = visit().open(f"erkunden?{OTHER}&sel=Cluster:cluster-elektromobilitaet-sued-west&lang=en")
    expect(page.get_by_role("heading", name="Explore")).to_be_visible()
    expect(page.locator(".st-key-profile h3")).to_have_text(FIRST)
    expect(page.locator(".st-key-net_Cluster-cara canvas").first).to_be_visible()


def place_of(store: Store, name: str, box: dict[str, float]) -> tuple[float, float]:
    """Where a sign of CARA's picture stands on the screen: ECharts fills 80 % of its canvas."""
    rows = ask(store, "neighbours", {"id": "cara", "kind": "Cluster", "limit": 60}).rows
    shown = net.network([rows])
    places = {k: (x * net.STRETCH, y) for k, (x, y) in net.positions(shown).items()}
    xs, ys = zip(*places.values(), strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = 0.8 * min(box["width"] / wide, box["height"] / high)
    x, y = places[next(n.key for n in shown.nodes if n.name == name)]
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return (
        box["x"] + box["width"] / 2 + (x - middle[0]) * scale,
        box["y"] + box["height"] / 2 + (y - middle[1]) * scale,
    )


def test_a_click_in_the_network_selects_and_neighbours_join(
    visit: Visit, loaded_embedded: Store
) -> None:
    page = visit().open(f"erkunden?{OTHER}")
    profile = page.locator(".st-key-profile h3")
    expect(profile).to_contain_text("CARA")
    expect(page.get_by_role("button", name="In die Mitte")).to_be_disabled()
    canvas = page.locator('[class*="st-key-net_"] canvas').first
    page.wait_for_timeout(1500)
    box = cast(dict[str, float], canvas.bounding_box())
    page.mouse.click(*place_of(loaded_embedded, FIRST, box))
    expect(page).to_have_url(re.compile("sel=Cluster%3Acluster-elektromobilitaet-sued-west"))
    expect(profile).to_have_text(FIRST)
    page.get_by_role("button", name="Nachbarn zeigen").click()
    expect(page).to_have_url(re.compile("open="))
    page.get_by_role("button", name="Zurück").click()
    expect(page).not_to_have_url(re.compile("open="))


def spiral(box: dict[str, float]) -> Iterator[tuple[float, float]]:
    """Points over the picture, close enough together to meet a sign."""
    for part in (0.1, 0.9, 0.2, 0.8, 0.3, 0.7):
        for step in range(1, 20):
            yield box["x"] + box["width"] * step / 20, box["y"] + box["height"] * part


def test_the_search_leads_to_a_profile(visit: Visit) -> None:
    page = visit().open("quellen")
    open_first_hit(page, "BioLAGO")
    expect(page.locator(".st-key-profile h3")).to_contain_text("BioLAGO")
    expect(page).to_have_url(re.compile(r"/erkunden\?.*id=biolago"))


def test_a_land_chosen_in_the_map_lists_its_initiatives(visit: Visit) -> None:
    page = visit().open("")
    # The map is drawn after the page has come to rest; as SVG its first area, else the whole.
    areas = page.locator(".st-key-map svg path[aria-roledescription='geoshape']")
    drawn = areas.or_(page.locator(".st-key-map canvas")).first
    box = cast(dict[str, float], drawn.bounding_box())
    for x, y in spiral(box):
        page.mouse.click(x, y)
        page.wait_for_timeout(700)
        if "land=" in page.url:
            break
    expect(page).to_have_url(re.compile("land="))
    expect(page.locator(".st-key-land_list")).to_be_visible()


def test_the_table_of_sources_can_be_kept(visit: Visit, tmp_path: Path) -> None:
    page = visit().open("quellen?q=bmbf")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV herunterladen").click()
    file = tmp_path / "quellen.csv"
    waiting.value.save_as(file)
    assert waiting.value.suggested_filename == "innonetz-quellen.csv"
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Herausgeber;Titel;Adresse;Belege")
    assert len(lines) > 3
