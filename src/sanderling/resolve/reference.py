"""Who an argument stands for: names, role nouns, coordination, pronouns and 'the two countries'.

No answer when unsure: an empty list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from sanderling.knowledge import actor_data
from sanderling.parse import Parsed, Token
from sanderling.resolve.bodies import of_a_region
from sanderling.resolve.conjuncts import conjuncts_of
from sanderling.resolve.earlier import ARMED, SAME_PEOPLE_BACK, Earlier
from sanderling.resolve.found import ORGANISATION_WORDS, SURE, Found
from sanderling.resolve.home import home_state
from sanderling.resolve.pronouns import Pronouns
from sanderling.resolve.roles import RELATIONS, titled_by
from sanderling.resolve.sides import COUNTS, PAIR_PERSONS, PAIRS, Sides, definite, restricted, state_of

SENTENCES_BACK = 3
"""How far a pronoun looks back."""
MAIN_AT_LEAST = 4
"""So often must a state be named for an article to be about it."""

_TOWNS = frozenset(["city", "town", "village", "port", "region", "province", "district", "island", "peninsula", "capital"])
_PARTITIVE = frozenset(
    """
        number dozen hundred thousand score group series member part one some most all many several none each
        majority handful ten crowd wave column contingent pair team million two three sea throng tide swarm horde mass
    """.split()
)
_SENT_ABROAD = frozenset(
    ["embassy", "consulate", "diplomat", "envoy", "ambassador", "mission", "delegation", "correspondent", "peacekeeper", "reporter"]
)
"""Those whose place says nothing of whose they are."""
_SEVERAL = frozenset(["both", "two", "each", "all"])
_WHICH = frozenset(["other", "many", "several", "some", "most", "more", "various", "foreign", "few", "two", "three", "certain", "last"])
_INSTITUTIONS = frozenset({"government", "authority", "authorities", "regime", "junta", "administration", "cabinet"})
_AIDES = frozenset(["adviser", "advisor", "aide", "assistant", "secretary", "deputy"])
"""Persons who are 'to' their own side; an envoy to a state is somebody else's."""
_BODIES = frozenset(["leadership", "intelligence", "establishment", "judiciary", "diplomacy", "presidency", "premiership"])
_OF_OTHERS = frozenset(["ally", "rival", "enemy", "foe", "partner", "neighbor", "neighbour", "critic", "opponent"])
"""'Britain's allies' are not Britain's own."""
_PEACE = frozenset(["peacekeeping", "stabilisation", "stabilization", "peace-keeping"])
_OF_ENVOYS = frozenset(["mission", "office", "team", "staff", "deputy", "expert", "envoy"])
"""What an envoy of the United Nations has, and has of them."""
_HAULIERS = frozenset(["truck", "lorry"])
"""These stand for a body that owns them, 'U.N. trucks'; 'Polish trucks' are their drivers', not Poland's."""
_STATEHOOD = frozenset({"state", "capital", "metonym", "organisation", "adjective"})


class Mentions:
    """The actor mentions of one article, and who an argument of a verb or noun stands for."""

    def __init__(
        self, parsed: Parsed, found: list[Found], instruments: frozenset[str], country_at: dict[int, str | None],
        written_in: str | None = None,
    ) -> None:  # fmt: skip
        """``instruments`` are lemmas that stand for their owner when they act: 'Russian warplanes'.

        ``country_at`` maps the tokens of place names to their country: a place stands for its state. ``written_in`` is the
        alpha-3 code of the state in which the article was written, where its dateline tells.
        """
        self.written_in = written_in
        self._country_at = country_at
        self.parsed = parsed
        self.all = found
        """In text order."""
        self._firsts = [mention.first for mention in found]
        self.by_token: dict[int, Found] = {}
        self._instruments = instruments
        self._pronouns = Pronouns(self)
        self.sides = Sides(self)
        self.earlier = Earlier(self)
        self._titles_sought: set[str] = set()
        self._memo: dict[tuple[int, bool], list[Found]] = {}
        for mention in found:
            for i in range(mention.first, mention.last + 1):
                self.by_token[i] = mention

    @cached_property
    def home(self) -> str | None:
        """The alpha-3 code of the state in which the article plays; None where none stands out."""
        return home_state(self.all, self.written_in)

    def at(self, token: Token, conjuncts: bool = True) -> list[Found]:
        """Return the actors that the phrase headed by ``token`` stands for, coordination included."""
        key = (token.i, conjuncts)
        if key in self._memo:
            return self._memo[key]
        self._memo[key] = []  # a reference that leads back to itself has no answer
        found: list[Found] = []
        for head in conjuncts_of(token) if conjuncts else [token]:
            for actor in self._single(head):
                if all(actor.key != other.key for other in found):
                    found.append(actor)
        if any(actor.kind == "role" and actor.plural and not actor.country for actor in found):
            del self._memo[key]  # whose soldiers they are may be known once more has been read
        else:
            self._memo[key] = found
        return found

    def owner(self, noun: Token) -> list[Found]:
        """Return the actors that stand in a noun phrase as possessor, adjective or compound: 'Iran's tanker'."""
        found: list[Found] = []
        for child in noun.kids("poss", "amod", "compound", "nmod"):
            for actor in self.at(child):
                if all(actor.key != other.key for other in found):
                    found.append(actor)
        return sorted(found, key=lambda one: _from(one, noun) == noun.i)  # 'its Greek owners': Greek before 'its'

    def before(self, token: Token, sentences: int = SENTENCES_BACK) -> Iterator[Found]:
        """Yield the mentions before ``token``, nearest first, at most so many sentences back."""
        for at in range(bisect_left(self._firsts, token.i) - 1, -1, -1):
            mention = self.all[at]
            if mention.last < token.i:
                if token.sentence - mention.head.sentence > sentences:
                    return
                yield mention

    def references(self) -> list[Found]:
        """Return a mention for each pronoun, and each 'the two countries', that refers back to somebody known."""
        made: list[Found] = []
        for token in self.parsed.tokens:
            if token.i in self.by_token or token.tag not in {"PRP", "PRP$", "NNS"}:
                continue
            if token.tag == "NNS" and not (token.lemma in PAIRS | PAIR_PERSONS and definite(token)):
                continue
            for other in self.at(token, conjuncts=False):
                if not (other.resolved or other.country):
                    continue
                one = Found(
                    token.i, token.i, token, "reference", other.name, id=other.id, country=other.country,
                    sector=other.sector, office=other.office, resolved=other.resolved, sex=other.sex,
                    why=f"'{token.text}' refers back to {other.name}", sure=SURE["pronoun"] if other.resolved else 0.0,
                )  # fmt: skip
                made.append(one)
        return made

    # One phrase

    def _single(self, token: Token) -> list[Found]:
        mention = self.by_token.get(token.i)
        if token.lemma in _TOWNS:
            for prep in token.kids("prep"):
                for target in prep.kids("pobj") if prep.lower == "of" else ():
                    town = self.place(target)
                    if town is not None:
                        return [town]  # 'the southern city of Mykolaiv'
        if token.lower == "koreas":
            return [self._state_named(token, code) for code in ("PRK", "KOR")]
        if mention is not None:
            if mention.kind == "role":
                return self._role(mention, token)
            if mention.kind == "name" and token.i in self._country_at:
                return self._place(mention, self._country_at[token.i])
            if mention.kind == "organisation" and token.tag == "NNS":
                return self._beside(mention, token)
            if mention.kind in {"name", "organisation"} and not mention.resolved and mention.first == mention.last and definite(token):
                again = self.earlier.same_body(token.lower, token)
                return [again or mention]  # 'the Fund', 'the Coalition'
            if mention.kind == "person" and not (mention.country or mention.resolved):
                self._by_title(mention)
            return [mention]
        if token.tag in {"PRP", "PRP$"}:
            return self._pronouns.of(token)
        if token.tag in {"WP", "WDT", "WP$"}:
            return self._pronouns.relative(token)
        if token.lemma in PAIRS | PAIR_PERSONS or token.lower in COUNTS:
            pair = self.sides.of(token)
            if pair:
                return pair
        if token.lemma in _PARTITIVE or token.pos == "NUM":
            for prep in token.kids("prep"):
                if prep.lower in {"of", "among"}:
                    for target in prep.kids("pobj"):
                        return self.at(target)
        for child in token.kids("appos"):  # 'his father, Kim Jong Il,'
            named = self.by_token.get(child.i)
            if named is not None and named.kind == "person":
                return [named]
        if token.pos == "NOUN" and token.lemma in self._instruments:
            owners = self.owner(token) or self._same_instrument(token)
            if token.lemma in _HAULIERS:
                owners = [owner for owner in owners if owner.kind == "organisation"]
            return [self._instrument(token, owner) for owner in owners if owner.country or owner.resolved]
        if definite(token) and token.pos in {"NOUN", "PROPN"}:
            again = self.earlier.same_body(token.lower, token)
            if again is not None:
                return [again]
        if token.pos == "NOUN" and token.lemma in ORGANISATION_WORDS | _BODIES:
            owners = [owner for owner in self.owner(token) if owner.country or owner.resolved]
            if owners:
                return [self._body(token, owners[0])]
        if token.tag == "NNS" and token.lemma not in _OF_OTHERS:
            for owner in self.owner(token):
                if owner.kind in {"adjective", "state"} and owner.country:
                    return [self._people(token, owner)]
        return []

    def _by_title(self, mention: Found) -> None:
        """'the governor of Borno, X ... X': an unknown person is of the state of the title that stands beside one of the mentions."""
        if mention.name in self._titles_sought:
            return
        self._titles_sought.add(mention.name)
        same = [other for other in self.all if other.name == mention.name and other.kind == "person" and not other.resolved]
        for other in same:
            beside = [*other.head.kids("appos"), *([titled_by(other.head)] if other.head.dep == "appos" else [])]
            for title in beside:
                role = self.by_token.get(title.i)
                if role is None or role.kind != "role" or role.role is None or role.role.kind != "person" or role.plural:
                    continue
                self._role(role, title)
                if role.country and role.role.noun not in _SENT_ABROAD:
                    for one in same:
                        one.country, one.guessed = role.country, True
                        one.why = f"{one.why}; of the state of the title beside the name"
                    return

    def _people(self, token: Token, owner: Found) -> Found:
        """'Greek firefighters', 'Israeli strikes': a plural that a nationality stands before stands for its state."""
        made = Found(
            _from(owner, token), token.i, token, "role", f"{owner.name} {token.text}", country=owner.country
        )
        made.plural, made.why = True, f"'{token.text}' belongs to {owner.name}"
        return made

    def _body(self, token: Token, owner: Found) -> Found:
        """'the U.N. human rights office', 'the Greek Cypriot leadership': a body that has no name of its own."""
        made = self._people(token, owner)
        made.plural, made.sector = False, owner.sector or "GOV"
        if owner.kind == "organisation":
            made.id, made.resolved = owner.id, owner.resolved
        return made

    def place(self, token: Token) -> Found | None:
        """Return the state in which a town or region lies, as a mention at its name; None for any other word."""
        country = self._country_at.get(token.i)
        if country is None:
            return None
        mention = self.by_token.get(token.i) or Found(token.i, token.i, token, "name", token.text)
        return next(iter(self._place(mention, country)), None)

    def _place(self, mention: Found, country: str | None) -> list[Found]:
        """A town or region that acts or is acted upon stands for its state; one of no known state for nobody."""
        if country is None or len(country) != 3:
            return []
        name = actor_data.state_names().get(country, country)
        return [
            Found(
                mention.first, mention.last, mention.head, "reference", name, id=country, country=country, resolved=True,
                why=f"'{mention.name}' lies in {name}",
            )
        ]  # fmt: skip

    def _same_instrument(self, token: Token) -> list[Found]:
        """'three Ukrainian ships ... the ships': whose they were when they were named last."""
        if not definite(token):
            return []
        for at in range(token.i - 1, -1, -1):
            other = self.parsed.tokens[at]
            if token.sentence - other.sentence > SAME_PEOPLE_BACK:
                return []
            if other.lemma == token.lemma and other.pos == "NOUN":
                owners = self.owner(other)
                if owners:
                    return owners
        return []

    def _instrument(self, token: Token, owner: Found) -> Found:
        made = Found(_from(owner, token), token.i, token, "role", f"{owner.name} {token.text}", country=owner.country, sector="MIL")
        made.id = owner.id if owner.kind == "organisation" else None
        made.why = f"'{token.text}' belongs to {owner.name}"
        made.resolved = owner.resolved
        made.plural = token.tag == "NNS"
        return made

    def _role(self, mention: Found, token: Token) -> list[Found]:
        role = mention.role
        if mention.plural and not mention.id:
            several = self._shared(mention, token)
            if several:
                return several
            if not mention.country or mention.guessed:
                self._of_a_region(mention)
        if role is None or mention.id:
            return [mention]
        unsaid = mention.guessed or not mention.country
        if role.noun == "mission" and unsaid and self._keeps_peace(token):
            self._of_the_nations(mention, "a peacekeeping mission, and the article names no other body that sends one")
            return [mention]
        if unsaid and role.kind != "person" and any(child.lower in _SEVERAL for child in token.children):
            several = self.sides.of(token) if token.lemma in PAIRS else []
            if several:
                return several  # 'both governments', 'all sides', 'each government'
        if unsaid and role.kind in {"organisation", "group"}:
            for child in token.kids("appos"):  # 'the regional bloc, ECCAS'
                named = self.by_token.get(child.i)
                if named is not None and named.kind in {"organisation", "name"} and (named.country or named.resolved):
                    return [named]
        if mention.guessed or not mention.country:
            self._of_a_town(mention, token)
            if mention.id:
                return [mention]
        if role.noun == "member" and mention.plural and unsaid:
            body = self._whole(token)
            if body is not None:
                return [body]
        if role.noun == "counterpart":  # somebody else's, whoever 'his' is
            return [mention] if mention.country else self.sides.of(token)
        if role.noun in RELATIONS:
            return self._relation(mention, token)
        for child in token.kids("poss"):
            if child.tag in {"PRP$", "WP$"} and not (mention.country and "beside it" in mention.why):
                referred = self.at(child) if child.tag == "PRP$" else self._pronouns.relative(child)
                owners = [owner for owner in referred if owner.country]
                if not owners and role.noun in _OF_ENVOYS and any(one.kind == "person" and one.sector == "IGO" for one in referred):
                    self._of_the_nations(mention, f"'{child.text}' refers back to {referred[0].name}")
                    return [mention]
                if len(owners) > 1 and mention.plural:
                    return [self._people(token, owner) for owner in owners]
                if owners:
                    mention.country = owners[0].country
                    mention.why = f"'{child.text}' refers back to {owners[0].name}"
                    self._share(mention)
                    return [mention]
        if role.kind == "person" and mention.plural and role.sector in ARMED and definite(token):
            group = self.earlier.armed_group(token)
            if group is not None and (mention.guessed or not mention.country):
                mention.id, mention.country, mention.resolved = group.id, group.country, True
                mention.sure, mention.why = SURE["refers back"], f"'{mention.name}' refers back to {group.name}"
                mention.name, mention.guessed = group.name, False
                return [mention]
        if mention.country and mention.guessed and role.kind in {"organisation", "group"} and definite(token):
            body = self.earlier.of_role(role, token) if role.kind == "organisation" else self.earlier.same_body(role.noun, token)
            abroad = body is not None and body.country and body.country != mention.country and role.sector in {"COP", "MIL"}
            if body is not None and body.kind == "organisation" and not abroad:  # 'the court' of which the text told
                return [body]
        if mention.country:
            return [mention]
        if role.kind == "person":
            self._of_a_body(mention, token)
            if mention.country:
                return [mention]
        if token.lemma in PAIRS | PAIR_PERSONS and mention.plural:
            pair = self.sides.of(token)
            if pair or any(child.lower in COUNTS for child in token.children):
                return pair  # 'the four countries' of which no list tells: nobody rather than one of them
        if role.kind == "state" and restricted(token):
            return []
        if mention.plural and role.kind == "person" and definite(token):
            return [self.earlier.same_people(mention, role)]
        if not definite(token) or (role.kind == "person" and mention.plural):
            return [mention] if role.kind != "state" or role.noun in _INSTITUTIONS else self._kinds_of_states(mention, token)
        earlier = self.earlier.of_role(role, token)
        if earlier is not None:
            mention.id, mention.country, mention.resolved = earlier.id, earlier.country, earlier.resolved
            mention.sex, mention.why = earlier.sex, f"'{mention.name}' refers back to {earlier.name}"
            mention.name, mention.sector = earlier.name, earlier.sector or mention.sector
            mention.sure = SURE["refers back"] if earlier.resolved else 0.0
            return [mention]
        return [mention] if role.kind != "state" or role.noun in _INSTITUTIONS else []

    def _share(self, role: Found) -> None:
        """'its minister, Ann Orr': where she is named again, she is of the state of her title."""
        for one in self.all if role.role is not None and role.role.kind == "person" and role.name != role.role.noun else ():
            if one.kind == "person" and one.name == role.name and not one.resolved and (one.guessed or not one.country):
                one.country, one.guessed = role.country, True
                one.why = f"{one.why}; of the state of the title beside the name"

    def _of_a_region(self, mention: Found) -> None:
        """'West African leaders' in an article that names ECOWAS: that body."""
        first = mention.first
        while first and self.parsed.tokens[first - 1].head is mention.head and self.parsed.tokens[first - 1].dep in {"amod", "compound", "nmod"}:
            first -= 1
        said = self.parsed.tokens[first : mention.first]
        if not said or said[0].sentence != mention.head.sentence:
            return
        before = self.parsed.tokens[first - 1 : first]
        if before and before[0].lower in {"west", "south", "southeast", "east", "central", "southern"}:
            said = [*before, *said]  # 'West African': the parser hangs the one on the other
        words = self.parsed.text[said[0].start : said[-1].end]
        body = of_a_region(mention, words, self._unions)
        if body is not None:
            mention.id, mention.name, mention.country, mention.sector = body.id, body.name, None, body.sector
            mention.resolved, mention.guessed, mention.sure = True, False, SURE["refers back"]
            mention.why = f"{mention.why}; they meet in {body.name}, which the article names"

    @cached_property
    def _unions(self) -> dict[str, Found]:
        """The international bodies that the article names, by id."""
        return {one.id: one for one in self.all if one.kind == "organisation" and one.resolved and one.sector == "IGO" and one.id}

    def _of_the_nations(self, mention: Found, why: str) -> None:
        mention.id, mention.name, mention.country, mention.sector = "org:un", "United Nations", None, "IGO"
        mention.resolved, mention.guessed, mention.why, mention.sure = True, False, why, SURE["refers back"]

    def _whole(self, token: Token) -> Found | None:
        """'all members of the council', 'its members', 'the other members': the union of states whose members are meant."""
        of = [target for prep in token.kids("prep") if prep.lower == "of" for target in prep.kids("pobj")]
        owners = [*of, *token.kids("poss")]
        if owners:
            near = [found for owner in owners for found in self.at(owner)]
        elif any(kid.lower in {"other", "fellow"} for kid in token.children):
            near = [found for found in self.before(token, 6) if found.kind == "organisation"]
        else:
            return None
        return next((found for found in near if found.kind in {"organisation", "reference", "role"} and found.resolved and found.sector == "IGO" and not found.country), None)

    def _keeps_peace(self, token: Token) -> bool:
        """Whether a mission is said, here or where it was told of first, to keep the peace, in an article of the United Nations' and no other body's."""
        if not definite(token):
            return False
        bodies = {one.id for one in self.all if one.kind == "organisation" and one.resolved and one.sector == "IGO" and one.id}
        if not bodies or any(not id_.startswith(("org:un", "org:minus", "org:monus", "org:unif")) for id_ in bodies):
            return False
        first = next((one.head for one in self.all if one.kind == "role" and one.role is not None and one.role.noun == "mission"
                      and one.head.kids("amod", "compound") and _PEACE & {kid.lower for kid in one.head.kids("amod", "compound")}), None)  # fmt: skip
        return first is not None and first.i <= token.i

    def _relation(self, mention: Found, token: Token) -> list[Found]:
        """'Athens blocked its neighbour': not whose neighbour it is, but the other state that the article is about."""
        owners = {actor.country for actor in self.owner(token)} - {None}
        if mention.country and not mention.guessed:
            return [mention]
        if token.lemma in PAIRS | PAIR_PERSONS and mention.plural:
            return self.sides.of(token)
        if mention.plural or not owners:
            return [mention] if mention.role is not None and mention.role.kind != "state" else []
        other = self.main_state(token, owners)
        return [state_of(token, other)] if other is not None else []

    def _kinds_of_states(self, mention: Found, token: Token) -> list[Found]:
        """'donor countries', 'Gulf states': several that no name tells apart are a party by the words for them."""
        said = [kid for kid in token.kids("amod", "compound", "nmod") if kid.i < token.i and kid.lower not in _WHICH]
        if not mention.plural or not said or any(kid.i in self.by_token and self.by_token[kid.i].country for kid in said):
            return []
        first = said[0].i
        words = self.parsed.text[self.parsed.tokens[first].start : token.end]
        made = Found(first, token.i, token, "role", words, sector=mention.sector, plural=True, role=mention.role)
        made.why, made.many = f"'{words}' are several states, none of them named", True
        return [made]

    def _of_a_town(self, mention: Found, token: Token) -> None:
        """'a court in Yekaterinburg', 'police from Lagos': of the state in which the town lies."""
        role = mention.role
        if role is None or role.noun in _SENT_ABROAD or mention.sector == "IGO":
            return
        for prep in token.kids("prep"):
            for target in prep.kids("pobj") if prep.lower in {"in", "of", "from"} else ():
                body = _seated(target.text) if role.noun in _INSTITUTIONS else None
                if body is not None:  # 'the authorities in Stepanakert'
                    mention.id, mention.name, mention.country, mention.sector = body.id, body.name, body.country, body.sector
                    mention.resolved, mention.guessed, mention.why = True, False, f"{mention.why}; {target.text} is the seat of {body.name}"
                    return
                country = self._country_at.get(target.i)
                if country is None and target.lemma in _TOWNS | {"state"}:  # 'the governor of Lagos state'
                    country = next((self._country_at[kid.i] for kid in target.kids("compound", "nmod") if self._country_at.get(kid.i)), None)
                if country is not None and len(country) == 3:
                    mention.country, mention.guessed = country, False
                    mention.why = f"{mention.why}; of {target.text}, which lies in that state"
                    return

    def _of_a_body(self, mention: Found, token: Token) -> None:
        """'an official of its foreign ministry', 'an adviser to the president': of the state whose body it is."""
        for prep in token.kids("prep"):
            if prep.lower not in {"of", "from", "at"} and (prep.lower != "to" or token.lemma not in _AIDES):
                continue
            for target in prep.kids("pobj"):
                owners = {actor.country for actor in self.at(target) if actor.country and not actor.guessed}
                if len(owners) == 1:
                    mention.country = owners.pop()
                    mention.why = f"{mention.why}; of {target.text}, which is of that state"
                    return

    def _beside(self, mention: Found, token: Token) -> list[Found]:
        """'Armenian and Azerbaijani forces': the second is a known body's name, the first stands before it."""
        owners = [
            self.by_token[word.i]
            for child in token.kids("amod", "compound", "nmod")
            for word in conjuncts_of(child)
            if word.i in self.by_token and not mention.first <= word.i <= mention.last
        ]
        others = [
            owner for owner in owners if owner.kind in {"adjective", "state"} and owner.country != mention.country
        ]
        return [*(self._people(token, owner) for owner in others), mention]

    def _shared(self, mention: Found, token: Token) -> list[Found]:
        """'Chinese and Indian officials', 'ministers from Kenya and Uganda': one for each state."""
        owners: list[Found] = []
        for child in token.kids("amod", "compound", "nmod", "poss"):
            owners += [self.by_token[word.i] for word in conjuncts_of(child) if word.i in self.by_token]
        for prep in token.kids("prep"):
            if prep.lower in {"of", "from"}:
                owners += [actor for target in prep.kids("pobj") for actor in self.at(target)]
        owners = [
            owner
            for owner in owners
            if owner.country and owner.kind in {"state", "adjective", "national", "capital", "reference"}
        ]
        if len({owner.country for owner in owners}) < 2:
            return []
        words = self.parsed.text[self.parsed.tokens[mention.first].start : mention.head.end]
        made: list[Found] = []
        for owner in owners:
            if any(owner.country == done.country for done in made):
                continue
            one = Found(owner.first, owner.last, owner.head, "role", f"{owner.name} {words}", country=owner.country)
            one.sector, one.office, one.role, one.plural = mention.sector, mention.office, mention.role, True
            one.why = f"'{words}' of {owner.name}, named among others"
            made.append(one)
        return made

    def main_state(self, token: Token, but: set[str | None]) -> Found | None:
        """Return the state that the article is about beside those of ``but``; None where no state stands out."""
        counts: Counter[str] = Counter()
        nearest: dict[str, Found] = {}
        for other in self.all:
            if (
                other.country
                and len(other.country) == 3
                and other.country not in but
                and other.kind in _STATEHOOD | {"person", "national"}
            ):
                counts[other.country] += 1
                if other.last < token.i or other.country not in nearest:
                    nearest[other.country] = other
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < MAIN_AT_LEAST or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
            return None
        chosen = nearest[ranked[0][0]]
        name = actor_data.state_names().get(ranked[0][0], chosen.name)
        return Found(
            chosen.first, chosen.last, chosen.head, "reference", name, id=ranked[0][0], country=ranked[0][0], resolved=True,
            why=f"nobody is named; the article is about {name}",
        )  # fmt: skip

    def _state_named(self, token: Token, code: str) -> Found:
        name = actor_data.state_names()[code]
        return Found(
            token.i, token.i, token, "reference", name, id=code, country=code, resolved=True, why=f"'{token.text}' are both"
        )

@cache
def _authorities() -> dict[str, actor_data.Organisation]:
    bodies = {body.id: body for body in actor_data.organisations() if body.kind == "authority"}
    return {name: bodies[id_] for name, id_ in actor_data.seats() if id_ in bodies}


def _seated(place: str) -> actor_data.Organisation | None:
    """The authorities of no recognised state that sit in a town."""
    return _authorities().get(place)


def _from(owner: Found, noun: Token) -> int:
    """Where the words of a noun with its owner begin: at the owner when it stands in the phrase, not when 'its' means it."""
    inside = any(head is noun for head in (owner.head, *owner.head.ancestors())) and owner.first < noun.i
    return owner.first if inside else noun.i
