"""The list of pages: the one place where a page gets its name, its address and its module."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True)
class PageEntry:
    """A page. ``path`` is its address; the first page of the list has none of its own.

    Pages of one ``group`` share a menu in the navigation, those without one stand there themselves.

    Title and question stand in the texts under ``page.<name>`` and ``page.<name>.question``.
    """

    name: str
    path: str
    module: str
    group: str = ""

    @property
    def show(self) -> Callable[[], None]:
        """The function that draws the page."""
        return cast(Callable[[], None], importlib.import_module(self.module).show)


PAGES = (
    PageEntry("overview", "", "dashboard.app_pages.ueberblick"),
    PageEntry("explore", "erkunden", "dashboard.app_pages.erkunden"),
    PageEntry("chains", "wertschoepfungsketten", "dashboard.app_pages.ketten", "chains"),
    PageEntry("links", "querverbindungen", "dashboard.app_pages.querverbindungen", "initiatives"),
    PageEntry(
        "overlaps", "ueberschneidungen", "dashboard.app_pages.ueberschneidungen", "initiatives"
    ),
    PageEntry("partners", "fehlende-partner", "dashboard.app_pages.fehlende_partner", "chains"),
    PageEntry("funding", "foerderung", "dashboard.app_pages.foerderung"),
    PageEntry("profiles", "steckbriefe", "dashboard.app_pages.steckbriefe"),
    PageEntry("compare", "vergleich", "dashboard.app_pages.vergleich", "initiatives"),
    PageEntry("sources", "quellen", "dashboard.app_pages.quellen", "data"),
    PageEntry("identity", "identitaet", "dashboard.app_pages.identitaet", "data"),
    PageEntry("query", "abfrage", "dashboard.app_pages.abfrage", "data"),
)


def page(name: str) -> PageEntry:
    """The page of that name. Raises LookupError when there is none."""
    for entry in PAGES:
        if entry.name == name:
            return entry
    raise LookupError(name)
