"""Strict checks of the reviewed actor files: form, vocabulary, names that two actors share."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from sanderling.knowledge import actor_data
from sanderling.knowledge.actor_data import (
    ORGANISATION_COLUMNS,
    ROLE_COLUMNS,
    STATE_COLUMNS,
)
from sanderling.knowledge.tables import read_csv, several

STATES_FILE = "actors/states.csv"
ROLES_FILE = "actors/roles.csv"
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO".split()
)
ORGANISATION_KINDS = frozenset(
    "igo alliance mission court ministry agency office parliament armed_force intelligence police central_bank "
    "authority body media company ngo union religious movement party people "
    "armed_group militia pmc criminal hackers".split()
)
KINDS_BY_FILE = {
    "actors/organisations.csv": ORGANISATION_KINDS - {"party", "armed_group", "militia", "pmc", "criminal"},
    "actors/armed_groups.csv": frozenset({"armed_group", "militia", "pmc", "criminal", "hackers", "ngo"}),
    "actors/parties.csv": frozenset({"party", "movement", "religious", "militia"}),
}
ORGANISATION_FILES = tuple(KINDS_BY_FILE)
ROLE_KINDS = frozenset({"person", "group", "state", "organisation"})
STATE_LISTS = ("aliases", "adjectives", "nationals", "capital_aliases", "metonyms")
STATE_TERMS = ("name", "official", "capital", *STATE_LISTS)
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
OUT_OF_PLACE = re.compile(r"(?i)https?:|file:|\bissue\b|#\d")

# A term that names two states, and why it must.
SHARED_BY_STATES = {
    "Congo": "both states of the river are called so; alone it mostly means the Democratic Republic",
    "Congolese": "adjective and nationals of both Congos",
    "Dominican": "adjective and national of Dominica and of the Dominican Republic",
    "Dominicans": "nationals of Dominica and of the Dominican Republic",
    "Kremlin": "the Soviet Union's before it was Russia's; the dates tell",
    "the Kremlin": "the Soviet Union's before it was Russia's; the dates tell",
    "Moscow": "capital of the Soviet Union, then of Russia; the dates tell",
    "Belgrade": "capital of Yugoslavia, of Serbia and Montenegro, and of Serbia; the dates tell",
    "Beograd": "capital of Yugoslavia, of Serbia and Montenegro, and of Serbia; the dates tell",
    "Prague": "capital of Czechoslovakia, then of Czechia; the dates tell",
    "Praha": "capital of Czechoslovakia, then of Czechia; the dates tell",
    "Prague Castle": "the president's seat in Czechoslovakia, then in Czechia; the dates tell",
    "Hanoi": "capital of North Vietnam, then of Vietnam; the dates tell",
    "Aden": "capital of South Yemen; later the seat of the recognised government of Yemen",
    "Saipan": "seat of the Pacific trust territory, then of the Northern Mariana Islands",
    "Willemstad": "capital of the Netherlands Antilles, then of Curaçao; the dates tell",
}
# A name that two organisations share, and why it must.
SHARED_BY_ORGANISATIONS = {
    "ADF": "the Allied Democratic Forces of Congo and the Australian Defence Force",
    "ARF": "the ASEAN Regional Forum and the Armenian Revolutionary Federation",
    "People's Defence Forces": "the resistance army of Myanmar and the armed wing of the PKK",
    "SDF": "the Syrian Democratic Forces and the Japan Self-Defense Forces; the article's states tell",
    "Democratic Party": "of South Korea, Italy and the United States; the article's states tell",
    "People's Party": "of Spain and of Thailand; the article's states tell",
    "RCAF": "the Royal Canadian Air Force and the Royal Cambodian Armed Forces",
}
UPPER_CASE_NOUNS = frozenset({"MP", "MEP", "NGO", "Islamist", "Western power"})


def states() -> list[dict[str, str]]:
    return read_csv(STATES_FILE, STATE_COLUMNS, required=("id", "name", "source"))


def organisations(name: str) -> list[dict[str, str]]:
    return read_csv(name, ORGANISATION_COLUMNS, required=("id", "name", "kind", "sector", "source"))


def roles() -> list[dict[str, str]]:
    return read_csv(ROLES_FILE, ROLE_COLUMNS, required=("noun", "sector", "kind"))


def all_organisations() -> list[dict[str, str]]:
    return [row for name in actor_data.ORGANISATION_FILES for row in organisations(name)]


def terms(row: dict[str, str], columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        yield from several(row[column])


def owners(rows: list[dict[str, str]], columns: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        for term in terms(row, columns):
            found.setdefault(term, set()).add(row["id"])
    return found


def shared(rows: list[dict[str, str]], columns: tuple[str, ...]) -> set[str]:
    return {term for term, ids in owners(rows, columns).items() if len(ids) > 1}


def repeated(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})


def earliest_and_latest(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.split("-")]
    first = date(*[*parts, 1, 1][:3])
    last = date(*parts) if len(parts) == 3 else date(parts[0], parts[1] if len(parts) == 2 else 12, 28)
    return first, last


def check_span(row: dict[str, str]) -> None:
    for column in ("from", "to"):
        if row[column]:
            assert DATE.fullmatch(row[column]), f"{row['id']}: {column} is {row[column]}"
            earliest_and_latest(row[column])
    if row["from"] and row["to"]:
        assert earliest_and_latest(row["from"])[0] <= earliest_and_latest(row["to"])[1], row["id"]


def check_lists(row: dict[str, str], columns: tuple[str, ...]) -> None:
    for column in columns:
        values = row[column].split("|") if row[column] else []
        assert all(value and value == value.strip() for value in values), f"{row['id']}: {column}"
        assert not repeated(values), f"{row['id']}: {column} repeats {repeated(values)}"


def check_prose(row: dict[str, str], name: str) -> None:
    for column in ("note", "source"):
        if column in row:
            assert not OUT_OF_PLACE.search(row[column]), f"{name}: {column} is {row[column]}"


class TestStates:
    def test_ids_are_unique_codes(self) -> None:
        ids = [row["id"] for row in states()]
        assert not repeated(ids)
        assert all(re.fullmatch(r"[A-Z]{3}", value) for value in ids)

    def test_codes_have_their_form(self) -> None:
        for row in states():
            assert re.fullmatch(r"([A-Z]{2})?", row["alpha2"]), row["id"]
            assert re.fullmatch(r"(\d{3})?", row["numeric"]), row["id"]
            assert re.fullmatch(r"([1-9]\d{0,2})?", row["cow"]), row["id"]
            assert re.fullmatch(r"([1-9]\d{0,2})?", row["gw"]), row["id"]

    def test_codes_of_present_states_are_unique(self) -> None:
        present = [row for row in states() if not row["to"]]
        for column in ("alpha2", "numeric", "cow", "gw", "name"):
            assert not repeated([row[column] for row in present if row[column]]), column

    def test_all_of_iso_3166_1_is_there(self) -> None:
        present = [row for row in states() if not row["to"] and row["source"].startswith("ISO 3166-1")]
        assert len(present) == 249
        assert all(row["alpha2"] and row["numeric"] for row in present)

    def test_193_states_are_members(self) -> None:
        members = [row["id"] for row in states() if "UN member states" in row["source"]]
        assert len(members) == 193
        assert not {"TWN", "XKX", "PSE", "VAT"} & set(members)

    def test_spans_lists_and_prose(self) -> None:
        for row in states():
            check_span(row)
            check_lists(row, STATE_LISTS)
            check_prose(row, row["id"])
            assert not row["note"] or row["note"].endswith("."), row["id"]

    def test_gone_states_say_when(self) -> None:
        for row in states():
            assert bool(row["to"]) == (row["source"].startswith("ISO 3166-3") or row["id"] == "XVS"), row["id"]

    def test_shared_terms_are_explained(self) -> None:
        assert shared(states(), STATE_TERMS) == set(SHARED_BY_STATES)

    @pytest.mark.parametrize(
        "term",
        ["Korea", "North", "South", "Virgin Islands", "Hamilton", "Victoria", "Stanley", "Male", "Pentagon"],
    )
    def test_ambiguous_terms_are_absent(self, term: str) -> None:
        assert term not in owners(states(), tuple(column for column in STATE_TERMS if column != "official"))

    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            ("DPRK", "PRK"),
            ("N. Korea", "PRK"),
            ("ROK", "KOR"),
            ("Blue House", "KOR"),
            ("U.S.", "USA"),
            ("White House", "USA"),
            ("Downing Street", "GBR"),
            ("Britons", "GBR"),
            ("Spaniard", "ESP"),
            ("Élysée", "FRA"),
            ("Kiev", "UKR"),
            ("Burma", "MMR"),
            ("Zaire", "COD"),
            ("Türkiye", "TUR"),
            ("Zhongnanhai", "CHN"),
            ("Kantei", "JPN"),
            ("USSR", "SUN"),
            ("West Germany", "DEU"),
            ("East Germany", "DDR"),
        ],
    )
    def test_terms_of_the_news(self, term: str, expected: str) -> None:
        assert owners(states(), STATE_TERMS)[term] == {expected}


class TestOrganisations:
    @pytest.mark.parametrize("name", ORGANISATION_FILES)
    def test_form_and_vocabulary(self, name: str) -> None:
        known = {row["id"] for row in states()}
        for row in organisations(name):
            assert re.fullmatch(r"org:[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row["id"]
            assert row["kind"] in KINDS_BY_FILE[name], f"{row['id']}: {row['kind']}"
            assert row["sector"] in SECTORS, f"{row['id']}: {row['sector']}"
            assert set(several(row["country"])) <= known, f"{row['id']}: {row['country']}"
            assert set(several(row["members"])) <= known, f"{row['id']}: {row['members']}"
            assert row["name"] not in several(row["aliases"]), row["id"]
            assert "(" not in row["aliases"], row["id"]
            check_span(row)
            check_lists(row, ("aliases", "members", "country"))
            check_prose(row, row["id"])
            assert not row["note"] or row["note"].endswith("."), row["id"]

    def test_ids_are_unique_over_the_files(self) -> None:
        assert not repeated([row["id"] for row in all_organisations()])

    def test_shared_names_are_explained(self) -> None:
        assert shared(all_organisations(), ("name", "aliases")) == set(SHARED_BY_ORGANISATIONS)

    def test_no_name_is_that_of_a_state(self) -> None:
        of_states = owners(states(), STATE_TERMS)
        of_organisations = owners(all_organisations(), ("name", "aliases"))
        assert not of_states.keys() & of_organisations.keys()

    @pytest.mark.parametrize(
        ("name", "least"),
        [("actors/organisations.csv", 450), ("actors/armed_groups.csv", 250), ("actors/parties.csv", 100)],
    )
    def test_coverage(self, name: str, least: int) -> None:
        assert len(organisations(name)) >= least

    @pytest.mark.parametrize(
        ("alliance", "size"),
        [
            ("org:nato", 32),
            ("org:eu", 27),
            ("org:g7", 7),
            ("org:brics", 10),
            ("org:asean", 11),
            ("org:arab-league", 22),
            ("org:gcc", 6),
            ("org:csto", 6),
            ("org:sco", 10),
            ("org:opec", 11),
            ("org:oecd", 38),
            ("org:msmt", 11),
        ],
    )
    def test_members_are_complete(self, alliance: str, size: int) -> None:
        row = next(row for row in all_organisations() if row["id"] == alliance)
        assert len(several(row["members"])) == size

    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            ("Pentagon", "org:usa-defense-department"),
            ("State Department", "org:usa-state-department"),
            ("IDF", "org:isr-idf"),
            ("Revolutionary Guards", "org:iran-irgc"),
            ("KCNA", "org:prk-kcna"),
            ("UN Command", "org:un-command"),
            ("RSF", "org:rsf"),
            ("Ansar Allah", "org:houthis"),
            ("Houthi rebels", "org:houthis"),
            ("Hizbollah", "org:hezbollah"),
            ("Daesh", "org:islamic-state"),
            ("PMC Wagner", "org:wagner"),
            ("Unification Ministry", "org:kor-unification-ministry"),
            ("Russian Foreign Ministry", "org:rus-foreign-ministry"),
            ("BJP", "org:ind-bjp"),
        ],
    )
    def test_terms_of_the_news(self, term: str, expected: str) -> None:
        assert owners(all_organisations(), ("name", "aliases"))[term] == {expected}


class TestRoles:
    def test_form_and_vocabulary(self) -> None:
        for row in roles():
            noun = row["noun"]
            assert noun == noun.lower() or noun in UPPER_CASE_NOUNS, noun
            assert row["sector"] in SECTORS, noun
            assert row["kind"] in ROLE_KINDS, noun
            assert re.fullmatch(r"([a-z]+(_[a-z]+)*)?", row["office"]), noun
            assert not row["office"] or row["kind"] == "person", noun
            check_prose(row, noun)

    def test_every_form_means_one_noun(self) -> None:
        rows = roles()
        nouns = [row["noun"].lower() for row in rows]
        plurals = [row["plural"].lower() for row in rows if row["plural"]]
        assert not repeated(nouns)
        assert not repeated(plurals)
        assert not set(nouns) & set(plurals)
        assert len(rows) >= 250

    @pytest.mark.parametrize(
        ("noun", "office"),
        [
            ("president", "head_of_state"),
            ("prime minister", "head_of_government"),
            ("secretary of state", "foreign_minister"),
            ("defence minister", "defence_minister"),
            ("defense secretary", "defence_minister"),
            ("supreme leader", "supreme_leader"),
            ("spokeswoman", "spokesperson"),
            ("ambassador", "ambassador"),
            ("soldier", ""),
        ],
    )
    def test_offices(self, noun: str, office: str) -> None:
        assert next(row for row in roles() if row["noun"] == noun)["office"] == office
