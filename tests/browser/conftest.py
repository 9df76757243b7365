"""One dashboard over the curated network and one Chromium for the whole session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dashboard import serve
from graph.store import Store
from tests.conftest import skip_or_fail

HOST = "127.0.0.1"
SECONDS = 90_000  # for what a busy machine may take its time over
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def address(loaded_embedded: Store) -> Iterator[str]:
    """The address of a running dashboard; its pages have been drawn once."""
    port = serve.free_port_or_error(0)
    process = serve.start(HOST, port, loaded_embedded.settings)
    try:
        serve.wait_ready(process, HOST, port)
        yield f"http://{HOST}:{port}"
    finally:
        serve.stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine; without one the browser tests are skipped."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        skip_or_fail("there is no Chromium on this machine")
    # A busy machine may need a while; what is there at once costs no waiting.
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who reads German; the browser fetches the program of the pages once."""
    context = browser.new_context(locale="de-DE", accept_downloads=True)
    context.set_default_timeout(SECONDS)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A new window."""
    window = visitor.new_page()
    window.set_viewport_size({"width": 1440, "height": 1000})
    yield window
    window.close()


def settle(page: Page) -> None:
    """Wait until the script has run and the page says where it stands."""
    expect(page.locator(".stMainBlockContainer .state").first).to_contain_text(
        "2026", timeout=SECONDS
    )
    expect(page.locator('.stApp[data-test-script-state="notRunning"]')).to_be_attached(
        timeout=SECONDS
    )
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0, timeout=SECONDS)


def opened(page: Page, address: str) -> Page:
    """The page at that address, when it has come to rest."""
    page.goto(address)
    settle(page)
    return page


def open_first_hit(page: Page, text: str) -> None:
    """Type into the search of the header and follow the first hit with that name."""
    page.get_by_placeholder("Organisation, Initiative").fill(text)
    page.locator(".st-key-hits a", has_text=text).first.click()
