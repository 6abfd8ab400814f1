"""Who an act is done to when no frame says it: by place, by what is said, or by the deed that is judged."""

from __future__ import annotations

from sanderling.coding.drafts import JUDGING, MATERIAL_CONFLICT, Draft
from sanderling.coding.match import cues_for, objects, prepositions
from sanderling.coding.weighing import of_many_states
from sanderling.knowledge import actor_data
from sanderling.knowledge.cue_data import deed_nouns
from sanderling.parse import Token
from sanderling.records import Act
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions
from sanderling.resolve.sides import definite

_WORDS = frozenset({Act.ACCUSE, Act.REQUEST})
_SIGNING = frozenset(["sign", "ratify", "reach", "conclude", "seal", "strike", "announce", "negotiate", "initial"])
_JUDGED = "whoever did what is judged"
_BY_LAW = frozenset({Act.COERCE, Act.ACCUSE, Act.CONCEDE, Act.SANCTION})
_LAWFUL = frozenset(["COP", "JUD", "LEG", "GOV"])
_OWN_PEOPLE = frozenset(["OPP", "GOV", "PTY", "LAB", "EDU", "MED", "JRN", "LEG", "JUD", "CVL"])
_RULING = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "PTY"])
"""Sectors of one's own state that demands and reproaches without an address are directed at."""
_OWNED_ABROAD = frozenset(["embassy", "consulate", "mission", "residence", "ambassador", "ship", "vessel", "tanker", "warship", "flag", "goods"])
"""What lies or sails elsewhere than in the land of its owner: 'marched on the Indian embassy'."""
_SIDES = frozenset(["side", "party", "government", "country", "capital"])
_TO_ABROAD = frozenset(["foreign ministry", "foreign office", "foreign minister", "ambassador", "envoy", "diplomat", "embassy", "consul", "consulate"])
DEED_BACK = 30
"""Sentences over which 'the strikes' are those that were told of in that very word."""
_FOREIGN = frozenset(["migrant", "refugee", "asylum seeker", "asylum-seeker", "foreigner", "smuggler", "militant", "tourist"])
"""People who are held by a state's law and are mostly not its own."""
_ADDRESSING = frozenset(["accuse", "blame", "charge", "reproach", "fault", "rebuke", "chide", "thank", "congratulate", "commend", "suspect", "upbraid"])
"""Verbs whose object is the party itself, whatever it did."""
_NOBODY = frozenset(["party", "side", "everyone", "all", "member", "people"])


class Recipients:
    """Finds recipients that stand outside their frame."""

    def __init__(self, mentions: Mentions) -> None:
        """``mentions`` are the actors found in the article."""
        self.mentions = mentions

    def host_by_place(self, draft: Draft) -> None:
        """A visit or meeting in another's country: the country is the recipient."""
        if draft.recipients:
            return
        place = self.territory(draft.token)
        if place is None and draft.noun and draft.token.head.pos == "VERB":
            place = self.territory(draft.token.head)
        if place is None:
            return
        countries = {actor.country for actor in draft.actors}
        if place.country in countries or not any(countries):
            return
        name = actor_data.state_names().get(place.country or "", place.name)
        host = Found(
            place.first,
            place.last,
            place.head,
            "reference",
            name,
            id=place.country,
            country=place.country,
            resolved=True,
        )
        host.why = f"it took place in {name}"
        draft.recipients = [host]
        draft.mode = "visit"
        draft.note("recipient by place", host.why, place.head)

    def inside(self, draft: Draft) -> None:
        """No party stands where the frame looks: the first other state or body named in what is done or said."""
        self._inside(draft, {actor.country or actor.key for actor in draft.actors}, abroad=True)
        ruler = all(actor.kind in {"state", "capital", "metonym", "person"} for actor in draft.actors)
        if draft.act is Act.THREATEN and ruler:
            return  # 'threatened to retaliate for attacks on French citizens': not against them
        if not draft.recipients:  # 'protesters demanded the minister's resignation': one's own government
            self._inside(draft, {actor.key for actor in draft.actors}, abroad=False)

    def _inside(self, draft: Draft, mine: set[str], abroad: bool) -> None:
        token = draft.token
        clauses = [
            child
            for child in token.children
            if child.dep in {"dobj", "xcomp", "ccomp", "prep", "dative", "nsubjpass", "advcl"}
        ]
        if not any(term.dep == "nsubjpass" for term in clauses) and token.dep == "acl" and token.tag == "VBN":
            clauses.append(token.head)
        for child in clauses:
            if child.dep == "prep" and child.lower in {
                "in",
                "at",
                "after",
                "before",
                "during",
                "since",
                "by",
                "near",
                "under",
                "from",
                "according",
            }:
                continue
            if child.dep == "advcl" and not any(kid.tag == "TO" for kid in child.children):
                continue
            for word in child.subtree():
                found = self._sides(word) or self.mentions.by_token.get(word.i) or self._again(word)
                if found is None or found.kind not in {
                    "reference",
                    "state",
                    "capital",
                    "metonym",
                    "organisation",
                    "person",
                    "adjective",
                    "role",
                    "national",
                }:
                    continue
                if not (found.country or found.resolved) or word.dep == "relcl":
                    continue
                if found.guessed and (found.role is None or found.sector not in _RULING or found.role.noun in _NOBODY):
                    continue
                if _beyond_a_border(word) and draft.act is not Act.MOBILIZE:
                    continue
                if not abroad and found.kind not in {"person", "role", "organisation"}:
                    continue
                if (found.country or found.key if abroad else found.key) in mine:
                    continue
                chosen = self.mentions.at(word if found.kind == "reference" else found.head) or [found]
                draft.recipients = [
                    one for one in chosen if (one.country or one.key if abroad else one.key) not in mine
                ]
                if draft.recipients:
                    draft.note("recipient", "the first other party named in what is said or done", found.head)
                    return

    def _again(self, word: Token) -> Found | None:
        """'a session of the council': a body that a definite noun means again."""
        if word.pos != "NOUN" or word.i in self.mentions.by_token or not definite(word):
            return None
        meant = self.mentions.at(word, conjuncts=False)
        return meant[0] if meant and meant[0].kind == "organisation" and meant[0].resolved else None

    def _sides(self, word: Token) -> Found | None:
        """'restraint by all sides': those whom the plural means, the first for all."""
        if word.tag != "NNS" or word.lemma not in _SIDES or not any(kid.lower in {"all", "both", "two"} for kid in word.children):
            return None
        return next((one for one in self.mentions.at(word, conjuncts=False) if one.country), None)

    def shared(self, draft: Draft, before: Draft | None) -> None:
        """'summoned the ambassador of Belarus and closed two crossings': joined verbs share whom they are done to."""
        if before is None or not before.recipients:
            return
        mine = {actor.country or actor.key for actor in draft.actors}
        draft.recipients = [found for found in before.recipients if (found.country or found.key) not in mine]
        if draft.recipients:
            draft.note("recipient", "shared with the verb it is joined to", before.token)

    def alike(self, draft: Draft, before: Draft | None) -> None:
        """'seized three Ukrainian ships and detained 24 sailors': the sailors are of the same state as the ships."""
        if before is None or before.act not in MATERIAL_CONFLICT:
            return
        if not {actor.key for actor in draft.actors} & {actor.key for actor in before.actors}:
            return  # 'students marched on the embassy, and police held forty of them'
        states = {found.country for found in before.recipients if found.country}
        mine = {actor.country for actor in draft.actors}
        for found in draft.recipients:
            if _open(found) and len(states) == 1 and not states & mine:
                found.country, found.guessed = next(iter(states)), True
                found.why = f"{found.why}; named without a state, so that of the deed it is joined to is taken"

    def settle_victims(self, draft: Draft) -> None:
        """'killed 12 people in Ukraine': people named without a state are those of the place."""
        everyone = [*draft.recipients, *(draft.actors if draft.act is Act.PROTEST else ())]
        open_ones = [found for found in everyone if _open(found)]
        settled: list[Found] = []
        for found in open_ones:  # 'students in Goma marched'
            here = self._from_where(found.head)
            if here is not None:
                settled.append(found)
                found.country, found.guessed = here, True
                found.why = f"{found.why}; named without a state, so that of the place is taken"
        open_ones = [found for found in open_ones if found not in settled]
        place = self.territory(draft.token) if open_ones else None
        if place is None:
            node = draft.token.head
            place = self.territory(node) if open_ones and node.pos == "VERB" else None
        for found in open_ones if place is not None and place.country else ():
            found.country, found.guessed = (place.country if place is not None else None), True
            found.why = f"{found.why}; named without a state, so that of the place is taken"

    def _from_where(self, people: Token) -> str | None:
        """The state of 'in X' or 'from X' right beside people."""
        for prep in people.kids("prep"):
            for target in prep.kids("pobj") if prep.lower in {"in", "from"} else ():
                known = self.mentions.by_token.get(target.i)
                if known is not None and known.kind in {"state", "capital"}:
                    return known.country
                town = self.mentions.place(target)
                if town is not None:
                    return town.country
        return None

    def by_deed(self, draft: Draft, drafts: list[Draft]) -> None:
        """'hailed the step', 'condemned the attack': whoever did what was told last is praised or blamed."""
        heads = objects(draft.token) or [
            target
            for prep in prepositions(draft.token)
            if prep.lower in {"of", "at", "over", "about", "for", "to", "with", "on"}
            for target in prep.kids("pobj")
        ]
        if draft.token.dep == "relcl" and any(kid.tag == "WDT" and kid.dep == "dobj" for kid in draft.token.children):
            heads = [draft.token.head]
        if not any(_points_back(head) for head in heads):
            return
        mine = {actor.country or actor.key for actor in draft.actors}
        named = {cue.act for head in heads for cue in cues_for(head)}
        if draft.act is Act.SUPPORT and draft.token.lemma in _SIGNING:
            return  # 'signed the first agreement': with whom it was signed, not whose it is
        nouns = {act for head in heads for act in deed_nouns().get(head.lemma.lower(), ())}
        named |= {Act(act) for act in nouns - {"any"}}
        if not named and (draft.act not in JUDGING or not ("any" in nouns or any(head.pos != "NOUN" for head in heads))):
            return  # 'rejected the idea', 'searched the platform': nothing says whose
        # a noun that names an act ('the strike') means the last such act; another ('the step') whatever was told last
        lemmas = {head.lemma.lower() for head in heads}
        for earlier in sorted(
            drafts, key=lambda one: (one.act not in named, one.token.lemma.lower() not in lemmas, -one.token.i)
        ):
            if earlier.token.i >= draft.token.i:
                continue
            far = DEED_BACK if earlier.token.lemma.lower() in lemmas else 8 if earlier.act in named else 4
            if draft.token.sentence - earlier.token.sentence > far:
                continue
            if named and "any" not in nouns and earlier.act not in named:
                continue  # 'the seizure' is a seizure, though it was told in words that no rule knows
            if earlier.act not in named and (draft.act not in JUDGING or earlier.act in _WORDS):
                continue  # 'the decision' is no reproach and no appeal
            if earlier.act is Act.SUPPORT and any(step[1] == _JUDGED for step in earlier.steps):
                continue  # nor another's praise
            if earlier.act not in JUDGING or len(earlier.actors) > 1 or draft.act not in JUDGING:
                deed = earlier.actors
            elif earlier.act is draft.act and earlier.recipients:
                deed = earlier.recipients
            else:
                continue
            others = [actor for actor in deed if (actor.country or actor.key) not in mine]
            if others:
                draft.recipients = others
                draft.note("recipient", _JUDGED, earlier.token)
                return

    def by_topic(self, draft: Draft) -> None:
        """'Qatar delivered field hospitals' in an article about Lebanon: help goes to whom the article is about."""
        mine = {actor.country for actor in draft.actors}
        if None in mine and not any(actor.resolved for actor in draft.actors):
            return
        if any(actor.guessed for actor in draft.actors):
            return  # two guesses on top of each other are none
        state = self.mentions.main_state(draft.token, mine)
        if state is None:
            return
        draft.recipients = [state]
        draft.note("recipient", state.why, state.head)

    def by_same_deed(self, draft: Draft, drafts: list[Draft]) -> None:
        """'denied that it had carried out the attack': done to whom the attack was that is told of before."""
        heads = [draft.token] if draft.noun else objects(draft.token)
        if not any(_points_back(head) and draft.act.value in deed_nouns().get(head.lemma.lower(), ()) for head in heads):
            return
        mine = {actor.country or actor.key for actor in draft.actors}
        for earlier in reversed(drafts):
            if earlier.act is draft.act and earlier.recipients and earlier.token.i < draft.token.i:
                others = [found for found in earlier.recipients if (found.country or found.key) not in mine]
                if others:
                    draft.recipients = others
                    draft.note("recipient", "the deed is told before", earlier.token)
                return

    def victim_by_place(self, draft: Draft) -> None:
        """Force used in another state's territory, with nobody named: the state is the recipient."""
        place = self.territory(draft.token)
        if place is None and draft.noun and draft.token.head.pos == "VERB":
            place = self.territory(draft.token.head)
        if (
            place is None
            or place.country in {actor.country for actor in draft.actors}
            or not any(a.country or a.resolved for a in draft.actors)
        ):
            return
        name = actor_data.state_names().get(place.country or "", place.name)
        state = Found(
            place.first,
            place.last,
            place.head,
            "reference",
            name,
            id=place.country,
            country=place.country,
            resolved=True,
        )
        state.why = f"it took place in {name}"
        draft.recipients = [state]
        draft.note("recipient by place", state.why, place.head)

    def territory(self, token: Token) -> Found | None:
        """Return the state in whose territory a phrase of place puts the event at ``token``."""
        for prep in prepositions(token):
            if prep.lower in {"in", "at", "to", "near", "on", "outside", "across", "inside", "around"}:
                for target in prep.kids("pobj"):
                    # 'outside the Russian embassy in Kyiv': the innermost place is where it is
                    inner = [deep for at in target.kids("prep") if at.lower == "in" for deep in at.kids("pobj")]
                    below = target.subtree()
                    beside = {  # 'in regions along the border with Russia' is not in Russia
                        word.i
                        for at in below
                        if at.dep == "prep" and at.lower not in {"in", "of"}
                        for word in at.subtree()
                    }
                    words = [*(word for deep in inner for word in deep.subtree()), *below]
                    for word in (word for word in words if word.i not in beside):
                        found = self.mentions.by_token.get(word.i)
                        if (
                            found is not None
                            and found.country
                            and found.kind in {"state", "capital", "adjective"}
                            and len(found.country) == 3
                            and not (found.kind == "adjective" and word.head.lemma in _OWNED_ABROAD)
                        ):
                            return found
                        town = self.mentions.place(word)
                        if town is not None:
                            return town
        return None


def judges_a_deed(verb: Token) -> bool:
    """'backed it', 'condemned that': the deed before; but 'accused it of', 'blamed it for' say of whom."""
    heads = objects(verb)
    if verb.lemma in _ADDRESSING and any(prep.lower in {"of", "for", "with", "over"} for prep in verb.kids("prep")):
        return False
    return any(head.lower in {"it", "this", "that"} for head in heads)


def _open(found: Found) -> bool:
    """Whether people are named without a state, so that what is told with them may say whose they are."""
    return found.kind == "role" and not found.id and (not found.country or found.guessed) and not of_many_states(found)


def _beyond_a_border(word: Token) -> bool:
    """'in districts along the border with Haiti': Haiti is only what the place lies beside."""
    node = word
    for _ in range(3):
        if node.head.dep == "prep" and node.head.head.lemma in {"border", "frontier", "boundary"}:
            return True
        node = node.head
    return False


def _points_back(head: Token) -> bool:
    """Whether a noun phrase names something told before: 'the step', 'this', 'that decision', 'it'."""
    if head.tag in {"PRP", "DT"} or head.lower in {"it", "this", "that"}:
        return True
    return head.pos == "NOUN" and any(
        child.lower in {"the", "this", "that", "these", "those"} for child in head.children
    )


def _deals_abroad(found: Found) -> bool:
    """Whether a party is there to deal with other states: 'the foreign ministry summoned the ambassador'."""
    return found.role is not None and found.role.noun in _TO_ABROAD


def share_country(draft: Draft) -> None:
    """'protesters marched against the government': bodies named without a state belong to the other party's."""
    for mine, others in ((draft.actors, draft.recipients), (draft.recipients, draft.actors)):
        countries = {other.country for other in others if other.country}
        if len(countries) != 1 or (draft.act is not Act.CONSULT and any(_deals_abroad(party) for party in (*mine, *others))):
            continue
        for found in mine:
            if found.sector == "CVL" and draft.act is Act.ASSAULT and mine is draft.recipients:
                continue  # those killed are seldom the attacker's own
            crowd = mine is draft.actors and draft.act is Act.PROTEST and all(o.sector in _RULING for o in others)
            forces = found.sector in {"MIL", "COP"} and draft.act is Act.COERCE
            ruled = (  # 'police arrested thirty activists': a state's law holds its own people
                mine is draft.recipients
                and draft.act in _BY_LAW
                and all(actor.kind == "role" and actor.sector in _LAWFUL for actor in draft.actors)
                and not (found.role is not None and found.role.noun in _FOREIGN)
            )
            ruled = ruled and (found.role is None or found.sector in _OWN_PEOPLE)
            if ruled and found.kind in {"person", "name"} and not found.country and not found.resolved:
                found.country, found.guessed = next(iter(countries)), True
                found.why = f"{found.why}; held by the law of that state"
            if (
                found.kind == "role"
                and not found.country
                and not found.id
                and found.role is not None
                and not of_many_states(found)
                and (found.role.noun not in _NOBODY or (ruled and found.role.noun == "people"))
                and (found.role.kind != "person" or forces or ruled or crowd)
            ):
                found.country = next(iter(countries))
                found.why = f"{found.why}; named without a state, so the other party's is taken"
