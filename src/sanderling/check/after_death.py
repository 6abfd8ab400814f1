"""The dead who are told to act, to be met or to be waited for on a day after their death, in any shape of sentence.

A deed is a verb behind the name with a date of its own, or of the sentence; a meeting is a word of two parties before the
name; a visit or speech is a noun of a deed that the name owns. What is done to the memory of somebody, or told of earlier
days, is none of these.
"""

from __future__ import annotations

import re

from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, dates_between, dates_of, is_named

POSTHUMOUS = (
    "buried|reburied|exhumed|disinterred|interred|entombed|cremated|embalmed|mourned|remembered|commemorated|honou?red|beatified|canoni[sz]ed|named|renamed|pardoned|rehabilitated|acquitted|cleared|exonerated|"
    "quoted|cited|mentioned|invoked|depicted|portrayed|played|considered|regarded|credited|blamed|accused|believed|thought|reported|known|called|described|hailed|praised|criti[sz]ed|born|killed|murdered|"
    "assassinated|executed|shot|poisoned|hanged|beheaded|succeeded|replaced|followed|immortali[sz]ed|survived|compared|likened|voted|declared|proclaimed|awarded|given|laid|overthrown|ousted|deposed|toppled|"
    "removed|associated|linked|convicted|sentenced|implicated|identified|found|revered|worshipped|loved|hated|feared|missed|celebrated|used|written|stripped|denounced|condemned|suspected|married|related|listed|"
    "recogni[sz]ed|judged|tried|unveiled|sculpted|painted|kept|moved|transferred|brought|taken|carried|flown|displayed|returned|repatriated|shown|seen|viewed|treated|dropped|elected|chosen|appointed"
)
"""What may be done with the dead, or to their name."""
_ADVERBS = r"(?:(?:also|again|then|later|personally|secretly|now|still|already|once more|himself|herself|[a-z]+ly) )*"
_APPOSITION = r"(?:, (?!who\b|which\b|whose\b|and\b|but\b)[^,;:“”\"]{2,70},)?"
PASSIVE = lazily(rf"^{_APPOSITION} (?:was|is|has been|is being|was being|will be|is to be) {_ADVERBS}(?!(?:{POSTHUMOUS})\b)[a-z]{{2,}}(?:ed|en|old|eld|et|ung|orn)\b(?! (?:after|of the|in memory))")
PRESENT = lazily(
    rf"^{_APPOSITION} {_ADVERBS}(?:has (?!(?:been|become|had|long|always|come to|died|gone down)\b){_ADVERBS}(?!(?:{POSTHUMOUS}|inspired|influenced|shaped|left|remained|acquired|attained)\b)[a-z]{{3,}}(?:ed|en|de|ent|eft|old|aid|ought|et|own)\b|"
    r"is (?:now )?(?!(?:being|becoming|lying|missing|depicting|remaining|looming|resting)\b)[a-z]{2,}ing\b|(?:will|is to|is due to|is expected to|plans to|hopes to|wants to|refuses to|intends to) (?!be\b|lie\b|remain\b|rest\b|become\b|go down\b|never\b|always\b)[a-z]+\b|"
    r"(?:says|tells|flies|arrives|leaves|meets|visits|receives|hopes|denies|warns|insists|urges|refuses|travels|promises)\b)"
)
_SCENE = lazily(rf"^{_APPOSITION} {_ADVERBS}(?:(?!(?:died|lived|studied|ruled|reigned|governed|worked|served|started|founded|established|settled|married|graduated|moved|retired|remained|used|called|named|launched|created|{POSTHUMOUS})\b)[a-z]{{2,}}ed|"
    r"sat|stood|spoke|met|told|gave|held|took|read|shook|led|said|rose|drank|ate|slept|was waiting|was to|left)\b")
"""What somebody does at the place and time of a sentence: 'flew to X in May, where Y chaired'."""
_WITH = lazily(
    r"\b(?:met(?: with)?|meeting|meetings|talks|talk|conversation|conversations|lunch|dinner|breakfast|tea|audience|session|encounter|summit|appointment|phone call|telephone call|call|calls|handshake|negotiations|press conference|news conference|consultations|"
    r"visit|joined|flanked|watched|applauded|assisted|accompanied|received|greeted|welcomed|interviewed|briefed|met|hosted|signed|opened|chaired|led|attended|seen|shown round|addressed|invited|escorted|thanked|telephoned|phoned|rang|"
    r"sat|stood|walked|dined|lunched|flew|conferred|spoke|argued|posed|appeared|travelled|arrived|shook hands)"
    r"(?: [a-z]+){0,3}? (?:with|between|by|beside|alongside|next to|together with|from|to)(?: [A-Za-z’\-]+){0,6}? $"
)
MET_WITH = _WITH
"""Words with which a name is that of somebody who is there."""
_AMONG = lazily(r"\b(?:among (?:them|whom|these)|including|accompanied by|flanked by|led by|headed by) (?:the )?(?:[A-Za-z’\-]+ ){0,3}$")
_LISTED = lazily(r"\b[Aa]mong (?:the |those |them )?[^.;:]{2,70}?\b(?:was|were|is|are|came|stood|sat) (?:also )?(?:[^.;:]{0,110}(?:,| and) )?(?:[A-Za-z’']+ ){0,3}(?:the |his |her )?(?:[a-z]+,? )?$|\b(?:[Gg]uests|[Mm]ourners|[Ss]peakers|[Dd]elegates|[Gg]uest list)[^.;:]{0,60}(?:were|included|was|counted)[^.;:]{0,90}$")
_ASIDE = lazily(r", who had [^,.;]*")
_MOURNED = lazily(r"(?i)\b(?:had|killed|murdered|assassinated|dead|died|deaths?|victims?|executed|jailed|past|earlier|history|former leaders|memory|portraits?|statues?|busts?|graves?|tombs?|names?|streets?|works?|books?|writers?|figures|heroes|since|ago|once|were born|born|decades?|years|like|presidents before|[12]\d\d\d)\b")
_DONE_BY = lazily(r"\b(?:was|were|been|is|are) (?:[a-z]+ly )?(?!(?:written|painted|composed|founded|inspired|built|created|named|designed|introduced|begun|started|established|coined|invented|made|given|followed|preceded|owned|used|left|taken|begun|bequeathed|supported|backed)\b)(?:[a-z]{2,}(?:ed|en|eld|et|ung|orn)|read|put|cut|led|sent|kept|paid|made|told|brought|sought|bought|heard|won|done|seen|laid|said)\b(?: (?!(?:founded|written|created|started|built|set|run|led|once)\b)[A-Za-z’\-]+,?|, [a-z ]+,){0,7} by (?:[A-Z][a-z]+ )?$")
_OBJECT = lazily(r"\b(?:hunted for|searched for|looked for|looking for|captured|seized|besieged|hunted|evacuated|telephoned|phoned|rang|called on|calls on|visited|thanked|briefed|warned|assured|urged|questioned|interviewed|arrested|freed|released|congratulated|escorted|consulted|interrogated|saw|found|received|joined|persuaded|invited|asked|told|met|handed|gave|showed|reached|kept) (?:the |his |her |its |their )?(?:[a-z\-]+ ){0,3}$")
_OWNED = lazily(
    r"^[’']s? (?:(?:own|first|second|last|latest|planned|official|state|private|brief|surprise|three-day|two-day|four-day|working|opening|closing|[a-z]+ful) )*"
    r"(?:visit|trip|tour|arrival|departure|meeting|talks|speech|address|appearance|resignation|interview|press conference|news conference|statement|answer|reply|decision|order|refusal|letter|return|stay|journey|presence|election|inauguration|arrest)\b"
)
_HISTORY = lazily(
    r"(?i)\b(?:recall\w*|remember\w*|reminisc\w*|told how|how (?:he|she|they)|years? (?:ago|earlier|before)|decades?|in those (?:days|years)|at the time|once(?! (?:he|she|it|they|we|all|every|(?:the|an?|its|his|her|their|our|these|those) (?:[\w’'\-]+ ){1,6}?(?:is|are|was|were|has|have|had|goes|comes|ends|end|begins|begin)\b))|history|historian|former aides?|the late|widow|widower|orphans?|posthumous\w*|"
    r"memoirs?|diar(?:y|ies)|documents?|papers|tapes?|letters? (?:of|by|from)|archives?|grave|tomb|mausoleum|remains|body|coffin|ashes|estate|heirs?|bones|corpse|foundation|"
    r"named (?:after|for)|called after|anniversary|in memory|legacy|birthday|played by|actor|film|novel|play|ghost|portrait|statue|bust|monument|trial of|case of|murder|assassination|killing|killers?|death|dead|died|funeral|execution|overthrow|fall|era|reign|rule|days of|"
    r"under (?:his|her|[A-Z]|the (?:late|former|rule|dictator|old))|since|until|(?<![’']s )supporters|(?<![’']s )followers|followed|inspired|like|as did|unlike|than|accused|convicted|charged|sentenced|suspected|investigat\w+|inquest|inquiry|if|would have|could have|used to|compared|son|daughter|brother|sister|nephew|niece|grandson|children|wife|cousin|family|namesake)\b|[“”\"]"
)
_CLAUSE = lazily(r"[;:—–]|, (?=(?:and|but|while|who|which|where|when|whose|as|after|before|a|the|[a-z]+ing)\b)| (?:while|which|whose|who|where|when) ")
_OPENS = lazily(r"(?:^|, |; |\b(?:and|but|as|while) )(?:(?:The|the|Its|its) )?(?:[A-Z]?[a-z\-]+ ){0,3}$")
_ON_STAGE = lazily(
    rf"^{_APPOSITION} {_ADVERBS}(?:told|spoke|shook|met|sat|stood|walked|flew|drove|embraced|greeted|welcomed|received|thanked|smiled|waved|pleaded|appealed|urged|warned|promised|answered|replied|arrived|landed|signed|opened|closed|attended|presided|chaired|addressed|"
    r"hugged|kissed|joined|handed|accepted|presented|refused|rejected|denied|insisted|announced|ordered|dismissed|said|called (?:for|on)|took (?:part|the|his|her)|gave (?:a|an|the|him|her|them)|telephoned|listened|watched|applauded)\b(?! (?:by|for (?:a|the|\w+) (?:years?|decades?)))"
)
"""What is done in a moment, by one who is there."""
_TITLES_ALONE = lazily(r"^(?:[A-Z][A-Z\- ]+[—–-] )?(?:(?:The )?(?:[Ff]ormer|[Ee]x|[Rr]etired|[Vv]eteran|[A-Z][\w.’'\-]*)[ -](?:[a-z]+ )?){0,6}$")
_ACTS = lazily(
    rf"^{_APPOSITION} {_ADVERBS}(?:(?:told|spoke|shook|sat|stood|walked|flew|drove|embraced|greeted|welcomed|received|thanked|smiled|waved|pleaded|appealed|urged|warned|promised|answered|replied|arrived|landed|signed|attended|presided|chaired|addressed|hugged|kissed|joined|handed|accepted|refused|rejected|denied|"
    r"insisted|announced|ordered|said|telephoned|listened|watched|applauded|voted|testified|resigned|travelled|visited|toured|returned|boarded|campaigned|argued|criticised|called (?:for|on)|cast (?:a|his|her)|took (?:part|the oath|the stand|his|her)|gave (?:a|an|the|his|her)|laid (?:a|the)|cut (?:a|the)|led (?:a|the)|made (?:a|an|his|her)|met)\b)(?! by\b)"
)
"""What only the living do."""
_THESE_DAYS = lazily(r"\b(?:this (?:week|morning|afternoon|evening|month)|at the weekend|last night|earlier today|yesterday|today|a few days ago|on the weekend)\b")
MARGIN = 2
"""Months after a death in which what is told may still be of days before."""


def acts_after_death(text: CheckedText, line: Line, one: PersonMention, died: str) -> str:
    """Return the ISO date after ``died`` on which a person is told to take part in something, or an empty string."""
    published = text.reading.article.published
    if published is not None and _after(published, died) and not re.match(r"[’']s?\b", text.text[one.end : line.end]) and is_named(one):
        told = [day for day in dates_of(text, line) if not _after(day, died)]
        lead = text.text[line.start : one.start]
        if not told and (_AMONG.search(lead) or _LISTED.search(lead)) and not _MOURNED.search(re.sub(r"\b[12]\d\d\d\b", "", line.text)):
            return next(iter(dates_of(text, line)), published)
    if published is not None and is_named(one) and _TITLES_ALONE.match(text.text[line.start : one.name_start]) and _ACTS.match(text.text[one.end : line.end]):
        # What opens the sentence and is done on a day of the news needs no look at what else it tells.
        stop = _CLAUSE.search(text.text, one.end + _apposition_end(text.text[one.end : line.end]), line.end)
        own = dates_between(text, line, one.end, stop.start() if stop is not None else line.end)
        if own and all(len(day) == 10 and _after(day, died) and abs((day_of(day) - day_of(published)).days) <= 12 for day in own) and not re.search(r"[“”\"]", line.text[: line.text.find(",") + 1]):
            return own[0]
    if re.match(r" (?:[A-ZÀ-Þ]|(?:memorial |state )?(?:museum|foundation|cent(?:re|er)|airport|prize|street|square|avenue|school|hospital|stadium|university|institute|library|bridge|brigades?|battalion|park|award)\b)", text.text[one.end : line.end]) or not is_named(one) or _HISTORY.search(_ASIDE.sub("", line.text)) or (" " not in one.name and one.start == one.name_start):
        return ""
    before, after = text.text[line.start : one.start], text.text[one.end : line.end]
    if re.search(r"\bhad\b", before[-25:] + after[:50]) and not _ASIDE.search(after):
        return ""
    days = dates_of(text, line)
    if not days and published is not None and _ON_STAGE.match(after) and _after(published, died) and _OPENS.search(before) and (_THESE_DAYS.search(line.text) or _told_just_before(text, line, published)):
        return published
    late = bool(days) and all(_after(day, died) for day in days)
    if re.search(r"(?i)\b(?:of|to|for|from|about|against|after|like|in) (?:the )?(?:[A-Za-z’\-]+ ){0,2}$", before) and not _WITH.search(before) and not _DONE_BY.search(before) and not _OWNED.match(after):
        return ""
    if PASSIVE.match(after) or PRESENT.match(after):
        stop = _CLAUSE.search(text.text, one.end + _apposition_end(after), line.end)
        own = dates_between(text, line, one.end, stop.start() if stop is not None else line.end)
        if own and all(_after(day, died) for day in own):
            return own[0]
        if late and not own:
            return days[0]
        if not days and published is not None and PRESENT.match(after) and _after(published, died):
            return published
    if not late:
        return ""
    if re.search(r"\b[Ww]here (?:[A-Za-z’\-]+ ){0,3}$", before) and _SCENE.match(after):
        return days[0]
    if _AMONG.search(before) and not re.match(r"[’']s?\b", after):
        return days[0]
    if _DONE_BY.search(before) and not re.match(r"[’']s?\b", after):
        return days[0]
    if _OWNED.match(after):
        return days[0]
    if not after.startswith(("’s", "'s", "’ ", "' ")) and (_WITH.search(before) or _OBJECT.search(before)) and not re.search(r"\b(?:worked|fought|quarrelled|served|studied|grew up|lived|shared|began|founded|started) ", before):
        return days[0]
    return ""


def acts(after: str) -> bool:
    """Whether what follows a name tells of something that its bearer does at the time of the sentence."""
    return (_SCENE.match(after) or _SCENE.match(after.removeprefix(",")) or PRESENT.match(after)) is not None


def _told_just_before(text: CheckedText, line: Line, published: str) -> bool:
    """Whether the sentence before tells of a day of the last two weeks, and of no other."""
    at = next((number for number, other in enumerate(text.lines) if other.start == line.start), 0)
    if not at or text.lines[at - 1].heading:
        return False
    days = dates_of(text, text.lines[at - 1])
    return bool(days) and len(published) >= 10 and all(len(day) == 10 and abs((day_of(day) - day_of(published)).days) <= 14 for day in days)


def _apposition_end(after: str) -> int:
    match = re.match(_APPOSITION, after)
    return match.end() if match is not None else 0


def _after(day: str, died: str) -> bool:
    """Whether a date is after a death by more than the margin, or by a year where months are not known."""
    if len(day) < 7 or len(died) < 7:
        return int(day[:4]) > int(died[:4])
    return 12 * (int(day[:4]) - int(died[:4])) + int(day[5:7]) - int(died[5:7]) >= MARGIN
