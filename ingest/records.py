"""Ids of records that have none of their own: made from the raw values that tell them apart."""

from __future__ import annotations

from hashlib import blake2b

from graph.names import words


def record_id(prefix: str, *values: str | None) -> str:
    """``prefix-`` and 10 hex digits of the values, each as it is."""
    text = "\0".join(value or "" for value in values)
    return f"{prefix}-{blake2b(text.encode(), digest_size=5).hexdigest()}"


def place_id(prefix: str, name: str, *place: str | None) -> str:
    """The id of the record of an organisation: one for each published name and place.

    Spellings with the same words (case, umlauts, signs) give the same id.
    """
    return record_id(prefix, *(words(value or "") for value in (name, *place)))
