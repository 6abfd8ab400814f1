"""Votes of a passage, in whatever order they are told, against the size of the body that voted; and shares of one poll against a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, is_plain, quantities
from sanderling.check.reckoning import draft
from sanderling.check.tally import runs
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.votes import TO
from sanderling.knowledge.check_bodies import bodies

_VOTE_WORDS = frozenset(
    "majority minority half opponent rival runoff round ruled upheld decided vote votes voted voting ballot ballots abstained abstaining abstentions abstention against favour favor ayes noes yes no nays elected approved passed carried rejected adopted ratified poll polls survey asked institute election pollsters pollster undecided turnout candidates referendum".split()
)
_SIZED = frozenset("seat seats member members senators deputies lawmakers votes strong".split())
_SHARES = frozenset({"percent", "per", "pc"})
_CASTING = frozenset("vote votes voted voting ballot ballots abstained abstaining abstentions abstention against favour favor ayes noes yes no nays elected approved passed carried rejected adopted ratified ruled upheld decided backed survived supported opposed".split())
_WHO = r"(?: (?:members?|deputies|votes?|lawmakers|senators|states|countries|nations|commissioners|governments|delegates|judges|of them|others?|mps|ballots|papers|of those present|more|voters|governors|ministers|bishops))?"
_DID = r",? ?(?:(?:were|was|had|have|are|would|will) )?(?:voted|voting|vote|cast|came out|said|saying|say|being|spoke)? ?(?:their (?:votes|ballots) )?"
_FOR = lazily(rf"^{_WHO},? (?:had |have |has )?vot(?:ed|ing) for\b|^{_WHO}{_DID}(?:in favou?r|for (?:it|him|her|them|the|and|a)\b|for(?=[,.;])|yes\b|ayes?\b|backed|supported|approved|yeas?\b)", re.I)
_AGAINST = lazily(rf"^{_WHO}{_DID}(?:against|no\b|noes\b|nays?\b|opposed|rejected it)", re.I)
_AWAY = lazily(rf"^{_WHO},? ?(?:(?:were|was|had|have|are) )?(?:abstain|abstention|absent|stayed away|did not vote|did not take part|spoil|blank|invalid|not voting|void\b|empty|kept away|left the (?:chamber|hall|room)|missing)", re.I)
_SIZE = lazily(r"^(?:-| )(?:[a-z]+ )?(?:seats?|members?|deputies|strong|delegates|lawmakers|judges|justices|bishops|senators|councillors|legislators|mps|states?|nations?|country|countries|man|electors|cardinals|governors|jurors|commissioners|ministers|representatives|directors)\b", re.I)
_LEAD = lazily(r"(?i)\b(?:of|has|have|with|all|both|the|its|counts|numbers|by)(?: (?:the|its|of|whose|their|all|only|just|[a-z]+[’']s|exactly))* $")
_HOUSE = lazily(r"(?i)\b(?:house|chamber|parliament|assembly|council|senate|body|committee|board|congress|court|conclave|jury|synod|diet) of $")
_ALL = lazily(r"(?i)\ball(?: of)?(?: (?:the|its|[a-z]+[’']s))* $")
_PRESENT = lazily(r"\b(?:took part|take part|taking part|present|in (?:their|its) (?:seats|places)|voted|cast|turned up|attended|nobody (?:was )?(?:absent|missing)|without exception|were there)\b")


def ballots(text: CheckedText) -> Iterator[Draft]:
    """Yield votes that are more, or fewer, than the body has that cast them, and shares of one poll that come to more than a hundred."""
    lines = [line for line in text.lines if not line.heading]
    for number, line in enumerate(lines):
        if text.counts(line) and not _SIZED.isdisjoint(text.words(line)):
            yield from _told_size(text, line)
        if not text.counts(line) or _VOTE_WORDS.isdisjoint(text.words(line)) or len(quantities(text, line)) < 2 or re.search(r"[“”\"]", line.text):
            continue
        if not _CASTING.isdisjoint(text.words(line)):
            kinds = _sides(text, line)
            yield from _cast(text, line, kinds, lines[number - 1] if number else None, lines[number + 1] if number + 1 < len(lines) else None)
            yield from _margin(text, line, kinds)
            if not _AS_ONE_WORDS.isdisjoint(text.words(line)):
                yield from _as_one(text, line, kinds)
        if not _SEAT_WORDS.isdisjoint(text.words(line)):
            yield from _more_than_half(text, line)
        if not _SHARES.isdisjoint(text.words(line)) or "%" in line.text:
            yield from _poll(text, line, lines[number - 1] if number else None)
            yield from _two_shares(text, line, lines[number - 1] if number else None)


def _sides(text: CheckedText, line: Line) -> dict[str, Quantity]:
    found = [q for q in quantities(text, line) if is_plain(q)]
    kinds: dict[str, Quantity] = {}
    for one, other in pairwise(found):
        counted = line.text[one.end : other.start] == " votes to " and re.search(r", $", line.text[: one.start]) is not None
        if counted or (TO.match(line.text[one.end : other.start]) and re.search(r"(?i)\b(?:by|with|vot\w+|of|was|passed|carried|approved|rejected|adopted)(?: a vote of)? $|\bvotes?, $", line.text[: one.start])):
            kinds = {"for": one, "against": other}
            break
    if not kinds and (alone := next((q for q in found if re.match(r"^ votes? to (?:none|nil|zero|nought)\b", line.text[q.end :])), None)) is not None:
        kinds = {"for": alone}
    for number, one in enumerate(found):
        tail = line.text[one.end :]
        if number + 1 < len(found) and re.match(r"^ of (?:the |its |their )?$", line.text[one.end : found[number + 1].start]):
            tail = line.text[found[number + 1].end :]  # 'ninety of the 150 members voted for him'
        elif number and re.match(r"^ of (?:the |its |their )?(?:[A-Z][\w’]+ )*(?:[A-Z]\w+[’']s? )?$", line.text[found[number - 1].end : one.start]):
            continue
        for name, wording in (("away", _AWAY), ("against", _AGAINST), ("for", _FOR)):
            if one not in kinds.values() and wording.match(tail) and name not in kinds:
                kinds[name] = one
                break
    if "for" not in kinds and kinds and (backed := next((q for q in found if q not in kinds.values() and _BACKING.search(line.text[: q.start])), None)) is not None:
        kinds["for"] = backed
    if "for" not in kinds:
        won = next((q for q in found if re.match(r"^ votes\b", line.text[q.end :]) and re.search(r"\b(?:with|got|won|received|took|polled) $", line.text[: q.start])), None)
        lost = next((q for q in found if won is not None and q.start > won.end and re.match(r"^(?: votes)? (?:went to|were cast for|fell to) (?:her|his|the) (?:rival|opponent|challenger|other)|^ for (?:her|his|the) (?:rival|opponent|challenger)", line.text[q.end :])), None)
        if won is not None and lost is not None:
            kinds |= {"for": won, "against": lost}
    elif "against" not in kinds and "for" in kinds:
        lost = next((q for q in found if q.start > kinds["for"].end and re.match(r"^(?: votes)? for (?:her|his|the) (?:rival|opponent|challenger)", line.text[q.end :])), None)
        if lost is not None:
            kinds["against"] = lost
    return kinds


_BACKING = lazily(r"\b(?:backing|support|approval|votes|consent|assent|endorsement) (?:of|from) (?:only |just |all )?$")
_AS_ONE_WORDS = frozenset("unanimous unanimously unanimity dissenting dissent acclamation".split())
_AS_ONE = lazily(r"(?i)(?<!not )(?<!almost )(?<!nearly )(?<!near )(?<!nearly as )(?<!virtually )\b(?:unanimously|unanimous|with unanimity|by acclamation|without (?:a (?:single )?dissenting (?:vote|voice)|dissent))\b")
_NOT_AS_ONE = lazily(r"(?i)\b(?:not|short of|fail\w*|lack\w*|need\w*|requir\w*|but|earlier|previous\w*|committee|first reading|instead|until|had been|amendment|without unanimity|all but|except|second)\b")


def _as_one(text: CheckedText, line: Line, kinds: dict[str, Quantity]) -> Iterator[Draft]:
    """'Passed unanimously, with 97 senators for and three against'."""
    match = _AS_ONE.search(line.text)
    against = kinds.get("against")
    if match is None or against is None or against.value < 1:
        return
    first, last = min(match.start(), against.start), max(match.end(), against.end)
    if last - first <= 120 and not _NOT_AS_ONE.search(line.text[max(0, first - 25) : last]):
        yield draft(text, line, first, last, f"{against.value:g} voted against, which is not '{match[0]}'")


_SEAT_WORDS = frozenset("majority half minority".split())
_SEATS_OF = lazily(r"^(?: [a-z]+)?,? ?(?:out )?of (?:the |its |their |a total of |all )?$")
_SEAT_NOUN = lazily(r"^(?:-seat\b| (?:[a-z\-]+ )?(?:seats|members|deputies|mandates|lawmakers|votes|senators|councillors|electors|delegates|shares)\b)")
_MAJORITY = lazily(r"(?i)\b(?P<size>two[- ]thirds |three[- ]quarters |three[- ]fifths |absolute |outright |clear |comfortable |slim |bare |narrow |working |simple |thin |wafer-thin |overall |solid |safe )?majority(?: of)?(?: (?:with|by|at|only|just|,))* $")
_HALF_BEHIND = lazily(r"^[^;.]{0,40}?(?:, |\(|– |— |: |that is |thus )(?P<how>(?:just |well |slightly |a little )?(?:more|fewer|less) than half|an? (?:absolute |clear |outright |comfortable |slim |bare |narrow |simple )?majority|a minority|most of them)\b(?P<tail>[^;.]{0,12})")
_NO_MAJORITY = lazily(r"(?i)\b(?:no|not|without|short of|lost|lose|loses|lack\w*|fail\w*|needs?|needed|denied|deprived|relative|hung|largest|fell|far from|against|once|had had|plural\w*|never|of the (?:votes|members) present|missed|missing|robbed|away from|simple majority)\b")
_OF_SIZE = {"two": 2 / 3, "three-q": 0.75, "three q": 0.75, "three-f": 0.6, "three f": 0.6}


def _more_than_half(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'An absolute majority of 58 of the 120 seats'; '349 of the 630 seats, fewer than half'."""
    found = [q for q in quantities(text, line) if is_plain(q)]
    for one, whole in pairwise(found):
        if _SEATS_OF.match(line.text[one.end : whole.start]) is None or _SEAT_NOUN.match(line.text[whole.end :]) is None or not 0 < one.value < whole.value:
            continue
        lead, tail = line.text[: one.start], line.text[whole.end :]
        told = _MAJORITY.search(lead)
        if told is not None and not _NO_MAJORITY.search(lead[max(0, told.start() - 40) :]):
            size = (told["size"] or "").lower()
            least = next((share for name, share in _OF_SIZE.items() if size.startswith(name)), 0.5)
            if one.value < least * whole.value or (least == 0.5 and one.value == whole.value / 2):
                yield draft(text, line, told.start(), min(whole.end + 6, len(line.text)), f"{one.value:g} of {whole.value:g} is no {told[0].strip().removesuffix(' of')}")
                return
        behind = _HALF_BEHIND.match(tail)
        if behind is None or _NO_MAJORITY.search(tail[: behind.end()]) or re.search(r"\b(?:two|three|of \d)\b", behind["tail"]):
            continue
        few = re.search(r"fewer|less|minority", behind["how"]) is not None
        share = one.value / whole.value
        if (few and share > 0.5) or (not few and share <= 0.5):
            yield draft(text, line, one.start, whole.end + behind.end("how"), f"{one.value:g} of {whole.value:g} is {100 * share:.0f} percent, which is not '{behind['how']}'")
            return


def _margin(text: CheckedText, line: Line, sides: dict[str, Quantity]) -> Iterator[Draft]:
    """'The government survived by five votes: 78 deputies backed it and 75 did not'."""
    found = [q for q in quantities(text, line) if is_plain(q)]
    margin = [q for q in found if re.search(r"\bby (?:a (?:majority|margin) of |just |only )?$", line.text[: q.start]) and re.match(r"^(?: votes?)?(?=[:,;.]| when| as)", line.text[q.end :])]
    kinds = {name: one for name, one in sides.items() if one not in margin}
    if "for" in kinds and "against" not in kinds:
        other = next((q for q in found if q.start > kinds["for"].end and re.match(r"^ did not(?! (?:vote|take))", line.text[q.end :])), None)
        if other is not None:
            kinds["against"] = other
    if len(margin) != 1 or not {"for", "against"} <= set(kinds):
        return
    real = abs(kinds["for"].value - kinds["against"].value)
    if real != margin[0].value and margin[0].value < max(q.value for q in kinds.values()):
        spots = [margin[0], kinds["for"], kinds["against"]]
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{kinds['for'].value:g} against {kinds['against'].value:g} is a majority of {real:g}, not {margin[0].value:g}")


_NONE_AWAY = lazily(r"(?i)\b(?:no abstentions?|nobody (?:abstained|abstaining)|none (?:abstained|abstaining|absent)|without abstentions?|no one abstained|not one abstained)\b")


def _cast(text: CheckedText, line: Line, kinds: dict[str, Quantity], before: Line | None, after: Line | None) -> Iterator[Draft]:
    if len(kinds) < 2 or "for" not in kinds:
        return
    cast = sum(one.value for one in kinds.values())
    sizes: list[tuple[Line, Quantity]] = []
    for where in (line, before, after):
        if where is None or (where.text != line.text and sizes):
            continue
        for one in quantities(text, where):
            lead, tail = where.text[: one.start], where.text[one.end :]
            if (where is line and one in kinds.values()) or not is_plain(one):
                continue
            # A majority of so many, or a quorum, is no size.
            if re.search(r"(?i)\b(?:majority|quorum|at least|needs?|needed|required|absent|other) (?:of |is |was |the )*$", lead):
                continue
            if (_SIZE.match(tail) and (_LEAD.search(lead) or tail.startswith("-"))) or _HOUSE.search(lead):
                sizes.append((where, one))
    sizes = [(where, size) for where, size in sizes if size.value >= max(one.value for one in kinds.values())]
    if not sizes:
        yield from _in_known_body(text, line, list(kinds.values()), cast)
    if len({size.value for _, size in sizes}) != 1:
        return
    where, size = sizes[0]
    if re.search(r"\b(?:both|two|either|joint|committee and|upper|lower) (?:houses|chambers|sittings?|session)\b|\bhouses of\b", f"{where.text} {line.text}") or not 0.6 * cast <= size.value:
        return
    everybody = _ALL.search(where.text[: size.start]) is not None and _PRESENT.search(where.text) is not None
    none_away = _NONE_AWAY.search(line.text) is not None
    if cast > size.value or (everybody and (len(kinds) == 3 or none_away) and cast != size.value):
        spots = [*kinds.values(), *([size] if where is line else [])]
        shown = " + ".join(f"{one.value:g}" for one in kinds.values())
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{shown} = {cast:g} votes in a body of {size.value:g}")


@cache
def _body_words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())[-1] for body in bodies() for name in body.names)


def _in_known_body(text: CheckedText, line: Line, votes: list[Quantity], cast: float) -> Iterator[Draft]:
    """'The Senate passed it by 60 votes to 45': against the seats that the body has, where its name leaves no doubt which it is."""
    published = text.reading.article.published
    if published is None or _body_words().isdisjoint(text.words(line)):
        return
    year = int(published[:4])
    named = [body for body in bodies() if any(name in line.text and pattern(rf"\b{re.escape(name)}\b").search(line.text) for name in body.names)]
    there = [body for body in named if body.since <= year <= body.until and (not body.context or any((word in text.text and pattern(rf"\b{re.escape(word)}(?!\w)").search(text.text)) or word.upper() in text.text[:40] for word in body.context))]
    if not there or (re.search(r"(?i)\b(?:both|two|joint|state|states|city|county|student|provincial|regional|members of the public|delegates|lower|upper|houses|electoral)\b", line.text) and len(there) != 1):
        return
    most = max(there, key=lambda body: body.seats)
    if cast > most.seats and max(one.value for one in votes) <= most.seats:
        shown = " + ".join(f"{one.value:g}" for one in votes)
        yield draft(text, line, min(q.start for q in votes), max(q.end for q in votes), f"{shown} = {cast:g} votes; {most.name} has {most.seats} seats ({most.source})")


_SIZE_AHEAD = lazily(r"^-(?:seat|member|strong) (?:[a-z]+ )?$")
_SIZE_BEHIND = lazily(r"^(?:, the [a-z]+ (?:house|chamber),)?,? (?:whose|with (?:its|all)|which (?:has|counts|numbers)|has|with|counts) (?:a total of |only |all )?$")
_SIZE_NOUN = lazily(r"^(?:-(?:seat|member|strong)\b| (?:seats|members|deputies|senators|lawmakers|legislators|mps|representatives|votes)\b)", re.I)
_ALL_MEMBERS = lazily(r"(?i)\b(?:all|each of the|every one of the)(?: of the| the)? $")
LEAST_SHARE = 0.8
"""A body told to have fewer seats than this share of its most is told wrong."""


def _told_size(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'The French Senate, whose 448 members are to vote': the size that is told of a known body."""
    published = text.reading.article.published
    if published is None or _body_words().isdisjoint(text.words(line)):
        return
    year = int(published[:4])
    for body in bodies():
        if not body.since <= year <= body.until or not any(name in line.text for name in body.names):
            continue
        if body.context and not any(word in line.text and pattern(rf"\b{re.escape(word)}(?!\w)").search(line.text) for word in body.context):
            continue
        for name in body.names:
            for match in pattern(rf"\b{re.escape(name)}\b").finditer(line.text):
                for one in quantities(text, line):
                    if not is_plain(one) or not _SIZE_NOUN.match(line.text[one.end :]):
                        continue
                    ahead = one.end <= match.start() and _SIZE_AHEAD.match(line.text[one.end : match.start()]) is not None
                    behind = one.start >= match.end() and _SIZE_BEHIND.match(line.text[match.end() : one.start]) is not None
                    everybody = _ALL_MEMBERS.search(line.text[: one.start]) is not None and re.match(r" (?:senators|deputies|members)\b", line.text[one.end :]) is not None
                    if (ahead or behind or everybody) and not LEAST_SHARE * body.seats <= one.value <= body.seats:
                        yield draft(text, line, min(one.start, match.start()), max(one.end + 1, match.end()), f"{body.name} has {body.seats} seats, not {one.value:g} ({body.source})")
                        return


_POLL = lazily(r"(?i)\b(?:poll|polls|survey|vote|votes|voters|ballot|election|asked|institute|pollsters?|referendum|seats|electorate|respondents|candidates?|exit poll|count)\b")
_NO_POLL = lazily(
    r"(?i)\b(?:rose|fell|from \d|up|down|compared|against \d|than|earlier|previous|last time|respectively|turnout|also|both|each|at the last|before|years? ago|in (?:19|20)\d\d|more answers|several answers|men|women|young|old|towns?|countryside|districts?|provinces?|regions?|north|south|east|west|round|counted)\b"
)
_OPEN = lazily(r"(?i)^(?: of [a-z ]{3,30})? ?(?:are |is |were |was |remain(?:ed|s)? )?(?:undecided|do not know|did not know|don[’']t know|had no opinion|have no opinion|without an opinion|not sure|gave no answer|would not say|unsure|no answer)")


_TWO = lazily(r"(?i)\b(?:only (?:opponent|rival|challenger|other candidate)|run-?off|second round|two[- ](?:candidates|way)|two candidates|(?:his|her) sole (?:opponent|rival)|head to head|head-to-head|final round|decisive round)\b")


def _two_shares(text: CheckedText, line: Line, before: Line | None) -> Iterator[Draft]:
    """'Won the second round with 54.6 per cent; his only opponent had 49.4': the shares of two come to a hundred."""
    against = re.search(r"\bby (?:about |some )?[\d.]+ (?:percent|per cent)(?: of the vote)? to $|\bby (?:about |some )?[\d.]+ to $", line.text[: next((q.start for q in quantities(text, line)[1:]), 0)])
    if "per" not in line.text or not (against or _TWO.search(line.text) or (before is not None and _TWO.search(before.text) and re.search(r"(?i)\b(?:rival|opponent|challenger)\b", line.text))):
        return
    found = quantities(text, line)
    shares = [q for q in found if q.percent]
    if against and len(shares) == 1 and shares[0] is found[0] and len(found) > 1 and not found[1].money and found[1].value < 100 and re.match(r"(?:[,.;]| (?:in|for|to|against|on|that|at|and|with|over)\b)|$", line.text[found[1].end :]):
        shares = [shares[0], found[1]]  # 'by 55 per cent to 47'
    if len(shares) != 2 or _NO_POLL.search(re.sub(r"(?i)\b(?:second|first|final|decisive) round\b|\bcounted\b", " ", line.text[shares[0].start - 40 if shares[0].start > 40 else 0 : shares[1].end + 25])) or re.search(r"(?i)\b(?:turnout|first round|lead|margin|points?)\b", line.text):
        return
    total = shares[0].value + shares[1].value
    if 100.9 < total < 130 and not any(q.approximate for q in shares):
        yield draft(text, line, shares[0].start, shares[1].end, f"{shares[0].value:g} + {shares[1].value:g} = {total:g} percent of two candidates")


def _poll(text: CheckedText, line: Line, before: Line | None) -> Iterator[Draft]:
    """'52 per cent would stay, 44 would leave and nine do not know': the answers of one question come to a hundred."""
    if not (_POLL.search(line.text) or (before is not None and re.search(r"(?i)\b(?:poll|survey|exit poll)\b", before.text))):
        return
    found = quantities(text, line)
    for run in runs(line, found):
        if len(run) < 3 or not any(q.percent for q in run) or any(not q.percent and (q.value > 100 or q.money or q.scale != 1.0) for q in run):
            continue
        # A number without 'per cent' counts as one where no noun is its own.
        if any(not q.percent and q.words and not q.words[0].startswith("per") and q.words[0].lower() not in {"for", "to", "and", "against", "in", "would", "do", "are", "is", "had", "have", "did", "were", "with"} for q in run):
            continue
        words = line.text[max(0, run[0].start - 12) : run[-1].end]
        total = sum(q.value for q in run)
        closed = _OPEN.match(line.text[run[-1].end :]) is not None
        if _NO_POLL.search(words) or any(q.approximate for q in run):
            continue
        if 101.5 < total <= 150 or (closed and 60 < total < 97):
            shown = " + ".join(f"{q.value:g}" for q in run)
            yield draft(text, line, run[0].start, run[-1].end, f"{shown} = {total:g} percent")
            return
