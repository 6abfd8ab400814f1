"""Of which party somebody is told to be, in any wording: the stretches that describe a known person are searched for the name of a party.

Whether a party is another than the person's is seen by its names in the person's state, by the parties that are one under
several names, and where a state does not know the name by the two camps alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.beside import Stretch, stretches
from sanderling.check.finding import Draft
from sanderling.check.known import Known, entry_of, known_in
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.knowledge.actor_data import organisations
from sanderling.knowledge.check_known import known_persons
from sanderling.knowledge.check_persons import party_kin, persons_told

_TOO_WIDE = frozenset({"National", "Radical", "Moderate", "League", "Arena", "MAS", "DA", "Nationalist", "Colorado", "UNO", "PRO", "CREO", "Green", "Convergence", "Libertarian", "Solidarity", "Amal", "Umma", "Fatherland", "Alba", "Centre", "Freedom", "The Left", "PAN", "ANO", "Reform", "Justice"})
"""Names of parties that are words of other senses as well: they tell a party only beside 'party', a role or an article in the plural."""
_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "party", "in", "y", "el", "e", "du", "le"})
_VIEWS = {"socialist": "left", "social democratic": "left", "communist": "left", "left-wing": "left", "leftist": "left", "centre-left": "left", "center-left": "left", "conservative": "right", "right-wing": "right", "centre-right": "right", "center-right": "right", "christian democratic": "right"}
_CAMPS = {
    "left": frozenset({"socialist", "social democrat", "labor", "communist", "pasok", "syriza", "workers'", "podemos", "broad front", "frente amplio", "democratic left", "smer", "sandinista"}),
    "right": frozenset({"conservative", "tory", "christian democrat", "gaullist", "rpr", "ump", "new democracy", "likud", "fidesz", "republican", "cdu", "csu", "forza italia", "people of freedom", "law and justice", "popular", "hdz"}),
}
_GENERAL = frozenset({"socialist", "social democrat", "christian democrat", "conservative", "labor", "communist", "tory", "gaullist"})
_PLURALS = frozenset({"Tories", "Greens", "Communists", "Liberals", "Conservatives", "Socialists", "Republicans", "Democrats", "Radicals", "Moderates", "Nationalists"})
_ROLE = (
    r"(?:leader|chief|head|president|prime minister|premier|chancellor|vice-president|vice president|minister|secretary|candidate|nominee|contender|hopeful|senator|congressman|congresswoman|representative|governor|mayor|politician|chairman|chairwoman|chair|MP|lawmaker|legislator|deputy|"
    r"speaker|veteran|statesman|stateswoman|stalwart|grandee|heavyweight|boss|incumbent|backbencher|whip|peer|member|figure|elder|reformer|strongman|colleague|president-elect|taoiseach|patriarch|ruler|administration chief|first minister|rival|challenger)"
)
_TITLES = r"(?:President|Prime Minister|Chancellor|Premier|Senator|Governor|Mayor|Vice President|Speaker|Congressman|Congresswoman|Representative|Foreign Minister|Finance Minister|Leader|MP|Sen\.?|Rep\.?|Gov\.?|Mr|Mrs|Ms|Dr|Sir|Lord)"
_AHEAD_AFTER = lazily(rf"(?:[’']s?)?(?: [Pp]arty)?(?:[’']s?)?(?: (?!of\b|and\b|[a-z\-]+(?:ed|s)\b)[a-z][a-z\-]+){{0,3}}? (?:{_ROLE}|{_TITLES})(?: (?:and|of|for|from|in) (?:[A-Za-z\-]+ ?){{1,4}}|,)?")
_OF_HIM = lazily(r"(?: [Pp]arty)? (?:of|under|behind) (?:[a-z]+ )?(?:(?:President|Prime Minister|Chancellor|Mr|Mrs) ?)?|(?: [Pp]arty)? (?:of|under|behind)")
_PARTY_OF = lazily(r"(?: [Pp]arty)?, (?:the|his|her|which is the) (?:[a-z\-]+ ){0,3}party (?:of|led by|founded by|headed by) (?:[a-z\-]+ ){0,3}(?:[A-Z][a-z]+ )?")
_NOT_HIS = lazily(
    r"(?i)\b(?:rivals?|opponents?|critics?|against|with|by|former|formerly|ex|once|beat|beats|beating|beaten|defeat\w*|over|unlike|coalition|ally|allies|allied|left|leaves|quit\w*|defect\w*|expel\w*|between|not|never|no|anti|scourge|foe|enemy|challenger|merger|split|partners?|broke|turned|"
    r"son|daughter|brother|sister|widow|wife|husband|nephew|niece|father|mother|aide|adviser|spokes\w+|than|supported|backed|support|backing|replac\w*|succe\w*|lost to|won over|switched|toppl\w*|oust\w*|victory|win|defence|instead|rather|though|but|said|told|says|toler\w*|courted|thorn)\b"
)
_NOT_HIS_WHO = lazily(r"(?i)\b(?:former|formerly|ex|once|not|never|no|anti|turned|until|before)\b")
_TAKEN_BACK = lazily(r"(?:[’']s?)? ?(?:-(?!elect)|(?:led|run|backed|dominated|held)\b|(?:rivals?|opponents?|government|coalition|rule|supporters?|voters?|donors?|heartlands?|strongholds?|rebels|votes?|majority|allies|ally|critics?|families|family|predecessor|successor|opposition|partners?|values|era|administration|newspaper|establishment|activists?|think)\b|(?!MP|Party|President|Prime|Chancellor|Senator|Governor)[A-Z]|and (?:the )?[A-Z])")
_WHO_OF = lazily(
    r"who(?:,? (?:has|had|is|was|long|now|once|also|then|been|still|himself|herself))*(?: (?:leads|led|heads|headed|chairs|chaired|runs|leading|heading|represents|represented|stood (?:for|as)|stands for|ran (?:for|as)|is of|belongs to|belonged to|joined|sits for|sat for|won for|was elected for|comes from|speaks for)| (?:an?|the)\b| (?:[a-z]+ )?(?:leader|member|head|chairman|candidate|nominee|chief|deputy leader) of)"
)
_HE = lazily(r"(?:He|She) (?:now |long |also |still |has |had |once )*(?:leads|led|heads|headed|belongs to|belonged to|joined|represents|stands for|stood for|ran for|was elected for|chairs|chaired|comes from|is an?|was an?|is the|is (?:deputy )?(?:leader|chairman|head|member) of)\b")
_FORM_OF = lazily(r"(?:^|.*\s)(?:of|for|in|from|at|within|leads|led|heads|headed|chairs|represents|joined|belongs to|[a-z]+s?’s) (?:[A-Z][\w]+[’']s )?(?:(?:the|his|her|an?) )?(?:(?!and\b)[a-z][a-z\-]+,? ){0,3}$")
_FORM_NOUN = lazily(r"(?i)^(?:and )?(?:(?:himself|herself|once|long|now|then|like|is|was) )*(?:(?:an?|the|one of the|one of his country[’']s|[A-Z][\w]+[’']s) )?(?:(?!and\b|of\b|for\b)[a-z\d][a-z\d\-]*,? ){0,3}$")
_WHOSE = lazily(r"^whose (?:own |ruling |governing |new |victorious |defeated |beaten |opposition |centre-left |centre-right |left-wing |right-wing |conservative |liberal |social |centrist |far-right |populist |nationalist )*$")
_AND_HIS = lazily(r"^and (?:his|her) (?:own |ruling |governing |new |defeated |opposition |centre-left |centre-right |conservative |liberal )*$")


def _plain(party: str) -> str:
    plain = party.lower().replace("’", "'").replace("tories", "tory").replace("labour", "labor").removeprefix("the ").removesuffix(" party")
    return re.sub(r"(?<=[a-z]{3})(?:ic|s)$", "", plain) if plain != "workers'" else plain


@cache
def _by_state() -> dict[tuple[str, str], frozenset[str]]:
    """Return which parties of a state a plain name may mean, by (state, name); kin of a party are one with it."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in organisations():
        if one.kind == "party" and one.country:
            for name in (one.name.split(" (")[0], *one.aliases):
                found.setdefault((one.country, _plain(name)), set()).add(one.id)
    for state, words in party_kin():
        plain = [_plain(word) for word in words]
        group = {f"kin:{state}:{plain[0]}"}.union(*(found.get((state, word), set()) for word in plain))
        for word in plain:
            found.setdefault((state, word), set()).update(group)
    for nations, parties in _told_rows():
        for state in nations[:1]:
            for party in parties:
                found.setdefault((state, _plain(party)), set())
    return {key: frozenset(ids) for key, ids in found.items()}


def _told_rows() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for told in persons_told().values():
        yield told.nations, told.parties
    for one in known_persons():
        yield one.nations, one.parties


@cache
def _names() -> Names:
    """Return what finds the names of parties, those of persons and those of the table of parties, in the plural too."""
    names = {party for _, parties in _told_rows() for party in parties if party[:1].isupper()} | {"Tory", "Labour", "Labor", "Communist", "Liberal", "Conservative", "Socialist"}
    for one in organisations():
        if one.kind == "party":
            names |= {name for name in (one.name.split(" (")[0], *one.aliases) if all(word[:1].isupper() or word in _SMALL for word in name.split()) and not re.search(r"[’']s [A-Z]|^Chinese |\bregime$|^Politburo", name)}
    plural = {name + "s" for name in names if name[-1].islower() and name[-1] != "s"}
    return Names((names | plural | _PLURALS) - _TOO_WIDE | {f"{name} Party" for name in _TOO_WIDE} | {f"{name} party" for name in _TOO_WIDE} | {"Green", "Greens", "Radical", "Radicals", "Moderates"})


@cache
def _words() -> frozenset[str]:
    """Return the longest word of each name of a party, without which a sentence tells of none."""
    return frozenset(max(re.findall(r"[^\W_]+", name.lower()), key=len) for name in _names().all()) | frozenset(word.split("-")[-1].split(" ")[0] for word in _VIEWS)


def party_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to be of another party than theirs."""
    if _words().isdisjoint(text.vocabulary):
        return
    for number, line in enumerate(text.lines):
        if _words().isdisjoint(text.words(line)):
            continue
        people = known_in(text, line)
        previous = text.lines[number - 1] if number else None
        if not people and not (previous is not None and line.text.startswith(("He ", "She "))):
            continue
        named = [(at, name) for at, name in _names().find(line.text)]
        done: set[str] = set()
        for piece in stretches(text, line, previous):
            if piece.who.name in done or len(re.findall(r"[“”\"]", line.text[: piece.start])) % 2 or not _parties_of(piece.who)[0]:
                continue
            for draft in (*_in_piece(text, line, piece, named), *_view(text, line, piece)):
                done.add(piece.who.name)
                yield draft
                break
        if named and len(people) == 1 and people[0].name not in done and not _HIS_WORDS.isdisjoint(text.words(line)) and (his := _his_party(text, line, people[0], named)) is not None:
            done.add(people[0].name)
            yield his
        for one in people:
            if one.name not in done and _parties_of(one)[0]:
                yield from _party_of(text, line, one, named)


def _parties_of(one: Known) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return the words for a person's parties, the states he or she is of, and the source."""
    told = persons_told().get(one.person.id) if one.person is not None else None
    if told is not None and told.parties:
        return told.parties, told.nations, f"checks/persons_told.csv: {told.source}"
    entry = entry_of(one)
    return (entry.parties, entry.nations, f"checks/known_persons.csv: {entry.source}") if entry is not None else ((), (), "")


def _is_told(kind: str, before: str, name: str, after: str) -> bool:
    """Whether the words around the name of a party in a stretch tell that the one described is of it."""
    if kind == "ahead":
        if re.search(r"(?i)\b(?:former|ex|once|not|one-time|lapsed|anti|rebel)\W(?:[\w\-]+ )?$", before):
            return False
        return _AHEAD_AFTER.fullmatch(after) is not None or (_OF_HIM.fullmatch(after) is not None and re.search(r"(?i)\b(?:the|and)(?: [a-z\-]+)? $", before) is not None)
    if _TAKEN_BACK.match(after.removeprefix(" Party").removeprefix(" party")):
        return False
    if kind == "near":
        return (re.match(r"^(?:(?:of|from|for) (?:[A-Z]\w+[’']s )?(?:the )?(?:(?!of\b|and\b)[a-z][a-z\-]+ ){0,3})?$", before) is not None and not _NOT_HIS_WHO.search(before)) or _AND_HIS.match(before) is not None
    if kind == "who":
        if _WHOSE.match(before):
            return True
        return _WHO_OF.match(before) is not None and not _NOT_HIS.search(before)
    if kind == "he":
        return _HE.match(before) is not None and not _NOT_HIS.search(before)
    if _NOT_HIS.search(before) or re.search(r"\bto (?:the )?$", before):
        return False
    if kind == "lead" and re.match(r"(?:Like|Unlike|With|After|Once)\b", before):
        return False
    if _FORM_OF.match(before):
        return True
    plural = name in _PLURALS or (name.endswith("s") and name[:-1] in ("Social Democrat", "Christian Democrat", "Free Democrat", "Liberal Democrat", "Peronist", "Sandinista"))
    return not plural and _FORM_NOUN.match(before) is not None and re.match(r" [Pp]arty(?:[,.;]|$)", after) is None and (re.match(r"\s*$| who\b| from\b| of\b| in\b| since\b| whom\b| and\b", after) is not None or _AHEAD_AFTER.match(after) is not None)


def _in_piece(text: CheckedText, line: Line, piece: Stretch, named: list[tuple[int, str]]) -> Iterator[Draft]:
    for at, name in named:
        end = at + len(name)
        if not piece.start <= at or end > piece.end:
            continue
        before, after = line.text[piece.start : at], line.text[end : piece.end]
        if name in {"Green", "Radical"} and not re.match(r" (?:[Pp]arty|leader|politician|MP|minister|co-leader|economy|foreign|candidate|vice)|$", after):
            continue
        if piece.kind == "noun" and after == "" and line.text.startswith(" or ", end):
            continue
        if _is_told(piece.kind, before, name, after) and _is_wrong(piece.who, name):
            start = min(at, piece.who.start)
            yield _draft(text, line, piece.who, start, max(end, piece.who.end), name)


def _party_of(text: CheckedText, line: Line, one: Known, named: list[tuple[int, str]]) -> Iterator[Draft]:
    """'The Free Democrats, the party of Robert Habeck', 'Robert Habeck’s Free Democrats'."""
    for at, name in named:
        end = at + len(name)
        between = line.text[end : one.start] if end <= one.start else ""
        if between and len(between) < 70 and _PARTY_OF.fullmatch(between) and _is_wrong(one, name):
            yield _draft(text, line, one, at, one.end, name)
            return


_HIS_WORDS = frozenset({"his", "her"})
_HIS = lazily(r"\b(?:his|her) (?:own |ruling |governing |then |old |beaten |defeated |victorious |battered |divided |new |mighty |once-mighty |beloved )*$")
_HIS_END = lazily(r"(?: [Pp]arty(?! (?:rivals?|opponents?|critics?|foes?|partners?|challengers?|allies|predecessors?|successors?))| government(?! of national)| administration)?(?=[,.;:]|$| (?:and|had|has|have|was|were|is|are|would|will|could|to|in|on|at|lost|won|fell|took|suffered|by|after|for|into|out)\b)")
_OTHER_ONE = lazily(r"(?i)\b(?:opposition leader|leader of the opposition|rivals?|opponents?|challengers?|successors?|predecessors?|winner|victor|him|father|mother|husband|wife|brother|sister|son|daughter|minister (?:of|for)|deputy|aides?|candidate|one of|wom[ae]n|man|voter|farmer|counterpart|colleague|ally|partner|coalition with|turned|former|once|until|before (?:he|she)|left|quit|joined|defected|switched|used to|not|never|beat|beaten|defeated (?-i:[A-Z])|ousted|lost to|replac\w+|succe\w+|against)\b|[“”\"]|(?-i:\b(?!(?:New|South|North|West|East|United|White|Downing|San|Los|Saudi|Sri|Hong|European|Buenos|Elysee|Élysée)\b)[A-ZÀ-Þ][\w’\-]+ (?!(?:Street|House|Palace|Square|City|Hall|Court|Union|Nations|Islands?)\b)[A-ZÀ-Þ][\w’\-]+)")


def _his_party(text: CheckedText, line: Line, one: Known, named: list[tuple[int, str]]) -> Draft | None:
    """'X conceded defeat, ending nine years of government by his Labor Party': of the one person of a sentence, its subject."""
    if not _parties_of(one)[0] or not re.search(r"(?:^|- |— |, |\b(?:The|Then|When|After|As|While) )(?:[A-Z]?[\w\-’]+ ){0,3}$", line.text[: one.start]):
        return None
    for at, name in named:
        before = line.text[one.end : at]
        if at < one.end or before.startswith(("’s", "'s")) or (his := _HIS.search(before)) is None or _HIS_END.match(line.text, at + len(name)) is None:
            continue
        if (" " not in name and re.search(r"(?i)ic$|^Liberal$|^Conservative$|^Labou?r$|^Socialist$|^Green$", name) is not None and not re.match(r" [Pp]arty| government| administration", line.text[at + len(name) :])) or name in _TOO_WIDE:
            continue
        if _OTHER_ONE.search(before[: his.start()]) is None and re.search(r"\b(?:partners?|coalition)\b", line.text) is None and _is_wrong(one, name):
            return _draft(text, line, one, one.end + his.start(), at + len(name), name)
    return None


def _view(text: CheckedText, line: Line, piece: Stretch) -> Iterator[Draft]:
    """'The conservative prime minister Felipe Gonzalez': a view in small letters, of the other camp than the person's party."""
    words = line.text[piece.start : piece.end]
    pattern = _VIEW_AHEAD if piece.kind == "ahead" else _VIEW_NOUN if piece.kind in {"noun", "is", "lead"} else None
    match = pattern.search(words) if pattern is not None else None
    if match is None:
        return
    parties = {_plain(party) for party in _parties_of(piece.who)[0]}
    camp = _VIEWS[match["view"]]
    other = "right" if camp == "left" else "left"
    if parties & _CAMPS[other] and not parties & _CAMPS[camp] and "liberal" not in parties:
        start = piece.start + match.start("view")
        yield _draft(text, line, piece.who, min(start, piece.who.start), max(piece.start + match.end(), piece.who.end), match["view"])


_VIEW_WORDS = "|".join(sorted(_VIEWS, key=len, reverse=True))
_VIEW_AHEAD = lazily(rf"(?:^|\b[Tt]he |\b[Aa]n? )(?:(?:new|outgoing|veteran|ruling|governing|incumbent|[A-Z][a-z]+) )?(?P<view>{_VIEW_WORDS}) (?:prime minister|premier|president|chancellor|leader|candidate|government of|president-elect)(?: of [A-Z]\w+)?,?$")
_VIEW_NOUN = lazily(rf"^(?:[Aa]n?|[Tt]he) (?:(?:veteran|[A-Z][a-z]+) )?(?P<view>{_VIEW_WORDS})(?:$| who\b| (?:prime minister|premier|president|chancellor|leader|politician|candidate)(?: of [A-Z]\w+| who\b.*)?$)")


def _is_wrong(one: Known, name: str) -> bool:
    """Whether a party is another than that of a person, as far as its names tell."""
    parties, nations, _ = _parties_of(one)
    said, own = _plain(name), {_plain(party) for party in parties}
    if not own or said in own or (said == "congress" and "IND" not in nations):
        return False
    states = nations[:1]
    groups = frozenset().union(*(_by_state().get((state, said), frozenset()) for state in states))
    mine = frozenset().union(*(_by_state().get((state, word), frozenset()) for state in states for word in own))
    if groups & mine:
        return False
    if not (groups and mine):
        short = set(said.split()) - {"party", "the", "of", "for", "and"}
        for word in own:
            long = set(word.split()) - {"party", "the", "of", "for", "and"}
            if short <= long or long <= short:
                return False
    if any((state, said) in _by_state() for state in states):
        return not _initials(said, own)
    camps = [camp for camp, words in _CAMPS.items() if own & words]
    return said in _GENERAL and len(camps) == 1 and said not in _CAMPS[camps[0]]


def is_own_party(one: Known, name: str) -> bool:
    """Whether the name of a party is one of those that a person is known to be of."""
    return bool(_parties_of(one)[0]) and _names().at(name, 0) == name and not _is_wrong(one, name)


def _initials(said: str, own: set[str]) -> bool:
    """Whether a name is the initials of one of a person's parties, or the other way round."""
    made = {"".join(word[0] for word in re.findall(r"[a-z]+", name)) for name in own} | {"".join(word[0] for word in re.findall(r"[a-z]+", name) if word not in {"of", "the", "for", "and"}) for name in own}
    return said in made


def _draft(text: CheckedText, line: Line, one: Known, start: int, end: int, name: str) -> Draft:
    parties, _, source = _parties_of(one)
    return Draft("person-conflict", text.span(line.start + start, line.start + end), f"{one.name} is of {parties[0]}, not of {name}", "Check the party.", (source,))
