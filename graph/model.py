"""The model: every node and relationship type of the innovation network, declared once.

Constraints, write statements, export headers, the checks on records and docs/schema.md are
made from this file. Kinds are properties, so that every node has exactly one label.
"""

from __future__ import annotations

# isort: off
from graph.properties import (
    AS_OF, CITY, CLUSTER_KINDS, COOPERATION_KINDS, COUNTRY, END, FINISHED, FORMER_NAMES, FUNDING,
    INT, MANAGING_ROLES, MEMBER_ROLES, NAME_EN, NOTE, ORGANISATION_KINDS, POSITION, SHORT_NAME,
    SINCE, START, UNTIL, WEBSITE, D, L, N, T, in_both,
)  # fmt: skip

# isort: on
from graph.schema import Ends, Model, NodeType, Property, RelationshipType

NODES = (
    NodeType(
        "Organisation",
        "A body that acts in the network: company, university, institute, agency, town.",
        (
            SHORT_NAME,
            Property("kind", T, "kind of body", required=True, values=ORGANISATION_KINDS),
            Property("legal_form", T, "legal form, empty when no source confirms it"),
            CITY,
            COUNTRY,
            Property("ror", T, "id in the Research Organization Registry"),
            Property("pic", T, "participant identification code of the European Commission"),
            Property("vat", T, "VAT identification number"),
            Property("lei", T, "Legal Entity Identifier (ISO 17442)"),
            Property("register", T, "register number with its court"),
            Property("aliases", L, "other names under which sources know it"),
            Property("records", L, "records found to be it: id, name, town and rule, tab between"),
            FORMER_NAMES,
            WEBSITE,
            NOTE,
            *POSITION,
        ),
        "all users",
    ),
    NodeType(
        "Cluster",
        "A cluster initiative or alliance; its kind tells which.",
        (
            SHORT_NAME,
            Property("legal_name", T, "name of the registered body behind it"),
            Property("kind", T, "kind of initiative", required=True, values=CLUSTER_KINDS),
            CITY,
            COUNTRY,
            Property("founded", D, "founding date"),
            Property("member_count", INT, "number of members the initiative itself states"),
            Property("member_count_as_of", D, "date of that number"),
            FORMER_NAMES,
            WEBSITE,
            NOTE,
            *POSITION,
        ),
        "all users",
    ),
    NodeType(
        "Project",
        "One joint project or single project.",
        (
            Property("title", T, "full title"),
            START,
            END,
            Property("volume_eur", INT, "total volume in whole euros"),
            FUNDING,
            Property("region_text", T, "region as published"),
            WEBSITE,
            Property(
                "status",
                T,
                "state as published",
                values=("running", "ended", "selected", "planned", "unknown"),
            ),
            Property("acronym", T, "acronym"),
            Property("ministry", T, "ministry in charge, today's name"),
            Property("administered_by", T, "body that administers the funding"),
            Property("funding_kind", T, "kind of funding as published"),
            Property("funding_profile", T, "profile of the funding as published"),
            NOTE,
            *POSITION,
        ),
        "all users",
    ),
    NodeType(
        "Programme",
        "A funding programme, contest or label.",
        (
            SHORT_NAME,
            Property("ministry", T, "ministry in charge, today's name"),
            Property("ministry_at_start", T, "ministry in charge at the start"),
            Property("level", T, "who runs it", values=("federal", "land", "eu", "label")),
            *in_both("aim", "aim in one sentence"),
            *in_both("for_whom", "whom it funds"),
            Property("region_limit", T, "regional limit as published"),
            START,
            END,
            Property("budget_eur", INT, "budget in whole euros"),
            Property("rounds", INT, "number of rounds"),
            WEBSITE,
            NOTE,
            *POSITION,
        ),
        "policy staff",
    ),
    NodeType(
        "Region",
        "Country, Land, Kreis or municipality.",
        (
            Property(
                "level", T, "level", required=True,
                values=("country", "land", "district", "municipality"),
            ),
            Property("code", T, "short code: ISO country code or code of the Land"),
            Property("ags", T, "official municipality key (text, leading zeros kept)"),
            Property("nuts", T, "NUTS code"),
            Property("nuts_vintage", T, "version of the NUTS classification"),
            Property("latitude", N, "degrees north, WGS 84"),
            Property("longitude", N, "degrees east, WGS 84"),
        ),
        "analysts",
    ),
    NodeType(
        "Field",
        "A technology or industry field of a named scheme.",
        (
            NAME_EN,
            Property("scheme", T, "scheme and version"),
            *in_both("definition", "definition"),
        ),
        "all users",
    ),
    NodeType(
        "ValueChain",
        "A value chain, thought from its end product; it may cross sectors.",
        (
            NAME_EN,
            *in_both("end_product", "the product it starts at"),
            *in_both("definition", "definition"),
        ),
        "cluster managers",
    ),
    NodeType(
        "Stage",
        "A stage of a value chain.",
        (
            NAME_EN,
            Property("position", INT, "1 = end product; parallel stages share a number"),
            Property(
                "tier", T, "OEM to tier 4, cross = equipment, testing, software, recycling",
                values=("oem", "1", "2", "3", "4", "cross"),
            ),
            *in_both("definition", "definition"),
        ),
        "cluster managers",
    ),
    NodeType(
        "Competence",
        "What an organisation can do, in words an outsider understands.",
        (NAME_EN, *in_both("plain", "one plain sentence"), *in_both("example", "example")),
        "cluster managers",
    ),
    NodeType(
        "Event",
        "A dated event.",
        (Property("kind", T, "kind of event"), START, END, CITY, COUNTRY, NOTE),
        "analysts",
    ),
    NodeType(
        "Figure",
        "A published figure about a cluster, programme or region.",
        (
            NAME_EN,
            Property("value", N, "value", required=True),
            *in_both("unit", "unit"),
            AS_OF,
            NOTE,
        ),
        "policy staff",
    ),
    NodeType(
        "Source",
        "Where a fact was read.",
        (
            Property("publisher", T, "publisher"),
            Property("url", T, "address"),
            Property(
                "kind", T, "kind of source",
                values=("seed", "page", "document", "register", "dataset", "unconfirmed"),
            ),
            Property("language", T, "language code"),
            Property("retrieved_on", D, "date on which it was read"),
            Property("licence", T, "licence, unknown where not stated"),
            FINISHED,
        ),
        "all users",
    ),
)  # fmt: skip

RELATIONSHIPS = (
    RelationshipType(
        "MEMBER_OF",
        "belongs to the initiative in the stated role",
        (Ends("Organisation", "Cluster"),),
        (
            Property("role", T, "role", required=True, values=MEMBER_ROLES),
            SINCE, UNTIL, AS_OF, NOTE,
        ),
        "all users",
        ("role",),
    ),
    RelationshipType(
        "MANAGES",
        "runs the office of a cluster (manages) or leads an alliance (lead)",
        (Ends("Organisation", "Cluster"),),
        (
            Property("role", T, "role", required=True, values=MANAGING_ROLES),
            SINCE, UNTIL, AS_OF, NOTE,
        ),
        "all users",
        ("role",),
    ),
    RelationshipType(
        "TAKES_PART_IN",
        "takes part in the project; one relationship a grant",
        (Ends("Organisation", "Project"),),
        (
            Property(
                "role", T, "role", required=True,
                values=("coordinator", "partner", "associated", "subcontractor", "other"),
            ),
            Property("grant_id", T, "id of the grant (FKZ), empty when not known"),
            FUNDING,
            START,
            END,
            Property("published_name", T, "name under which it was published"),
            Property("published_unit", T, "unit under which it was published"),
            Property("title", T, "title of this part of the project as published"),
            Property("status", T, "state of the participation where it ended early"),
            Property(
                "tied_by", T, "rule by which this grant was found to belong to the project",
                values=("project_name", "grant_stem", "acronym", "single"),
            ),
            NOTE,
        ),
        "all users",
        ("grant_id", "role"),
    ),
    RelationshipType(
        "BELONGS_TO",
        "is a project of the initiative",
        (Ends("Project", "Cluster"),),
        (),
        "analysts",
    ),
    RelationshipType(
        "FUNDED_UNDER", "is funded under", (Ends("Project", "Programme"),), (), "policy staff"
    ),
    RelationshipType(
        "IN_PROGRAMME",
        "is or was admitted to the programme or holds the label",
        (Ends("Cluster", "Programme"),),
        (
            Property("round", T, "round"),
            Property("phase", T, "phase"),
            Property(
                "status", T, "state",
                values=("admitted", "finalist", "concept", "implementation", "ended", "label"),
            ),
            SINCE,
            UNTIL,
            FUNDING,
            Property("funding_note", T, "funding in words"),
            NOTE,
        ),
        "policy staff",
        ("round", "phase"),
    ),
    RelationshipType(
        "PART_OF",
        "is a part of the larger body or initiative",
        (Ends("Organisation", "Organisation"), Ends("Cluster", "Cluster")),
        (Property("kind", T, "kind of part"), Property("what", T, "what"), SINCE, UNTIL, NOTE),
        "policy staff",
    ),
    RelationshipType(
        "MAY_BE",
        "may be the same organisation: a suggestion that nobody has decided yet",
        (Ends("Organisation", "Organisation"),),
        (
            Property("score", N, "likelihood by the rules, from 0 to 1", required=True),
            Property("speaks_for", L, "what speaks for it, in German"),
            Property("speaks_against", L, "what speaks against it, in German"),
            Property("speaks_for_en", L, "what speaks for it, in English"),
            Property("speaks_against_en", L, "what speaks against it, in English"),
        ),
        "analysts",
    ),
    RelationshipType(
        "SUCCESSOR_OF",
        "carries on the earlier initiative",
        (Ends("Cluster", "Cluster"),),
        (Property("what", T, "what"), SINCE, UNTIL, NOTE),
        "policy staff",
    ),
    RelationshipType(
        "COOPERATES_WITH",
        "a sourced tie between two initiatives",
        (Ends("Cluster", "Cluster"),),
        (
            Property("kind", T, "kind of tie", required=True, values=COOPERATION_KINDS),
            Property("what", T, "what ties them"),
            SINCE,
            UNTIL,
            NOTE,
        ),
        "all users",
        ("kind",),
    ),
    RelationshipType(
        "LOCATED_IN",
        "has its seat or takes place there",
        (Ends("Organisation", "Region"), Ends("Cluster", "Region"), Ends("Project", "Region"),
         Ends("Event", "Region")),
        (
            Property(
                "funding_eur", INT,
                "of a project: the part of its funding that goes there, in whole euros",
            ),
        ),
        "analysts",
    ),
    RelationshipType(
        "LIMITED_TO", "funds only there", (Ends("Programme", "Region"),), (), "policy staff"
    ),
    RelationshipType(
        "WITHIN", "lies within", (Ends("Region", "Region"),), (), "analysts"
    ),
    RelationshipType(
        "ABOUT",
        "works in the field",
        (Ends("Cluster", "Field"), Ends("Project", "Field"), Ends("Stage", "Field")),
        (),
        "all users",
    ),
    RelationshipType(
        "BROADER",
        "has the broader term",
        (Ends("Field", "Field"), Ends("Competence", "Competence")),
        (),
        "all users",
    ),
    RelationshipType(
        "ACTIVE_AT",
        "makes something at the stage",
        (Ends("Organisation", "Stage"),),
        (
            Property("product", T, "what it makes or does there"),
            Property("competences", L, "competences used"),
            Property(
                "basis", T,
                "source = named with product by the source; classified = our classification",
                required=True, values=("source", "classified"),
            ),
            NOTE,
        ),
        "cluster managers",
    ),
    RelationshipType("OF", "is a stage of", (Ends("Stage", "ValueChain"),), (), "cluster managers"),
    RelationshipType("FEEDS", "delivers to", (Ends("Stage", "Stage"),), (), "cluster managers"),
    RelationshipType(
        "OFFERS", "can do", (Ends("Organisation", "Competence"),), (), "cluster managers"
    ),
    RelationshipType(
        "NEEDS", "needs", (Ends("Stage", "Competence"),), (NOTE,), "cluster managers"
    ),
    RelationshipType(
        "RUNS", "runs the programme", (Ends("Organisation", "Programme"),), (), "policy staff"
    ),
    RelationshipType(
        "TOOK_PART_AT",
        "is named with the event",
        (Ends("Cluster", "Event"), Ends("Organisation", "Event")),
        (),
        "analysts",
    ),
    RelationshipType(
        "DESCRIBES",
        "is a figure about",
        (Ends("Figure", "Cluster"), Ends("Figure", "Programme"), Ends("Figure", "Region")),
        (),
        "policy staff",
    ),
)  # fmt: skip

MODEL = Model(NODES, RELATIONSHIPS)
