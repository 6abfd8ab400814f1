"""Who an argument stands for: names, role nouns, coordination, pronouns and 'the two countries'.

No answer when unsure: an empty list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from sanderling.knowledge import actor_data
from sanderling.parse import Parsed, Token
from sanderling.resolve.conjuncts import conjuncts_of
from sanderling.resolve.found import ORGANISATION_WORDS, SURE, Found
from sanderling.resolve.pronouns import Pronouns

SENTENCES_BACK = 3
"""How far a pronoun looks back."""
MAIN_AT_LEAST = 4
"""So often must a state be named for an article to be about it."""
LIST_BACK = 30
"""Sentences over which 'the four countries' are the last list of just four."""
SAME_PEOPLE_BACK = 8
"""Sentences over which 'the soldiers' are those that were named before."""

_PAIRS = frozenset(
    {
        "pair",
        "delegation",
        "camp",
        "team",
        "force",
        "army",
        "country",
        "nation",
        "state",
        "side",
        "neighbor",
        "neighbour",
        "government",
        "capital",
        "party",
        "power",
        "rival",
        "ally",
    }
)
_TOWNS = frozenset(["city", "town", "village", "port", "region", "province", "district", "island", "peninsula", "capital"])
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PAIR_PERSONS = frozenset({"leader", "president", "minister", "man", "official", "diplomat", "counterpart"})
_PARTITIVE = frozenset(
    """
        number dozen hundred thousand score group series member part one some most all many several none each
        majority handful ten crowd wave column contingent pair team million two three
    """.split()
)
_SENT_ABROAD = frozenset(
    ["embassy", "consulate", "diplomat", "envoy", "ambassador", "mission", "delegation", "correspondent", "peacekeeper", "reporter"]
)
"""Those whose place says nothing of whose they are."""
_WHICH = frozenset(["other", "many", "several", "some", "most", "more", "various", "foreign", "few", "two", "three", "certain", "last"])
_INSTITUTIONS = frozenset({"government", "authority", "authorities", "regime", "junta", "administration", "cabinet"})
_AIDES = frozenset(["adviser", "advisor", "aide", "assistant", "secretary", "deputy"])
"""Persons who are 'to' their own side; an envoy to a state is somebody else's."""
_BODIES = frozenset(["leadership", "intelligence", "establishment", "judiciary", "diplomacy", "presidency", "premiership"])
_ARMED = frozenset(["REB", "UAF", "SEP", "INS"])
_OF_OTHERS = frozenset(["ally", "rival", "enemy", "foe", "partner", "neighbor", "neighbour", "critic", "opponent"])
"""'Britain's allies' are not Britain's own."""
_STATEHOOD = frozenset({"state", "capital", "metonym", "organisation", "adjective"})


class Mentions:
    """The actor mentions of one article, and who an argument of a verb or noun stands for."""

    def __init__(
        self, parsed: Parsed, found: list[Found], instruments: frozenset[str], country_at: dict[int, str | None]
    ) -> None:
        """``instruments`` are lemmas that stand for their owner when they act: 'Russian warplanes'.

        ``country_at`` maps the tokens of place names to their country: a place stands for its state.
        """
        self._country_at = country_at
        self.parsed = parsed
        self.all = found
        """In text order."""
        self._firsts = [mention.first for mention in found]
        self.by_token: dict[int, Found] = {}
        self._instruments = instruments
        self._pronouns = Pronouns(self)
        self._memo: dict[tuple[int, bool], list[Found]] = {}
        for mention in found:
            for i in range(mention.first, mention.last + 1):
                self.by_token[i] = mention

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
            if token.tag == "NNS" and not (token.lemma in _PAIRS | _PAIR_PERSONS and _definite(token)):
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
            return [mention]
        if token.tag in {"PRP", "PRP$"}:
            return self._pronouns.of(token)
        if token.tag in {"WP", "WDT"}:
            return self._pronouns.relative(token)
        if token.lemma in _PAIRS | _PAIR_PERSONS or token.lower in {"both", "two"}:
            pair = self._pair(token)
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
            return [self._instrument(token, owner) for owner in owners if owner.country or owner.resolved]
        if token.pos == "NOUN" and token.lemma in ORGANISATION_WORDS | _BODIES:
            owners = [owner for owner in self.owner(token) if owner.country or owner.resolved]
            if owners:
                return [self._body(token, owners[0])]
        if token.tag == "NNS" and token.lemma not in _OF_OTHERS:
            for owner in self.owner(token):
                if owner.kind in {"adjective", "state"} and owner.country:
                    return [self._people(token, owner)]
        return []

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
        if not _definite(token):
            return []
        for other in reversed(self.parsed.tokens[: token.i]):
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
        if role is None or mention.id:
            return [mention]
        if mention.guessed or not mention.country:
            self._of_a_town(mention, token)
        if role.noun == "counterpart":  # somebody else's, whoever 'his' is
            return [mention] if mention.country else self._pair(token)
        for child in token.kids("poss"):
            if child.tag in {"PRP$", "WP$"} and not (mention.country and "beside" in mention.why):
                referred = self.at(child) if child.tag == "PRP$" else self._pronouns.relative(child)
                owners = [owner for owner in referred if owner.country]
                if len(owners) > 1 and mention.plural:
                    return [self._people(token, owner) for owner in owners]
                if owners:
                    mention.country = owners[0].country
                    mention.why = f"'{child.text}' refers back to {owners[0].name}"
                    return [mention]
        if role.kind == "person" and mention.plural and role.sector in _ARMED and _definite(token):
            group = self._armed_group(token)
            if group is not None and (mention.guessed or not mention.country):
                mention.id, mention.country, mention.resolved = group.id, group.country, True
                mention.sure, mention.why = SURE["refers back"], f"'{mention.name}' refers back to {group.name}"
                mention.name, mention.guessed = group.name, False
                return [mention]
        if mention.country and mention.guessed and role.kind == "organisation" and _definite(token):
            body = self._earlier_role(mention, role, token)
            if body is not None and body.kind == "organisation":  # 'the court' of which the text told
                return [body]
        if mention.country:
            return [mention]
        if role.kind == "person":
            self._of_a_body(mention, token)
            if mention.country:
                return [mention]
        if token.lemma in _PAIRS | _PAIR_PERSONS and mention.plural:
            pair = self._pair(token)
            if pair or any(child.lower in _COUNTS for child in token.children):
                return pair  # 'the four countries' of which no list tells: nobody rather than one of them
        if mention.plural and role.kind == "person" and _definite(token):
            return [self._same_people(mention, role)]
        if not _definite(token) or (role.kind == "person" and mention.plural):
            return [mention] if role.kind != "state" or role.noun in _INSTITUTIONS else self._kinds_of_states(mention, token)
        earlier = self._earlier_role(mention, role, token)
        if earlier is not None:
            mention.id, mention.country, mention.resolved = earlier.id, earlier.country, earlier.resolved
            mention.sex, mention.why = earlier.sex, f"'{mention.name}' refers back to {earlier.name}"
            mention.name, mention.sector = earlier.name, earlier.sector or mention.sector
            mention.sure = SURE["refers back"] if earlier.resolved else 0.0
            return [mention]
        return [mention] if role.kind != "state" or role.noun in _INSTITUTIONS else []

    def _kinds_of_states(self, mention: Found, token: Token) -> list[Found]:
        """'donor countries', 'Gulf states': several that no name tells apart are a party by the words for them."""
        said = [kid for kid in token.kids("amod", "compound", "nmod") if kid.i < token.i and kid.lower not in _WHICH]
        if not mention.plural or not said or any(kid.i in self.by_token and self.by_token[kid.i].country for kid in said):
            return []
        first = said[0].i
        words = self.parsed.text[self.parsed.tokens[first].start : token.end]
        made = Found(first, token.i, token, "role", words, sector=mention.sector, plural=True, role=mention.role)
        made.why = f"'{words}' are several states, none of them named"
        return [made]

    def _of_a_town(self, mention: Found, token: Token) -> None:
        """'a court in Yekaterinburg', 'police from Lagos': of the state in which the town lies."""
        role = mention.role
        if role is None or role.noun in _SENT_ABROAD:
            return
        for prep in token.kids("prep"):
            for target in prep.kids("pobj") if prep.lower in {"in", "of", "from"} else ():
                country = self._country_at.get(target.i)
                if country is not None and len(country) == 3:
                    mention.country, mention.guessed = country, False
                    mention.why = f"{mention.why}; of {target.text}, which lies in that state"
                    return

    def _armed_group(self, token: Token) -> Found | None:
        """The one armed group named in the sentences before, when there is just one: 'the M23 ... the rebels'."""
        groups = {
            other.id: other
            for other in self.before(token)
            if other.kind == "organisation" and other.resolved and other.sector in _ARMED
        }
        return next(iter(groups.values())) if len(groups) == 1 else None

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

    def _same_people(self, mention: Found, role: actor_data.Role) -> Found:
        """'mutinous soldiers ... the soldiers': people named again are those named before, with their state."""
        for other in self.before(mention.head, SAME_PEOPLE_BACK):
            if other.kind == "role" and other.role is role and other.plural and other.country:
                mention.country, mention.guessed = other.country, other.guessed
                mention.why = f"{mention.why}; the {mention.name} told of before"
                break
        return mention

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

    def _earlier_role(self, mention: Found, role: actor_data.Role, token: Token) -> Found | None:
        for other in self.before(token, 4):
            if (
                other.head.head is token.head
                and other.head.dep in {"nsubj", "nsubjpass"}
                and token.dep in {"dobj", "pobj"}
            ):
                continue
            if role.kind == "state":
                if other.kind in {"state", "capital", "metonym"}:
                    return other
            elif role.kind == "person":
                if other.kind != "person" or (not other.resolved and not other.office and not other.country):
                    continue
                if role.office and other.office and other.office != role.office and role.noun not in {"leader"}:
                    continue
                if role.office or role.noun == "leader":
                    return other
            elif role.kind in {"organisation", "group"}:
                if other.kind == "organisation" and (
                    other.sector == role.sector
                    or role.noun in {"group", "organisation", "organization", "alliance", "bloc", "agency", "company"}
                ):
                    return other
                if other.kind == "role" and other.role is role and other.country:
                    return other
        return None

    def _pair(self, token: Token) -> list[Found]:
        """'the two countries', 'both sides', 'the two leaders': the last two that differ."""
        count = next((_COUNTS[child.lower] for child in token.children if child.lower in _COUNTS), 2)
        marked = any(child.lower in _COUNTS for child in token.children) or token.lower in {"both", "two"}
        whole = (
            token.tag == "NNS"
            and token.lemma in {"country", "side", "leader", "nation", "neighbor", "neighbour", "party", "rival"}
        ) or token.lower == "pair"
        if not marked and not (whole and _definite(token)):
            return []
        if any(self.by_token.get(child.i) for child in token.kids("amod", "compound", "poss")):
            return []
        persons = token.lemma in _PAIR_PERSONS
        chosen: list[Found] = []
        group = self._listed(token, count) if count > 2 else []
        if group or count > 2:
            return [self._state_of(token, other) for other in group]
        if not persons:
            chosen = self._main_pair(token)
            if chosen:
                return chosen
        doing = {id(actor.head) for actor in (self.by_token.get(kid.i) for kid in token.head.kids("nsubj")) if actor is not None}
        for other in self.before(token, 4):
            if persons and (not (other.kind == "person" and other.country) or id(other.head) in doing):
                continue  # nor is one of 'the two leaders' he who received them
            if not persons and (
                not other.country or other.kind not in {"state", "capital", "metonym", "person", "adjective"}
            ):
                continue
            if all(other.country != done.country for done in chosen):
                chosen.append(other)
            if len(chosen) == 2:
                break
        if len(chosen) < 2:
            return []
        if persons:
            return list(reversed(chosen))
        return [self._state_of(token, other) for other in reversed(chosen)]

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

    def _listed(self, token: Token, count: int) -> list[Found]:
        """The states that were named last as a list of just so many: 'Britain, France and Germany'."""
        for other in self.before(token, LIST_BACK):
            if other.head.dep == "conj":
                continue
            listed = [self.by_token.get(head.i) for head in conjuncts_of(other.head)]
            states = [one for one in listed if one is not None and one.country]
            if len(states) == count == len(listed):
                return states
        return []

    def _main_pair(self, token: Token) -> list[Found]:
        """The two states that the text so far is mostly about, when they stand out; not the one that speaks here."""
        own = {
            found.country
            for found in self.all
            if found.head.sentence == token.sentence
            and ((found.head.dep in {"nsubj", "nsubjpass"} and found.last < token.i) or self._done_to(token, found))
        }
        counts: Counter[str] = Counter()
        nearest: dict[str, Found] = {}
        for other in self.all:
            if other.last >= token.i:
                break
            if other.placed:
                continue
            if other.country and len(other.country) == 3 and other.kind in {"state", "capital", "person", "adjective"}:
                counts[other.country] += 1
                nearest[other.country] = other
        ranked = [pair for pair in counts.most_common() if pair[0] not in own]
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] <= ranked[2][1]):
            return []
        pair = sorted((nearest[ranked[0][0]], nearest[ranked[1][0]]), key=lambda found: found.first)
        return [self._state_of(token, other) for other in pair]

    def _done_to(self, token: Token, found: Found) -> bool:
        """Whether a party stands below the verb that 'the two' are the subject of: 'the two blamed Washington'."""
        verb = token.head
        if token.dep != "nsubj" or found.head.sentence != token.sentence or found.first <= token.i:
            return False
        return any(node is verb for node in found.head.ancestors()) and found.head.dep in {"dobj", "pobj", "dative", "conj"}

    def _state_named(self, token: Token, code: str) -> Found:
        name = actor_data.state_names()[code]
        return Found(
            token.i, token.i, token, "reference", name, id=code, country=code, resolved=True, why=f"'{token.text}' are both"
        )

    def _state_of(self, token: Token, other: Found) -> Found:
        country = other.country or ""
        name = actor_data.state_names().get(country, other.name)
        return Found(
            token.i, token.i, token, "reference", name, id=country, country=country, resolved=True,
            why=f"'{token.text}' refers back to {name}",
        )  # fmt: skip


def _from(owner: Found, noun: Token) -> int:
    """Where the words of a noun with its owner begin: at the owner when it stands in the phrase, not when 'its' means it."""
    inside = any(head is noun for head in (owner.head, *owner.head.ancestors())) and owner.first < noun.i
    return owner.first if inside else noun.i


def _definite(token: Token) -> bool:
    return any(
        child.lower in {"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"}
        for child in token.children
    )
