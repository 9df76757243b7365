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


_INITIATIVES, _CHAINS, _DATA = "initiatives", "chains", "data"


def _page(name: str, path: str, module: str, uses: str, group: str = "") -> PageEntry:
    return PageEntry(name, path, f"dashboard.app_pages.{module}", group, tuple(uses.split()))


PAGES = (
    _page("overview", "", "ueberblick", "land"),
    _page("explore", "erkunden", "erkunden", "id kind open sel from to most show"),
    _page(
        "chains",
        "wertschoepfungsketten",
        "ketten",
        "kette umfang cluster land programm stufe fuer stand",
        _CHAINS,
    ),
    _page(
        "links",
        "querverbindungen",
        "querverbindungen",
        # The last one stands in addresses from when overlaps were a view of this page.
        "ansicht art initiative land programm anzahl paar organisation grund stand urteil",
        _INITIATIVES,
    ),
    _page(
        "overlaps", "ueberschneidungen", "ueberschneidungen", "urteil initiative paar stand",
        _INITIATIVES,
    ),
    _page(
        "partners",
        "fehlende-partner",
        "fehlende_partner",
        "cluster kette stand stufen belegt offen merkliste",
        _CHAINS,
    ),
    _page("funding", "foerderung", "foerderung", "was nach land programm thema teil stand"),
    _page("profiles", "steckbriefe", "steckbriefe", "art id stand offen"),
    _page("compare", "vergleich", "vergleich", "art mit programme stand", _INITIATIVES),
    _page("sources", "quellen", "quellen", "view q type told reason", _DATA),
    _page("identity", "identitaet", "identitaet", "view q", _DATA),
    _page("query", "abfrage", "abfrage", "beispiel zeilen", _DATA),
)  # fmt: skip


def page(name: str) -> PageEntry:
    """The page of that name. Raises LookupError when there is none."""
    for entry in PAGES:
        if entry.name == name:
            return entry
    raise LookupError(name)
