"""Shares of a whole against the two numbers that they are of: 'of the 4,800 people 1,600 were children: two in every three'.

The pair of part and whole is read from 'N of the M', 'of the M people N', or from the sentence before ('500 posts. It filled 350 of
them'); the share may stand behind the pair or before it ('one in five of the 200 delegates, 40 in all').
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.amounts import TIMES, Share, fits, measure_of, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_N_OF_M = lazily(r"^(?: [\wÀ-ž’\-]+){0,4}? ?(?:out of|of|from among) (?:(?:the|its|their|his|her|all|these|those|a total of|some|about|a|crew|force|house|total)\b ?)*(?:[A-ZÀ-Ža-z][\wÀ-ž’'\-]*[’']s? )?(?:[a-z]+ of )?$")
_OF_M = lazily(r"(?:^|[,;:–—] |\b(?:and|but|that|as) |\bIn |\bin )(?:[Oo]ut of|[Oo]f|(?:[Ii]n |[Oo]f |[Aa]mong )?(?:the|a|its|another|one|this|that)? ?(?:latest |new |newest |same )?(?:survey|poll|sample|crew|total|group|house|chamber|village|force|fleet|class|unit|battalion|sampling) of|[Aa]mong|[Ff]rom among) (?:(?:the|its|their|all|these|those|some|about)\b ?)*(?:[A-ZÀ-Ža-z][\wÀ-ž’'\-]*[’']s? )?$")
_LINK = lazily(
    r"^(?: [\wÀ-ž’\-]+){0,9}?(?:, or|,? that is|,? which (?:is|was|makes)|,? i\.e\.|,|:| –| —|;| \(| \(or| or|, making(?: up)?|, a share of|, a good|, equal to|, equivalent to|, just|, only| and so|; that is|; that makes|: that is)(?: (?:to|in other words,|a share of|a rate of|exactly|not quite|more or less|a full|some))* $"
)
_VERB_LINK = lazily(r"^(?: [\wÀ-ž’\-]+){0,6} (?:is|are|was|were|makes?|made|equals?|amounts? to|amounted to|represents?|come to|comes to)(?: (?:exactly|just|only|some|about))* $")
_OF_THEM = lazily(r"^ (?:of|in) (?:(?:them|those|these|it|whom|the (?:total|whole|lot|entire|house|chamber|seats|parliament|assembly|body|sum|number|membership)|all|its (?:total|strength|seats|members)|their (?:number|strength)|the (?:population|electorate|inhabitants|people|workforce|votes?|voters|town|members|fleet|force|army|crop|budget))\b)")
_OTHER = lazily(r"^ (?:of|in|for|from) (?!(?:all|total|number|favou?r)\b)|^ (?:more|less|fewer|higher|lower|points?|up|down|above|below|rise|increase|drop|fall|interest|as many|as much|years?|months?|days?|abstain|against|did|do)\b")
_SHARE_OF = lazily(r"^ (?:man |one |person )?(?:of |(?=(?:the|its|their)\b))(?:(?:the|its|their|his|her|all|these|those)\b ?)*(?:[A-ZÀ-Ža-z][\wÀ-ž’'\-]*[’']s? )?$")
_NUMBER_LINK = lazily(r"^(?: [\wÀ-ž’\-]+){0,7}?(?:, or|,| \(|: | –| —|; that is|, that is,?) ?(?:or |that is |altogether |in all |some |about )?$")
_IN_NUMBER = lazily(r"^(?: (?:of them|in all|in number|altogether|in total|people|men|women|vehicles|houses|seats|votes|pieces|members|[a-z]+s))?(?=[,.;)]| (?:were|was|have|had|are|stayed|voted)\b|$)")
_NOT_SO = lazily(r"\b(?:compared|against|than|last year|previous|earlier|rose|fell|grew|from \d|up from|down from|instead of|before that|turnout)\b")


def proportions(text: CheckedText) -> Iterator[Draft]:
    """Yield shares that are not those of the part and the whole told with them."""
    before: Line | None = None
    for line in text.lines:
        shares = [] if line.heading or re.search(r"[“”\"]", line.text) else shares_in(line, text.words(line))
        if shares:
            found = [q for q in quantities(text, line) if not q.percent and measure_of(q) not in TIMES and not any(s.start < q.end and q.start < s.end for s in shares)]
            made = next(_judged(text, line, found, shares, before), None)
            if made is not None:
                yield made
        before = None if line.heading else line


def _judged(text: CheckedText, line: Line, found: list[Quantity], shares: list[Share], before: Line | None) -> Iterator[Draft]:
    for part, whole in _pairs(text, line, found, before):
        here = part.line is line and whole.line is line
        first = min(part.start, whole.start) if here else part.start
        last = max(part.end, whole.end) if here else part.end
        if not 0 < part.value <= whole.value or (part.scale != whole.scale and 1.0 in (part.scale, whole.scale) and max(part.scale, whole.scale) < 1e6):
            continue
        for share in shares:
            link, tail = line.text[last : share.start], line.text[share.end :]
            if share.start < last or len(link) > 75 or any(last < q.start < share.start for q in found):
                continue
            link = re.sub(r"\b(?:more than|over|less than|fewer than|under|nearly|almost|about|around|some|roughly|just|exactly|only|barely|well over|just over|just under|close to|at least) $", "", link)
            if not (_LINK.match(link) or _VERB_LINK.match(link)) and _OF_THEM.match(tail) is None:
                continue
            if (_OTHER.match(tail) and not _OF_THEM.match(tail) and "of all" not in tail[:8]) or _NOT_SO.search(line.text[first : share.end + 20]) or part.value == whole.value:
                continue
            if ("," in link or ";" in link) and re.search(r",? and\b", link):
                continue
            real = part.value / whole.value
            share = _loosened(share, part, whole)
            if fits(real, share):
                return
            yield draft(text, line, first, share.end, f"{part.value:,.10g} of {whole.value:,.10g} is {100 * real:.0f} percent, not {line.text[share.start : share.end]}")
            return
    for share in shares:
        made = _of_the_one_told(text, line, found, share)
        if made is not None:
            yield made
            return
        total = next((q for q in found if _SHARE_OF.match(line.text[share.end : q.start])), None)
        piece = next((q for q in found if total is not None and q.start > total.end), None)
        if total is None or piece is None or not _NUMBER_LINK.match(line.text[total.end : piece.start]) or not _IN_NUMBER.match(line.text[piece.end :]) or piece.scale != total.scale:
            continue
        nouns = noun_of(total)
        if noun_of(piece) and nouns and noun_of(piece)[-1] != nouns[-1] and measure_of(piece) != measure_of(total):
            continue
        if 0 < piece.value <= total.value and not fits(piece.value / total.value, _loosened(share, piece, total)) and "," in line.text[total.end : piece.start] + line.text[piece.end : piece.end + 1]:
            yield draft(text, line, share.start, piece.end, f"{piece.value:,.10g} of {total.value:,.10g} is {100 * piece.value / total.value:.0f} percent, not {line.text[share.start : share.end]}")
            return


_OF_THEM_OR = lazily(r"^ of (?:them|these|those|which|whom)(?:,| \(|:| –| —|; that is) (?:or |that is |altogether |in all |some |about )?$")


def _of_the_one_told(text: CheckedText, line: Line, found: list[Quantity], share: Share) -> Draft | None:
    """'Opened 450 containers and found goods in three out of every five of them, or 210 in all'."""
    before = [q for q in found if q.end <= share.start]
    piece = next((q for q in found if q.start >= share.end), None)
    if len(before) != 1 or piece is None or not _OF_THEM_OR.match(line.text[share.end : piece.start]) or not _IN_NUMBER.match(line.text[piece.end :]):
        return None
    total = before[0]
    if piece.scale != total.scale or not 0 < piece.value <= total.value or measure_of(total) or fits(piece.value / total.value, _loosened(share, piece, total)):
        return None
    return draft(text, line, share.start, piece.end, f"{piece.value:,.10g} of {total.value:,.10g} is {100 * piece.value / total.value:.0f} percent, not {line.text[share.start : share.end]}")


def _loosened(share: Share, part: Quantity, whole: Quantity) -> Share:
    how = share.how or ("about" if part.approximate or whole.approximate else "")
    return Share(share.value, share.start, share.end, how, share.exact)


def _pairs(text: CheckedText, line: Line, found: list[Quantity], before: Line | None) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield (part, whole) as a sentence tells them, the nearest forms first."""
    for number, one in enumerate(found):
        if number + 1 < len(found) and _N_OF_M.match(line.text[one.end : found[number + 1].start]):
            yield one, found[number + 1]
        elif (number and re.match(r"^(?: [a-z\-]+)? of (?:them|these|those|whom|which)\b", line.text[one.end :]) and number == 1) or (number == 1 and re.search(r", of (?:whom|which|them|these),? (?:only |just |some |about |roughly )?$", line.text[: one.start])):
            yield one, found[0]
        elif number + 1 < len(found) and _OF_M.search(line.text[: one.start]) and not re.search(r"[;:(]", line.text[one.end : found[number + 1].start]):
            yield found[number + 1], one
    if before is None or not found or line.start - before.end > 3:
        return
    wholes = [q for q in quantities(text, before) if not q.percent and measure_of(q) not in TIMES]
    part = next((q for q in found if re.match(r"^(?: [a-z\-]+)? of (?:them|these|those|which|whom)\b", line.text[q.end :])), None)
    if part is not None and len(wholes) == 1:
        yield part, wholes[0]
