"""How long a visitor waits for a page, beside an empty Streamlit page in the same run.

Chromium opens every page of the router on the curated network, once to warm up and then several
times; "picture" is the time from the start of the navigation until the script has run and the
first chart or table is there, "change" the time from the next choice in a control of the page
until the script has run again, "language" the same of the other language, which draws everything
anew.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.engines import fresh
from bench.table import Table
from bench.worker import MeasurementError, measured
from dashboard import serve
from dashboard.pages import PAGES
from graph.settings import Settings
from tests.browser.conftest import FLAGS
from tests.kept import curated

HOST = "127.0.0.1"
VISITS = 5
EMPTY = "(empty page)"
_WHAT = ("picture", "change", "language")
_EMPTY_PAGE = Path(__file__).with_name("empty_page.py")
_RESTING = """() => {
  const main = document.querySelector('.stMainBlockContainer');
  return main && document.querySelector('.stApp[data-test-script-state="notRunning"]')
    && !document.querySelector('[data-testid="stSkeleton"]')
    && main.querySelector(SHOWN);
}"""
_PICTURE = ":is(canvas, svg.marks, table, [data-testid=stDataFrame], textarea)"
# Remembers when the server last said something: a short run is over before its state is drawn.
_LISTEN = """
const Plain = window.WebSocket;
window.WebSocket = class extends Plain {
  constructor(...how) {
    super(...how);
    this.addEventListener('message', () => { window.heard = performance.now(); });
  }
};
"""
# The control of each page that is changed: a list, or buttons side by side.
CONTROLS = {
    "overview": "at_land",
    "explore": "at_show",
    "chains": "at_kette",
    "links": "at_initiative",
    "overlaps": "at_urteil",
    "partners": "at_cluster",
    "funding": "at_land",
    "profiles": "at_id",
    "compare": "at_art",
    "sources": "at_type",
    "identity": "at_view",
    "query": "at_beispiel",
}
_LANGUAGE = "lang"
# Starts the clock at the next click or Enter.
_CLOCK = """() => {
  window.began = null;
  const start = () => { window.began ??= performance.now(); };
  addEventListener('pointerdown', start, {capture: true, once: true});
  addEventListener('keydown', (e) => { if (e.key === 'Enter') start(); }, {capture: true});
}"""
# Stops it when the server has answered and the script rests for two frames.
_RESTED = """async () => {
  const app = document.querySelector('.stApp');
  const frame = () => new Promise(requestAnimationFrame);
  while (!(window.heard > window.began)) {
    if (performance.now() - window.began > 30000) throw new Error('the page did not run anew');
    await frame();
  }
  let resting = 0, since = 0;
  while (resting < 2) {
    await frame();
    resting = app.getAttribute('data-test-script-state') === 'notRunning' ? resting + 1 : 0;
    if (resting === 1) since = performance.now();
  }
  return since - window.began;
}"""
Job = dict[str, Any]
Say = Callable[[str], None]


# -- in the process of a measurement ---------------------------------------------------------


def one(_: Job) -> Job:
    """Serve the curated network and visit every page: ``{pages: {name: {picture, change}}}``."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise MeasurementError("There is no Chromium on this machine.")
    with fresh("embedded") as store, sync_playwright() as playwright:
        curated(store)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        found: dict[str, Job] = {}
        with _served(store.settings, _EMPTY_PAGE) as address:
            page = browser.new_page(locale="de-DE")
            found[EMPTY] = _visits(page, address, "button", _LANGUAGE)
        with _served(store.settings) as address:
            for entry in PAGES:
                page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="de-DE")
                where = f"{address}/{entry.path}"
                found[entry.name] = _visits(page, where, _PICTURE, CONTROLS[entry.name])
                page.close()
        browser.close()
    return {"pages": found}


@contextlib.contextmanager
def _served(settings: Settings, script: Path | None = None) -> Iterator[str]:
    port = serve.free_port_or_error(0)
    if script is None:
        process = serve.start(HOST, port, settings)
    else:
        _, _, *flags = serve.arguments(HOST, port)
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *flags],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        serve.wait_ready(process, HOST, port)
        yield serve.address(HOST, port)
    finally:
        serve.stop(process)


def _visits(page: Page, address: str, shown: str, control: str) -> Job:
    """Milliseconds of every visit but the first, which warms up server and browser."""
    page.set_default_timeout(60_000)
    page.add_init_script(_LISTEN)
    times: dict[str, list[float]] = {what: [] for what in _WHAT}
    for _ in range(1 + VISITS):
        page.goto(address)
        page.wait_for_function(_RESTING.replace("SHOWN", repr(shown)), polling="raf")
        times["picture"].append(page.evaluate("performance.now()"))
        times["change"].append(_changed(page, control))
        times["language"].append(_changed(page, _LANGUAGE))
    return {what: found[1:] for what, found in times.items()}


def _changed(page: Page, key: str) -> float:
    """Choose the next value of a control; milliseconds until the page rests again."""
    control = page.locator(f".st-key-{key}")
    if control.locator("input[role=combobox]").count():
        control.locator("input[role=combobox]").click()
        page.keyboard.press("ArrowDown")
        page.evaluate(_CLOCK)
        page.keyboard.press("Enter")
    else:
        page.evaluate(_CLOCK)
        control.locator("button[aria-checked=false], button[aria-pressed=false]").first.click()
    found: float = page.evaluate(_RESTED)
    return found


# -- in the process of the command -----------------------------------------------------------


def run(say: Say) -> dict[str, Job]:
    """The visits of every page by its name, the empty one included."""
    say("pages")
    result: dict[str, Job] = measured({"job": "pages"})["pages"]
    return result


def tables(results: dict[str, Job]) -> list[Table]:
    """One table: medians in seconds, and as a multiple of the empty page."""
    base = _medians(results[EMPTY])
    rows = []
    for name, job in results.items():
        found = _medians(job)
        rows.append([name, *(f"{v / 1000:.2f}" for v in found),
                     *(f"{v / b:.1f}" for v, b in zip(found, base, strict=True))])  # fmt: skip
    columns = ["page", *(f"{what} s" for what in _WHAT), *(f"{what} / empty" for what in _WHAT)]
    return [Table("Pages in Chromium, warm (median of the visits)", columns, rows)]


def _medians(job: Job) -> list[float]:
    return [statistics.median(job[what]) for what in _WHAT]
