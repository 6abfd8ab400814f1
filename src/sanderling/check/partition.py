"""Wholes and their parts told apart: crews by nation, lists by name, seats by party, the saved and the missing; fractions of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.reckoning import draft
from sanderling.check.tally import SPECIFIC
from sanderling.check.text import CheckedText, Line

_UNITS = frozenset("hour minute second km kilometre kilometer metre meter mile year month week day decade percent degree point".split())
_HEDGE = lazily(r"(?i)\b(?:including|among them|among whom|at least|others?|mostly|mainly|some of them|several|dozens|not counting|also|besides|as well as)\b")
_FRACTIONS = {
    "half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "a quarter": 0.25, "a fifth": 0.2, "one fifth": 0.2, "a sixth": 1 / 6, "an eighth": 0.125, "a tenth": 0.1, "one tenth": 0.1, "two thirds": 2 / 3, "two-thirds": 2 / 3,
    "three quarters": 0.75, "three-quarters": 0.75, "two fifths": 0.4, "three fifths": 0.6, "four fifths": 0.8, "one in two": 0.5, "one in three": 1 / 3, "one in four": 0.25, "one in five": 0.2, "one in ten": 0.1, "nine in ten": 0.9,
    "nine tenths": 0.9, "one in six": 1 / 6, "one in eight": 0.125, "one in twenty": 0.05, "two in three": 2 / 3,
}  # fmt: skip
_ANY_FRACTION = "|".join(_FRACTIONS)


def partitions(text: CheckedText) -> Iterator[Draft]:
    """Yield wholes that are not the sum of the parts told, lists that are not as long as told, and fractions that are none."""
    before: tuple[Line, list[Quantity]] | None = None
    for line in text.lines:
        found = [] if line.heading or re.search(r"[“\"]", line.text) else quantities(text, line)
        if found:
            for rule in (_crew, _of_them, _others_left, _some_and_others, _terms_together, _named_list, _seats, _fraction_first, _fraction_of, _percent, _head_money):
                yield from rule(text, line, found)
            if before is not None:
                yield from _aboard(text, line, found, before)
        before = (line, found)


def _counts(found: list[Quantity]) -> list[Quantity]:
    return [q for q in found if not q.percent and not q.money and not ({singular(w) for w in q.words[:1]} & _UNITS)]


def _shown(pieces: list[Quantity]) -> str:
    return " + ".join(f"{q.value:g}" for q in pieces)


_CREW = lazily(r"\b(?:crew|team|group|party|delegation|band|staff|force|squad|panel|jury|board|mission|company|platoon|family|committee|cabinet|list|convoy|flotilla|fleet|column) of (?:the )?$")


_VICTIMS = lazily(r"\b(?:left|killed|killing|wounded|wounding|injured|injuring|arrested|arresting|detained|freed|freeing|rescued|rescuing|evacuated|drowned|hanged|executed|jailed)(?: (?:a total of|altogether|in all))? $")
_SPECIES = lazily(r"\b(?:cows?|horses?|dogs?|houses?|homes?|cars?|buildings?|animals?|goats?|sheep|camels?|cattle)\b")


def _crew(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'The crew of eight, five Filipinos, two Greeks and three Ukrainians'."""
    counts = _counts(found)
    for number, whole in enumerate(counts):
        lead = line.text[: whole.start]
        victims = _VICTIMS.search(lead) is not None and whole.words[:1] == ("people",)
        if not (_CREW.search(lead) or victims) or whole.approximate:
            continue
        pieces: list[Quantity] = []
        at = whole.end
        for piece in counts[number + 1 :]:
            between = line.text[at : piece.start]
            if not re.match(r"^(?: [\w’\-]+){0,3}(?:,| and|, and|:| –| —|, made up of| made up of) $", between):
                break
            pieces.append(piece)
            at = piece.end
        if len(pieces) >= 2 and re.search(r"\band $", line.text[: pieces[-1].start]) and not _HEDGE.search(line.text[whole.start : pieces[-1].end + 25]):
            total = sum(q.value for q in pieces)
            if whole.words and singular(whole.words[0]) in SPECIFIC and ":" not in line.text[whole.end : pieces[0].start] and all(q.words and q.words[0][:1].islower() for q in pieces):
                continue  # 'the convoy of 25 lorries, seven buses and three ambulances'
            if victims and (_SPECIES.search(line.text[whole.end : pieces[-1].end + 30]) or whole.value <= max(q.value for q in pieces)):
                continue  # 'killed 12 people, 14 cows and three horses'
            if total != whole.value and all(one.value != total + whole.value for one in counts):
                yield draft(text, line, whole.start, pieces[-1].end, f"{_shown(pieces)} = {total:g}, not {whole.value:g}")


def _of_them(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'30 lorries, 18 of them with flour and 14 with oil'; 'of the 400 prisoners 150 were freed and 300 stayed'."""
    counts = _counts(found)
    for whole, one, other in zip(counts, counts[1:], counts[2:], strict=False):
        first, second = line.text[whole.end : one.start], line.text[one.end : other.start]
        of_them = re.match(r"^ of (?:them|whom|these|which)\b", second) and len(first) < 40
        of_the = re.search(r"\b[Oo]f (?:the |its |their |every |each |all |some )$", line.text[: whole.start]) and len(first) < 45
        if not (of_them or of_the) or whole.approximate or len({q.scale for q in (whole, one, other)}) > 1:
            continue
        listed = re.search(r"\b(?:and|,) (?:the (?:other|remaining) )?$", second) and not re.search(r"[;:]|\bof (?:those|these|whom)\b", second[10:]) and not _HEDGE.search(second)
        if listed and (
            one.value + other.value > whole.value >= max(one.value, other.value) and not re.match(r" of (?:them|whom|those|these)\b", line.text[other.end :])
        ):
            yield draft(text, line, whole.start, other.end, f"{one.value:g} and {other.value:g} are more than the whole of {whole.value:g}")


_OPENS_OF = lazily(r"(?:^|[;,] |\b(?:and|but|that) )[Oo]f (?:the |its |his |her |their |these |those |all the )?$")
_THE_OTHERS = lazily(r"\b(?:the|its|their|all) (?:other|remaining|last|rest, |others, |remainder, )(?: the)? ?$")
_LOOSELY = lazily(r"(?i)\b(?:about|some|at least|more than|over|nearly|almost|of them|of whom|of these|including|among|others? (?:are|were|have)|unknown|later|respectively)\b")


def _others_left(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Of the 20 passengers 7 have been freed and 2 were found dead; the other 13 are still held': all parts against the whole."""
    counts = _counts(found)
    if not 3 <= len(counts) <= 5 or any(q.approximate or q.scale != counts[0].scale or q.value % 1 for q in counts):
        return
    whole, *parts = counts
    if not _OPENS_OF.search(line.text[: whole.start]) or not _THE_OTHERS.search(line.text[: parts[-1].start]) or len(parts) < 2:
        return
    words = line.text[whole.end : parts[-1].start]
    if _LOOSELY.search(words.replace("the other", "")) or any(q.value >= whole.value for q in parts) or re.search(r"[“”\"]", words):
        return
    total = sum(q.value for q in parts)
    if total != whole.value:
        yield draft(text, line, parts[-1].start - (10 if line.text[: parts[-1].start].endswith("the other ") else 0), parts[-1].end, f"{_shown(parts)} = {total:g}, not {whole.value:g}")


_PART_OF = lazily(r"^(?: [a-z]+)? of (?:the |its |their |his |her |those |these )?$")
_OR_ELSE = (
    ("convicted|found guilty|sentenced|jailed", "acquitted|cleared|found not guilty"), ("killed|died|dead|drowned|perished", "survived|rescued|saved|alive|injured|hurt|wounded|escaped unhurt"),
    ("freed|released|let go", "still held|held|remained|remain|kept|stayed|in custody|behind bars"), ("passed", "failed"), ("found|recovered", "missing|unaccounted"), ("for|in favour|in favor|backed|supported", "against|opposed"),
    ("destroyed|sunk|shot down|burnt", "intact|undamaged|spared"), ("voted|present", "absent|stayed away"), ("arrested|caught", "fled|at large|escaped|on the run"), ("open|opened|reopened", "closed|shut"), ("signed", "refused|declined"),
)  # fmt: skip


def _some_and_others(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Four of the five accused were convicted; two were acquitted', 'the other three': parts that leave no room for each other."""
    counts = [q for q in _counts(found) if not q.approximate and q.value % 1 == 0]
    for part, whole, rest in zip(counts, counts[1:], counts[2:], strict=False):
        first, second, tail = line.text[part.end : whole.start], line.text[whole.end : rest.start], line.text[rest.end :]
        if not _PART_OF.match(first) or not part.value < whole.value or part.scale != whole.scale or re.search(r"\b[Oo]f (?:the |its )?$", line.text[: part.start]):
            continue
        if len(second) > 90 or not re.search(r"(?:;|,|:)(?: and| but| while| whereas)?(?: the)?(?: (?:other|remaining))? $|\b(?:and|but|while)(?: the)?(?: (?:other|remaining))? $", second) or _LOOSELY.search(re.sub(r"\bthe (?:other|remaining)\b", "", second)):
            continue
        others = re.search(r"\bthe (?:other|remaining) $", second) is not None
        bare = re.match(r"^(?: others?| more)?(?:,? (?:was|were|had|have|has|is|are|remain\w*|got|survived|escaped|died|fled|failed|voted|stayed|opposed|refused|drowned|perished|abstained|(?:acquitted|missing|injured)))\b", tail) is not None
        if not bare or (line.text[rest.end :].startswith(" of")):
            continue
        did, then = line.text[whole.end : rest.start].lower(), tail[:60].lower()
        apart = any(
            (re.search(rf"\b(?:{one})\b", did) and re.search(rf"\b(?:{other})\b", then)) or (re.search(rf"\b(?:{other})\b", did) and re.search(rf"\b(?:{one})\b", then))
            for one, other in _OR_ELSE
        )  # fmt: skip
        total = part.value + rest.value
        if (others and total != whole.value and len(counts) == 3) or (apart and total > whole.value):
            yield draft(text, line, part.start, rest.end, f"{part.value:g} and {rest.value:g} are not the {whole.value:g} told" if others else f"{part.value:g} and {rest.value:g} are more than the whole of {whole.value:g}")
            return


_UNIT_LIST = lazily(rf"\b(?P<list>(?:{WORD}|\d+)(?:, (?:{WORD}|\d+))*,? and (?:{WORD}|\d+)) (?P<unit>years|months|weeks|days|hours)\b", re.I)
_UNIT_TOTAL = lazily(rf"(?P<lead>\b(?:that is|in all|altogether|together|all told|in total|a total of|making|which makes|adding up to|combined|or)(?:,| to)? (?:a total of )?)?\b(?P<n>{WORD}|\d+) (?P<unit>years|months|weeks|days|hours)\b(?P<tail>(?: [a-z]+){{0,3}} (?:between them|altogether|in all|all told|in total|together)\b)?", re.I)


def _terms_together(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Terms of 12, 8 and 5 years, that is 30 years between them'."""
    match = _UNIT_LIST.search(line.text)
    if match is None:
        return
    parts = [float(one) if one.isdigit() else value_of_word(one.lower()) for one in re.split(r",? and |, ", match["list"])]
    for total in _UNIT_TOTAL.finditer(line.text, match.end()):
        if (total["lead"] is None and total["tail"] is None) or total["unit"].lower() != match["unit"].lower() or total.start() - match.end() > 60 or len(parts) < 2:
            continue
        said = float(total["n"]) if total["n"].isdigit() else value_of_word(total["n"].lower())
        if said != sum(parts) and said > max(parts) and not re.search(r"(?i)\b(?:each|respectively|about|nearly|almost|more than|concurrent\w*|instead|reduced)\b", line.text[match.start() : total.end()]):
            yield draft(text, line, match.start(), total.end(), f"{' + '.join(f'{one:g}' for one in parts)} = {sum(parts):g}, not {said:g}")
        return


_ITEM = r"(?:the |Mr |Mrs |General |President )?(?:[A-ZÀ-Þ][\w’'\-]+(?: (?:of |de |al-)?[A-ZÀ-Þ][\w’'\-]+){0,3})"
_LISTED = lazily(rf"^ (?P<noun>(?:[a-z\-]+ ){{0,3}}[a-z\-]+s|men|women|people|children),? ?(?:\(|:|–|—|,)? ?(?:from |those of |namely |of |in |at |for )?(?P<list>{_ITEM}(?:, {_ITEM})*,? and {_ITEM})(?=[,.;:)]| (?:have|has|were|are|signed|met|said|on|in|resigned|will)\b|$)")
_FAR_LISTED = lazily(rf"^ (?P<noun>(?:[a-z\-]+ ){{0,2}}[a-z\-]+s|men|women|people|children)\b[^:;.,\d]{{0,80}}: (?P<list>{_ITEM}(?:, {_ITEM})*,? and {_ITEM}|{_ITEM} [^,;:.]{{2,30}}(?:, {_ITEM} [^,;:.]{{2,30}})+(?:,? and {_ITEM} [^,;:.]{{2,30}})?)(?=[.;)]|$)")
_TASKS = lazily(r"^ (?P<noun>[a-z\-]+s),? (?:those of|for|the ministers of|those for|responsible for) (?P<list>[a-z]+(?: [a-z]+)?(?:, [a-z]+(?: [a-z]+)?)+ and [a-z]+(?: [a-z]+)?)(?=[,.;:)])")
_JOINED = lazily(r"Bosnia and Herzegovina|Trinidad and Tobago|Antigua and Barbuda|Saint Kitts and Nevis|Sao Tome and Principe|Tyne and Wear|Serbia and Montenegro|Jammu and Kashmir|Newfoundland and Labrador")


def _named_list(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Four foreign ministers, from Norway, Sweden and Denmark'; 'the three groups, the Front, the Union, the League and the Guard'."""
    for one in _counts(found):
        if one.approximate or not 2 <= one.value <= 9 or one.scale != 1.0:
            continue
        match = _LISTED.match(line.text[one.end :]) or _TASKS.match(line.text[one.end :]) or (_FAR_LISTED.match(line.text[one.end :]) if ":" in line.text else None)
        if match is None or _HEDGE.search(line.text[max(0, one.start - 15) : one.end + match.end() + 25]) or re.search(r"\b(?:first|last|next|other|of|than|another) $", line.text[: one.start]):
            continue
        items = re.split(r", and | and |, ", _JOINED.sub("Both", match["list"]))
        if len(items) == 2 and not re.search(r"from|those|:|\(", line.text[one.end : one.end + match.start("list")]):
            continue
        if len(items) == one.value + 1 and re.match(r"^(?: [a-z\-]+)+ (?<!those )(?:from|of|in|at|for) $", line.text[one.end : one.end + match.start("list")]):
            continue  # 'two senators from Florida, A and B'
        joined = re.search(r",|:|\(|–|—|from|those", line.text[one.end : one.end + match.start("list")]) is not None
        # 'Two ministers, Mr A and Mr B of Chad and Niger' and the like have more names than heads.
        if joined and len(items) != one.value and (len(items) < one.value or ", " in match["list"]):
            yield draft(text, line, one.start, one.end + match.end("list"), f"{len(items)} are named, not {one.value:g}")


def _seats(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Six of the ten seats went to the Union, three to the Front and two to the Greens'."""
    counts = _counts(found)
    for number, (part, whole) in enumerate(pairwise(counts)):
        if not re.match(r"^ (?:out )?of (?:the |its |their |all )?(?:[A-Za-z’]+[’']s )?$", line.text[part.end : whole.start]) or part.approximate:
            continue
        pieces = [part]
        at = whole.end
        for piece in counts[number + 2 :]:
            between = line.text[at : piece.start]
            if len(between) > 70 or re.search(r"[;:]|\bby $", between) or not re.match(r"^ (?:to|for|by|from|went|were|are|have|seats)\b", line.text[piece.end :]):
                break
            pieces.append(piece)
            at = piece.end
        total = sum(q.value for q in pieces)
        if len(pieces) >= 3 and total > whole.value and len({q.scale for q in [*pieces, whole]}) == 1:
            yield draft(text, line, part.start, pieces[-1].end, f"{_shown(pieces)} = {total:g}, more than the whole of {whole.value:g}")


_ABOARD = lazily(r"\b(?:aboard|on board|on the (?:bus|ship|boat|ferry|train|plane|aircraft|trawler|barge|lorry)|in the (?:mine|shaft|building|hall|cell|camp)|carrying|carried|passengers|with)\b")
_FATE = lazily(r"\b(?:picked up|rescued|saved|survived|died|drowned|missing|dead|killed|escaped|swam|brought|pulled|found|recovered|unaccounted|safe|hurt|injured|trapped|freed|released)\b")


def _aboard(text: CheckedText, line: Line, found: list[Quantity], before: tuple[Line, list[Quantity]]) -> Iterator[Draft]:
    """'Forty people were aboard. Helicopters picked up 35 and 12 are missing'."""
    wholes = [q for q in _counts(before[1]) if q.value >= 3 and not q.approximate]
    pieces = [q for q in _counts(found) if q.value >= 1]
    if len(wholes) != 1 or not _ABOARD.search(before[0].text) or not 2 <= len(pieces) <= 3 or any(q.approximate for q in pieces):
        return
    if not re.search(r"\band\b|,", line.text[pieces[-2].end : pieces[-1].start]) or len(_FATE.findall(line.text)) < 2 or re.search(r"\b(?:of them|of whom|including|rescuers|police|others?|earlier|another)\b", line.text):
        return
    total = sum(q.value for q in pieces)
    if total > wholes[0].value and max(q.value for q in pieces) <= wholes[0].value and {q.scale for q in pieces} == {wholes[0].scale}:
        yield draft(text, line, pieces[0].start, pieces[-1].end, f"{_shown(pieces)} = {total:g}, more than the {wholes[0].value:g} told of before")


_FIRST = lazily(rf"(?i)\b(?P<how>more than |over |less than |fewer than |under |nearly |almost |about |exactly |just )?(?P<f>{_ANY_FRACTION}) of (?:the |its |their |his |all )?(?:[A-Za-z’]+[’']s? )?$")
_OR = lazily(r"^[^.;]{0,35}?(?:, or|, that is|, i\.e\.| –| —|, exactly|,| \() ?(?:about |some |nearly |just |exactly )?$")


def _fraction_first(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Two thirds of the 90 deputies, or 40'; 'one in ten of the 500 voters, or 200'."""
    for whole, part in pairwise(found):
        match = _FIRST.search(line.text[: whole.start])
        if match is None or whole.percent or part.percent or not _OR.match(line.text[whole.end : part.start]) or part.value >= whole.value or part.scale != whole.scale:
            continue
        if not re.search(r" or |that is|exactly|—|–|\(", line.text[whole.end : part.start]):
            continue
        wanted, share = _FRACTIONS[match["f"].lower()], part.value / whole.value
        how = (match["how"] or "").strip().lower()
        wrong = share <= wanted if how in {"more than", "over"} else share >= wanted if how in {"less than", "fewer than", "under"} else abs(share - wanted) > max(0.04, 0.15 * wanted)
        if wrong:
            yield draft(text, line, match.start(), part.end, f"{part.value:g} of {whole.value:g} is {100 * share:.0f} percent, not {match['f']}")


_IS_FRACTION = lazily(rf"^[^,.;]{{0,30}}?,? (?:is|are|was|were|makes?(?: up)?|made(?: up)?|or|equals?|being|represents?|come to) (?:just |about |exactly |only |nearly |almost )?(?P<f>{_ANY_FRACTION}) of (?:the |its |their |all )?(?:[A-Za-z’]+[’']s? )?$")


def _fraction_of(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Exports of 50 million dollars were a fifth of the 100 million of last year'."""
    for part, whole in pairwise(found):
        match = _IS_FRACTION.match(line.text[part.end : whole.start])
        if match is None or part.percent or whole.percent or not whole.value:
            continue
        share, wanted = part.value / whole.value, _FRACTIONS[match["f"].lower()]
        if abs(share - wanted) > max(0.05, 0.2 * wanted):
            yield draft(text, line, part.start, whole.end, f"{part.value:g} of {whole.value:g} is {100 * share:.0f} percent, not {match['f']}")


_OF_ALL = lazily(r"^ of (?:the |its |all )?(?:votes?|vote|population|members|seats|electorate|voters|people|country|households|deputies|inhabitants|workforce|total|whole)\b")


def _percent(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Turnout was 115 per cent'; 'with 48 per cent, just over half of the votes'."""
    for one in found:
        if not one.percent:
            continue
        lead, behind = line.text[: one.start], line.text[one.end :]
        if one.value > 100 and (re.search(r"(?i)\b(?:turnout|participation|attendance)\b[^,;]{0,25}$", lead) or _OF_ALL.match(behind)):
            if not re.search(r"\b(?:more|than|fraud|impossible|some|rigged|up)\b", line.text):
                yield draft(text, line, one.start, one.end, f"{one.value:g} percent is more than there is")
            continue
        over = re.match(r"^(?: of [a-z ]{3,25})?,? (?:just |well |slightly |a little |or )?(?P<how>over|more than|under|less than|short of|fewer than|below) half\b|^(?: of [a-z ]{3,25})?,? (?P<maj>an? (?:absolute |outright |clear |narrow )?majority)(?= of| in|,|\.)", behind)
        if over is None or (re.search(r"\b(?:short of|lost|needs?|without|not|no|missed)\b", over[0] + lead[-30:]) and not over["how"]):
            continue
        above = over["maj"] is not None or over["how"] in {"over", "more than"}
        if (above and one.value < 50) or (not above and one.value > 50):
            yield draft(text, line, one.start, one.end + over.end(), f"{one.value:g} percent is {'less' if one.value < 50 else 'more'} than half")


_RATE = lazily(r"^(?: [a-z]+){0,2} (?:a head|each|apiece|per head|per person|per family|a family|a man|a tonne|per tonne|a barrel|per barrel|a piece|per house|a house|a month each)\b[^.;]{0,25}? (?:for|to) (?:the |its |each of |all )*$")


def _head_money(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'At 2,000 dollars a head for 300 families the grant will cost 900,000 dollars'."""
    for number, (rate, count) in enumerate(pairwise(found)):
        if rate.approximate or count.approximate or not _RATE.match(line.text[rate.end : count.start]):
            continue
        total = next((q for q in found[number + 2 :] if (q.money or q.words[:1] == rate.words[:1]) and re.search(r"\b(?:cost|costs|pay|paid|come to|comes to|came to|worth|total|bill of|sum of|amounts? to|spend|spent|need|needs) (?:about |some |the |it )?$", line.text[: q.start])), None)
        if total is None or total.approximate:
            continue
        made = rate.value * count.value
        if abs(made - total.value) > 0.03 * max(made, total.value):
            yield draft(text, line, rate.start, total.end, f"{rate.value:g} times {count.value:g} is {made:,.10g}, not {total.value:,.10g}")
