"""Which of its senses a known name has here: by its part in the sentence, the date, and what else the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from sanderling.knowledge import actor_data
from sanderling.knowledge.tables import read_csv
from sanderling.parse import Parsed, Token
from sanderling.resolve.bodies import common_party_name
from sanderling.resolve.found import ORGANISATION_WORDS
from sanderling.resolve.names import NameHit, NameIndex, Sense

_OF_A_STATE = frozenset(["state", "adjective", "capital", "metonym", "national"])
_PLACED = frozenset("in at near outside inside around via through throughout across within off above beyond".split())
_TOWARDS = frozenset("to into from for towards toward".split())
_MOVING = frozenset(
    """
        fly travel go come return arrive head drive sail walk move depart flee journey visit trip flight route
        road train plane bus ship land escape deport transfer rush escort way tour back home
    """.split()
)
"""Words after which 'to' and 'from' tell of a place."""
_BUILDING = frozenset(
    "wall cathedral tower gate lawn garden roof museum hall courtyard street suburb outskirt airport station map".split()
)
"""What a building or town has, and a government has not."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_HEADS_OF_NAMES = frozenset(["brotherhood", "order", "union", "alliance", "league", "labour", "conference", "forum", "resistance"])
_OF_ONE_STATE = frozenset(["National", "Supreme", "Federal", "State", "Presidential", "Provincial", "Homeland"])
_SPORT = frozenset(["score", "dunk", "dribble"])
_MINISTERIAL = frozenset(["minister", "ministry", "secretary", "department", "court", "commissioner"])
_RIVERS = frozenset(["Niger", "Congo", "Jordan", "Senegal", "Gambia", "Paraguay", "Uruguay", "Zaire"])
"""States that share their name with a river."""
_PACTS = frozenset(
    """
        accord agreement round talk process protocol convention treaty summit conference meeting declaration communique
        format pact conventions dialogue airport suburb street hotel museum university hospital marathon
    """.split()
)
"""Nouns before which a capital says where something was made or lies: 'the Minsk agreement', 'a Vienna hotel'."""


class Senses:
    """Chooses the senses of the names found in one article."""

    def __init__(
        self,
        parsed: Parsed,
        hits: Sequence[NameHit],
        index: NameIndex,
        roles: Mapping[str, object],
        bodies: Mapping[str, actor_data.Organisation],
        day: str | None,
    ) -> None:
        """``bodies`` are the known organisations by id; ``day`` is the ISO date of publication, or None."""
        self.parsed = parsed
        self.index = index
        self.roles = roles
        self.day = day
        self._states = actor_data.state_of()
        self._bodies = bodies
        self._named: dict[tuple[str, str], bool] = {}
        """What was asked of the whole article; every name of a long one asks again."""
        told = Counter(
            there[0].id
            for hit in hits
            if not any(sense.kind == "nothing" for sense in hit.senses) and len(there := self._there(hit.senses)) == 1
        )
        self.around = frozenset(told)
        """The states that the article names by a name that no other state bears that day."""
        self._told = told
        most = max(told.values(), default=0)
        self._often = frozenset(state for state, count in told.items() if 2 * count >= most)
        """Those among them that it names at least half as often as the one named most."""

    def of(self, hit: NameHit, tokens: list[Token], head: Token) -> Sense | None:
        """Return the sense of a name over ``tokens`` with the head ``head``; None where it names no actor."""
        senses = hit.senses
        if any(sense.kind == "metonym" for sense in senses) and self._elsewhere(senses, tokens[-1]):
            return None
        if any(sense.kind == "state" for sense in senses) and self._part_of_another(tokens[0]):
            return None
        if any(sense.kind == "nothing" for sense in senses):
            senses = tuple(
                sense
                for sense in senses
                if sense.kind == "organisation" and self._bodies[sense.id].country in self.around
            )
            if not senses:
                return None
        kinds = {sense.kind for sense in senses}
        if kinds & {"state", "capital"} and (self._another(hit, tokens) or _not_a_state(head)):
            return None
        if len(tokens) == 1 and self._inside_name(tokens[0], kinds):
            return None
        if "organisation" in kinds and len(tokens) > 1:
            senses = self._not_the_nations(self._party_of_a_state_named(senses, [token.lower for token in tokens]), tokens[0])
            if not senses:
                return None
            kinds = {sense.kind for sense in senses}
        if len(tokens) == 1 and "organisation" in kinds and self._begins_a_longer_name(tokens[0]):
            return None
        if len(tokens) == 1 and "organisation" in kinds:
            senses = self._parties_of_states_named(senses, tokens[0])
            if not senses:
                return None
            kinds = {sense.kind for sense in senses}
        if "seat" in kinds:
            seat = self._seat(senses, head)
            if seat is not None:
                return seat
        modifies = head.dep in {"amod", "compound", "nmod"} and head.head.i > tokens[-1].i
        if head.tag.startswith("JJ") or modifies:
            order = ("organisation", "adjective", "state", "capital", "national", "metonym", "person")
        elif "national" in kinds and (head.tag in {"NNPS", "NNS"} or _has_determiner(head)):
            order = ("national", "organisation", "person", "state", "capital", "metonym", "adjective")
        else:
            order = ("state", "person", "organisation", "capital", "metonym", "national", "adjective")
        first = ("person",) if "person" in kinds and len(tokens) > 1 and not modifies else ()
        for kind in (*first, *order):
            fits = [sense for sense in senses if sense.kind == kind]
            if fits:
                return self._best(kind, fits)
        return None

    def _party_of_a_state_named(self, senses: Sequence[Sense], words: list[str]) -> tuple[Sense, ...]:
        """'the Democratic Party', 'Christian Democrats': a name of parties of several states is none's whose state the article does not name."""
        parties = [sense for sense in senses if sense.kind == "organisation" and self._bodies[sense.id].sector in {"PTY", "LEG"}]
        several = len({self._bodies[sense.id].country for sense in parties}) > 1
        if not several and " ".join(words) not in self.roles and not common_party_name(words):
            return tuple(senses)
        return tuple(sense for sense in senses if sense not in parties or self._bodies[sense.id].country in self.around)

    def _not_the_nations(self, senses: Sequence[Sense], first: Token) -> tuple[Sense, ...]:
        """'the National Security Council': a state's body, whose name holds that of a body of many states."""
        before = self.parsed.tokens[first.i - 1] if first.i else None
        if before is None or before.text not in _OF_ONE_STATE:
            return tuple(senses)
        return tuple(sense for sense in senses if sense.kind != "organisation" or self._bodies[sense.id].sector != "IGO")

    def _begins_a_longer_name(self, token: Token) -> bool:
        """'The Brotherhood of Railway Clerks': a common noun that is some body's short name heads a longer name of another."""
        if token.lower not in ORGANISATION_WORDS | _HEADS_OF_NAMES or token.text.isupper():
            return False
        after = self.parsed.tokens[token.i + 1 : token.i + 4]
        if len(after) < 2 or after[0].lower != "of":
            return False
        return after[1].tag.startswith("NNP") or (after[1].lower == "the" and len(after) == 3 and after[2].tag.startswith("NNP"))

    def _parties_of_states_named(self, senses: Sequence[Sense], token: Token) -> tuple[Sense, ...]:
        """'the Republicans', 'Congress': a body that bears a common word is meant where its state is named often; no 'Labour Minister' is."""
        after = self.parsed.tokens[token.i + 1] if token.i + 1 < len(self.parsed.tokens) else None
        ministry = after is not None and after.lower in _MINISTERIAL
        return tuple(
            sense
            for sense in senses
            if sense.kind != "organisation"
            or (body := self._bodies[sense.id]).sector not in {"PTY", "LEG"}
            or not token.text.isalpha() or token.text.isupper()
            or (body.country in self._often and not ministry)
        )

    def _elsewhere(self, senses: Sequence[Sense], last: Token) -> bool:
        """'the Kremlin in Kazan', 'Downing Street in Cambridge': a place of the same name in another town."""
        own = {capital for sense in senses if sense.kind == "metonym" for capital in self._states[sense.id].capitals}
        after = self.parsed.tokens[last.i + 1 : last.i + 3]
        return (
            len(after) == 2
            and after[0].lower == "in"
            and after[1].tag == "NNP"
            and after[1].text not in own
            and not any(sense.kind in _OF_A_STATE for hit in self.index.scan(after[1].text) for sense in hit.senses)
            and after[1].lower not in _MONTHS
        )

    def _part_of_another(self, first: Token) -> bool:
        """'Greek Macedonia': another state's adjective stands right before."""
        before = self.parsed.tokens[first.i - 1] if first.i else None
        if before is None or before.sentence != first.sentence or before.dep not in {"amod", "compound", "nmod"}:
            return False
        if before.head.i < first.i or before.head.i > first.i + 1 or first.head.i == first.i + 1:
            return False
        return any(sense.kind == "adjective" for hit in self.index.scan(before.text) for sense in hit.senses)

    def _best(self, kind: str, fits: list[Sense]) -> Sense:
        if len(fits) == 1:
            return fits[0]
        if kind in _OF_A_STATE:
            there = self._there(fits) or fits
        elif kind == "organisation":
            there = [sense for sense in fits if self._bodies[sense.id].country in self.around] or fits
        else:
            return fits[0]
        if kind == "organisation" and len(there) > 1:  # of several the one whose state is told of most
            there = sorted(there, key=lambda sense: -self._told[self._bodies[sense.id].country or ""])
        named = [sense for sense in there if sense.id in self.around]
        return named[0] if len(named) == 1 else there[0]

    def _there(self, senses: Sequence[Sense]) -> list[Sense]:
        """The states among the senses that existed on the day, one sense a state."""
        found: dict[str, Sense] = {}
        for sense in senses:
            if sense.kind in _OF_A_STATE and self._states[sense.id].existed(self.day):
                found.setdefault(sense.id, sense)
        return list(found.values())

    def _seat(self, senses: Sequence[Sense], head: Token) -> Sense | None:
        """A place whose name stands for an organisation: only where it acts, and its own state is not named."""
        capital = next((sense for sense in senses if sense.kind == "capital"), None)
        if stands_as_place(head) or not _acts(head) or (capital is not None and self._names_state(capital.id)):
            return None
        body = next(sense for sense in senses if sense.kind == "seat")
        return Sense("organisation", body.id)

    def _names_state(self, state_id: str, but: str = "") -> bool:
        """Whether the article has a name, adjective or word for the people of a state, other than ``but``."""
        if (state_id, but) not in self._named:
            self._named[state_id, but] = self._looked_for(state_id, but)
        return self._named[state_id, but]

    def _looked_for(self, state_id: str, but: str) -> bool:
        state = self._states[state_id]
        words = [word for word in (state.name, *state.adjectives, *state.nationals, *state.capitals) if word != but]
        words = [word for word in words if word not in state.capitals or but]
        return any(word in self.parsed.text.replace(but, "") if but else word in self.parsed.text for word in words)

    def _another(self, hit: NameHit, tokens: list[Token]) -> bool:
        """'Georgia' of the United States, 'Lebanon, Pennsylvania': a place or person that shares a state's name."""
        name = self.parsed.text[hit.start : hit.end]
        after = self.parsed.text[hit.end : hit.end + 24]
        if after.startswith(", ") and any(after[2:].startswith(part) for part in us_states()) and name not in us_states():
            return True
        before = self.parsed.text[max(hit.start - 2, 0) : hit.start]
        alone = all(not self._names_state(sense.id, name) for sense in hit.senses if sense.kind == "state")
        if before == ", " and name in us_states() and tokens[0].dep in {"appos", "npadvmod", "conj"} and alone:
            return True  # 'Dalton, Georgia'
        for sense in hit.senses:
            words = actor_data.shared_names().get((name, sense.id), ())
            if any(word in self.parsed.text for word in words) and not self._names_state(sense.id, name):
                return True
        return False

    def _inside_name(self, token: Token, kinds: set[str]) -> bool:
        """Whether a one-word hit is part of somebody's own name: 'Jordan Peterson', 'George Washington'."""
        if kinds & {"person", "adjective", "organisation"}:
            return False
        tokens = self.parsed.tokens
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        before = tokens[token.i - 1] if token.i else None
        if before is not None and before.lower in {"called", "named", "nicknamed"} and token.dep in {"oprd", "dobj", "attr"}:
            return True  # 'a corporal called Chad'
        if (
            after is not None
            and after.tag == "NNP"
            and after.sentence == token.sentence
            and token.dep == "compound"
            and token.head.i >= after.i
        ):
            word = after.lower
            if (
                word not in self.roles
                and word not in ORGANISATION_WORDS
                and after.text[0].isupper()
                and not self.index.scan(after.text)
            ):
                rest = tokens[after.i + 1] if after.i + 1 < len(tokens) else None
                return not (rest is not None and (rest.lower in self.roles or rest.tag == "NNP"))
        return (
            before is not None
            and before.tag == "NNP"
            and before.dep == "compound"
            and before.head is token
            and before.lower not in self.roles
            and before.lower.strip(".") not in {"north", "south", "east", "west", "central"}
            and not (_adjective(before) and (before.i == 0 or tokens[before.i - 1].sentence != before.sentence))
            and not self.index.scan(before.text)
        )


@cache
def us_states() -> tuple[str, ...]:
    """Return the names of the states of the United States."""
    return tuple(row["name"] for row in read_csv("places/us_states.csv", ("code", "name", "source")))


def _not_a_state(head: Token) -> bool:
    """'Chad, who is nine', 'Greek Macedonia', 'along the Niger', 'Jordan scored': a person, a region, a river, a team."""
    if any(kid.dep == "relcl" and any(word.lower == "who" for word in kid.children) for kid in head.children):
        return True
    if head.dep == "nsubj" and head.head.lemma in _SPORT:
        return True
    prep = head.head
    river = head.dep == "pobj" and prep.lower in {"along", "on", "down", "up", "beside"} and head.text in _RIVERS
    return river and any(kid.lower == "the" for kid in head.children)


def stands_as_place(head: Token) -> bool:
    """Whether a capital's name tells only where: 'a flat in Washington', 'flew via Doha', 'the Minsk agreement'."""
    for _ in range(3):
        if head.dep == "pobj":
            prep = head.head
            if prep.lower == "of" and prep.head.lemma in _BUILDING:
                return True
            if prep.lower in _PLACED:
                return True
            return prep.lower in _TOWARDS and (prep.head.lemma in _MOVING or prep.head.lower in _MOVING)
        if head.dep in {"compound", "nmod", "amod"}:
            return head.head.lemma in _PACTS
        if head.dep == "npadvmod":
            return True
        if head.dep != "conj":
            return head.dep == "dobj" and head.head.lemma in {"leave", "reach", "visit", "enter"}
        head = head.head
    return False


def _adjective(token: Token) -> bool:
    """Whether a capitalised word looks like an adjective that begins a sentence: 'Neighbouring Lithuania', 'Neutral Austria'."""
    return token.lower.endswith(("ing", "al", "ist", "ous", "ed", "ful", "locked", "rich", "less"))


def _acts(head: Token) -> bool:
    while head.dep == "conj":
        head = head.head
    if head.dep == "pobj":
        return head.head.lower in {"by", "with", "to", "between", "from", "against"}
    return head.dep in {"nsubj", "nsubjpass", "agent", "dobj", "poss", "iobj", "dative", "attr"}


def _has_determiner(token: Token) -> bool:
    return any(
        child.dep in {"det", "nummod", "poss"} or (child.dep == "amod" and child.lower in {"many", "several", "some"})
        for child in token.children
    )
