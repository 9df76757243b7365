"""Participants that are, or may be, natural persons: they are left out, and never stored.

CORDIS names about 200 sole traders by their own name. Nothing marks them for certain, so whoever
may be one is left out by the first rule that fits, and counted under it. Better a small company
too few than a person in the graph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator

from graph.names import legal_form, words
from graph.yaml_text import read_yaml

WITHHELD = "left out: the name of the participant is withheld"
SOLE_TRADER = "left out: a sole trader by the legal form"
TITLE = "left out: the name begins like that of a person"
CASING = "left out: the name is written like that of a person (SURNAME Given)"
NO_ADDRESS = "left out: a name without address, as CORDIS publishes private persons"
GIVEN_NAME = "left out: the name may be that of a person (it holds a given name)"

# Universities, research and public bodies bear given names in theirs ("Robert Koch").
_HARDLY_PRIVATE = frozenset({"HES", "REC", "PUB"})
_MASK = re.compile(r"[\W_xX]*")
_SOLE_TRADER = re.compile(
    r"\b(?:e ?kfm|e ?kfr|einzelunternehm(?:en|er|erin)|einzelfirma|freiberufl(?:er|ich|erin)|"
    r"selbst?st?andiger?|inhaber(?:in)?|inh|freelancer?|sole (?:trader|proprietor)|self employed|"
    r"(?:ditta|impresa) individuale|libero professionista|autonomo|auto ?entrepreneur|"
    r"entreprise individuelle|eenmanszaak|zzp|jednoosobowa|dzialalnosc gospodarcza|"
    r"enskild firma|enkeltmandsvirksomhed|enkeltpersonforetak|egyeni vallalkozo|osvc|obrt)\b"
    r"|\b(?:e k|ek)$"
)
_TITLE = re.compile(
    r"^(?:herrn?|frau|mr|mrs|ms|miss|sir|monsieur|madame|mme|mlle|sig|sig ra|signora?|sr|sra|don|"
    r"senora?|dhr|mevr|dr|doktor|doctor|dott|dottore|dottoressa|prof|professor|pd|dipl|ing|mag|"
    r"univ prof|mudr|rndr|phdr|judr|mgr|dra)\b"
)
_CASING = re.compile(
    r"(?:[^\W\d_a-z][^\W\d_a-zà-öø-ÿß]+(?:['’ -]|$)){1,3}"
    r"(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿß.'’-]+(?: |$)){1,3}"
)
_MOST_WORDS_OF_A_PERSON = 5
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*")


class _Words(BaseModel):
    """The lists of persons.yml, in the form in which names are compared."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    withheld: frozenset[str]
    legal_forms: frozenset[str]
    body_words: frozenset[str]
    body_beginnings: frozenset[str]
    body_ends: frozenset[str]
    given_names: frozenset[str]

    @field_validator("*", mode="before")
    @classmethod
    def _split(cls, text: str) -> frozenset[str]:
        parts = text.split(",") if "," in text else text.split()
        return frozenset(words(part) for part in parts)


_WORDS = _Words.model_validate(
    read_yaml(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
)
_BODY = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS.body_words))})\b"
    rf"|\b(?:{'|'.join(sorted(_WORDS.body_beginnings))})"
    rf"|(?:{'|'.join(sorted(_WORDS.body_ends))})\b"
)


@lru_cache(maxsize=1 << 16)
def left_out(name: str, short_name: str, activity: str, has_address: bool) -> str:
    """The rule by which a participant is left out, empty for one that is surely a body.

    ``activity`` is the activityType; ``has_address`` whether street, postcode or town are given.
    """
    text = words(name)
    if _MASK.fullmatch(name) or not text or text in _WORDS.withheld:
        return WITHHELD
    text = _together(text)
    if _SOLE_TRADER.search(text) or _SOLE_TRADER.search(_together(words(short_name))):
        return "" if activity in _HARDLY_PRIVATE else SOLE_TRADER
    if legal_form(name) or not _WORDS.legal_forms.isdisjoint(text.split()):
        return ""
    alone = _like_a_person(name) and not _BODY.search(text)
    if _TITLE.match(text) and (alone or activity not in _HARDLY_PRIVATE):
        return TITLE
    return _doubt(name, text, activity, has_address) if alone else ""


def _doubt(name: str, text: str, activity: str, has_address: bool) -> str:
    """What speaks for a person in a name of a few words of which none is that of a body."""
    if not has_address:
        return NO_ADDRESS
    if activity in _HARDLY_PRIVATE:
        return ""
    if _CASING.fullmatch(name):
        return CASING
    return "" if _WORDS.given_names.isdisjoint(text.split()) else GIVEN_NAME


def _together(text: str) -> str:
    """Letters that stand alone put together, so that "s r l" is "srl" and "sp z o o" "sp zoo"."""
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", text)


def _like_a_person(name: str) -> bool:
    """Two to five words of letters only, as the name of a person is written."""
    parts = name.replace(",", " ").split()
    return 2 <= len(parts) <= _MOST_WORDS_OF_A_PERSON and all(map(_LETTERS.fullmatch, parts))
