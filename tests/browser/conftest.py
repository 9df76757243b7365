"""One dashboard over the curated network and one Chromium for the whole session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from dashboard import serve
from graph.store import Store
from tests.conftest import skip_or_fail

HOST = "127.0.0.1"
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
