"""What keeps people out of a page: barriers that axe-core finds, controls no key leads to."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")
MOST_TABS = 400
AT_ONCE = 10
# Every widget whose value stands in the address, the search field and the languages.
CONTROLS = '[class*="st-key-at_"], .st-key-search, .st-key-lang'
_REMEMBER = f"""() => {{
  window.reached = new Set();
  addEventListener('focusin', event => {{
    const control = event.target.closest('{CONTROLS}');
    const key = control && [...control.classList].find(name => name.startsWith('st-key-'));
    if (key) window.reached.add(key);
  }});
}}"""
_VISIBLE = """controls => controls.filter(one => one.checkVisibility())
  .map(one => [...one.classList].find(name => name.startsWith('st-key-')))"""


@cache
def _axe() -> str:
    """axe-core itself, which the package carries as a file."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """What axe-core calls serious or critical, with the places."""
    page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    )
    return [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes'][:5]]}"
        for one in found
        if one["impact"] in SERIOUS
    ]


def not_reached(page: Page) -> set[str]:
    """The controls that no number of presses of Tab leads to."""
    controls = set(page.locator(CONTROLS).evaluate_all(_VISIBLE))
    assert "st-key-search" in controls
    page.evaluate(_REMEMBER)
    left = controls
    for _ in range(MOST_TABS // AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        left = controls - set(page.evaluate("[...window.reached]"))
        if not left:
            break
    return left
