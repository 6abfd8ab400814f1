"""Numbers that can be worked out: ages from two dates, votes against seats, a measure told in two units, parts further on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line, any_of

_WORD = rf"(?i:{WORD})"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORD})"
"""A number in digits or, below a hundred, in words."""
_HEDGE = lazily(
    r"(?i)\b(?:about|around|some|roughly|nearly|almost|over|more than|at least|up to|several|many|approximately|others?|rest|mostly|least|dozens|including|among)\b"
)


_OF = frozenset({"of", "among"})
_SHARE_WORDS = frozenset("percent per cent hundred half third quarter fifth tenth thirds quarters".split())
_VOTERS = frozenset("parliament assembly council chamber senate synod congress house board committee court jury seats duma knesset bundestag diet member members".split())
_MAKING = frozenset("made consist consists consisted consisting composed comprising formed".split())


def number_of(words: str) -> float:
    """Return the value of what NUMBER matches. Raises KeyError for other words."""
    lower = words.lower()
    if lower[0].isdigit():
        return float(lower.replace(",", ""))
    return 1.0 if lower in {"a", "an"} else value_of_word(lower)


def sums_and_measures(text: CheckedText) -> Iterator[Draft]:
    """Yield totals, shares, ages, votes and doubled measures that do not come out."""
    for line in text.lines:
        if not text.counts(line):
            continue
        yield from _list_behind(text, line)
        words = text.words(line)
        if not (_OF.isdisjoint(words) or (_SHARE_WORDS.isdisjoint(words) and "%" not in line.text)):
            yield from _share(text, line)
        yield from _ages(text, line)
        if not _VOTERS.isdisjoint(words):
            yield from _votes(text, line)
        if not _UNIT_WORDS.isdisjoint(words):
            yield from _conversions(text, line)
        yield from _span_of_years(text, line)
    yield from _since(text)


def _draft(text: CheckedText, line: Line, start: int, end: int, because: str) -> Draft:
    return Draft("number-conflict", text.span(line.start + start, line.start + end), because, "Check the numbers.", (), "medium")


_ITEM = lazily(rf"(?:the |another |a further )?(?P<n>{NUMBER}|an?) (?:of them )?[A-Za-z][^0-9]{{0,50}}")
_SAYS_WHO = lazily(r", [^,]*\b(?:said|says|told [a-z]+|reported|announced|added|according to [^,]*|wrote)(?: (?:on|late on|early on|in) [\w ]+)?$")
_COUNTED = lazily(rf"(?<![\d.,$€£])\b(?P<n>{NUMBER}) (?!(?:a|an|the|of|in|to|and|or|on|at|by)\b)[a-z]")
NONE_OF_THEM = lazily(r"\b(?:among|of) (?:them|whom|these) (?:no|not one|not a single|none an?) [a-z]+")
"""What is told not to be among those who are counted hedges no sum."""
_NOT_PARTS = lazily(
    r"\b(?:hours?|minutes?|km|kilomet\w+|met\w+s|miles|years?|months?|weeks?|days?|percent|per|times|old|degrees|o’clock|seconds?|tonnes|tons|kilos?)\b"
)


def _list_behind(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'17 people were brought up: nine miners, four rescuers and three surveyors': all that stands behind the colon."""
    for mark in re.finditer(r"(?:: | [–—] )(?=\S)", line.text):
        tail = _SAYS_WHO.sub("", re.split(r"[.;:(]| [–—] ", line.text[mark.end() :])[0])
        counted = list(_COUNTED.finditer(line.text[: mark.start()]))
        parts = [_ITEM.fullmatch(item.strip()) for item in re.split(r", (?:and )?| and ", tail)]
        if len(counted) != 1 or len(parts) < 2 or not all(parts):
            continue
        if _HEDGE.search(NONE_OF_THEM.sub("", line.text[max(0, counted[0].start() - 14) : mark.end() + len(tail)])) or _NOT_PARTS.search(tail):
            continue
        pieces = [1.0 if part["n"] in {"a", "an"} else number_of(part["n"]) for part in parts if part is not None]
        total = number_of(counted[0]["n"])
        if len(pieces) > 2 and sum(pieces[:-1]) == total:
            continue  # 'buried 52 people: 20 men, 17 women and 15 children, and four cows'
        if total > max(pieces) and abs(sum(pieces) - total) > 0.5:
            shown = " + ".join(f"{piece:g}" for piece in pieces)
            yield _draft(text, line, counted[0].start(), mark.end() + len(tail), f"{shown} = {sum(pieces):g}, not {total:g}")
    for match in () if _MAKING.isdisjoint(text.words(line)) else _MADE_UP.finditer(line.text):
        counts = re.findall(rf"({NUMBER}) [a-z]", match["parts"])
        items = len(re.split(r", (?:and )?| and ", match["parts"]))
        if len(counts) < 2 or items != len(counts) or _HEDGE.search(match[0]) or _NOT_PARTS.search(match["parts"]):
            continue
        pieces, total = [number_of(part) for part in counts], number_of(match["total"])
        if abs(sum(pieces) - total) > 0.5:
            shown = " + ".join(f"{piece:g}" for piece in pieces)
            yield _draft(text, line, match.start(), match.end(), f"{shown} = {sum(pieces):g}, not {total:g}")


_PLAIN_ITEM = rf"{NUMBER} [a-z][\w\-’]*(?: [a-z][\w\-’]*){{0,2}}"
_MADE_UP = lazily(
    rf"\b(?P<total>{NUMBER})(?:-(?:strong|member|man|seat))? (?:[a-z][\w\-]* ){{0,4}}?(?:is|are|was|were)? ?(?:made up|consist(?:s|ed|ing)|composed|comprising|formed)(?: of)? (?P<parts>{_PLAIN_ITEM}(?:, {_PLAIN_ITEM})*,? and {_PLAIN_ITEM})(?=[,.;]|$)"
)
_PERCENT = r"(?:percent|per cent|%|in a hundred)"
_SHARE = lazily(
    rf"\b(?P<part>{NUMBER}) (?:(?:out )?of|from among) (?:the |its |their |his |her |all )?(?P<whole>{NUMBER})(?: [a-zà-ÿ’\-]+){{0,8}},? ?(?:—|–|or|that is|which is|i\.e\.|\()\s?,? ?(?:just |about |some |nearly |exactly )?(?P<value>\d+(?:\.\d+)?|{_WORD}) ?{_PERCENT}"
)
_SHARE_WORD = lazily(
    rf"\b(?P<part>{NUMBER}) (?:out )?of (?:the |its |their |all )?(?P<whole>{NUMBER})(?: [a-zà-ÿ’\-]+){{0,5}},? (?:or |that is )(?:exactly |just )?(?P<word>half|a third|a quarter|a fifth|a tenth|two thirds|two-thirds|three quarters|three-quarters)\b"
)
_FRACTIONS = {
    "half": 50.0, "a third": 33.3, "a quarter": 25.0, "a fifth": 20.0, "a tenth": 10.0, "two thirds": 66.7, "two-thirds": 66.7,
    "three quarters": 75.0, "three-quarters": 75.0,
}  # fmt: skip


def _share(text: CheckedText, line: Line) -> Iterator[Draft]:
    for pattern in (_SHARE, _SHARE_WORD):
        for match in pattern.finditer(line.text):
            part, whole = number_of(match["part"]), number_of(match["whole"])
            if not whole or part > whole or 1900 <= part <= 2100:
                continue
            said = number_of(match["value"]) if pattern is _SHARE else _FRACTIONS[match["word"]]
            share = 100 * part / whole
            if abs(share - said) > max(1.5, 0.06 * share) * (1 if pattern is _SHARE else 2.5):
                yield _draft(text, line, match.start(), match.end(), f"{part:g} of {whole:g} is {share:.0f} percent, not {said:g}")


_BORN = lazily(rf"\b[Bb]orn (?:in [A-Z]\w+ )?(?:on |in )?(?:{DATE_WORDS.replace('?P<', '?P<b_')}|(?P<b_year>(?:18|19|20)\d\d))")
_DIED = lazily(
    rf"\b(?:died|dies|was (?:killed|shot|murdered|executed|hanged|buried)|passed away|drowned)(?: (?!aged|at the age)[\w’À-ž\-]+){{0,6}}? (?:on|in) (?:{DATE_WORDS.replace('?P<', '?P<d_')}|(?P<d_year>(?:18|19|20)\d\d))"
)
_AGE = lazily(rf"\b(?:aged|at the age of|at age) (?P<age>\d{{1,3}}|{_WORD})\b|\b(?:was|turned) (?P<age2>\d{{1,3}}|{_WORD})(?: years old)?(?=[.;,]|$)")


def _when(match: re.Match[str], prefix: str) -> tuple[int, int, int] | None:
    groups = {name.removeprefix(prefix): value for name, value in match.groupdict().items()}
    if groups.get("year"):
        return int(groups["year"] or 0), 0, 0
    day, month, year = parts_of_date(groups)
    return (year, month, day) if year is not None else None


def _ages(text: CheckedText, line: Line) -> Iterator[Draft]:
    if "born" not in text.words(line):
        return
    born, age = _BORN.search(line.text), _AGE.search(line.text)
    if born is None or age is None or len(_AGE.findall(line.text)) > 1:
        return
    died = _DIED.search(line.text)
    one = _when(born, "b_")
    other = _when(died, "d_") if died is not None else None
    if one is None or other is None or len(re.findall(r"\bborn\b", line.text)) > 1:
        return
    said = number_of(age["age"] or age["age2"])
    years = other[0] - one[0]
    exact = bool(one[1] and other[1])
    if exact:
        years -= other[1:] < one[1:]
        wrong = said != years
    else:
        wrong = said not in {years, years - 1}
    if wrong and years >= 0:
        yield _draft(text, line, age.start(), age.end(), f"from {_iso(one)} to {_iso(other)} it is {years} years, not {said:g}")


def _iso(day: tuple[int, int, int]) -> str:
    return f"{day[0]}-{day[1]:02}-{day[2]:02}" if day[1] else str(day[0])


_SEATS = lazily(
    rf"\b(?P<seats>\d{{2,4}}|{_WORD})(?:-|\s)(?:seats?|members?|deputies|seat|member|strong|delegates|lawmakers|jurors|judges|bishops|senators|councillors)\b"
)
_VOTED = lazily(
    rf"\b(?:by|with) (?P<for>{NUMBER}) (?:votes? )?(?:to|against|–|-) (?P<against>{NUMBER})(?: votes?)?(?: with (?P<away>{NUMBER}) (?:abstentions?|abstaining))?"
    rf"|\b(?P<for2>{NUMBER}) (?:voted |votes? )?(?:for|in favou?r)(?:,| and) (?P<against2>{NUMBER}) (?:voted )?against(?:(?:,| and) (?P<away2>{NUMBER}) (?:abstained|abstentions))?"
)


def _votes(text: CheckedText, line: Line) -> Iterator[Draft]:
    vote = _VOTED.search(line.text)
    seats = list(_SEATS.finditer(line.text))
    if vote is None or len(seats) != 1 or _HEDGE.search(line.text[max(0, seats[0].start() - 12) : seats[0].start()]):
        return
    if re.search(r"\b(?:of (?:its|the)|both|two) (?:houses|chambers)\b", line.text):
        return
    cast = sum(number_of(v) for v in vote.groupdict().values() if v)
    size = number_of(seats[0]["seats"])
    # A number far smaller is that of another body, a cabinet's or committee's.
    if 0.5 * cast <= size < cast:
        yield _draft(text, line, vote.start(), vote.end(), f"{cast:g} votes were cast in a body of {size:g}")


MEASURES = {
    "mile": ("length", 1.609344), "miles": ("length", 1.609344), "km": ("length", 1.0), "kilometre": ("length", 1.0), "kilometres": ("length", 1.0),
    "kilometer": ("length", 1.0), "kilometers": ("length", 1.0), "metre": ("length", 0.001), "metres": ("length", 0.001), "meters": ("length", 0.001),
    "meter": ("length", 0.001), "m": ("length", 0.001), "feet": ("length", 0.0003048), "foot": ("length", 0.0003048), "ft": ("length", 0.0003048),
    "yards": ("length", 0.0009144), "inches": ("length", 0.0000254), "inch": ("length", 0.0000254), "centimetres": ("length", 0.00001),
    "centimeters": ("length", 0.00001), "cm": ("length", 0.00001), "nautical miles": ("length", 1.852), "nautical-mile": ("length", 1.852),
    "kg": ("mass", 1.0), "kilograms": ("mass", 1.0), "kilogrammes": ("mass", 1.0), "kilos": ("mass", 1.0), "pounds": ("mass", 0.45359237),
    "lb": ("mass", 0.45359237), "lbs": ("mass", 0.45359237), "ounces": ("mass", 0.0283495), "grams": ("mass", 0.001), "stone": ("mass", 6.35029),
    "tonnes": ("mass", 1000.0), "metric tons": ("mass", 1000.0), "hectares": ("area", 1.0), "hectare": ("area", 1.0), "ha": ("area", 1.0), "acres": ("area", 0.404686),
    "acre": ("area", 0.404686), "square miles": ("area", 258.9988), "square kilometres": ("area", 100.0), "square kilometers": ("area", 100.0),
    "sq km": ("area", 100.0), "square feet": ("area", 0.0000092903), "square metres": ("area", 0.0001), "square meters": ("area", 0.0001),
    "litres": ("volume", 1.0), "liters": ("volume", 1.0), "gallons": ("volume", 3.785), "pints": ("volume", 0.5), "barrels": ("volume", 158.987),
    "millimetres": ("length", 0.000001), "millimeters": ("length", 0.000001), "mm": ("length", 0.000001), "centimetre": ("length", 0.00001), "yard": ("length", 0.0009144), "fathoms": ("length", 0.0018288),
    "kilogram": ("mass", 1.0), "kilo": ("mass", 1.0), "pound": ("mass", 0.45359237), "ounce": ("mass", 0.0283495), "gram": ("mass", 0.001), "tonne": ("mass", 1000.0), "short tons": ("mass", 907.185),
    "square mile": ("area", 258.9988), "square kilometre": ("area", 100.0), "sq miles": ("area", 258.9988), "square metre": ("area", 0.0001), "square yards": ("area", 0.000083613),
    "litre": ("volume", 1.0), "liter": ("volume", 1.0), "gallon": ("volume", 3.785), "barrel": ("volume", 158.987), "cubic metres": ("volume", 1000.0), "cubic meters": ("volume", 1000.0), "cubic feet": ("volume", 28.3168), "cubic yards": ("volume", 764.555),
    "km/h": ("speed", 1.0), "kph": ("speed", 1.0), "kmh": ("speed", 1.0), "mph": ("speed", 1.609344), "knots": ("speed", 1.852),
    "kilometres per hour": ("speed", 1.0), "kilometers per hour": ("speed", 1.0), "kilometres an hour": ("speed", 1.0), "kilometers an hour": ("speed", 1.0),
    "miles per hour": ("speed", 1.609344), "miles an hour": ("speed", 1.609344),
    "°c": ("heat", 1.0), "celsius": ("heat", 1.0), "°f": ("heat", 0.0), "fahrenheit": ("heat", 0.0), "c": ("heat", 1.0), "f": ("heat", 0.0),
    "degrees celsius": ("heat", 1.0), "degrees fahrenheit": ("heat", 0.0), "degrees c": ("heat", 1.0), "degrees f": ("heat", 0.0),
}  # fmt: skip
"""Units with what they measure and their size: km, kg, hectares, litres, km/h; of heat 1 for Celsius, 0 for Fahrenheit."""
_UNIT = any_of(MEASURES)
_UNIT_WORDS = frozenset(word for unit in MEASURES for word in re.findall(r"[^\W_]+", unit)) - {"c", "f", "m"} | {"c", "f"}
_SCALE = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_TWICE = lazily(
    rf"(?<![\d.,/-])(?P<n1>-?\d[\d,]*(?:\.\d+)?|{_WORD})[ -]?(?P<s1>thousand|million|billion)? ?(?P<u1>(?i:{_UNIT}))(?![A-Za-z])(?:,? (?:or|that is)(?: about)? |[ -]?(?:[a-z]+ )?\(|, or (?:about )?)(?:about |some |around |roughly |nearly )?"
    rf"(?P<n2>-?\d[\d,]*(?:\.\d+)?|{_WORD})[ -]?(?P<s2>thousand|million|billion)? ?(?P<u2>(?i:{_UNIT}))(?![\w/])"
)


def _conversions(text: CheckedText, line: Line) -> Iterator[Draft]:
    for match in _TWICE.finditer(line.text):
        first, second = MEASURES[match["u1"].lower()], MEASURES[match["u2"].lower()]
        if first[0] != second[0] or first[1] == second[1]:
            continue
        one, other = (_amount(match["n1"]) * _SCALE[match["s1"] or ""], _amount(match["n2"]) * _SCALE[match["s2"] or ""])
        if first[0] == "heat" and re.search(r"(?:minus|below|−) ?$", line.text[: match.start()]):
            continue  # held against one another elsewhere, with their signs
        if first[0] == "heat":
            right = one * 9 / 5 + 32 if first[1] else (one - 32) * 5 / 9
            fits = abs(right - other) <= 2.5
        else:
            right = one * first[1] / second[1]
            # 'About 50 miles (80 km)': either number may be rounded to one figure.
            fits = right > 0 and any(abs(other - near) <= max(0.12 * near, _step(match["n2"]) * 0.51, _step(match["n1"]) * 0.51 * first[1] / second[1]) for near in meant(right, match["u1"], match["u2"]))
        if not fits:
            yield _draft(text, line, match.start(), match.end(), f"{match['n1']} {match['u1']} are {right:,.3g} {match['u2']}, not {match['n2']}")


IMPERIAL_GALLON = 1.20095
"""An imperial gallon in gallons of the United States."""


def meant(right: float, unit: str, other: str) -> tuple[float, ...]:
    """Return what a measure may come to in another unit: of two sorts of gallons either."""
    if unit.lower().startswith("gallon"):
        return right, right * IMPERIAL_GALLON
    return (right, right / IMPERIAL_GALLON) if other.lower().startswith("gallon") else (right,)


def _amount(words: str) -> float:
    return -_amount(words[1:]) if words.startswith("-") else number_of(words)


def _step(words: str) -> float:
    """Return the place of the last figure of a number of one digit: '5' is known to 1, '30' to what its tenth allows."""
    return 1.0 if "." not in words else 0.1


_YEARS = lazily(rf"\b(?:in|for|after) (?:more than |nearly |almost |over |about |the first time in )?(?P<n>{NUMBER}|a hundred) years\b")
_LAST = lazily(
    r"\b(?:the )?(?:last|previous|latest|earlier)(?: [A-Za-z][\w.]*){0,8},? (?:in|from|of) (?:[A-Z][a-z]+ )?(?P<year>(?:18|19|20)\d\d)\b"
)


def _span_of_years(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'The first in 78 years; the last had been in 1928': against the day of the sentence, or of publication."""
    if "first" not in text.words(line):
        return
    years, last = _YEARS.search(line.text), _LAST.search(line.text)
    if years is None or last is None:
        return
    others = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", line.text) if y != last["year"]]
    published = text.reading.article.published
    now = others[0] if others else int(published[:4]) if published else None
    if now is None or len(set(others)) > 1 or years["n"] == "a hundred":
        return
    said, real = number_of(years["n"]), now - int(last["year"])
    if real > 0 and abs(said - real) > (1 if "about" not in years[0] and "nearly" not in years[0] and "almost" not in years[0] else 2):
        yield _draft(text, line, years.start(), years.end(), f"from {last['year']} to {now} it is {real} years, not {said:g}")


_BETWEEN = lazily(
    rf"\b(?P<verb>lasted|served|spent|ran|stood|reigned|ruled|worked|was closed|was shut|was open|lay|held|took|kept)\b[^.;]{{0,50}}?\b(?:for )?(?P<n>{NUMBER}) (?P<unit>years|days|months|weeks)\b,? [^.;]{{0,25}}?\bfrom (?P<low>(?:(?:\d{{1,2}} )?[A-Z][a-z]+ )?(?:18|19|20)\d\d) (?:to|until|till) (?P<high>(?:(?:\d{{1,2}} )?[A-Z][a-z]+ )?(?:18|19|20)\d\d)\b"
    r"|\bfrom (?P<low2>(?:18|19|20)\d\d) (?:to|until|till) (?P<high2>(?:18|19|20)\d\d), (?:or )?(?:for |a period of |a span of )?(?P<n2>\d{1,3}) years\b"
)


def _since(text: CheckedText) -> Iterator[Draft]:
    for line in text.lines:
        if "from" not in text.words(line):
            continue
        for match in _BETWEEN.finditer(line.text):
            low, high = match["low"] or match["low2"], match["high"] or match["high2"]
            if (match["unit"] or "years") != "years" or _HEDGE.search(match[0]):
                continue
            real = int(high[-4:]) - int(low[-4:])
            said = number_of(match["n"] or match["n2"])
            if real >= 0 and abs(said - real) > 1:
                yield _draft(text, line, match.start(), match.end(), f"from {low} to {high} it is {real} years, not {said:g}")
