"""Pictures of every page of a running dashboard, for the documents and for looking at them.

``python -m tests.browser.pictures http://127.0.0.1:8501 FOLDER [WIDTH]``
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.pages import PAGES
from tests.browser.conftest import FLAGS


def take(page: Page, address: str, path: str, target: Path) -> None:
    """One page from top to bottom, when it has come to rest."""
    page.goto(f"{address}/{path}")
    page.wait_for_selector("h1", timeout=120_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=120_000)
    page.wait_for_timeout(5_000)
    # Streamlit scrolls inside a frame of its own: make the window as high as what is in it.
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 10})
    page.wait_for_timeout(1_500)
    page.screenshot(path=target)


def main(address: str, folder: Path, width: int) -> None:
    """A picture a page of the router's own list."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or "chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for entry in PAGES:
            page = browser.new_page(viewport={"width": width, "height": 1000}, locale="de-DE")
            name = entry.path or "ueberblick"
            take(page, address, entry.path, folder / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1440)
