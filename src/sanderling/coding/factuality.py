"""How sure the words are that an act took place: modality, tense, negation, conditionals, and what governs them."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanderling.coding.arguments import carrier
from sanderling.knowledge.cue_data import effects, light_verbs, speech
from sanderling.parse import Token
from sanderling.records import Factuality

_MODALS = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible",
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned", "would": "planned", "'d": "planned",
    "must": "demanded", "should": "demanded", "ought": "demanded",
}  # fmt: skip
_STILL_TO_COME = {"offer": Factuality.POSSIBLE, "promise": Factuality.PLANNED, "pledge": Factuality.PLANNED}
_CONDITIONS = frozenset({"if", "unless", "provided", "lest"})
_TAKES_PLACE = frozenset(
    """
        take be hold begin start resume occur happen continue follow end conclude last open kick go proceed
        erupt break set schedule plan expect
    """.split()
)
_THROUGH = frozenset(
    """
        begin start continue manage use help come get proceed resume keep go stop cease finish dare happen
    """.split()
)
_ALREADY = frozenset(
    {
        "condemn",
        "criticize",
        "criticise",
        "welcome",
        "praise",
        "follow",
        "denounce",
        "investigate",
        "protest",
        "mourn",
        "describe",
        "blame",
        "end",
        "survive",
        "document",
        "recall",
    }
)
_FACTS = frozenset("after when since as because while whereas where".split())
"""What begins a clause that is told as a fact, whatever is thought or asked for beside it."""
_KEEPING = frozenset(["from", "of", "against"])
"""What stands before that which is prevented: 'kept it from sailing'."""
_SHORT_OF = frozenset(["short", "out", "away", "clear", "far"])
"""What stands before 'of' or 'from' and a deed that was not done: 'fell short of freeing', 'shied away from naming'."""
_SOON = frozenset(
    [("in", "works"), ("on", "cards"), ("in", "offing"), ("in", "pipeline"), ("on", "horizon"), ("in", "prospect"), ("on", "agenda"),
     ("in", "making"), ("in", "preparation"), ("in", "store"), ("under", "preparation"), ("at", "hand"), ("under", "consideration"),
     ("under", "discussion"), ("in", "view")]
)  # fmt: skip
"""Where a deed is that has not come yet."""
_HOLDS = frozenset(["hold", "last", "continue"])
_SPANS = frozenset("hour day week month year decade century generation night".split())


@dataclass(slots=True)
class Judgement:
    """The factuality of an event with the words that decide it."""

    value: Factuality = Factuality.HAPPENED
    because: list[tuple[str, Token]] = field(default_factory=list)
    purpose_of: Token | None = None
    """The word of the act whose purpose this is."""


def judge(token: Token, noun: bool) -> Judgement:
    """Return how sure the act at ``token`` is; ``noun`` says whether an event noun names it."""
    marks: list[tuple[str, Token]] = []
    judgement = Judgement()
    start: Token | None = token
    if noun:
        start = _from_noun(token, marks)
    if start is not None:
        _climb(start, marks, judgement, own=True)
    hypothetical = _hypothetical(token)
    if hypothetical is not None:
        marks.append(("conditional", hypothetical))
    value = Factuality.HAPPENED
    for effect, _ in marks:
        value = _combine(value, Factuality(effect))
    judgement.value = value
    judgement.because = marks
    return judgement


def _hypothetical(token: Token) -> Token | None:
    """'any deal that increases cooperation': what an indefinite of 'any' is said to do is not told as a fact."""
    for node in (token, *token.ancestors()):
        if node.dep in {"relcl", "acl"} and node.head.pos == "NOUN":
            for child in node.head.kids("det"):
                if child.lower in {"any", "whatever", "whichever"}:
                    return child
    return None


def _combine(inner: Factuality, outer: Factuality) -> Factuality:
    sure = {Factuality.HAPPENED, Factuality.ONGOING}
    if outer is Factuality.PLANNED:
        return outer if inner in sure else inner
    if outer is Factuality.POSSIBLE:
        return outer if inner in sure | {Factuality.PLANNED} else inner
    if outer is Factuality.NEGATED:
        return inner if inner is Factuality.DENIED else outer
    if outer is Factuality.ONGOING:
        return outer if inner is Factuality.HAPPENED else inner
    return outer


def _from_noun(noun: Token, marks: list[tuple[str, Token]]) -> Token | None:
    """Marks from what stands around an event noun; returns the verb to climb on from, if it decides."""
    known = effects()
    for child in noun.children:
        effect = known.get((child.lower, "adj", "modifier")) or known.get((child.lemma.lower(), "adj", "modifier"))
        if effect and child.dep in {"amod", "det", "compound"}:
            marks.append((effect, child))
        if child.dep == "acl" and child.tag == "VBN":
            effect = known.get((child.lemma, "verb", "object"))
            if effect:
                marks.append((effect, child))
            elif light_verbs().get(child.lemma):
                for aux in child.kids("aux"):
                    _modal(aux, child, marks)
        if child.dep in {"relcl", "acl"}:
            for aux in child.kids("aux"):
                if aux.lower in {"will", "would", "could", "may", "might"} and light_verbs().get(child.lemma):
                    _modal(aux, child, marks)
    top = noun
    while top.dep == "conj" and top.head.pos in {"NOUN", "PROPN"}:
        top = top.head
    head = top.head
    if top.dep in {"dobj", "nsubjpass", "oprd", "attr"}:
        effect = known.get((head.lemma, "verb", "object"))
        if effect:
            marks.append((effect, head))
            return None if effect in {"negated", "denied"} else head if head.lemma in light_verbs() else None
        if (head.lemma in light_verbs() and head.lemma not in _ALREADY) or head.lemma == "be":
            return head
        return head if top.dep == "nsubjpass" and head.lemma in _TAKES_PLACE else None
    if top.dep == "nsubj":
        if head.lemma == "be" and (soon := _in_the_works(head)) is not None:
            marks.append(("planned", soon))  # 'a summit is in the works'
            return head
        if head.lemma in _HOLDS and head.tag in {"VBZ", "VBP"}:
            marks.append(("ongoing", head))  # 'the truce still holds'
        return head if head.lemma in _TAKES_PLACE and head.lemma != "be" else None
    if top.dep in {"pobj", "pcomp"}:
        preposition, governor = head, head.head
        if governor.pos == "NOUN":
            effect = known.get((governor.lemma, "noun", "complement"))
            if effect and preposition.lower in {"of", "for", "on", "about"}:
                marks.append((effect, governor))
            return None
        effect = known.get((governor.lemma, "verb", "object"))
        if effect and preposition.lower in ({"in"} if governor.lemma == "pencil" else {"for", "on", "of", "about", "to", "with"}):
            marks.append((effect, governor))
            return None
        if preposition.lower in {"without", "against", "instead"}:
            marks.append(("negated" if preposition.lower != "against" else "possible", preposition))
            return None
        if preposition.lower in {"ahead", "before", "until"}:
            marks.append(("planned", preposition))
            return None
        support = carrier(noun)
        if support is not None:
            return support.verb
        if preposition.lower == "of" and governor.head.lower == "ahead":
            marks.append(("planned", governor.head))
    return None


def _in_the_works(verb: Token) -> Token | None:
    for preposition in verb.kids("prep"):
        for target in preposition.kids("pobj"):
            if (preposition.lower, target.lower) in _SOON and not target.kids("amod", "poss", "compound"):
                return target
    return None


def _modal(aux: Token, verb: Token, marks: list[tuple[str, Token]]) -> None:
    effect = _MODALS.get(aux.lower)
    if effect is None:
        return
    if aux.lower in {"would", "'d", "could"} and on_condition(verb):
        effect = "conditional"
    if effect == "possible" and aux.lower == "could" and any(kid.dep == "neg" for kid in verb.children):
        effect = "negated"
    if effect == "demanded" and any(kid.lower == "have" and kid.dep == "aux" for kid in verb.children):
        effect = "negated"
    marks.append((effect, aux))


def on_condition(verb: Token) -> bool:
    """Whether 'if', 'unless' or 'once' is beside a verb; 'even if' is no condition."""
    for clause in verb.kids("advcl"):
        for kid in clause.children:
            word = kid.lower if kid.dep in {"mark", "advmod"} else ""
            if word == "once" or (kid.dep == "mark" and word in _CONDITIONS):
                return not any(one.lower == "even" and one.i == kid.i - 1 for one in (*clause.children, *verb.children, *kid.children))
    return False


def still_to_come(verb: Token) -> Factuality | None:
    """How sure is what a verb offers or promises by its own name, 'offered help if asked'; None for other verbs."""
    value = _STILL_TO_COME.get(verb.lemma)
    return Factuality.CONDITIONAL if value is not None and on_condition(verb) else value


def threatened_value(verb: Token) -> Factuality:
    """How sure what is threatened is: planned, but with 'if' or 'unless' beside the threat or the deed only conditional."""
    deeds = [verb, *(word for word in verb.subtree() if word.pos == "VERB" and _infinitive(word))]
    return Factuality.CONDITIONAL if any(on_condition(deed) for deed in deeds) else Factuality.PLANNED


def refused(verb: Token, value: Factuality) -> Factuality:
    """How sure a refusal is that its verb tells by 'will not', 'no longer' or 'nor': the refusal itself is made."""
    not_so = value is Factuality.NEGATED or any(
        kid.dep == "neg" or (kid.lower in {"longer", "never"} and kid.dep == "advmod") for kid in verb.children
    )
    return Factuality.HAPPENED if not_so and value not in {Factuality.DENIED, Factuality.DEMANDED} else value


def only_if(verb: Token) -> Token | None:
    """'would lift it only if Niger opened the border': the 'only' by which a promise is a refusal for now."""
    for child in verb.kids("advcl"):
        marks = {kid.lower for kid in child.kids("mark", "advmod")}
        if marks & {"if", "when", "once", "after"}:
            near = [*child.kids("advmod"), *verb.kids("advmod")]
            found = next((kid for kid in near if kid.lower == "only" and verb.i < kid.i < child.i), None)
            if found is not None:
                return found
    return None


def _own_marks(verb: Token, marks: list[tuple[str, Token]], shared: bool) -> None:
    """Marks by a verb's own auxiliaries, negation and adverbs; a conjunct without its own shares its head's."""
    known = effects()
    has_modal = False
    for child in verb.children:
        if child.dep == "aux":
            has_modal = has_modal or child.lower in _MODALS
            _modal(child, verb, marks)
            lasts = child.tag in {"VBZ", "VBP"} or (child.tag == "VBN" and any(kid.lower in {"has", "have"} for kid in verb.kids("aux")))
            if child.lemma == "be" and verb.tag == "VBG" and lasts and not shared:
                marks.append(("ongoing", child))  # 'are fighting', 'have been fighting'
        elif child.dep == "neg":
            after = [kid for kid in verb.children if kid.i == child.i + 1]
            if verb.lemma not in HELD_BACK and not (after and after[0].lower == "only"):
                marks.append(("negated", child))
        elif child.dep == "advmod":
            effect = known.get((child.lower, "adv", "modifier"))
            if effect:
                marks.append((effect, child))
        elif (child.dep == "preconj" and child.lower == "neither") or (
            child.dep in {"nsubj", "nsubjpass", "dobj"}
            and any(kid.dep == "det" and kid.lower in {"no", "neither"} for kid in child.children)
            and sum(kid.dep == "det" for kid in child.children) == 1  # 'the No campaign' denies nothing
        ):
            marks.append(("negated", child))
    if verb.tag == "VBN" and any(kid.lower in {"has", "have"} for kid in verb.kids("aux")):
        since = next((kid for kid in verb.kids("prep", "advmod") if _lasting(kid)), None)
        if since is not None and (verb.lemma, "verb", "lasting") in known:
            marks.append(("ongoing", since))  # 'have blockaded the ports since February', not 'have arrested ten since'

    if verb.tag == "VB" and verb.kids("nsubj") and verb.kids("mark") and not verb.kids("aux"):
        marks.append(("demanded", verb))  # the subjunctive: 'demands that the government free him'
    if on_condition(verb) and (
        _infinitive(verb) or any(child.dep == "aux" and child.lower in _MODALS for child in verb.children)
    ):
        marks.append(("conditional", next(child for child in verb.children if child.dep == "advcl")))


HELD_BACK = frozenset({"hesitate", "shrink", "flinch"})
"""'will not hesitate to strike': what is negated is what would keep one from the deed."""


def _lasting(word: Token) -> bool:
    """'since February', 'ever since', 'for two weeks'."""
    if word.lower == "since":
        return True
    return word.lower == "for" and any(target.lemma in _SPANS for target in word.kids("pobj"))


def _infinitive(verb: Token) -> bool:
    return any(child.dep == "aux" and child.tag == "TO" for child in verb.children)


def _climb(verb: Token, marks: list[tuple[str, Token]], judgement: Judgement, own: bool) -> None:
    known = effects()
    node = verb
    for _ in range(12):
        if own:
            _own_marks(node, marks, shared=node is not verb)
        own = True
        head = node.head
        if head is node:
            return
        dep = node.dep
        if dep == "conj" and head.pos in {"VERB", "AUX"}:
            own_subject = bool(node.kids("nsubj", "nsubjpass"))
            own = (not own_subject and not node.kids("aux", "auxpass")) or (_infinitive(head) and not own_subject)
            own = own and not (node.tag == "VBD" and head.tag == "VB")  # 'did not wait and left': what is told anew
            if own_subject and not _subordinate(head):
                return
            node = head
            continue
        if dep in {"xcomp", "ccomp", "acl", "advcl"} and (_infinitive(node) or (dep == "xcomp" and node.tag == "VB")):
            if (
                dep == "advcl"
                and head.pos in {"VERB", "AUX"}
                and head.lemma not in _THROUGH
                and (head.lemma, "verb", "infinitive") not in known
            ):
                marks.append(("planned", node))
                judgement.purpose_of = head
                return
            if not _governed(node, head, marks, judgement):
                return
            node = head if head.pos != "ADJ" else head.head if head.head is not head else head
            if head.pos == "NOUN":
                return
            continue
        if dep == "ccomp":
            word = speech().get((head.lemma, "verb"))
            if word is not None:
                return  # what a speaker's word does to its content is added with the chain of sources
            node = head
            continue
        if dep == "advcl":
            mark = next(
                (
                    child.lower
                    for child in node.children
                    if child.dep in {"mark", "advmod"}
                    and child.lower in _CONDITIONS | {"before", "until", "once", "when", "as"}
                ),
                "",
            )
            if mark in _CONDITIONS:
                marks.append(("conditional", node))
                return
            if mark in {"before", "until"}:
                if node.tag in {"VBZ", "VBP", "VB"}:
                    marks.append(("planned", node))
                return
            if mark:
                if mark in {"when", "once"} and node.tag in {"VBZ", "VBP"}:
                    marks.append(("planned", node))
                return
            if node.tag in {"VBG", "VBN"}:
                node = head
                continue
            return
        if (dep in {"pcomp", "xcomp"} and node.tag == "VBG") or dep == "xcomp":
            governor = head.head if dep == "pcomp" else head
            if dep == "pcomp" and governor.dep in {"advmod", "prt", "prep"}:
                if governor.lower in _SHORT_OF and head.lower in {"of", "from"}:
                    marks.append(("negated", governor))  # 'stopped short of recognising', 'backed out of buying'
                    return
                governor = governor.head
            effect = known.get((governor.lemma, governor.pos.lower(), "gerund")) or known.get(
                (governor.lemma, "verb", "object") if dep == "xcomp" else ("", "", "")
            )
            if dep == "pcomp" and head.lower in {"without", "instead"}:
                marks.append(("negated", head))
                return
            if dep == "pcomp" and head.lower == "against":
                marks.append(("possible", head))
                return
            if effect == "negated" and (head.lower not in _KEEPING if dep == "pcomp" else governor.lemma == "keep"):
                effect = None  # 'kept shelling', 'kept him out by withholding a visa': that was done
            if effect:
                marks.append((effect, governor))
            if governor.pos == "NOUN":
                effect = known.get((governor.lemma, "noun", "complement"))
                if effect:
                    marks.append((effect, governor))
                return
            if dep == "pcomp" and head.lower in {"after", "since", "for", "over", "of"}:
                return
            if dep == "pcomp" and head.lower in {"before"}:
                return
            node = governor
            continue
        return


def standing(verb: Token) -> bool:
    """'which trains Malian soldiers', 'sells Canada oil': in the simple present such a deed goes on, but for a headline's."""
    return (
        verb.tag in {"VBZ", "VBP"}
        and not verb.kids("aux", "auxpass", "neg")
        and (verb.lemma, "verb", "standing") in effects()
    )


def beside(token: Token, cue: Token, effect: str) -> bool:
    """Whether a finite clause is no part of what the cue makes doubtful, though the parse hangs it there.

    'A court sentenced him; he denied it' is two sentences in one; in 'demanded that Moscow free the teacher, whom it has
    held since 2021' and 'believes that it gave advice after he visited' the inner clause is told as a fact.
    """
    if effect not in {"demanded", "denied", "possible"}:
        return False
    node, clause = token, token
    while node is not cue and node.head is not node:
        if node.dep == "relcl" or (node.dep == "advcl" and any(kid.lower in _FACTS for kid in node.kids("mark", "advmod"))):
            return _told(node) and (effect == "demanded" or node.dep == "advcl")
        clause, node = node, node.head
    if node is not cue:
        return token.i > cue.i and any(kid.text == ";" and cue.i < kid.i < token.i for kid in node.children)
    return parted(clause, cue)


def parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon or a colon stands between a clause and a later verb, of which the parse makes it the content."""
    return (
        clause.dep == "ccomp"
        and clause.i < verb.i
        and not clause.kids("mark")
        and any(kid.text in {";", ":"} and clause.i < kid.i < verb.i for kid in (*verb.children, *clause.children))
    )


def _told(verb: Token) -> bool:
    """A finite verb of the past or the present: 'held', 'has held', 'backs'; not 'that he step down'."""
    auxiliaries = [kid for kid in verb.children if kid.dep in {"aux", "auxpass"}]
    if any(kid.tag == "MD" or kid.tag == "TO" for kid in auxiliaries):
        return False
    past = verb.tag in {"VBD", "VBZ"} or (verb.tag == "VBN" and not auxiliaries and bool(verb.kids("nsubj")))
    return past or any(kid.tag in {"VBD", "VBZ", "VBP"} for kid in auxiliaries)


def _subordinate(verb: Token) -> bool:
    return verb.dep in {"ccomp", "advcl", "xcomp", "conj"}


def _governed(node: Token, head: Token, marks: list[tuple[str, Token]], judgement: Judgement) -> bool:
    """The mark of what governs an infinitive; returns whether to climb on from the governor."""
    known = effects()
    if head.pos == "ADJ" or head.dep == "acomp":
        effect = known.get((head.lower, "adj", "infinitive"))
        marks.append((effect or "possible", head))
        return True
    if head.pos in {"NOUN", "PROPN"}:
        effect = known.get((head.lemma, "noun", "complement"))
        marks.append((effect or "planned", head))
        return False
    if head.lemma == "be":
        marks.append(("planned", head))
        judgement.purpose_of = head
        return True
    if head.lemma == "go" and head.tag == "VBG":
        marks.append(("planned", head))
        return True
    if head.lemma == "have":
        yet = next((kid for kid in head.kids("advmod") if kid.lower == "yet" and kid.i < node.i), None)
        marks.append(("demanded", head) if yet is None else ("negated", yet))  # 'has yet to deliver the boats'
        return True
    if head.lemma in _THROUGH:
        return True
    effect = known.get((head.lemma, "verb", "infinitive"))
    if effect:
        marks.append((effect, head))
        if effect in {"planned", "possible"} and on_condition(head):
            marks.append(("conditional", head))  # 'promised to lift the ban once licences are in place'
    elif (word := speech().get((head.lemma, "verb"))) is not None:
        if not any(kid.dep == "aux" and kid.lower == "have" for kid in node.children):
            marks.append(("planned", head))
        elif word.effect:  # 'is believed to have attacked'
            marks.append((word.effect, head))
    else:
        marks.append(("planned", node))
        judgement.purpose_of = head
        return False
    return True
