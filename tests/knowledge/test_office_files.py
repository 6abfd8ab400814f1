"""Strict checks of the persons, their offices and their kin."""

import re
from collections import defaultdict

import pytest

from sanderling.knowledge import actor_data
from sanderling.knowledge.actor_data import KIN_COLUMNS, OFFICE_COLUMNS, PERSON_COLUMNS
from sanderling.knowledge.check_persons import EARLY_COLUMNS
from sanderling.knowledge.tables import read_csv, several

PERSONS_FILE = "actors/persons.csv"
OFFICES_FILE = "actors/offices.csv"
KIN_FILE = "actors/kin.csv"
OFFICES = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister finance_minister interior_minister "
    "supreme_leader party_leader national_security_adviser intelligence_chief chief_of_staff_military "
    "un_secretary_general nato_secretary_general eu_high_representative european_commission_president "
    "iaea_director_general ambassador_un spokesperson other".split()
)
SHARED_OFFICES = frozenset({"other", "spokesperson"})
ORGANISATIONS_WITH_HEADS = frozenset({"UNO", "NATO", "EU", "IAEA", "IMF", "WHO"})
MALE_KIN = frozenset("father grandfather son brother husband half_brother uncle nephew grandson cousin son_in_law brother_in_law father_in_law".split())
FEMALE_KIN = frozenset("mother daughter sister wife granddaughter grandmother niece cousin aunt daughter_in_law sister_in_law mother_in_law".split())
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
PERSON_ID = re.compile(r"per:[a-z0-9]+(-[a-z0-9]+)*")
OUT_OF_PLACE = re.compile(r"(?i)https?:|file:|\bissue\b|#\d|opensanctions")

# Two holders of one sole office at once, and why that is right.
HELD_TOGETHER = {
    ("KHM", "head_of_government", "per:hun-sen", "per:norodom-ranariddh"): "two prime ministers, 1993-1997",
    ("KHM", "head_of_government", "per:hun-sen", "per:ung-huot"): "two prime ministers, 1997-1998",
    ("KOR", "head_of_state", "per:roh-moo-hyun", "per:goh-kun"): "acting while the president was suspended",
    ("KOR", "head_of_state", "per:park-geun-hye", "per:hwang-kyo-ahn"): "acting for the suspended president",
    ("KOR", "head_of_state", "per:yoon-suk-yeol", "per:han-duck-soo"): "acting for the suspended president",
    ("KOR", "head_of_state", "per:yoon-suk-yeol", "per:choi-sang-mok"): "acting for the suspended president",
}

WELL_COVERED = tuple(
    "PRK RUS CHN KOR JPN USA GBR FRA DEU UKR IRN ISR IND PAK TUR SAU SYR IRQ EGY BLR TWN AFG VEN CUB".split()
)
# The 1 July on which a state has neither head in the file, and why.
NOBODY_IN_OFFICE: dict[tuple[str, int], str] = {}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the three files, read by the strict loader."""
    columns = {PERSONS_FILE: PERSON_COLUMNS, OFFICES_FILE: OFFICE_COLUMNS, KIN_FILE: KIN_COLUMNS}[name]
    required = {
        PERSONS_FILE: ("id", "name", "sex", "source"),
        OFFICES_FILE: ("person", "country", "office", "title", "from", "source", "as_of", "confirmed"),
        KIN_FILE: KIN_COLUMNS,
    }[name]
    return read_csv(name, columns, required)


def not_after(first: str, second: str) -> bool:
    """Whether ``first`` is no later than ``second`` at the precision that both have."""
    size = min(len(first), len(second))
    return first[:size] <= second[:size]


def test_the_loader_accepts_the_files() -> None:
    assert actor_data.persons()
    assert actor_data.holders()


@pytest.mark.parametrize("name", [PERSONS_FILE, OFFICES_FILE, KIN_FILE])
def test_nothing_is_out_of_place(name: str) -> None:
    found = [(row, cell) for row in rows(name) for cell in row.values() if OUT_OF_PLACE.search(cell)]
    assert found == []


def test_persons_are_well_formed() -> None:
    ids = [row["id"] for row in rows(PERSONS_FILE)]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    states = set(actor_data.state_names())
    for row in rows(PERSONS_FILE):
        assert PERSON_ID.fullmatch(row["id"]), row
        assert row["sex"] in {"m", "f"}, row
        assert not row["country"] or row["country"] in states, row
        aliases = several(row["aliases"])
        assert len(aliases) == len(set(aliases)), row
        assert row["name"] not in aliases, row
        for date in (row["born"], row["died"]):
            assert not date or DATE.fullmatch(date), row
        if row["born"] and row["died"]:
            assert not_after(row["born"], row["died"]), row


def test_offices_are_well_formed() -> None:
    ids = {row["id"] for row in rows(PERSONS_FILE)}
    countries = set(actor_data.state_names()) | ORGANISATIONS_WITH_HEADS
    seen = set()
    for row in rows(OFFICES_FILE):
        assert row["person"] in ids, row
        assert row["country"] in countries, row
        assert row["office"] in OFFICES, row
        assert row["confirmed"] in {"yes", "no"}, row
        for date in (row["from"], row["to"], row["as_of"]):
            assert not date or DATE.fullmatch(date), row
        assert not row["to"] or not_after(row["from"], row["to"]), row
        assert not_after(row["to"] or row["from"], row["as_of"]), row
        key = (row["person"], row["country"], row["office"], row["title"], row["from"])
        assert key not in seen, row
        seen.add(key)


def test_every_person_has_an_office_a_note_or_kin() -> None:
    known = {row["person"] for row in [*rows(OFFICES_FILE), *read_csv("checks/early_terms.csv", EARLY_COLUMNS)]}
    for row in rows(KIN_FILE):
        known |= {row["person"], row["other"]}
    assert [row["id"] for row in rows(PERSONS_FILE) if not row["note"] and row["id"] not in known] == []


def test_nobody_holds_office_before_birth_or_after_death() -> None:
    lives = {row["id"]: (row["born"], row["died"]) for row in rows(PERSONS_FILE)}
    for row in rows(OFFICES_FILE):
        born, died = lives[row["person"]]
        assert not born or int(row["from"][:4]) - int(born[:4]) >= 14, row
        assert not died or not_after(row["to"] or row["as_of"], died), row


def test_a_sole_office_has_one_holder_at_a_time() -> None:
    held = defaultdict(list)
    for row in rows(OFFICES_FILE):
        if row["office"] not in SHARED_OFFICES:
            held[row["country"], row["office"]].append(row)
    together = set()
    for (country, office), holdings in held.items():
        holdings.sort(key=lambda row: row["from"])
        for number, first in enumerate(holdings):
            for second in holdings[number + 1 :]:
                if not first["to"] or not not_after(first["to"], second["from"]):
                    together.add((country, office, first["person"], second["person"]))
    assert together == set(HELD_TOGETHER)


def test_the_most_covered_states_have_a_head_on_every_first_of_july() -> None:
    heads = defaultdict(list)
    for row in rows(OFFICES_FILE):
        if row["office"] in {"head_of_state", "head_of_government"}:
            heads[row["country"]].append(row)
    nobody = {
        (state, year)
        for state in WELL_COVERED
        for year in range(1991, 2025)
        if not any(
            not_after(row["from"], f"{year}-07-01") and (not row["to"] or not_after(f"{year}-07-01", row["to"]))
            for row in heads[state]
        )
    }
    assert nobody == set(NOBODY_IN_OFFICE)


def test_kin_are_known_and_fit_their_sex() -> None:
    sexes = {row["id"]: row["sex"] for row in rows(PERSONS_FILE)}
    seen = set()
    for row in rows(KIN_FILE):
        assert row["person"] in sexes and row["other"] in sexes, row
        assert row["person"] != row["other"], row
        assert row["relation"] in (MALE_KIN if sexes[row["person"]] == "m" else FEMALE_KIN), row
        key = (row["person"], row["relation"], row["other"])
        assert key not in seen, row
        seen.add(key)


def test_parents_and_spouses_agree() -> None:
    kin = defaultdict(set)
    for row in rows(KIN_FILE):
        kin[row["person"], row["other"]].add(row["relation"])
    for (person, other), relations in list(kin.items()):
        back = kin.get((other, person), set())
        if relations & {"father", "mother"}:
            assert back & {"son", "daughter"}, (person, other)
        if relations & {"husband", "wife"}:
            assert back & {"husband", "wife"}, (person, other)


def test_some_well_known_facts() -> None:
    persons = actor_data.persons()
    assert "Sergei Shoigu" in (persons["per:sergei-shoigu"].name, *persons["per:sergei-shoigu"].aliases)
    office = persons["per:kim-jong-un"].office_on("2013-04-01")
    assert office is not None and office.office == "supreme_leader"
    ministers = actor_data.holders()["JPN", "foreign_minister"]
    assert [row.person for row in ministers if row.covers("2013-04-01")] == ["per:fumio-kishida"]
    kin = {(row["person"], row["relation"], row["other"]) for row in rows(KIN_FILE)}
    assert ("per:kim-jong-un", "half_brother", "per:kim-jong-nam") in kin
