"""Made-up files in the formats of the Förderkatalog and of CORDIS, at the size of the real ones.

Nothing in them exists: organisations, municipalities, projects and sums are invented, only the
proportions, the formats and their known quirks are those of the real lists. Real are the names
of Länder, ministries, administering bodies and large towns, plan codes, and some names of
alliances of the curated set, so that the tie of a grant to its alliance can be tried. The files
belong into a folder for measuring or testing, never into ``data/``.
"""

from bench.national_files.catalogue import Wish, Written, write_catalogue
from bench.national_files.changed import change
from bench.national_files.cordis import CordisWish, CordisWritten, write_cordis

__all__ = [
    "CordisWish",
    "CordisWritten",
    "Wish",
    "Written",
    "change",
    "write_catalogue",
    "write_cordis",
]
