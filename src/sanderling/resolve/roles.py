"""Whose a role is: 'the Russian minister', 'Defence Minister X', 'police' in an article about one state."""

from __future__ import annotations

from collections import Counter

from sanderling.knowledge import actor_data
from sanderling.parse import Parsed, Token
from sanderling.resolve import persons
from sanderling.resolve.clause import clause_of, subjects_of
from sanderling.resolve.earlier import ARMED
from sanderling.resolve.found import SURE, Found, from_afar
from sanderling.resolve.home import deals_with, home_state, weighed_by
from sanderling.resolve.sides import definite

_DOMINANT = 0.5
_DOMESTIC = frozenset(
    "GOV COP JUD LEG MIL OPP PTY CVL LAB EDU SPY SOC UAF REB MED BUS AGR CRM".split()
)
"""Sectors whose bodies belong to some state even when it is not named beside them."""
_ABROAD = frozenset(["embassy", "consulate", "diplomat", "envoy", "ambassador", "mission", "delegation", "correspondent"])
"""Nouns whose place says nothing of whose they are."""
_WHERE = frozenset(["in", "at", "near", "outside", "around", "across", "off"])
_TOLD_OF = frozenset(["JUD", "LEG"])
"""Sectors of which an article tells of one state's at a time."""
_TOLD_BACK = 8
"""Sentences over which 'the judges' are those of the court told of before."""
_STATE_OFFICES = frozenset(
    ["head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "finance_minister"]
)
"""Offices that some state always has behind them."""
_IN_THE_STREETS = frozenset(["COP", "MIL", "OPP", "CVL", "UAF", "REB", "LAB", "EDU", "SPY", "MED", "AGR"])
"""Sectors of those who act where the article plays, whoever tells of it."""
_BACKED = frozenset(
    """aligned backed led supported funded sponsored allied armed trained controlled friendly brokered mediated
    occupied dominated""".split()
)
_SIDES = ("pro", "anti")
_STATES_ACT = frozenset(["state", "capital", "metonym", "person"])
_IN_THE_FIELD = frozenset(["peacekeeper", "soldier", "troop", "fighter", "investigator", "monitor", "judge", "lawyer", "driver", "worker"])
"""Those who act for themselves; experts, envoys and leaders speak for their body."""
_OF_A_BODY = frozenset(
    """envoy chief head commissioner coordinator secretary-general director-general mediator chairman chair chairwoman chairperson
    prosecutor rapporteur representative""".split()
)
"""Titles that persons bear in bodies of no single state."""
_BREAKS = frozenset("— – -- ; :".split())
RELATIONS = frozenset(
    """ally rival neighbor neighbour enemy foe opponent critic partner counterpart adversary backer sponsor
    predecessor""".split()
)
"""'Britain's allies' are not Britain's own."""
_MINISTRIES = (
    ("Defen", "defence_minister"), ("Foreign", "foreign_minister"), ("Department of State", "foreign_minister"),
    ("Interior", "interior_minister"), ("Treasury", "finance_minister"), ("Finance", "finance_minister"),
)  # fmt: skip
"""What a ministry's name holds, and the office of who heads it."""
_OWN_STATE = frozenset({"government", "authority", "authorities", "regime", "junta", "administration", "cabinet"})
_ANYWHERE = _ABROAD | frozenset(
    """people person civilian resident man woman child victim city town village villager refugee migrant prisoner
    hostage detainee soldier troop force fighter militant rebel gunman company firm reporter journalist analyst
    expert diplomat official envoy leader spokesman spokeswoman spokesperson source observer media ally partner
    counterpart neighbour neighbor rival enemy foe adversary backer group side party""".split()
)
"""Nouns that are as often of another state, or of none."""


class Roles:
    """Gives role nouns their country, and where an office and a date decide it, their person."""

    def __init__(self, parsed: Parsed, taken: dict[int, Found], known: dict[str, Found], day: str | None, written_in: str | None = None) -> None:
        """``taken`` maps tokens to the mentions found so far, ``known`` persons to their mention; ``day`` is ISO.

        ``written_in`` is the alpha-3 code of the state in which the article was written, where its dateline tells.
        """
        self.parsed = parsed
        self.taken = taken
        self.known = known
        self.day = day
        self.written_in = written_in
        self.states = actor_data.state_names()
        self.home: str | None = None
        """The state in which the article plays, once ``settle`` has said so."""
        self.joined: list[tuple[Found, Found]] = []
        """Roles and the persons who stand beside them in apposition."""

    def _take(self, found: Found) -> None:
        for i in range(found.first, found.last + 1):
            self.taken[i] = found

    def place(self, found: Found) -> None:
        """Give a role its country from its modifiers: 'the Russian minister', 'Japan's police', 'president of Peru'."""
        if self._heads_a_ministry(found) or self._sits_in_the_hague(found):
            return
        country, name = self._country_of(found)
        if country is None:
            country = self._there(found)
        if country is None:
            if not (found.role is not None and found.role.noun in RELATIONS and found.head.kids("poss")):
                self._place_in_body(found)  # 'their NATO partner' is not NATO
            return
        found.country = country
        found.name = f"{name} {found.name}" if name else found.name
        found.why = f"{found.why}; the country stands beside it"
        if found.role is not None and found.role.kind == "state":
            return
        if found.role is not None and found.role.noun == "counterpart" and not found.plural:
            self._pair_off(found, country)
        elif found.office == "leader" and not found.plural and not _former(found.head) and self._of_a_state(found):
            self._lead(found, country)
        elif (
            found.office in actor_data.OFFICE_ORDER
            and found.role is not None
            and found.role.kind == "person"
            and not found.plural
            and not _former(found.head)
        ):
            self._set_holder(found, *persons.holder(country, found.office, self.day))

    def _there(self, found: Found) -> str | None:
        """'fled Bahrain after being beaten by police there': of the state told of last in the sentence."""
        after = self.parsed.tokens[found.last + 1] if found.last + 1 < len(self.parsed.tokens) else None
        if after is None or after.lower != "there" or after.sentence != found.head.sentence or found.role is None or found.role.kind == "state":
            return None
        for i in range(found.first - 1, self.parsed.sentences[found.head.sentence].tokens[0].i - 1, -1):
            other = self.taken.get(i)
            if other is not None and other.kind in {"state", "capital"} and other.country:
                return other.country
        return None

    def _set_holder(self, found: Found, person: actor_data.Person | None, why: str, sure: float) -> None:
        if person is not None:
            found.id, found.resolved, found.sex, found.sure = person.id, True, person.sex, sure
            found.why = f"{person.name} {why}"
            found.name = person.name
            self.known.setdefault(person.id, found)

    def _heads_a_ministry(self, found: Found) -> bool:
        """'the Pentagon chief', 'the head of the Foreign Office': the minister of that day."""
        if found.role is None or found.role.noun not in {"chief", "head", "boss"} or found.plural or _former(found.head):
            return False
        near = [self.taken.get(found.first - 1)]
        near += [self.taken.get(t.i) for prep in found.head.kids("prep") if prep.lower == "of" for t in prep.kids("pobj")]
        for body in near:
            if body is None or body.kind != "organisation" or not body.country:
                continue
            office = next((office for word, office in _MINISTRIES if word in body.name), None)
            if office is not None and ("Ministry" in body.name or "Department of" in body.name or "Office" in body.name):
                person, why, sure = persons.holder(body.country, office, self.day)
                if person is not None:
                    found.country = body.country
                    self._set_holder(found, person, why, sure)
                    return True
        return False

    def _sits_in_the_hague(self, found: Found) -> bool:
        """'the court in The Hague', 'an arbitral tribunal in The Hague': one of many states, unless it is said to be Dutch."""
        if found.sector != "JUD" or found.role is None or found.role.kind == "person":
            return False
        towns = [t for prep in found.head.kids("prep") if prep.lower in {"in", "at"} for t in prep.kids("pobj")]
        beside = [self.taken.get(kid.i) for kid in found.head.kids("amod", "poss", "nmod")]
        if not any(town.text == "Hague" for town in towns) or any(other is not None and other.country for other in beside):
            return False
        courts = [one for one in dict.fromkeys(self.taken.values()) if _of_many(one)]
        told = [one for one in courts if one.last < found.first]
        found.sector, found.why = "IGO", f"{found.why}; sits in The Hague, and is of no one state"
        if told and definite(found.head):
            body = max(told, key=lambda one: one.first)
            found.id, found.name, found.resolved, found.sector = body.id, body.name, True, body.sector
        return True

    def _lead(self, found: Found, country: str) -> None:
        """'the Russian leader': who was named before and leads the state, or who held its leading office that day."""
        office = actor_data.leading_office(country)
        led = {
            person.id: person
            for other in dict.fromkeys(self.taken.values())
            if other.kind == "person" and other.id and other.last < found.first
            and (person := actor_data.persons().get(other.id)) is not None
            and any(h.country == country and h.office in {office, "supreme_leader", "head_of_government"} for h in person.offices)
        }  # fmt: skip
        serving = {id_: person for id_, person in led.items() if self.day and person.office_on(self.day)}
        for pool in (serving, led):
            if len(pool) == 1:
                self._set_holder(found, next(iter(pool.values())), "leads that state and is named before", SURE["leader"])
                return
        person, why, sure = persons.holder(country, office, self.day)
        self._set_holder(found, person, why, min(sure, SURE["leader"]))

    def _pair_off(self, found: Found, country: str) -> None:
        """'Lavrov and his American counterpart': who held the same office in that state."""
        before = [
            other
            for other in dict.fromkeys(self.taken.values())
            if other.kind == "person" and other.office and other.last < found.first
            and found.head.sentence - other.head.sentence <= 1 and other.country != country
        ]  # fmt: skip
        if before:
            office = max(before, key=lambda other: other.first).office or ""
            person, why, sure = persons.holder(country, office, self.day)
            self._set_holder(found, person, why, min(sure, SURE["leader"]))

    def _of_a_state(self, found: Found) -> bool:
        """Whether a state, not a party or group, stands beside the role: 'the Russian leader', 'the leader of Iran'."""
        near = [self.taken.get(i) for i in range(max(found.first - 3, 0), found.first)]
        near += [self.taken.get(target.i) for prep in found.head.kids("prep") for target in prep.kids("pobj")]
        kinds = {other.kind for other in near if other is not None and other.head.sentence == found.head.sentence}
        return bool(kinds & {"state", "adjective", "capital", "metonym"}) and "organisation" not in kinds

    def _place_in_body(self, found: Found) -> None:
        """'inspectors of the agency', 'Hamas fighters': a role that belongs to a body of no single state."""
        near = [prep.kid("pobj") for prep in found.head.kids("prep") if prep.lower in {"of", "from", "for", "at"}]
        near += found.head.kids("compound", "poss", "amod")
        i = found.first - 1
        while i >= 0 and found.first - i <= 5 and self.parsed.tokens[i].tag.startswith(("NN", "JJ")):
            near.append(self.parsed.tokens[i])  # 'the U.N. human rights chief'
            i -= 1
        near += [deep for kid in found.head.kids("compound", "nmod") for deep in kid.kids("compound", "nmod")]
        for token in near:
            other = self.taken.get(token.i) if token is not None else None
            if other is not None and found.sector == "LEG" and other.sector in ARMED:
                continue
            if other is not None and other.kind == "organisation" and other.sector == "REL" and not other.country:
                continue  # 'Catholic bishops', 'Sunni clerics': of some faith, and no party
            if other is not None and other.kind == "organisation" and other.resolved:
                found.id, found.sector, found.resolved = other.id, other.sector or found.sector, True
                speaks = found.role is not None and found.role.kind == "person" and found.role.noun not in _IN_THE_FIELD
                told = self.parsed.tokens[other.first].text if other.sector == "CVL" else other.name  # 'Arab states'
                found.name = other.name if speaks and not other.country else f"{told} {found.name}"
                found.why = f"they belong to {other.name}"
                return
        beside = self.taken.get(found.first - 1)
        if beside is not None and beside.kind == "name" and beside.head.dep == "compound" and beside.head.head is found.head:
            found.first, found.name = beside.first, f"{beside.name} {found.name}"  # 'Zintani fighters': whose, nobody knows

    def _country_of(self, found: Found) -> tuple[str | None, str]:
        tokens = self.parsed.tokens
        if found.role is not None and found.role.noun in RELATIONS and found.head.kids("poss"):
            for child in found.head.kids("amod"):  # 'his French counterpart': whose they are, not whose counterpart
                other = self.taken.get(child.i)
                if other is not None and other.kind == "adjective" and other.country and not self._after_side(child.i):
                    return other.country, self.states.get(other.country, other.name)
            return None, ""
        i = found.first - 1
        while i >= 0 and tokens[i].sentence == found.head.sentence and found.first - i <= 7:
            other = self.taken.get(i)
            if other is not None and other.kind == "state" and found.role is not None and found.role.noun == "mission" and tokens[i + 1].tag != "POS":
                break  # 'the Mali mission': where it is, not whose
            if self._after_side(i):
                break  # nor are 'pro-Iranian fighters'
            if other is not None and other.country and other.kind != "person":
                if (other.kind == "role" and other.country is None) or other.placed:
                    break  # 'in The Hague judges said': the town tells only where
                return other.country, self.states.get(other.country, other.name)
            if other is not None and other.kind == "person":
                break
            token = tokens[i]
            if token.text == "-" and tokens[i + 1].lower in _BACKED:
                break  # 'the Iran-backed group' is not Iran's own
            if not (
                token.tag.startswith(("NN", "JJ", "VBN", "CD", "RB"))
                or token.text in {"'s", "’s", "-", "'", "’", "and"}
            ):
                break
            i -= 1
        for child in (*found.head.children, *(grand for kid in found.head.kids("compound") for grand in kid.children)):
            if child.dep == "prep" and child.lower in {"of", "for", "in", "from"}:
                if child.lower == "in" and found.role is not None and found.role.noun in _ABROAD:
                    continue  # 'the embassy in Pyongyang', 'two diplomats in Seoul' may be anybody's
                for target in child.kids("pobj"):
                    other = self._covering(target)
                    if found.sector == "LEG" and other is not None and other.sector in ARMED:
                        continue  # 'accused the assembly of shielding Hamas': the parser takes this for Hamas's assembly
                    if other is not None and other.country and (other.kind != "person" or (child.lower == "of" and found.role is not None and found.role.noun in _OWN_STATE)):
                        return other.country, self.states.get(other.country, other.name)
            if child.dep in {"poss", "amod", "compound", "nmod"} and child.lower not in _BACKED and not self._after_side(child.i):
                if any(token.text in _BREAKS for token in tokens[child.i + 1 : found.first]):
                    continue  # 'ACCRA/BAMAKO — Leaders of ...': a dateline is nobody's
                other = self._covering(child)
                if other is not None and other.country:
                    return other.country, self.states.get(other.country, other.name)
        return None, ""

    def _after_side(self, i: int) -> bool:
        """Whether 'pro-' or 'anti-' stands before: 'pro-Russian separatists' are none of Russia."""
        tokens = self.parsed.tokens
        if _sided(tokens[i]):
            return True
        return i >= 2 and tokens[i - 1].text == "-" and tokens[i - 2].lower in _SIDES

    def _covering(self, token: Token) -> Found | None:
        found = self.taken.get(token.i)
        if found is None and token.pos == "NOUN":
            for child in token.kids("poss", "amod", "compound"):
                found = self.taken.get(child.i)
                if found is not None and found.country:
                    return found
        return found

    def join_titles(self) -> None:
        """Give a name the role and country beside it: 'Defence Minister X', 'X, the Russian envoy'."""
        for found in list(dict.fromkeys(self.taken.values())):
            if found.kind not in {"person", "name"}:
                continue
            role = self.taken.get(found.first - 1)
            if found.kind == "name" and found.head.dep == "pobj" and found.head.head.lower in _WHERE:
                continue  # 'camps near Gao, the minister said': a place
            if role is None or role.kind != "role" or not self._same_phrase(role, found):
                role = None
                for child in found.head.kids("appos"):
                    other = self.taken.get(child.i)
                    if other is not None and other.kind == "role" and not other.plural:
                        role = other
                if found.head.dep == "appos":
                    other = self.taken.get(titled_by(found.head).i)
                    if other is not None and other.kind == "role" and not other.plural:
                        role = other
            if role is None or role.role is None or role.role.kind != "person":
                continue
            if found.kind == "name":
                found.kind = "person"
            found.country = found.country or role.country
            found.sector = role.sector or found.sector
            found.office = found.office or role.office
            if role.last == found.first - 1:
                found.first = role.first
                self._take(found)
            elif not role.id or role.id == found.id or not found.id or self._of_a_body(role):
                self._serve(found, role)
                if role.id and not found.id and role.id.startswith("org:") and not role.country:
                    found.sector = "IGO"  # 'the EU's ambassador, Mr X': of no state that could be guessed
                    role.name, role.id, role.resolved, role.sector = found.name, None, False, "IGO"
                    role.why = f"{role.why}; stands beside the name"
                    continue
                self.joined.append((role, found))
                role.name, role.id, role.resolved, role.country = (
                    found.name,
                    found.id,
                    found.resolved,
                    found.country or role.country,
                )
                role.why = "stands beside the name"

    def _of_a_body(self, role: Found) -> bool:
        return bool(role.id and role.id.startswith("org:")) and role.role is not None and role.role.noun.split()[-1] in _OF_A_BODY

    def _serve(self, found: Found, role: Found) -> None:
        """'the head of the mission, Roza Otunbayeva': who has no office in a state that the article never names speaks for a body."""
        if not found.id or found.office in _STATE_OFFICES or role.role is None or role.role.noun.split()[-1] not in _OF_A_BODY:
            return
        person = actor_data.persons().get(found.id)
        if person is None or found.country is None or (self.day is not None and person.office_on(self.day) is not None):
            return
        body = role.id is not None and role.id.startswith("org:") and role.country is None
        if not body and any(other.country == found.country and other.kind != "person" for other in self.taken.values()):
            return
        for other in dict.fromkeys(self.taken.values()):
            if other.id == found.id:
                other.country, other.why = None, f"{other.why}; speaks for a body, not for a state"

    def settle(self) -> None:
        """Give police, courts, protesters and the like the one state that the sentence, or most of the article, is about."""
        counts: Counter[str] = Counter()
        by_sentence: dict[int, list[str]] = {}
        named = {found.country for found in self.taken.values() if not found.placed}
        """States named otherwise than as the place of a meeting: 'in The Hague judges said' are not the Netherlands' own."""
        for found in dict.fromkeys(self.taken.values()):
            if (
                found.country
                and len(found.country) == 3
                and found.kind in {"state", "adjective", "capital", "metonym", "person", "national"}
                and not (found.kind == "adjective" and found.head.head.lemma in _ABROAD)
                and not self._after_side(found.first)
                and not (found.placed and found.country not in named)
            ):
                counts[found.country] += 1
                by_sentence.setdefault(found.head.sentence, []).append(found.country)
        stated = self._stated()
        weighed = weighed_by(counts, self.written_in)
        total = sum(weighed.values())
        main = max(weighed, key=lambda key: weighed[key], default="")
        dominant = main if total >= 3 and weighed[main] >= _DOMINANT * total else None
        home = self.home = dominant or home_state(dict.fromkeys(self.taken.values()), self.written_in)
        for found in dict.fromkeys(self.taken.values()):
            if found.kind == "person" and found.sector in _TOLD_OF and not found.country and not found.resolved:
                told = self._last_of(found)
                if told is not None:
                    found.country, found.guessed = told.country, True
                    found.why = f"{found.why}; named without a state, and {told.name} was told of before"
            if found.kind == "person" and found.office in _STATE_OFFICES and not found.country and dominant and not deals_with(found, dominant, self.parsed, self.taken):
                found.country, found.guessed = dominant, True
                found.why = f"{found.why}; no state stands beside the title, and the article is about {self.states.get(dominant, dominant)}"
            if found.kind != "role" or found.country or found.id or found.role is None or found.role.noun in _ANYWHERE or from_afar(found):
                continue
            if (found.role.kind == "state" and found.role.noun not in _OWN_STATE) or (found.sector or "") not in _DOMESTIC:
                continue
            if any(kid.lower == "its" or (kid.lower == "his" and found.role.noun in _OWN_STATE) for kid in found.head.kids("poss")):
                continue  # 'its minister', 'his government': whose it is the pronoun says
            here = set(by_sentence.get(found.head.sentence, ()))
            if home is not None and found.role.noun in _OWN_STATE and len(here) == 1 and here != {home} and not self._just_stated(found, here):
                here = set()  # 'The gang, run from Russia, will overthrow the government' in an article about Peru
            if found.role.noun in _OWN_STATE and len(here) == 1 and self._done_to_by(found, here):
                here = set()  # 'Japan urged the junta': not Japan's
            if not here and home is None:
                here = set(by_sentence.get(found.head.sentence - 1, ()))
            choice = next(iter(here)) if len(here) == 1 else home
            told = self._body_before(found)
            if told is not None and told.country is None:
                found.id, found.name, found.resolved = told.id, told.name, True
                found.why = f"{found.why}; those of {told.name}, told of before"
                continue
            if told is not None:
                found.country, found.guessed = told.country, True
                found.why = f"{found.why}; named without a state, and {told.name} was told of before"
                continue
            said = stated.get(found.role.noun, set())
            if home is not None and said != {home} and found.sector in _IN_THE_STREETS and found.role.noun not in _OWN_STATE and not self._just_told(found, said):
                said = set()  # 'the police' are those of where the article plays, though 'Australian police' came to help
            if len(said) == 1 and definite(found.head):
                found.country, found.guessed = next(iter(said)), True
                found.why = f"{found.why}; named without a state, and that of {self.states.get(found.country, found.country)} was told of"
                continue
            if home is not None and found.sector in _IN_THE_STREETS:
                choice = home  # 'the Oslo group said security forces had fired': not Norway's
            if choice is not None:
                found.country, found.guessed = choice, True
                found.why = f"{found.why}; named without a state, and {'the sentence' if len(here) == 1 else 'the article'} is about {self.states.get(choice, choice)}"

    def spread(self) -> None:
        """Give persons the state of their title, and a bare surname what its full name was told with: 'Mayor Ann Orr ... Orr'."""
        for role, found in self.joined:
            if found.country is None and found.id is None and role.country and role.role is not None and role.role.noun not in _ABROAD:
                found.country, found.guessed = role.country, role.guessed
        full: dict[str, Found] = {}
        for found in sorted(dict.fromkeys(self.taken.values()), key=lambda one: one.first):
            if found.kind not in {"person", "name"} or found.resolved or found.id:
                continue
            words = found.name.split()
            if found.kind == "person" and len(words) > 1:
                known = full.setdefault(words[-1], found)
                if known.name == found.name:
                    self._share(known, found)
            elif len(words) == 1 and words[0] in full:
                self._share(full[words[0]], found)

    def _share(self, known: Found, found: Found) -> None:
        if known is found:
            return
        found.kind, found.name = known.kind, known.name
        if found.country is None:
            found.country, found.guessed = known.country, known.guessed
        found.sector, found.office, found.sex = found.sector or known.sector, found.office or known.office, found.sex or known.sex

    def _stated(self) -> dict[str, set[str]]:
        """The states that stand beside each role noun somewhere in the article: 'Myanmar's junta'."""
        found: dict[str, set[str]] = {}
        for other in dict.fromkeys(self.taken.values()):
            if other.kind == "role" and other.role is not None and other.country and not other.guessed and not (
                other.role.kind == "person" and not other.plural
            ):
                found.setdefault(other.role.noun, set()).add(other.country)
            elif other.kind == "organisation" and other.country and other.resolved:
                found.setdefault(other.head.lemma, set()).add(other.country)
        return found

    def _just_stated(self, found: Found, states: set[str]) -> bool:
        """Whether the sentence names the state before, and as more than a part of somebody's name: 'in Chile', 'Chile said'."""
        return any(
            other.country in states and other.kind in {"state", "capital"} and other.last < found.first
            and other.head.sentence == found.head.sentence and other.head.dep in {"nsubj", "nsubjpass", "pobj", "poss"}
            and not (other.head.dep == "pobj" and other.head.head.lower not in {"in", "at"})
            for other in dict.fromkeys(self.taken.values())
        )  # fmt: skip

    def _just_told(self, found: Found, states: set[str]) -> bool:
        """Whether people of the same kind and of these states stand in the same sentence or the one before."""
        return any(
            other.sector == found.sector and other.country in states and other.last < found.first
            and other.kind in {"role", "organisation"} and found.head.sentence - other.head.sentence <= 1
            for other in dict.fromkeys(self.taken.values())
        )  # fmt: skip

    def _done_to_by(self, found: Found, states: set[str]) -> bool:
        """Whether the state that acts on a body is the only one that the sentence names; unions strike against their own."""
        verb = clause_of(found.head) if found.head.dep in {"dobj", "pobj"} else None
        subjects = subjects_of(verb) if verb is not None else []
        acting = [self.taken.get(head.i) for head in subjects]
        return any(other is not None and other.kind in _STATES_ACT and other.country in states for other in acting)

    def _last_of(self, found: Found) -> Found | None:
        """'a Philippine Senate panel ... Senator X': the last body or people of that sector that have a state."""
        before = [
            other
            for other in dict.fromkeys(self.taken.values())
            if other.last < found.first and other.sector == found.sector and other.country and other.kind in {"role", "organisation"}
            and not other.guessed
        ]  # fmt: skip
        return max(before, key=lambda other: other.first) if before else None

    def _body_before(self, found: Found) -> Found | None:
        """'a Dutch court ... the judges': the last body or people of that sector whose state stands beside it."""
        if found.sector not in _TOLD_OF or not any(kid.lower in {"the", "these", "those"} for kid in found.head.children):
            return None
        before = [
            other
            for other in dict.fromkeys(self.taken.values())
            if other.last < found.first and other.sector == found.sector and not other.guessed
            and (other.country or _of_many(other)) and other.kind in {"role", "organisation"} and found.head.sentence - other.head.sentence <= _TOLD_BACK
        ]  # fmt: skip
        return max(before, key=lambda other: other.first) if before else None

    def _same_phrase(self, role: Found, found: Found) -> bool:
        return role.head.head is found.head or role.head is found.head or found.head.head is role.head


def _of_many(found: Found) -> bool:
    """Whether a court is known and of no one state."""
    return found.kind == "organisation" and found.resolved and found.sector == "JUD" and not found.country


def titled_by(head: Token) -> Token:
    """Return the noun that a name in apposition belongs to: 'the governor of Borno, X', where the parser takes X for Borno."""
    noun = head.head
    while noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.pos in {"NOUN", "PROPN"}:
        noun = noun.head.head
    return noun


def _sided(token: Token) -> bool:
    return any(token.lower.startswith(f"{side}-") for side in _SIDES)


def _former(token: Token) -> bool:
    return any(
        child.lower in {"former", "ex", "late", "then", "next", "future", "new", "previous"} for child in token.children
    )
