"""Proportions of the real Förderkatalog, and where they are our own guess.

Source of all figures unless said otherwise: aggregates over the whole list (318,725 rows), state
of 13 January 2026, computed by a third party from the official export. They calibrate made-up
rows; nothing of a single row is in them.
"""

from __future__ import annotations

ROWS = 318_700
SPELLINGS = 55_000  # 54,861 different recipient texts
ORGANISATIONS = 40_000  # ours: the true number is not known
JOINT_ROWS = 155_500  # rows with a text in the column Projekt / Verbundprojekt
REDACTED_ROWS = 4_295
TRANSFER_ROWS = 579  # "Hochschulbau und überwiegend hochschulbezogene Sonderprogramme"
MEDIAN_EUR = 197_991
MEAN_EUR = 652_130
MEAN_WITHOUT_TRANSFERS_EUR = 590_000  # 207.85 less 20.19 bn € of transfers, by the other rows

LAND_ROWS = {
    "Nordrhein-Westfalen": 58_407, "Bayern": 61_767, "Baden-Württemberg": 48_896,
    "Berlin": 19_772, "Hessen": 21_497, "Niedersachsen": 25_649, "Sachsen": 18_017,
    "Rheinland-Pfalz": 11_463, "Hamburg": 8_797, "Brandenburg": 7_126, "Thüringen": 8_111,
    "Mecklenburg-Vorpommern": 5_554, "Schleswig-Holstein": 8_718, "Bremen": 4_952,
    "Sachsen-Anhalt": 6_135, "Saarland": 3_223,
}  # fmt: skip
TOWN_ROWS = {
    "Bonn": 5_504, "München": 28_671, "Berlin": 19_770, "Hamburg": 8_795, "Stuttgart": 7_594,
    "Köln": 6_108, "Düsseldorf": 4_214, "Dresden": 6_547, "Essen": 3_116, "Darmstadt": 3_227,
    "Hannover": 6_044, "Aachen": 6_771, "Mainz": 2_651, "Frankfurt am Main": 5_529,
    "Jülich": 1_360, "Karlsruhe": 4_554, "Leipzig": 3_428, "Heidelberg": 3_196, "Bremen": 4_162,
    "Potsdam": 2_312, "Braunschweig": 3_181, "Kiel": 3_100, "Freiburg im Breisgau": 2_850,
    "Eggenstein-Leopoldshafen": 1_004, "Jena": 2_938, "Bremerhaven": 789,
    "Kaiserslautern": 1_971, "Erlangen": 2_504, "Dortmund": 3_028, "Gerlingen": 876,
}  # fmt: skip
ABROAD_ROWS = {
    "Frankreich": 66, "Österreich": 61, "Belgien": 53, "Italien": 53, "Israel": 52,
    "Schweiz": 38, "Niederlande": 28, "Monaco": 27, "Dänemark": 12, "Ghana": 12,
    "Vereinigtes Königreich - Großbritannien": 12, "nicht zuzuordnen": 12, "Namibia": 7,
    "Vereinigte Staaten von Amerika": 7, "Finnland": 5, "Schweden": 5, "Norwegen": 4,
    "Griechenland": 3, "Japan": 3, "Luxemburg": 3, "Mexiko": 3, "Argentinien": 2, "Lettland": 2,
    "Polen": 2, "Tschechische Republik": 2, "Burkina Faso": 1, "China": 1, "Estland": 1,
    "Kenia": 1, "Mosambik": 1, "Portugal": 1, "Ruanda": 1, "Spanien": 1, "Uganda": 1,
    "Ukraine": 1,
}  # fmt: skip
MINISTRY_ROWS = {
    "BMFTR": 199_040, "BMWE": 84_393, "BMV": 26_543, "BMLEH": 8_554, "BMUKN": 186, "BMJV_BLE": 9,
}  # fmt: skip
# The 30 largest pairs of ministry and administering body; the rest of a ministry is the rest.
ADMINISTERED_ROWS = {
    ("BMFTR", "PT-DLR"): 48_072, ("BMFTR", "PT-J"): 46_333, ("BMFTR", "PT-VDI/VDE"): 22_113,
    ("BMFTR", "BF"): 19_563, ("BMFTR", "PTKA"): 19_514, ("BMFTR", "PT-VDI"): 18_891,
    ("BMFTR", "BIBB"): 10_949, ("BMFTR", "PT-DESY"): 4_792, ("BMFTR", "BW-BA"): 4_274,
    ("BMFTR", "PT-GSF"): 1_336, ("BMFTR", "PT-GSI"): 1_179, ("BMFTR", "SPRIND"): 23,
    ("BMWE", "PT-ZUG"): 32_476, ("BMWE", "PT-J"): 26_190, ("BMWE", "PT-DLR"): 7_885,
    ("BMWE", "DLR-RFM"): 6_438, ("BMWE", "WI"): 3_570, ("BMWE", "PT-TÜV"): 3_402,
    ("BMWE", "PT-LFT"): 2_090, ("BMWE", "PT-VDI/VDE"): 1_361, ("BMWE", "PT-VDI"): 790,
    ("BMV", "ACONIUM"): 10_073, ("BMV", "BAV"): 7_590, ("BMV", "PT-J"): 3_680,
    ("BMV", "PT-DLR"): 1_876, ("BMV", "PT-VDI/VDE"): 1_231, ("BMV", "PT-TÜV"): 620,
    ("BMV", "DLR-RFM"): 171, ("BMLEH", "BLE"): 5_638, ("BMLEH", "PT-FNR"): 2_916,
}  # fmt: skip
REST_OF_A_MINISTRY = "PT-WEITERE"
# Whose rows go to municipalities here: street lights, broadband and the like (our reading).
MUNICIPAL = (("BMWE", "PT-ZUG"), ("BMV", "ACONIUM"))

YEAR_ROWS = dict(
    enumerate(
        (114, 230, 323, 699, 1174, 998, 1597, 1679, 1469, 1933, 2122, 2371, 2149, 1380, 4058,
         2803, 3449, 2914, 3426, 3343, 2897, 2547, 3606, 3287, 3270, 2698, 3218, 3179, 3083, 2812,
         2749, 3176, 3654, 5555, 3518, 2705, 3601, 4181, 4394, 4899, 6382, 8233, 6759, 7425, 9663,
         8328, 7206, 9018, 12671, 14475, 12593, 14976, 16969, 19346, 16826, 15831, 13235, 10671,
         827, 7, 3, 3, 3, 3, 3, 3, 3, 3),
        start=1968,
    )
)  # fmt: skip
MONTH_ROWS = (
    53_031, 14_625, 20_539, 27_682, 20_288, 20_219, 33_613, 23_149, 30_440, 35_933, 23_120, 16_086,
)  # fmt: skip
# Months from start to end: rows of each range; the last is open, here until 15 years.
DURATION_ROWS = {
    (1, 5): 11_357, (6, 11): 41_013, (12, 23): 55_958, (24, 35): 93_973, (36, 59): 104_218,
    (60, 119): 11_783, (120, 180): 379,
}  # fmt: skip
KIND_ROWS = {
    "Direkte Projektförderung": 311_332,
    "Indirekt-spezifische Projektförderung": 6_713,
    "Übrige indirekte Projektförderung": 678,
    "Sonstige internationale Leistungen": 2,
}
PROFILE_ROWS = {
    "Technologie- und Innovationsförderung": 212_327,
    "Forschung und Entwicklung zur Daseinsvorsorge": 67_754,
    "Übrige, nicht FuE-relevante Bildungsausgaben (ohne BAföG)": 15_477,
    "Erkenntnisorientierte und programmübergreifende Grundlagenforschung": 8_075,
}
MINISTRY_PROFILE = "Ministerium"  # 11,595 rows, nearly those of the plan code ZMAN
TRANSFER_PROFILE = "Hochschulbau und überwiegend hochschulbezogene Sonderprogramme"

# Plan codes with their text and rows: those that stand for many rows, and the odd patterns.
CODES = {
    "HA5010": ("Sicherheit im Straßenverkehr", 6_298),
    "RB3010": ("Innovationsförderung in den neuen Ländern", 5_718),
    "YB3000": ("Überbetriebliche berufliche Ausbildungsstätten", 5_687),
    "RB9210": ("Forschung an Fachhochschulen", 3_514),
    "AA0510": ("Medizintechnik", 3_377),
    "RB9510": ("Digitaler Wandel", 3_334),
    "RB3020": ("Innovation und Strukturwandel", 2_710),
    "KB9901": ("Altvorhaben Materialforschung", 2_676),
    "HA4011": ("Alternative Antriebstechnologien", 2_279),
    "AA0230": ("Systembiologie", 1_935),
    "KB2220": ("Li-Ionen-Batterien", 1_577),
    "EB6010": ("Grundlagenforschung Energie", 1_428),
    "AA0120": ("Nervensystem und Psyche", 1_188),
    "IB1030": ("Astronomie und Astrophysik", 827),
    "GB5040": ("Netzwerktechnologien", 771),
    "TB7000": ("Qualitätspakt Lehre", 468),
    "U06099": ("Sonstiges im Rahmen der Großgeräte", 69),
    "U06021": ("Beschleunigeranlage FAIR", 3),
}
CODE_WITHOUT_PATTERN = ("ZMAN", "LP für alle Mandanten")
TRANSFER_CODES = (
    ("TB6020", "Zukunftsvertrag Studium und Lehre stärken"),
    ("TB0700", "Förderung von Spitzenuniversitäten"),
    ("TB6010", "Hochschulpakt 2020"),
)
OTHER_CODES = 1_200  # ours: how many further codes share the other rows

# The fifty recipients with the most rows without the redaction text, and without their names:
# rows, town, kind.
HUBS = (
    (12_361, "München", "society"), (3_839, "Aachen", "university"),
    (3_175, "München", "university"), (2_832, "Dresden", "university"),
    (2_722, "München", "society"), (2_435, "Berlin", "university"),
    (2_293, "Stuttgart", "university"), (2_205, "Karlsruhe", "university"),
    (2_062, "Köln", "society"), (2_009, "München", "company"), (1_778, "Hamburg", "university"),
    (1_756, "Darmstadt", "university"), (1_708, "München", "university"),
    (1_671, "Erlangen", "university"), (1_646, "Hannover", "university"),
    (1_571, "Heidelberg", "university"), (1_554, "Bonn", "university"),
    (1_522, "Braunschweig", "university"), (1_462, "Freiburg im Breisgau", "university"),
    (1_403, "Bochum", "university"), (1_316, "Tübingen", "university"),
    (1_313, "Göttingen", "university"), (1_269, "Bremen", "university"),
    (1_255, "Berlin", "university"), (1_200, "Jülich", "institute"),
    (1_161, "Kiel", "university"), (1_118, "Frankfurt am Main", "university"),
    (1_088, "Essen", "university"), (1_084, "Dortmund", "university"),
    (1_079, "Münster", "university"), (1_047, "Berlin", "hospital"),
    (990, "Köln", "university"), (969, "Kassel", "university"), (966, "Gießen", "university"),
    (937, "Leipzig", "university"), (899, "Eggenstein-Leopoldshafen", "institute"),
    (897, "Mainz", "university"), (895, "Berlin", "university"), (874, "Jena", "university"),
    (836, "Gerlingen", "company"), (818, "Rostock", "university"),
    (786, "Chemnitz", "university"), (758, "Hamburg", "university"),
    (749, "Würzburg", "university"), (691, "Marburg", "university"), (673, "Ulm", "university"),
    (665, "Magdeburg", "university"), (664, "Kaiserslautern", "institute"),
    (660, "Saarbrücken", "university"),
)  # fmt: skip
