"""Visits and summits against the dated ones that are known: 'for the first time in four years', 'last month', the place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import country_words, dates_of, people_in
from sanderling.knowledge.actor_data import persons, state_names
from sanderling.knowledge.check_data import Visit, is_covered, visits, visits_of
from sanderling.records import Event, Factuality, Journey, Span

_N = r"(?:\d{1,2}|a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|a quarter of a century|a quarter-century)"
_COUNT = {
    w: n
    for n, w in enumerate(
        "a two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "a quarter of a century": 25, "a quarter-century": 25}
_TRIP = r"(?:official |state |foreign |overseas |such |known |bilateral |working )*(?:visit|trip|journey|tour|stay)"
_FIRST = lazily(
    rf"(?i:\b(?:for the first time(?P<ever0> ever)?|(?:his|her|a|the|its|their) first(?P<ever> ever|-ever)? {_TRIP}|first(?P<ever2>-ever| ever)? {_TRIP})\b)"
)
_SPAN = lazily(
    rf"^[^.;,]{{0,45}}?\b(?:(?:in|for) (?:more than |over |almost |nearly |about |some )?(?P<n>{_N})(?P<unit> years| decades| year| decade)?\b"
    r"|since (?:[A-Z][a-z]+ )?(?P<since>(?:19|20)\d\d)\b)"
)
_QUALIFIED = lazily(
    r"(?i)^[^.;]{0,40}\b(?:as|since (?:taking|becoming|the|his|her|its)|after|in office|term|of the year|this year|abroad|foreign|since he|since she|outside|by a|by an)\b"
)
_TO_TOWN = lazily(r"^(?: (?!to\b)[\w’'\-]+){0,9}? to (?:the )?(?P<to>[A-ZÀ-Þ][\w’'\-]+(?: [A-ZÀ-Þ][\w’'\-]+){0,2})(?= since\b| for\b| in\b| by\b|[,.;]|$)")
_SUMMIT = lazily(
    r"\b(?P<series>G ?7|G ?8|G ?20|BRICS|SCO|NATO|APEC|Group of (?:Seven|Eight|Twenty)|Shanghai Cooperation Organi[sz]ation)(?:[’']s)?(?: leaders[’']?)? (?:summit|meeting)(?: of leaders)?"
    r"(?:,? (?:held )?(?:in|at) (?P<place>[A-Z][\w\-’']+(?: [A-Z][\w\-]+){0,2}))(?:,? (?:in|on) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?P<year>20\d\d))"
)
_SERIES = {
    "G7": "G7",
    "G8": "G8",
    "G20": "G20",
    "BRICS": "BRICS",
    "SCO": "SCO",
    "NATO": "NATO",
    "APEC": "APEC",
    "GROUP OF SEVEN": "G7",
    "GROUP OF EIGHT": "G8",
    "GROUP OF TWENTY": "G20",
    "SHANGHAI COOPERATION ORGANISATION": "SCO",
    "SHANGHAI COOPERATION ORGANIZATION": "SCO",
}
SAME_VISIT = datetime.timedelta(days=25)
"""A visit as near to the day of publication as this is the one that is told of."""
NEAR = datetime.timedelta(days=120)


def visit_findings(text: CheckedText) -> Iterator[Draft]:
    """Yield what the text says of visits and summits that known dates support or contradict."""
    for line in text.lines:
        if "first" in line.text.lower():
            yield from _firsts(text, line)
        if "summit" in line.text or "meeting" in line.text:
            yield from _summits(text, line)
    told = [*_dated(text), *_visit_of(text)]
    yield from told
    if not told:
        yield from _dated_words(text)


def _trip_in(text: CheckedText, line: Line, first: int, last: int) -> tuple[str, str] | None:
    """Return who went where (person's id, ISO country) in a sentence, by its events and journeys, else by its words."""
    low, high = text.to_original(line.start), text.to_original(line.end - 1)
    found: list[tuple[str, str]] = []
    for event in text.reading.events:
        if (
            event.mode == "visit"
            and low <= event.evidence[0].start <= high
            and event.factuality in {Factuality.HAPPENED, Factuality.ONGOING}
        ):
            found += [
                (a.id, r.country)
                for a in event.actors
                for r in event.recipients
                if a.id and a.id.startswith("per:") and r.country
            ]
    for journey in text.reading.journeys:
        if (
            low <= journey.evidence[0].start <= high
            and journey.to is not None
            and journey.to.country
            and journey.factuality in {Factuality.HAPPENED, Factuality.ONGOING}
        ):
            found += [(t.id, journey.to.country) for t in journey.travellers if t.id and t.id.startswith("per:")]
    # 'his first visit to North Korea' names the country beside the words themselves.
    people = people_in(text, line)
    start, end = line.start + first, line.start + last + 45
    if not found or re.search(r"\bto (?:the )?[A-Z]", text.text[start:end]):
        places = [
            one.mention.place for one in text.within(line, "place")
            if start <= one.start < end and one.mention.place is not None and one.mention.place.country
        ]  # fmt: skip
        before = [one for one in people if one.start < start] or people
        if places and before and before[0].person.country != places[0].country:
            return before[0].person.id, str(places[0].country)
    if not found:
        return None
    return found[0] if len(set(found)) == 1 or len({pair[1] for pair in found}) == 1 else None


def _firsts(text: CheckedText, line: Line) -> Iterator[Draft]:
    published = text.reading.article.published
    for match in _FIRST.finditer(line.text):
        tail = _SPAN.match(line.text[match.end() :])
        counted, since = (tail["n"], tail["since"]) if tail is not None else (None, None)
        end = match.end() + (tail.end() if tail is not None else 0)
        ever = bool(match["ever0"] or match["ever"] or match["ever2"])
        rest = line.text[match.end() : match.end() + 45]
        if counted is None and since is None and _QUALIFIED.search(rest):
            continue
        if re.search(r"(?i)\bforeign|abroad|overseas", match[0]) and counted is None and since is None:
            continue
        if (
            tail is not None
            and counted is not None
            and tail["unit"] is None
            and counted not in {"a quarter of a century", "a quarter-century"}
        ):
            continue
        trip = _trip_in(text, line, match.start(), end)
        if trip is None:
            continue
        person, country = trip
        days = [day for day in dates_of(text, line) if day[:4] != since]
        now = next((day for day in days if len(day) == 10), None) or published
        if now is None:
            continue
        today = day_of(now)
        earlier = [
            v for v in visits_of().get(person, ()) if v.country == country and day_of(v.until) < today - SAME_VISIT
        ]
        span = text.span(line.start + match.start(), line.start + end)
        name, state = persons()[person].name, state_names().get(country, country)
        if counted is None and since is None:
            town = _TO_TOWN.match(line.text[end:])
            if town is not None and town["to"] not in country_words():
                # The first visit to a town is not the first to its state.
                earlier = [v for v in earlier if v.place == town["to"]]
            if earlier and (ever or "visit" in match[0] or "trip" in match[0]):
                yield _contradicted(span, name, state, earlier[0], "was there before")
            continue
        if not earlier:
            continue
        last = earlier[-1]
        if counted is not None:
            unit = 10 if tail is not None and (tail["unit"] or "").strip().startswith("decade") else 1
            years = _COUNT.get(counted.lower()) or int(counted)
            gap = (today - day_of(last.until)).days / 365.25
            fits = abs(gap - years * unit) <= (0.75 if unit == 1 and years < 25 else 0.15 * years * unit + 0.5)
            fits = fits or int(now[:4]) - int(last.until[:4]) == years * unit
            too_late = gap < years * unit - 0.75
        else:
            fits = last.until[:4] == since
            too_late = last.until[:4] > str(since)
        if fits and last.until[:4] != since and last.until[:4] in text.text[line.start + end :]:
            continue  # the article tells of the earlier visit itself
        if fits and is_covered(person, country, last.since, _before(now)):
            yield Draft(
                "supported", span, f"{name}'s last visit to {state} known before {now} was {last.when}: {last.occasion}",
                "Nothing to do.", (f"checks/visits.csv: {last.source}",),
            )  # fmt: skip
        elif too_late and not fits:
            yield _contradicted(span, name, state, last, "was there later than that says")
        elif not fits and is_covered(person, country, last.since, _before(now)):
            yield _contradicted(span, name, state, last, "was last there earlier than that says")


def _before(now: str) -> str:
    return (day_of(now) - SAME_VISIT).isoformat()


def _contradicted(span: Span, name: str, state: str, visit: Visit, how: str) -> Draft:
    where = f" in {visit.place}" if visit.place else ""
    return Draft(
        "date-conflict", span, f"{name} {how}: {state}{where}, {visit.when} ({visit.occasion})",
        "Check the claim against the known visit.", (f"checks/visits.csv: {visit.source}",), "medium",
    )  # fmt: skip


def _dated(text: CheckedText) -> Iterator[Draft]:
    """A dated visit that no known one fits, of a person all of whose visits there are known."""
    items: list[Event | Journey] = [e for e in text.reading.events if e.mode == "visit"]
    items += list(text.reading.journeys)
    told: set[tuple[str, str, str]] = set()
    for item in items:
        if (
            item.factuality != Factuality.HAPPENED
            or item.time is None
            or item.time.start is None
            or item.time.end is None
            or (item.time.evidence is not None and re.match(r"(?i)since\b", item.time.evidence.text))
        ):
            continue
        if item.time.precision not in {"day", "week", "month", "year"}:
            continue
        if isinstance(item, Event):
            # Two may meet in a third state: who is met says nothing of where.
            pairs = {(a.id, r.country) for a in item.actors for r in item.recipients if item.place is None or item.place.country in {None, r.country}}
        else:
            pairs = {(t.id, item.to.country) for t in item.travellers} if item.to is not None else set()
        for person, country in sorted((p, c) for p, c in pairs if p and c and p.startswith("per:")):
            if (person, country, item.time.start) in told or persons()[person].country == country:
                continue
            low, high = _edges(item.time.start, item.time.end)
            known = [v for v in visits_of().get(person, ()) if v.country == country]
            if not known or any(day_of(v.since) <= high and low <= day_of(v.until) for v in known) or _goes_elsewhere(text, item, person, country):
                continue
            if not is_covered(person, country, low.isoformat(), high.isoformat()):
                # Not all visits are listed: the one that is, in the months beside the one told, is meant all the same.
                beside = [v for v in known if abs((day_of(v.since) - low).days) <= 800]
                dated = item.time.evidence is not None and re.search(r"\d{4}", item.time.evidence.text)
                if not dated or item.time.precision not in {"day", "month"} or len(beside) != 1 or abs((day_of(beside[0].since) - low).days) > 125:
                    continue
            if _stays(text, item, person):
                continue
            near = min(known, key=lambda v: min(abs((day_of(v.since) - low).days), abs((day_of(v.until) - high).days)))
            distance = min(abs((day_of(near.since) - high).days), abs((low - day_of(near.until)).days))
            told.add((person, country, item.time.start))
            evidence = item.time.evidence or item.evidence[0]
            name, state = persons()[person].name, state_names().get(country, country)
            slack = 4 if item.time.precision == "day" else 0
            if distance <= slack:
                continue
            yield Draft(
                "date-conflict", evidence,
                f"no visit of {name} to {state} in {_shown(item.time.start, item.time.end)} is known; the nearest was {near.when} ({near.occasion})",
                f"The visit of {near.when} may have been meant.", (f"checks/visits.csv: {near.source}",),
            )  # fmt: skip


def _goes_elsewhere(text: CheckedText, item: Event | Journey, person: str, country: str) -> bool:
    """Whether the places told behind a traveller's name are all of other states than the one that an event was coded to."""
    line = text.line_at(text.to_clean(item.evidence[0].start))
    here = [one for one in people_in(text, line) if one.person.id == person] if line is not None else []
    if line is None or not here or not isinstance(item, Event):
        return False
    states = {p.mention.place.country for p in text.within(line, "place") if p.start > here[-1].end and p.mention.place is not None and p.mention.place.country}
    return bool(states) and country not in states


def _stays(text: CheckedText, item: Event | Journey, person: str) -> bool:
    """Whether a sentence names somebody only as him by whom, or of whom, something was: 'soldiers promised by X landed'."""
    line = text.line_at(text.to_clean(item.evidence[0].start))
    here = [one for one in people_in(text, line) if one.person.id == person] if line is not None else []
    return bool(here) and line is not None and all(re.search(r"\b(?:by|of|from|for|under|against|about|like|than) (?:[A-Za-z\-]+ )?$", text.text[line.start : one.start]) for one in here)


_OWN_VISIT = lazily(
    rf"^[’']s (?:(?!last|next|planned|first)[a-z\-]+ )?{_TRIP} to (?:the )?(?P<place>[A-Z][\w’\-]+(?: [A-Z][\w’\-]+){{0,2}}),? (?:in|on|of) (?P<when>(?:\d{{1,2}} )?(?:[A-Z][a-z]+ )?(?:\d{{1,2}}, )?(?:19|20)\d\d)\b"
)
_VISIT_OF = lazily(r"\b(?:visit|trip|journey|pilgrimage) (?:of|by) (?:[A-Z][a-z]+ ){0,2}$")
_VISIT_TO = lazily(
    r"^ to (?:the )?(?P<place>[A-Z][\w’\-]+(?: [A-Z][\w’\-]+){0,2}),? (?:in|on|of) (?P<when>(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?:19|20)\d\d)\b"
)


def _visit_of(text: CheckedText) -> Iterator[Draft]:
    """'Obama's visit to Havana in May 2015'; 'the visit of John Paul II to Cuba in 1995': against the known visits."""
    for line in text.lines:
        if line.heading or not text.digits(line):
            continue
        for one in people_in(text, line):
            after = text.text[one.end : line.end]
            match = _OWN_VISIT.match(after) or (_VISIT_TO.match(after) if _VISIT_OF.search(text.text[line.start : one.name_start]) else None)
            if match is None or not visits_of().get(one.person.id):
                continue
            start = one.end + match.start("place")
            places = [p.mention.place for p in text.within(line, "place") if p.start == start and p.mention.place is not None]
            times = [t.mention.time for t in text.within(line, "time") if one.end + match.start("when") <= t.start < one.end + match.end("when") and t.mention.time is not None]
            if not places or not times or times[0].start is None or times[0].end is None or not places[0].country or places[0].country == one.person.country:
                continue
            country, (low, high) = str(places[0].country), _edges(times[0].start, times[0].end)
            known = [v for v in visits_of()[one.person.id] if v.country == country]
            if not known or any(day_of(v.since) <= high and low <= day_of(v.until) for v in known):
                continue
            near = min(known, key=lambda v: min(abs((day_of(v.since) - low).days), abs((day_of(v.until) - high).days)))
            apart = min(abs((day_of(near.since) - high).days), abs((low - day_of(near.until)).days))
            if not is_covered(one.person.id, country, low.isoformat(), high.isoformat()) and (apart > 1500 or len(known) > 2):
                continue
            if times[0].precision == "day" and apart <= 4:
                continue
            name, state = one.person.name, state_names().get(country, country)
            yield Draft(
                "date-conflict", text.span(one.start, one.end + match.end()), f"no visit of {name} to {state} in {_shown(times[0].start, times[0].end)} is known; the nearest was {near.when} ({near.occasion})",
                f"The visit of {near.when} may have been meant.", (f"checks/visits.csv: {near.source}",),
            )  # fmt: skip


_THERE = lazily(
    r"^(?:,? (?:who|himself|herself|also|once|last|first|himself then|in his turn|in person|and (?:his|her) (?:wife|husband)))*,? (?:(?:had|has) (?:then |also |once |last |first |already )?)?(?:(?:was|been) (?:cheered|welcomed|received|greeted|met|feted|booed|in|at|there|here|hailed|given|shown|driven|flown|led|embraced|mobbed|jeered|heard|seen|a guest|the guest|guest|to)|"
    r"visited|landed|spoke|spoken|prayed|preached|came|come|went|gone|been|flew|flown|travelled|traveled|said (?:mass|Mass|a mass)|celebrated|stood|knelt|bowed|walked|strolled|addressed|toured|arrived|met|laid|laid down|drew|stopped|paid|made|called|held|stayed|signed|embraced|shook|drove|driven|rode|ridden|set foot|"
    r"stepped|touched down|dined|breakfasted|lunched|attended|joined|sat|appeared|unveiled|planted|lit|inspected|opened|delivered|received|waved|danced|wept|hugged|kissed|climbed|sailed|put in|swept|dropped in|looked in|took|gave|talked|conferred|negotiated|played|watched|saw)\b"
)


def _dated_words(text: CheckedText) -> Iterator[Draft]:
    """'Havana, where John Paul II was cheered in May 1998': a deed in a town of a state, dated otherwise than the known visit."""
    before: Line | None = None
    for number, line in enumerate(text.lines):
        if line.heading or not text.digits(line) or re.search(r"[“\"]", line.text):
            continue
        before = text.lines[number - 1] if number and not text.lines[number - 1].heading else None
        people = people_in(text, line)
        for one in people:
            if not visits_of().get(one.person.id) or not _THERE.match(text.text[one.end : line.end]) or re.search(r"\b(?:by|of|from|with|for|under|against|like|than) (?:[A-Za-z\-]+ )?$", text.text[line.start : one.start]):
                continue
            stop = re.search(r"[;:]| but | while | and (?=[A-Z])", text.text[one.end : line.end])
            end = one.end + stop.start() if stop is not None else line.end
            if re.search(r"\b(?:not|never|would|will|had hoped|planned|invited|cancelled)\b", text.text[one.end : end]):
                continue
            times = [
                t for t in text.within(line, "time")
                if one.end <= t.start < end and t.mention.time is not None and t.mention.time.precision in {"day", "month", "year"} and re.search(r"\b(?:19|20)\d\d\b", t.mention.span.text)
            ]  # fmt: skip
            places = [p for p in text.within(line, "place") if p.mention.place is not None and p.mention.place.country and p.start < end]
            behind = [p for p in places if p.start > one.end and not re.match(r"from\b", text.text[max(0, p.start - 5) : p.start])]
            ahead = [p for p in places if p.end < one.start and re.search(r",? (?:where|to which) (?:Pope |President |King |Queen )?$", text.text[p.end : one.start])]
            if not behind and not ahead and before is not None and re.search(r"\b(?:there|here)\b", text.text[one.end : end]):
                behind = [p for p in text.within(before, "place") if p.mention.place is not None and p.mention.place.country][-1:]
            place = next(iter(ahead[-1:] or behind[:1]), None)
            if len(times) != 1 or place is None or place.mention.place is None or len({p.mention.place.country for p in behind if p.mention.place}) > 1:
                continue
            country, time = str(place.mention.place.country), times[0].mention.time
            if time is None or time.start is None or time.end is None or one.person.country == country:
                continue
            known = [v for v in visits_of()[one.person.id] if v.country == country]
            low, high = _edges(time.start, time.end)
            if not known or any(day_of(v.since) <= high and low <= day_of(v.until) for v in known):
                continue
            near = min(known, key=lambda v: min(abs((day_of(v.since) - low).days), abs((day_of(v.until) - high).days)))
            apart = min(abs((day_of(near.since) - high).days), abs((low - day_of(near.until)).days))
            if (not is_covered(one.person.id, country, low.isoformat(), high.isoformat()) and apart > 800) or apart <= (4 if time.precision == "day" else 0):
                continue
            name, state = one.person.name, state_names().get(country, country)
            yield Draft(
                "date-conflict", text.span(times[0].start, times[0].end), f"no visit of {name} to {state} in {_shown(time.start, time.end)} is known; the nearest was {near.when} ({near.occasion})",
                f"The visit of {near.when} may have been meant.", (f"checks/visits.csv: {near.source}",),
            )  # fmt: skip


def _shown(start: str, end: str) -> str:
    return start if start == end else f"{start} to {end}"


def _edges(start: str, end: str) -> tuple[datetime.date, datetime.date]:
    low = day_of(start)
    if len(end) == 10:
        return low, day_of(end)
    if len(end) == 7:
        following = datetime.date(int(end[:4]) + (end[5:] == "12"), int(end[5:]) % 12 + 1, 1)
        return low, following - datetime.timedelta(days=1)
    return low, datetime.date(int(end[:4]), 12, 31)


@cache
def _summit_rows() -> dict[str, tuple[Visit, ...]]:
    found: dict[str, list[Visit]] = {}
    for visit in visits():
        if visit.series:
            found.setdefault(visit.series, []).append(visit)
    return {series: tuple(rows) for series, rows in found.items()}


def _summits(text: CheckedText, line: Line) -> Iterator[Draft]:
    for match in _SUMMIT.finditer(line.text):
        rows = _summit_rows().get(_SERIES.get(match["series"].upper().replace("G ", "G"), ""), ())
        year = int(match["year"])
        here = [v for v in rows if match["place"] in {v.place, state_names().get(v.country)}]
        then = [v for v in rows if v.since[:4] == match["year"]]
        span = text.span(line.start + match.start(), line.start + match.end())
        if any(v.since[:4] == match["year"] for v in here):
            continue
        if here and then:
            near = min(here, key=lambda v: abs(int(v.since[:4]) - year))
            yield Draft(
                "date-conflict", span, f"the {match['series']} summit in {near.place} was held {near.when}; that of {year} was in {then[0].place} ({then[0].when})",
                "Check the year and the place.", (f"checks/visits.csv: {near.source}",),
            )  # fmt: skip
