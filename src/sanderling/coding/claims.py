"""Who says what: speaker, cue and content of every reported statement, direct and indirect, nested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sanderling.coding.arguments import Arguments
from sanderling.knowledge.cue_data import speech
from sanderling.parse import Parsed, Sentence, Token
from sanderling.resolve.found import Found

OPENING, CLOSING = '"“«„', '"”»“'
OPENING_ONLY, CLOSING_ONLY = "“«„``", "”»"
_GOES_ON = frozenset(["call", "accuse", "urge", "demand", "blame", "condemn", "appeal", "ask", "criticise", "criticize", "praise", "thank"])
"""Verbs beside those of saying that a speaker goes on with: 'said that ... and called for an inquiry'."""
_WEAK = frozenset(
    {
        "show",
        "find",
        "see",
        "determine",
        "detect",
        "discover",
        "demonstrate",
        "prove",
        "establish",
        "hear",
        "agree",
        "continue",
        "repeat",
        "decide",
    }
)
"""Verbs that report only with a that-clause and somebody who can speak."""


_THINKING = frozenset(
    """think believe guess hope know mean suppose wish want feel see understand consider assume imagine expect suspect
    figure reckon""".split()
)
"""'I think' and 'you know' inside somebody's words report nobody."""
_SELF = frozenset(["i", "we", "you"])
DOCUMENTS = frozenset(
    """poll survey study report data figure document email e-mail letter statement record research analysis video
    footage evidence paper memo filing estimate image photograph transcript review audit census statistic""".split()
)


_GOING_ON = frozenset(
    """begin start continue go keep seek try want need plan expect appear seem have use tend happen proceed rush move
    refuse fail manage dare help turn take come hasten hurry pause stop get wait""".split()
)
"""Verbs whose infinitive is done, or is on the subject's mind: 'went on to criticise'."""
_SPOKEN_AT = frozenset(
    """take use appear come go gather meet hold write speak post tweet rally call return assemble convene stand rise visit
    march issue release send fly travel fill crowd flock pour throng line block occupy camp strike protest demonstrate""".split()
)
"""Verbs of an occasion to speak: 'took to the radio to attack the bill', 'met to discuss it'."""
_LED = frozenset("lead prompt cause bring drive force allow enable spur push move encourage get".split())
"""Verbs that make somebody do something: 'which led Japan to condemn it'."""


@dataclass(slots=True, eq=False)
class Said:
    """One statement in the parse: tokens of cue, speaker and content (inclusive token numbers)."""

    cue: list[Token]
    speaker: Token | None
    speakers: list[Found]
    first: int
    last: int
    direct: bool
    stance: str
    effect: str
    noun: bool = False
    covers: list[tuple[int, int]] = field(default_factory=list)
    """All token stretches of the content: it may be broken by the cue, and go on in the next sentence."""
    unclosed: bool = False
    """Whether the quotation is still open at the end of the sentence."""
    kind: str = "speech"
    """``speech``: somebody says a clause; ``stance``: somebody criticises, demands, plans or knows something."""

    def holds(self, token: Token) -> bool:
        """Whether the token lies in what is said."""
        return any(first <= token.i <= last for first, last in self.covers)


def inside_out(holding: Iterable[Said]) -> list[Said]:
    """Return the statements that hold one word, the shortest first."""
    return sorted(holding, key=lambda said: said.last - said.first)


def innermost(holding: Iterable[Said]) -> Said | None:
    """Return of the statements that hold one word the shortest, None where none holds it."""
    return next(iter(inside_out(holding)), None)


def find_claims(parsed: Parsed, arguments: Arguments) -> list[Said]:
    """Return all statements in text order of their cues."""
    found: list[Said] = []
    inside = quoted(parsed)
    for sentence in parsed.sentences:
        before = len(found)
        for token in sentence.tokens:
            if token.i in inside and token.lemma in _THINKING:
                continue
            said = _at(token, sentence, parsed, arguments)
            if said is not None and not (
                token.i in inside and said.speaker is not None and said.speaker.lower in _SELF
            ):
                found.append(said)
        if len(found) == before:
            _carried_on(sentence, parsed, found)
        for said in found[before:]:
            if said.kind == "speech" and not said.noun:
                _reach_back(said, parsed)
    return found


def _at(token: Token, sentence: Sentence, parsed: Parsed, arguments: Arguments) -> Said | None:
    lemma = token.lemma.lower()
    if lemma == "accord" and token.kids("prep"):
        return _according(token, sentence, parsed, arguments)
    if (token.pos == "AUX" or is_verb(token)) and token.dep != "amod":
        word = speech().get((lemma, "verb"))
        if word is not None:
            return _verb(token, sentence, parsed, arguments, word.stance, word.effect)
    if token.pos == "NOUN":
        word = speech().get((lemma, "noun"))
        if word is not None:
            return _noun(token, parsed, arguments, word.stance, word.effect)
    return None


def undone(verb: Token) -> bool:
    """Whether a stance is only named: 'to criticise': nobody has done it, unless somebody goes on to, comes to, or is led to."""
    if verb.tag != "VB":
        return False
    if verb.dep == "conj" and verb.head.tag in {"VB", "VBP"} and not verb.kids("nsubj"):
        return undone(verb.head) or verb.head.tag == "VB"
    if any(kid.lower == "do" and kid.dep == "aux" for kid in verb.children):
        return True  # 'does not want', 'do you know': the article denies it or asks for it
    if not any(kid.tag == "TO" for kid in verb.children):
        return not verb.kids("aux") and not (verb.dep == "ROOT" and verb.kids("nsubj"))
    if verb.dep == "xcomp" and verb.head.lemma in _GOING_ON:
        return undone(verb.head)
    if verb.dep == "advcl" and verb.head.tag != "VB" and verb.head.lemma in _SPOKEN_AT:
        return False
    if verb.dep == "xcomp" and verb.head.lower in {"able", "quick"}:
        return False
    return not (verb.dep in {"ccomp", "xcomp"} and verb.head.lemma in _LED)


def is_verb(token: Token) -> bool:
    """Whether it is a verb, also where the parser takes one in -s for a plural: 'the party plans to', 'Berg claims that'."""
    return token.pos == "VERB" or (
        token.tag == "NNS"
        and token.pos == "NOUN"
        and bool(token.kids("nsubj"))
        and not token.kids("cop", "det", "poss")
    )


def _verb(
    verb: Token, sentence: Sentence, parsed: Parsed, arguments: Arguments, stance: str, effect: str
) -> Said | None:
    if undone(verb):
        return None
    content: list[Token] = []
    clauses = [
        child
        for child in verb.kids("ccomp")
        if not any(kid.tag == "TO" for kid in child.children) or child.kids("nsubj")
    ]
    if clauses:
        main = max(clauses, key=lambda child: len(child.subtree()))
        said = [one for one in clauses if one is main or (one.i > verb.i and main.i > verb.i)]
        beyond = _own_words(verb, main)
        content = _without([token for one in said for token in one.subtree() if token.i not in beyond], verb)
    elif verb.dep in {"parataxis", "ccomp", "dep", "advcl"} and _asides(verb):
        inside = {token.i for token in verb.subtree()}
        top = verb.head
        content = [token for token in top.subtree() if token.i not in inside]
    if not content:
        content = _quoted(verb, sentence)
    if not content and verb.lemma not in _WEAK and verb.lemma not in _THINKING:
        content = _quoted_elsewhere(verb, sentence, parsed)
    if not content:
        return None
    speaker = speaker_of(verb)
    if speaker is not None and speaker in content:  # '... Full speed," said Anna Berg.': the parser's first subject
        speaker = next((kid for kid in verb.kids("nsubj") if kid not in content), speaker)
    if verb.lemma in _THINKING and speaker is not None and speaker.lower in _SELF:
        return None
    speakers = arguments.subjects(verb)
    if speaker is not None and speaker.lemma in DOCUMENTS:
        return _made(verb, [verb], speaker, speakers, content, parsed, stance, effect)
    nobody = speaker is None or (speaker.lower == "it" and verb.dep == "pcomp")
    if nobody and (verb.tag == "VB" or (verb.tag == "VBG" and verb.dep in {"pcomp", "xcomp", "csubj"})):
        return None  # 'tell us', 'it goes without saying', 'worth noting': nobody says it
    if verb.lemma in _WEAK and not speakers:
        return None
    if speaker is None and not speakers and verb.lemma in {"see", "hear", "mean", "find", "consider"}:
        return None
    return _made(verb, [verb], speaker, speakers, content, parsed, stance, effect)


def _own_words(verb: Token, main: Token) -> set[int]:
    """'said the charges were baseless and hinted that ...': what the speaker goes on to do is no part of what was said.

    The parser hangs the second verb on the clause; it has no subject of its own, and is of the tense of the first.
    """
    beyond: set[int] = set()
    for other in main.kids("conj"):
        word = other.lemma.lower()
        speaks = (word, "verb") in speech() or word in _GOES_ON
        if speaks and other.tag == verb.tag and other.pos == "VERB" and not other.kids("nsubj", "nsubjpass", "aux"):
            beyond |= {token.i for token in other.subtree()}
            beyond |= {kid.i for kid in main.kids("cc", "punct") if kid.i < other.i and kid.i > other.i - 3}
    return beyond


def _asides(verb: Token) -> bool:
    """Whether the verb stands aside of what is said: '..., he said, ...' or 'as the ministry put it'."""
    if verb.dep == "advcl":
        return any(kid.dep == "mark" and kid.lower == "as" for kid in verb.children) and bool(verb.kids("nsubj"))
    return (
        bool(verb.kids("nsubj", "nsubjpass"))
        and verb.head.pos in {"VERB", "AUX", "ADJ"}
        and not verb.kids("dobj", "ccomp", "mark")
    )


def speaker_of(verb: Token) -> Token | None:
    """The head of the noun phrase that speaks."""
    if verb.kids("agent"):
        for agent in verb.kids("agent"):
            for target in agent.kids("pobj"):
                return target
    own = verb.kid("nsubj")
    if own is not None:
        if own.tag in {"WP", "WDT"} and verb.dep == "relcl":
            return verb.head
        return own
    if verb.kids("nsubjpass"):
        return None
    head = verb.head
    if head is verb:
        return None
    if verb.dep == "acl":
        if speech().get((head.lemma, "noun")) and head.lemma not in {
            "report",
            "news",
            "sign",
            "evidence",
            "rumor",
            "rumour",
        }:
            for kind in ("poss", "compound"):
                owner = head.kid(kind)
                if owner is not None and owner.pos in {"PROPN", "PRON"}:
                    return owner
            if head.dep == "dobj":
                return speaker_of(head.head) or head
        return head
    if verb.dep == "xcomp" and head.lemma in _LED and head.kid("dobj") is not None:
        return head.kid("dobj")  # 'led Japan to condemn it'
    if verb.dep in {"conj", "advcl", "xcomp"} and head.pos in {"VERB", "AUX"}:
        return speaker_of(head)
    if verb.dep == "xcomp" and head.dep == "acomp":  # 'was able to defend it'
        return speaker_of(head.head)
    if verb.dep == "pcomp" and head.dep == "prep" and head.head.pos in {"VERB", "AUX"}:  # 'replied by saying'
        return speaker_of(head.head)
    return None


def _noun(noun: Token, parsed: Parsed, arguments: Arguments, stance: str, effect: str) -> Said | None:
    for child in noun.kids("acl", "ccomp", "relcl"):
        that = next((kid for kid in child.children if kid.dep == "mark" and kid.lower == "that"), None)
        if that is None or any(kid.tag == "TO" for kid in child.children):
            continue
        speaker = noun.kid("poss") or next(
            (kid for kid in noun.kids("compound", "amod") if arguments.mentions.by_token.get(kid.i)), None
        )
        if speaker is None:
            for prep in noun.kids("prep"):
                if prep.lower in {"by", "from", "of"}:
                    speaker = prep.kid("pobj")
        if speaker is None and noun.dep == "dobj":
            speaker = speaker_of(noun.head)
        if speaker is None:
            return None
        return _made(
            noun, [noun], speaker, arguments.mentions.at(speaker), child.subtree(), parsed, stance, effect, noun=True
        )
    return None


def _according(token: Token, sentence: Sentence, parsed: Parsed, arguments: Arguments) -> Said | None:
    to = token.kids("prep")[0]
    target = to.kid("pobj")
    if target is None:
        return None
    inside = {item.i for item in token.subtree()}
    top = token.head
    while top.pos not in {"VERB", "AUX"} and top.head is not top:
        top = top.head
    content = [item for item in top.subtree() if item.i not in inside]
    return _made(token, [token, to], target, arguments.mentions.at(target), content, parsed, "asserts", "")


def _quoted(verb: Token, sentence: Sentence) -> list[Token]:
    """The quotation in the sentence that a verb of saying stands outside of."""
    marks = [token for token in sentence.tokens if token.text in {'"', "“", "”", "''", "``"}]
    if len(marks) < 2:
        return []
    if not (verb.kids("nsubj") or verb.dep == "conj" or (verb.tag == "VBG" and marks[0].i > verb.i)):
        return []  # 'singing "We shall be back"' needs no subject of its own
    first, last = marks[0], marks[-1]
    if first.i < verb.i < last.i:
        inner = [mark for mark in marks if mark.i < verb.i]
        if len(inner) % 2:
            return []
        last = inner[-1] if inner else last
    words = [token for token in sentence.tokens if first.i < token.i < last.i]
    return words if len(words) >= 3 else []


def _quoted_elsewhere(verb: Token, sentence: Sentence, parsed: Parsed) -> list[Token]:
    """The quotation of a verb of saying that has none in its own sentence, whole.

    '"Will it last?" she said.' ends in the sentence before, 'He said, "It will.' goes on in the next, and what is said
    after 'He said:' at the end of a paragraph stands in the next one.
    """
    if not verb.kids("nsubj"):
        return []
    words = [token for token in sentence.tokens if not token.text.isspace()]
    marks = [token for token in words if _is_mark(token)]
    if len(marks) == 1 and marks[0].i > verb.i and marks[0].text not in CLOSING_ONLY:
        return [token for token in words if token.i > marks[0].i]
    if verb.kids("dobj", "xcomp"):
        return []
    if len(marks) == 1 and words[0].i < marks[0].i < verb.i and marks[0].text not in OPENING_ONLY:
        return [token for token in words if token.i < marks[0].i]
    if words[-1].text == ":" and sentence.index + 1 < len(parsed.sentences) and not marks:
        return _next_words(parsed.sentences[sentence.index + 1])
    if verb.head is not verb and verb.dep not in {"parataxis", "ccomp", "conj"}:
        return []
    return _words_before(words, sentence, parsed)


def _is_mark(token: Token) -> bool:
    return token.text in {*OPENING, *CLOSING, "''", "``"}


def _next_words(sentence: Sentence) -> list[Token]:
    words = [token for token in sentence.tokens if not token.text.isspace()]
    marks = [token for token in words if _is_mark(token)]
    last = marks[-1].i if marks and marks[-1] is not words[0] else words[-1].i
    return [token for token in words if token.i <= last] if len(words) >= 3 else []


def _words_before(words: list[Token], sentence: Sentence, parsed: Parsed) -> list[Token]:
    """The last sentence of the quotation that closes right before this sentence, or as it begins."""
    if sentence.index == 0:
        return []
    before = parsed.sentences[sentence.index - 1]
    inner = [token for token in before.tokens if not token.text.isspace()]
    if before.paragraph != sentence.paragraph or not inner:
        return []
    ended = inner[-1] if _is_mark(inner[-1]) else words[0]
    if not _is_mark(ended) or ended.text in OPENING_ONLY or (ended is inner[-1] and _is_mark(words[0])):
        return []
    opened = [token for token in inner if _is_mark(token) and token is not ended]
    first = opened[-1].i if opened else inner[0].i - 1
    return [token for token in inner if first < token.i < ended.i]


def quoted(parsed: Parsed) -> set[int]:
    """Return the numbers of the tokens in quotation marks, also where a quotation runs over several sentences."""
    inside: set[int] = set()
    open_, paragraph = False, -1
    for sentence in parsed.sentences:
        if sentence.paragraph != paragraph:
            open_, paragraph = False, sentence.paragraph
        for token in sentence.tokens:
            if token.text in {'"', "''"}:
                open_ = not open_
            elif token.text in OPENING or token.text == "``":
                open_ = True
            elif token.text in CLOSING:
                open_ = False
            elif open_:
                inside.add(token.i)
    return inside


def _without(tokens: list[Token], verb: Token) -> list[Token]:
    return [token for token in tokens if token is not verb]


def _made(
    at: Token, cue: list[Token], speaker: Token | None, speakers: list[Found], content: list[Token], parsed: Parsed,
    stance: str, effect: str, noun: bool = False,
) -> Said | None:  # fmt: skip
    numbers = sorted(token.i for token in content if not token.text.isspace())
    if not numbers:
        return None
    runs: list[tuple[int, int]] = []
    start = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1:
            runs.append((start, last))
            start = number
        last = number
    runs.append((start, last))
    tokens = parsed.tokens
    first, end = max(runs, key=lambda run: run[1] - run[0])
    runs = [run for run in (_trimmed(tokens, *run) for run in runs) if not tokens[run[0]].is_edge()] or runs
    sentence = tokens[first].sentence
    quoted_before = first > 0 and tokens[first - 1].sentence == sentence and tokens[first - 1].text in OPENING
    while first < end and (tokens[first].is_edge() or (tokens[first].lower == "that" and tokens[first].dep == "mark")):
        quoted_before = quoted_before or tokens[first].text in OPENING
        first += 1
    closing = any(token.text in CLOSING for token in tokens[end + 1 : end + 3] if token.sentence == sentence)
    while end > first and tokens[end].is_edge():
        closing = closing or tokens[end].text in CLOSING
        end -= 1
    if end - first < 1 and not quoted_before and not closing:
        return None
    if at.i >= first and at.i <= end:
        return None
    said = Said(cue, speaker, speakers, first, end, quoted_before and closing, stance, effect, noun, runs)
    rest = (token for token in tokens[end + 1 :] if token.sentence == sentence)
    said.unclosed = quoted_before and not closing and next((False for token in rest if _is_mark(token)), True)
    return said


def _trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """The stretch without the punctuation at its edges, unless it is nothing else."""
    start, end = first, last
    while start < end and tokens[start].is_edge():
        start += 1
    while end > start and tokens[end].is_edge():
        end -= 1
    return start, end


def _carried_on(sentence: Sentence, parsed: Parsed, earlier: list[Said]) -> bool:
    """A sentence wholly in quotation marks after a quotation in the same paragraph is the same speaker's: it goes on."""
    words = [token for token in sentence.tokens if not token.text.isspace()]
    if not earlier or len(words) < 4:
        return False
    last = earlier[-1]
    if last.holds(words[1]):
        return False
    near = parsed.sentences[parsed.tokens[last.covers[-1][1]].sentence]
    near = max(near, parsed.sentences[last.cue[0].sentence], key=lambda one: one.index)
    if near.paragraph != sentence.paragraph or sentence.index - near.index > 1:
        return False
    opened = words[0].text in OPENING
    if not opened and not (last.unclosed and not any(token.text in OPENING for token in words[:-2])):
        return False
    closed = any(token.text in CLOSING for token in words[-2:])
    if not opened and not closed and any(token.text in CLOSING for token in words):
        return False
    first, end = words[1 if opened else 0].i, words[-1].i
    while end > first and parsed.tokens[end].is_edge():
        end -= 1
    last.covers.append((first, end))
    last.direct = last.direct or (last.unclosed and closed)
    last.unclosed = not closed
    return True


def _reach_back(said: Said, parsed: Parsed) -> None:
    """'"One. Two. Three," she said.': the quotation began some sentences before the one that names the speaker."""
    sentence = parsed.sentences[said.cue[0].sentence]
    words = [token for token in sentence.tokens if not token.text.isspace()]
    if not words or words[0].text in OPENING or words[0].i != said.first:
        return
    closing = next((token for token in words if token.text in {*CLOSING, *OPENING}), None)
    if closing is None or closing.text not in CLOSING or closing.i > said.cue[0].i:
        return
    runs: list[tuple[int, int]] = []
    for index in range(sentence.index - 1, max(-1, sentence.index - 12), -1):
        before = parsed.sentences[index]
        inner = [token for token in before.tokens if not token.text.isspace()]
        marks = [token for token in inner if token.text in {*OPENING, *CLOSING}]
        if before.paragraph != sentence.paragraph or len(marks) > 1 or not inner:
            return
        opened = bool(marks) and inner[0] is marks[0]
        if marks and not opened:
            return
        first, end = inner[1 if opened else 0].i, inner[-1].i
        while end > first and parsed.tokens[end].is_edge():
            end -= 1
        runs.insert(0, (first, end))
        if opened:
            said.covers = [*runs, *(run for run in said.covers if not parsed.tokens[run[0]].is_edge())]
            said.direct = True
            return
