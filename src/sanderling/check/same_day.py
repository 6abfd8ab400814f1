"""One known person at two places on one day, told in a sentence or two, that no aircraft joins in the time between.

Both times are brought to hours by the calendar and the local clocks; towards the west a traveller gains an hour each fifteen degrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.clock import Point, longest, may_tell_time, points
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.towns import Town, named_towns, towns_in
from sanderling.check.who import PersonMention, people_in
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

CRUISE_KMH = 900.0
ON_THE_GROUND = 1.5
"""Hours lost on the way to and from an aircraft."""
FAR_KM = 300.0
HARDLY_KM = 7000.0
"""Farther apart than this, two things done on one day without a word of the journey are hardly done by one person."""
INNER = 0.3
"""How much of a part of the day is left at its edge, where nothing is told to have begun or ended."""
WAKING = (6.5, 23.5)
"""Hours of the day within which people act where none is told."""
_NO = lazily(
    r"(?i)\b(?:satellite|video|telephone[ds]?|by phone|on the phone|rang|phoned|link|broadcast|message|letter|(?:issued|in|sent|released) a statement|statement (?:from|by|issued)|spokes\w+|recorded|(?:his|her|its|special|personal|an) envoy|deput(?:y|ies) (?:for|of)|on (?:his|her) behalf|radio|ambassador|(?<!inspected )(?<!inspecting )(?<!reviewed )(?<!reviewing )(?<!addressed )(?<!addressing )(?<!visited )(?<!visiting )troops|his (?:minister|deputy|wife|son|foreign minister)|her (?:minister|deputy|husband|son)|"
    r"flew (?:back|on|home|from|to|out|straight)|flown|left for|leaves|returned|after a flight|concorde|supersonic|date line|years? (?:ago|later|earlier)|if|would|will|could|planned|due|instead of|not in|was not|never|cancelled|called off|refused|denied|news of|spoke of|about the)\b"
)
_SAME = lazily(
    r"(?i)\b(?:(?:the|that|this)? ?(?:very )?same (?:[A-Z][a-z]+day |day|hour|moment|minute|time|morning|forenoon|afternoon|evening|night|lunchtime)|that (?:[A-Z][a-z]+day|day|morning|forenoon|afternoon|evening|night)\b|(?:hours?|minutes?) (?:later|afterwards|after)|later (?:the same|that) day|later on that)"
)
_AT_ONCE = lazily(r"(?i)\bat (?:the (?:very )?same|that (?:very same|very|same)) (?:hour|moment|minute|time)\b")
_PRONOUN = lazily(r"(?i)\b(?P<p>he|she)\b")
_LATER = lazily(r"(?i)\b(?:hours?|minutes?) (?:later|afterwards|after)\b")


def same_day_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield persons told to be at two places too far apart on one day."""
    lines = [line for line in text.lines if not line.heading]
    for number, line in enumerate(lines):
        if _AT_THAT.isdisjoint(text.words(line)) is False and (made := _at_one_time(text, lines[number - 1] if number else None, line, resolver)) is not None:
            yield made
            continue
        if _OF_TIMES.isdisjoint(text.words(line)) is False and (made := _within_a_stay(text, lines[number - 1] if number else None, line, resolver)) is not None:
            yield made
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        known = people_in(text, line)
        if after is not None and "week" in text.words(line) and after.start - line.end <= 3 and (stayed := _stayed(text, line, after, resolver)) is not None:
            yield stayed
            continue
        if not known and (unnamed := _unnamed(text, line, after, resolver)) is not None:
            yield unnamed
            continue
        if not known or not (may_tell_time(text.words(line)) or (after is not None and may_tell_time(text.words(after)))):
            continue
        towns = towns_in(text, line, resolver)
        # 'Left Lagos at noon': what is a town here is no person of that name.
        people = [one for one in known if not any(town.start < one.end and one.start < town.end for town in towns)] if towns else []
        if not people:
            continue
        made = _judge(text, (line,), people, resolver) if may_tell_time(text.words(line)) else None
        if made is None and after is not None and after.start - line.end <= 3 and _follows(text, people, after) and may_tell_time(text.words(after)):
            made = _judge(text, (line, after), people, resolver)
        if made is not None:
            yield made


_OF_TIMES = frozenset("same that".split())
_AT_THAT = frozenset("hour moment minute instant time same".split())
_ONE_TIME = lazily(
    r"(?i)\b(?:at|in|around|about|during) (?:exactly |precisely |just |almost )?(?:that|this|the) (?:(?:very|same|very same|selfsame|exact) )(?:hour|moment|minute|instant|time|half[- ]hour)\b|\bat (?:exactly |precisely |just )?(?:that|this) (?:hour|moment|minute|instant)\b"
    r"|\b(?:that|the) (?:very )?same (?:hour|moment|minute|instant)\b"
)
_HE_TOO = lazily(r"^(?:[^,;.]{0,40},)?,? ?(?:(?P<p>he|she)\b|(?:was|were|sat|stood|[a-z]+ed)\b|the (?:same )?(?:man|woman|minister|deputy minister|general|colonel|banker|lawyer|envoy|ambassador|chief executive|chairman|chairwoman|director|president|judge|bishop|captain|businessman|businesswoman|singer|doctor|official)\b|(?P<name>[A-ZÀ-Þ][\w’\-]+) (?:was|were|sat|stood|[a-z]+ed)\b)")
_HE_BEFORE = lazily(r"(?i)(?:^|[,;] |and |but |yet )(?:(?P<p>he|she|who) )?(?:was|stood|sat|is said to have been),? (?:also )?$")
_SOMEONE = lazily(r"\b[A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ][\w’\-]+|\b(?:[Tt]he|[Aa]) (?:[a-z\-]+ ){0,2}(?:man|woman|minister|general|colonel|banker|lawyer|envoy|ambassador|chief|chairman|chairwoman|director|president|judge|bishop|captain|official|suspect|prisoner|defendant|accused)\b")


def _at_one_time(text: CheckedText, before: Line | None, line: Line, resolver: PlaceResolver) -> Draft | None:
    """Anybody, known or not, told in one town and, 'at that same hour', in another far from it."""
    match = _ONE_TIME.search(line.text)
    if match is None:
        return None
    lead, rest = line.text[: match.start()], line.text[match.end() :]
    own = _HE_BEFORE.search(lead)
    if own is None and _HE_TOO.match(rest) is None:
        return None
    cut = line.start + (own.start() if own is not None else match.start())
    split = cut - line.start > 25
    if not split and (before is None or line.start - before.end > 3):
        return None
    first = line if split or before is None else before
    told = text.text[first.start : line.end]
    he = _HE_TOO.match(rest)
    name = he["name"] if he is not None and own is None else None
    if re.search(r"[“”\"]", told) or _NO.search(told) or _SOMEONE.search(text.text, first.start, cut) is None or (name is not None and name not in text.text[first.start : cut]):
        return None
    there = [town for town in named_towns(text, first, resolver) if town.end <= cut and town.how not in _AWAY]
    here = [town for town in named_towns(text, line, resolver) if town.start >= cut and town.how not in _AWAY]
    if not there or not here:
        return None
    if any(distance_km(one.lat, one.lon, group[0].lat, group[0].lon) > 60 for group in (there, here) for one in group):
        return None
    apart = distance_km(there[0].lat, there[0].lon, here[0].lat, here[0].lon)
    if apart < FAR_KM:
        return None
    return Draft(
        "journey-conflict", text.span(line.start if not split else cut, line.end),
        f"one person is said to be in {there[0].name} and, at the same time, in {here[0].name}, {apart:,.0f} km away",
        "Check the hours and the places.",
    )  # fmt: skip


_WHOLE = lazily(
    r"(?i)\b(?:spent|passed|was|stayed|remained|worked)\b[^,;.]{0,40}\b(?:the whole|all|the entire|every hour|each day|every day|throughout)\b|\b(?:did not|never|didn[’']t) (?:once )?(?:leave|left|set foot outside|stir from)\b|\bnot once (?:leaving|left)\b|\bwithout (?:once )?leaving\b|\bfrom (?:morning|dawn) (?:to|till|until) (?:night|dusk|evening)\b|\b(?:all|the whole) (?:day|week|of)\b"
)
_SAME_DAY = lazily(r"(?i)\b(?:on |at [a-z0-9 ]{3,12} (?:on )?|in the [a-z]+ of |later |the [a-z]+ of )?(?:the|that) (?:very )?same (?:day|morning|afternoon|evening|night|week)\b|\b(?:on|at [a-z0-9 ]{3,12}|in the [a-z]+) (?:of )?that (?:very )?(?:day|[A-Z][a-z]+day)\b|\bon the [A-Z][a-z]+day of (?:that|the same) week\b|\bthat (?:very )?(?:morning|afternoon|evening|night|[A-Z][a-z]+day)\b")


def _within_a_stay(text: CheckedText, before: Line | None, line: Line, resolver: PlaceResolver) -> Draft | None:
    """Anybody told to have been in one town all of a time, and within it in another: 'She spent the whole of 14 May in Montevideo. That noon she was in Busan'."""
    match = _SAME_DAY.search(line.text)
    if match is None or before is None or line.start - before.end > 3 or _WHOLE.search(before.text) is None:
        return None
    told = text.text[before.start : line.end]
    who = _PRONOUN.search(line.text)
    if who is None or re.search(r"[“”\"]", told) or _NO_WAY.search(told) or _SOMEONE.search(before.text) is None:
        return None
    there = [town for town in named_towns(text, before, resolver) if town.how not in _AWAY]
    here = [town for town in named_towns(text, line, resolver) if town.start > line.start + who.start() and town.how not in _AWAY]
    if not there or not here or any(distance_km(one.lat, one.lon, group[0].lat, group[0].lon) > 60 for group in (there, here) for one in group):
        return None
    apart = distance_km(there[0].lat, there[0].lon, here[0].lat, here[0].lon)
    if apart < FAR_KM:
        return None
    return Draft(
        "journey-conflict", text.span(line.start, line.end),
        f"one person is said to have been in {there[0].name} all that time and, within it, in {here[0].name}, {apart:,.0f} km away",
        "Check the days and the places.",
    )  # fmt: skip


_NO_WAY = lazily(r"(?i)\b(?:satellite|video|telephone[ds]?|by phone|on the phone|rang|phoned|link|broadcast|message|letter|statement|spokes\w+|envoy of|on (?:his|her) behalf|radio|would|will|planned|never (?:reached|arrived)|cancelled|called off|news of)\b")
_AWAY = frozenset("from to for by between over left leaving out".split())
_SOMEBODY = lazily(r"^(?:[A-Z][a-z]+ (?:minister|secretary|commissioner|president|envoy) [A-ZÀ-Þ]|(?:At|On|By|Early|Shortly) [^,]{3,50}?,? the (?:[a-z]+ ?){1,3}?(?=, [A-ZÀ-Þ]|[a-z]+ed |cut |laid |met |spoke |gave |took )|The (?:[a-z][\w\-]*|[A-Z][a-z]+(?:ian|ese|ish|i|an|ch|sh)) |[A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ][\w’\-]+,? |[^.;]{0,90}?\b[A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ][\w’\-]+)")
_GOES_ON = lazily(r"(?:,| and|;) (?:and |but )?(?:(?:[^,;.]|\b[ap]\.m\.){0,45},? ){0,2}(?P<p>he|she)\b(?= (?:was|had|[a-z]+ed|[a-z]{2,7}) )")
_NEXT = lazily(r"(?:At|By|An hour|Half an hour|Two hours|Minutes|Shortly|That|Later|The same|On)\b(?:[^.;]|(?<=\d)\.(?=\d)|\b[ap]\.m\.){3,60}?,? (?:he|she) (?=was |had |[a-z]+ed |[a-z]{2,7} )")
_WAS_TOLD = lazily(r"\bwas being (?!driven|shown|sworn|received|greeted|interviewed|treated|honoured|carried|led|escorted|flown|applauded|feted)\w+|\b(?:sued|charged|tried|convicted|sentenced|indicted|represented|nominated)\b|\b(?:received|heard|learned|learnt|read|call(?:ed)?|reports?|rang|wrote|announced|ordered|condemned|praised|said|blamed|accused)\b")
_OTHERS = lazily(r"\b(?:where|while|whose|who|when|whom|they|as|his|her) (?=[a-z]+ )[^,;]*$")


def _unnamed(text: CheckedText, line: Line, after: Line | None, resolver: PlaceResolver) -> Draft | None:
    """One whom no list knows, and who goes on as 'he' or 'she': 'The minister spoke in Lima at nine, and an hour later she laid a wreath in Quito'."""
    if not may_tell_time(text.words(line)) or _SOMEBODY.match(line.text) is None:
        return None
    words = line.text
    joints = [m.start() for m in _GOES_ON_AT.finditer(words) if _GOES_ON.match(words, m.start())] if not text.words(line).isdisjoint({"he", "she"}) else []
    if not joints and (was := _AND_WAS.search(words)) is not None:
        joints = [was.start()]
    there = [line]
    if not joints and after is not None and after.start - line.end <= 3 and may_tell_time(text.words(after)) and _NEXT.match(after.text) is not None:
        words, joints, there = text.text[line.start : after.end], [after.start - line.start], [line, after]
    if not joints or re.search(r"[“”\"]", words) or _NO.search(words) or _WAS_TOLD.search(words):
        return None
    # Of several joints the last that has both a town before it and a time behind it.
    for joint in reversed(joints):
        if not _OTHERS.search(words[:joint]) and (made := _on_both_sides(text, there, words, joint, resolver)) is not None:
            return made
    return None


def _on_both_sides(text: CheckedText, there: list[Line], words: str, joint: int, resolver: PlaceResolver) -> Draft | None:
    line, at = there[0], there[0].start + joint
    towns = [town for one in there for town in _stood_in(text, one, resolver, at)]
    ahead, behind = [town for town in towns if town.end <= at], [town for town in towns if town.start >= at]
    if not ahead or not behind or any(distance_km(t.lat, t.lon, ahead[0].lat, ahead[0].lon) > NEAR_KM for t in ahead) or any(distance_km(t.lat, t.lon, behind[0].lat, behind[0].lon) > NEAR_KM for t in behind[1:]):
        return None
    first, last = ahead[0], behind[0]
    apart = distance_km(first.lat, first.lon, last.lat, last.lon)
    if apart < FAR_KM:
        return None
    told = points(words)
    hours = 0.0
    if _ALL_DAY.search(words[:joint]) is not None and len(told) <= 3 and re.search(r"(?i)\b(?:the|that) (?:very )?same (?:day|morning|afternoon|evening)\b|\bthat (?:day|morning|afternoon|evening)\b", words[joint:]):
        pass
    elif _AT_ONCE.search(words, joint) is not None:
        if not any(point.timed for point in told):
            return None
    else:
        told = [point for point in told if point.timed]
        if len(told) != 2 or not told[0].start < joint <= told[1].start:
            return None
        one, other = told
        later = _LATER.search(words[other.start : other.end]) is not None
        # Hours of one zone told for both: 'at 9.30 a.m. Almaty time'.
        one_zone = _ONE_ZONE.search(words, other.start) is not None
        hours = _hours(words, one, other) + (0.0 if later or one_zone else (first.lon - last.lon) / 15)
        if other.day != one.day or apart <= max(hours - ON_THE_GROUND, 0.0) * CRUISE_KMH:
            return None
    end = there[-1].end
    return Draft(
        "journey-conflict", text.span(line.start, end),
        f"one person is said to be in {first.name} and, at most {max(hours, 0.0):.0f} h later by the clocks of both, in {last.name}, {apart:,.0f} km away",
        "Check the hours, the days and the places.",
    )  # fmt: skip


_GOES_ON_AT = lazily(r",| and|;")
_ALL_DAY = lazily(r"(?i)\b(?:spent|passed) (?:all of|all|the (?:whole|entire)(?: of)?|every hour of) |\ball day\b|\bthroughout the day\b|\bfrom (?:dawn|morning) (?:to|till|until) (?:dusk|night|evening)\b|\b(?:never|not) left\b|\bdid not leave\b")
"""A day told to be spent in one place from morning to night."""
_STAY = lazily(r"(?i)\b(?:did not leave|never left|had not left|stayed in|remained in|(?:spent|passed) (?:all of|all|the (?:whole|entire)(?: of)?))\b")
_DAYS_OF = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEK_RANGE = lazily(rf"\b(?:between|from) (?P<a>{_DAYS_OF}) (?:and|to|until|till) (?P<b>{_DAYS_OF})\b|\b(?:all|the (?:whole|entire)|all of|the whole of) (?:last week|that week|the week)\b")
_IN_THAT_WEEK = lazily(rf"\b[Oo]n (?:the )?(?P<day>{_DAYS_OF}) of (?:that|the same|last) week\b|\b[Oo]n that (?P<that>{_DAYS_OF})\b|\b[Oo]n the (?P<the>{_DAYS_OF}) (?:he|she) ")


def _stayed(text: CheckedText, line: Line, after: Line, resolver: PlaceResolver) -> Draft | None:
    """'Did not leave Santiago between Tuesday and Sunday of last week. On the Wednesday of that week he was in Darwin'."""
    span, day = _WEEK_RANGE.search(line.text), _IN_THAT_WEEK.search(after.text)
    if span is None or day is None or _STAY.search(line.text) is None or not re.search(r"\b(?:he|she)\b", after.text) or re.search(r"[“”\"]", line.text + after.text) or _NO.search(after.text):
        return None
    names = _DAYS_OF.split("|")
    low, high = (names.index(span["a"]), names.index(span["b"])) if span["a"] else (0, 6)
    if not low <= names.index(day["day"] or day["that"] or day["the"]) <= high:
        return None
    here = [town for town in towns_in(text, line, resolver) if town.how in _STANDS or town.how in {"left", "leaving"}] or [town for town in named_towns(text, line, resolver) if re.search(r"\bleave $", text.text[line.start : town.start])]
    there = [town for town in towns_in(text, after, resolver) if town.how in _STANDS]
    if not here or not there:
        return None
    apart = min(distance_km(one.lat, one.lon, other.lat, other.lon) for one in here for other in there)
    if apart < FAR_KM:
        return None
    return Draft("journey-conflict", text.span(after.start, after.end), f"one person is said not to have left {here[0].name}, and on a day of that time to be in {there[0].name}, {apart:,.0f} km away", "Check the days and the places.")


NEAR_KM = 60.0
_AND_WAS = lazily(
    r"(?:, and,?| and,?|,|;) (?:at|by|an hour|half an hour|two hours|minutes) [^,;.]{3,40}, (?:was|stood|sat|spoke|gave|took|met|opened|addressed|reviewed|visited|laid|signed)\b"
    r"|(?:, and|,? and|,|;) (?:exactly |precisely |just |only |barely |scarcely |hardly |not even |less than |no more than |within )?(?:an|one|half an|two|three|ninety|sixty|forty|thirty|twenty|\d+) (?:hours?|minutes?) (?:later|afterwards),? (?:stood|sat|spoke|gave|took|met|opened|addressed|reviewed|visited|laid|signed|shook|cut|preached|appeared|shared|unveiled|inspected|toured|presented|blessed|received|handed|was (?:shaking|standing|sitting|speaking|addressing|cutting|opening|signing|dining|in|at|on))\b"
)
"""'And, at half past ten, was reviewing a parade in Harare': the same one goes on without a word."""
_ONE_ZONE = lazily(r"\bGMT\b|\bUTC\b|\b[A-ZÀ-Þ][a-zÀ-ž]+ (?:[A-ZÀ-Þ][a-zÀ-ž]+ )?time\b")
_STANDS = frozenset({"in", "at", "outside", "near", "visited", "inside"})
_IN_ITS = lazily(r"\b(?:in|at|outside|near|before|inside) an? (?:[a-z]+ )?$")


def _stood_in(text: CheckedText, line: Line, resolver: PlaceResolver, joint: int) -> list[Town]:
    """Return the towns where a sentence has somebody, 'in Lima' or 'in a Lima hotel'; what names a zone of time, 'Lima time', is none."""
    tied = [town for town in towns_in(text, line, resolver) if town.how in _STANDS]
    if len(tied) < 2 and not (tied and line.start >= joint):
        more = [town for town in named_towns(text, line, resolver) if town not in tied and _IN_ITS.search(text.text[line.start : town.start])]
        tied = sorted([*tied, *(town for town in more if all(town.start != other.start for other in tied))], key=lambda town: town.start)
    return [town for town in tied if not text.text.startswith(" time", town.end)]


def _follows(text: CheckedText, people: list[PersonMention], after: Line) -> bool:
    """Whether the next sentence goes on with the first person named: by name, or by a pronoun before anybody else is."""
    there = people_in(text, after)
    if there and there[0].person.id == people[0].person.id:
        return True
    pronoun = _PRONOUN.search(after.text)
    if pronoun is None or (there and there[0].start < after.start + pronoun.start()):
        return False
    sex = people[0].person.sex
    return not sex or (pronoun["p"].lower() == "she") == (sex == "f")


def _judge(text: CheckedText, lines: tuple[Line, ...], people: list[PersonMention], resolver: PlaceResolver) -> Draft | None:
    start, end = lines[0].start, lines[-1].end
    words = text.text[start:end]
    there = [[town for town in towns_in(text, line, resolver) if town.how not in {"from", "out of", "for", "by", "and", "between", "over"}] for line in lines]
    if not all(there) or (len(lines) == 1 and len(there[0]) < 2):
        return None
    first, last = there[0][0], there[0][-1] if len(lines) == 1 else there[1][0]
    told = points(words)
    if len(told) < 2 or re.search(r"[“”\"]", words) or _NO.search(text.text[start : last.end]):
        return None
    apart = distance_km(first.lat, first.lon, last.lat, last.lon)
    others = there[0] if len(lines) == 1 else []
    if apart < FAR_KM or any(distance_km(t.lat, t.lon, first.lat, first.lon) > 60 and distance_km(t.lat, t.lon, last.lat, last.lon) > 60 for t in others):
        return None
    cut = _cut(text, words, start, first, last, told)
    if cut is None:
        return None
    one, other = cut
    if other.day != one.day or not (other.tied or (one.timed and other.timed)):
        return None
    if len(lines) == 1 and not _same_subject(text, lines[0], people, first, last):
        return None
    later = _LATER.search(words[other.start : other.end]) is not None
    hours = _hours(words, one, other) + (0.0 if later else (first.lon - last.lon) / 15)
    at_once = _AT_ONCE.search(words) is not None
    untimed = not (one.timed and other.timed)
    if not (at_once or apart > max(hours - ON_THE_GROUND, 0.0) * CRUISE_KMH or (untimed and apart > HARDLY_KM)):
        return None
    if len(lines) == 1 and untimed and not _SAME.search(words):
        return None
    who = people[0].person.name
    span = text.span(lines[0].start, end) if len(lines) == 1 else text.span(lines[1].start, end)
    return Draft(
        "journey-conflict", span,
        f"{who} is said to be in {first.name} and, at most {max(hours, 0.0):.0f} h later by the clocks of both, in {last.name}, {apart:,.0f} km away",
        "Check the hours, the days and the places.",
    )  # fmt: skip


def _cut(text: CheckedText, words: str, start: int, first: Town, last: Town, told: list[Point]) -> tuple[Point, Point] | None:
    """Return the times of the first and of the last town: the clause between the two is cut where a second time or a joint stands."""
    between = text.text[first.end : last.start]
    joint = [m.start() + first.end - start for m in re.finditer(r"[.;]|, and\b|\band\b|,|\bthen\b|\bbefore\b|\bwhere\b", between)]
    if not joint:
        return None
    # The times that stand before the joint nearest to the second town are the first's, unless all do.
    for at in joint:
        left = [point for point in told if point.start < at]
        right = [point for point in told if point.start >= at]
        if left and right:
            return left[0], right[0]
    return None


def _same_subject(text: CheckedText, line: Line, people: list[PersonMention], first: Town, last: Town) -> bool:
    """Whether no other person stands as a subject between the two towns of a sentence."""
    between = [p for p in people if first.end <= p.start < last.start and p.person.id != people[0].person.id]
    return all(re.search(r"\b(?:with|to|by|of|for|met|and|than|received|visited|saw|from|told) (?:[A-Za-z]+ ){0,3}$", text.text[line.start : p.start]) for p in between) and people[0].start < last.start


def _hours(words: str, one: Point, other: Point) -> float:
    if _LATER.search(words[other.start : other.end]):
        return longest(one, other)
    early = one.early if one.timed else one.day + WAKING[0]
    late = other.late if other.timed else other.day + WAKING[1]
    if len(other.spans) > 1 and one.timed:
        return longest(one, other)
    # What is done 'in the morning' is not done at its first minute, nor what is done 'in the afternoon' at its last.
    if one.timed and len(one.spans) == 1:
        early += INNER * (one.late - one.early)
    if other.timed and len(other.spans) == 1:
        late -= INNER * (other.late - other.early)
    return late - early
