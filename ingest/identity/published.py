"""A published name taken into its parts: text, asides, legal form, acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graph.names import legal_form, without_legal_form, words
from ingest.identity.vocabulary import vocabulary

_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEGMENTS = re.compile(
    r"(\s+[-–—|/]\s*|\s*[-–—|/]\s+(?!(?:und|oder|u\.|&|and)\s)|[;:,]\s|\s?[–—]\s?)"
)
_COMMA = re.compile(r"[,;]")
_SMALL = re.compile(r"(?<![\w.])([fdzuvib])\.\s*(?=\w{3,})")
_SMALL_WORDS = {"f": "für", "d": "der", "z": "zur", "u": "und", "v": "von", "i": "in", "b": "bei"}
_FORM_INSIDE = re.compile(r"(?<=\w )(?:g?gmbh(?: und co kg)?|e v|ggmbh)(?= \w)")
_PUBLIC = re.compile(r"^stiftung (?:des )?(?:offentlichen|burgerlichen|privaten) rechts$")
_FORM_TYPO = re.compile(r"^g{1,3}[mbh]{2,4}$")
_LONG_FORM_WORDS = (
    "haftung", "beschrankter", "gesellschaft", "aktiengesellschaft", "kommanditgesellschaft",
    "eingetragener", "gemeinnutzige", "genossenschaft", "anstalt", "korperschaft", "offentlichen",
)  # fmt: skip
_UPPER = re.compile(r"[A-ZÄÖÜ]")
_WORD = re.compile(r"[\s()/,;:\[\]+&-]+")
_AT_A_BODY = frozenset(("am", "an", "der", "des", "beim", "im", "of", "at"))
_LONGEST_ACRONYM = 9
# What follows is an earlier or later name of the same body, in brackets or behind a comma.
_OTHER_NAME = re.compile(
    r"\s*[(\[,;–-]\s*(?:vormals|vorm\.|ehemals|ehem\.|früher|formerly|jetzt|nun|heute|now|a\.k\.a\.)"
    r":?\s+([^()\[\]]{4,}?)\s*(?:[)\]]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Published:
    """The parts of a name, folded.

    ``segments`` are the name without asides and legal form, divided at dashes and commas,
    ``dashed`` the numbers of those at a dash, ``asides`` what stood in brackets,
    ``acronyms`` words that were published as acronyms, ``beside`` those of them that stand apart
    from the name (in brackets, at a dash, before what the body calls itself), ``told`` the numbers
    of the segments behind the legal form, which say what the body is about, ``other_names`` what
    it is said to have been called before, or since.
    """

    segments: tuple[str, ...]
    asides: tuple[str, ...]
    legal_form: str
    dashed: frozenset[int]
    acronyms: frozenset[str]
    beside: frozenset[str]
    told: frozenset[int]
    other_names: tuple[str, ...]


def published(name: str) -> Published:
    """Take a name as published into its parts."""
    other_names = tuple(found.strip() for found in _OTHER_NAME.findall(name))
    name = _OTHER_NAME.sub("", name) or name
    text = _SMALL.sub(lambda found: _SMALL_WORDS[found.group(1)] + " ", name)
    asides = tuple(w for part in _asides(text) if (w := words(part)))
    for part in _asides(text):
        text = re.sub(rf"[(\[]{re.escape(part)}[)\]]", " ", text)
    segments, dashed, form, told = _without_forms(text)
    left = {word for part in (*segments, *asides) for word in (part, *part.split())}
    acronyms = _acronyms(name) & left  # a legal form is none
    beside = {a for a in asides if a in acronyms}
    if len(segments) > 1:
        short = (segments[i] for i in dashed if i or not told)  # in front of a form it is the name
        beside |= {s for s in short if s in acronyms or _looks_short(s)}
    beside |= _before_body(segments, acronyms, form) | _at_end(segments, acronyms)
    form_aside = next((legal_form(a) for a in asides if a == _only_form(a)), "")
    return Published(
        segments=tuple(segments),
        asides=tuple(a for a in asides if a != _only_form(a)),
        legal_form=form or form_aside,
        dashed=frozenset(dashed),
        acronyms=acronyms | beside,
        beside=frozenset(beside),
        told=frozenset(told),
        other_names=other_names,
    )


def _only_form(aside: str) -> str:
    """The aside itself when it is nothing but a legal form, as in "X (GmbH)"."""
    return aside if legal_form(aside) and without_legal_form(aside) == aside else ""


def _at_end(segments: list[str], acronyms: frozenset[str]) -> set[str]:
    """The last word of a long name, where it is an acronym: "Fraunhofer-Institut … IWS"."""
    tokens = segments[-1].split() if segments else []
    before = sum(len(segment.split()) for segment in segments)
    if before <= 3 or len(tokens) < 2 or tokens[-2] in _AT_A_BODY:
        return set()
    return {tokens[-1]} & acronyms


def _before_body(segments: list[str], acronyms: frozenset[str], form: str) -> set[str]:
    """A first word in capitals that the full name of the body follows: "MOLIT Institut …"."""
    if form.endswith("kg"):  # "HARTING Stiftung & Co. KG" is a firm and no foundation
        return set()
    tokens = segments[0].split() if segments else []
    vocabulary_ = vocabulary()
    if len(tokens) < 3 or tokens[0] not in acronyms - vocabulary_.carriers:
        return set()
    return {tokens[0]} if not vocabulary_.bodies.isdisjoint(tokens[1:5]) else set()


def _asides(text: str) -> list[str]:
    return [part for part in _ASIDE.findall(text) if "haftung" not in part.lower()]


def _looks_short(segment: str) -> bool:
    """Letters that stand as a segment of their own, in whatever case."""
    return 2 <= len(segment) <= 5 and segment.isalpha() and segment not in vocabulary().real


def _without_forms(text: str) -> tuple[list[str], list[int], str, list[int]]:
    """The parts of a name, folded and without legal forms; the numbers of those at a dash; the
    first form; the numbers of the parts behind it."""
    segments: list[str] = []
    dashed: list[int] = []
    told: list[int] = []
    form = inside = ""
    divided = _SEGMENTS.split(text)
    for number, part in enumerate(divided[::2]):
        folded = _mended(words(part))
        found, bare = legal_form(folded), without_legal_form(folded)
        if segments and _PUBLIC.match(folded):  # behind a comma or a dash it is a form as well
            form = form or "dr"
            continue
        if found and bare == folded:  # nothing but a form
            bare, found = ("", found) if segments else (folded, "")
        behind = ""
        if middle := _FORM_INSIDE.search(bare):
            inside = inside or legal_form(middle.group())
            bare, behind = bare[: middle.start()].strip(), bare[middle.end() :].strip()
        if bare:
            if form or inside != "" and not middle:
                told.append(len(segments))
            segments.append(bare)
            if not behind and not _COMMA.search("".join(_around(divided, 2 * number))):
                dashed.append(len(segments) - 1)
        if behind:
            told.append(len(segments))
            segments.append(behind)
        form = form or found
    return segments, dashed, form or inside, told


def _around(divided: list[str], at: int) -> list[str]:
    """The separators before and behind a part."""
    return [divided[i] for i in (at - 1, at + 1) if 0 <= i < len(divided)]


def _mended(text: str) -> str:
    """Typing errors in legal forms put right ("gGbmH", "Haftumg"), in the last words only."""
    tokens = text.split()
    for i, token in enumerate(tokens[-6:], start=max(len(tokens) - 6, 0)):
        if len(tokens) > 1 and _FORM_TYPO.match(token) and set(token) == set("gmbh"):
            tokens[i] = "ggmbh" if token.startswith("gg") else "gmbh"
        elif len(token) >= 6 and token not in _LONG_FORM_WORDS:
            near = (w for w in _LONG_FORM_WORDS if OSA.distance(token, w, score_cutoff=1) <= 1)
            tokens[i] = next(near, token)
    return " ".join(tokens)


def _acronyms(name: str) -> frozenset[str]:
    """Words with two capitals or more; in a name all in capitals only those in brackets."""
    if name.upper() == name:
        inside = (words(part) for part in _ASIDE.findall(name))
        return frozenset(w for w in inside if 2 <= len(w) <= _LONGEST_ACRONYM and w.isalnum())
    return frozenset(
        words(token)
        for token in _WORD.split(name)
        if 2 <= len(token) <= _LONGEST_ACRONYM and len(_UPPER.findall(token)) >= 2
    ) - {""}
