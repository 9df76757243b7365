"""Names of persons are told from names of bodies. Every person here is made up ("Muster")."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.persons import looks_like_a_person

DATA = Path(__file__).parents[2] / "data"
# data/organisations.csv: two first names, and the rule cannot know better.
MISTAKEN = {"Ernst & Young"}


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Erika Muster", "Prof. Dr.-Ing. Max Muster", "Herr Muster", "Frau E. Muster",
        "Muster, Erika", "Erika Muster", "ERIKA MUSTER", "Erika Muster e.K.", "Familie Muster",
        "Bäckerei Erika Muster", "Tischlerei Muster, Inh. Erika Muster",
        "Zahnarztpraxis Dr. Muster",
        "Anna und Peter Muster GbR", "Rechtsanwältin Muster",
    ],
)  # fmt: skip
def test_a_person_is_recognised(name: str) -> None:
    assert looks_like_a_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Oetker GmbH", "Dr. Ing. h.c. F. Porsche AG", "Max-Planck-Institut für Physik",
        "Carl Zeiss AG", "Karl Storz SE & Co. KG", "Albert-Ludwigs-Universität Freiburg",
        "Robert Bosch Stiftung", "Friedrich-Ebert-Schule", "Stadt Oldenburg",
        "Nordlicht Apotheke e.K.",
        "Prof. Dr.-Ing. Muster Ingenieurgesellschaft mbH", "Fraunhofer-Gesellschaft", "Salzgitter",
    ],
)  # fmt: skip
def test_a_body_named_after_a_person_is_none(name: str) -> None:
    assert not looks_like_a_person(name)


def test_hardly_a_real_organisation_is_taken_for_a_person() -> None:
    with (DATA / "organisations.csv").open(encoding="utf-8") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert {name for name in names if looks_like_a_person(name)} == MISTAKEN
