#!/usr/bin/env python3
"""Derives data/gazetteer/{countries,cities,organisations,given_names,legal_forms}.csv from the raw tables.

    python3 data/derive/gazetteers.py RAW_TABLES SPACY_MODEL

SPACY_MODEL is a folder that spacy.load reads; its index of English lemmas tells which given
names are ordinary words. The raw tables and their licences are described in data/SOURCES.md. The result is sorted, so
that a new run shows as a small difference.
"""

import csv
import pathlib
import sys
import unicodedata

import spacy

RAW = pathlib.Path(sys.argv[1])
DATA = pathlib.Path(__file__).resolve().parent.parent
SEPARATOR = " | "


def rows(name):
    with open(RAW / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, table):
    with open(DATA / "gazetteer" / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(sorted(table, key=lambda row: (row[0].casefold(), row)))
    print(name, len(table))


def values(cell):
    return [value.strip() for value in cell.replace("’", "'").split("|") if value.strip()]


def joined(cells):
    return SEPARATOR.join(dict.fromkeys(cells))


# Names by which English news calls a country where the source's is another.
PREFERRED = {
    "Türkiye": "Turkey", "Czechia": "Czech Republic", "Côte d'Ivoire": "Ivory Coast",
    "Myanmar (Burma)": "Myanmar", "Congo - Kinshasa": "Democratic Republic of the Congo",
    "Congo - Brazzaville": "Republic of the Congo", "Bosnia & Herzegovina": "Bosnia and Herzegovina",
    "Trinidad & Tobago": "Trinidad and Tobago", "Antigua & Barbuda": "Antigua and Barbuda",
    "St. Kitts & Nevis": "St. Kitts and Nevis", "São Tomé & Príncipe": "São Tomé and Príncipe",
}
# Words that mean something else far more often than the country.
MISLEADING = {"PA", "RF", "ROC", "CCCP", "Congo", "DR", "RS", "SA", "PRC", "Formosa", "Republic of China",
              "Palestinian Authority", "Islamic Republic", "the States", "Union", "Holland"}
MORE_NAMES = {"Netherlands": ["Holland"], "China": ["PRC"], "Democratic Republic of the Congo": ["Congo", "DRC", "DR Congo"],
              "United Arab Emirates": ["UAE", "Emirates"], "Bosnia and Herzegovina": ["Bosnia"],
              "United States": ["the States"], "Vatican City": ["Vatican", "Holy See"],
              "Gaza Strip": ["Gaza"], "Eswatini": ["Swaziland"], "North Macedonia": ["Macedonia"]}
# Territories without people who speak for them in the news.
LEFT_OUT = {"Antarctica", "Bouvet Island", "Heard and McDonald Islands", "U.S. Outlying Islands",
            "French Southern Territories", "South Georgia and South Sandwich Islands", "Jersey"}


def countries():
    table = []
    for row in rows("countries.csv"):
        name = row["name"].replace("’", "'")
        if name in LEFT_OUT:
            continue
        preferred = PREFERRED.get(name, name)
        names = [name, row["official_name"].replace("’", "'"), *values(row["other_names"]), *MORE_NAMES.get(preferred, [])]
        plain = [without_marks(one) for one in names]
        kept = MORE_NAMES.get(preferred, [])
        aliases = [one for one in [*names, *plain] if one and one != preferred and (one not in MISLEADING or one in kept)]
        # Kurds live in four countries, Punjabis in two.
        named_after = name not in ("Iraqi Kurdistan", "Punjab", "Kashmir")
        seats = row["status"] not in ("region", "unrecognised", "historical")
        capitals = values(row["capital"]) + values(row["capital_other_names"]) if seats else []
        table.append([
            preferred, joined(aliases), *(
                joined(values(row[column])) if named_after else ""
                for column in ("adjectives", "demonym_singular", "demonym_plural")
            ),
            joined(capitals + [without_marks(one) for one in capitals]), row["status"],
        ])
    write("countries.csv", ["name", "aliases", "adjectives", "demonyms", "plural_demonyms", "capitals", "status"], table)
    return table


def without_marks(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def cities(country_table):
    by_code = {row["iso2"]: PREFERRED.get(row["name"].replace("’", "'"), row["name"].replace("’", "'")) for row in rows("countries.csv")}
    capitals = {one for row in country_table for one in row[5].split(SEPARATOR)}
    country_names = {one for row in country_table for one in [row[0], *row[1].split(SEPARATOR)]}
    table = {}
    for row in sorted(rows("cities.csv"), key=lambda row: -int(row["population"] or 0)):
        known = int(row["population"] or 0) >= 400_000 or row["english_names"]
        names = [row["name"].replace("’", "'"), *values(row["english_names"])]
        if not known or row["name"] in country_names:
            continue
        names = [one for one in names if one not in capitals]
        names += [without_marks(one) for one in names]
        if names:
            table.setdefault(names[0], [names[0], joined(one for one in names if one != names[0]), by_code.get(row["country_iso2"], "")])
    write("cities.csv", ["name", "aliases", "country"], list(table.values()))


KINDS = {"igo": "organisation", "igo_organ": "organisation", "ngo": "organisation", "nonstate": "organisation",
         "group": "organisation", "mission": "organisation", "court": "organisation", "party": "organisation",
         "state_force": "organisation", "military": "organisation", "historical": "organisation",
         "treaty": "document", "process": "event"}


def organisations():
    table = []
    for row in rows("international_actors.csv"):
        if row["source"] != "compiled":
            continue
        # "the alliance", "oil cartel": nominals, which the chains resolve from their heads.
        variants = [one for one in values(row["variants"]) if any(word[:1].isupper() for word in one.split()) and not one.startswith("the ")]
        table.append([row["name"], joined(values(row["acronyms"])), joined(variants), KINDS[row["type"]]])
    write("organisations.csv", ["name", "acronyms", "aliases", "kind"], table)


def given_names(country_table):
    index = spacy.load(sys.argv[2]).get_pipe("lemmatizer").lookups.get_table("lemma_index")
    words = {word for kind in index for word in index[kind]}
    words |= {row["noun"] for row in csv.DictReader(open(DATA / "lexicon" / "nouns.csv", encoding="utf-8"))}
    words |= {one.casefold() for row in country_table for cell in (row[0], row[1], row[2], row[5]) for one in cell.split(SEPARATOR)}
    table = []
    for row in rows("given_names.csv"):
        name = row["name"]
        births = int(row["us_count"] or 0)
        attested = births >= 1_000 or row["popular_in"] or ("w" in row["sources"] and "k" in row["sources"])
        ordinary = name in words and births < 20_000
        if len(name) < 3 or not attested or ordinary:
            continue
        common = "yes" if births >= 5_000 or (row["popular_in"] and name not in words) else ""
        table.append([name, row["gender"].replace("both", ""), common])
    write("given_names.csv", ["name", "gender", "common"], table)


def folded(text):
    letters = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    text = "".join(letters.get(c, c) for c in without_marks(text).lower() if c not in ".'’")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


# Forms whose words tell nothing of who may be liable, and are left out freely.
NEUTRAL_FORMS = ["co", "company", "companies", "corp", "corporation", "enterprise", "enterprises", "group", "holding", "holdings"]
# Ends of ordinary names.
NO_FORMS = {"in", "im", "is", "ii", "charity", "foundation", "association", "cooperation", "og", "at", "as company"}
LIABILITIES = {"JSC", "LLC", "LP", "LLP", "GP", "SP", "NGO", "COOP"}


def legal_forms():
    forms = {form: "" for form in NEUTRAL_FORMS}
    for row in rows("org_types.csv"):
        form = folded(row["term"])
        # What a society or a co-operative calls itself is part of its name, unless it is a mere abbreviation.
        worded = row["generic"] in ("SP", "NGO", "COOP") and len(form) > 5
        if row["kind"] != "legal_form" or row["generic"] not in LIABILITIES or worded:
            continue
        if form.isascii() and len(form) > 1 and form not in NO_FORMS:
            forms.setdefault(form, row["generic"])
    write("legal_forms.csv", ["form", "class"], [list(row) for row in forms.items()])


legal_forms()
country_table = countries()
cities(country_table)
organisations()
given_names(country_table)
