"""Whether a cue fits a word of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sanderling.knowledge.cue_data import Cue, Term, cue_index
from sanderling.parse import Token

NAME = "proper-noun"
"""A value of a cue that any name fulfils: 'sacked Braverman'."""
_VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def cues_for(token: Token, meant: Sequence[Token] = ()) -> list[Cue]:
    """Return the cues that fit at ``token``, those that ask for most first; ``meant`` are the nouns that its object stands for, where it is a pronoun."""
    if token.tag in _VERB_TAGS and token.pos in {"VERB", "AUX"}:
        if token.dep == "amod" or token.dep in {"aux", "auxpass"}:
            return []
        rows = _rows("verb", token, token.lemma.lower())
    elif token.text == "March" and token.tag == "NNP":
        return []  # the month
    elif token.tag in {"NN", "NNS", "NNP", "NNPS", "VBG"}:
        rows = _rows("noun", token, token.lemma.lower()) or cue_index().get(("noun", singular(token)), ())
    else:
        return []
    if not rows:
        return []
    near = _Near(token, meant)
    return [cue for cue in rows if all(_found(term, near, cue) is not term.negated for term in cue.terms)]


def _rows(pos: str, token: Token, lemma: str) -> Sequence[Cue]:
    """Return the cues of a word; of one with a hyphen, those of the whole word where there are any."""
    first = before_hyphen(token)
    if first is not None:
        rows = cue_index().get((pos, f"{first}-{lemma}"), ()) or cue_index().get((pos, first + lemma), ())
        if rows:
            return rows
    return cue_index().get((pos, lemma), ())


def before_hyphen(token: Token) -> str | None:
    """Return what stands before the hyphen of 'sit-in' and 'test-fired', which the parse tells apart, in lower case."""
    hyphen = token.i - 1
    if any(child.i == hyphen and child.text == "-" for child in token.children):
        return next((child.lower for child in token.children if child.i == hyphen - 1), None)
    return None


class _Near:
    """A word with what stands about it, worked out once for all the cues that it may be."""

    def __init__(self, token: Token, meant: Sequence[Token]) -> None:
        self.token = token
        self.meant = meant

    @cached_property
    def objects(self) -> Sequence[Token]:
        return self.meant or objects(self.token)

    @cached_property
    def prepositions(self) -> list[Token]:
        return prepositions(self.token)

    @cached_property
    def words(self) -> frozenset[str]:
        """The children as they are written, and their lemmas."""
        return frozenset(word for child in self.token.children for word in (child.lemma.lower(), child.lower))

    @cached_property
    def object_forms(self) -> frozenset[str]:
        return _forms_of(self.objects)

    @cached_property
    def preposition_forms(self) -> frozenset[str]:
        found = {child.lower for child in self.prepositions}
        if any(child.dep == "dative" for child in self.prepositions):
            found.add("to")
        return frozenset(found)

    @cached_property
    def target_forms(self) -> frozenset[str]:
        return _forms_of(target for child in self.prepositions for target in child.kids("pobj", "pcomp"))

    @cached_property
    def subject_forms(self) -> frozenset[str]:
        return _forms_of(_subject_heads(self.token))

    @cached_property
    def modifier_forms(self) -> frozenset[str]:
        return _modifiers([self.token])

    @cached_property
    def object_modifier_forms(self) -> frozenset[str]:
        return _modifiers(self.objects)


def _modifiers(nouns: Sequence[Token]) -> frozenset[str]:
    return _forms_of(child for noun in nouns for child in noun.kids("amod", "compound", "nmod", "poss", "nummod"))


def singular(token: Token) -> str:
    """Return a proper noun's singular in lower case: its lemma is left as it stands by the parser."""
    word = token.lower
    return word[:-1] if token.tag == "NNPS" and word.endswith("s") else word


def objects(token: Token) -> list[Token]:
    """Return what a verb is done to, as heads of noun phrases with their conjuncts."""
    heads = token.kids("dobj", "nsubjpass", "oprd") if not passive(token) else token.kids("nsubjpass", "oprd", "dobj")
    if token.dep == "acl" and token.tag == "VBN" and not heads:
        heads = [token.head]
    if not heads and _relative(token):
        return [token.head]
    if not heads and (shared := _shared_object(token)) is not None:
        heads = shared.kids("dobj")
    if not heads:
        heads = _after_particle(token)
    if not heads and token.dep == "conj" and passive(token) and token.head.pos in {"VERB", "AUX"}:
        heads = token.head.kids("nsubjpass")
    found: list[Token] = []
    for head in heads:
        if head.tag in {"WDT", "WP"} and token.dep == "relcl":
            head = token.head
        found.append(head)
        found.extend(kid for kid in head.kids("conj"))
    return found


def _after_particle(token: Token) -> list[Token]:
    """'choked off the road', 'stood up a brigade': the object of what the parse takes for a preposition right after the verb."""
    for child in token.kids("prep"):
        if child.i == token.i + 1 and child.lower in _PARTICLES:
            return child.kids("pobj")
    return []


_PARTICLES = frozenset({"off", "up", "out"})


def _shared_object(token: Token) -> Token | None:
    """Return the verb that names the object of this one too: 'beat and kicked a reporter', 'arms and pays the militia'."""
    second = next((kid for kid in token.kids("conj") if kid.tag == token.tag), None)
    if second is None or passive(token) or second.kids("nsubj", "aux", "nsubjpass", "prt"):
        return None
    between = [kid for kid in token.children if token.i < kid.i < second.i]
    if any(kid.dep not in {"cc", "advmod", "punct"} for kid in between) or second.i - token.i > _NEXT:
        return None
    return second


def _relative(token: Token) -> bool:
    """Whether a clause without an object says what is done to the noun before it: 'the tanker Greek officers had impounded'."""
    if token.dep != "relcl" or token.head.i > token.i or token.head.lemma in _WHEN:
        return False
    words = token.children
    if not any(child.dep == "nsubj" and child.tag not in {"WDT", "WP"} for child in words):
        return False
    stranded = any(child.dep == "prep" and not child.children for child in words)
    return not stranded and not any(
        child.dep in {"auxpass", "nsubjpass", "dative", "ccomp", "xcomp", "acomp", "attr"} or child.tag in {"WRB", "WP$"}
        or (child.dep == "prep" and any(kid.tag in {"WDT", "WP"} for kid in child.children))
        for child in words
    )  # fmt: skip


def passive(token: Token) -> bool:
    """Whether the verb is in the passive: an auxiliary, or a bare participle after its noun."""
    if any(child.dep in {"auxpass", "nsubjpass"} for child in token.children):
        return True
    if any(child.dep == "agent" for child in token.children) and not token.kids("nsubj"):
        return True  # 'Xi called for restraint by all sides' is told in the active
    return token.tag == "VBN" and token.dep == "acl"


def prepositions(token: Token) -> list[Token]:
    """Return the prepositions that hang on the cue, or on its object."""
    found = token.kids("prep", "agent", "dative")
    for head in token.kids("dobj", "nsubjpass", "attr"):
        found.extend(head.kids("prep"))
    for written in token.kids("prep"):  # 'called in a joint statement for a truce': 'for' hangs on the statement
        if written.lower in {"in", "during", "at", "after"}:
            found.extend(kid for paper in written.kids("pobj") if paper.lemma in _PAPERS for kid in paper.kids("prep") if kid.lower in _ON_PAPER)
    for particle in token.kids("prt", "advmod", "prep"):
        if particle.lower not in {"according", "accord", "than", "as"}:
            found.extend(particle.kids("prep"))  # 'out of', 'ahead of', 'away from'
    return [child for child in found if child.tag in {"IN", "TO", "RP"} or child.dep == "dative"]


def _found(term: Term, near: _Near, cue: Cue) -> bool:
    token, values = near.token, term.values
    if term.key == "word":
        return not values.isdisjoint(near.words)
    if term.key == "obj":
        return not values.isdisjoint(near.object_forms) if values else bool(near.objects)
    if term.key == "prep":
        return not values.isdisjoint(near.preposition_forms) if values else bool(near.prepositions)
    if term.key == "pobj":
        return not values.isdisjoint(near.target_forms)
    if term.key == "mod":
        return not values.isdisjoint(near.object_modifier_forms if cue.pos == "verb" else near.modifier_forms)
    if term.key == "xcomp":
        clauses = [
            child
            for child in (*token.kids("xcomp", "ccomp", "advcl", "acl"), *_in_time(token))
            if any(kid.tag == "TO" for kid in child.children)
            or (child.tag == "VB" and not child.kids("mark", "aux"))
            or (child.tag == "VBG" and child.dep == "xcomp" and term.values)  # 'stopped paying'
        ]
        return not values.isdisjoint(_forms_of(clauses)) if values else bool(clauses)
    if term.key == "ccomp":
        clauses = [child for child in token.kids("ccomp") if not any(kid.tag == "TO" for kid in child.children)]
        if values:  # an auxiliary that must be in the clause: 'warned that it would'
            return any(kid.lower in values for child in clauses for kid in child.kids("aux"))
        return bool(clauses)
    if term.key == "csubj":  # a clause of what another is to do: 'wants Madrid to apologise', 'insisted that Cairo pay'
        return any(
            child.tag == "VB" and child.kids("nsubj", "nsubjpass") and all(kid.tag == "TO" for kid in child.kids("aux"))
            and (bool(child.kids("aux")) or "base" in values)
            for child in token.kids("ccomp", "xcomp")
        )  # fmt: skip
    if term.key == "subj":
        return not values.isdisjoint(near.subject_forms)
    if term.key == "above":  # the verb that a noun hangs on by a preposition: 'recalled its envoy for consultations'
        over = token.head.head if token.dep == "pobj" else token
        return not values.isdisjoint(_forms_of(verb for verb in (over, over.head) if verb is not token))
    return False


def _in_time(token: Token) -> list[Token]:
    """'gave them two days to leave': the infinitive hangs on the days."""
    return [clause for noun in token.kids("dobj", "npadvmod") if noun.lemma in _SPANS for clause in noun.kids("relcl", "acl")]


_SPANS = frozenset(["hour", "day", "week", "month", "fortnight", "minute"])


def _subject_heads(token: Token) -> list[Token]:
    """Return the words of a verb's subject: its own, the noun that 'who' or a participle stands for, or the one that it shares."""
    verb = token
    for _ in range(_DEEP):
        heads = verb.kids("nsubj", "nsubjpass")
        if heads:
            return [verb.head if head.tag in {"WDT", "WP"} and verb.dep == "relcl" else head for head in heads]
        if verb.dep == "acl" and verb.tag == "VBG":
            return [verb.head]  # 'soldiers guarding the square'
        above = verb.head
        if above is verb or above.pos not in {"VERB", "AUX"} or passive(verb):
            return []
        if not (verb.dep == "conj" or (verb.dep == "xcomp" and not objects(above)) or (verb.dep == "advcl" and verb.tag == "VBG")):
            return []
        verb = above
    return []


_DEEP = 5
"""So many verbs up a shared subject is looked for."""


def _forms_of(tokens: Iterable[Token]) -> frozenset[str]:
    found: set[str] = set()
    for token in tokens:
        _add_forms(token, found)
    return frozenset(found)


def _add_forms(token: Token, found: set[str]) -> None:
    """Add the values of a cue that a word fulfils, in lower case."""
    lemma, word = token.lemma.lower(), token.lower
    found.add(lemma)
    found.add(word)
    first = before_hyphen(token)
    if first is not None:
        found.update((f"{first}-{lemma}", first + lemma))
    if token.pos == "PROPN":
        found.add(NAME)
        for child in token.kids("compound", "nmod"):  # 'dismissed Home Secretary X', 'summoned ambassador Y': a title before a name
            if child.i < token.i:
                found.add(child.lower)
    if token.pos in {"NOUN", "PROPN"} and word.endswith("s"):
        found.add(word[:-1])
    if lemma in _MEASURES or token.pos == "NUM":
        of = next((child for child in token.kids("prep") if child.lower == "of"), None)
        for target in of.kids("pobj") if of is not None else ():  # 'hundreds of tonnes of grain', 'a shipment of arms'
            _add_forms(target, found)


_WHEN = frozenset("day week month year night morning evening hour moment time way reason place case extent fact".split())
"""Nouns after which a clause tells when, where or how, and does nothing to them."""
_NEXT = 4
"""Words from a verb to the one that shares its object: a conjunction and an adverb may stand between."""
_PAPERS = frozenset("statement letter message speech interview address note post video call communique conference briefing sermon".split())
_ON_PAPER = frozenset(["for", "on", "upon", "against", "with"])
"""Prepositions that seldom belong to what is written or spoken: who calls in a letter for a truce calls for it."""
_MEASURES = frozenset(
    """
        hundred thousand million billion dozen score ton tonne number batch shipment load delivery consignment
        worth amount volume quantity round series package barrage salvo volley group part most some kilogram
        kilo pound piece unit pair start beginning opening resumption end course
        first last rest remainder handful couple string wave cache stockpile planeload truckload boatload shipload lorryload
        trainload crate sack barrel bottle vial dose set array portion share half third quarter bulk majority number tens
        column fleet squad detachment company shipment tranche container pallet bag box
        sea throng tide swarm horde mass
    """.split()
)
