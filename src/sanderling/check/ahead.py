"""What is told as done on a day after that of publication, with its year or without: 'on 19 March its aircraft destroyed four tanks'."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.dates import MONTH_WORDS
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.timeline import Moment, moments
from sanderling.records import Factuality

SOON = datetime.timedelta(days=60)
"""A day without its year is that of the coming weeks at most; what lies farther ahead may be that of the year before."""
_PAST = lazily(
    r"\b(?:met|visited|signed|attacked|arrived|killed|took place|was|were|held|struck|launched|flew|began|ended|opened|closed|fell|left|happened|died|voted|won|approved|adopted)\b"
)
_NO_DEED = "need|feed|speed|seed|indeed|bleed|breed|weed|hundred|sacred|naked|red|bed|united|wounded|armed|unnamed|alleged|so-called|aged|limited|said|told|based|called|planned|scheduled|expected|proposed|postponed|moved|fixed|booked|needed|delayed|invited|asked|urged|wanted|hoped|vowed|promised|intended|threatened|warned|demanded|required|supposed|allowed|offered|ordered|agreed|decided|extended|appointed|elected|detained|related|retired|divided|disputed|besieged|occupied|sponsored|backed|led|registered|displaced|combined|interested|concerned|due"
_DEED = (
    rf"(?!(?:{_NO_DEED})\b)(?:[a-z]{{3,}}ed|died|flew|went|sent|spoke|gave|took|made|came|rode|drove|won|lost|wrote|laid|saw|found|brought|bought|sold|shook|threw|broke|began|got|hung|kept|ran|shot|swept|blew|burst|sank|sprang|hit|tore|rose|became|met|held|struck|fell|left|seized|fought|fled|cut|shut|stood|withdrew|overthrew|drew)"
)
_DID = lazily(rf"\b{_DEED}\b|\b(?:was|were) (?:{_DEED}|shot|killed|hanged|elected|sworn|freed|found|held|shut|built|blown|struck|hit|taken|stolen|given|driven|seen|thrown|torn|broken|detained|appointed)\b")
_BESIDE = lazily(rf"\b(?:{_DEED}|done|announced|declared|agreed|ordered|elected|appointed|detained|shot|decided|besieged|occupied)(?: (?:again|here|there|together|formally|finally|officially|in [A-Z][\w\-]+|at [A-Z][\w\-]+))? (?:on|in|early on|late on) (?:[A-Z][a-z]+day,? )?$")
_CUT = lazily(r"[;:]| but | while |, (?:and|which|who|where|whose|as) | and (?=(?:will|would|is|are|plans?|the)\b)|, and (?=(?:early |late )?on )")
_AHEAD = lazily(
    r"\b(?:will|would|shall|may|might|could|should|to be|plans?|planned|set to|due|scheduled|expected|expires?|valid|deadline|if|next|upcoming|future|hopes?|wants?|intends?|is to|are to|was to|were to|"
    r"called for|call for|calls for|going to|postponed|delayed|extended|moved|put off|agreed|fixed|set|invited|promis\w+|announced|proposed|booked|until|before|ahead of|not later than|by (?=the end|then|[A-Z])|tickets?|summit|elections? for|"
    r"must|can|cannot|ready|preparing|prepare[sd]?|invitation|voted to|decided to|decision to|ordered|wanted to|begins?|starts?|opens?|ends?|takes|meets?|votes? on|goes|comes|leaves|falls on)\b"
)
_BOUND = lazily(r"\b(?:until|by|before|till|from|ahead of|for|to|than|after|between|(?<!, )and|(?<!, )or|set|is|are|be|due|expected|scheduled|planned|fixed|postponed|moved|called|begins|starts|opens|ends|begin|start)(?: (?:the|on|in|the night of))?\s*$")
_FAR_OFF = lazily(r"\b(?:for|to|over|about|that|who|which|whose|as|if|when|against|because)\b|[–—:(]")
"""What puts a day that stands far behind a verb into another matter."""
_ONLY_LEAD = lazily(r"^\W*(?:(?:But|And|Then|Yet|Early|Late|Only|Already|Here|Again|for|also)?,? ?(?:[Oo]n|[Ii]n|[Aa]t|[Ee]arly on|[Ll]ate on|the night of|the morning of|the evening of)?(?: the)?(?: (?:morning|evening|afternoon|night) of)?(?: [A-Z][a-z]+day,?)?)\W*$")


def ahead_of_publication(text: CheckedText) -> Iterator[Draft]:
    """Yield days after that of publication on which something is told as having been done."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or MONTH_WORDS.isdisjoint(text.vocabulary):
        return
    today = datetime.date.fromisoformat(published)
    for one in moments(text):
        own = re.search(r"\d{4}$", one.line.text[one.start : one.end]) is not None
        if one.precision == "year" or one.first <= today or (not own and (one.precision != "day" or one.first - today > SOON or one.first.year not in {today.year, today.year + 1})):
            continue
        quoted = re.search(r"[“”\"]", one.line.text) is not None
        if _told_as_done(one, own, quoted) and _not_planned(text, one.line):
            yield Draft(
                "date-conflict", text.span(one.line.start + one.start, one.line.start + one.end),
                f"it is told as past, but {one.shown} lies after the day of publication, {published}", "Check the date and the day of publication.",
                (), "high" if own else "medium",
            )  # fmt: skip


def _told_as_done(one: Moment, own: bool, quoted: bool) -> bool:
    words = one.line.text
    lead_all = words[: one.start]
    if re.search(r"\b[Ss]ince (?:the (?:morning|evening|night) of |early on |late on )?$", lead_all):
        return not quoted and re.search(r"\b(?:if|will|would)\b", words) is None
    if _BOUND.search(lead_all):
        return False
    cuts = [0, *(cut.end() for cut in _CUT.finditer(words)), len(words) + 1]
    start = max(cut for cut in cuts if cut <= one.start)
    stop = min(cut for cut in cuts if cut > one.start)
    lead, behind = words[start : one.start], words[one.end : stop]
    if _BESIDE.search(lead) and not re.search(r"\b(?:will|would|to be|not|if|may|might|should|could|must|to)\b[^;]{0,60}$", lead):
        return not quoted or own
    if _ONLY_LEAD.match(lead):
        first = _DID.search(behind)
        later = _AHEAD.search(behind)
        # 'On 19 March its aircraft destroyed': the verb of the clause that the day opens.
        return not quoted and first is not None and (later is None or first.start() < later.start()) and re.match(r"^,? (?:is|are|will|to|and|or|when|a day|has|have)\b", behind) is None and "(" not in behind[: first.start()]
    told = lead if len(lead.split()) > 3 else lead + behind
    if _AHEAD.search(told):
        return False
    if own:
        return (_PAST.search(told) or _DID.search(told)) is not None
    if re.search(r"\bof (?:the )?$", lead) and not quoted:
        return _DID.match(behind.lstrip()) is not None
    near = list(_DID.finditer(told))
    return not quoted and bool(near) and re.search(r"\b(?:on|of) (?:[A-Z][a-z]+day,? )?$", lead) is not None and (len(told) - near[-1].end() < 45 or (len(told) - near[-1].end() < 85 and _FAR_OFF.search(told[near[-1].end() :]) is None)) and re.search(r"\b(?:said|told|talks|elections?|vote|meeting|conference|summit|referendum|deadline|visit|anniversary)\b[^,]*$", told[near[-1].end() :]) is None


def _not_planned(text: CheckedText, line: Line) -> bool:
    """Whether the acts that the reading found in a sentence are not all still to come."""
    low, high = text.to_original(line.start), text.to_original(line.end - 1)
    events = [event for event in text.reading.events if low <= event.evidence[0].start <= high]
    return not events or any(event.factuality in {Factuality.HAPPENED, Factuality.ONGOING} for event in events)
