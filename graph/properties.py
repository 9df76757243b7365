"""Properties that several node and relationship types share."""

from __future__ import annotations

from graph.schema import Property, PropertyType

T, L, INT, N, D = (
    PropertyType.TEXT,
    PropertyType.TEXTS,
    PropertyType.INTEGER,
    PropertyType.NUMBER,
    PropertyType.DATE,
)

NOTE = Property("note", T, "remark of the data set")
WEBSITE = Property("website", T, "address of the website")
CITY = Property("city", T, "town as published")
COUNTRY = Property("country", T, "ISO 3166-1 code, EU for bodies of the Union")
NAME_EN = Property("name_en", T, "English label")
SHORT_NAME = Property("short_name", T, "short name as published")
FORMER_NAMES = Property("former_names", L, "former names as published")
START = Property("start", D, "start")
END = Property("end", D, "end")
SINCE = Property("since", D, "start of the tie, unknown when empty")
UNTIL = Property("until", D, "end of the tie, unknown when empty")
AS_OF = Property("as_of", D, "date for which the source states it")
FUNDING = Property("funding_eur", INT, "funding in whole euros")
POSITION = (
    Property("x", N, "horizontal place in the drawn network", derived=True),
    Property("y", N, "vertical place in the drawn network", derived=True),
)
