"""A name in the form in which names are compared: words with their weight, legal form, acronyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.names import legal_form, words
from ingest.identity.initials import explains
from ingest.identity.places import Seat, seat_of
from ingest.identity.published import Published, published
from ingest.identity.record import OrganisationRecord
from ingest.identity.spelling import mended
from ingest.identity.vocabulary import vocabulary

# What the Förderkatalog writes where a name is withheld; never one organisation.
REDACTION = "keine anzeige aufgrund datenschutzrechtlicher"

_DOTTED = re.compile(r"(\w+)\.")
_SCHOOL = r"(?:Universität|Hochschule|Fachhochschule|Klinikum|Krankenhaus|Universitaet)\b"
_NAMESAKE = re.compile(rf"((?:\b[\w.]+-)+){_SCHOOL}")
_NAMED_INSTITUTE = re.compile(
    r"\b((?:[\w.]+-)+)(?:Institut|Gesellschaft|Zentrum|Centrum|Stiftung)\s+(?:für|fuer|zur|of)\b(.*)"
)
_AFFILIATION = re.compile(
    r"\b(?:an der|der|am)\s+(?:(?!der\b|am\b)\w+[- ]){0,4}?"
    r"(?:Universität|Hochschule|TU|RWTH|TH|FH)\b.*$"
)
_TWO_TOWNS = re.compile(r"\b(\w{4,})-(\w{4,})\b")
# What stands behind a dash after one of these is a unit.
_HAVE_UNITS = frozenset(
    ("universitat", "hochschule", "stadt", "landkreis", "gemeinde", "ministerium", "klinikum",
     "universitatsklinikum")
)  # fmt: skip
_ENGLISH = frozenset(
    ("of", "and", "the", "for", "institute", "university", "center", "centre", "research", "german")
)
# A group without a legal form is the firm that heads it.
_GROUP = frozenset(("group", "gruppe"))
_FEW_LETTERS = 4
# Few firms have these forms, so that a few letters are a name of their own.
_ONE_BODY = frozenset(("ag", "se", "kgaa", "co kgaa", "se co kgaa", "ag co kgaa"))
_FAMILY = frozenset(("fraunhofer",))
_SCHOOLS = frozenset(("universitat", "hochschule", "universitatsklinikum", "klinikum"))

# How much a word counts that has no partner on the other side: 1 is a word that names a body.
OWN, GENERIC, UMBRELLA, REGIONAL, SECOND_TOWN = 1.0, 0.7, 0.4, 0.35, 0.35
TECHNICAL_SCHOOL, ASIDE, PURPOSE, NAMESAKE, LETTER, NEUTRAL = 0.3, 0.5, 0.08, 0.12, 0.1, 0.03
FAMILY, MINISTRY = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name taken apart.

    ``key`` is the normalised name without legal form and blanks, ``tokens`` its words with short
    forms written out, ``weights`` what each counts when the other name lacks it, ``all_words``
    the words with the small ones, for initials, ``segments`` the same between dashes and commas.
    ``acronyms`` were published as such, ``beside``
    stand beside the name, ``spelt`` are initials of the name itself, with the words they stand
    for. ``dotted`` are cut words, ``compact`` the tokens that count without blanks, ``rare`` those
    that few other bodies bear, ``other_names`` those it is said to have had, ``few_letters`` a name
    of nothing but some letters. ``letters`` is the name as it was written, without blanks,
    ``mended`` the tokens whose spelling was put right, ``sources`` the words that tokens were
    written out or translated from, ``english`` whether it is a name in English,
    ``qualifiers`` what only says which town of a name is meant ("am Main").
    """

    key: str
    tokens: tuple[str, ...]
    weights: tuple[float, ...]
    all_words: tuple[str, ...]
    segments: tuple[tuple[str, ...], ...]
    acronyms: frozenset[str]
    beside: frozenset[str]
    spelt: tuple[tuple[str, frozenset[str]], ...]
    dotted: frozenset[str]
    legal_form: str
    compact: str
    rare: frozenset[str]
    is_unit: bool
    other_names: tuple[str, ...]
    few_letters: bool
    redacted: bool
    letters: str
    mended: frozenset[str]
    sources: Mapping[str, str]
    english: bool
    qualifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A record ready to be compared; ``town_words`` are the words of its place."""

    record: OrganisationRecord
    name: NameForm
    seat: Seat
    legal_form: str
    aliases: frozenset[str]
    town_words: frozenset[str]

    @property
    def distinctive(self) -> bool:
        """Whether the name has a word that few other bodies bear and that is not its town."""
        return not self.name.rare <= self.town_words


def form_of(record: OrganisationRecord) -> Form:
    """Take a record apart; names are kept for the next call."""
    name = name_form(record.name)
    stated = record.legal_form and (legal_form(record.legal_form) or words(record.legal_form))
    others = (*record.aliases, *name.other_names)
    aliases = frozenset(key for alias in others if (key := name_form(alias).key))
    seat = seat_of(record)
    town_words = frozenset(w for t in seat.towns for w in (*t.head.split(), *t.qualifier))
    return Form(record, name, seat, stated or name.legal_form, aliases, town_words)


@lru_cache(maxsize=1 << 19)
def name_form(name: str) -> NameForm:
    """Take a published name apart."""
    parts = published(name)
    weights, segments = _weights(parts, name)
    all_words = tuple(word for segment in segments for word in segment)
    as_written = tuple(word for segment in parts.segments for word in segment.split())
    spelt = tuple(_spelt(parts.acronyms, all_words, as_written))
    for acronym, _ in spelt:
        if acronym in weights:
            weights[acronym] = NEUTRAL
    vocabulary_ = vocabulary()
    known = vocabulary_.shared
    first = next(iter(weights), "")
    few_letters = len(weights) <= 1 and len(first) <= _FEW_LETTERS
    rare = frozenset(
        t for t, w in weights.items()
        if w > GENERIC and t not in known and not t.endswith(vocabulary_.institutions)
    )  # fmt: skip
    return NameForm(
        key=_key(parts, {acronym for acronym, _ in spelt}),
        tokens=tuple(weights),
        weights=tuple(weights.values()),
        all_words=all_words,
        segments=segments,
        acronyms=parts.acronyms,
        beside=parts.beside,
        spelt=spelt,
        dotted=frozenset(words(t) for t in _DOTTED.findall(name)),
        legal_form=parts.legal_form,
        compact="".join(t for t, w in weights.items() if w > NEUTRAL),
        rare=frozenset() if few_letters and parts.legal_form not in _ONE_BODY else rare,
        few_letters=few_letters,
        is_unit=first in vocabulary_.units,
        other_names=parts.other_names,
        redacted=words(name).startswith(REDACTION),
        letters="".join(as_written),
        mended=frozenset(right for w in as_written if (right := mended(w)) != w),
        sources=_sources(as_written),
        english=not _ENGLISH.isdisjoint(as_written),
        qualifiers=_qualifiers(weights),
    )


def name_key(name: str) -> str:
    """The ``key`` of a name's form, without the form where that is not needed."""
    parts = published(name)
    return name_form(name).key if parts.acronyms else _key(parts, ())


def _key(parts: Published, own: Collection[str]) -> str:
    """``own`` are the asides that are initials of the name."""
    named = [*parts.segments, *(aside for aside in parts.asides if aside not in own)]
    return "".join(" ".join(named).split())


def _qualifiers(tokens: Iterable[str]) -> frozenset[str]:
    meant = vocabulary().main_qualifiers
    tokens = frozenset(tokens)
    return tokens & frozenset(word for town in tokens & meant.keys() for word in meant[town])


def _sources(as_written: tuple[str, ...]) -> dict[str, str]:
    """The word as written of each token that is a translation or a short form written out."""
    vocabulary_ = vocabulary()
    found: dict[str, str] = {}
    for word in as_written:
        whole = vocabulary_.english.get(word) or vocabulary_.cut_words.get(word) or ()
        found.update((token, word) for token in whole if token != word)
    return found


def _weights(parts: Published, name: str) -> tuple[dict[str, float], tuple[tuple[str, ...], ...]]:
    """The words of a name with their weights, in order, and all words of its segments."""
    stop = vocabulary().stop
    found: dict[str, float] = {}
    segments = tuple(tuple(_standard(s, parts.acronyms)) for s in parts.segments)
    asides = [(_standard(aside, parts.acronyms), ASIDE) for aside in parts.asides]
    for tokens, share in [*((segment, 1.0) for segment in segments), *asides]:
        for token in tokens:
            if token not in stop:
                found.setdefault(token, _weight(token) * share)
    if not found:  # nothing but small words: a body called "DIE"
        found = {token: OWN for segment in segments for token in segment}
    _replace_gloss(found)
    _purposes(found, name)
    if not _SCHOOLS.isdisjoint(found):
        _school(found, name)
    if not vocabulary().ministries.isdisjoint(found):
        for token in vocabulary().laender & found.keys():
            found[token] = MINISTRY
    if parts.legal_form.endswith(("kg", "kgaa")) and len(found) > 1 and "stiftung" in found:
        found["stiftung"] = NEUTRAL  # the partner of "X Stiftung & Co. KG"
    if not parts.legal_form and len(found) > 1:
        found.update((t, NEUTRAL) for t in _GROUP & found.keys())
    _letters(found, parts)
    _behind_dash(found, segments, parts)
    _behind_form(found, segments, parts.told)
    return found, segments


def _behind_form(
    found: dict[str, float], segments: tuple[tuple[str, ...], ...], told: frozenset[int]
) -> None:
    """What stands behind a legal form says what the body does, unless it names a unit."""
    before = {t for i, segment in enumerate(segments) if i not in told for t in segment}
    if before.isdisjoint(found):
        return
    for number in told:
        tokens = set(segments[number]) & found.keys() - before
        if len(tokens) > 1 and vocabulary().units.isdisjoint(segments[number]):
            found.update((t, min(found[t], PURPOSE)) for t in tokens)


def _behind_dash(
    found: dict[str, float], segments: tuple[tuple[str, ...], ...], parts: Published
) -> None:
    """What stands behind a dash may be an office, or say once more what the body is."""
    vocabulary_ = vocabulary()
    first = set(segments[0]) if segments else set()
    has_units = _HAVE_UNITS & first
    for number, segment in enumerate(segments[1:], start=1):
        tokens = set(segment) & found.keys() - first
        office = segment[:1] and segment[0] in vocabulary_.office_heads
        if office or vocabulary_.offices.issuperset(segment):
            found.update(dict.fromkeys(tokens, NEUTRAL))
        elif number in parts.dashed and (
            (not has_units and not vocabulary_.descriptions.isdisjoint(segment[:2]))
            or ("hochschule" in first and (vocabulary_.subjects | vocabulary_.stop) >= set(segment))
        ):
            found.update((t, min(found[t], PURPOSE)) for t in tokens)
    brand = segments[0] if len(segments) == 2 and 0 in parts.dashed and not parts.told else ()
    if len(brand) == 1 and len(segments[1]) > 1 and _SCHOOLS.isdisjoint(segments[1]):
        found[brand[0]] = min(found.get(brand[0], OWN), REGIONAL)


def _letters(found: dict[str, float], parts: Published) -> None:
    """Acronyms beside a name count less; a name of nothing but letters ("K+S") counts."""
    if max(found.values(), default=0.0) < UMBRELLA:
        found.update((t, OWN) for t, w in found.items() if w == LETTER)
    for acronym in parts.beside & found.keys():
        if len(found) > 2:
            found[acronym] = min(found[acronym], REGIONAL)


def _standard(text: str, acronyms: frozenset[str] = frozenset()) -> list[str]:
    """Words with short forms written out and English, old and official words made one."""
    vocabulary_ = vocabulary()
    written: list[str] = []
    for token in vocabulary_.phrases(" ".join(map(mended, text.split()))).split():
        whole = vocabulary_.expansions.get(token)
        if token not in acronyms:
            whole = whole or vocabulary_.cut_words.get(token)
            whole = whole or vocabulary_.english.get(token)
        written += whole or [vocabulary_.town_names.get(token, token)]
    return vocabulary_.phrases(" ".join(written)).split()


def _weight(token: str) -> float:
    vocabulary_ = vocabulary()
    for group, weight in (
        (vocabulary_.neutral, NEUTRAL),
        (vocabulary_.umbrella, UMBRELLA),
        (vocabulary_.regional, REGIONAL),
        (vocabulary_.generic, GENERIC),
        (_FAMILY, FAMILY),
    ):
        if token in group:
            return weight
    return LETTER if len(token) == 1 and token.isalpha() else OWN


def _replace_gloss(found: dict[str, float]) -> None:
    """ "University of Applied Sciences" is a gloss beside a Hochschule, else it is the word."""
    if "uas" in found and "hochschule" not in found:
        items = [("hochschule" if t == "uas" else t, w) for t, w in found.items()]
        found.clear()
        found.update(items)
        found["hochschule"] = GENERIC


def _purposes(found: dict[str, float], name: str) -> None:
    """What a body is for counts little where its name stands before: "X-Institut für Y"."""
    chain = _NAMED_INSTITUTE.search(name)
    rest: set[str] = set()
    if chain:
        before = set(words(chain.group(1)).split())
        if before.isdisjoint(vocabulary().not_a_namesake):
            rest = set(_standard(words(chain.group(2)))) | {"gesellschaft"}
    elif (at_body := _AFFILIATION.search(name)) and at_body.start() > 8:
        before = set(_standard(words(name[: at_body.start()])))
        if not before <= vocabulary().common:
            rest = set(_standard(words(at_body.group()))) - before
    tokens = list(found)
    if "forderung" in tokens[1:]:
        rest |= set(tokens[tokens.index("forderung") :])
    for token in rest & found.keys():
        found[token] = min(found[token], PURPOSE)


def _school(found: dict[str, float], name: str) -> None:
    """Namesakes and second towns of universities and hospitals count little."""
    vocabulary_ = vocabulary()
    namesakes = {t for chain in _NAMESAKE.findall(name) for t in words(chain).split()}
    namesakes = (namesakes - vocabulary_.generic) | vocabulary_.namesakes
    for token in (namesakes - vocabulary_.not_namesakes) & found.keys():
        found[token] = min(found[token], NAMESAKE)
    for first, second in _TWO_TOWNS.findall(name):
        if words(first) in vocabulary_.towns and words(second) in found:
            found[words(second)] = min(found[words(second)], SECOND_TOWN)
    if "stiftung" in found:
        found["stiftung"] = NAMESAKE
    first, *rest = found
    taught = [t for t in rest[1:] if t in vocabulary_.subjects]
    # "Hochschule Aalen - Technik und Wirtschaft"; not "Hochschule für Technik Stuttgart".
    behind_town = len(taught) > 1 and taught == rest[1:] and rest[0] not in vocabulary_.subjects
    if first == "hochschule" and behind_town:
        found.update((t, min(found[t], PURPOSE)) for t in taught)
    if "hochschule" in found and "technische" in found:
        found["technische"] = TECHNICAL_SCHOOL


def _spelt(
    acronyms: frozenset[str], all_words: tuple[str, ...], as_written: tuple[str, ...]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The acronyms that are initials of the name beside which they stand.

    The words are tried in German and, where that gives nothing, as they were written.
    """
    for acronym in sorted(acronyms):
        others = tuple(w for w in all_words if w != acronym)
        written = tuple(w for w in as_written if w != acronym)
        if used := explains(acronym, others):
            yield acronym, used
        elif len(acronym) > 2 and written != others and explains(acronym, written):
            yield acronym, frozenset(others)
