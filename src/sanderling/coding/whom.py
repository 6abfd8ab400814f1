"""Whom an act is done to, chosen among all who could be: what the rules took, nobody, one's own state, or another party.

A conditional logit (``weighing.py``); the weights (``knowledge/choices/recipients.csv``) are fitted on our own gold articles by ``python -m eval.choices``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sanderling.coding.affairs import OWN_RULERS
from sanderling.coding.deeds import Kindred, addressed, deeds, heads_of
from sanderling.coding.drafts import NEEDS_RECIPIENT, Draft, is_state, party
from sanderling.coding.standing import before, frame, known_by, level, mutual, path, relation, standing
from sanderling.coding.weighing import belong_to, heaviest, nameless, of_many_states
from sanderling.knowledge import actor_data
from sanderling.knowledge.choice_data import weights
from sanderling.knowledge.cue_data import classes_of
from sanderling.knowledge.event_data import event_types
from sanderling.parse import Parsed
from sanderling.records import Act, Factuality
from sanderling.resolve.clause import clause_of
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions
from sanderling.resolve.sides import definite

BACK = 3
"""Sentences before the act whose parties may be meant."""
MAIN = 2
"""States named most in the article that may be meant wherever they stand."""
BODIES = 1
"""Bodies of no one state that may be meant wherever they stand, where the article names them more than once."""
FEW = 4
"""Mentions of states below which an article does not say where it plays."""
FAR = 40
"""Events back to that which a word such as 'the attack' may mean."""
EARLIER = 6
"""Events before this one that may say who has to do with whom."""
_PEOPLE = frozenset(["CVL", "OPP", "REB", "UAF", "REF", "LAB", "EDU", "CRM", "JRN", "MED", "NGO", "BUS"])
_AHEAD = frozenset([Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL])
_NEAR_DEPS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "poss", "amod", "compound"])
_TO_OTHERS = frozenset([Act.AID, Act.COOPERATE])
"""What a state does to others alone."""
_STATES = frozenset(["state", "capital", "metonym"])
_TO_SOMEBODY: dict[Act, frozenset[str | None]] = {
    Act.CONSULT: frozenset(["visit", "third-party"]),
    Act.COERCE: frozenset(["arrest", "deport", "ban", "restrict", "seize"]),
    Act.PROTEST: frozenset(["demo", "strike", "obstruct"]),
}
"""Acts, by mode, that have somebody to whom they are done."""
_AT_LARGE = frozenset(["martial-law", "curfew"])
"""What is imposed on everybody in a land, and on nobody in particular."""
_DONE_TO = frozenset(["dobj", "nsubjpass", "dative", "to>pobj", "at>pobj", "against>pobj", "on>pobj", "upon>pobj"])
_ORIGINS = (
    ("the sides of", "affair"), ("it took place", "place"), ("they met in", "place"), ("shared with", "shared"), ("whoever did", "deed"), ("the first other", "inside"),
    ("nobody is named", "topic"), ("the deed is told", "same"), ("the rules found nobody", "model"), ("the model sees", "turned"),
)  # fmt: skip
"""How the rules found a recipient, by what they noted."""


Seen = tuple[tuple[Found | None, int], ...]
"""The mentions of a party, each with how many sentences back it stands."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to whom an act is done: ``kind`` is current, none, own or other; ``seen`` the mentions of the party,
    each with how many sentences back it stands (9 where it is only what the article is about)."""

    kind: str
    key: str | None = None
    seen: Seen = ()


class Choice:
    """The options of the events of one article, with their features."""

    def __init__(self, parsed: Parsed, mentions: Mentions, drafts: list[Draft], country_at: Mapping[int, str | None]) -> None:
        """``country_at`` maps the tokens of place names to their country."""
        self._mentions = mentions
        self._drafts = sorted(drafts, key=lambda draft: draft.token.i)
        self._at = [draft.token.i for draft in self._drafts]
        self._acts = [draft.act.value for draft in self._drafts]
        self._dealt = Counter(
            (party(actor), party(found)) for draft in drafts for actor in draft.actors for found in draft.recipients
        )
        """How often one party does something to another in the article."""
        self._kindred = Kindred(parsed, mentions)
        self._sentences = {sentence.index: sentence for sentence in parsed.sentences}
        self._here: dict[int, list[Found]] = {}
        self._around: dict[int, dict[str, list[tuple[Found | None, int]]]] = {}
        self._referred: dict[int, list[Found]] = {}
        counts: Counter[str] = Counter()
        bodies: dict[str, list[Found]] = {}
        for found in mentions.all:
            self._here.setdefault(found.head.sentence, []).append(found)
            if found.country or found.resolved:
                counts[party(found)] += 1
                if found.kind == "organisation" and found.resolved and not found.country:
                    bodies.setdefault(party(found), []).append(found)
        self._bodies = sorted((some for some in bodies.values() if len(some) > 1), key=lambda some: -len(some))[:BODIES]
        """Mentions of the bodies of no one state that the article names most."""
        for i, country in country_at.items():
            if country and len(country) == 3 and i not in mentions.by_token:
                token = parsed.tokens[i]
                counts[country] += 1
                name = actor_data.state_names().get(country, country)
                place = Found(i, i, token, "place", name, id=country, country=country, resolved=True, why=f"'{token.text}' lies in {name}")
                self._here.setdefault(token.sentence, []).append(place)
        self._counts = {key: count for key, count in counts.items() if is_state(key)}
        self._total = sum(self._counts.values()) or 1
        ranked = sorted(self._counts, key=lambda key: (-self._counts[key], key))
        self._rank = {key: rank for rank, key in enumerate(ranked)}
        headings = {sentence.index for sentence in parsed.sentences if sentence.heading}
        self._ruled = {id(draft): ({party(actor) for actor in draft.actors}, {party(found) for found in draft.recipients}) for draft in drafts}
        """Who acts and to whom it is done as the rules have it, of each event."""
        self._title = {party(found) for index in headings for found in self._here.get(index, ())}

    def options(self, draft: Draft) -> list[Option]:
        """Return all options, what the rules took first; that only where nobody but those who act has a part in it."""
        if not draft.recipients and mutual(draft):
            return [Option("current")]
        if draft.recipients and draft.mode == "visit" and _origin(draft) == "place":
            return [Option("current")]
        if draft.recipients and all(of_many_states(found) and path(draft.token, found.head) in _DONE_TO for found in draft.recipients):
            return [Option("current")]  # 'detained 400 migrants': of no one state, and none other is meant
        if len(draft.recipients) > 1 and all(_named_itself(draft, found) for found in draft.recipients):
            return [Option("current")]  # 'suspended Mali and Guinea', 'told both': said of each of them
        if draft.mode in _AT_LARGE and _is_open(draft):
            return [Option("none" if draft.recipients else "current")]
        mine = {party(actor) for actor in draft.actors}
        taken = {party(found) for found in draft.recipients}
        made = [Option("current")]
        if draft.recipients and (draft.act not in NEEDS_RECIPIENT or len(draft.actors) > 1):
            made.append(Option("none"))
        own = {actor.country for actor in draft.actors if actor.country}
        abroad = draft.act in _TO_OTHERS and all(actor.kind in _STATES for actor in draft.actors)
        if len(own) == 1 and not own & taken and not abroad:
            made.append(Option("own", next(iter(own))))
        made += [Option("other", key, tuple(seen)) for key, seen in self.around(draft).items() if key not in mine | taken and draft.mode != "resign"]
        if any(one.kind in {"other", "own"} for one in made[1:]) and _to_somebody(draft):
            return [one for one in made if one.kind != "none" and (one.kind != "current" or draft.recipients)]
        return made

    def around(self, draft: Draft) -> dict[str, list[tuple[Found | None, int]]]:
        """Return the parties that an event may have, by what they count as: each with its mentions and how far back they stand."""
        if draft.token.i in self._around:
            return self._around[draft.token.i]
        others: dict[str, list[tuple[Found | None, int]]] = {}
        for back in range(BACK + 1):
            for found in self._here.get(draft.token.sentence - back, ()):
                if found.country or found.resolved:
                    others.setdefault(party(found), []).append((found, back))
        for found in self._referring(draft.token.sentence):
            others.setdefault(party(found), []).append((found, 0))
        for key, rank in self._rank.items():
            if rank < MAIN:
                others.setdefault(key, [(None, 9)])
        for some in self._bodies:
            others.setdefault(party(some[0]), [(min(some, key=lambda one: abs(one.head.i - draft.token.i)), 9)])
        self._around[draft.token.i] = others
        return others

    def rank(self, key: str) -> int:
        """Return the place of a state among those that the article names, the first for the one named most; 9 for others."""
        return self._rank.get(key, 9)

    def written_in(self, key: str) -> bool:
        """Whether the dateline's town lies in a state."""
        return key == self._mentions.written_in

    def in_title(self, key: str) -> bool:
        """Whether a headline names a party."""
        return key in self._title

    def nearest(self, key: str, at: int) -> Found | None:
        """Return the mention of a state that stands nearest to a word, wherever in the article."""
        said = [found for found in self._mentions.all if found.country == key]
        return min(said, key=lambda one: abs(one.head.i - at), default=None)

    def _referring(self, sentence: int) -> list[Found]:
        """Return whom the pronouns and plurals of a sentence refer to, each where the word stands."""
        if sentence not in self._referred:
            self._referred[sentence] = list(self._references(sentence))
        return self._referred[sentence]

    def _references(self, sentence: int) -> Iterator[Found]:
        for word in self._sentences[sentence].tokens:
            known = self._mentions.by_token.get(word.i)
            again = word.tag in {"NN", "NNS"} and definite(word) and (
                known is None or (known.kind == "role" and word is known.head and not (known.country or known.id))
            )  # 'the council', 'the agency', 'the country'
            if again or (known is None and word.tag in {"PRP", "PRP$", "WP", "WDT", "NNS"}):
                for found in self._mentions.at(word, conjuncts=False):
                    if found.country or found.resolved:
                        yield Found(
                            word.i, word.i, word, "reference", found.name, id=found.id, country=found.country,
                            sector=found.sector, office=found.office, resolved=found.resolved, sex=found.sex,
                            why=f"'{word.text}' refers back to {found.name}", sure=found.sure,
                        )  # fmt: skip

    # Features

    def features(self, draft: Draft, options: list[Option]) -> list[list[str]]:
        """Return of each option of an event the names of what speaks for and against it."""
        about = _About(self, draft)
        return [self._of(draft, option, about) for option in options]

    def _of(self, draft: Draft, option: Option, about: _About) -> list[str]:
        if option.kind == "current" and draft.recipients:
            return [*self._of_current(draft, about), *self._standing(draft, party(_lead(draft)), about)]
        if option.kind in {"current", "none"}:
            made = _of_none(draft, about)
            return ["cur-none", *made] if option.kind == "current" else made
        made = self._of_own(draft, about) if option.kind == "own" else self._of_other(draft, option, about)
        return [*made, *self._standing(draft, option.key or "", about, option.seen)]

    def _standing(self, draft: Draft, key: str, about: _About, seen: Seen = ()) -> list[str]:
        """Return what the party of an option is to the event, in names that all options share."""
        share = self._counts.get(key, 0) / self._total
        made = standing(draft, seen or self.around(draft).get(key, [(None, 9)]), key)
        made += [f"rank{min(self.rank(key), 3)}", "share" + ("hi" if share > 0.4 else "mid" if share > 0.2 else "lo")]
        made += ["title"] * (key in self._title)
        if self.written_in(key):
            made += ["written there", f"written there|{about.doer}", f"written there|{about.origin}"]
        made += self._told(draft, key, about)
        made += self._where(draft, seen or tuple(self.around(draft).get(key, ())), about)
        return [f"is {name}" for name in made] + _instead(draft, key, about)

    def _where(self, draft: Draft, seen: Seen, about: _About) -> list[str]:
        """Return whether a party stands in the act's own clause, else as what it was told of last; and by which rule the act was found."""
        near = min((back for _, back in seen), default=9)
        made = [f"by {draft.rule}|{'here' if near == 0 else 'elsewhere'}", f"{about.act}|{draft.mode}"]
        here = [found for found, back in seen if back == 0 and found is not None]
        if any(clause_of(found.head) is about.clause for found in here):
            made += ["in its clause", f"in its clause|{about.quad}"]
        last = next((found for found, _ in seen if found is not None), None)
        if last is not None and not here:
            made += before(draft, last, self._sentences[last.head.sentence].root, min(near, 2))
        return made

    def _of_current(self, draft: Draft, about: _About) -> list[str]:
        first = _lead(draft)
        made = ["cur", f"cur|{about.origin}", f"cur|{about.origin}|{about.quad}", f"cur|{about.act}", f"cur|kind|{first.kind}"]
        if any(found.guessed for found in draft.recipients):
            made.append("cur|guessed")
        if all(not (found.country or found.resolved) for found in draft.recipients):
            made += ["cur|open", f"cur|open|{about.home}", f"cur|open|{about.act}", f"cur|open|{first.kind}:{first.sector}", f"cur|open|{first.head.lemma}"]
            made += ["cur|many"] * of_many_states(first)
        if about.own and {found.country for found in draft.recipients} <= {actor.country for actor in draft.actors}:
            made += ["cur|own", *(f"cur|own|{name}" for name in about.what), *(f"cur|own|{x}" for x in (about.quad, about.home, about.foreign, about.act, about.doer))]
        made.append(f"cur|rel|{relation(draft.token, first.head)[0]}")
        if first.head.sentence != draft.token.sentence:
            made.append("cur|far")
        made += [f"cur|{name}" for name in about.direct]
        made.append("cur|noun" if draft.noun else "cur|verb")
        made.append(f"cur|model|{level(draft, party(first))}")
        made += [f"cur|path|{path(draft.token, first.head)}", f"cur|rule|{draft.rule}"]
        made += [f"cur|{name}" for name in self.deals(draft, party(first), about)]
        return made

    def _of_own(self, draft: Draft, about: _About) -> list[str]:
        act, several = about.act, min(2, len(draft.actors))
        made = ["own", f"own|{act}", f"own|{act}|{draft.mode}", f"own|{about.home}", f"own|{about.foreign}"]
        made += ["own|at large"] * (draft.mode in _AT_LARGE)
        made += [f"own|{act}|{about.foreign}", f"own|{act}|{about.home}", f"own|{about.doer}", f"own|{about.doer}|{about.home}"]
        made += [f"own|{about.quad}|{about.doer}", f"own|n{several}", f"own|{draft.token.lemma}"]
        made += [f"own|rule|{draft.rule}", f"own|fine|{draft.fine}", *(f"own|{name}" for name in about.what)]
        named, anything = about.deeds
        made += [f"own|past {name}" for name in about.direct]
        made += ["own|a deed"] * bool(named) + ["own|any deed"] * anything + ["own|untold"] * about.untold
        made += [f"own|{name}" for name in self.deals(draft, about.own or "", about)]
        if draft.token.kids("dobj", "nsubjpass"):
            made += ["own|obj", f"own|obj|{act}"]
        doing = {actor.head.i for actor in draft.actors}
        here = [found for found in self._here.get(draft.token.sentence, ()) if found.head.i not in doing]
        if any(found.country == about.own for found in here):
            made += ["own|party-here", f"own|party-here|{about.quad}"]
        if any(found.kind == "role" and not found.country for found in here):
            made.append("own|open-here")
        if draft.recipients and all(not (found.country or found.resolved) for found in draft.recipients):
            made += ["own|cur-open", f"own|cur-open|{about.quad}"]
        return made

    def _of_other(self, draft: Draft, option: Option, about: _About) -> list[str]:
        key, act = option.key or "", about.act
        near = min(back for _, back in option.seen)
        share = self._counts.get(key, 0) / self._total
        rank = min(self._rank.get(key, 9), 3)
        made = ["oth", "oth|state" if is_state(key) else "oth|body", f"oth|near{near}", f"oth|near{near}|{about.quad}"]
        made += [f"oth|{act}", f"oth|rank{rank}", f"oth|rank{rank}|near{near}", f"oth|{about.foreign}|near{near}"]
        made.append("oth|share" + ("hi" if share > 0.4 else "mid" if share > 0.2 else "lo"))
        if near == 0:
            made += self._in_sentence(draft, option, about)
            made.append(f"oth|model|{level(draft, key)}")
        elif near <= BACK:
            found = next(found for found, back in option.seen if back == near)
            dep = found.head.dep if found is not None and found.head.dep in _NEAR_DEPS else "x"
            made.append(f"oth|prevdep|{dep}|{min(near, 2)}")
        made += [f"oth|{about.doer}", f"oth|{about.home}", *(["oth|at large"] * (draft.mode in _AT_LARGE))]
        made += [f"oth|past {name}" for name in about.direct]
        if draft.recipients:
            made += ["oth|has-cur", f"oth|cur|{about.origin}"]
        else:
            made += ["oth|no-cur", f"oth|no-cur|{act}", f"oth|no-cur|near{near}"]
        made += [f"oth|{name}" for name in self._told(draft, key, about)]
        if key in self._title:
            made.append("oth|title")
        if about.untold:
            made += ["oth|untold", f"oth|untold|near{near}"]
        return made

    def _in_sentence(self, draft: Draft, option: Option, about: _About) -> list[str]:
        best: list[str] = []
        for found, back in option.seen:
            if back or found is None:
                continue
            branch, deep = relation(draft.token, found.head)
            said = [f"oth|rel|{branch}", f"oth|kind|{found.kind}"]
            said.append(f"oth|path|{path(draft.token, found.head)}")
            if deep is not None:
                return [*said, f"oth|rel|{branch}|{about.quad}", f"oth|dep|{found.head.dep}", f"oth|deep{min(deep, 4)}"]
            said += [f"oth|outdep|{found.head.dep}", "oth|before" if found.head.i < draft.token.i else "oth|after"]
            best = best or said
        return best

    def before(self, draft: Draft) -> list[Draft]:
        """Return the events told before one, in text order, as far back as they may still be meant."""
        end = bisect_left(self._at, draft.token.i)
        return self._drafts[max(0, end - FAR) : end]

    def _told(self, draft: Draft, key: str, about: _About) -> list[str]:
        """Return what the article tells of a party's dealings, once for each party that an event is asked about."""
        kept = about.told.get(key)
        if kept is None:
            kept = about.told[key] = [*self.dealings(draft, key), *self.deals(draft, key, about)]
        return kept

    def dealings(self, draft: Draft, key: str) -> list[str]:
        """Return what the events before tell of the party and of those who act here."""
        made: list[str] = []
        act = draft.act.value
        mine = {party(actor) for actor in draft.actors}
        before = self.before(draft)[-EARLIER:]
        for nth, one in enumerate(reversed(before)):
            does, done = self._ruled[id(one)]
            if key not in does and key not in done:
                continue
            said = []
            if key in does and not done.isdisjoint(mine):
                said.append("did-to-me")
            if key in done and not does.isdisjoint(mine):
                said.append("i-did-to")
            if nth == 0:
                said += ["prev-actor"] * (key in does) + ["prev-recip"] * (key in done)
            made += [name for stem in said for name in (stem, f"{stem}|{act}")]
        return list(dict.fromkeys(made))

    def deals(self, draft: Draft, key: str, about: _About) -> list[str]:
        """Return whether the party did, or suffered, the deed that is judged or answered; and whether it says what is told."""
        made: list[str] = []
        named, anything = about.deeds
        end = bisect_left(self._at, draft.token.i) if named or anything else 0
        for at in range(end - 1, max(-1, end - FAR - 1), -1):
            if named and self._acts[at] not in named:
                continue
            earlier = self._drafts[at]
            sort = "named" if named else "any"
            does, done = self._ruled[id(earlier)]
            if key in does:
                made += [f"did the {sort} deed", f"did the {sort} deed|{about.act}"]
            if key in done:
                made += [f"suffered the {sort} deed", f"suffered the {sort} deed|{about.act}"]
            break
        if about.doers:
            did = "did it" if key in about.doers else "not who did it"
            made += [did, f"{did}|{about.act}"]
        if draft.said and any(party(found) == key for found in draft.said[0].speakers):
            made.append("says so")
        mine = {party(actor) for actor in draft.actors}
        met = sum(self._dealt[one, key] + self._dealt[key, one] for one in mine)
        met -= any(party(found) == key for found in draft.recipients)  # but for this event itself
        made.append(f"met {max(0, min(met, 3))}")
        return made


class _About:
    """What is the same for all options of an event."""

    def __init__(self, choice: Choice, draft: Draft) -> None:
        own = [actor.country for actor in draft.actors if actor.country]
        self.act = draft.act.value
        self.quad = str(event_types()[draft.act].quad)
        self.own = own[0] if own else None
        share = choice._counts.get(self.own or "", 0) / choice._total
        self.home = "few" if choice._total < FEW else "hi" if share > 0.7 else "mid" if share > 0.4 else "lo"
        """Whether the article plays in the state of who acts; ``few`` where it names too few states to say."""
        here = {found.country for found in choice._here.get(draft.token.sentence, ()) if found.country and is_state(found.country)}
        self.foreign = "F" if here - set(own) else "H"
        """Whether the sentence names another state."""
        people = any(actor.sector in _PEOPLE and actor.kind != "state" for actor in draft.actors)
        known = any(actor.resolved for actor in draft.actors)
        self.doer = "people" if people else "gov" if own else "body" if known else "unknown"
        self.origin = _origin(draft)
        self.direct = _direct(draft, choice._mentions)
        """How the one whom the rules took is named, where it stands as the object itself."""
        sectors = sorted({actor.sector or "-" for actor in draft.actors})
        self.what = [f"by {sector}" for sector in sectors] + [f"by {sector}|{self.act}" for sector in sectors]
        kinds = sorted({f"{actor.kind}:{actor.sector or '-'}" for actor in draft.actors})
        self.what += [f"by {kind}|{self.act}" for kind in kinds]
        told_of = [head for head in addressed(draft) if head.pos == "NOUN"]
        self.what += [name for head in told_of for name in (f"does it to {head.lemma}", f"does it to {head.lemma}|{self.doer}")]
        self.what += sorted({f"does it to some {kind}|{self.act}" for head in told_of for kind in classes_of(head.lemma)})
        """Who acts by sector, and what the act is done to by its noun."""
        self.told: dict[str, list[str]] = {}
        """What is told of each party's dealings, as far as it was asked."""
        self.deeds = deeds(draft)
        self.clause = clause_of(draft.token)
        self.doers = choice._kindred.doers(draft)
        told = {str(one.act) for one in choice.before(draft)}
        self.untold = bool(self.deeds[0]) and not self.deeds[0] & told
        """Whether what is judged or answered is a deed of which nothing was told."""


def _instead(draft: Draft, key: str, about: _About) -> list[str]:
    """What the party that the rules took is, for those that may take its place: whose people were guessed, and how."""
    if not draft.actors or not draft.recipients:
        return []
    actor, first = draft.actors[0], _lead(draft)
    own = "own" if key == about.own else ""
    kind = f"cur {own}" if party(first) == key else own or "oth"
    pair = f"{_sort(actor)}>{_sort(first)}"
    made = [f"many|{kind}", f"many|{kind}|{first.kind}"] if of_many_states(first) else []
    if first.kind != "role" or not (first.guessed or not first.country):
        return [*made, f"sure|{kind}|{first.kind}", f"sure|{kind}|{pair}"]
    how = known_by(first)
    made += [f"guess|{kind}|{how}", f"guess|{kind}|{how}|{about.home}", f"guess|{kind}|{pair}", f"guess|{kind}|{about.act}|{_sort(first)}"]
    if actor.kind == "role" and actor.guessed:
        made += [f"guess|{kind}|both", f"guess|{kind}|{known_by(actor)}>{how}"]
    return made


def _named_itself(draft: Draft, found: Found) -> bool:
    """Whether a recipient is known and stands as the object itself, alone or joined to others."""
    head = found.head
    while head.dep in {"conj", "appos"} and head.head is not head:
        head = head.head
    return bool(found.country or found.resolved) and not found.guessed and path(draft.token, head) in _DONE_TO


def _lead(draft: Draft) -> Found:
    """The recipient by which all are judged: the first whose state is known, else the first."""
    return next((found for found in draft.recipients if found.country or found.resolved), draft.recipients[0])


def _sort(found: Found) -> str:
    """What sort of party: the sector of people and bodies, ``state`` for all else."""
    return found.sector or "-" if found.kind in {"role", "person", "organisation"} else "state"


def _is_open(draft: Draft) -> bool:
    """Whether the rules found nobody, or only those who are of the state of who acts."""
    own = {actor.country for actor in draft.actors}
    return all(found.country in own or found.guessed or not found.country for found in draft.recipients)


def _to_somebody(draft: Draft) -> bool:
    """Whether an act always has a recipient: a visit its host, a mediation those between whom it is."""
    return draft.mode in _TO_SOMEBODY.get(draft.act, ())


def _of_none(draft: Draft, about: _About) -> list[str]:
    act, several = about.act, len(draft.actors)
    made = ["none", f"none|{act}", f"none|{act}|{draft.mode}", f"none|{about.home}", f"none|{about.foreign}"]
    made += [f"none|{act}|{about.foreign}", f"none|{about.doer}", f"none|{about.home}|{about.doer}"]
    made += ["none|noun" if draft.noun else "none|verb", f"none|n{min(3, several)}", f"none|{act}|n{min(2, several)}"]
    made += [f"none|{name}" for name in about.what]
    made += [f"none|{draft.token.lemma}", f"none|rule|{draft.rule}", f"none|fine|{draft.fine}"]
    named, anything = about.deeds
    made += ["none|a deed"] * bool(named) + ["none|any deed"] * anything + ["none|untold"] * about.untold
    if draft.token.kids("dobj", "nsubjpass"):
        made += ["none|obj", f"none|obj|{act}"]
    if draft.factuality in _AHEAD:
        made.append("none|ahead")
    if draft.mode in _AT_LARGE:
        made.append("none|at large")
    if draft.recipients and of_many_states(draft.recipients[0]):
        made.append("none|many")
    return made + [f"none|{name}" for name in frame(draft)]


def _direct(draft: Draft, mentions: Mentions) -> list[str]:
    if draft.noun or not draft.recipients:
        return []
    first = draft.recipients[0]
    if not any(head is first.head or any(one.key == first.key for one in mentions.at(head)) for head in heads_of(draft)):
        return []
    if of_many_states(first):
        sort = "many"
    elif first.guessed or not (first.country or first.resolved):
        sort = "open"
    else:
        sort = "state" if first.country else "body"
    return ["direct", f"direct|{sort}", f"direct|{draft.act}", f"direct|{sort}|{draft.act}"]


def _origin(draft: Draft) -> str:
    for what, why, _ in reversed(draft.steps):
        if what.startswith("recipient") or what == "turned about":
            return next((name for words, name in _ORIGINS if words in why), "other")
    return "frame"


def choose_recipients(choice: Choice, drafts: list[Draft], worth: Mapping[str, float] | None = None) -> None:
    """Give each event the recipient that weighs most; a draft keeps what the rules took where nothing weighs more."""
    worth = weights("recipients") if worth is None else worth
    for draft in drafts:
        if draft.purpose_of is not None and draft.recipients:
            continue  # what is done for a purpose of another deed is done to the same
        if any(why == OWN_RULERS for _, why, _ in draft.steps):
            continue
        options = choice.options(draft)
        best, draft.whom_share = heaviest(worth, choice.features(draft, options))
        draft.whom = options[best].kind
        if draft.whom != "current":
            _take(choice, draft, options[best])


def _take(choice: Choice, draft: Draft, option: Option) -> None:
    if option.kind == "none" or option.key is None:
        draft.recipients = []
        draft.note("recipient", "weighed against the others, nobody is likelier than what the rules took")
        return
    people = nameless(draft.recipients)
    if people and is_state(option.key):
        belong_to(people, option.key)
        draft.recipients = people
        draft.note("recipient", f"those named without a state are likeliest of {option.key}", people[0].head)
        return
    named = mention_of(choice, draft, option)
    if named is not None:
        draft.recipients = [named]
        draft.note("recipient", "weighed against the others, this party is the likeliest", named.head)


def mention_of(choice: Choice, draft: Draft, option: Option) -> Found | None:
    """Return the words that the chosen party rests on: its nearest mention, or that of who acts where it is of one's own state."""
    key = option.key or ""
    if option.kind == "own":
        actor = next(one for one in draft.actors if one.country == key)
        return _state(actor, key, "nobody else is named; the act stays within the state of who does it")
    near = min(back for _, back in option.seen)
    seen = [found for found, back in option.seen if back == near and found is not None]
    if near <= BACK and seen:
        found = min(seen, key=lambda one: abs(one.head.i - draft.token.i))
        return _state(found, key, f"'{found.name}' stands near") if found.kind in {"adjective", "place"} else found
    if seen and not is_state(key):
        return seen[0]
    known = choice.nearest(key, draft.token.i)
    return _state(known, key, "nobody is named; the article is about it") if known is not None else None


def _state(found: Found, key: str, why: str) -> Found:
    if not is_state(key):
        return found
    name = actor_data.state_names().get(key, found.name)
    made = Found(found.first, found.last, found.head, "reference", name, id=key, country=key, resolved=True, why=why)
    made.guessed = True
    return made


__all__ = ["Choice", "Option", "choose_recipients", "level", "relation"]
