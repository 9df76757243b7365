"""docs/catalogue.md is made from the headers."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries import catalogue_page
from queries.catalogue import catalogue, question


def test_the_page_is_up_to_date() -> None:
    assert catalogue_page.main(["--check"]) == 0


def test_a_page_that_is_not_up_to_date_is_told_and_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogue_page, "PAGE", tmp_path / "docs" / "catalogue.md")
    assert catalogue_page.main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().err
    assert catalogue_page.main([]) == 0
    assert catalogue_page.main(["--check"]) == 0


def test_every_question_has_a_section_with_its_example() -> None:
    text = catalogue_page.page([entry.header for entry in catalogue().values()])
    for name in catalogue():
        assert f"\n## {name}\n" in text
        assert f"innonetz ask {name}" in text


def test_an_example_is_a_command_line() -> None:
    line = catalogue_page.example(question("find").header)
    assert line == "innonetz ask find --text 'Elektromobilitaet Suedwest'"
