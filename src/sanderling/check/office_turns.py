"""Who took an office, left it, toppled its holder or was put into it by whom, these days: held against all terms that begin or end then."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.handed_over import TOP, wrong_succession
from sanderling.check.known import Known, known_in, mandates_of
from sanderling.check.lazily import lazily
from sanderling.check.mandates import is_history, unmarked
from sanderling.check.posts_held import CROWNS, HEADS, Term, names_of_person, plain_names, terms_of_words
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import dates_of
from sanderling.knowledge.actor_data import persons
from sanderling.knowledge.check_mandates import mandate_posts
from sanderling.knowledge.check_persons import all_holders, early_terms, offices_of
from sanderling.knowledge.check_tables import posts

_RANKS = r"(?:(?:the|a|an|his|her|former|ousted|outgoing|late|long-time|veteran|dictator|strongman|elected|autocratic|deposed|President|Prime Minister|Premier|Chancellor|King|Queen|General|Colonel|Marshal|Shah|Emperor|Justice|Chief Justice|[A-Z]?[a-z]+[’']s) )*"
_TOPPLED = lazily(rf"^(?:,? who| and)? ?(?:(?:has|had|then|later|last|on [A-Z][a-z]+day|narrowly|once) )*(?:ousted|toppled|overthrew|unseated|deposed|dethroned|brought down|ousts|topples|unseats) {_RANKS}$")
_AFTER_THE_FALL = lazily(
    r"^[^;:“”\"]{0,80}?\b(?:sworn in|took over|took office|took power|seized power|came to power|came to office|(?:became|was named|was made|was elected|was chosen) (?:the |as )?(?:acting |interim )?(?:king|emir|president|prime minister|chancellor)|declared (?:him|her)self (?:the )?(?:new )?(?:president|prime minister))\b"
    rf"[^;:“”\"]{{0,50}}? (?:after|upon|following|on) the (?:fall|resignation|death|overthrow|flight|ouster|ousting|removal|murder|assassination|impeachment|abdication|suicide|downfall|departure) of {_RANKS}$"
)
_AFTER_HE = lazily(rf"^[^;:“”\"]{{0,80}}?\b(?:sworn in|took over|took office|took power|seized power|came to power|declared (?:him|her)self (?:the )?(?:new )?(?:president|prime minister)|(?:became|was named) (?:the )?(?:acting |interim )?(?:president|prime minister))\b[^;:“”\"]{{0,40}}? (?:after|when|once) {_RANKS}$")
_GOES = lazily(r"^ (?:fled|resigned|died|stepped down|fell|quit|abdicated|was (?:ousted|shot dead|killed|toppled|impeached|overthrown|assassinated|murdered|deposed))\b")
_BY = lazily(rf"^(?:,? who| and|,)? ?(?:(?:is|was|will be|is to be|has been|had been) )?(?:succeeded|replaced|followed)(?: on [A-Z][a-z]+day| in (?:[A-Z][a-z]+ )?(?:19|20)\d\d| last (?:week|month|year))?(?: as [^,.;]{{3,45}}?)?(?: in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)? by {_RANKS}$")
_NO = lazily(r"(?i)\b(?:not|never|failed|hop\w+|want\w*|might|could|would|eventually|tried|attempt\w*|plot\w*|helped|vowed|calls?|deputy|vice)\b")
_WORDS_OF_FALL = frozenset("successor predecessor beaten defeated lost until ousted toppled overthrew unseated deposed dethroned brought ousts topples unseats after upon following when once succeeded replaced followed succession succeeding succeeds succeed replacing replaces replace place over appointed nominated named chosen picked elevated".split())
_LEAVES = lazily(
    r"^,? (?:(?:who|and|has|had|today|yesterday|abruptly|formally|suddenly|finally|also|on [A-Z][a-z]+day|last week|late [a-z]+ [A-Z][a-z]+day) )*(?:resigned|resigns|stepped down|steps down|quit|quits|stood down|stands down|retired|bowed out|(?:lost|loses|gave up|gives up) (?:his|her) (?:job|post|office)|was (?:dismissed|sacked|removed|ousted|fired|replaced|deposed)|has been (?:dismissed|sacked|removed|ousted|fired|replaced))"
    r"(?: (?:late |early )?(?:on [A-Z][a-z]+day|yesterday|today|last week))? as (?:the |its |their )?(?P<title>[A-Z’'a-z][\w’'\- ]{2,60}?)(?=,|\.| (?:on|after|over|following|in|when|amid|because|and|who|at|yesterday|today|last|to|as)\b|;|$)"
)
_MAKES = lazily(r"\b(?:named|names|appointed|appoints|chose|chooses|picked|picks|nominated|nominates|elected|elects|confirmed|installed|swore in) (?:the |his |her |its )?(?:[a-z\-]+ ){0,3}(?:[A-Z][a-z]+ )?$")
_AS_TITLE = lazily(r"^(?:, [^,;.]{2,60},)?(?: as| to be)? (?:the |its |their |his |her |a )?(?:new |next |first |acting )*(?P<title>[A-Z’'a-z][\w’'\- ]{2,60}?)(?=,|\.| (?:on|after|over|following|when|amid|because|and|who|at|yesterday|today|last|to|in place|in succession|as)\b|;|$)")
_MADE = lazily(
    r"^(?:, [^,;.]{2,60},)? (?:who )?(?:was|has been|is) (?:today |yesterday |on [A-Z][a-z]+day )?(?:named|appointed|chosen|elected|sworn in|installed|confirmed|picked|enthroned|inaugurated|re-elected)(?: (?:on [A-Z][a-z]+day|yesterday|today))?(?: by [^,.;]{3,40}?)?(?: as| to be)? (?:the |its |a |his |her |their )?(?:new |next |first |acting )*(?P<title>[A-Z’'a-z][\w’'\- ]{2,60}?)(?=,|\.| (?:on|after|over|following|when|amid|because|and|who|at|yesterday|today|last|to|in place|in succession|as)\b|;|$)"
)
_BECAME = lazily(
    r"^(?:, [^,;.]{2,60},)? (?:who )?(?:became|becomes|has become|took over as|takes over as|is to become|will become|moves in as|moved in as|(?:succeeded|succeeds|replaced|replaces|followed|will succeed|is to succeed) (?:him|her|them) as) (?:the |its |a |his |her |their )?(?:new |next |first |acting )*"
    r"(?P<title>[A-Z’'a-z][\w’'\- ]{2,60}?)(?=,|\.| (?:on|after|over|following|when|amid|because|and|who|at|yesterday|today|last|to|in place|in succession|as|in)\b|;|$)"
)
_OATH = lazily(r"^,? (?:who )?(?:was (?:sworn in|inaugurated|crowned|enthroned)|took the oath|took office|took power|seized power|assumed power|acceded to the throne|came to the throne)(?! as\b| for\b)(?: (?:by|before|in) [^,.;]{3,40}?)?(?: on [A-Z][a-z]+day| yesterday| today)(?! as\b| for\b)(?=[,.;]| and\b| at\b| in\b)")
_FOLLOWS = lazily(rf"^[^;:“”\"]{{0,190}}?\b(?:in succession to|succeeding|succeeds|succeeded|to succeed|in (?:the )?place of|replacing|replaces|replaced|to replace|to follow|(?:took|takes|taking|take|taken) (?:over|charge of|the helm of|the reins of|the chair of)(?: (?:at |of )?(?:the )?[A-Z][^,.;]{{2,45}}?)?(?: on [A-Z][a-z]+day)? from|for the seat of|to fill the seat of) (?:that of )?{_RANKS}$")
_HEIR = lazily(rf"^[^;:“”\"]{{0,200}}?\b(?:his|her) (?:[a-z\-]+ ){{0,2}}(?P<which>successor|predecessor)(?: (?:as|at|in) [^,;.]{{3,50}})?,? (?:is |was )?(?:to be )?{_RANKS}$")
"""'X wished his successor, Y, well'."""
_BEATEN = lazily(rf"\b(?:until|when|before) (?:he|she) (?:was|lost)\b[^;:“”\"]{{0,80}}? (?:by|to) {_RANKS}$")
"""'Which X led until he was beaten in 2017 by Y'."""
_PUT_BY = lazily(rf"^(?:,| who|, who)?(?: (?:was|had been|is))? ?(?:first )?(?:appointed|nominated|named|chosen|picked|elevated)(?: (?:to|as) [^,.;]{{3,50}}?)?(?: in (?:19|20)\d\d)? by {_RANKS}$")
_OF_ANOTHER = lazily(r"\b(?:of|to|by|from|with|than|like|whose|if|for|as)(?: (?:[a-z\-]+|[A-Z][\w’'\-]+)){0,4} $")
"""What is told may be told of somebody before."""
NEAR = datetime.timedelta(days=45)
FAR = datetime.timedelta(days=220)


def _post(words: str, one: Known) -> tuple[Term, ...]:
    return terms_of_words(words, one.person.country if one.person is not None else None)


def office_turn_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to take, leave or hand over an office these days that others took or left, and those put into it by one who could not."""
    published = text.reading.article.published
    if published is None or len(published) < 10:
        return
    for line in text.lines:
        words = text.words(line)
        turns = not _TURN_WORDS.isdisjoint(words)
        falls = not _WORDS_OF_FALL.isdisjoint(words)
        if not (turns or falls):
            continue
        people = known_in(text, line)
        if turns and not is_history(line.text, published):
            for one in people:
                draft = _turn(text, line, one, published)
                if draft is not None:
                    yield draft
        for one, other in pairwise(people) if falls else ():
            yield from _pair(text, line, one, other, published)


_TURN_WORDS = frozenset("lost loses gave gives became becomes become took takes moved moves succeeded succeeds replaced replaces followed resigned resigns stepped steps quit quits stood stands retired bowed dismissed sacked removed ousted fired replaced deposed named names appointed appoints chose chooses chosen picked picks nominated nominates elected elects confirmed installed swore sworn enthroned inaugurated oath crowned took acceded".split())


def _turn(text: CheckedText, line: Line, one: Known, published: str) -> Draft | None:
    before, after = line.text[: one.start], line.text[one.end :]
    if " " not in line.text[one.start : one.end] or len(re.findall(r"[“”\"]", before)) % 2:
        return None
    if _OF_ANOTHER.search(before) or re.search(r", (?:who|whom|whose|which)\b[^,]*$", before):
        return None  # told of another
    day = next((told for told in dates_of(text, line) if len(told) == 10 and abs((day_of(told) - day_of(published)).days) <= 10), published)
    if (lost := _COMMAND.match(after)) is not None and not _held_then(one, f"commander in {lost['place']}", day):
        due = [row for row in _post(f"commander in {lost['place']}", one) if len(row.until) >= 7 and abs(day_of(row.until, last=len(row.until) == 7) - day_of(day)) <= NEAR]
        if len({row.names for row in due}) == 1:
            return _draft(text, line, one.start, one.end + lost.end(), f"{due[0].person} left the post of {due[0].post} then, not {one.name}", due[0].source)
    left, made = _LEAVES.match(after), _MADE.match(after) or _BECAME.match(after)
    if made is None and _MAKES.search(before):
        made = _AS_TITLE.match(after)
    match = left or made
    if match is not None and re.match(r"(?i)(?:pope|patriarch|king|queen|emperor|leader)\b", match["title"]):
        return None  # under a new name, or of another body
    if match is None:
        return _sworn(text, line, one, day) if _OATH.match(after) else None
    if _NO.search(match[0]):
        return None
    rows = _post(match["title"], one)
    mine = [row for row in rows if plain_names(one.names) & row.names]
    when = day_of(day)
    if left is None and mine and not re.search(r"\b(?:re-?(?:elected|appointed|named|nominated|installed)|again|second|third|another|honorary|acting)\b", match[0]) and (heir := _gone_then(mine, rows, when)) is not None:
        return _draft(text, line, one.start, one.end + match.end(), f"{heir.person} became {heir.post} in {heir.since}, when the time of {one.name} was over", heir.source)
    if any(day_of(row.since) - FAR <= when and (not row.until or when <= day_of(row.until, last=True) + NEAR) for row in mine) or any(_akin(one, row) for row in rows if row not in mine and abs(day_of(row.until or row.since) - when) <= FAR):
        return None
    if left is not None:
        due = [row for row in rows if row.until and len(row.until) >= 7 and abs(day_of(row.until, last=len(row.until) == 7) - when) <= NEAR and day_of(row.since) < when]
        told = "left the post of"
    else:
        due = [row for row in rows if len(row.since) >= 7 and -3 <= (day_of(row.since) - when).days + 20 <= 100]
        told = "became"
    if not mine and rows and (other := _another_office(one, match["title"], when, left is not None)):
        return _draft(text, line, one.start, one.end + match.end(), other, "actors/offices.csv")
    due = [row for row in due if not plain_names(one.names) & row.names]
    if len({row.names for row in due}) != 1:
        return None
    return _draft(text, line, one.start, one.end + match.end(), f"{due[0].person} {told} {due[0].post} then, not {one.name}", due[0].source)


_COMMAND = lazily(r"^,? (?:lost|loses|gave up|gives up|was stripped of|was relieved of) (?:his|her|the) command in (?P<place>[A-ZÀ-Þ]\w+)")


def _held_then(one: Known, words: str, day: str) -> bool:
    """Whether somebody held the post that some words name on a day, or left it near that day."""
    return any(plain_names(one.names) & row.names and day_of(row.since) <= day_of(day) and (not row.until or day_of(day) <= day_of(row.until, last=True) + NEAR) for row in _post(words, one))


def _gone_then(mine: list[Term], rows: tuple[Term, ...], when: datetime.date) -> Term | None:
    """Return whose term in a post began on a day, where somebody told to come into it had held it long and left it to him or her."""
    if any(abs(day_of(row.since) - when) <= FAR or not row.until for row in mine):
        return None
    ended = [row for row in mine if abs(day_of(row.until, last=True) - when) <= NEAR]
    begun = [row for row in rows if len(row.since) >= 7 and row not in mine and abs(day_of(row.since) - when) <= datetime.timedelta(days=31) and not any(row.names & held.names for held in mine)]
    return begun[0] if ended and len({row.names for row in begun}) == 1 else None


def _another_office(one: Known, words: str, when: datetime.date, left: bool) -> str:
    """Return why an office told to be taken or left is not the one that began or ended then: 'was named president', who became prime minister."""
    title = next((title for title in HEADS if title not in CROWNS and unmarked(words).lower().split(" of ")[0].strip().endswith(title)), None)
    if title is None or one.person is None or "vice" in words.lower() or "deputy" in words.lower():
        return ""
    for held in offices_of(one.person):
        day = held.until if left else held.since
        if held.office not in TOP or len(day) != 10 or abs(day_of(day) - when) > datetime.timedelta(days=12):
            continue
        own = held.title.lower()
        if title.split(" ")[0] not in own and not (title == "premier" and "prime" in own) and held.office != HEADS[title]:
            return f"{one.name} was {held.title} {held.since} to {held.until or 'now'}, not {title}"
    return ""


def _sworn(text: CheckedText, line: Line, one: Known, day: str) -> Draft | None:
    """'King Juan Carlos, who was sworn in on Thursday': of one for whom no office begins then, where another of the state takes the highest."""
    person = one.person
    if person is None or not any(h.office in TOP for h in offices_of(person)) or day == "":
        return None
    begins = [*(h.since for h in offices_of(person)), *(row.since for _, row in mandates_of(one))]
    if any(since and abs(day_of(since) - day_of(day)) <= datetime.timedelta(days=100) for since in begins):
        return None
    others = [h for office in TOP for h in all_holders().get((person.country or "", office), ()) if len(h.since) == 10 and abs(day_of(h.since) - day_of(day)) <= datetime.timedelta(days=4) and h.person != person.id]
    if len({h.person for h in others}) != 1:
        return None
    who = persons()[others[0].person].name
    return _draft(text, line, one.start, one.end, f"{who} became {others[0].title} on {others[0].since}, not {person.name}", f"actors/offices.csv: {others[0].source}")


def _pair(text: CheckedText, line: Line, one: Known, other: Known, published: str) -> Iterator[Draft]:
    between, behind = line.text[one.end : other.start], line.text[other.end :]
    if len(between) > 240 or _NO.search(between) or re.match(r"[’']s?\b", behind) or len(re.findall(r"[“”\"]", line.text[: one.start])) % 2 or _OF_ANOTHER.search(line.text[: one.start]):
        return
    if one.person is not None and other.person is not None and one.person.id != other.person.id:
        if re.search(r"\b(?:whose|his|her) (?:[a-z\-]+ ){0,2}(?:mother|father|brother|sister|husband|wife|uncle|grandfather|son|daughter)\b", between):
            return  # it is told of the mother
        if _TOPPLED.match(between) or _AFTER_THE_FALL.match(between) or (_AFTER_HE.match(between) and _GOES.match(behind)):
            if any(h.office == g.office and h.office in TOP and h.country == g.country for h in offices_of(one.person) for g in offices_of(other.person)):
                yield from wrong_succession(text, (line.start + one.start, line.start + other.end), one.person, other.person, None)
                return
            if not offices_of(other.person):
                yield from _dead_long(text, line, one, other)
            return
        if _BY.match(between):
            yield from _handed_to(text, line, one, other, published)
    if _BY.match(between) or _BEATEN.search(between):
        yield from _post_handed_to(text, line, one, other, between, published)
    if (heir := _HEIR.match(between)) is not None:
        yield from _heir(text, line, *((other, one) if heir["which"] == "successor" else (one, other)))
    if _FOLLOWS.match(between):
        found = list(_followed(text, line, one, other, published))
        yield from found or _followed_as(text, line, one, other, between, published)
    if _PUT_BY.match(between):
        yield from _put_by(text, line, one, other)


def _dead_long(text: CheckedText, line: Line, one: Known, other: Known) -> Iterator[Draft]:
    """One who is told to have fallen to somebody who rose years after the other's death."""
    assert one.person is not None and other.person is not None
    rose = sorted(h.since for h in offices_of(one.person) if h.office in TOP and h.since)
    if rose and other.person.died and one.person.country == other.person.country and int(rose[0][:4]) - int(other.person.died[:4]) >= 2:
        yield _draft(text, line, one.start, other.end, f"{other.name} died on {other.person.died}, {one.name} came to office on {rose[0]}", "actors/offices.csv, actors/persons.csv")


def _handed_to(text: CheckedText, line: Line, one: Known, other: Known, published: str) -> Iterator[Draft]:
    """'X, who was succeeded by Y': of one who leaves the highest office these days, and is followed by another."""
    assert one.person is not None and other.person is not None
    for held in offices_of(one.person):
        if held.office not in TOP or len(held.until) < 10 or abs(day_of(held.until) - day_of(published)) > datetime.timedelta(days=60):
            continue
        others = [h for h in all_holders().get((held.country or "", held.office), ()) if len(h.since) == 10 and -10 <= (day_of(h.since) - day_of(held.until)).days <= 45 and h.person != one.person.id]
        if others and all(h.person != other.person.id for h in others) and not any(h.office in TOP and h.country == held.country and h.covers(published) for h in offices_of(other.person)):
            who = persons()[others[0].person].name
            yield _draft(text, line, one.start, other.end, f"{one.name} was followed by {who} as {held.title} on {others[0].since}, not by {other.name}", f"actors/offices.csv: {others[0].source}")
            return


def _post_handed_to(text: CheckedText, line: Line, one: Known, other: Known, between: str, published: str) -> Iterator[Draft]:
    """'X, who was succeeded in 2016 by Y', of a post whose next holder is known, in that year or these days."""
    year = re.search(r"\b(?:19|20)\d\d\b", between)
    theirs = plain_names(other.names)
    changes: list[tuple[Term, Term]] = []
    for post in sorted(_posts_of(one)):
        rows = _by_post()[post]
        mine_until = [row.until for row in rows if plain_names(one.names) & row.names and row.until]
        if any(theirs & row.names and any(-60 <= (day_of(row.since) - day_of(until)).days <= 500 for until in mine_until) for row in rows):
            return
        for row in rows:
            if not plain_names(one.names) & row.names or not row.until:
                continue
            told = row.until[:4] == year[0] if year is not None else abs((day_of(row.until) - day_of(published)).days) <= 120
            heirs = [after for after in rows if row.names != after.names and -31 <= (day_of(after.since) - day_of(row.until)).days <= 200]
            if told and heirs:
                changes.append((row, heirs[0]))
    if len(changes) == 1 and not any(_akin(other, row) for pair in changes for row in pair[1:]):
        left, right = changes[0]
        yield _draft(text, line, one.start, other.end, f"{one.name} was followed by {right.person} as {left.post} in {right.since}, not by {other.name}", right.source)


@cache
def _by_post() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {one.name: [Term(one.name, held.person, plain_names(held.names), held.since, held.until, f"checks/mandates.csv: {held.source}") for held in one.held] for one in mandate_posts()}
    for post in posts():
        found.setdefault(post.name, []).extend(Term(post.name, persons()[row.person].name, names_of_person(row.person), row.since, row.until, f"checks/posts.csv: {post.source}") for row in post.held if row.since)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _posts_of_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, rows in _by_post().items():
        for row in rows:
            for person in row.names:
                found.setdefault(person, set()).add(name)
    return {person: frozenset(names) for person, names in found.items()}


def _posts_of(one: Known) -> set[str]:
    return {post for name in plain_names(one.names) for post in _posts_of_name().get(name, ())}


def _heir(text: CheckedText, line: Line, after: Known, before: Known) -> Iterator[Draft]:
    """Two of whom one is told to be the successor of the other: they must have followed each other in some post that both held."""
    own = after.person is not None and before.person is not None
    top = {(h.office, h.country) for h in offices_of(after.person) if h.office in TOP} & {(h.office, h.country) for h in offices_of(before.person) if h.office in TOP} if after.person is not None and before.person is not None else set()
    if own and top:
        assert after.person is not None and before.person is not None
        yield from wrong_succession(text, (line.start + min(after.start, before.start), line.start + max(after.end, before.end)), after.person, before.person, None)
        return
    for post in sorted(_posts_of(after) & _posts_of(before)):
        rows = _by_post()[post]
        begun = [row for row in rows if plain_names(after.names) & row.names]
        left = [row for row in rows if row.until and plain_names(before.names) & row.names]
        if not left or any(-120 <= (day_of(term.since) - day_of(row.until)).days <= 500 for term in begun for row in left):
            return
    for post in sorted(_posts_of(after) & _posts_of(before)):
        rows = _by_post()[post]
        first = next(row for row in rows if plain_names(after.names) & row.names)
        between = [row for row in rows if row.until and not row.names & (plain_names(after.names) | plain_names(before.names)) and row.until <= first.since and any(row.since >= left.since for left in rows if plain_names(before.names) & left.names)]
        if between:
            yield _draft(text, line, min(after.start, before.start), max(after.end, before.end), f"{after.name} followed {between[-1].person}, not {before.name}, as {post} in {first.since}", first.source)
            return


def _followed(text: CheckedText, line: Line, one: Known, other: Known, published: str) -> Iterator[Draft]:
    """'X, in succession to Y', who both held one post, and another stood between them."""
    if one.person is not None and other.person is not None and any(h.office == g.office and h.office in TOP and h.country == g.country for h in offices_of(one.person) for g in offices_of(other.person)):
        return  # of the highest office, which is asked elsewhere
    mine, theirs = _posts_of(one), _posts_of(other)
    for post in sorted(mine & theirs):
        rows = _by_post()[post]
        begun = [row for row in rows if plain_names(one.names) & row.names]
        left = [row for row in rows if plain_names(other.names) & row.names]
        if any(row.until and -120 <= (day_of(term.since) - day_of(row.until)).days <= 500 for term in begun for row in left):
            return
    for post in sorted(mine & theirs):
        rows = _by_post()[post]
        term = min((row for row in rows if plain_names(one.names) & row.names), key=lambda row: abs((day_of(row.since) - day_of(published)).days))
        if abs((day_of(term.since) - day_of(published)).days) > 100:
            continue
        prior = [row for row in rows if row.until and not plain_names(one.names | other.names) & row.names and -45 <= (day_of(term.since) - day_of(row.until)).days <= 430]
        if prior:
            yield _draft(text, line, one.start, other.end, f"{one.name} followed {prior[-1].person}, not {other.name}, as {post} in {term.since}", term.source)
            return


_IN_THE_POST = lazily(r"^(?:, [^,;.]{2,50},)?(?: (?:was|has been|is))?(?: (?:named|appointed|chosen|sworn in|elected|confirmed|became|becomes|took over|takes over))?(?: as| to be)? (?:the |a |its |his |her )?(?:new |next )*(?P<title>[A-Z’'a-z][\w’'\- ]{3,50}?)(?:,| (?:on|yesterday|today|last|in|to))")


def _followed_as(text: CheckedText, line: Line, one: Known, other: Known, between: str, published: str) -> Iterator[Draft]:
    """'X foreign secretary in place of Y', these days: Y never was it, and who was it before X is known."""
    match = _IN_THE_POST.match(between)
    rows = _post(match["title"], one) if match is not None else ()
    mine = [row for row in rows if plain_names(one.names) & row.names and len(row.since) >= 7 and abs((day_of(row.since) - day_of(published)).days) <= 60]
    if len(mine) != 1 or any(plain_names(other.names) & row.names or _akin(other, row) for row in rows):
        return
    prior = [row for row in rows if row.until and not row.names & mine[0].names and -45 <= (day_of(mine[0].since) - day_of(row.until)).days <= 60]
    if len({row.names for row in prior}) == 1:
        yield _draft(text, line, one.start, other.end, f"{one.name} followed {prior[0].person}, not {other.name}, as {prior[0].post} in {mine[0].since}", prior[0].source)


def _put_by(text: CheckedText, line: Line, one: Known, other: Known) -> Iterator[Draft]:
    """'X, appointed to the Supreme Court by Y': Y did not lead the state when any post of X began."""
    if other.person is None:
        return
    led = [h for h in (*early_terms().get(other.person.id, ()), *offices_of(other.person)) if h.office in TOP and h.since]
    begun = [(post.name, row.since) for post, row in mandates_of(one) if led and post.country == led[0].country]
    if not led or not begun:
        return
    begun += [("", h.since) for h in (offices_of(one.person) if one.person is not None else ()) if h.since]
    slack = datetime.timedelta(days=60)
    if any(day_of(h.since) - slack <= day_of(since, last=True) and (not h.until or day_of(since) <= day_of(h.until) + slack) for _, since in begun for h in led):
        return
    post, since = begun[0]
    yield _draft(text, line, one.start, other.end, f"{one.name} became {post} in {since}; {other.name} led from {led[0].since} to {led[-1].until or 'now'}", "checks/mandates.csv, actors/offices.csv")


def _akin(one: Known, row: Term) -> bool:
    mine = {word for name in plain_names(one.names) for word in name.split()[1:] if len(word) > 3}
    return any(mine & set(name.split()) for name in row.names)


def _draft(text: CheckedText, line: Line, start: int, end: int, because: str, source: str) -> Draft:
    return Draft("person-conflict", text.span(line.start + start, line.start + end), because, "Check who was meant.", (source,))
