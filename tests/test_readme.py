"""The commands that the README shows do what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph.store import Store

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"```bash\n(.*?)```", re.DOTALL)
_OURS = re.compile(r"^\.venv/bin/innonetz (.+?)(?:\s+#.*)?$", re.MULTILINE)


def commands() -> list[str]:
    """Every innonetz command of the README's bash blocks."""
    return [c for block in _BLOCK.findall(README) for c in _OURS.findall(block)]


def test_readme_shows_commands() -> None:
    assert len(commands()) >= 4
    assert "make up" in README
    assert "make test" in README


@pytest.mark.parametrize("command", commands())
def test_command_of_the_readme_runs(command: str, loaded_embedded: Store) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "innonetz.py"), *shlex.split(command)],
        env={**os.environ, "INNONETZ_HOME": str(loaded_embedded.settings.home), "NEO4J_URI": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3


def test_links_of_the_documents_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    broken = [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()]
    assert links
    assert not broken
