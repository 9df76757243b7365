"""Which words of two names go together, and what is left over on each side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from ingest.identity.form import NEUTRAL, NameForm
from ingest.identity.initials import MOST_LETTERS, explains, parts
from ingest.identity.spelling import is_word, wrong_letters
from ingest.identity.translated import cognate, explained
from ingest.identity.vocabulary import vocabulary

# Below this length one letter makes another name ("EBZ", "RBZ").
_SHORTEST_TYPO, _TWO_ERRORS = 5, 10
_SHORTEST_STEM = 5
# A name of fewer letters is not cut off; beyond the second number what is left may be a word.
_SHORTEST_CUT, _LONG_CUT = 18, 36
_SCHOOL, _OLD_SCHOOL, _UNIVERSITY = "hochschule", "fachhochschule", "universitat"
_ENDINGS = ("en", "er", "es", "em", "e", "n")

Left = dict[str, float]


@dataclass
class Alignment:
    """Words that found a partner count in ``matched``; what is ``left`` keeps its weight."""

    matched: float = 0.0
    strong: int = 0
    left_a: Left = field(default_factory=dict)
    left_b: Left = field(default_factory=dict)
    typos: int = 0
    inflected: int = 0
    abbreviated: int = 0
    # Words of which the other name has the first letter only.
    first_letters: int = 0
    cut_word: str = ""
    uncovered: int = 0
    letters_only: int = 0
    cut_off: bool = False
    shared_acronym: bool = False
    acronym: str = ""

    def pair(self, a: str, b: str) -> None:
        """Count two leftover words as partners."""
        weight = max(self.left_a.pop(a), self.left_b.pop(b))
        self.matched += weight
        self.strong += weight >= 1


@lru_cache(maxsize=1 << 18)
def stem(token: str) -> str:
    """A word without its German ending; short words keep it."""
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_STEM:
            return token[: -len(ending)]
    return token


def align(a: NameForm, b: NameForm, left_a: Left, left_b: Left) -> Alignment:
    """Pair the words of two names: equal ones, inflected ones, compounds, cut words, acronyms,
    typing errors, in this order. ``left_a`` and ``left_b`` are the words with their weights."""
    found = Alignment(left_a=left_a, left_b=left_b)
    for token in found.left_a.keys() & found.left_b.keys():
        found.pair(token, token)
        found.typos += (token in a.mended) != (token in b.mended)
    if a.compact and a.compact == b.compact:
        found.matched += sum(found.left_a.values())
        found.strong += 1
        found.left_a, found.left_b = {}, {}
    if found.left_a or found.left_b:
        _other_blanks(found, a, b)
    _cut_off(found, a, b)
    if found.left_a and found.left_b:
        _inflected(found)
        _translated(found, a, b)
        _compounds(found)
        _cut_words(found, a, b)
    _acronyms(found, a, b)
    if found.left_a and found.left_b:
        _typing_errors(found)
    return found


def _other_blanks(found: Alignment, a: NameForm, b: NameForm) -> None:
    """The letters are the same but for one or two, and a blank is too many or missing.

    Names with as many words are compared word by word, where one letter may make another body.
    """
    if abs(len(a.letters) - len(b.letters)) > 2 or len(a.all_words) == len(b.all_words):
        return
    wrong = wrong_letters(a.letters, b.letters)
    if wrong is not None:
        found.matched += max(sum(found.left_a.values()), sum(found.left_b.values()))
        found.strong += 1
        found.typos += wrong
        found.left_a.clear()
        found.left_b.clear()


def _cut_off(found: Alignment, a: NameForm, b: NameForm) -> None:
    """One name ends in the middle of the other, as where a field holds so many letters only."""
    for short, long, own, other in (
        (a, b, found.left_a, found.left_b),
        (b, a, found.left_b, found.left_a),
    ):
        if _is_cut_off(short.all_words, long.all_words):
            rest = long.all_words[len(short.all_words) - 1 :]
            for left, gone in ((own, short.all_words[-1:]), (other, rest)):
                found.matched += sum(left.pop(word, 0.0) for word in gone)
            found.strong += 1
            found.cut_off = True
            return


def _is_cut_off(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    *whole, last = short or ("",)
    letters = sum(map(len, short))
    if letters < _SHORTEST_CUT or not whole or list(long[: len(whole)]) != whole:
        return False
    if last in vocabulary().stop:  # "Deutsches Zentrum für"
        return len(long) > len(short) and long[len(whole)] == last
    rest = long[len(whole)] if len(long) > len(whole) else ""
    if rest == last or not rest.startswith(last):
        return False
    return last not in vocabulary().real or letters >= _LONG_CUT


def _inflected(found: Alignment) -> None:
    regional = vocabulary().regional
    # "Thüringer" and "Thüringisches" are one adjective, which has more endings than others.
    stems = {t[:_SHORTEST_STEM] if t in regional else stem(t): t for t in found.left_b}
    proper = vocabulary().proper
    for token in list(found.left_a):
        other = stems.get(token[:_SHORTEST_STEM] if token in regional else stem(token))
        if other in found.left_b and not (token in proper and other in proper):
            found.pair(token, other)
            found.inflected += 1


def _compounds(found: Alignment) -> None:
    """ "customcells" is "custom cells", "wasserstoffforschung" is "wasserstoff forschung"."""
    for one, other in ((found.left_a, found.left_b), (found.left_b, found.left_a)):
        if not one or len(other) < 2:
            continue
        tokens = list(other)
        for first, second in zip(tokens, tokens[1:], strict=False):
            ways = (first + second, f"{first}s{second}", stem(first) + second)
            joined = next((way for way in ways if way in one), "")
            if joined and first in other and second in other:
                found.matched += one.pop(joined)
                found.strong += 1
                del other[first], other[second]


def _cut_words(found: Alignment, a: NameForm, b: NameForm) -> None:
    """A word with a dot is the beginning of another: "angew." of "angewandten"."""
    sides = ((a, found.left_a, found.left_b), (b, found.left_b, found.left_a))
    for form, one, other in sides:
        if not one or not other:
            continue
        letters = found.matched >= 1  # a single letter says something beside a name only
        for token in list(one):
            short = form.sources.get(token, token)
            if not (short in form.dotted or (letters and len(short) == 1)):
                continue
            if len(short) == 1 and not letters:
                continue
            whole = _begins(short, other, b if form is a else a)
            if whole:
                found.matched += other.pop(whole)
                one.pop(token)
                found.abbreviated += 1
                found.first_letters += len(short) == 1
                found.cut_word = found.cut_word or f"{short}. = {whole}"


def _translated(found: Alignment, a: NameForm, b: NameForm) -> None:
    """English takes apart what is one word in German."""
    if not (a.english or b.english) or not found.matched:
        return
    _school_in_english(found, a, b)
    roots = {cognate(token): token for token in found.left_b}
    for token in list(found.left_a):
        partner = roots.get(cognate(token), "")
        if partner in found.left_b and not {token, partner} <= vocabulary().proper:
            found.pair(token, partner)
            found.inflected += 1
    for one, form, other in (
        (found.left_a, a, found.left_b),
        (found.left_b, b, found.left_a),
    ):
        if form.english and other and explained(one, [t for t in other if t.isalpha()]):
            found.matched += max(sum(one.values()), sum(other.values()))
            found.strong += 1
            found.inflected += 1
            one.clear()
            other.clear()


def _school_in_english(found: Alignment, a: NameForm, b: NameForm) -> None:
    """ "SRH University" is the SRH Hochschule: many call themselves so in English.

    Not where the town alone is shared, as a town may have a university beside its Hochschule.
    """
    sides = ((a, found.left_a, found.left_b), (b, found.left_b, found.left_a))
    for form, one, other in sides:
        schools = one.keys() == {_UNIVERSITY} and other.keys() == {_SCHOOL}
        if form.english and found.strong and schools:
            found.matched += max(one.pop(_UNIVERSITY), other.pop(_SCHOOL))
            found.inflected += 1


def _begins(short: str, left: Left, form: NameForm) -> str:
    """The leftover word that begins so, in German or as it was written."""
    for token in left:
        written = form.sources.get(token, token)
        if (token != short and token.startswith(short)) or (
            written != short and written.startswith(short)
        ):
            return token
    return ""


def _acronyms(found: Alignment, a: NameForm, b: NameForm) -> None:
    _shared_acronym(found, a, b)
    sides = ((a, found.left_a, b, found.left_b), (b, found.left_b, a, found.left_a))
    for form, one, other_form, other in sides:
        if len(other) < 2 and not any(len(parts(word)) > 1 for word in other):
            continue
        for token in [t for t in one if _may_be_acronym(t, form)]:
            if _explained(found, token, one, other_form, other):
                break


def _may_be_acronym(token: str, form: NameForm) -> bool:
    if token in form.acronyms:
        return True
    return 3 <= len(token) <= 6 and not form.acronyms and token not in vocabulary().real


def _explained(found: Alignment, token: str, one: Left, form: NameForm, other: Left) -> bool:
    """Take away the leftover words that a leftover acronym stands for."""
    if len(token) > MOST_LETTERS:
        return False
    alone = not found.strong and found.matched < 1
    for words, letters in _readings(token, form, other):
        used = explains(letters, words)
        if used and _OLD_SCHOOL in used:
            used = used - {_OLD_SCHOOL} | {_SCHOOL}
        if used and sum(len(parts(w)) for w in used if w in other) >= 2:
            for word in used & other.keys():
                found.matched += other.pop(word)
            _drop_explained(found, one.pop(token), token)
            found.letters_only = len(token) if alone else 0
            if not _heavy(one):
                _cover(found, other)
            return True
    return False


def _readings(token: str, form: NameForm, other: Left) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words that an acronym may stand for, and its letters (an FH is a Hochschule today)."""
    stop = vocabulary().stop
    letters = "h" + token[2:] if token[:2] in ("fh", "hs") and len(token) > 2 else token
    yield tuple(w for w in form.all_words if w in other or w in stop), token
    yield form.all_words, token
    if letters != token:
        yield form.all_words, letters
    elif "fh" in token and _SCHOOL in form.all_words:
        yield tuple(_OLD_SCHOOL if w == _SCHOOL else w for w in form.all_words), token
    if len(form.segments) > 1 and len(token) >= 3:
        yield from ((segment, token) for segment in form.segments)


def _drop_explained(found: Alignment, weight: float, token: str) -> None:
    found.matched += weight
    found.strong += len(token) >= 3
    found.abbreviated += 1
    found.acronym = token


def _heavy(left: Left) -> bool:
    return any(w > NEUTRAL for w in left.values())


def _cover(found: Alignment, left: Left) -> None:
    """Words that the letters of a short name left out; each is told as a small difference."""
    found.uncovered += sum(w > NEUTRAL for w in left.values())
    found.matched += sum(left.values())
    left.clear()


def _shared_acronym(found: Alignment, a: NameForm, b: NameForm) -> None:
    """An acronym that both bear stands for the words that only one of them writes out.

    It does where it is made of their initials, where it stands in brackets beside them, or where
    it follows the name of a family of institutes ("Fraunhofer IWS").
    """
    sides = ((a, b, found.left_a, found.left_b), (b, a, found.left_b, found.left_a))
    for short, long, other, own in sides:
        if _heavy(other) or not own:
            continue
        spelt = dict(long.spelt)
        for acronym in sorted(set(short.tokens) & (long.acronyms | long.beside)):
            if len(acronym) < 2 or not (acronym in spelt or _named_by(acronym, short, long)):
                continue
            for word in spelt.get(acronym, frozenset()) & own.keys():
                found.matched += own.pop(word)
            whole = acronym not in spelt or 2 * len(spelt[acronym]) >= len(long.tokens) - 1
            whole = whole and acronym not in vocabulary().carriers
            if whole and (acronym in long.beside or _family(short, long) or _only(acronym, short)):
                _cover(found, own)
            found.strong += len(acronym) >= 3
            found.acronym, found.shared_acronym = acronym, True
            break


def _named_by(acronym: str, short: NameForm, long: NameForm) -> bool:
    return acronym in long.beside or (acronym in long.acronyms and _family(short, long))


def _family(short: NameForm, long: NameForm) -> bool:
    return not vocabulary().families.isdisjoint(short.tokens) and not (
        vocabulary().families.isdisjoint(long.tokens)
    )


def _only(acronym: str, short: NameForm) -> bool:
    """Whether a name is nothing but the acronym, perhaps with its town."""
    towns = vocabulary().towns
    return all(
        t == acronym or t in towns or w <= NEUTRAL
        for t, w in zip(short.tokens, short.weights, strict=True)
    )


def _typing_errors(found: Alignment) -> None:
    real = vocabulary().real
    least = _SHORTEST_TYPO - (found.strong > 1)
    for token in [t for t in found.left_a if len(t) >= least and is_word(t)]:
        allowed = 2 if len(token) >= _TWO_ERRORS else 1
        for other in list(found.left_b):
            short = len(token) + len(other) <= 2 * least
            if len(other) < least or (short and sorted(token) != sorted(other)):
                continue
            if (token in real and other in real) or not (token.isalpha() or other.isalpha()):
                continue
            shifted = token[1:] == other or other[1:] == token
            if token[0] != other[0] and token[1] != other[1] and not shifted:
                continue
            if OSA.distance(token, other, score_cutoff=allowed) <= allowed:
                found.pair(token, other)
                found.typos += 1
                break
