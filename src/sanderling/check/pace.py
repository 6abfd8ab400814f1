"""Journeys too fast for what they are made by: way and time as told in a sentence or two, in whatever words.

The way is told in km, or lies between the two towns named; the time is told as a length, or lies between the first and the last
time told, by the calendar and the clock. What cannot be made at the top speed of the conveyance, or in so many days by people and
beasts, is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sanderling.check.clock import HOUR, HOURS, PARTS, Point, longest, may_tell_time, points
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.quantities import quantities
from sanderling.check.text import CheckedText, Line
from sanderling.check.towns import Town, journey_towns, nearest_namesakes, towns_in
from sanderling.knowledge.check_data import Speed, speeds
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_GOES = frozenset(
    "left leaving departed set sailed sailing took pulled rolled put steamed travelled traveled flew fly flown flight drove driven went came journey trip voyage rode ridden crossed crossing covered covers made walked walk march marched marching hiked trekked cycled raced reached "
    "reaching arrived arriving docked landed anchored tied stood unloaded entered brought carried needed moved started ran boarded moored stopped steaming walking trudged rowed rowing paddled paddling raced trotted trotting jogged jogging tow towed towing strolled plodded tramped limped riding driving rushed hurried swam sped was".split()
)
# The longest word of each name, which is the rarest: 'engine' of a fire engine.
_CONVEYED = frozenset(max(re.findall(r"[a-z]+", words), key=len) for speed in speeds() for words in speed.words)
_CARRIED = _CONVEYED | {f"{word}s" for word in _CONVEYED} | {f"{word}es" for word in _CONVEYED}
_NO = lazily(
    r"(?i)\b(?:flagged off|waved off|inaugurat\w+|unveil\w+|cut the ribbon|supersonic|concorde|date line|missiles?|rockets?|spacecraft|capsule|shells?|drones?|(?-i:will|can|may)|would|could|might|should|planned|plans|due|if|range|distance of|relay|another|others?|second(?!-hand)|simulat\w+|ballistic|per hour|years? (?:after|before|ago|later|earlier)|(?:km|kilomet\w+|miles?) an hour|km/h|back and forth|average|record|each day|every day|(?<!within )(?<!in )(?<!less than )a day(?= by| on|,)|daily|first stage|stages|went on(?! board)|and on to|onwards?|hours out of|changed|transferred|part of the way|then by)\b"
)
_SENT = lazily(r"(?i)\b(?:satellite|video|telephone[ds]?|by phone|message|letter|signal|radio|news|telegram)\b")
"""What goes faster than who goes: as far as the journey is told."""
_TRAILING = lazily(r", (?:where(?! (?:he|she|it|they) (?:arrived|landed|docked|was|were) [^,;:]*(?:later|after))|while|whose|as|but)\b[^,;:]*(?:, [^,;:]*)?\.?$")
"""A clause at the end, which tells of what happened there."""
_SAID_BY = lazily(r", [^,;:]*\b(?:said|says|told|reported|wrote|announced)\b[^,;:]*(?:, [A-Z][^,;:]*)?\.?$|, (?:the|an?|its) [^,;:]{3,40}(?:, [A-Z][^,;:]*,?)? (?:said|told [a-z ]+)\.?$")
"""Who tells of a journey at the end of its sentence."""
_CROWD = lazily(r"\b(?:crews?|drivers?|passengers|owners?|officers?|commanders?|heard|said|told|learned|fired|knew)\b")
"""Words of those who belong to a conveyance, but need not be on their way."""
_WAY = lazily(r"^[ -](?P<unit>km|kilomet(?:re|er)s?|miles?|nautical miles)\b(?! ?(?:an?|per|/) ?h)")
_LENGTH = lazily(
    r"(?i)(?:\b(?:in|within|took|taking|takes|needed|needs?|for|after|lasted|spent|only|just|covered in|took(?: [\w’\-]+){1,6}|needed(?: [\w’\-]+){0,3})(?: (?:just|only|barely|under|less than|little more than|about|some|not quite|no more than|a mere|the|space of|exactly|as little as|well under|over|more than|nearly|almost))* )"
    r"(?P<n>\d+(?:\.\d+)?|an?|one|half an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|[a-z]+ty-[a-z]+)[ -](?:single )?(?P<unit>minute|hour|day|night|week|fortnight|month)s?\b(?! (?:later|ago|before|after|earlier|of talks|visit|journey home))"
)
_AFTER = lazily(
    r"(?i)\b(?P<n>\d{1,2}|half an|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|[a-z]+ty-[a-z]+)[ -](?P<unit>minute|hour|day)s? (?:after|out of) "
    r"(?:(?:(?:it|they|he|she)(?: had)? |the \w+ had )?(?:left|leaving|departed|departing|set out|setting out|set off|setting off|sailed|sailing|cast off|casting off|clearing|cleared|quitting|quit|rolling out of|setting sail|set sail|weighed anchor|weighing anchor|took off|taken off|taking off|lifted off|lifting off|started|starting|pulled out|pulling out|put to sea|putting to sea)\b|(?:its |their |his |her )?(?:departure|take-?off|start)\b)"
)
"""'Four hours after it had set off'."""
_WHOLE = lazily(
    r"(?i)\b(?:(?:in|within|took|needed|over|in the course of|inside|during) (?:only |just |barely |less than )?(?:one|a|a single|the same) (?P<part>afternoon|morning|forenoon|evening|night)\b|(?:over|during|in the course of|at) (?:the|a|one) (?P<end>(?:long )?weekend)\b|(?:in|within|took|needed|takes|needs) (?:only |just |barely )?a day and a night\b|\b(?P<over>overnight)\b(?! (?:stay|stop|guest|in [A-Z]))"
    r"|(?P<n>\d{1,2}|an?|two|three|four|five|six|ten|twenty|thirty|forty|fifty) (?P<unit>hour|minute)s?(?: of|[’'])(?: [a-z]+)? (?:rowing|walking|riding|driving|sailing|flying|flight|marching|cycling|paddling|pedalling|steaming|walk|drive|march|sail|ride)\b)"
)
"""'In one afternoon', 'a day and a night', 'two hours of rowing'."""
_PART_HOURS = {"afternoon": 7.0, "morning": 8.0, "forenoon": 6.0, "evening": 7.0, "night": 13.0}
_WEEKEND = 84.0
"""From Friday afternoon to Monday night, at most."""
_SMALL = {"a": 1.0, "an": 1.0, "one": 1.0, "half a": 0.5, "half an": 0.5}
_UNIT = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "night": 13.0, "week": 168.0, "fortnight": 336.0, "month": 730.0}
_SINCE_WHEN = lazily(r"\b(?:first|only|last|second|third|fourth|biggest|largest|worst|another)\b[^,.;]*$")
_BETWEEN = lazily(rf"(?i)\b(?:between|from) (?:the )?(?P<a>{'|'.join(PARTS)}) (?:and|to|until|till) (?:the )?(?P<b>{'|'.join(PARTS)})\b")
_BETWEEN_HOURS = lazily(rf"(?i)\b(?:between|from) (?P<a>{HOUR})(?: (?:a\.?m\.?|p\.?m\.?))? (?:and|to) (?P<b>{HOUR})(?=[,.;]| in the (?:morning|afternoon|evening)| at night| o[’']clock| (?:a|p)\.?m|$)")
_LINKED = lazily(r"^(?:It|They|He|She|The [a-z]+(?: [a-z]+)?|On [A-Z][a-z]+day|At [a-z]+|By [A-Za-z]+|The next|Two|Three|A day|An hour)\b")
_WERE_IN = lazily(r"\b(?:they|it|he|she) (?:was|were) (?:back )?(?:in|at)\b")
_LENGTHS = frozenset("overnight weekend afternoon morning forenoon evening minute minutes hour hours day days night nights week weeks fortnight month months".split())
NEAREST_KM = 60.0
_LAND = frozenset({"goods train", "train", "lorry", "road", "wheels", "bicycle", "animal", "foot"})
_BY_LAND = 1.1
"""No road between two towns is nearer to the straight line than this."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of so many km at least, by straight lines where two towns give it; hours gained by the clocks towards the west."""

    km: float
    ends: tuple[Town, Town] | None
    start: int
    end: int
    told: bool
    turn: float
    words: str


def pace_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield journeys that cannot be made in the time told."""
    lines = [line for line in text.lines if not line.heading]
    for number, line in enumerate(lines):
        words = text.words(line)
        if _CARRIED.isdisjoint(words) and (number + 1 == len(lines) or _CARRIED.isdisjoint(text.words(lines[number + 1]))):
            continue
        if _GOES.isdisjoint(words) and (not may_tell_time(words) or len(text.within(line, "place")) < 2):
            continue
        made = _judge(text, line.start, line.end, (line,), resolver) if may_tell_time(words) or not _LENGTHS.isdisjoint(words) else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        if made is None and after is not None and after.start - line.end <= 3 and _LINKED.match(after.text) and (not _GOES.isdisjoint(text.words(after)) or _WERE_IN.search(after.text)) and may_tell_time(text.words(after)):
            made = _judge(text, line.start, after.end, (line, after), resolver)
        if made is not None:
            yield made


def conveyed(words: str) -> Speed | None:
    """Return what a text says that a journey is made by, the first of the table; ``None`` where it does not say."""
    lower = words.lower().replace("aircraft carrier", "carrier")
    present = frozenset(re.findall(r"[a-z]+", lower))
    if not any(word in _CONVEYED or word.rstrip("s") in _CONVEYED or word[:-2] in _CONVEYED for word in present):
        return None
    return next((speed for speed, (needed, spelt) in zip(speeds(), _spelt(), strict=True) if any(word in lower for word in needed) and spelt.search(lower)), None)


@cache
def _spelt() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Return for each conveyance its words and the pattern that finds them, in the singular or plural."""
    return tuple((speed.words, re.compile(rf"\b(?:{'|'.join(map(re.escape, speed.words))})(?:e?s)?\b")) for speed in speeds())


def _judge(text: CheckedText, start: int, end: int, lines: tuple[Line, ...], resolver: PlaceResolver) -> Draft | None:
    words = text.text[start:end]
    if re.search(r"[“”\"]", words) or _NO.search(_TRAILING.sub("", words)):
        return None
    by = conveyed(_TRAILING.sub("", words))
    if by is None or (by.conveyance == "aircraft" and re.search(r"(?i)\bconcorde\b|\bsupersonic\b", text.text)):
        return None
    weak = _GOES.isdisjoint(set(re.findall(r"[a-z]+", words.lower())) - {"was"})
    if weak and _CROWD.search(_SAID_BY.sub("", words)):
        return None
    length = _length(words)
    time = length or _clocked(words) or _hours_later(words)
    if time is None:
        return None
    way = _way(text, start, lines, resolver)
    if way is None or way.km < (5 if way.told else NEAREST_KM):
        return None
    hours, low, high = time
    if weak and conveyed(words[: min(low, way.start)]) is None:
        return None  # without a verb of going, what goes must be told first
    if by.conveyance in {"aircraft", "helicopter"} and length is None and "later" not in words[low:high]:
        # Between two local clocks.
        hours += way.turn
    if by.conveyance == "train" and way.ends is not None and not _fast_rails(way.ends, resolver):
        by = replace(by, top_kmh=SLOW_RAILS_KMH)
    if way.km * (_sea_way(way, words) if by.conveyance in {"ship", "cargo ship"} else 1.0) * (_BY_LAND if by.conveyance in _LAND and not way.told else 1.0) <= 1.12 * by.reach_km(max(hours, 0.0)):
        return None
    first, last = min(low, way.start), max(high, way.end)
    if _SENT.search(words[:last]):
        return None
    return Draft(
        "speed-conflict", text.span(start + first, start + last),
        f"{way.words}; in at most {max(hours, 0.0):.1f} h {by.conveyance} makes at most {by.reach_km(max(hours, 0.0)):,.0f} km", "Check the way, the time or the conveyance.",
        (f"checks/speeds.csv: {by.source}",),
    )  # fmt: skip


SLOW_RAILS_KMH = 210.0
"""What no train passes where there is no line for high speed: Wikipedia, High-speed rail by country."""
_FAST_RAILS = ("CHN", "JPN", "FRA", "DEU", "ESP", "ITA", "KOR", "TUR", "GBR", "BEL", "NLD", "MAR", "SAU", "TWN", "IDN", "RUS", "AUT", "POL", "SWE", "UZB", "USA", "CHE", "DNK", "FIN", "PRT", "NOR", "HKG")


def _fast_rails(ends: tuple[Town, Town], resolver: PlaceResolver) -> bool:
    """Whether either end of a way lies in a state with lines for high speed."""
    return any(resolver.gazetteer.has_town_of_state_near(end.lat, end.lon, 0.2, country) for end in ends for country in _FAST_RAILS)


_SEAS = (("atlantic europe", -15.0, 42.0, 28.0, 72.0), ("indian ocean", 43.0, 95.0, -40.0, 30.0), ("east asia", 98.0, 150.0, -12.0, 62.0), ("east of america", -100.0, -34.0, -55.0, 60.0), ("west of america", -130.0, -100.0, 15.0, 62.0))
_ROUND_LANDS = {frozenset({"atlantic europe", "east asia"}): 1.6, frozenset({"atlantic europe", "indian ocean"}): 1.35, frozenset({"east of america", "east asia"}): 1.3, frozenset({"atlantic europe", "west of america"}): 1.4}
"""Between these coasts ships go round continents or by canals: so many times the straight line at least."""


_BY_WAY_OF = {
    "Suez": (30.4, 32.4), "Panama Canal": (9.1, -79.7), "Cape of Good Hope": (-34.9, 19.0), "round the Cape": (-34.9, 19.0), "around the Cape": (-34.9, 19.0), "Cape Horn": (-56.2, -67.3),
    "Strait of Magellan": (-53.4, -71.0), "Straits of Magellan": (-53.4, -71.0), "Gibraltar": (35.95, -5.5), "Bosphorus": (41.1, 29.1), "Bosporus": (41.1, 29.1), "Malacca": (2.5, 101.5), "Bab el-Mandeb": (12.6, 43.4),
}  # fmt: skip
"""Where ships pass, as a journey tells it."""


def _sea_way(way: _Way, words: str) -> float:
    if way.ends is None:
        return 1.0
    one, other = way.ends
    for name, (lat, lon) in _BY_WAY_OF.items():
        if name in words and name not in {one.name, other.name} and re.search(rf"(?i)\b(?:through|via|by way of|past|past the|round(?:ing)?|around|using|transit\w*|passed|passing|cleared|took) (?:the )?(?:[A-Z][a-z]+ of )?{re.escape(name.removeprefix('round ').removeprefix('around '))}", words):
            return max(1.0, (distance_km(one.lat, one.lon, lat, lon) + distance_km(lat, lon, other.lat, other.lon)) / max(way.km, 1.0))
    zones = frozenset(name for town in way.ends for name, west, east, south, north in _SEAS if west <= town.lon <= east and south <= town.lat <= north)
    return _ROUND_LANDS.get(zones, 1.0)


def _length(words: str) -> tuple[float, int, int] | None:
    # 'The first convoy in a month' tells of no journey's length.
    found = [m for m in _LENGTH.finditer(words) if not _SINCE_WHEN.search(words[max(0, m.start() - 70) : m.start()])]
    if len(found) == 1:
        match = found[0]
        number = match["n"].lower()
        count = _SMALL.get(number)
        if count is None:
            count = float(number) if number[0].isdigit() else _word(number)
        if count is None:
            return None
        # 'In two days' may be three by the calendar.
        spare = 24.0 if match["unit"] == "day" and count >= 2 else 0.0
        return count * _UNIT[match["unit"].lower()] + spare * 0.5, match.start("n"), match.end()
    found = [m for m in found if not words.startswith(" and a night", m.end())]
    after = None if found else _AFTER.search(words)
    if after is not None:
        many = _SMALL.get(after["n"].lower()) or (float(after["n"]) if after["n"][0].isdigit() else _word(after["n"].lower()))
        return (many * _UNIT[after["unit"].lower()] + (0.75 if after["unit"] == "hour" else 12.0 if after["unit"] == "day" else 0.3), after.start(), after.end()) if many else None
    whole = None if found else _WHOLE.search(words)
    if whole is not None:
        if whole["n"] is None:
            return (_PART_HOURS[whole["part"].lower()] if whole["part"] else _PART_HOURS["night"] + 2.0 if whole["over"] else _WEEKEND if whole["end"] else 40.0), whole.start(), whole.end()
        many = _SMALL.get(whole["n"].lower()) or (float(whole["n"]) if whole["n"][0].isdigit() else _word(whole["n"].lower()))
        return (many * _UNIT[whole["unit"].lower()] * 1.1, whole.start(), whole.end()) if many else None
    between = _BETWEEN.search(words)
    if not found and between is not None:
        low, high = PARTS[between["a"].lower()][0], PARTS[between["b"].lower()][1]
        return (high - low if high > low else high - low + 24.0), between.start(), between.end()
    hours = _BETWEEN_HOURS.search(words)
    if not found and hours is not None:
        first, last = (HOURS.index(hours[name].lower()) + 1 if hours[name].lower() in HOURS else int(hours[name]) for name in ("a", "b"))
        return float((last - first) % 12 or 12) + 0.5, hours.start(), hours.end()
    return None


def _word(word: str) -> float | None:
    try:
        return value_of_word(word)
    except KeyError:
        return None


def _clocked(words: str) -> tuple[float, int, int] | None:
    told = points(words)
    if len(told) < 2 or re.search(r"\bhours? and $", words[: told[-1].start]):
        return None
    one, other = told[0], told[-1]
    leaving = _LEAVES.search(words)
    if len(told) == 3 and leaving is not None and one.end < leaving.start() < told[1].start:
        # 'The train that he welcomed on Saturday had left on Tuesday and pulled in on Wednesday.'
        one, told = told[1], told[1:]
    if len(told) > 3 or (not other.tied and not other.timed) or (len(told) == 3 and not _beside(told[0], told[1]) and not _beside(told[1], told[2])):
        return None
    if other.day < one.day:
        return None
    hours = longest(one, other)
    exact = _HOURS_LATER.fullmatch(words[other.start : other.end].strip(" ,"))
    if exact is not None and len(told) == 2 and (count := float(exact["n"]) if exact["n"].isdigit() else _SMALL.get(exact["n"]) or _word(exact["n"])) is not None:
        # Counted from the first hour, whatever that was.
        hours = min(hours, count + (1.25 if exact["andhalf"] else 0.75) if exact["unit"] == "hour" else count / 60 + 0.3)
    return (hours, one.start, other.end) if hours > 0 or (one.timed and other.timed) else None


_HOURS_LATER = lazily(r"(?:(?:just|only|about|some|barely|less than|under) )?(?P<n>\d{1,2}|[a-z]+(?: an|-[a-z]+)?) (?P<unit>hour|minute)s?(?P<andhalf> and a half)? (?:later|afterwards|after that)")
_LEAVES = lazily(r"\b(?:left|departed|set out|set off|sailed|started|pulled out|took off|put out|steamed out)\b")


_LATER = lazily(rf"\b(?P<n>\d{{1,2}}|half an|an?|{WORD}) (?P<unit>hour|minute)s?(?P<andhalf> and a half)? later\b")
_ARRIVES = lazily(r"\b(?:landed|landing|arriv\w+|reach\w+|stepped|touched down|docked|walked|got off|got out|was (?:in|at|back in|on the ground)|pulled in|tied up|came ashore|went ashore|disembarked)\b")
_BOARDS = lazily(r"\b(?:boarded|boarding|left|leaving|departed|departing|set out|set off|setting off|sailed|sailing|took off|taking off|pulled out|lifted off|climbed aboard|got on|stepped onto|stepped aboard|sailed on|embarked|went aboard)\b")


def _hours_later(words: str) -> tuple[float, int, int] | None:
    """'Boarded an airliner in New York and landed in Johannesburg four hours later': the only time told, from the going aboard."""
    exact = None if re.search(r"\bhours? and \w+ minutes? later", words) else _LATER.search(words) if " later" in words and not points(words) else None
    if exact is None:
        return None
    count = float(exact["n"]) if exact["n"].isdigit() else _SMALL.get(exact["n"]) or _word(exact["n"])
    went = _BOARDS.search(words)
    if count is None or went is None or went.start() > exact.start() or len(_BOARDS.findall(words)) > 1 or _ARRIVES.search(words, went.end()) is None:
        return None
    return (count + (1.25 if exact["andhalf"] else 0.75) if exact["unit"] == "hour" else count / 60 + 0.3), exact.start(), exact.end()


def _beside(one: Point, other: Point) -> bool:
    return other.start - one.end < 30


def _way(text: CheckedText, start: int, lines: tuple[Line, ...], resolver: PlaceResolver) -> _Way | None:
    told = []
    for line in lines:
        for one in quantities(text, line):
            match = _WAY.match(line.text[one.end :])
            if match is not None:
                km = one.value * (1.852 if match["unit"].startswith("naut") else 1.609 if match["unit"].startswith("mile") else 1.0)
                told.append((km, line.start - start + one.start, line.start - start + one.end + match.end()))
    if len(told) > 1:
        return None
    places = [town for line in lines for town in towns_in(text, line, resolver)]
    far = _ends(text, places)
    if far is None and not told:
        more = [town for line in lines for town in journey_towns(text, line, resolver)]
        # What is conveyed comes before both towns: 'the reefer cleared Guayaquil'.
        far = _ends(text, more) if more and conveyed(text.text[start : more[0].start]) is not None else None
    if far is None and not told and len(lines) == 1 and conveyed(text.text[lines[0].start : lines[0].end]) is not None:
        far = nearest_namesakes(lines[0], resolver)
    turn = (far[0].lon - far[1].lon) / 15 if far is not None else 0.0
    if told:
        km, low, high = told[0]
        return _Way(km, None, low, high, True, turn, f"the way is told to be {km:,.0f} km")
    if far is None:
        return None
    km = distance_km(far[0].lat, far[0].lon, far[1].lat, far[1].lon)
    low, high = min(t.start for t in far) - start, max(t.end for t in far) - start
    return _Way(km, far, low, high, False, turn, f"from {far[0].name} to {far[1].name} it is {km:,.0f} km in a straight line")


def _ends(text: CheckedText, places: list[Town]) -> tuple[Town, Town] | None:
    """Return where a journey begins and ends: the town that is left and the one that is reached, else the only two told."""
    apart: list[Town] = []
    for town in places:
        if all(distance_km(town.lat, town.lon, other.lat, other.lon) > NEAREST_KM for other in apart):
            apart.append(town)
    left = [town for town in apart if town.how in {"from", "left", "leaving", "out of", "departed"}]
    rest = [town for town in apart if town not in left]
    if len(left) == 1 and len(rest) == 1:
        return left[0], rest[0]
    if len(left) == 1 and rest:
        reached = [town for town in rest if town.how in {"to", "reached", "into"} and town.start > left[0].end] or [town for town in rest if town.how in {"at", "in", "off", "for"} and town.start > left[0].end]
        return (left[0], reached[0]) if len(reached) == 1 else None
    if not left and len(apart) == 2 and apart[0].how not in {"near"}:
        return apart[0], apart[1]
    return None
