"""Bodies that no list knows: what they do by the last word of their name, and whose they are; and party names that many states have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sanderling.resolve.found import Found

_SECTORS = {
    "PTY": "party front movement alliance coalition bloc centre center league congress list pact rally",
    "LAB": "union unions federation confederation brotherhood guild syndicate",
    "LEG": "parliament assembly senate chamber legislature house",
    "JUD": "court tribunal bench",
    "GOV": "ministry agency department authority board commission office bureau directorate council secretariat service institute committee",
    "COP": "police constabulary gendarmerie",
    "MIL": "army forces force guard guards brigade corps command navy",
    "BUS": "company corporation corp inc ltd group bank industries airways airlines holdings railways",
    "EDU": "university school college academy",
    "REL": "church diocese synod seminary",
    "SOC": "association society foundation network forum campaign initiative conference trust fund aid watch",
}
"""Last words of bodies' names, by what such bodies do."""
_BY_WORD = {word: sector for sector, words in _SECTORS.items() for word in words.split()}
_OF_MANY = frozenset(
    """international world global european african asian arab arabian american latin inter-american pan-american nordic baltic balkan
    united islamic caribbean pacific atlantic eurasian western eastern transnational interparliamentary commonwealth gulf sahel nations un
    eu amnesty reporters doctors east west north south southern northern central andean amazon arctic mediterranean""".split()
)
"""Words in the names of bodies of many states, or of another part of the world."""
_PARTY_WORDS = frozenset(
    """labour labor liberal liberals green greens conservative democratic democrat democrats national nationalist people's peoples'
    workers' worker's socialist social communist republican republicans popular centre center progress progressive freedom reform justice
    peace unity congress independence new christian free radical patriotic revolutionary civic constitutional development future
    party front alliance union movement coalition bloc league and of the for united""".split()
)
"""Words of which names of parties are made everywhere."""

_REGIONS = {
    "west african": "org:ecowas", "european": "org:eu", "arab": "org:arab-league", "african": "org:au", "caribbean": "org:caricom",
    "southeast asian": "org:asean", "south-east asian": "org:asean", "south east asian": "org:asean", "gulf": "org:gcc", "gulf arab": "org:gcc",
    "southern african": "org:sadc", "east african": "org:eac", "central african": "org:eccas", "pacific": "org:pacific-islands-forum",
    "pacific island": "org:pacific-islands-forum", "allied": "org:nato", "eurasian": "org:eaeu",
}  # fmt: skip
"""The body in which the states of a part of the world meet."""
_WHO_MEET = frozenset(["leader", "minister", "foreign minister", "defence minister", "defense minister", "head of state", "mediator", "envoy", "president"])
"""Those who speak for such a body, in the plural."""


def of_a_region(found: Found, words: str, bodies: Mapping[str, Found]) -> Found | None:
    """'West African leaders', 'Arab foreign ministers': the body of that region where the article names it; ``bodies`` are those, by id."""
    if found.role is None or not found.plural or found.role.noun not in _WHO_MEET:
        return None
    return bodies.get(_REGIONS.get(words.lower().removeprefix("the ").strip(), ""))


def common_party_name(words: Iterable[str]) -> bool:
    """Whether a party's name is made of words that parties of many states bear: 'Labour Party', 'Democratic Alliance'; no 'Fidesz'."""
    told = [word.lower() for word in words if word not in {"'s", "’s", "'", "’", "-"}]
    return bool(told) and all(word in _PARTY_WORDS or f"{word}'" in _PARTY_WORDS or f"{word}'s" in _PARTY_WORDS for word in told)


def bring_home(found: Iterable[Found], home: str | None, state: str) -> None:
    """Give bodies that no list knows, and that no state stands beside, the state in which the article plays (alpha-3), as a guess.

    ``state`` is its name.
    """
    for one in found:
        if one.kind != "organisation" or one.resolved or one.id:
            continue
        words = one.name.lower().replace("-", " ").split()
        one.sector = one.sector or _BY_WORD.get(words[-1])
        if home is None or one.country or one.sector is None or len(words) < 2 or _OF_MANY & set(words):
            continue
        one.country, one.guessed = home, True
        one.why = f"{one.why}; named without a state, and the article is about {state}"
