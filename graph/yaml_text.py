"""YAML as the tables and headers of the project are written in it."""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["YAMLError", "read_yaml"]

YAMLError = yaml.YAMLError
# The loader in C is eight times as fast: the headers of all questions are read at every command.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    """Plain values of a YAML text; no object of Python is ever made. Raises YAMLError."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one, either way
