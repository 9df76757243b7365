"""The schema page follows the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import schema_page
from graph.model import MODEL


def test_page_names_every_type_and_property() -> None:
    text = schema_page.page()
    for node in MODEL.nodes:
        assert f"### {node.label}\n" in text
        assert all(f"| `{p.name}` |" in text for p in node.own)
    for table in MODEL.relationship_tables:
        assert f"`(:{table.start})-[:{table.type}]->(:{table.end})`" in text


def test_every_property_has_a_description() -> None:
    for kind in (*MODEL.nodes, *MODEL.relationships):
        assert kind.description
        assert all(p.description for p in kind.properties)


def test_committed_page_is_up_to_date() -> None:
    assert schema_page.main(["--check"]) == 0


def test_check_fails_on_an_old_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "schema.md"
    monkeypatch.setattr(schema_page, "PAGE", page)
    assert schema_page.main(["--check"]) == 1
    assert "make docs" in capsys.readouterr().err
    assert schema_page.main([]) == 0
    assert schema_page.main(["--check"]) == 0
