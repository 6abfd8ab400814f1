"""Deeds that everybody dates, told by a verb: 'since the city came back to China in July 1999', 'Mandela walked free in 1991'.

Beside them who won which prize and with whom, and visits that were told to be the first in so many years.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.prizes import prize_conflicts
from sanderling.check.quantities import quantities, singular
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.told_dates import WHEN, told_date
from sanderling.check.who import country_words, dates_of, named_states, people_in
from sanderling.knowledge.actor_data import holders, state_names
from sanderling.knowledge.actor_data import states as all_states
from sanderling.knowledge.check_tables import FirstVisit, TurningPoint, first_visits, turning_points

_AFTER = lazily(rf"^(?:,? [a-zà-ÿ’\-]+(?<! and)(?<! but)| [A-Z][\w’\-]+| \d\d?(?= [a-z])){{0,8}}?,? (?:in|on|of|since|at) (?:the )?(?:early |late |mid-|spring of |summer of |autumn of |winter of )?{WHEN}")
_AHEAD = lazily(rf"\b(?:[Ii]n|[Oo]n|[Ss]ince) (?:early |late )?{WHEN},? (?:when |that )?(?:the )?$")
_AGO = lazily(r"^(?:,? [a-z’\-]+){0,4},? $")
_PRONOUN = lazily(r"\b(?:it|he|she|they|the (?:city|territory|island|country|colony|enclave|peninsula|province|canal|general|dictator|president|alliance|wall|wave))$", re.I)
_UNSURE = lazily(r"\b(?:not|never|if|would|could|might|should|may|will|had it|nearly|almost|plann?ed|feared|expected|denied|said to have|wrongly|falsely|before|after|until|refused)\b[^,;]{0,30}$")


@cache
def _by_deed() -> dict[str, tuple[TurningPoint, ...]]:
    """Return the deeds, told by words in small letters."""
    found: dict[str, list[TurningPoint]] = {}
    for point in turning_points():
        for deed in point.deeds:
            found.setdefault(deed.lower(), []).append(point)
    return {deed: tuple(points) for deed, points in found.items()}


@cache
def _by_word() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Return the deeds with all their words by the longest of these, which is the rarest as a rule."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for deed in _by_deed():
        words = frozenset(re.findall(r"[^\W_]+", deed))
        found.setdefault(max(sorted(words), key=len), []).append((words, deed))
    return found


def _told(line: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield where a sentence of these words tells deeds, the longest at each place."""
    deeds = [deed for word in _by_word().keys() & words for needed, deed in _by_word()[word] if needed <= words]
    if deeds:
        # 'Walked out of Victor Verster prison': a name may stand before the last word.
        told = [re.sub(r"\\ (?=\S+$)", r"(?: [A-Z][\\w’]+){0,2} ", re.escape(deed)) if deed.count(" ") >= 2 else re.escape(deed) for deed in sorted(deeds)]
        yield from pattern(rf"(?i)\b(?:{'|'.join(sorted(told, key=len, reverse=True))})\b").finditer(line)


def turning_point_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield known deeds and first visits that are dated, shared or counted otherwise than known."""
    for line in text.lines:
        words = text.words(line)
        if not line.heading and re.search(r"\d|ago\b", line.text):
            for match in _told(line.text, words):
                key = match[0].lower() if match[0].lower() in _by_deed() else re.sub(r" [A-Z][\w’]+", "", match[0]).lower()
                yield from _dated(text, line, match, _by_deed().get(key, ()))
        if "nobel" in words or ("peace" in words and "prize" in words):
            yield from prize_conflicts(text, line)
        if not line.heading and "first" in words:
            yield from _first(text, line)


def _subject(text: CheckedText, line: Line, at: int, point: TurningPoint, deed: str) -> int | None:
    """Return where the deed's subject stands in a sentence, by name or by a pronoun for one named before."""
    lead = line.text[max(0, at - 70) : at]
    named = [m for one in point.subjects if one in lead for m in pattern(rf"\b{re.escape(one)}\b").finditer(lead)]
    if named:
        last = max(named, key=lambda m: m.end())
        if len(lead) - last.end() <= 45 and not re.search(r"[;:]| and [a-z]+ed\b", lead[last.end() :]):
            return max(0, at - 70) + last.start()
    pronoun = _PRONOUN.search(lead.rstrip())
    proper = [one for one in point.subjects if one[:1].isupper()]
    if pronoun is not None and any(pattern(rf"\b{re.escape(one)}\b").search(text.text[: line.start + at]) for one in proper):
        return max(0, at - 70) + pronoun.start()
    if any(pattern(rf"\b{re.escape(one)}\b").search(deed, re.I) for one in proper):
        return at
    return None


def _fits(told: str, point: TurningPoint) -> bool:
    length = min(len(told), len(point.since))
    last = point.until or point.since
    return point.since[:length] <= told[:length] and told[: min(len(told), len(last))] <= last[: min(len(told), len(last))]


def _dated(text: CheckedText, line: Line, match: re.Match[str], points: tuple[TurningPoint, ...]) -> Iterator[Draft]:
    meant = [(point, at) for point in points if (at := _subject(text, line, match.start(), point, match[0])) is not None]
    if not meant or _UNSURE.search(line.text[: match.start()]):
        return
    start = min(at for _, at in meant)
    after = _AFTER.match(line.text[match.end() :])
    ahead = _AHEAD.search(line.text[:start]) if after is None else None
    found = after or ahead
    source = (f"checks/turning_points.csv: {meant[0][0].source}",)
    if found is not None and (told := told_date(found)):
        if any(_fits(told, point) for point, _ in meant):
            return
        first = ahead.start() if ahead is not None else start
        end = match.end() + (after.end() if after is not None else 0)
        point = meant[0][0]
        when = f"{point.since} to {point.until}" if point.until else point.since
        yield Draft("date-conflict", text.span(line.start + first, line.start + end), f"{point.name}: {when}, not {told}", "Check the date.", source, "high" if len(told) == 4 else "medium")
        return
    published = text.reading.article.published
    for one in quantities(text, line):
        if published is None or one.start < match.end() or not one.words or not re.match(r"^ (?:years|decades) ago\b", line.text[one.end :]) or not _AGO.match(line.text[match.end() : one.start]):
            continue
        if line.text[: one.start].endswith(", ") and re.match(r" (?:years|decades) ago (?:he|she|it|they|the|an?|his|her|their|[A-ZÀ-Þ])\b", line.text[one.end :]):
            continue  # 'was freed, ten years ago he voted': the count opens a clause of its own
        said = one.value * (10 if singular(one.words[0]) == "decade" else 1)
        real = int(published[:4]) - int(meant[0][0].since[:4])
        slack = 1 if not one.approximate and singular(one.words[0]) == "year" else 0.2 * said + 1
        if abs(real - said) > slack and not meant[0][0].until:
            yield Draft("date-conflict", text.span(line.start + start, line.start + one.end + 10), f"{meant[0][0].name}: {meant[0][0].since}, {real} years before {published[:4]}, not {said:g}", "Check the count of years.", source)


_FIRST_VISIT = lazily(
    r"\b(?:visit|trip|tour|journey)(?: (?:to|in|through) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)? (?:(?:that|which) )?(?:is|was|will be|marks|being) the first\b(?P<rest0>[^.;]*)|\bfirst (?:ever |official |state |bilateral |full |formal |foreign |such |pastoral |papal |presidential )*(?:visit|trip|journey|tour)\b(?P<rest>[^.;]*)"
    r"|\bfirst (?:sitting |serving |ever |reigning |[A-Z][\w.]+ )*(?:president|prime minister|leader|pope|pontiff|premier|monarch|king|queen|head of state|chancellor)(?: of [A-Z]\w+)?(?: ever)? (?:to (?:visit|set foot|travel|come|go|make)\b|in (?=[A-Z]\w+(?: [A-Z]\w+)? (?:since|ever|in|for)\b)|on (?=[A-Z]\w+ soil\b))(?P<rest2>[^.;]*)|\b(?:visit|trip|tour|journey|stay)(?: (?:to|in|there)[^.;,]{0,40})?, (?:the|his|her) (?:very )?first\b(?P<rest4>[^.;]*)|\bfor the first time(?P<rest3> (?:in|since)[^.;]*)"
)
_SINCE_YEAR = lazily(r"\bsince (?:[^.;,]{0,40}?\b(?:in|of) )?(?:[A-Z][a-z]+ )?(?P<y>(?:1[0-9]|20)\d\d)\b")
NEAR_DAYS = 25
"""A text published within so many days of a visit tells of it."""


def _first(text: CheckedText, line: Line) -> Iterator[Draft]:
    published = text.reading.article.published
    for match in _FIRST_VISIT.finditer(line.text):
        rest = match["rest0"] or match["rest"] or match["rest2"] or match["rest3"] or match["rest4"] or ""
        day = _day_of(text, line, published)
        if day is None:
            continue
        row = _visit_told(text, line, day)
        if row is None or row.last or row.day < (day - datetime.timedelta(days=8)).isoformat():
            made = _been_before(text, line, match, day)
            if made is not None:
                yield made
                return
        if row is None:
            continue
        count = next((q for q in quantities(text, line) if match.start() < q.start < match.end() and q.words and singular(q.words[0]) in {"year", "decade"}), None)
        since = _SINCE_YEAR.search(rest)
        if row.last and pattern(rf"\b{row.last}\b").search(text.text):
            continue  # the passage gives the year itself, and is held against itself
        real = int(row.day[:4]) - int(row.last) if row.last else None
        wrong = ""
        if count is not None and re.search(r"\b(?:in|for) (?:more than |nearly |almost |over |about |some |exactly |just )?$", line.text[: count.start]):
            said = count.value * (10 if singular(count.words[0]) == "decade" else 1)
            slack = 1.0 if singular(count.words[0]) == "year" and not count.approximate else 0.12 * said + 1.5
            if real is None or abs(said - real) > slack:
                wrong = f"{said:g} years"
        elif since is not None:
            # 'Since the war ended in 1975' may be true of a visit of 1969: only one in between is against it.
            bare = re.match(r"since (?:[A-Z][a-z]+ )?\d|since (?:(?:President|Pope|King|Queen) )?(?:[A-Z][\w’'.\-]+ ){1,4}(?:in|of) (?:[A-Z][a-z]+ )?\d|since (?:that|the (?:visit|trip|journey|one)) (?:of|by) (?:[A-Z][\w’'.\-]+ ){1,4}in |since (?:the )?(?:(?:President|Pope|King|Queen) )?(?:[A-Z][\w’\-]+ ){1,4}(?:went|came|visited|landed|travelled|flew|was (?:here|there)|[’']s (?:visit|trip|journey))\b|since (?:[A-Z][\w’\-]+ ){1,4}?[A-Z][\w\-]+[’']s? (?:visit|trip|journey)", since[0]) is not None
            if (row.last and int(row.last) > int(since["y"])) or (bare and (not row.last or row.last != since["y"])):
                wrong = f"{since['y']}"
        elif row.last and (re.search(r"\bever\b|first-ever", match[0]) or (match["rest2"] is not None and row.visitor in _ONE_OFFICE and re.search(rf"(?i)\b(?:{_ONE_OFFICE[row.visitor]}|leader|pontiff)\b", match[0]) and not re.search(r"\b(?:since|in (?!the [A-Z]|[A-Z])|for|after|during)\b", rest))):
            wrong = "never"
        if wrong:
            before = f"the one before was in {row.last}, {real} years earlier" if row.last else "there had been none before"
            end = match.end() if not match["rest3"] and count is None and since is None else match.start() + len(match[0])
            named = wrong == "never" and match["rest2"] is not None and re.search(r"\b\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d\b|\b[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d\b", line.text) is None
            yield Draft(
                "person-conflict" if named and re.search(r"\bas the $", line.text[: match.start()]) else "date-conflict", text.span(line.start + match.start(), line.start + min(end, len(line.text))),
                f"a visit to {state_names().get(row.goal, row.goal)} on {row.day}: {before}, not {wrong}", "Check the claim against the known visit.",
                (f"checks/first_visits.csv: {row.source}",),
            )  # fmt: skip
            return


_ONE_OFFICE = {"USA": "president", "IND": "prime minister", "JPN": "prime minister", "RUS": "president", "VAT": "pope", "CHN": "president"}
"""States of whose visits the table holds those of one office alone."""


_SINCE_THE_WAR = lazily(r"\bsince (?:the (?:end of the |Vietnam )?war(?: ended| there| was over)?(?: in 1975)?|the fall of Saigon|1975)(?=[,.;]| when\b| and\b|$)")
"""Of Vietnam, which a president had seen before its end."""


def _been_before(text: CheckedText, line: Line, match: re.Match[str], day: datetime.date) -> Draft | None:
    """'The first serving American president to set foot in Myanmar', told of a second visit: against the known first."""
    said = line.text[match.start() : match.end()]
    war = _SINCE_THE_WAR.search(said)
    if re.search(r"\b(?:since|in (?:more|over|nearly|almost|about|the|\w+ (?:years|decades)|[\w\-]+ years)|term|second|of (?:his|her)|this (?:year|month|century)|for \w+ years)\b", said.replace(war[0], " ") if war is not None else said) or _UNSURE.search(line.text[: match.start()]):
        return None
    words = line.text[match.start() : min(len(line.text), match.end() + 60)]
    told = [country_words()[m[0]] for m in re.finditer(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b|\bUS\b|\bU\.S\.", words) if m[0] in country_words()]
    visitor = "VAT" if re.search(r"\b(?:pope|pontiff|papal)\b", words) else next((code for code in told if code in _ONE_OFFICE), None)
    if visitor is None or not re.search(rf"(?i)\b(?:{_ONE_OFFICE[visitor]}|leader|head of state|pontiff|papal)\b", words):
        return None
    goals = [code for code in told if code != visitor]
    if not goals and re.search(r"\b(?:the (?:country|island|republic|kingdom)|there)\b", words):
        goals = list(dict.fromkeys(country_words()[name] for _, name in named_states().find(line.text[: match.start()]) if country_words()[name] != visitor))
    if war is not None and set(goals) != {"VNM"}:
        return None
    if re.search(r"\bnot (?:to|in) ", words) or len(set(goals)) != 1 or any(person.person.country == goals[0] for person in people_in(text, line)):
        return None
    shown = {one[:7] for one in dates_of(text, line) if len(one) >= 7}
    if any(row.visitor == visitor and row.goal == goals[0] and (not row.last or war is not None) and row.last < "1976" and (row.day[:7] in shown or row.day[:4] in line.text) for row in first_visits()):
        return None  # the known first itself is told of
    earlier = next((row for row in first_visits() if row.visitor == visitor and row.goal == goals[0] and row.day < (day - datetime.timedelta(days=40)).isoformat()), None)
    if earlier is None:
        return None
    # The first was another's: it is the person that does not fit.
    offices = ("head_of_state", "head_of_government", "supreme_leader")
    went = {h.person for office in offices for h in holders().get((visitor, office), ()) if h.covers(earlier.day)}
    mine = {one.person.id for one in people_in(text, line) if any(h.country == visitor and h.office in offices for h in one.person.offices)}
    # Who is called the first one is the wrong person, unless a full date tells which visit is meant; of a visit the claim is wrong.
    named = match["rest2"] is not None and re.search(r"\b\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d\b|\b[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d\b", line.text) is None
    kind = "person-conflict" if went and mine and not went & mine and (war is None or named) else "date-conflict"
    return Draft(
        kind, text.span(line.start + match.start(), line.start + match.end()), f"a visit to {state_names().get(goals[0], goals[0])} is known of {earlier.day}, before this one",
        "Check the claim against the known visit.", (f"checks/first_visits.csv: {earlier.source}",),
    )  # fmt: skip


def _day_of(text: CheckedText, line: Line, published: str | None) -> datetime.date | None:
    days = [
        one.mention.time.start for one in text.within(line, "time")
        if one.mention.time is not None and one.mention.time.precision == "day" and one.mention.time.start is not None
    ]  # fmt: skip
    day = days[0] if days else published
    return datetime.date.fromisoformat(day) if day and len(day) == 10 else None


@cache
def _capitals() -> dict[str, str]:
    """Return the state of each capital, for the hosts of known first visits."""
    goals = {row.goal for row in first_visits()}
    return {name: state.id for state in all_states() if state.id in goals for name in state.capitals[:1]}


def _visit_told(text: CheckedText, line: Line, day: datetime.date) -> FirstVisit | None:
    """Return the known first visit whose visitor's and host's states a passage names, and which was just before ``day``."""
    near = [row for row in first_visits() if -3 <= (day - datetime.date.fromisoformat(row.day)).days <= NEAR_DAYS]
    if not near:
        return None
    states = set()
    for part in text.lines:
        if abs(part.start - line.start) < 500:
            states |= {one.mention.place.country for one in text.within(part, "place") if one.mention.place is not None and one.mention.place.country}
            states |= {country_words()[word] for word in re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b", part.text) if word in country_words()}
            states |= {one.person.country for one in people_in(text, part) if one.person.country}
    states |= {state for capital, state in _capitals().items() if pattern(rf"\b{re.escape(capital)}\b").search(text.text)}
    if re.search(r"\b(?:pope|pontiff|Pope|papal)\b", text.text):
        states.add("VAT")
    rows = [row for row in near if row.goal in states and row.visitor in states]
    return rows[0] if len(rows) == 1 else None
