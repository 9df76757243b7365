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

    ``uses`` are the parameters of its address; the router takes out all others.

    Title and question stand in the texts under ``page.<name>`` and ``page.<name>.question``.
    """

    name: str
    path: str
    module: str
    group: str = ""
    uses: tuple[str, ...] = ()

    @property
    def show(self) -> Callable[[], None]:
        """The function that draws the page."""
        return cast(Callable[[], None], importlib.import_module(self.module).show)


def _page(name: str, path: str, module: str, uses: str, group: str = "") -> PageEntry:
    return PageEntry(name, path, module, group, tuple(uses.split()))


PAGES = (
    _page("overview", "", "dashboard.app_pages.ueberblick", "land"),
    _page(
        "explore",
        "erkunden",
        "dashboard.app_pages.erkunden",
        "id kind open sel from to most show",
    ),
    _page(
        "chains",
        "wertschoepfungsketten",
        "dashboard.app_pages.ketten",
        "kette umfang cluster land programm stufe fuer stand",
        "chains",
    ),
    _page(
        "links",
        "querverbindungen",
        "dashboard.app_pages.querverbindungen",
        # The last one stands in addresses from when overlaps were a view of this page.
        "ansicht art initiative land programm anzahl paar organisation grund stand urteil",
        "initiatives",
    ),
    _page(
        "overlaps",
        "ueberschneidungen",
        "dashboard.app_pages.ueberschneidungen",
        "urteil initiative paar stand",
        "initiatives",
    ),
    _page(
        "partners",
        "fehlende-partner",
        "dashboard.app_pages.fehlende_partner",
        "cluster kette stand stufen belegt offen merkliste",
        "chains",
    ),
    _page(
        "funding",
        "foerderung",
        "dashboard.app_pages.foerderung",
        "was nach land programm thema teil stand",
    ),
    _page("profiles", "steckbriefe", "dashboard.app_pages.steckbriefe", "art id stand offen"),
    _page(
        "compare",
        "vergleich",
        "dashboard.app_pages.vergleich",
        "art mit programme stand",
        "initiatives",
    ),
    _page("sources", "quellen", "dashboard.app_pages.quellen", "view q type told reason", "data"),
    _page("identity", "identitaet", "dashboard.app_pages.identitaet", "view q", "data"),
    _page("query", "abfrage", "dashboard.app_pages.abfrage", "beispiel zeilen", "data"),
)


def page(name: str) -> PageEntry:
    """The page of that name. Raises LookupError when there is none."""
    for entry in PAGES:
        if entry.name == name:
            return entry
    raise LookupError(name)
