"""Whether one word was left out of a name that stays what it is."""

from __future__ import annotations

from ingest.identity.align import Alignment
from ingest.identity.form import NEUTRAL, Form
from ingest.identity.vocabulary import vocabulary

# A name of so many other words is still the same when one is missing.
_KEPT_WORDS, _KEPT_OF_A_FAMILY, _LONG_ENOUGH = 2, 6, 3
SCHOOLS = frozenset(("hochschule", "universitat", "universitatsklinikum"))
_NO_FIRM = frozenset(("", "ev", "aor", "kdor", "dr"))


def missing_word(found: Alignment, a: Form, b: Form) -> str:
    """The only word that a list left out of a long name of a body that is no firm.

    With a firm it would be a subsidiary's, with a kind of unit a part of the body.
    """
    left, whole = (found.left_a, a) if found.left_a else (found.left_b, b)
    if (found.left_a and found.left_b) or found.strong + found.abbreviated < _KEPT_WORDS - 1:
        return ""
    heavy = [token for token, weight in left.items() if weight > NEUTRAL]
    if len(heavy) != 1 or not _NO_FIRM.issuperset((a.legal_form, b.legal_form)):
        return ""
    word, tokens = heavy[0], whole.name.tokens
    kept = sum(w > NEUTRAL for w in whole.name.weights) - 1
    plain = word.isalpha() and len(word) > _LONG_ENOUGH and word not in vocabulary().units
    if kept < _least_kept(word, whole) or not plain or word in tokens[:1]:
        return ""
    own_segment = any(word in segment for segment in whole.name.segments[1:])
    return "" if own_segment or word in vocabulary().towns else word


def _least_kept(word: str, whole: Form) -> int:
    """How many words must be left: schools and institutes differ in one ("für Künste")."""
    vocabulary_ = vocabulary()
    tokens = whole.name.tokens
    if not (vocabulary_.families.isdisjoint(tokens) and SCHOOLS.isdisjoint(tokens)):
        return _KEPT_OF_A_FAMILY
    kind = word in vocabulary_.generic or word.endswith(vocabulary_.institutions)
    return _KEPT_WORDS + kind
