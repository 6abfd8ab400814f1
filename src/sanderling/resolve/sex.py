"""Whether a person of whom nothing else is known is a woman or a man: by given name, or by a noun that says so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sanderling.knowledge import actor_data
from sanderling.resolve.found import Found
from sanderling.resolve.names import FAMILY_FIRST, fold

_ABROAD_FIRST = FAMILY_FIRST - {"HUN"}
"""States whose people's family names stand first in English news too."""
_MALE_AT_LEAST = 2
"""So many known men, and no woman, must bear a given name for it to be a man's."""
_WOMEN = frozenset(
    """mother grandmother stepmother daughter granddaughter stepdaughter sister stepsister wife ex-wife widow queen princess actress
    nun girl duchess empress baroness countess heroine aunt niece bride girlfriend schoolgirl abbess sheikha lady maid waitress""".split()
)
_MEN = frozenset(
    """king prince emir sultan sheikh father grandfather stepfather son grandson stepson brother stepbrother husband ex-husband widower
    uncle nephew boy boyfriend schoolboy priest imam bishop archbishop pope monk ayatollah mufti cardinal patriarch duke emperor
    bridegroom godfather friar metropolitan mullah shah lord baron gentleman sheik""".split()
)
_NOT_MEN = ("woman", "human", "german", "ottoman", "roman")


def of_noun(noun: str) -> str:
    """Return f, m or nothing for a noun that says what somebody is: 'spokeswoman', 'crown prince', 'minister'."""
    last = noun.lower().split()[-1]
    if last in _WOMEN or last.endswith("woman"):
        return "f"
    return "m" if last in _MEN or (last.endswith("man") and not last.endswith(_NOT_MEN)) else ""


def of_name(name: str) -> str:
    """Return f, m or nothing for a full name, by its first word; nothing for a bare surname, or a name that both bear."""
    words = name.split()
    return _given().get(fold(words[0]).strip("."), "") if len(words) > 1 else ""


@cache
def _given() -> dict[str, str]:
    """The sex of given names: those of the table, and those that known persons of one sex alone bear."""
    borne: dict[str, dict[str, int]] = {}
    for person in actor_data.persons().values():
        words = fold(person.name).split()
        if person.sex and len(words) > 1 and len(words[0]) > 2 and person.country not in _ABROAD_FIRST:
            counts = borne.setdefault(words[0], {})
            counts[person.sex] = counts.get(person.sex, 0) + 1
    made = {
        name: sex for name, counts in borne.items() if len(counts) == 1
        for sex, number in counts.items() if number >= (1 if sex == "f" else _MALE_AT_LEAST)
    }  # fmt: skip
    for name, sex in actor_data.given_names():
        made[fold(name)] = sex if sex in {"f", "m"} else ""
    return made


def tell(found: Iterable[Found], joined: Iterable[tuple[Found, Found]]) -> None:
    """Give persons and those whom a noun names the sex that their names tell; ``joined`` are nouns with the persons beside them."""
    for one in found:
        if one.kind in {"person", "name"} and not one.sex:
            one.sex = of_name(one.name)
        elif one.kind == "role" and not one.sex and not one.plural and one.role is not None and one.role.kind == "person":
            one.sex = of_noun(one.role.noun)
    for role, person in joined:
        role.sex = role.sex or person.sex or of_name(person.name)
        person.sex = person.sex or role.sex
