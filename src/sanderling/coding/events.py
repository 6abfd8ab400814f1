"""Finds the events of one article: cues over the parse, their parts, how sure they are, and who says so."""

from __future__ import annotations

from sanderling.coding.allegations import allegations
from sanderling.coding.arguments import Arguments
from sanderling.coding.candidates import lacking, readings
from sanderling.coding.claims import Said, inside_out
from sanderling.coding.denials import denied_parts
from sanderling.coding.doubles import joined, separate, talks_of, tells_again
from sanderling.coding.drafts import JUDGING, MATERIAL_CONFLICT, NEEDS_RECIPIENT, Draft, Rejected
from sanderling.coding.ellipsis import told_again
from sanderling.coding.evaluations import Evaluations
from sanderling.coding.factuality import beside, judge, only_if, parted, standing, still_to_come, threatened_value
from sanderling.coding.implied import announcer, at_request, causer, implied
from sanderling.coding.match import cues_for, objects, passive, prepositions
from sanderling.coding.promises import promises
from sanderling.coding.rank import everybody, governs
from sanderling.coding.recipients import Recipients, judges_a_deed, share_country
from sanderling.coding.retold import complete_titles
from sanderling.coding.stands_for import by_pronoun
from sanderling.knowledge.cue_data import Cue, word_classes
from sanderling.parse import Parsed, Sentence, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.reference import Mentions

_AHEAD = frozenset({Act.AID, Act.CONSULT, Act.COOPERATE})
"""What is offered or promised by its own name is still to come: 'offered help', 'pledged three million dollars'."""
_ABSORBING = frozenset({Act.REQUEST, Act.REJECT, Act.THREATEN})
_ANSWERING = JUDGING | {Act.REJECT, Act.AGREE}
"""Acts that answer what another did: 'condemned the coup', 'rejected the demand', 'accepted the invitation'."""
_YIELDING = frozenset({Act.CONCEDE, Act.RETREAT})
_SENDING = frozenset(["send", "dispatch", "deploy", "move", "fly", "rush"])
_ABROAD = frozenset({Act.AID, Act.COOPERATE, Act.MOBILIZE, Act.SANCTION, Act.COERCE})
"""Acts that a state does to others, or to its own people by its government and police, which are named."""
_TO_SOMEONE = frozenset({Act.AID, Act.REQUEST, Act.THREATEN, Act.MOBILIZE})
"""Acts that are always directed at somebody: where nobody is named, at the state that the article is about."""
_POLITICAL = frozenset(["GOV", "MIL", "SPY", "COP", "JUD", "LEG", "PTY", "REB", "PRM", "UAF", "OPP", "IGO"])
_PRESSING = frozenset({Act.ACCUSE, Act.REQUEST, Act.THREATEN, Act.REJECT})
"""Verbal conflict: joined by 'and', all of it is directed at the same party."""
_TRAVEL = frozenset({"visit", "n_visit", "host", "go_to", "audience", "n_guest"})
_AIM = frozenset({"purpose", "aim", "goal", "objective", "object", "point", "reason", "intention"})


class EventFinder:
    """Codes the events of one article."""

    def __init__(self, parsed: Parsed, mentions: Mentions, claims: list[Said]) -> None:
        """Take the parse, the actors and the statements of one article."""
        self.parsed = parsed
        self.mentions = mentions
        self.claims = claims
        self.arguments = Arguments(mentions)
        self._recipients = Recipients(mentions)
        self.drafts: list[Draft] = []
        self.rejected: list[Rejected] = []
        self.spare: list[Draft] = []
        """Candidates that a rule found but not whole: they wait for what all evidence says together."""
        self._at: dict[int, Draft] = {}
        self.absorbed: dict[int, str] = {}
        """Words that are part of another event, with why: they tell no event of their own."""
        self._says: dict[int, list[Said]] = {}
        self.said_cues = {token.i for said in claims for token in said.cue}
        for said in claims:
            for first, last in said.covers:
                for i in range(first, last + 1):
                    self._says.setdefault(i, []).append(said)
        self._evaluations = Evaluations(self.arguments, self._says)

    def find(self) -> list[Draft]:
        """Return the events in text order; what was considered and dropped is in ``rejected``."""
        for sentence in self.parsed.sentences:
            if sentence.question:
                self._reject_all(sentence, "the sentence asks, it does not say")
                continue
            verbs = [token for token in sentence.tokens if token.pos in {"VERB", "AUX"}]
            nouns = [token for token in sentence.tokens if token.pos in {"NOUN", "PROPN"}]
            for token in sorted(verbs, key=_depth):
                self._try(token, noun=False)
            # 'would be a violation': whoever says so judges, and the noun tells of no violation
            for word, judged in self._evaluations.find(sentence, self.drafts, self._at.keys() | self.absorbed.keys()):
                self.attribute(judged)
                if judged.doubt:
                    self.spare.append(judged)
                    continue
                self.drafts.append(judged)
                self._absorb(word, f"is what is judged ({judged.rule})")
            for token in nouns:
                self._try(token, noun=True)
            for denied in denied_parts(sentence, self.arguments, self.drafts, self._at.keys() | self.absorbed.keys()):
                self.attribute(denied)
                self.drafts.append(denied)
            self.spare += told_again(sentence, self.arguments, self.drafts)
            taken = self._at.keys() | self.absorbed.keys()
            self.spare += implied(sentence, self.arguments, self._recipients, self._says, taken)
            self.spare += promises(sentence, self.arguments, self.drafts, self._says)
            self.spare += by_pronoun(sentence, self.parsed, self._at.keys() | self.absorbed.keys(), self._draft)
        self.spare += allegations(self.claims, self.arguments, self.drafts)
        self._prefer_inner()
        self._merge_doubles()
        complete_titles(self.parsed, self.drafts)
        self.drafts.sort(key=lambda draft: draft.token.i)
        return self.drafts

    # One candidate

    def _try(self, token: Token, noun: bool) -> None:
        reason = ""
        for cue in cues_for(token):
            if token.i in self.absorbed:
                self.rejected.append(Rejected(token, f"{cue.act} by {cue.id}", self.absorbed[token.i]))
                return
            draft, reason = self._draft(token, cue, noun)
            if draft is not None:
                self._keep(draft, cue)
                return
            if reason == "back":
                return
            self.rejected.append(Rejected(token, f"{cue.act} by {cue.id}", reason))

    def _draft(self, token: Token, cue: Cue, noun: bool) -> tuple[Draft | None, str]:
        actors, recipients, things = self.arguments.roles(token, cue.frame, noun)
        if cue.act in NEEDS_RECIPIENT and all(found.guessed for found in recipients):
            own = {actor.country for actor in actors}  # 'Qatar delivered field hospitals': not to Qatar's hospitals
            recipients = [found for found in recipients if found.country not in own]
        if (cue.act is Act.RETREAT and cue.mode != "release") or (cue.act is Act.AID and token.lemma in _SENDING):
            heads = {head.i for head in objects(token)}  # 'withdrew soldiers from the posts', 'sent jets and soldiers'
            recipients = [
                found
                for found in recipients
                if not (found.head.i in heads and found.kind == "role" and found.sector == "MIL" and not found.country)
            ]
        if noun and cue.act is Act.REQUEST:
            actors, recipients = at_request(token, self.arguments) or (actors, recipients)
        judgement = judge(token, noun)
        caused = [] if actors or noun else causer(token, self.arguments)
        announced = [] if actors or noun or caused else announcer(token, self._says)
        draft = Draft(token, cue.act, cue.id, actors or caused, recipients, things, cue.mode, cue.contexts, noun, cue.weight)
        draft.named = any(term.key in {"obj", "pobj"} and term.values and not term.negated for term in cue.terms)
        draft.note(f"{cue.act}", f"cue {cue.id}", token)
        back = self._refers_back(draft) if noun else None
        if judgement.purpose_of is not None:
            self._purpose(draft, judgement.purpose_of)
        elif back is not None:
            self._at[token.i] = back
            self.rejected.append(Rejected(token, f"{cue.act} by {cue.id}", "refers back to an event already coded"))
            return None, "back"
        travels = cue.frame.name in _TRAVEL
        if travels or (cue.act is Act.CONSULT and len(draft.actors) == 1 and not draft.recipients):
            self._recipients.host_by_place(draft)
            if travels and draft.recipients and draft.purpose_of is None:
                draft.mode = "visit"  # the codebook: who goes to another's meeting is a visitor, its host the recipient
        if (
            draft.act is Act.CONSULT
            and draft.recipients
            and draft.mode not in {"visit", "third-party"}
            and draft.purpose_of is None
            and token.lemma != "offer"
        ):
            known = {actor.key for actor in draft.actors}  # calls and talks have participants, no recipient
            draft.actors = [*draft.actors, *(found for found in draft.recipients if found.key not in known)]
            draft.recipients = []
        if draft.act is Act.PROTEST and draft.actors and all(governs(actor) for actor in draft.actors):
            draft.act, draft.mode = Act.ACCUSE, "disapprove"
            draft.note("ACCUSE", "a government that protests reproaches in words", token)
        if draft.act is Act.THREATEN and not noun:
            self._threatened(draft)
        met = draft.act is Act.CONSULT and len(draft.actors) > 1 and not draft.recipients
        draft.together = cue.frame.together or met
        self.complete(draft, draft.together)
        reason = self._unfit(draft, cue)
        if reason == "no actor was found" and announced:
            draft.actors, reason = announced, "who announces it is taken for its doer"
            draft.factuality, draft.doubt = judgement.value, reason
            self._put_aside(draft)
            return None, reason
        if reason:
            if lacking(draft, reason, judgement.value, self.arguments):
                self._put_aside(draft)
            return None, reason
        draft.factuality = judgement.value
        if draft.factuality is Factuality.HAPPENED and standing(token) and not self.parsed.sentences[token.sentence].heading:
            draft.factuality = Factuality.ONGOING
            draft.note("factuality: ongoing", f"'{token.text}' tells what goes on", token)
        if draft.factuality is Factuality.HAPPENED and draft.act in _AHEAD and (value := still_to_come(token)) is not None:
            draft.factuality = value
            draft.note(f"factuality: {draft.factuality}", f"'{token.text}'", token)
        if draft.planned and draft.factuality is Factuality.HAPPENED:
            draft.factuality = threatened_value(token)
            draft.note(f"factuality: {draft.factuality}", f"'{token.text}'", token)
        for effect, word in judgement.because:
            draft.note(f"factuality: {effect}", f"'{word.text}'", word)
        if noun and draft.factuality is Factuality.NEGATED and draft.act in {*_PRESSING, Act.REJECT}:
            return None, "'no objection', 'no threat' tell of none"
        if draft.factuality is Factuality.NEGATED and any(term.key == "word" and "not" in term.values for term in cue.terms):
            draft.factuality = Factuality.HAPPENED  # 'does not accept the court': the cue itself is what is refused
        self._refusal(draft, judgement.because)
        self.attribute(draft)
        if caused and draft.factuality is Factuality.DEMANDED:
            draft.factuality = Factuality.HAPPENED  # 'ordered him held': by whose word it is done
        self.spare += readings(draft)
        return draft, ""

    def _put_aside(self, draft: Draft) -> None:
        self.attribute(draft)
        self.spare += [draft, *readings(draft)]

    def _threatened(self, draft: Draft) -> None:
        """'threatened to attack bases': the deed that is named, planned; its code is THREATEN all the same."""
        for child in draft.token.kids("xcomp", "ccomp", "advcl"):
            if not any(kid.tag == "TO" for kid in child.children):
                continue
            for cue in cues_for(child):
                if cue.act not in MATERIAL_CONFLICT:
                    continue
                _, recipients, things = self.arguments.roles(child, cue.frame, noun=False)
                draft.act, draft.mode, draft.contexts = cue.act, cue.mode, cue.contexts
                draft.recipients, draft.objects = recipients or draft.recipients, things
                draft.note(f"{cue.act}", f"what is threatened, by cue {cue.id}", child)
                draft.planned = True
                return
        for child in draft.token.kids("dobj"):  # 'threatened further strikes'
            for cue in cues_for(child):
                if cue.act in MATERIAL_CONFLICT:
                    draft.act, draft.mode, draft.contexts = cue.act, cue.mode, cue.contexts
                    draft.note(f"{cue.act}", f"what is threatened, by cue {cue.id}", child)
                    draft.planned = True
                    return

    def complete(self, draft: Draft, together: bool = False) -> None:
        """Find the recipient that does not stand where it should, and whose people the parties are."""
        token, noun = draft.token, draft.noun
        if not draft.recipients and not together and not noun:
            before = self._at.get(token.head.i) if token.dep == "conj" else None
            if before is not None and before.act in _PRESSING and draft.act in _PRESSING:
                self._recipients.shared(draft, before)
            if not draft.recipients:
                self._recipients.inside(draft)
            if not draft.recipients and token.dep == "conj" and not (draft.act is Act.AID and token.kids("dative")):
                self._recipients.shared(draft, self._at.get(token.head.i))
        if draft.act in JUDGING and not noun and judges_a_deed(token):
            guessed, draft.recipients = draft.recipients, []  # 'backed it': the deed, before the last state named
            self._recipients.by_deed(draft, self.drafts)
            draft.recipients = draft.recipients or guessed
        if not draft.recipients and draft.act in _ANSWERING:
            self._recipients.by_deed(draft, self.drafts)
        if not draft.recipients and draft.act in MATERIAL_CONFLICT and draft.act is not Act.PROTEST:
            self._recipients.victim_by_place(draft)
        if draft.act in MATERIAL_CONFLICT:
            self._recipients.settle_victims(draft)
            if not noun and token.dep in {"conj", "advcl", "xcomp"}:
                self._recipients.alike(draft, self._at.get(token.head.i))
        if not draft.recipients and draft.act in MATERIAL_CONFLICT:
            self._recipients.by_same_deed(draft, self.drafts)
        if not draft.recipients and draft.act in _TO_SOMEONE and draft.purpose_of is None:
            self._recipients.by_topic(draft)
        draft.recipients = [found for found in draft.recipients if not everybody(found)]
        share_country(draft)
        self._not_oneself(draft)

    def _not_oneself(self, draft: Draft) -> None:
        """'put its army on alert', 'banned the airline from its airports': a state does that to nobody of its own."""
        mine = {actor.country for actor in draft.actors if actor.country}
        if not mine or not draft.recipients or any(found.country not in mine for found in draft.recipients):
            return
        named = any(found.kind in {"person", "organisation", "national"} and not found.guessed for found in draft.recipients)
        if draft.noun or named:
            return  # 'Myanmar's persecution of the Rohingya', 'Iran barred Ahmadinejad'
        if draft.act is Act.AID and draft.token.lemma in _SENDING:
            draft.act, draft.mode, draft.recipients = Act.MOBILIZE, "weapons", []
            draft.note("MOBILIZE", "sent to a place of its own", draft.token)
            self._recipients.by_topic(draft)
        elif len(draft.actors) > 1 and draft.act not in {Act.ACCUSE, Act.ASSAULT}:
            draft.recipients = []  # 'the two began to pull back their troops'
        elif draft.act in _ABROAD and all(actor.kind in {"state", "capital", "metonym"} for actor in draft.actors):
            draft.recipients = [
                owner
                for head in objects(draft.token)
                for owner in self.mentions.owner(head)
                if owner.country and owner.country not in mine
            ]
            if not draft.recipients and draft.act in _TO_SOMEONE:
                self._recipients.by_topic(draft)

    def _refusal(self, draft: Draft, because: list[tuple[str, Token]]) -> None:
        """'does not consent', 'will not lift the ban until ...': not to cooperate, in words, is to reject."""
        only = only_if(draft.token) if draft.act in _YIELDING and not draft.noun else None
        if only is not None and draft.factuality in {Factuality.CONDITIONAL, Factuality.PLANNED, Factuality.POSSIBLE}:
            draft.note("REJECT", f"a {draft.act} '{only.text}' on a condition is refused for now", only)
            draft.act, draft.mode, draft.factuality = Act.REJECT, None, Factuality.HAPPENED
            return
        if draft.factuality is not Factuality.NEGATED or draft.noun:
            return
        willed = any(effect == "planned" for effect, _ in because)
        if draft.act in {Act.AGREE, Act.SUPPORT} or (
            willed and draft.act in {Act.CONCEDE, Act.RETREAT, Act.AID, Act.CONSULT, Act.COOPERATE}
        ) or (willed and draft.act is Act.THREATEN and passive(draft.token)) or draft.token.lemma == "grant":
            draft.note("REJECT", f"a {draft.act} that is refused is a rejection", draft.token)
            if draft.act is Act.THREATEN and draft.recipients:  # 'would not be intimidated by': who is not, says no to who would
                draft.actors, draft.recipients = draft.recipients, draft.actors
            draft.act, draft.mode, draft.factuality = Act.REJECT, None, Factuality.HAPPENED
            if not draft.recipients and len(draft.actors) > 1:  # 'will not meet him': who refuses, and whom
                mine = {found.key for found in self.arguments.subjects(draft.token)}
                others = [found for found in draft.actors if found.key not in mine]
                if mine and others:
                    draft.actors = [found for found in draft.actors if found.key in mine]
                    draft.recipients = others

    def _unfit(self, draft: Draft, cue: Cue) -> str:
        if not draft.actors:
            return "no actor was found"
        together = cue.frame.together
        if together and len(draft.actors) < 2 and not draft.recipients:
            only = draft.actors[0]
            many = only.kind == "organisation" and only.sector == "IGO"
            if not many and (not only.plural or only.kind not in {"role", "national"}):
                return "only one party was found"
        everyone = [*draft.actors, *draft.recipients]
        if not any(actor.country or actor.resolved or actor.sector in _POLITICAL for actor in everyone):
            return "no party is a state, a known actor, or a public body"
        if draft.act is Act.THREATEN and any(passive(child) for child in draft.token.kids("ccomp")):
            return "what others may suffer from others is a warning, not a threat"
        if draft.noun and cue.mode == "visit" and not draft.recipients:
            return "no host was found"
        if draft.act in NEEDS_RECIPIENT and not draft.recipients and not (together and len(draft.actors) > 1):
            return "no recipient was found"
        if all(actor.kind == "name" for actor in draft.actors) and not any(a.country for a in draft.actors):
            return "the actor is only a name that is not known"
        keys = {actor.key for actor in draft.actors}
        if draft.recipients and all(found.key in keys for found in draft.recipients):
            return "actor and recipient are the same"
        if (
            draft.act is Act.ASSAULT
            and not draft.recipients
            and draft.noun
            and not draft.objects
            and len(draft.actors) < 2
            and all(actor.kind == "adjective" for actor in draft.actors)
        ):
            return "an adjective alone does not say who did it"
        return ""

    def _keep(self, draft: Draft, cue: Cue) -> None:
        self.drafts.append(draft)
        self._at[draft.token.i] = draft
        token = draft.token
        if (
            any(term.key == "obj" and term.values and not term.negated for term in cue.terms)
            or draft.act is Act.CONSULT
        ):
            for head in objects(token):
                self._absorb(head, f"is part of {cue.id}")
        if draft.act in _ABSORBING or draft.planned:
            for child in token.kids("dobj", "xcomp", "ccomp", "nsubjpass", "acl", "attr"):
                if parted(child, token):
                    continue
                self._absorb_chain(child, f"is what is asked, refused or threatened ({cue.id})")
            if draft.act is Act.REJECT and not token.kids("dobj"):
                for child in token.kids("advcl"):  # 'ruled out sending troops'
                    if child.tag == "VBG" and not child.kids("mark"):
                        self._absorb_chain(child, f"is what is refused ({cue.id})")
            for child in prepositions(token):
                if child.lower in {"for", "to", "of", "on", "from", "with", "against"}:
                    for target in child.kids("pobj", "pcomp"):
                        self._absorb_chain(target, f"is what is asked, refused or threatened ({cue.id})")
        if draft.act is Act.PROTEST and token.lemma in {"demand", "seek", "urge"}:
            for child in token.kids("dobj", "xcomp", "ccomp"):
                self._absorb_chain(child, f"is what is demanded by protest ({cue.id})")
        if token.lemma == "invite":
            for child in token.kids("xcomp", "ccomp"):
                self._absorb_chain(child, f"is what is invited to ({cue.id})")
        if draft.act is Act.ACCUSE:
            for child in prepositions(token):
                if child.lower in {"of", "for", "with", "over", "in"}:
                    for target in child.kids("pcomp"):
                        self._absorb_chain(target, f"is alleged, not told ({cue.id})")
                    if child.lower == "of":
                        for target in child.kids("pobj"):
                            self._absorb(target, f"is alleged, not told ({cue.id})")
            for child in token.kids("xcomp", "ccomp"):
                if parted(child, token):
                    continue
                self._absorb_chain(child, f"is alleged, not told ({cue.id})")

    def _absorb(self, token: Token, reason: str) -> None:
        self.absorbed.setdefault(token.i, reason)

    def _absorb_chain(self, token: Token, reason: str) -> None:
        todo = [token]
        while todo:
            head = todo.pop()
            self._absorb(head, reason)
            todo.extend(
                child
                for child in head.kids("xcomp", "conj", "dobj", "nsubjpass", "attr")
                if child.i not in self.absorbed
                and (child.dep != "conj" or (child.tag == head.tag and not _anew(child, head)))
                and not (child.dep == "ccomp" and parted(child, head))
            )
            for prep in head.kids("prep"):
                if prep.lower in {"of", "to", "for"}:
                    todo.extend(child for child in prep.kids("pobj", "pcomp") if child.i not in self.absorbed)

    # Reference between events

    def _refers_back(self, draft: Draft) -> Draft | None:
        """'this visit', 'the attack', 'their talks': the event named before, when nothing new is said of it."""
        token = draft.token
        marks = {child.lower for child in token.children if child.dep in {"det", "poss"}}
        if not marks & {"the", "this", "that", "these", "those", "their", "his", "her", "its"}:
            return None
        own = token.dep == "dobj" and token.head.lemma in {
            "launch",
            "pay",
            "make",
            "impose",
            "begin",
            "start",
            "conduct",
            "carry",
        }
        if own or (draft.actors and draft.recipients):
            return None
        for earlier in reversed(self.drafts):
            if token.sentence - earlier.token.sentence > 6:
                break
            if earlier.act is draft.act and (earlier.mode or "") == (draft.mode or earlier.mode or ""):
                mine = {found.country or found.key for found in (*draft.actors, *draft.recipients)}
                theirs = {found.country or found.key for found in (*earlier.actors, *earlier.recipients)}
                if mine <= theirs:
                    return earlier
        return None

    def _purpose(self, draft: Draft, of: Token) -> None:
        if of.lemma == "be":
            subject = of.kid("nsubj")
            if subject is None or subject.lemma not in _AIM:
                return
            nouns = [target for prep in subject.kids("prep") for target in prep.kids("pobj")]
            nouns += [child for child in subject.kids("poss", "compound") if child.pos == "NOUN"]
            target = next((self._at.get(noun.i) or self._named(noun) for noun in nouns), None)
        else:
            target = self._at.get(of.i)
        if target is None or target is draft:
            return
        draft.purpose_of = target
        draft.note("purpose", "it is the purpose of another event", target.token)
        if of.lemma == "be" or not draft.actors:
            draft.actors = list(target.actors)
            draft.recipients = list(target.recipients) or draft.recipients

    def _named(self, noun: Token) -> Draft | None:
        """The earlier event that a noun such as 'their visit' names."""
        acts = {cue.act for cue in cues_for(noun)}
        for earlier in reversed(self.drafts):
            if earlier.act in acts and noun.sentence - earlier.token.sentence <= 6:
                return earlier
        return None

    # Attribution

    def attribute(self, draft: Draft) -> None:
        """Set whose word a draft stands on, and what that does to its factuality."""
        holding = inside_out(said for said in self._says.get(draft.token.i, ()) if draft.token not in said.cue)
        draft.said = holding
        for said in holding:
            word = said.cue[0]
            draft.note("according to", f"'{word.text}' ({said.stance})", word)
            if said.effect and (said.direct or not beside(draft.token, word, said.effect)):
                effect = Factuality(said.effect)
                if effect in {Factuality.DENIED, Factuality.DEMANDED} or draft.factuality in {
                    Factuality.HAPPENED,
                    Factuality.ONGOING,
                }:
                    draft.factuality = effect
                    draft.note(f"factuality: {effect}", f"'{word.text}' {said.stance} it", word)
            if word.pos == "VERB" and any(child.dep == "neg" for child in word.children) and said.stance == "asserts":
                draft.note("the saying is negated", f"'{word.text}'", word)

    # Choices among candidates

    def _prefer_inner(self) -> None:
        """A promise or threat of a coded act is that act, planned: the more exact of the two is kept."""
        kept: list[Draft] = []
        for draft in self.drafts:
            inner = [
                other
                for other in self.drafts
                if draft.act is Act.AGREE
                and other is not draft
                and not draft.noun
                and (other.token.head is draft.token or other.token.head.head is draft.token)
                and other.token.dep in {"xcomp", "dobj", "pobj", "ccomp", "nsubjpass", "pcomp", "advcl"}
                and other.factuality in {Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL}
            ]
            if inner:
                self.rejected.append(
                    Rejected(draft.token, f"{draft.act} by {draft.rule}", "what is agreed is coded itself")
                )
                for other in inner:
                    other.said = other.said or draft.said
                draft.doubt = "what is agreed is coded itself"
                self.spare.append(draft)
                continue
            kept.append(draft)
        self.drafts = kept

    def _merge_doubles(self) -> None:
        """One deed named twice in a sentence by a verb and its noun is one event."""
        kept: list[Draft] = []
        here: list[Draft] = []  # those kept of the sentence: one deed told twice stands in one
        for draft in sorted(self.drafts, key=lambda draft: (draft.token.sentence, draft.noun, draft.token.i)):
            if here and here[0].token.sentence != draft.token.sentence:
                here = []
            double = next(
                (
                    other
                    for other in here
                    if other.token.sentence == draft.token.sentence
                    and other.act is draft.act
                    and joined(draft.token, other.token)
                    and {a.country or a.key for a in other.actors} == {a.country or a.key for a in draft.actors}
                    and (
                        {a.country or a.key for a in draft.recipients} <= {a.country or a.key for a in other.recipients}
                    )
                    and abs(other.token.i - draft.token.i) < 12
                    and other.factuality is draft.factuality
                ),
                None,
            )
            if draft.purpose_of is not None and draft.purpose_of.act is draft.act is Act.PROTEST:
                double = draft.purpose_of  # 'marched to protest'
            if double is None:
                double = next((other for other in here if tells_again(draft, other) or talks_of(draft, other)), None)
                again = double is not None
            else:
                again = (
                    double is draft.purpose_of or not separate(double.token, draft.token) or tells_again(draft, double)
                )
            if again:
                self.rejected.append(Rejected(draft.token, f"{draft.act} by {draft.rule}", "names the same deed again"))
                continue
            kept.append(draft)
            here.append(draft)
        at: dict[int, list[Draft]] = {}
        for draft in kept:
            at.setdefault(draft.token.i, []).append(draft)
        self.drafts = [draft for draft in kept if not self._overridden(draft, at[draft.token.i])]

    def _overridden(self, draft: Draft, here: list[Draft]) -> bool:
        """Material conflict overrides a verbal one at the same word; nothing else is dropped for it."""
        return any(
            other is not draft
            and other.token is draft.token
            and other.act in MATERIAL_CONFLICT
            and draft.act not in MATERIAL_CONFLICT
            for other in here
        )

    def _reject_all(self, sentence: Sentence, reason: str) -> None:
        for token in sentence.tokens:
            rows = cues_for(token)
            if rows:
                self.rejected.append(Rejected(token, f"{rows[0].act} by {rows[0].id}", reason))


def _anew(verb: Token, first: Token) -> bool:
    """'urged both to show restraint and may impose sanctions': what has a finite auxiliary of its own begins anew."""
    finite = {"MD", "VBD", "VBZ", "VBP"}
    return not any(kid.tag in finite for kid in first.kids("aux", "auxpass")) and any(
        kid.tag in finite for kid in verb.kids("aux", "auxpass")
    )


def _depth(token: Token) -> tuple[int, int]:
    depth = 0
    for _ in token.ancestors():
        depth += 1
    return depth, token.i


def instruments() -> frozenset[str]:
    """Return the lemmas that stand for their owner when they act: weapons and forces."""
    classes = word_classes()
    return classes.get("weapons", frozenset()) | classes.get("forces", frozenset()) | {
        "warplane", "plane", "jet", "airstrike", "strike", "shelling", "bombing", "raid", "offensive", "vessel", "ship",
        "fleet", "convoy", "tank", "artillery", "aircraft", "helicopter", "submarine", "delegation", "team",
        "carrier", "flotilla", "armada", "cruiser", "truck", "lorry", "ambulance", "bulldozer", "lifeboat",
    }  # fmt: skip
