"""Kinship and succession: whose son, sister or successor somebody is said to be, and whose father ruled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.handed_over import TOP, wrong_succession
from sanderling.check.lazily import lazily
from sanderling.check.relatives import KIND, WORDS, bare_of, is_kin_of_another, of_bare, told_pairs
from sanderling.check.succession import post_succession, told_of_the_one_before
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, country_words, is_named, named_states, people_in, plain_name
from sanderling.knowledge.actor_data import KIN_COLUMNS, Holding, Person, persons, state_names
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_persons import all_holders, offices_of
from sanderling.knowledge.tables import read_csv

_RELATION = r"(?P<relation>grandfather|grandmother|grandson|granddaughter|half-brother|half-sister|father|mother|son-in-law|daughter-in-law|son|daughter|brother|sister|wife|husband|widow|widower|uncle|nephew|niece)"
_KIND = KIND
_IS_OF = lazily(
    rf"^(?:,| is| was|, who is|, who was|, himself)? (?:(?:the|a|an) )?{_KIND}{_RELATION} (?:of|to) (?:the )?(?:[\w’'\-]+ ){{0,4}}(?:[a-z]+, )?$"
)
_OF_IS = lazily(
    rf"^(?:(?:[’']s?|, whose) {_KIND}{_RELATION},? (?:and \w+ |was |is )?|(?:,| and|, and|, like) (?:his|her) {_KIND}{_RELATION.replace('relation>', 'other>')},? )$"
)
_HIS_OWN = lazily(rf"^[^.;:]{{0,110}}(?:\b\w+,?) (?:his|her) (?:[a-z\-]+ ){{0,2}}{_RELATION.replace('relation>', 'other>')},? $")
"""'Who inherited the presidency from his murdered brother, X': his is of the one named just before."""
_KIN_RULED = lazily(
    rf"^[’']s? {_KIND}(?P<one>grandfather|father|uncle|brother|mother|grandmother|great-grandfather)(?: and (?:his |her )?{_KIND}(?P<two>grandfather|father|uncle|brother|great-grandfather))?"
    r"(?P<between>[^.;]*?)\b(?P<verb>ruled|led|governed|reigned|headed)\b(?P<after>.{0,60})"
)
_OF_STATE = r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)"
_IN_OFFICE = rf"(?: as (?:the )?(?:(?:[A-Z]\w+[’']s?|[A-Z]\w+|country[’']s) ){{0,3}}[a-z][a-z \-]{{3,25}}?{_OF_STATE}?)"
_HANDED = lazily(
    r"^,? (?:(?:has|had|who|and) )*(?:was (?:succeeded|followed|replaced) by|(?:handed|hands|gave|passed) (?:over )?(?:power|office|the presidency|the premiership|the chancellorship|over)"
    r"(?: as [a-z ]{3,25})? to|(?:[’']s|,) (?:immediate |direct |chosen )?(?:successor),?)(?: as [a-z ]{3,20},?)? $"
)
"""The first named goes, the second comes."""
_PREDECESSOR = lazily(r"^(?:,? (?:whose|and (?:his|her))|[’']s) (?:immediate |direct )?predecessor,?(?: as [a-z ]{3,20},?)? $")
_HIS_PREDECESSOR = lazily(r"^[^:“”\"]{1,120}\b(?:his|her) (?:immediate |direct |late )?predecessor,? (?:as [a-z ]{3,20},? )?(?:the )?(?:former )?(?:[A-Za-z]+ ){0,2}$")
_HIS_SUCCESSOR = lazily(r"^[^:“”\"]{1,120}\b(?:his|her) (?:immediate |direct |chosen |elected )?successor,? (?:as [a-z ]{3,20},? )?(?:[A-Z][a-z]+ ){0,2}$")
_SUCCEEDED = lazily(
    r"^,? (?:(?:has|had|who|and) )*(?P<verb>succeeded|succeeds|replaced|replaces|followed|"
    rf"(?:took|takes|taken|received|accepted|inherited|assumed|got) (?:the|his|her) (?!(?:call|letter|money|advice|lead|cue|idea|bus|phone|message|news|report|floor|microphone|hand|prize|medal|book|gift)\b)[a-z]+(?: [a-z]+){{0,3}}?(?: (?:in|on) [A-Z0-9][\w ]{{2,16}})? from|(?:took|takes|taking|taken) (?:over|office|power) (?:(?:on|in|last|late|early|only|this) )+(?:[A-Za-z0-9]+ ){{1,3}}from|(?:took|takes|taking|taken) (?:over (?:the |[A-Z]\w+[’']s )?(?:presidency|premiership|chancellorship|leadership|government)(?:{_OF_STATE})?|over|office|power|the reins|the presidency|the chancellorship|the premiership)(?P<as1>{_IN_OFFICE})? from|"
    rf"(?:took over|inherited|received|was handed|won|wrested|seized) (?:the |her |his )?(?:presidency|premiership|chancellorship|chancellery|presidential palace|prime minister[’']s office|seals of office|leadership|government|throne|crown|helm|reins(?: of power)?|keys){_OF_STATE}?(?: in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)? from|inherited (?:the )?(?:office|presidency|premiership|chancellorship|post|job){_OF_STATE}? from|"
    rf"came to (?:power|office) after|(?:became|was elected|was sworn in as) (?:the )?[^,.;]{{0,40}}?(?:president|chancellor|prime minister|premier) after|"
    r"(?:[^.;]{0,100}(?:,| as| is) )?(?:as )?(?:the |an? )?(?:immediate |direct |chosen )?successor (?:of|to)|(?:[^.;]{0,60} )?(?:took|takes|taken|taking) the place of|[^.;“”\"]{3,110}, (?:taking over from|succeeding|replacing)|(?:[^.;]{0,70} )?in (?:the )?(?:place|stead|succession) of|(?:[^.;]{0,60} )?to (?:succeed|replace|follow)|will (?:succeed|replace|follow)|is to (?:succeed|replace|follow)|follows) "
    r"(?:(?:his|her) (?P<kin>father|brother|uncle|mother|half-brother|husband|wife) )?(?:[\w’'\-]+ ){0,3}$"
)
_AS = lazily(
    r"^,? as (?:the )?(?:[\w’'\-]+ ){0,2}?(?P<title>prime minister|president|chancellor|foreign minister|defen[cs]e minister|supreme leader|premier|secretary of state)",
    re.I,
)
_AS_ANOTHER = lazily(r"^,? (?:as|at the) (?:the )?(?:[\w’]+ )?(?:head|chief|leader|chairman|chairwoman|secretary[- ]general|general secretary|governor|mayor|speaker|director)\b")
"""Another post than one of a state's."""
_INVERSE = {
    "father": {"son", "daughter"}, "mother": {"son", "daughter"}, "son": {"father", "mother"}, "daughter": {"father", "mother"},
    "brother": {"brother", "sister"}, "sister": {"brother", "sister"}, "half_brother": {"half_brother", "half_sister"},
    "wife": {"husband"}, "husband": {"wife"}, "grandfather": {"grandson", "granddaughter"}, "uncle": {"nephew", "niece"},
    "nephew": {"uncle", "aunt"},
}  # fmt: skip
_SAME = {
    "half-brother": "brother",
    "half-sister": "sister",
    "half_brother": "brother",
    "half_sister": "sister",
    "niece": "nephew",
    "granddaughter": "grandson",
    "grandmother": "grandfather",
    "widow": "wife",
    "widower": "husband",
    "daughter-in-law": "son-in-law",
    "son_in_law": "son-in-law",
    "daughter_in_law": "son-in-law",
    "brother_in_law": "brother-in-law",
    "sister_in_law": "brother-in-law",
    "sister-in-law": "brother-in-law",
}


@cache
def _kin() -> dict[tuple[str, str], dict[str, str]]:
    """Return by (person, other) what the first is to the second, with the source; inverses are added."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in read_csv("actors/kin.csv", KIN_COLUMNS, required=("person", "relation", "other", "source")):
        found.setdefault((row["person"], row["other"]), {})[row["relation"]] = row["source"]
        sex = persons()[row["other"]].sex if row["other"] in persons() else ""
        for back in _INVERSE.get(row["relation"], ()):
            if (
                sex in {"", "m"}
                and back in {"son", "brother", "father", "husband", "grandson", "uncle", "nephew", "half_brother"}
            ) or (
                sex == "f"
                and back in {"daughter", "sister", "mother", "wife", "granddaughter", "aunt", "niece", "half_sister"}
            ):
                found.setdefault((row["other"], row["person"]), {}).setdefault(back, row["source"])
    return found


@cache
def _relatives() -> dict[str, list[tuple[str, str]]]:
    """Return for each person whom (id, relation) others are to him or her."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (one, other), relations in _kin().items():
        found.setdefault(other, []).extend((one, relation) for relation in relations)
    return found


def _those(person: str, relation: str) -> list[str]:
    return [one for one, known in _relatives().get(person, ()) if known == relation]


def are_kin(person: str, other: str) -> bool:
    """Whether the table tells what the first person is to the second."""
    return (person, other) in _kin()


def relatives_of(person: str) -> list[tuple[str, str]]:
    """Return (id, relation) of each known relative of a person: what the other is to him or her."""
    return _relatives().get(person, [])


def same_relation(relation: str) -> str:
    """Return the relation under which kinds of it are held: a half-sister is a sister, a widow a wife."""
    return _SAME.get(relation, relation)


def spouses_of(person: str) -> list[str]:
    """Return the ids of those known to have married a person."""
    return sorted({*_those(person, "wife"), *_those(person, "husband")})


def _elder(text: CheckedText, one: PersonMention, other: PersonMention, between: str, subject: Person, of: Person) -> Iterator[Draft]:
    """'Raúl Castro, the elder brother of Fidel Castro': against the two births."""
    yield from _in_order(text, one, other, between, subject, of)
    word = re.search(r"\b(elder|older|younger|twin)\b", between)
    born, theirs = (lives().get(person.id, ("", "", ""))[0] for person in (subject, of))
    if word is None or not re.search(r"brother|sister", between) or not born or not theirs or born[:4] == theirs[:4]:
        return
    if (word[1] in {"elder", "older"}) != (born < theirs) or word[1] == "twin":
        yield Draft(
            "person-conflict", text.span(one.start, other.end), f"{subject.name} was born on {born}, {of.name} on {theirs}", "Check who is the elder.", ("checks/lives.csv",),
        )  # fmt: skip


def _born(person: str) -> str:
    return lives().get(person, ("", "", ""))[0] or persons()[person].born


def _in_order(text: CheckedText, one: PersonMention, other: PersonMention, between: str, subject: Person, of: Person) -> Iterator[Draft]:
    """'Kim Jong Un, the eldest son of Kim Jong Il': against the births of the others."""
    word = re.search(r"\b(eldest|oldest|first-born|firstborn|youngest|only|second|third)(?: surviving)? (son|daughter)\b", between)
    mine = _born(subject.id)
    if word is None or not mine:
        return
    others = [child for child in _those(of.id, word[2]) if child != subject.id and _born(child) and _born(child)[:4] != mine[:4]]
    elder, younger = [child for child in others if _born(child) < mine], [child for child in others if _born(child) > mine]
    wrong = elder if word[1] in {"eldest", "oldest", "first-born", "firstborn"} else younger if word[1] == "youngest" else others if word[1] == "only" else younger if not elder and len(younger) > 1 else []
    if wrong:
        yield Draft(
            "person-conflict", text.span(one.start, other.end), f"{subject.name} was born on {mine}, {persons()[wrong[0]].name}, a {word[2]} of {of.name} too, on {_born(wrong[0])}", "Check which of the children was meant.", ("actors/kin.csv", "checks/lives.csv"),
        )  # fmt: skip


def _grandparents(person: str) -> set[str]:
    """Return the known grandparents of a person, by the table or by two steps in it."""
    parents = (*_those(person, "father"), *_those(person, "mother"))
    return {*_those(person, "grandfather"), *(up for one in parents for way in ("father", "mother") for up in _those(one, way))}


def kin_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield relations and successions that do not fit ``actors/kin.csv`` and ``actors/offices.csv``."""
    yield from told_of_the_one_before(text)
    for number, line in enumerate(text.lines):
        if number and not WORDS.isdisjoint(text.words(line)) and not {"his", "her"}.isdisjoint(text.words(line)):
            yield from _relative_by_pronoun(text, line, text.lines[number - 1])
        people = people_in(text, line)
        kin_told = not WORDS.isdisjoint(text.words(line))
        for one in people:
            yield from _ruled(text, line, one, people)
            yield from _bare_relative(text, line, one, people)
            if kin_told:
                yield from _bare_kin(text, line, one, people)
        if kin_told and people and number:
            yield from _described(text, line, text.lines[number - 1], people)
        if kin_told and len(people) > 2:
            yield from _of_two(text, line, people)
        for subject, of, relation in told_pairs(text, line, people) if kin_told else ():
            first, last = sorted((subject, of), key=lambda one: one.start)
            yield from judge_kin(text, first, last, "", subject.person, of.person, relation)
        for one, other in pairwise(people):
            between = text.text[one.end : other.name_start]
            if len(between) > 130:
                # 'X, whose years at the head of Y end in May, wished his successor, Z, well.'
                close = re.search(r" (?:his|her) (?:[a-z]+ )?(?:successor|predecessor),? (?:[A-Z][a-z]+ )?$", between) if len(people) == 2 and len(between) < 280 else None
                if close is None or re.search(r"[;:“”\"]", between):
                    continue
                between = ", who met" + close[0]
            if re.search(r"(?:^(?:,| and|, and|, like)| [a-z]+) (?:his|her) (?:[a-z\-]+,? ){1,3}(?:[A-Z][a-z]+ ){0,2}$|^(?:,| and|, and|, like) (?:his|her) ", between) and (
                (one is not people[0] and not re.match(r",? who\b", between)) or (one.person.sex and one.person.sex != ("f" if " her " in between else "m"))
            ):
                continue  # whose he is may be told of another
            yield from _related(text, one, other, between, text.text[one.end : other.start])
            if is_kin_of_another(text, line, one, between):
                continue
            yield from post_succession(text, line, one, other, between)
            yield from _succeeded(text, line, one, other, between)


_DESCRIBED = lazily(rf"^(?:The|A) (?:\d\d-year-old )?(?:[a-z\-]+ ){{0,2}}?{_RELATION} (?:of|to) (?:the )?(?:(?:[a-z\-]+|President|Prime|Minister|King|Queen|General|[A-Z][a-z]+[’']s) ){{0,5}}$")


def _described(text: CheckedText, line: Line, previous: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'Parliament elected X. The niece of Y replaces Z': who is described is the one person of the sentence before."""
    of = people[0]
    match = _DESCRIBED.match(text.text[line.start : of.name_start])
    if match is None or previous.heading or not is_named(of) or re.match(r"[’']s?\b|, (?:the )?[A-Z]", text.text[of.end : line.end]):
        return
    named = [one for one in people_in(text, previous) if is_named(one)]
    if len({one.person.id for one in named}) != 1 or named[0].person.id == of.person.id:
        return
    subject, relation = named[0].person, match["relation"]
    if subject.sex != ("f" if relation in HERS else "m") or _kin().get((subject.id, of.person.id)) is None:
        return  # another of the family is brought in
    start = line.start + match.start("relation")
    told = PersonMention(start, of.name_start, start, text.text[start : of.name_start], subject)
    yield from judge_kin(text, told, of, "", subject, of.person, relation)


HERS = frozenset({"aunt", "sister-in-law", "grandmother", "granddaughter", "half-sister", "mother", "daughter-in-law", "daughter", "sister", "wife", "widow", "niece"})
_AND_OF = lazily(r"^ and (?:of )?(?:his |her )?(?:(?:first|second|third|late|former) )*(?:wife|husband)?,? ?(?:the )?(?:(?:late|former|murdered|ousted|president|President|King|Queen|Princess|Prince|Sheikh|Sheikha|Emir|Emperor|Empress|Duke|Duchess) )*$")


def _of_two(text: CheckedText, line: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'X, a son of King Hussein and Queen Noor': the second of two parents."""
    for one, first, second in zip(people, people[1:], people[2:], strict=False):
        match = _IS_OF.match(text.text[one.end : first.name_start])
        if match is not None and match["relation"] in {"son", "daughter"} and _AND_OF.match(text.text[first.end : second.name_start]) and is_named(second) and len({one.person.id, first.person.id, second.person.id}) == 3:
            yield from judge_kin(text, one, second, "", one.person, second.person, match["relation"])


_BARE = lazily(r"^(?!.*[;:])[^.]{0,100}?\b(?:his|her|whose) (?:[a-z\-]+ ){0,2}?(?P<rel>father|mother|brother|half-brother|uncle|grandfather|cousin|son|daughter|sister|nephew|niece|husband|wife),? (?:King |Queen |Sheikh |President |Emir |Crown Prince )?(?P<name>[A-ZÀ-Þ][\w’\-]+)\b(?! [A-Z])")


_BARE_WIDE = lazily(r"^[^.“”]{0,140}?; (?:his|her) (?:[a-z\-]+ ){0,2}?(?P<rel>father|mother|brother|half-brother|uncle|grandfather|cousin|son|daughter|sister|nephew|niece|husband|wife),? (?P<name>[A-ZÀ-Þ][\w’\-]+)\b(?! [A-Z])")
"""'X was killed on Sunday; his nephew Y', of the one person of a sentence."""


_BY_PRONOUN = lazily(r"^(?P<lead>[^;:“”\"]{0,80}?\b)(?P<whose>[Hh]is|[Hh]er) (?:[a-z\-]+ ){0,2}(?P<rel>father|mother|brother|half-brother|sister|uncle|grandfather|son|daughter|nephew|cousin|wife|husband|widow|widower),? (?P<name>[A-ZÀ-Þ][\w’\-]+)\b(?! [A-Z])")


def _relative_by_pronoun(text: CheckedText, line: Line, previous: Line) -> Iterator[Draft]:
    """'Laurent Kabila was shot. His brother Joseph took command': whose he is, is the one person of the sentence before."""
    match = _BY_PRONOUN.match(line.text)
    whose = [one for one in people_in(text, previous) if one.name.lower() not in {"he", "she", "his", "her"}] if match is not None else []
    if match is None or previous.heading or len({one.person.id for one in whose}) != 1 or not is_named(whose[0]) or (whose[0].person.sex and (whose[0].person.sex == "f") != match["whose"].lower() == "her"):
        return
    if any(one.start < line.start + match.start("whose") and is_named(one) for one in people_in(text, line)) or re.search(r"[a-z,’] [A-ZÀ-Þ](?!\w+day\b)", match["lead"]):
        return
    one = whose[0]
    said, word = _SAME.get(match["rel"], match["rel"]), plain_name(match["name"])
    bearers = {(other, relation) for other, relation in _relatives().get(one.person.id, ()) if word in _all_words(other)}
    span = text.span(line.start + match.start("whose"), line.start + match.end())
    if not bearers and said in {"wife", "husband"} and not re.search(r"\b(?:first|second|third|former|late|then|ex|new)\b", match[0]):
        known = [other for other, relation in _relatives().get(one.person.id, ()) if relation in {"wife", "husband"}]
        if known:
            yield Draft("person-conflict", span, f"the {match['rel']} of {one.person.name} was {' and '.join(persons()[other].name for other in known[:3])}", "Check who was meant.", ("actors/kin.csv",))
        return
    if not bearers or said == "cousin":
        return
    if all(_SAME.get(relation, relation) != said for _, relation in bearers):
        other, right = sorted(bearers)[0]
        yield Draft(
            "person-conflict", span, f"{persons()[other].name} is the {right.replace('_', '-')} of {one.person.name}, not the {match['rel']}", "Check the relation.", ("actors/kin.csv",),
        )  # fmt: skip
        return
    word_of_age = re.search(r"\b(elder|older|younger|twin)\b", match[0])
    born, theirs = lives().get(sorted(bearers)[0][0], ("", "", ""))[0], lives().get(one.person.id, ("", "", ""))[0]
    if word_of_age is not None and said in {"brother", "sister"} and born and theirs and born[:4] != theirs[:4] and (word_of_age[1] == "twin" or (word_of_age[1] != "younger") != (born < theirs)):
        yield Draft(
            "person-conflict", span, f"{persons()[sorted(bearers)[0][0]].name} was born on {born}, {one.person.name} on {theirs}", "Check who is the elder.", ("checks/lives.csv",),
        )  # fmt: skip


_BARE_BEFORE = lazily(r"^(?!.*[;:])[^.]{0,80}?(?:, | and )(?P<name>[A-ZÀ-Þ][\w’\-]+), (?:his|her) (?:[a-z\-]+ ){0,2}?(?P<rel>father|mother|brother|half-brother|uncle|grandfather|son|daughter|sister|husband|wife)\b")


def _bare_relative(text: CheckedText, line: Line, one: PersonMention, people: list[PersonMention]) -> Iterator[Draft]:
    """'King Salman, who came to the throne on the death of his father Abdullah': a relative by one name, who is another's kind of kin."""
    match = _BARE.match(text.text[one.end : line.end]) or (_BARE_WIDE.match(text.text[one.end : line.end]) if len(people) == 1 else None) or _BARE_BEFORE.match(text.text[one.end : line.end])
    if match is None or (one is not people[0] and not re.match(r",? who(?:se)?\b", match[0])) or any(one.end <= other.start < one.end + match.start("rel") for other in people):
        return
    said = _SAME.get(match["rel"], match["rel"])
    word = plain_name(match["name"])
    kin = _relatives().get(one.person.id, ())
    bearers = {relation for other, relation in kin if word in _all_words(other)}
    if not bearers and said in {"wife", "husband", "father", "mother"} and (re.match(r"^(?: and|,| with|, with)? (?:and )?(?:his|her) (?:[a-z]+ ){0,2}?(?:wife|husband|father|mother),? ", match[0]) or (said in {"wife", "husband"} and len(people) == 1 and re.match(r"^ (?!and\b)[^,;:“”]{3,70} (?:with|beside|by|and) (?:his|her) (?:wife|husband),? ", match[0]))):
        spouse = {"wife", "husband"}
        known = [other for other, relation in kin if relation == said or (said in spouse and relation in spouse)]
        if known and is_named(one) and not set(word.split()) & set(plain_name(persons()[known[0]].name).split()) and not re.search(r"\b(?:first|second|third|former|late|then|ex)\b", match[0]):
            yield Draft(
                "person-conflict", text.span(one.start, one.end + match.end()), f"the {said} of {one.person.name} is {persons()[known[0]].name}",
                "Check who was meant.", ("actors/kin.csv",),
            )  # fmt: skip
        return
    if not bearers or any(_SAME.get(relation, relation) == said for relation in bearers) or (said in {"cousin"}):
        return
    right = sorted(bearers)[0].replace("_", "-")
    who = next(persons()[other].name for other, relation in kin if word in _all_words(other) and relation in bearers)
    yield Draft(
        "person-conflict", text.span(one.start, one.end + match.end()), f"{who} is the {right} of {one.person.name}, not the {match['rel']}",
        f"Check whether '{right}' was meant.", ("actors/kin.csv",),
    )  # fmt: skip


def _bare_kin(text: CheckedText, line: Line, one: PersonMention, people: list[PersonMention]) -> Iterator[Draft]:
    """'Raúl Castro, the son of Fidel': the kin of one who is named by one name, among those whose kin is known."""
    match = bare_of(text, line, one)
    if match is None or any(one.end <= other.start < one.end + match.end() for other in people):
        yield from _of_bare(text, line, one)
        return
    said = _SAME.get(match["relation"], match["relation"])
    word = plain_name(match["name"])
    known = {(other, _SAME.get(relation, relation), relation) for (who, other), relations in _kin().items() if who == one.person.id and word in _all_words(other) for relation in relations}
    if not known or any(relation == said for _, relation, _ in known) or word in plain_name(one.person.name).split():
        return
    other, _, right = sorted(known)[0]
    yield Draft(
        "person-conflict", text.span(one.start, one.end + match.end()), f"{one.person.name} is the {right.replace('_', '-')} of {persons()[other].name}, not the {match['relation']}",
        "Check the relation.", ("actors/kin.csv",),
    )  # fmt: skip


def _of_bare(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    """'Felipe, who is to be crowned, is a grandson of King Juan Carlos': of one whose kin bears that name."""
    match = of_bare(text, line, one)
    if match is None:
        return
    said, word = _SAME.get(match["relation"], match["relation"]), plain_name(match["name"])
    known = [(other, relation) for other, relation in _relatives().get(one.person.id, ()) if word in _all_words(other)]
    if not known or any(_SAME.get(relation, relation) == said for _, relation in known):
        return
    other, right = known[0]
    yield Draft(
        "person-conflict", text.span(line.start + match.start(), one.end), f"{persons()[other].name} is the {right.replace('_', '-')} of {one.person.name}, not the {match['relation']}",
        "Check the relation.", ("actors/kin.csv",),
    )  # fmt: skip


def _all_words(person: str) -> set[str]:
    return {word for name in (persons()[person].name, *persons()[person].aliases) for word in plain_name(name).split()} if person in persons() else set()


def _related(text: CheckedText, one: PersonMention, other: PersonMention, between: str, untitled: str) -> Iterator[Draft]:
    match = _IS_OF.match(between)
    subject, of = one.person, other.person
    if match is None:
        match = _OF_IS.match(between) or (_HIS_OWN.search(between) if len(between) > 12 else None) or (_HIS_OWN.search(untitled) if 12 < len(untitled) < len(between) else None)
        subject, of = other.person, one.person
    if match is None or subject.id == of.id:
        return
    relation = match.groupdict().get("relation") or match.groupdict().get("other") or ""
    yield from judge_kin(text, one, other, between, subject, of, relation)


def judge_kin(text: CheckedText, one: PersonMention, other: PersonMention, between: str, subject: Person, of: Person, relation: str) -> Iterator[Draft]:
    """Hold 'the subject is the relation of another' against the table; ``one`` and ``other`` are the mentions in order."""
    if subject.id == of.id:
        return
    said = _SAME.get(relation, relation)
    known = {_SAME.get(name, name): source for name, source in _kin().get((subject.id, of.id), {}).items()}
    if said in known:
        yield from _elder(text, one, other, between, subject, of)
        return
    span = text.span(one.start, other.end)
    if known:
        right, source = next(iter(known.items()))
        if right == "relation":
            return
        yield Draft(
            "person-conflict", span, f"{subject.name} is the {right} of {of.name}, not the {relation}",
            f"Check whether '{right}' was meant.", (f"actors/kin.csv: {source}",),
        )  # fmt: skip
        return
    if subject.country and of.country and subject.country != of.country and (" " not in one.name or " " not in other.name):
        return  # 'King Salman, a half-brother of the late King Abdullah': another bears the one name
    # The two are not known to be kin: it is wrong only where the place is known to be taken.
    holder = ""
    if said in {"father", "mother"}:
        holder = next(iter(_those(of.id, said)), "")
        words = f"the {said} of {of.name} is"
    elif said in {"son", "daughter"}:
        parent = "mother" if of.sex == "f" else "father"
        holder = next(iter(_those(subject.id, parent)), "")
        words = f"the {parent} of {subject.name} is"
        if not holder and not _namesakes(subject, of) and len(children := [*_those(of.id, "son"), *_those(of.id, "daughter")]) > 1:
            holder, words = children[0], f"a child of {of.name} is"
    elif said in {"brother", "sister"}:
        mine, theirs = _those(subject.id, "father"), _those(of.id, "father")
        if mine and theirs and mine[0] != theirs[0]:
            holder = mine[0]
            words = f"the father of {of.name} is {persons()[theirs[0]].name}, that of {subject.name} is"
        elif bool(mine) != bool(theirs) and subject.name.split()[-1] != of.name.split()[-1]:
            holder = (mine or theirs)[0]
            words = f"the father of {subject.name if mine else of.name} is"
        elif not _namesakes(subject, of) and (siblings := sorted({*_those(of.id, said), *_those(subject.id, said)})):
            holder = siblings[0]
            words = f"a {said} of {of.name if _those(of.id, said) else subject.name} is"
    elif said in {"grandfather", "grandson"}:
        young, old = (of, subject) if said == "grandfather" else (subject, of)
        known_ones = _grandparents(young.id)
        if known_ones and old.id not in known_ones:
            holder = next(iter(sorted(known_ones)))
            words = f"a grandparent of {young.name} is"
    elif said in {"wife", "husband"}:
        holder = next(iter(sorted({*_those(of.id, "wife"), *_those(of.id, "husband")})), "")
        if not holder:
            holder = next(iter(sorted({*_those(subject.id, "wife"), *_those(subject.id, "husband")})), "")
            of = subject
        words = f"{of.name} is known to have married"
    elif said == "son-in-law":
        spouses = {*_those(subject.id, "wife"), *_those(subject.id, "husband")}
        parents = {up for one in spouses for parent in ("father", "mother") for up in _those(one, parent)}
        if parents and of.id not in parents:
            holder = next(iter(sorted(parents)))
            words = f"the parent of {subject.name}'s spouse is"
    if not holder and said in {"brother", "son", "father"} and (reason := _no_kin(subject, of)):
        yield Draft("person-conflict", span, reason, f"Check whether another than {subject.name}, or another relation, was meant.", ("actors/kin.csv", "actors/persons.csv"))
        return
    told = text.text[one.start : one.end] if one.person.id == subject.id else text.text[other.start : other.end]
    if holder and " " not in told and plain_name(told) in plain_name(persons()[holder].name).split():
        return  # 'his father Hussein', where the article tells of another Hussein too
    if holder:
        yield Draft(
            "person-conflict", span, f"{words} {persons()[holder].name}",
            f"Check whether another than {subject.name}, or another relation, was meant.", ("actors/kin.csv",),
        )  # fmt: skip


_FAMILY_NAMES = frozenset(
    "USA CAN GBR IRL FRA DEU AUT CHE ITA ESP PRT NLD BEL LUX DNK NOR SWE FIN POL CZE SVK HUN SVN HRV SRB BIH MNE ALB GRC CYP BGR ROU MDA UKR BLR RUS EST LVA LTU GEO ARM TUR ISR IRN JPN KOR PRK CHN TWN MEX GTM HND SLV NIC CRI PAN CUB DOM COL VEN ECU PER BOL CHL ARG URY PRY BRA AUS NZL".split()
)
"""States in which a father, his sons and brothers bear one family name."""


def _no_kin(subject: Person, of: Person) -> str:
    """Return why two men in office of states with family names are no kin in the male line: they have no name in common, and no table knows of it."""
    both = (subject, of)
    if any(one.country not in _FAMILY_NAMES or not offices_of(one) or one.sex == "f" or " " not in one.name for one in both) or _namesakes(subject, of):
        return ""
    families = {plain_name(one.name).split()[-1] for one in both}
    return f"{subject.name} and {of.name} are of two families, and are not known to be kin" if len(families) == 2 else ""


def _namesakes(one: Person, other: Person) -> bool:
    """Whether two persons have a name in common, as kin have whom no table names."""
    return bool(_all_words(one.id) & _all_words(other.id) - {"al", "el", "bin", "ibn", "de", "la", "da", "von", "van"})


def _top(person: str, country: str | None) -> list[Holding]:
    return [h for h in offices_of(persons()[person]) if h.office in TOP and (country is None or h.country == country)]


def _ruled(text: CheckedText, line: Line, one: PersonMention, people: list[PersonMention]) -> Iterator[Draft]:
    match = _KIN_RULED.match(text.text[one.end : line.end])
    if match is None or re.search(r"\b(?:never|not|nobody|his|her|their|whose|who)\s*$", match["between"]):
        return
    low, high = one.end, one.end + match.start("verb")
    if any(low < other.start < high for other in people):
        return
    state = named_states().at(match["after"], 5 if match["after"].startswith(" the ") else 1)
    country = country_words()[state] if state else one.person.country
    if country is None or (state is None and re.match(r" (?:the|a|an|his|her|troops|talks)\b", match["after"])):
        return
    wrong: list[str] = []
    sources: list[str] = ["actors/kin.csv", "actors/offices.csv"]
    for relation in (match["one"], match["two"]):
        if relation is None:
            continue
        reason = _never_ruled(one.person, relation, country)
        if reason:
            wrong.append(reason)
    if not wrong:
        return
    relations = [relation for relation in (match["one"], match["two"]) if relation]
    fits = [
        person
        for person in (persons()[i] for i, _ in _relatives().get(one.person.id, ()))
        if all(any(_top(kin, country) for kin in _those(person.id, relation)) for relation in relations)
    ]
    named = {p.mention.actor.id for p in text.placed if p.mention.actor is not None}
    fits = [person for person in fits if person.id in named] or fits
    suggestion = f"It fits {' or '.join(sorted({p.name for p in fits}))}." if fits else "Check who was meant."
    end = one.end + (match.end("after") if state is None else match.end("verb") + len(state[0]))
    yield Draft(
        "person-conflict", text.span(one.start, min(end, line.end)), "; ".join(wrong), suggestion, tuple(sources)
    )


def _never_ruled(person: Person, relation: str, country: str) -> str:
    """Return why no such relative can have ruled, or nothing where one did or where it is not known."""
    known = _those(person.id, relation)
    name = state_names().get(country, country)
    if any(_top(kin, country) for kin in known):
        return ""
    first = min(
        (h for office in TOP for h in all_holders().get((country, office), ()) if h.since),
        key=lambda h: h.since,
        default=None,
    )
    if relation == "grandfather" and first is not None:
        fathers = _those(person.id, "father")
        if first.person in fathers:
            return (
                f"{persons()[first.person].name}, the father of {person.name}, was the first to rule {name} "
                f"(since {first.since[:4]}), so no grandfather of his ruled it"
            )
        grand = [up for father in fathers for up in _those(father, "father")]
        if any(_top(kin, country) for kin in grand):
            return ""
        # Where the father rose by himself, those before him are known and are none of his kin.
        rise = [h for father in fathers for h in _top(father, country) if h.since]
        if rise:
            start = min(h.since for h in rise)
            before = sorted(
                {persons()[h.person].name for o in TOP for h in all_holders().get((country, o), ()) if h.since < start}
            )
            kin = {i for father in fathers for i, _ in _relatives().get(father, ())}
            if (
                before
                and not any(h.person in kin for o in TOP for h in all_holders().get((country, o), ()) if h.since < start)
                and not _hereditary(country)
            ):
                return f"no grandfather of {person.name} is among those known to have ruled {name} before {start[:4]}"
        return ""
    return ""


def _hereditary(country: str) -> bool:
    return any(
        "king" in h.title.lower() or "emir" in h.title.lower() or "sultan" in h.title.lower()
        for h in all_holders().get((country, "head_of_state"), ())
    )


def _succeeded(
    text: CheckedText, line: Line, one: PersonMention, other: PersonMention, between: str
) -> Iterator[Draft]:
    after, before = one.person, other.person
    # 'President X of Mexico, who took over from'.
    between = re.sub(r"^ of (?:the )?[A-Z][\w\-]+(?: [A-Z][\w\-]+)?(?=,| )", "", between)
    match = _SUCCEEDED.match(between)
    if match is None:
        match = _PREDECESSOR.match(between) or _HIS_PREDECESSOR.match(between)
    if match is None and (match := _HANDED.match(between) or _HIS_SUCCESSOR.match(between)) is not None:
        after, before = before, after
    if match is None or re.match(r"[’']s?\b", text.text[other.end : line.end]) or re.search(r"\b(?:not|never|failed|hoped|wanted|may|might|could|would|hopes|wants|likely to)\b", between):
        return
    kin = match.groupdict().get("kin")
    span = text.span(one.start, other.end)
    if kin is not None:
        said = _SAME.get(kin, kin)
        taken = _those(after.id, said)
        if taken and before.id not in taken and said in {"father", "mother"}:
            yield Draft(
                "person-conflict", span, f"the {said} of {after.name} is {persons()[taken[0]].name}, not {before.name}",
                "Check who was meant.", ("actors/kin.csv",),
            )  # fmt: skip
            return
    if _AS_ANOTHER.match(text.text[other.end : line.end]):
        return
    told = match.groupdict().get("as1") or ""
    yield from wrong_succession(text, (one.start, other.end), after, before, _AS.match(text.text[other.end : line.end]) or _AS.match(told))
