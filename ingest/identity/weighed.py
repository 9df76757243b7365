"""What the words of a name count beside another name, at the places of the two."""

from __future__ import annotations

from ingest.identity.align import Left
from ingest.identity.form import NEUTRAL, Form
from ingest.identity.left_out import SCHOOLS
from ingest.identity.places import Nearness
from ingest.identity.vocabulary import vocabulary

# What a town in a name counts when the other record does not say where it is.
ELSEWHERE = 0.8
# What the Land counts where both are in one town and have a name of their own.
OWN_LAND = 0.2
# What a trade or a given name counts beside the brand that the other name is.
BESIDE_A_BRAND = 0.25


def weighed(own: Form, other: Form, near: Nearness) -> Left:
    """The words of a name with a new weight where they only name the place that both are at."""
    if near == Nearness.same:
        here = own.town_words | other.town_words
    elif near == Nearness.alike:  # a town and its part: only what both say
        here = own.town_words & other.town_words
    else:
        here = frozenset()
    only_own = own.town_words if near == Nearness.unknown else frozenset()
    vocabulary_ = vocabulary()
    towns, laender, qualifiers = vocabulary_.towns, vocabulary_.laender, own.name.qualifiers
    brand = near == Nearness.same and _is_brand_of(other, own)
    given = vocabulary_.given_names
    land = near == Nearness.same and other.distinctive
    chamber = near == Nearness.same and _one_chamber(own, other)
    founder = near == Nearness.same and given.isdisjoint(other.name.tokens)
    found: Left = {}
    for token, weight in zip(own.name.tokens, own.name.weights, strict=True):
        if token in here or token in qualifiers:
            found[token] = min(weight, NEUTRAL)
        elif (brand and (token in SCHOOLS or token.endswith(vocabulary_.trades))) or (
            founder and token in given
        ):
            found[token] = min(weight, BESIDE_A_BRAND)
        elif (land and token in laender) or (
            chamber and token not in vocabulary_.known - vocabulary_.towns - laender
        ):
            found[token] = min(weight, OWN_LAND)
        elif near == Nearness.unknown and (token in only_own or token in towns):
            found[token] = min(weight, ELSEWHERE)
        else:
            found[token] = weight
    return found


def _one_chamber(own: Form, other: Form) -> bool:
    """Whether both are a chamber of one kind and no company of it."""
    chambers = vocabulary().chambers & set(own.name.tokens) & set(other.name.tokens)
    return bool(chambers) and not (own.legal_form or other.legal_form)


def _is_brand_of(short: Form, whole: Form) -> bool:
    """Whether a name is nothing but one rare word of the other: "STIHL" of "Andreas Stihl"."""
    words = [t for t, w in zip(short.name.tokens, short.name.weights, strict=True) if w > NEUTRAL]
    return len(words) == 1 and not short.legal_form and words[0] in whole.name.rare
