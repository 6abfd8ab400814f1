"""Who is told to have shot, founded or written what all know another to have; and whom a state is told to have had as its first woman in an office.

What the deed was done to is looked for first, by its name; the doer is the person who stands on the other side of a word of
the deed. How the sentence goes on is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import A_STATE, Mask, Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words, is_named, people_in, plain_name, state_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_persons import Done, FirstTo, deed_doers, first_women, persons_told

_VERBS = {
    "shot": r"shot(?: dead| at| down)?|gunned down|stabbed|assassinated|murdered|knifed",
    "founded": r"(?:co-)?founded|set up|started|launched|established|created|built up",
    "ran with": r"ran (?:alongside|with)",
    "wrote": r"wrote|written|authored|penned|published",
    "captained": r"captained|skippered|piloted|steered|commanded|flew|flown|sailed",
}
_NOUNS = {
    "shot": r"assassin|killer|murderer|would-be assassin|attacker",
    "founded": r"founder|co-founder|founding father|founder and (?:leader|chief|chairman|president|head)|founder-leader",
    "ran with": r"running[- ]mate|vice-presidential (?:candidate|nominee|running mate)|vice presidential (?:candidate|nominee)",
    "wrote": r"author|writer",
    "captained": r"captain|master|skipper|commander|pilot|commanding officer",
}
_WORDS = frozenset("mate mates shot gunned stabbed assassinated murdered assassin killer murderer founded cofounded founder launched established created wrote written author started set captain captained skipper skippered master commander commanded commanding pilot piloted flew flown steered sailed mate running candidate nominee".split())
_LINK = r"(?: (?:had|has|have|once|later|himself|herself|first|then|also|personally|was|in (?:19|20)\d\d|on [A-Z][a-z]+ night|on [A-Z][a-z]+day|[a-z]+ly))*"
_ARTICLE = r"(?:the |his |her |its |a |[A-Z][a-z]+(?: [A-Z][a-z]+)?[’']s )?(?:(?!not\b|and\b|or\b)[a-z’'\-]+ ){0,4}(?:[A-Z][a-z]+ (?:Minister )?)?"
_STOPS = lazily(r"”?(?:[,.;:”—–]|[’']s? (?:[a-z\-]+ ){0,2}(?:founder|co-founder|author|founding father)\b| (?:in|and|with|as|to|after|when|who|has|had|was|is|were|party|movement|group|on|said|told|at|from|off|near|into|onto|through|that|which|until|while|but|by|before|some|more|two|over|during|for|almost|nearly|decades|years)\b|$)")
"""What may follow the name of what was founded or written."""
_NO = lazily(r"(?i)\b(?:not|never|no one|nobody|if|whether|accus\w+|alleg\w+|suspect\w*|claim\w*|deni\w+|deny|falsely|rumou?r\w*|tried|attempt\w*|plot\w*|wanted|hoped|plann?\w*|like|unlike|film|actor|played|novel about|biograph\w+)\b")


@cache
def _objects() -> dict[str, Names]:
    found: dict[str, list[str]] = {}
    for deed, name in deed_doers():
        found.setdefault(deed, []).append(name)
    return {deed: Names(names) for deed, names in found.items()}


@cache
def _doers() -> Names:
    return Names(name for done in deed_doers().values() for name in done.doers if " " in name)


@cache
def _shapes(deed: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verbs, nouns = _VERBS[deed], _NOUNS[deed]
    return (
        re.compile(rf"^(?:,(?! who\b)[^,;.“”]{{2,50}},)?(?:,? (?:who|and who|(?:the|an?) (?:[A-Za-z’\-]+ ){{1,5}}who))?{_LINK} (?:{verbs}) {_ARTICLE}“?$"),
        re.compile(rf"^(?:,| is| was|, who is|,? who was|,? who had been|, once|, as)? (?:the |an? )?(?:[a-z\-]+ ){{0,2}}(?:{nouns}) (?:of|behind) {_ARTICLE}“?$"),
        re.compile(rf"^(?:[’']s?|,? whose|,? (?:and|with|alongside|beside) (?:his|her)) (?:[a-z\-]+ ){{0,2}}(?:{nouns}),? (?:was |is |had been )?(?:[A-Z][a-z]+ )?$"),
        re.compile(rf"^”?(?:,| \([^)]*\))? (?:was|were|is|had been|has been|,)?{_LINK},? ?(?:{verbs})(?: [^,;.]{{0,60}}?)? by (?:the |his |her |its |an? )?(?:[a-z\-]+ ){{0,4}}(?:(?<=[a-z] )|(?:[a-z\-]+, ))$"),
        re.compile(rf"(?:^|[ ,])(?:the |an? )?(?:[a-z\-]+ )?(?:{nouns}) of (?:the )?“?$"),
    )


def known_deed_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield deeds that all know, told of another than who did them, and first women in an office who were not the first."""
    women = "woman" in text.vocabulary or "female" in text.vocabulary
    if not women and _WORDS.isdisjoint(text.vocabulary):
        return
    for number, line in enumerate(text.lines):
        words = text.words(line)
        if "mate" in words or "mates" in words:
            yield from _running_mate(text, line, text.lines[number - 1] if number else None)
        if women and "first" in words and not {"woman", "female"}.isdisjoint(words):
            yield from _first_woman(text, line)
        if not _WORDS.isdisjoint(words):
            yield from _deeds(text, line)


_HIS_MATE = lazily(r"\b(?:[Hh]is|[Hh]er|[Ww]hose|[Tt]he) (?:[a-z\-]+ ){0,2}running[- ]mate,? (?:was |is |had been )?(?:[A-Z][a-z]+ (?=[A-Z]))?")


def _running_mate(text: CheckedText, line: Line, before: Line | None) -> Iterator[Draft]:
    """'X was sworn in while his running mate, Y, waited': with whom a candidate ran, named before in the sentence or in the one before."""
    names = _objects().get("ran with")
    for match in _HIS_MATE.finditer(line.text) if names is not None else ():
        assert names is not None
        heads = [name for at, name in names.find(line.text[: match.start()])]
        if not heads and before is not None and match.start() < 4:
            heads = [name for _, name in names.find(before.text)]
        mate = next((one for one in _named(text, line) if line.start + match.end() - 12 <= one[0] <= line.start + match.end()), None)
        if len(set(heads)) != 1 or mate is None or _NO.search(line.text[match.start() : match.end() + 60]):
            continue
        done = deed_doers()["ran with", heads[0]]
        mine, doers = {plain_name(name) for name in mate[2]}, {plain_name(name) for name in done.doers}
        if mine & doers or any(set(name.split()) <= set(doer.split()) or set(doer.split()) <= set(name.split()) for name in mine for doer in doers) or plain_name(heads[0]) in mine:
            continue
        if len(done.doers) > 3:
            continue  # who ran so often may have had another beside
        yield Draft(
            "person-conflict", text.span(line.start + match.start(), mate[1]), f"{done.what} ran with {' and '.join(done.doers[:2])}, not with {min(mate[2], key=lambda one: (not one.isascii(), len(one)))}",
            "Check who was meant.", (f"checks/deed_doers.csv: {done.source}",),
        )  # fmt: skip


def _named(text: CheckedText, line: Line) -> list[tuple[int, int, frozenset[str]]]:
    """Return (start, end, names) of the persons of a sentence, by the reading or by the table of deeds."""
    found = [(one.name_start, one.end, frozenset((one.name, one.person.name, *one.person.aliases))) for one in people_in(text, line) if is_named(one)]
    for at, name in _doers().find(line.text):
        start = line.start + at
        if not any(first < start + len(name) and start < last for first, last, _ in found):
            found.append((start, start + len(name), frozenset((name,))))
    return sorted(found, key=lambda one: one[0])


def _deeds(text: CheckedText, line: Line) -> Iterator[Draft]:
    named: list[tuple[int, int, frozenset[str]]] | None = None
    for deed, names in _objects().items():
        for at, name in names.find(line.text):
            if named is None:
                named = _named(text, line)
                if not named:
                    return
            done, start = deed_doers()[deed, name], line.start + at
            if _is_more(text.text, start, start + len(name), deed):
                continue
            draft = _judge(text, line, named, done, start, start + len(name))
            if draft is not None:
                yield draft
                return


def _is_more(words: str, start: int, end: int, deed: str) -> bool:
    """Whether a name is but a part of a longer one: 'Apple Daily', 'Al Jazeera and Hamas TV'."""
    return deed not in {"shot", "ran with"} and (_STOPS.match(words, end) is None or (re.search(r"[A-ZÀ-Þ][\w’]* $", words[max(0, start - 14) : start]) is not None and re.search(r"\b(?:The|When|In|As) $", words[max(0, start - 6) : start]) is None and words[start - 1:start] != "“"))


def _judge(text: CheckedText, line: Line, named: list[tuple[int, int, frozenset[str]]], done: Done, start: int, end: int) -> Draft | None:
    active, noun_of, owned, passive, title_of = _shapes(done.deed)
    whole = text.text
    for first, last, names in named:
        if first <= start < last or start <= first < end:
            continue
        if last <= start and any(last <= other < start for other, _, _ in named):
            continue
        between = whole[last:start] if last <= start else whole[end:first]
        if len(between) > 130 or _NO.search(between) or (last <= start and _NO.search(whole[max(line.start, first - 30) : first])):
            continue
        if last <= start:
            told = active.match(between) or noun_of.match(between) or (re.match(r"^, $", between) and re.match(rf"^[’']s? (?:[a-z\-]+ ){{0,2}}(?:{_NOUNS[done.deed]})\b", whole[end : line.end]))
        else:
            told = owned.match(between) or passive.match(between) or (re.match(r"^”?, (?:[A-Z][a-z]+ )?$", between) and title_of.search(whole[line.start : start]))
        if not told:
            continue
        mine = {plain_name(name) for name in names}
        doers = {plain_name(name) for name in done.doers}
        if mine & doers or any(set(name.split()) <= set(doer.split()) or set(doer.split()) <= set(name.split()) for name in mine for doer in doers):
            return None
        if last <= start and done.deed not in {"shot", "ran with"} and re.search(r"\b(?:by|with|of|to|from|than|and) (?:[a-z]+ ){0,3}$", whole[line.start : first]) and not re.match(r",", between):
            return None
        verb = {"shot": "attacked", "founded": "founded", "wrote": "written", "ran with": "accompanied on the ticket", "captained": "commanded"}[done.deed]
        return Draft(
            "person-conflict", text.span(min(first, start), max(last, end)), f"{done.what} was {verb} by {' and '.join(done.doers[:2])}, not by {min(names, key=lambda one: (not one.isascii(), len(one)))}",
            "Check who was meant.", (f"checks/deed_doers.csv: {done.source}",),
        )  # fmt: skip
    return None


_OFFICES = r"(?P<office>president|prime minister|chancellor|secretary of state|attorney general|speaker|vice[- ]president|treasury secretary|national security adviser|defen[cs]e minister|finance minister|foreign minister|home secretary|foreign secretary|defence secretary|premier)"
_HER = r"(?:woman|female|elected woman|woman elected)"
_FIRST_OF = lazily(rf"(?:(?P<owner>{A_STATE})(?:[’']s?)?|[Tt]he country[’']s|[A-ZÀ-Þ][\w\-]+[’']s|[Tt]he|its|the state[’']s|the nation[’']s) first (?:ever )?{_HER} {_OFFICES}\b(?: of (?:the )?(?P<of>{A_STATE}))?")
_AHEAD = lazily(r"^(?:,| is| was| as| is now| has become| became| becomes| will be| will become| had been| had become| remains|, who is|, who was|, who became|, who has become|, who had been)(?: (?:to become|sworn in|elected|hailed|celebrated|remembered|inaugurated|installed|chosen))?(?: as)? (?:in (?:19|20)\d\d )?$")
_mask = Mask(state_words())


def _first_woman(text: CheckedText, line: Line) -> Iterator[Draft]:
    masked = _mask(line.text)
    for match in _FIRST_OF.finditer(masked):
        group = "of" if match["of"] else "owner"
        state = country_words().get(line.text[match.start(group) : match.end(group)]) if match[group] else None
        people = [one for one in people_in(text, line) if is_named(one)]
        behind = next((one for one in people if re.fullmatch(r",? (?:[A-Z][a-z]+ )?", line.text[match.end() : one.name_start - line.start] or "-")), None)
        before = next((one for one in reversed(people) if one.end <= line.start + match.start()), None)
        one = behind
        if one is None and before is not None and _AHEAD.match(line.text[before.end - line.start : match.start()]):
            one = before
        if one is None or _NO.search(line.text[max(0, match.start() - 40) : match.start()]) or re.match(r" (?:since|in (?:more|over|nearly))", line.text[match.end() :]):
            continue
        told = persons_told().get(one.person.id)
        country = state or (told.nations[0] if told is not None and told.nations else one.person.country)
        first: FirstTo | None = first_women().get((country or "", match["office"].lower().replace("defense", "defence")))
        if first is None or {plain_name(name) for name in first.who} & {plain_name(name) for name in (one.name, one.person.name, *one.person.aliases)}:
            continue
        start, end = min(one.name_start, line.start + match.start()), max(one.end, line.start + match.end())
        yield Draft(
            "person-conflict", text.span(start, end), f"the first woman to be {match['office']} of {state_names().get(country or '', country)} was {first.who[0]}, in {first.year}",
            "Check who was meant.", (f"checks/first_women.csv: {first.source}",),
        )  # fmt: skip
