"""What CI installs is what its tests need: none may be skipped there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import conftest
from tests.ingest import test_identity_scale as scale

ROOT = Path(__file__).parent.parent
PINNED = ROOT / "requirements-spark.txt"


def test_ci_installs_spark_and_others_do_not() -> None:
    assert "make spark-packages" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pyspark" not in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")


def test_spark_is_pinned_with_hashes_and_without_an_index() -> None:
    text = PINNED.read_text(encoding="utf-8")
    wanted = re.search(r'"(pyspark==[^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert wanted is not None
    assert re.search(rf"^{re.escape(wanted[1])} \\\n +--hash=sha256:", text, re.MULTILINE)
    assert "://" not in text


@pytest.mark.parametrize(
    ("in_ci", "outcome"), [(True, pytest.fail.Exception), (False, pytest.skip.Exception)]
)
def test_a_missing_package_is_skipped_but_a_failure_in_ci(
    in_ci: bool, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "NOTHING_SKIPPED", in_ci)
    with pytest.raises(outcome, match=r"pyspark_that_is_missing"):
        scale.needs("pyspark_that_is_missing")
