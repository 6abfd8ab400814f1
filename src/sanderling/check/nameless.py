"""Sources without a name, by the words of saying alone: every one of them has a nameless voice, and there are two, or one that hides.

'Two people briefed on the talks said', 'say diplomats in Muscat', 'an aide, speaking anonymously, called it', 'it is said in
banking circles'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line

_NOUN = (
    r"(?:officials?|sources?|persons?|people|diplomats?|aides?|insiders?|somebody|someone|advis[eo]rs?|executives?|bankers?|traders?|negotiators?|officers?|lawyers?|staffers?|employees?|figures?|friends?|colleagues?|delegates?|"
    r"participants?|observers?|analysts?|envoys?|lawmakers?|deputies|members? of (?:his|her|its|their|the) (?:staff|party|family|delegation|team|government|cabinet|committee)|relatives?|confidants?|associates?|mediators?|brokers?|investigators?|commanders?|those|circles|"
    r"attach[eé]s?|mechanics?|servants?|cooks?|chauffeurs?|stewards?|(?:aid |relief |dock |oil |hospital |health |humanitarian |railway |factory )?workers?|doctors?|nurses?|residents?|villagers?|witness(?:es)?|activists?|drivers?|refugees?|monitors?|survivors?|smugglers?|dealers?|defectors?|informants?|informers?|shippers?|consultants?|contractors?|clerks?|neighbours?|miners?|fishermen|sailors?|pilots?|teachers?|priests?|monks?|elders|members?|"
    r"agents?|soldiers?|engineers?|scientists?|experts?|businessm[ae]n|ministers|generals)"
)
_BODY = r"(?:[a-z]*(?:statement|spokes|communiqu|report|ministry|court\b|courts\b|tribunal|letter|document|newspaper|broadcast|paper\b|agency|government|poll\b|study|notice|decree|note\b|message|website|bulletin|radio|television|station|bank\b|company|firm\b|embassy|office\b|council|committee|commission|party\b|parliament|judge|prosecutor|mayor|minister|survey|memo|cable|dispatch|release|magazine|weekly|daily|journal|law\b|treaty|text\b|clause|article|resolution|day|week|month|year|hour|time|sign|plaque|banner|poster|proverb|saying))"
"""What speaks with a name of its own, or is no voice."""
_WHO = (
    rf"(?:(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Ss]ome|[Mm]any|[Aa]nother|[Aa] (?:second|third|fourth|further)|[Oo]ther|[Ss]enior|[Hh]igh-ranking|[Uu]nnamed|[Ww]ell-informed|[Ii]nformed|[Ff]oreign|[Mm]ilitary|[Dd]iplomatic|[Gg]overnment|[Ss]ecurity|[Ii]ndustry|[Mm]arket|[Cc]ourt|[Pp]alace|[Ii]ntelligence|[Cc]oalition|[Dd]efen[cs]e|[Pp]arty|[Ll]ocal|[Cc]lose|[Ff]ormer|[Rr]etired|[Tt]op|[A-Z][\w\-]+) (?:[\w’'\-]+ ){{0,3}}?)?"
    rf"(?:{_NOUN}|{_NOUN.capitalize()})|(?:[Oo]ne|[Tt]wo|[Aa] (?:second|third|fourth)|[Aa]nother|[Oo]thers|[Tt]he other|[Tt]he second|[Tt]he third)(?: of (?:them|these|those))?|(?:[Hh]is|[Hh]er|[Tt]heir) (?:cousin|brother|sister|friend|colleague|neighbour|uncle|aunt|wife|husband|partner|superior|boss|assistant|deputy|companion)s?|[Ss]ome|[Ss]omebody|[Ss]omeone|[Pp]eople|[Ss]ources|[Ii]nsiders|[Dd]iplomats|[Oo]fficials|[Tt]raders|[Bb]ankers|[Aa]ides|[Ll]awyers"
)
_ANY = rf"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Ss]ome|[Mm]any|[Aa]nother|[Aa] (?:second|third|fourth|further)) (?:[a-z\-]+ ){{0,2}}?(?!{_BODY})[a-z\-]{{3,}}"
"""Whoever is told of for the first time, and without a name: 'a defector'."""
_QUALIFIED = (
    r"(?:,? (?:who|whose|with|close|near|familiar|briefed|involved|in|at|from|inside|speaking|of|on|within|to|working|there|here|asking|requesting)\b[^.;]{0,90}?,?)?"
)
_SPOKE = r"(?:said|says?|told|tells?|announced|added|stated|warned|confirmed|wrote|declared|insisted|denied|claim(?:s|ed)?|revealed|disclosed)"
_STRONG = r"(?:said|says?|told|tells?|announced|adds?|added|stated|warn(?:s|ed)?|confirm(?:s|ed)?|wrote|declared|insist(?:s|ed)?|denied|deny|denies|claim(?:s|ed)?|reveal(?:s|ed)?|disclosed|let slip|let it be known|confided|whispered|recounted|related|conceded|admitted)"
_WEAK = r"(?:put|puts|gave|mentioned|mentions|named|cited|spoke|speaks?|described|describes?|called|calls|estimated?|expect(?:s|ed)?|believe[sd]?|doubt(?:s|ed)?|feared?|thinks?|thought|hinted|suggested|predicted|did not rule|would not rule|recalled|reckons?|quoted|had)"
_TELLS = lazily(rf"(?:^|(?<=[\s,;:“\"]))(?P<who>{_WHO}){_QUALIFIED} (?<!to be )(?<!not be )(?P<verb>{_STRONG}|{_WEAK})\b")
_ANY_TELLS = lazily(rf"(?:^|(?<=[\s,;:“\"]))(?P<who>{_ANY})(?:,? (?:who|whose|with|close|near|familiar|briefed|in|at|from|of|on|there|here)\b(?:(?! was | were | he | she | his plane)[^.;]){{0,60}}?,?)? (?<!was )(?<!were )(?<!is )(?<!been )(?<!to be )(?P<verb>{_STRONG})\b")
_THAN = lazily(rf"\b(?:[Aa]ccording to|(?!told|tells){_SPOKE}|in the words of|sa(?:y|id) by) (?P<who>{_WHO})\b(?P<rest>[^.;]*)")
_CIRCLES = lazily(r"\bit (?:is|was|has been) (?:being )?(?:said|heard|whispered|rumou?red|understood) (?:in|among|at|by) (?:(?:[\w\-]+ ){0,3}[a-z]+|[A-ZÀ-Þ][\w\-]+)|\b(?P<who>sources|people|insiders) (?:have it|let it be known)\b")
_HIDDEN = lazily(
    r"\b(?:anonymously|anonymity|asked (?:us |me |reporters )?(?:not to be \w+|to (?:keep|leave|withhold) (?:his|her|their) names?)|not (?:wish|want|wishing|willing) to be (?:named|identified|quoted)|not to be (?:named|identified|quoted)|not be (?:named|identified|quoted)|declined to be (?:named|identified|quoted)|refused to (?:be (?:named|identified)|give (?:his|her|their) names?)|would not (?:give (?:his|her|their) names?|speak (?:under|for|on)|let (?:his|her|their) names?|be (?:named|quoted|identified))|(?:his|her|their) names? (?:be |were |was )?(?:withheld|kept out|not be)|without (?:giving (?:his|her|their) names?|being named)|(?:cannot|could not|may not|must not) be (?:quoted|named|identified)|not authori[sz]ed to speak|not allowed to (?:speak|talk))\b"
)
_SAYING = lazily(rf"\b{_SPOKE}\b")
_NEUTRAL = lazily(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|who|which|that|and|is|was|be|been|were|are|to|not|have|has|had|so)\s+(?:also |then |later |only )?$")
_QUICK = frozenset("adds add confirms confirm warns warn insists said says say told according announced added stated warned confirmed wrote declared insisted believe believes claim claimed spoke mentioned".split())
_KNOWN = lazily(r"(?i)\b(?:spokes(?:man|woman|person)|statement|communiqu[eé]|press office|court (?:document|filing)s?|minutes|website|report by|according to (?:the|its|his|her) (?:[a-z]+ ){0,2}(?:ministry|government|army|police|court|bank|company|office|constitution|law|agreement|document))\b")
_CLOSE = lazily(r"(?i)\b(?:sources|source|insiders?)\b|\b(?:people|persons?|officials?|diplomats?|aides?|bankers?|somebody|someone|one|those|figures?|executives?) (?:[a-z]+ ){0,2}?(?:close to|familiar|briefed|with (?:direct |first-hand )?knowledge|in the know|acquainted|involved|privy)\b")
"""One voice alone is enough where it is told that it has no more than its knowledge for a name."""
_ACCORDING = lazily(r"\baccording to\b")
_SHORT = 3
_LONG = 7


def nameless_sources(text: CheckedText) -> Iterator[Draft]:
    """Yield the first nameless voice where every word of saying in the body has one, and there are two of them or one that hides."""
    body = [line for line in text.lines if not line.heading]
    if len(body) > _LONG or _QUICK.isdisjoint(text.vocabulary):
        return
    voices: list[tuple[int, int]] = []
    hides = False
    for line in body:
        if _KNOWN.search(line.text):
            return
        here: list[tuple[int, int, re.Match[str]]] = []
        for match in (*_TELLS.finditer(line.text), *_ANY_TELLS.finditer(line.text), *_THAN.finditer(line.text), *_CIRCLES.finditer(line.text)):
            # 'A village in Iraq, the mayor said': another speaks than the one named first.
            if re.search(r", (?:the|its|his|her|their|an?|[A-ZÀ-Þ][\w’\-]+) ", line.text[match.start() : match.end()]):
                continue
            if _titled(line.text, match.start("who") if match["who"] else match.start()):
                continue
            if not any(low < line.start + match.end() and line.start + match.start() < high for low, high, _ in here):
                here.append((line.start + match.start(), line.start + match.end(), match))
        hides = hides or _HIDDEN.search(line.text) is not None
        covered = [(start, end) for start, end, _ in here]
        if re.search(r"\baccording to (?:[a-z’]+ ){0,3}[A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ]", line.text) and not any(match.re.pattern == _THAN.pattern for _, _, match in here):
            return
        for said in _SAYING.finditer(line.text):
            at = line.start + said.start()
            # 'Said one official, who insisted on anonymity' is one voice too.
            # 'An adviser, who would speak only without his name, said': the second word of saying is the same voice's.
            if any(start <= at < end or start == line.start + said.end() + 1 or (end <= at and at - end < 90 and not re.search(r"[A-ZÀ-Þ]", text.text[end:at])) for start, end in covered) or _NEUTRAL.search(line.text[: said.start()]):
                continue
            return
        voices += sorted(covered)
        for start, end, match in here:
            rest = text.text[start:end]
            if re.search(r", [A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ][\w’\-]+,", rest) or (match.re.pattern == _THAN.pattern and re.match(r",? [A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ][\w’\-]+", match["rest"])):
                return
    named = [c for c in text.reading.claims if c.kind == "speech" and c.speaker is not None and (c.speaker.id is not None and c.speaker.id.startswith("per:"))]
    others = any(_NAMED_VOICE.search(line.text) for line in body)
    if named or not voices or others or any(_APPOSED.search(line.text) for line in body) or (len(voices) < 2 and not hides and not (len(body) <= _SHORT and _goes_on(text, body, voices[0])) and not (len(body) <= _SHORT and _CLOSE.search(text.text[voices[0][0] : voices[0][1]]) and sum(len(_SAYING.findall(line.text)) + len(_ACCORDING.findall(line.text)) for line in body) <= 1)):
        return
    first, last = voices[0], voices[-1]
    yield Draft(
        "unnamed-sources", text.span(first[0], last[1] if last[1] - first[0] <= 400 else first[1]), f"every statement rests on a source without a name: '{text.text[first[0]:first[1]][:60]}'",
        "Look for a named source before counting it.",
    )  # fmt: skip


_NAMED_VOICE = lazily(rf"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bfrom )(?<!\bnear )\b[A-ZÀ-Þ][\w’\-]+ (?:(?:al|el|de|von|van|bin) )?[A-ZÀ-Þ][\w’\-]+(?:, [^,.;]{{2,60}})?,? (?:{_STRONG}|{_WEAK})\b")
"""A person by name who tells something, in whatever words."""
_APPOSED = lazily(rf"(?:[’']s [a-z\- ]{{3,30}}|\b(?:[Tt]he|[Aa]n?) [^.;,]{{3,60}}), [A-ZÀ-Þ][\w’\-]+ (?:(?:al|el|de|von|van|bin) )?[A-ZÀ-Þ][\w’\-]+, (?:{_STRONG}|{_WEAK})\b")
"""'Its deputy, Sabine Weyand, called it generous'."""
_THE_SAME = lazily(rf"(?:^|, |[,;] and |\b)(?:[Hh]e|[Ss]he|[Tt]hey|[Oo]ne of them) (?:also |then |later )?{_STRONG}\b")


def _goes_on(text: CheckedText, body: list[Line], voice: tuple[int, int]) -> bool:
    """'A courtier confided to us ... he added': one nameless voice that tells all there is to tell."""
    later = [match for line in body for match in _THE_SAME.finditer(line.text) if line.start + match.start() >= voice[1]]
    said = sum(len(_SAYING.findall(line.text)) for line in body)
    return bool(later) and said <= len(later) + 1 and _TITLED_ONE.match(text.text[voice[0] : voice[1]]) is not None


_TITLED_ONE = lazily(r"(?:[Aa]n?|[Oo]ne|[Ss]everal|[Ss]ome|[Tt]wo|[Dd]iplomats|[Oo]fficials|[Ss]ources|[Ii]nsiders|[Aa]ides|according to) ")


def _titled(words: str, at: int) -> bool:
    """Whether a definite article stands before: 'the officials' may be those of a body told of before."""
    return re.search(r"\b(?:the|its|his|her|their) (?:[a-z]+ )?$", words[:at]) is not None
