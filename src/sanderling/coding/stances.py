"""Who takes which stance to what, in other words than a clause: 'criticised the plan', 'called for talks', 'its demand'.

These are claims like those of ``claims.py``; they carry no event on anyone's word, so they are found beside them. A
stance that is told inside what somebody says or thinks is part of that claim, and is not given again.
"""

from __future__ import annotations

from collections.abc import Iterator

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import DOCUMENTS, Said, is_verb, quoted, speaker_of, undone
from sanderling.knowledge.cue_data import StanceWord, speech, stances
from sanderling.parse import Parsed, Token
from sanderling.resolve.found import Found

_DUMMY = frozenset(["this", "that", "which", "there", "what"])
_ANYBODY = frozenset(["you", "we", "one"])
_CLAUSES = frozenset(["obj", "xcomp", "oprd", "that"])
_OBJECTS = frozenset(["obj", "text", "obj+as", "obj+with", "oprd", "that", "xcomp"])
_COPULAS = frozenset("be feel seem appear remain become get grow sound look stay".split())
_MEASURES = frozenset("flurry series string number barrage host couple pair set stream spate wave lot dozen".split())
_TARGETS = frozenset(
    """town village city house home school hospital base camp position post convoy ship tanker vessel airport airfield
    port market checkpoint building bridge mosque church station depot plant truck bus car patrol""".split()
)
"""What is attacked with arms, not in words."""
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december day week month year night morning afternoon evening hour minute weekend time
    moment""".split()
)


def find_stances(parsed: Parsed, arguments: Arguments, said: list[Said]) -> list[Said]:
    """Return the stances whose cue is no cue of reported speech, in text order."""
    taken = {token.i for one in said for token in one.cue}
    told = {number for one in said for first, last in one.covers for number in range(first, last + 1)}
    told |= quoted(parsed)  # what stands in quotation marks is on the speaker's word too
    found: list[Said] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.i in taken or token.i in told:
                continue
            one = _at(token, arguments)
            if one is not None:
                found.append(one)
    return _outermost(found)


def _outermost(found: list[Said]) -> list[Said]:
    """Of two stances one within the other ('criticised the refusal to talk') the outer one holds the inner one."""
    return [
        one
        for one in found
        if not any(
            other.holds(one.cue[0]) and not (one.holds(other.cue[0]) and one.cue[0].i < other.cue[0].i)
            for other in found
            if other is not one
        )
    ]


def _at(token: Token, arguments: Arguments) -> Said | None:
    for word, cue in _words(token):
        if "open" in word.complements or word.pos == "adv":
            one = _hearsay(token, word)
        elif word.pos == "prep":
            one = _in_their_view(token, word, arguments)
        elif word.pos == "verb":
            one = _verb(token, cue, word, arguments)
        elif word.pos == "adj":
            one = _adjective(token, cue, word, arguments)
        else:
            one = _noun(token, word, arguments)
        if one is not None:
            return one
    return None


def _words(token: Token) -> Iterator[tuple[StanceWord, list[Token]]]:
    """The entries that fit a token, the longest first, with the tokens of the cue."""
    table = stances()
    if is_verb(token) and token.dep not in {"amod", "compound"}:
        lemma = token.lemma.lower()
        for child in token.children:
            near = 6 if child.dep in {"dobj", "acomp"} else 2  # 'take strong issue', but 'lash out' side by side
            if token.i < child.i <= token.i + near:
                second = child.lower if child.dep in {"prt", "prep", "advmod", "acomp"} else child.lemma.lower()
                word = table.get((f"{lemma} {second}", "verb"))
                if word is not None:
                    yield word, [token, child]
        word = table.get((lemma, "verb"))
        if word is not None:
            yield word, [token]
    if token.pos == "ADJ" or token.tag == "VBN":
        word = table.get((token.lower, "adj"))
        if word is not None:
            yield word, [token]
    if token.pos == "ADV":
        word = table.get((token.lower, "adv"))
        if word is not None:
            yield word, [token]
    if token.pos == "ADP" and token.dep == "prep":
        target = token.kid("pobj")
        word = table.get((f"{token.lower} {target.lemma.lower()}", "prep")) if target is not None else None
        if word is not None:
            yield word, [token]
    if token.pos == "NOUN" and token.dep != "compound" and not is_verb(token):
        word = table.get((token.lemma.lower(), "noun"))
        if word is not None:
            yield word, [token]


def _verb(verb: Token, cue: list[Token], word: StanceWord, arguments: Arguments) -> Said | None:
    if undone(verb) or any(kid.dep == "mark" and kid.lower in {"if", "unless"} for kid in verb.children):
        return None
    passive = bool(verb.kids("nsubjpass", "auxpass")) or (verb.tag == "VBN" and verb.dep == "acl")
    by = any(kid.dep == "agent" for kid in verb.children)
    named = "oprd" in word.complements and verb.dep != "acl" and bool(verb.kids("oprd"))
    open_ = word.passive or named
    open_ = open_ or any(kid.lower in {"for", "as"} and kid.lower in word.complements for kid in verb.kids("prep"))
    if passive and not by and not open_:
        return None
    objects = [kid for kid in verb.kids("dobj") if kid not in cue and kid.i > verb.i]
    if objects and not word.complements.keys() & _OBJECTS:
        return None  # 'seized a man on the border' is not 'seized on the report'
    content = [token for head in cue for token in _complements(head, word, cue)]
    if not content or all(token.i > verb.i for token in content):
        content = _fronted(verb, word) + content
    if "subject" in word.complements:  # 'drew criticism': from whom is seldom told
        subject = verb.kid("nsubj")
        if passive or subject is None or subject.lower in _DUMMY:
            return None
        by_whom = next((to.kid("pobj") for head in cue for to in head.kids("prep") if to.lower in {"from", "by"}), None)
        return _made(
            verb, cue, by_whom, arguments.mentions.at(by_whom) if by_whom else [], subject.subtree(), word, False
        )
    if passive:
        subject = verb.kid("nsubjpass")
        if subject is not None and subject.lower not in _DUMMY:
            content = subject.subtree() + content
    if not content:
        return None
    speaker = None if passive and not by else speaker_of(verb)
    if speaker is None and not (passive and open_):
        return None
    if speaker is not None and speaker.lower in _DUMMY and word.stance != "shows":
        return None
    if speaker is not None and (speaker.lower in _ANYBODY or _whoever(verb, speaker, arguments)):
        return None
    if "verbal" in word.complements and (speaker is None or not _in_words(verb, speaker, arguments)):
        return None
    generic = speaker is not None and speaker.pos == "NOUN" and not arguments.mentions.at(speaker)
    if word.stance == "knows" and generic and verb.tag in {"VB", "VBP", "VBG"}:
        return None  # 'people know how it is': nobody is reported
    speakers = arguments.subjects(verb) if speaker is not None else []
    return _made(verb, cue, speaker, speakers, content, word, noun=False)


def _fronted(verb: Token, word: StanceWord) -> list[Token]:
    """What a clause is about that stands before its verb: 'what she called a gift', 'the plan that he admires'."""
    if not word.complements.keys() & {"obj", "oprd"}:
        return []
    for child in verb.kids("dobj", "nsubj", "ccomp", "pobj"):
        if child.i < verb.i and child.tag in {"WDT", "WP"} and child.dep == "dobj":
            return [child]
    return []


def _whoever(verb: Token, speaker: Token, arguments: Arguments) -> bool:
    """'those who question it', 'voters supporting her': a kind of people is described, nobody is reported."""
    return (
        speaker is verb.head
        and (verb.dep == "acl" or (verb.dep == "relcl" and verb.tag in {"VBP", "VBZ", "VBG", "VB"}))
        and speaker.pos != "PROPN"
        and not arguments.mentions.at(speaker)
        and not _expresses(speaker)
    )


def _hearsay(token: Token, word: StanceWord) -> Said | None:
    """'seems to be lost', 'allegedly fired': somebody thinks so, and it is not told who."""
    clause = token.head if word.pos == "adv" else token
    content = [one for one in clause.subtree() if one is not token and one not in token.subtree()]
    if word.pos != "adv":
        content = _complements(token, word, [token]) + [
            one for subject in token.kids("nsubj") if subject.lower != "it" for one in subject.subtree()
        ]
    if len(content) < 2 or (not _complements(token, word, [token]) and word.pos != "adv"):
        return None
    return _made(token, [token], None, [], content, word, noun=False)


def _in_their_view(preposition: Token, word: StanceWord, arguments: Arguments) -> Said | None:
    """'in a new poll', 'by his own account': a source that stands beside the whole clause."""
    source = preposition.kid("pobj")
    if source is None or preposition.head.pos not in {"VERB", "AUX"}:
        return None
    inside = {token.i for token in preposition.subtree()}
    content = [token for token in preposition.head.subtree() if token.i not in inside]
    owner = source.kid("poss")
    cue = [preposition] if owner is None else [preposition, source]
    speaker = owner or source
    return _made(preposition, cue, speaker, arguments.mentions.at(speaker), content, word, noun=False)


def _adjective(adjective: Token, cue: list[Token], word: StanceWord, arguments: Arguments) -> Said | None:
    """'is worried about', 'donors worried about', 'it is clear that'."""
    content = _complements(adjective, word, cue)
    head = adjective.head
    speaker: Token | None
    if adjective.dep in {"acomp", "oprd", "attr"} and head.lemma in _COPULAS:
        content = content or _complements(head, word, [head, adjective])
        speaker = head.kid("nsubj") or speaker_of(head)
    elif adjective.tag == "VBN" and adjective.kids("auxpass"):
        speaker = adjective.kid("nsubjpass")
    elif adjective.dep in {"amod", "acl"} and head.i < adjective.i:
        speaker = head
    elif adjective.dep in {"conj", "advcl", "ROOT"}:
        speaker = adjective.kid("nsubj", "nsubjpass") or speaker_of(adjective)
    else:
        return None
    if not content:
        return None
    if speaker is None or speaker.lower in _DUMMY or speaker.lower == "it":
        if not word.passive:
            return None
        speaker = None
    return _made(adjective, cue, speaker, arguments.mentions.at(speaker) if speaker else [], content, word, noun=False)


def _noun(noun: Token, word: StanceWord, arguments: Arguments) -> Said | None:
    speaker = noun.kid("poss")
    if noun.dep in {"pobj", "nsubj", "nsubjpass"} and not noun.kids("acl", "ccomp"):
        return None  # 'despite its support for', 'its demand raised': what is told is another thing
    if speaker is None:
        by = next((kid.kid("pobj") for kid in noun.kids("prep") if kid.lower in {"by", "from"}), None)
        speaker = by
    if speaker is None or speaker.lower in _DUMMY:
        return None
    content = _complements(noun, word, [noun])
    if not content:
        return None
    return _made(noun, [noun], speaker, arguments.mentions.at(speaker), content, word, noun=True)


def _complements(head: Token, word: StanceWord, cue: list[Token]) -> list[Token]:
    found: list[Token] = []
    for child in head.children:
        if child.i < head.i or child in cue:
            continue
        if (
            (child.dep in {"pobj", "pcomp"} and head.dep in {"prep", "prt"})  # 'went after the minister'
            or (child.dep in {"dobj", "obj"} and "obj" in word.complements)
            or (child.dep in {"oprd", "attr"} and word.complements.keys() & {"oprd", "obj"})
            or (child.dep == "ccomp" and word.complements.keys() & _CLAUSES)
            or (child.dep == "dobj" and _joined(head, child, word))
            or (child.dep == "dobj" and "text" in word.complements and _expresses(child))
            or (child.dep in {"advcl", "ccomp"} and "that" in word.complements and _whether(child))
            or (child.dep == "acomp" and "acomp" in word.complements)
            or (child.dep == "acl" and "that" in word.complements and any(k.lower == "that" for k in child.children))
            or (child.dep == "xcomp" and child.tag == "VBG" and "obj" in word.complements)
            or (child.dep == "xcomp" and "xcomp" in word.complements)
            or (
                child.dep in {"acl", "relcl"}
                and "acl" in word.complements
                and any(k.tag == "TO" for k in child.children)
            )
        ):
            found.extend(child.subtree())
        elif child.dep in {"prep", "dative"} and child.lower in word.complements and not _when(child):
            found.extend(token for token in child.subtree() if token is not child)
    return found


def _joined(verb: Token, thing: Token, word: StanceWord) -> bool:
    """'see it as a gift', 'charged him with fraud': the parser hangs the preposition on the verb or on the object."""
    near = {f"obj+{kid.lower}" for kid in (*verb.children, *thing.children) if kid.dep == "prep"}
    return not near.isdisjoint(word.complements)


def _whether(clause: Token) -> bool:
    return any(kid.dep == "mark" and kid.lower in {"if", "whether"} for kid in clause.children)


def _when(preposition: Token) -> bool:
    """'spoke on Thursday', 'ruled in May': when it was, not what it was about."""
    target = preposition.kid("pobj")
    return target is not None and target.lemma.lower() in _TIMES


def _in_words(verb: Token, speaker: Token, arguments: Arguments) -> bool:
    """'attacked the bill', said of a person or a text; an army, or a man with a knife, attacks otherwise."""
    if any(kid.lemma.lower() in _TARGETS for kid in verb.kids("dobj", "nsubjpass")):
        return False
    prepositions = verb.kids("prep")
    if _expresses(speaker) or any(kid.lower in {"for", "as", "over"} and not _when(kid) for kid in prepositions):
        return True
    if any(kid.lower == "with" for kid in prepositions):
        return False
    return any(found.kind in {"person", "name"} or found.office for found in arguments.mentions.at(speaker))


def _expresses(noun: Token) -> bool:
    """Whether the noun is something said or written: 'issued a statement', not 'issued a permit'."""
    lemma = noun.lemma.lower()
    if lemma in _MEASURES:  # 'a string of letters'
        of = next((kid.kid("pobj") for kid in noun.kids("prep") if kid.lower == "of"), None)
        return of is not None and _expresses(of)
    return lemma in DOCUMENTS or (lemma, "noun") in stances() or (lemma, "noun") in speech()


def _stance(cue: Token, word: StanceWord) -> str:
    """'called it a mistake' judges, 'called for talks' demands: a preposition after the verb tells them apart."""
    direct = any(child.dep in {"dobj", "oprd", "ccomp", "attr"} and child.i > cue.i for child in cue.children)
    for child in cue.children:
        if child.dep == "prep" and not direct and child.lower in word.complements:
            return word.complements[child.lower]
        if child.dep == "xcomp" and "xcomp" in word.complements:
            return word.complements["xcomp"]
    return word.stance


def _made(
    at: Token, cue: list[Token], speaker: Token | None, speakers: list[Found], content: list[Token], word: StanceWord,
    noun: bool,
) -> Said | None:  # fmt: skip
    numbers = sorted(token.i for token in content if not token.is_edge() and token not in cue)
    before, after = [number for number in numbers if number < at.i], [number for number in numbers if number > at.i]
    covers = [(run[0], run[-1]) for run in (before, after) if run]
    if not covers:
        return None
    first, last = covers[-1]
    return Said(cue, speaker, speakers, first, last, False, _stance(at, word), "", noun, covers, kind="stance")
