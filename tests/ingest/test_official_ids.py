"""Ids of registers: what is one, how it is written, and what is wrong about another."""

from __future__ import annotations

import pytest

from ingest.official_ids import lei, register_number

# Published by GLEIF for Deutsche Bank AG and Siemens AG.
DEUTSCHE_BANK, SIEMENS = "7LTWFZYICNSX8D621K86", "W38RGI023J3WT1HWRP32"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (DEUTSCHE_BANK, DEUTSCHE_BANK),
        (SIEMENS, SIEMENS),
        ("7ltw fzyi cnsx 8d62 1k86", DEUTSCHE_BANK),
    ],
)
def test_a_lei_is_kept_without_blanks(written: str, kept: str) -> None:
    assert lei(written) == kept


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (DEUTSCHE_BANK[:-1], "18 letters or digits and two check digits"),
        (DEUTSCHE_BANK[:-1] + "X", "18 letters or digits and two check digits"),
        ("7LTWFZYICNSX8D621Ö86", "18 letters or digits"),
        # One sign mistyped, two signs exchanged: MOD 97-10 finds both.
        (DEUTSCHE_BANK.replace("8D", "9D"), "check digits do not fit"),
        (DEUTSCHE_BANK.replace("FZ", "ZF"), "check digits do not fit"),
        ("٧LTWFZYICNSX8D621K86", "18 letters or digits"),
    ],
)
def test_what_is_no_lei(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        lei(written)


@pytest.mark.parametrize(
    "written",
    [
        "HRB 12345, Amtsgericht Stuttgart",
        "hrb12345 Amtsgericht  Stuttgart",
        "HRB 12345; AG Stuttgart",
        "Amtsgericht Stuttgart, HRB 12345",
        "Registergericht Stuttgart: HRB 12345",
    ],
)
def test_a_register_number_is_kept_in_one_form(written: str) -> None:
    assert register_number(written) == "HRB 12345, Amtsgericht Stuttgart"


def test_letters_behind_the_number_belong_to_it() -> None:
    # Berlin and Schleswig-Holstein tell former courts by letters.
    assert register_number("HRB 12345 B, AG Charlottenburg") == (
        "HRB 12345 B, Amtsgericht Charlottenburg"
    )
    assert register_number("VR 77 KI, Amtsgericht Kiel") == "VR 77 KI, Amtsgericht Kiel"
    assert register_number("HRA 9 Amtsgericht Frankfurt am Main") == (
        "HRA 9, Amtsgericht Frankfurt am Main"
    )


@pytest.mark.parametrize(
    "written",
    ["HRB 12345", "12345, Amtsgericht Stuttgart", "HRX 1, Amtsgericht Ulm", "Amtsgericht Ulm",
     "HRB eins, Amtsgericht Ulm", "HRB 12345, Stuttgart", "HRB 1, Amtsgericht 5"],
)  # fmt: skip
def test_what_is_no_register_number(written: str) -> None:
    with pytest.raises(ValueError, match="is no register number: write it like HRB 12345"):
        register_number(written)
