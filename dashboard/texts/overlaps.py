"""Texts of the page on overlaps: pairs of initiatives, and a draft beside what there is."""

TEXTS: dict[str, tuple[str, str]] = {
    "page.overlaps": ("Überschneidungen", "Overlaps"),
    "page.overlaps.question": (
        "Gibt es das schon, und wer macht dasselbe?",
        "Does this exist already, and who does the same?",
    ),
    "overlaps.reading": (
        "Vier getrennte Maße je Paar, jedes von 0 bis 100 %. Das Urteil folgt festen Regeln: "
        "doppelt = gleiche Themen am selben Ort oder mit denselben Mitgliedern; benachbart = "
        "gleiche Themen anderswo; ergänzend = verwandte Themen oder gemeinsame Arbeit.",
        "Four separate measures per pair, each from 0 to 100 %. The verdict follows fixed rules: "
        "duplicate = same fields in the same place or with the same members; neighbouring = same "
        "fields elsewhere; complementary = related fields or joint work.",
    ),
    "overlaps.verdict": ("Urteil", "Verdict"),
    "overlaps.verdict.doppelt": ("doppelt", "duplicate"),
    "overlaps.verdict.benachbart": ("benachbart", "neighbouring"),
    "overlaps.verdict.ergänzend": ("ergänzend", "complementary"),
    "overlaps.verdict.verschieden": ("verschieden", "different"),
    "overlaps.verdict.none": ("kein Urteil", "no verdict"),
    "overlaps.caption.one": ("Ein Paar", "One pair"),
    "overlaps.caption.many": (
        "Die {n} Paare mit der größten Überschneidung; alle, die es gibt, stehen in der Tabelle",
        "The {n} pairs with the largest overlap; all there are stand in the table",
    ),
    "overlaps.order": (
        "Geordnet nach dem Urteil (doppelt, benachbart, ergänzend, ohne Urteil, verschieden), dann "
        "nach der Zahl der hohen Maße, dann nach Themen, Mitgliedern, Region und Förderung, das "
        "Größte zuerst.",
        "Ordered by the verdict (duplicate, neighbouring, complementary, without, different), then "
        "by the number of high measures, then by fields, members, region and funding, the largest "
        "first.",
    ),
    "overlaps.marks": (
        "Hoch heißt: Themen ab {fields}, Region ab {region}, Förderung ab {funding}, Mitglieder ab "
        "{number} gemeinsamen, die {members} der bekannten der kleineren Seite sind.",
        "High means: fields from {fields}, region from {region}, funding from {funding}, members "
        "from {number} shared ones that are {members} of the known ones of the smaller side.",
    ),
    "overlaps.high.one": ("{n} von 4 Maßen hoch", "{n} of 4 measures high"),
    "overlaps.high.many": ("{n} von 4 Maßen hoch", "{n} of 4 measures high"),
    "overlaps.because": ("Entschieden hat: {rule}.", "What decided: {rule}."),
    "overlaps.decided": ("Was entschieden hat", "What decided"),
    "overlaps.col.high": ("Hohe Maße", "High measures"),
    "overlaps.col.pair": ("Paar", "Pair"),
    "overlaps.members": ("Mitglieder", "Members"),
    "overlaps.fields": ("Themen", "Fields"),
    "overlaps.region": ("Region", "Region"),
    "overlaps.funding": ("Förderung", "Funding"),
    "overlaps.relation": ("Beziehung", "Relation"),
    "overlaps.none": (
        "Für diese Auswahl ist keine Überschneidung bekannt. Nehmen Sie einen Filter heraus.",
        "No overlap is known for this selection. Remove a filter.",
    ),
    "overlaps.open": ("Nebeneinander ansehen", "See side by side"),
    "overlaps.side": ("Beide nebeneinander", "Both side by side"),
    "overlaps.common": ("Was beiden gemeinsam ist", "What both have in common"),
    "overlaps.common.none": ("Gemeinsames ist nicht bekannt.", "Nothing in common is known."),
    "overlaps.same": ("gleich", "alike"),
    "overlaps.table": ("Überschneidungen aller Paare", "overlaps of all pairs"),
    "overlaps.attribute": ("Merkmal", "Attribute"),
    "overlaps.kind": ("Art", "Kind"),
    "overlaps.city": ("Ort", "Place"),
    "overlaps.states": ("Land", "Land"),
    "overlaps.field_names": ("Themen", "Fields"),
    "overlaps.programme_names": ("Programme", "Programmes"),
    "overlaps.founded": ("Gegründet", "Founded"),
    "overlaps.member_count": ("Mitglieder nach eigener Angabe", "Members, own statement"),
    "overlaps.known_members": (
        "Bekannte Mitglieder (ohne Geschäftsstelle)",
        "Known members (without office)",
    ),
    "overlaps.projects": ("Bekannte Projekte", "Known projects"),
    "overlaps.reason": ("Begründung", "Reason"),
    "overlaps.distance": ("Entfernung in km", "Distance in km"),
    "overlaps.open.compare": ("Im Vergleich öffnen", "Open in the comparison"),
    "draft.heading": ("Gibt es das schon?", "Does this exist already?"),
    "draft.intro": (
        "Beschreiben Sie ein Vorhaben in einigen Sätzen, mit Ort und Partnern, wenn sie "
        "feststehen. Der Text wird auf diesem Rechner verglichen, nicht gespeichert und nicht "
        "weitergegeben.",
        "Describe a plan in a few sentences, with place and partners when they are settled. Write "
        "in German, as what is recorded here is German: drafts in English are recognised less "
        "well. The text is compared on this machine, not stored and not passed on.",
    ),
    "draft.text": ("Ihr Entwurf", "Your draft"),
    "draft.placeholder": (
        "Was soll entstehen, wo, mit wem und für wen?",
        "What shall be built, where, with whom and for whom?",
    ),
    "draft.file": (
        "oder als Datei (.txt, .docx, bis 5 MB)",
        "or as a file (.txt, .docx, up to 5 MB)",
    ),
    "draft.file.bad": (
        "Diese Datei lässt sich nicht lesen. Geben Sie eine .txt oder .docx mit Text ab, höchstens "
        "5 MB.",
        "This file cannot be read. Hand in a .txt or .docx with text, 5 MB at most.",
    ),
    "draft.short": (
        "Der Entwurf ist noch zu kurz: Schreiben Sie mindestens einen ganzen Satz.",
        "The draft is still too short: write at least one whole sentence.",
    ),
    "draft.land": ("Land (wenn nicht im Text)", "Land (when not in the text)"),
    "draft.land.any": ("wie im Text", "as in the text"),
    "draft.partners": ("Partner, mit Semikolon getrennt", "Partners, separated by semicolons"),
    "draft.check": ("Entwurf prüfen", "Check the draft"),
    "draft.examples": ("Oder ein Beispiel ansehen:", "Or look at an example:"),
    "draft.example.moor": ("Nasse Moore", "Wet peatland"),
    "draft.example.moor.text": (
        "In Vorpommern sollen trockengelegte Moore wieder nass werden. Auf den nassen Flächen "
        "wachsen Schilf, Rohrkolben und Sonnentau, aus denen Firmen in Greifswald Dämmplatten, "
        "Verpackungen, Futter und Heilmittel herstellen. Hochschulen und Betriebe wollen gemeinsam "
        "eine Wirtschaft aufbauen, die Pflanzen von Moor, Acker und Meer ganz nutzt.",
        "In Vorpommern drained peatland shall be made wet again. Reed, cattail and sundew grow on "
        "the wet land, and companies in Greifswald make insulation boards, packaging, feed and "
        "remedies from them. Universities and companies want to build an economy together that "
        "uses "
        "plants of peatland, field and sea as a whole.",
    ),
    "draft.example.photonics": ("Licht im Norden", "Light in the north"),
    "draft.example.photonics.text": (
        "Hersteller von Lasern, Linsen und Kameras aus Bremen möchten sich zusammenschließen. Ein "
        "Verein soll Messeauftritte vorbereiten, Lehrgänge für Optik anbieten und Firmen mit "
        "Hochschulen ins Gespräch bringen, damit Verfahren mit Licht schneller in die Fertigung, "
        "die "
        "Medizin und die Messtechnik kommen.",
        "Makers of lasers, lenses and cameras from Bremen want to join forces. An association "
        "shall "
        "prepare trade fairs, offer courses in optics and bring companies and universities "
        "together, "
        "so that methods that use light reach production, medicine and measuring faster.",
    ),
    "draft.example.sign": ("Etwas ganz anderes", "Something quite different"),
    "draft.example.sign.text": (
        "Ältere Menschen in Trier sollen wieder öfter zusammen kochen und essen. Vereine öffnen "
        "ihre "
        "Küchen, Freiwillige holen Gäste ab, und ein gedruckter Kalender sagt, wo an welchem Tag "
        "ein "
        "Tisch gedeckt ist. Kirchen, Schulen und Gasthäuser machen mit.",
        "Older people in Trier shall cook and eat together more often again. Associations open "
        "their "
        "kitchens, volunteers fetch guests, and a printed calendar tells where a table is laid on "
        "which day. Churches, schools and inns take part.",
    ),
    "draft.waiting": ("Der Entwurf wird verglichen …", "The draft is being compared …"),
    "draft.answer.doppelt": (
        "Der Text ist ähnlich, und Ort oder Partner sind gleich: {name}{more}.",
        "The text is similar, and place or partners are the same: {name}{more}.",
    ),
    "draft.answer.benachbart": (
        "Sehr ähnlich, aber zu wenig für „doppelt“ (anderswo, Ort nicht bekannt oder Entwurf zu "
        "kurz): {name}{more}.",
        "Very similar, but too little for “duplicate” (elsewhere, place not known or draft too "
        "short): {name}{more}.",
    ),
    "draft.answer.ergänzend": (
        "Nichts Gleiches ist bekannt. Am nächsten kommt {name}{more}: verwandt, aber nicht "
        "dasselbe.",
        "Nothing alike is known. Closest comes {name}{more}: related, but not the same.",
    ),
    "draft.answer.verschieden": (
        "Nichts Ähnliches ist hier bekannt.",
        "Nothing similar is known here.",
    ),
    "draft.answer.differs": ("Anders: {differs}.", "Different: {differs}."),
    "draft.since": ("seit {year}", "since {year}"),
    "draft.found": ("Was dem Entwurf am nächsten kommt", "What comes closest to the draft"),
    "draft.col.thing": ("Initiative, Projekt oder Programm", "Initiative, project or programme"),
    "draft.col.kind": ("Art", "Kind"),
    "draft.text.measure": ("Text", "Text"),
    "draft.text.far": ("sehr ähnlich", "very similar"),
    "draft.text.near": ("ähnlich", "similar"),
    "draft.text.hardly": ("kaum ähnlich", "hardly similar"),
    "draft.text.value": (
        "Ähnlichkeit des Textes (1 = wie nur einer von hundert beliebigen Entwürfen)",
        "Likeness of the text (1 = as only one in a hundred drafts of any kind)",
    ),
    "draft.not_named": ("nicht genannt", "not named"),
    "draft.why": ("Warum? Was wäre anders?", "Why? What would differ?"),
    "draft.differs": ("Was anders wäre", "What would differ"),
    "draft.named": ("im Entwurf genannt", "named in the draft"),
    "draft.basis": ("Worauf der Vergleich ruht", "What the comparison rests on"),
    "draft.basis.members": ("Organisationen", "Organisations"),
    "draft.basis.region": ("Orte und Länder", "Places and Länder"),
    "draft.basis.fields": ("Themen", "Fields"),
    "draft.basis.mention": (
        "Genannte Initiativen und Programme",
        "Initiatives and programmes named",
    ),
    "draft.basis.given": ("von Ihnen angegeben", "given by you"),
    "draft.basis.text": ("im Text genannt", "named in the text"),
    "draft.basis.meaning": ("nach dem Sinn des Textes", "by what the text says"),
    "draft.basis.none": ("im Entwurf nicht erkannt", "not found in the draft"),
    "draft.table": ("Treffer zum Entwurf", "hits for the draft"),
    "draft.rule": (
        "Für einen Entwurf heißt doppelt: sehr ähnlicher Text und derselbe Ort oder viele "
        "gemeinsame Partner; oder ähnlicher Text, und zwei von Ort, Partnern und Themen "
        "sind gleich. Themen aus einem Entwurf sind zu unsicher, um dagegen zu sprechen.",
        "For a draft, duplicate means: very similar text and the same place or many shared "
        "partners; or similar text, and two of place, partners and fields are the same. "
        "Fields read from a draft are too unsure to speak against it.",
    ),
    "draft.caption": (
        "Die {n} nächsten; jedes Maß steht für sich, leer heißt: nicht bekannt oder nicht genannt",
        "The {n} nearest; each measure stands for itself, empty means: not known or not named",
    ),
    "overlaps.pairs": ("Überschneidungen unter den Initiativen", "Overlaps among the initiatives"),
}
