"""A headline's own verb, whichever it is, that the body uses only of what is wanted, refused, denied or still to come.

'Thai troops cross into Cambodia' over 'they massed at the frontier but did not cross it'; 'Liberia's loser concedes' over 'no sign of conceding'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, pattern
from sanderling.check.verbs import IRREGULAR, stem
from sanderling.knowledge.check_deed_words import deed_words

_OPEN = lazily(
    r"(?i)[?:“”\"]|^\S+ to \b|(?<!back )(?<!over )(?<!home )\bto (?!face\b|stand trial\b|prison\b|jail\b|death\b|power\b|office\b|work\b|parliament\b|(?!discuss\b|address\b|pass\b|press\b|focus\b|witness\b|process\b)[a-z]+s\b)[a-z]+|\b(?:may|might|could|will|would|should|must|can|if|set|poised|weighs?|mulls?|considers?|plans?|planned|urg(?:e|es|ed)|demands?|demanded|seeks?|wants?|den(?:y|ies|ied)|threat\w*|fear\w*|nearly|almost|not|no|never|hopes?|vows?|eyes|asks?|calls?|warns?|refus\w+|bid|call|near|close|ready|says?|said|tells?|told|insists?|claims?|promises?|pledges?|"
    r"offers?|proposes?|prepares?|expected|rumou?r\w*|reports?|doubts?|denial|without|fails?|stops? short|backs? (?:plan|call)|agrees?|dispute[sd]?|rules? out|delays?|postpones?|puts? off|rejects?|begins?|starts?|keeps?|tries)\b"
)
_WORD = lazily(r"[A-Za-zÀ-ž’'\-]+")
_NO_VERB = frozenset("faces face years months weeks days hours one four five six seven eight nine ten twenty thirty forty fifty sixty dozens hundreds thousands is are was were be been has have had does do did the a an in on at of for by with from after as over its his her their new two three say says talk talks march strike force forces protest protests sanctions troops report plan deal war peace power state states year week day vote votes election elections aid oil gas attack attacks death deaths killings leader leaders minister court police army prison bank trade arms border port police".split())
_IRREAL = lazily(
    r"(?i)\b(?:to|will|would|may|might|could|should|shall|must|not|never|no|nor|neither|nobody|none|without|cannot|can|if|whether|unless|before|until|short of|from|against|about|for|of|than|nothing|n’t|n't)(?: (?:has|had|have|was|is|be|been|also|still|then|ever|yet|even|soon|a|the|any|it|them|him|her|he|she|they|formally|at all|himself|herself))* $"
)
_REAL = lazily(r"(?i)\b(?:went on|managed|began|begun|started|continued|used|rushed|came|agreed|voted|decided|helped|forced|ordered|got|had|hastened|hurried|were seen|was seen|chose|proceeded|moved|first|last|latest|only ones?|enough) to $|\b(?:after|by|while|when|since|in|on|as) $")
_FAR_IRREAL = lazily(
    r"(?i)\b(?:(?:den(?:y|ies|ied)|denial) (?:that |having |ever )?|(?:no|any|little) (?:sign|thought|intention|question|plan|talk|word|hint|wish|reason|prospect|idea|chance)s? of|(?:did|does|do|has|have|had|was|were|is|are|could|would|will|should) (?:not|never)|(?:call\w*|demand\w*|ask\w*|urg\w+|wait\w*|pray\w*|plead\w*|press\w*|hop\w+|threat\w+|want\w*|plan\w*|mean[st]?|meant|intend\w*|vow\w*|refus\w+|declin\w+|ready|due|expected|prepar\w+|instead of|rather than|yet|about|likely|free|unable|unwilling) (?:[\w’'\-]+ ){0,6}?to|if|whether|unless|false|untrue|rumou?rs? that|reports? that|(?:will|would|may|might|could|(?:is|are) to|(?:intend|plan|mean|want)s? to) (?:ask|seek|request|demand|press|push|call|recommend)|far from|stopp?ed short of|short of)\b[^.;:]{0,60}$"
)
SHORT = 300
"""A body no longer than this is about its headline, whatever it names."""
LONG = 700
"""A body longer than this has other words for its headline's deed."""


def _table(root: str) -> str | None:
    """Return how the words begin by which a body may tell a verb's deed as done."""
    return _BROUGHT_OFF.get(root) or next((words for base, words in _BROUGHT_OFF.items() if root in {base, base + "e"} or root.removesuffix("e") == base or root.removesuffix("i") == base), None)


def headline_done(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline whose verb the body never uses of what was done."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = [line for line in text.lines if not line.heading]
    if title is None or len(heads) != 1 or not body or sum(len(line.text) for line in body) > LONG:
        return
    head = heads[0].text
    if _OPEN.search(head):
        return
    told = " ".join(line.text for line in body)
    for verb, start, end in _verbs(head):
        root = stem(verb)
        uses = [m for m in _WORD.finditer(told) if stem(m[0]) == root or stem(m[0].lower()) == root]
        if not uses or any(_real(told, m) for m in uses):
            continue
        if any(_real(told, m) for other in _alike(verb) for m in pattern(rf"\b(?i:{re.escape(other)})\b").finditer(told)):
            continue
        if (done := _table(root)) is not None and any(_real(told, m) and not _MIGHT.match(told[m.end() :]) for m in pattern(rf"\b(?i:{done})[\w’'\-]*").finditer(told)):
            continue
        # The sentence that takes the deed back must be about what the headline names.
        around = {word.lower()[:5] for word in _WORD.findall(head[:start] + " " + head[end:]) if len(word) > 3}
        use = uses[0]
        if len(told) > SHORT and not around & {word.lower()[:5] for word in _WORD.findall(told)}:
            continue
        shown = told[max(0, use.start() - 40) : use.end() + 30].strip()
        yield Draft("headline-unsupported", title, f"the headline says '{verb}', and the body uses the word only of what was not done: '{shown}'", "Go by the body.")
        return


_WISHED = lazily(
    r"(?i)\b(?:thinking of|thinks? of|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|toy(?:s|ed|ing) with|(?-i:may)|might|could|plan(?:s|ned|ning)? to|want(?:s|ed)? to|would like to|wish(?:es|ed)? to|threaten(?:s|ed|ing)? to|propos(?:es|ed|ing)(?: to)?|hop(?:es|ed|ing) to|intend(?:s|ed)? to|mean(?:s|t)? to|ready to|urg(?:ed|es|ing)|call(?:s|ed|ing) (?:for|on)|demand(?:s|ed|ing)?|talks? (?:of|about)|speaks? of|spoke of|ask(?:s|ed|ing)? (?:[\w’\-]+ ){1,6}to|whether to|about to|not yet|has yet to|have yet to|is to decide|will decide)\b[^.;:]{0,70}$"
)
_AS_BEFORE = lazily(r"(?i)\b(?:not|never|stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|still|yet|undecided|neither|nobody|no [a-z]+|as before|as usual|keeps?|goes? on|continu\w+|for the time being|unchanged)\b")
_SMALL = frozenset("with from over after into against their about amid more than that this have been will says first most down back".split())
FEW_WORDS = 330
"""A body of no more characters tells of nothing but what its headline is about."""


def only_wished(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline in the present whose object a short body names only as what is thought of or called for, and another word of it goes on as before."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = [line for line in text.lines if not line.heading]
    if title is None or len(heads) != 1 or not 1 <= len(body) <= 4 or sum(len(line.text) for line in body) > FEW_WORDS or _OPEN.search(heads[0].text):
        return
    head = heads[0].text
    told = " ".join(line.text for line in body)
    for verb, _, end in _verbs(head):
        root = stem(verb)
        if any(_real(told, m) for m in _WORD.finditer(told) if stem(m[0].lower()) == root):
            continue
        objects = {word.lower()[:6] for word in _WORD.findall(head[end:]) if len(word) > 3 and word.lower() not in _SMALL}
        named = [(line, m) for line in body for m in _WORD.finditer(line.text) if m[0].lower()[:6] in objects]
        wished = [m for line, m in named if _WISHED.search(line.text[: m.start()])]
        if not objects or not wished or len({line.start for line, _ in named}) != 1 or _AS_BEFORE.search(told) is None:
            continue
        yield Draft("headline-unsupported", title, f"the headline says '{verb}', and the body tells of it only as thought of: '{named[0][0].text[:90]}'", "Go by the body.")
        return


_PARTICIPLES = frozenset("blown sunk stolen shot overthrown".split())
_WORKERS = frozenset("workers porters dockers miners drivers teachers nurses doctors farmers fishermen guards cleaners carers pilots bakers brewers printers loaders clerks sailors stevedores engineers couriers hauliers controllers firefighters weavers pickers growers packers stewards conductors lawyers judges journalists staff crews students prisoners actors writers players footballers builders welders steelworkers shipbuilders".split())
"""Who walks out: behind these stands a verb of many."""
_THEY_STRIKE = lazily(r"$|,| (?:across|against|after|throughout|for (?!now\b)|over \w|in (?!doubt\b|(?:its |the )?(?:first|second|third|fourth|fifth|\w+ (?:day|week|month))\b)|at (?!an end\b|end\b)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun))")
_AND_SUBJECT = lazily(r", [a-z]+s [a-z]{3,}ed\b")
"""'Guards walk out, flights halted': a second thing and what is done to it."""
_MANY = frozenset("police people children women men two three four five six seven eight nine ten militia".split())
"""Words without an s that have a verb of many after them."""


def _verbs(head: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a headline that may be its verb in the present: 'troops cross', 'loser concedes'."""
    words = list(_WORD.finditer(head))
    third = False
    for before, match in itertools.pairwise(words):
        word, told = match[0], third
        third = False
        # 'Nurses strike over pay', but not 'nurses strike deal'.
        strikes = word == "strike" and before[0].lower() in _WORKERS and _THEY_STRIKE.match(head, match.end()) is not None
        if not word.islower() or (word in _NO_VERB and not strikes) or len(word) < 3:
            continue
        plural = before[0].lower() in _MANY or (before[0].endswith("s") and not before[0].endswith(("’s", "'s", "ss", "us")))
        third = word.endswith("s") and not word.endswith(("ss", "us"))
        if third and (word in _WORKERS or _AND_SUBJECT.match(head, before.end()) is not None):
            third = False
            continue
        # 'Bans petrol exports': behind a verb stands its object.
        if (third and not plural) or word in _PARTICIPLES or (plural and not third and not told and not word.endswith(("ed", "ing", "ly", "al", "ive", "ous", "ic"))) or re.fullmatch(r"[a-z]{3,}ed", word):
            yield word, match.start(), match.end()


def _real(told: str, match: re.Match[str]) -> bool:
    """Whether a word of the body tells of something done."""
    lead = told[max(0, match.start() - 90) : match.start()]
    lead = re.split(r"[.;:!?]\s", lead)[-1]
    if re.search(r"(?i)\b(?:the|a|an|his|her|its|their|this|that|any|no|of) (?:[a-z]+ )?$", lead) and not match[0].endswith(("ed", "ing")) and match[0] not in IRREGULAR:
        return not re.search(r"(?i)\b(?:no|any|denied|before|without|planned|possible|future|next|(?:request|plea|application|hearing|bid|motion|demand|call|petition|debate|talks?|order|appeal|decision|ruling|plans?|threat) (?:for|on|about|against|to|of))\b[^,]{0,20}$", lead)  # a noun of the deed
    if _REAL.search(lead) or re.search(r"(?i), who(?:se [a-z]+)? (?:had|has|have)\b[^,]*$", lead):
        return True  # what somebody had sworn before says nothing of what he did
    return _IRREAL.search(lead) is None and _FAR_IRREAL.search(lead) is None


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset((*one.verbs, *one.nouns)) for one in deed_words().values())


def _alike(verb: str) -> frozenset[str]:
    """Return the words that tell the same deed as a verb."""
    root = stem(verb)
    found: set[str] = set()
    for group in _groups():
        if any(stem(word) == root for word in group if " " not in word):
            found |= group
    return frozenset(found)


_STRONG = lazily(
    r"(?i)\b(?:tr(?:ied|ies|ying) to|attempt(?:ed|s|ing)? (?:to|on|at)|(?:was|were|been) (?:foiled|thwarted|driven (?:off|back)|beaten (?:off|back)|repulsed|turned (?:away|back)|stopped|called off|put off|postponed|delayed|adjourned|shelved|averted|prevented)|(?:put off|puts off|postponed|delayed|deferred|adjourned|shelved|called off) (?:until|to|the|its|his|her|their|a)|(?:has|have|had) (?:not(?: yet)?|yet to|still to|never) [a-z]+|not yet|"
    r"no (?:decision|date|vote|agreement|deal|accord|final|contract|day|text|order)|without (?:a|an|any) (?:deal|agreement|decision|result|vote|breakthrough)|(?:is|are|was|were) (?:still )?(?:considering|weighing|studying|thinking|mulling|debating|discussing|arguing|negotiating|examining|preparing|looking)|(?-i:may|might|could) [a-z]+|threaten(?:s|ed|ing) to|plan(?:s|ned|ning)? to|intend(?:s|ed)? to|hope(?:s|d)? to|want(?:s|ed)? to|(?:is|are|was|were) (?:to|due to|expected to|ready to|likely to) [a-z]+|(?:will|would) (?:decide|vote|rule|meet|consider|discuss|choose|ask|seek|request|propose|only|not)|(?:will|would) (?:be (?:ballotted|balloted|polled)|hold a (?:ballot|vote)|ballot|put (?:[\w’'\-]+ ){1,4}to)|"
    r"stopp?ed short|fell short|short of|ruled out|refus(?:ed|es)|reject(?:ed|s)|declin(?:ed|es)|turned (?:away|back|down)|failed(?: to)?|unable to|could not|in vain|nearly|almost|narrowly|missed|averted|escaped|demand(?:s|ed)? (?:that|the)|call(?:s|ed) (?:for|on)|urged|proposed|proposal|draft|false alarm|rumours?|denied|held on|survived|stays? (?:in|on|at|where)|remain(?:s|ed)? (?:in|at|open|shut|closed|undecided|standing|a)|whether to|thinking it over|(?:is|are|was|were) still (?:in|at|on|among|with)|(?:has|have) offered|looking for|search(?:ed|ing) for|knows? where|undecided|next (?:week|month|year|spring|summer|autumn|winter)|under review|reviewing|looked at|looking at|(?:one of several |an? |only an? )options?|in talks (?:with|on|about)|made (?:it|them) safe|defused|(?:broken|broke) down|stalled|no progress|came to a stop|stopped (?:short|above)|came through|held (?:their|its|his|her) fire|made no|no (?:offer|bid|plans?|charge|charges|word|sign|trace|move|order|bodies|ransom|breach)|(?:got|gets|slipped) away|undamaged|unharmed|unhurt|intact|warning shots|came within|under (?:its|her) own power|contest(?:s|ed)|let go|at home|put out within|scorched|gravely ill|is holding|holding (?:firm|out)|still (?:stands|standing|afloat|alive|open|shut|closed|free|in force)|(?:will|is to|are to|to be) (?:be )?(?:heard|examined|debated|announced|counted|put to)|(?:has|have) (?:asked|applied|received|filed|tabled|drafted|opened)|(?:has|have) been (?:asked|put|submitted|drafted|tabled)|asked (?:for|whether|the|a)|want(?:s|ed)? (?:the|a|him|her|them)|ready to|on stand-?by|no intention|threat(?:s|ened)?|danger of|risk of|feared?|fears)\b"
)
_STRONG_WORDS = frozenset("safe defused broken broke stalled progress stop through fire review reviewing looked looking options option talks made got gets slipped away undamaged unharmed unhurt intact warning came contests contested let home scorched gravely holding examined heard debated announced counted asked applied received filed tabled drafted opened want danger risk feared fear fears stand-by standby intention within tried tries trying attempted attempt attempts foiled thwarted driven beaten repulsed turned stopped put puts postponed delayed deferred adjourned shelved called not yet never no without considering weighing studying thinking mulling debating discussing arguing negotiating examining preparing may might could threatens threatened threaten plans plan planned intends hopes hoped wants wanted due expected ready will would short ruled refused refuses rejected rejects declined failed unable vain nearly almost narrowly missed averted escaped demanded demands call calls urged proposed draft false rumours denied held survived stays remains remained whether undecided next still offered thinking looking searched knows".split())
_BROUGHT_OFF: dict[str, str] = {
    "elect": "elect|chose|chosen|vot", "name": "nam|appoint|chose|chosen|nominat|picked", "appoint": "nam|appoint|chose|nominat", "recognis": "recogni|embassy|ambassador|relations", "recogniz": "recogni|embassy|ambassador|relations", "lift": "lift|end|scrap|remov|ease", "expel": "expel|order|leave|persona", "ban": "bann|forb|outlaw|prohibit|barr",
    "pass": "pass|adopt|approv|vot", "approv": "pass|adopt|approv|agreed|cleared|gave", "ratif": "ratif|approv|pass|vot", "adopt": "adopt|pass|approv|agreed", "join": "join|member|acced|admitted|enter", "leav": "resign|quit|walked|gave up|stepped|left|depart|withdr|pulled|gone|flew|fled|last", "withdraw": "withdr|pulled|left|last|no longer|will not (?:play|take|compete|attend)|(?:stay|stayed) (?:at home|away)|gone|quit", "hit": "hit|struck|slammed|landed|fell|wound|kill|destroy",
    "bomb": "bomb|air|struck|raid|hit|shell", "down": "shot|down|crash", "board": "board|rappel|climbed|command", "sever": "sever|broke|cut|expel|closed|recall", "cut": "cut|broke|sever|reduc|lower|expel|recall", "deport": "deport|expel|flown|sent|put on", "extradit": "extradit|hand|flown|deliver", "jail": "jail|prison|sentenc|cell|years|sent (?:[\\w’'\\-]+ ){1,7}?to prison|gave|given|hand|receiv|led away|behind bars", "sentenc": "sentenc|years|jail|prison|sent (?:[\\w’'\\-]+ ){1,7}?to prison|gave|given|hand|receiv|led away|behind bars",
    "convict": "convict|guilty|sentenc", "charg": "charg|indict|accus", "indict": "indict|charg", "impeach": "impeach|vot|remov", "dissolv": "dissolv|disband", "win": "won|win|victor|beat|elect|gold|first", "marr": "marri|wed|vows|bride", "default": "default|missed|did not pay|fail", "devalu": "devalu|lower|cheaper|new rate", "nationalis": "nationalis|took over|seiz|state",
    "clos": "clos|shut", "shut": "shut|clos", "reopen": "reopen|open|crossed|resum", "open": "open|inaugurat|began|start|welcom", "launch": "launch|began|start|fired|lift|sent|blast", "test": "test|fired|explo|launch", "land": "land|touch|arriv|came down|set down", "crash": "crash|hit|collid|came down|plung|fell|wreck", "collid": "collid|struck|hit|ramm|crash",
    "explod": "explo|blast|blew|burst|went off", "erupt": "erupt|lava|ash|spew", "merg": "merg|join|combin", "buy": "bought|buy|purchas|acqui|paid|order|agree|accept|owns?|owned|now holds|t(?:ook|akes|aken) over|merged", "acquir": "bought|buy|purchas|acqui|paid|agree|accept|owns?|owned|now holds|t(?:ook|akes|aken) over|merged", "sell": "sold|sale|sell", "end": "end|over|lift|stop|finish|return", "cancel": "cancel|called off|scrap|drop", "abolish": "abolish|scrap|end", "declar": "declar|announc|proclaim", "secede": "seced|independ|broke away",
    "surrender": "surrender|gave|laid down|yield|hands up", "fle": "fled|flee|left|flew|escap|cross|exile", "return": "return|back|came home|arriv|landed", "arriv": "arriv|land|came|reach|dock|touch", "meet": "met|meet|talk|sat down|shook", "visit": "visit|arriv|came|tour|receiv|flew", "cross": "cross|enter|over the", "pardon": "pardon|amnest|freed|releas", "execut": "execut|hang|put to death|shot|behead",
    "hang": "hang|execut|gallows", "evacuat": "evacuat|left|flown|taken out|bused", "rescu": "rescu|saved|pulled|freed|brought|picked|plucked", "fre": "freed|releas|let go|walk|hand|home", "releas": "freed|releas|let go|walk|publish|hand", "quit": "quit|resign|left|step|gave up", "oust": "oust|toppl|remov|vot|fell", "toppl": "oust|toppl|remov|fell|overthr",
    "sack": "sack|dismiss|fired|remov", "fire": "fired|sack|dismiss|launch|shot|shell", "strip": "strip|lost|took|annul|withdr|revok", "fin": "fined|fine|pay", "break": "broke|break|sever|cut|burst|gave way", "flood": "flood|water|inundat|burst|submerg", "blown": "blew|blown|explo|blast|went off|tore|detonat|bomb", "blow": "blew|blown|explo|blast|went off|tore|detonat|bomb", "stolen": "stole|stolen|took|taken|missing|away with", "destroy": "destroy|burned|burnt|ruin|flatten|raz|wreck|blew|gutted|level|ashes|nothing (?:of|left|remains)|consumed", "walk": "walked|strike (?:began|shut|halted)|struck|picket|downed|stopped|put down|stay(?:ed)? (?:away|out|at home)|idle|left (?:their|the|his|her)", "die": "die|dead|death|put down|kill|passed away|buri|drown|mourn|funeral|coffin|late|succumb", "confess": "confess|admit|own|guilty", "admit": "admit|confess|acknowledg|own|guilty|wrong|conced|accept|agree", "defrock": "defrock|strip|unfrock|expel|remov", "drown": "drown|bod|dead|died|death", "review": "review", "expand": "expand|added|new|enlarg|wider", "build": "built|build|finish|open", "rob": "robb|stole|took|hold-up|away with", "steal": "stole|stolen|took|away with", "kidnap": "kidnap|abduct|seiz|taken|dragged|held", "evade": "evad|escap", "escap": "escap|fled|broke out|got away|ran", "strand": "strand|stuck|stuck|aground", "cover": "cover", "vot": "voted", "curb": "curb|limit|cut|restrict", "imprison": "imprison|prison|jail|sentenc|cell|years", "sink": "sank|sunk|went down|founder|capsiz", "invad": "invad|cross|enter|troops|tanks", "attack": "attack|raid|struck|storm|fir|assault|shell|bomb",
    "strik": "struck|strik|hit|bomb|walk|raid|down tools|downed|stopped|put down|picket|stay(?:ed)? (?:away|out|at home)|idle", "storm": "storm|broke|burst|seiz|overran|raid|forced|stormed|smashed|rammed", "seiz": "seiz|took|taken|captur|board|impound|confiscat|found", "kill": "kill|die|dead|death|shot|bod|fatal|toll|slain|murder", "halt": "halt|stop|suspend|paus|cease|freez|froz", "suspend": "suspend|halt|stop|paus|freez|froz", "raise": "rais|increas|lift|higher|up", "annex": "annex|absorb|incorpor", "disband": "disband|dissolv", "disarm": "disarm|hand|gave|surrender|laid",
    "overthrow": "overthr|oust|toppl|depos|seiz", "assassinat": "assassinat|kill|shot|murder|dead|died", "host": "host|held|welcom|staged|guest|came", "boycott": "boycott|stay", "secur": "secur|won|agreed|got|receiv|sign", "free": "freed|releas|let go|walk|hand|home", "shoot": "shot|down|fire", "retak": "retook|retak|recaptur|took|driv|drove", "grant": "grant|gave|award|receiv", "award": "award|gave|won|receiv|sign",
    "apologis": "apolog|sorry|regret", "apologiz": "apolog|sorry|regret", "scrap": "scrap|abolish|cancel|drop|end|no longer|axe|last|given up|gave up", "rejoin": "rejoin|return|back|member", "restor": "restor|resum|return|back|reinstat", "resum": "resum|restart|began|again|back", "deploy": "deploy|sent|arriv|troops|took up|station", "handov": "hand", "hand": "hand|gave|transfer|deliver", "seal": "seal|sign|clos|agreed|shut", "plug": "plug|shut|cap|stopp|seal|no oil", "contain": "contain|under control|put out|stopp", "quell": "quell|crush|put down|quiet|calm", "crush": "crush|quell|put down|beat|defeat", "clinch": "clinch|won|sign|secur|sealed", "settl": "settl|agreed|paid|end",
    "avert": "avert|agreed|called off|prevent", "resolv": "resolv|settl|agreed|end", "recover": "recover|found|raised|brought|pulled", "find": "found|discover|recover|spotted|turned up", "split": "split|broke|left|divid", "breach": "breach|burst|broke|gave way", "topple": "oust|toppl|remov|fell", "reject": "reject|voted|turned|threw|refus|no",
    "arrest": "arrest|detain|caught|custody|seiz|pick|captur|handcuff", "detain": "arrest|detain|custody|held|seiz|stopp|pick", "evict": "evict|drove|driv|clear|remov|turned out", "demolish": "demolish|tore|torn|pull|raz|bulldoz|knock|level", "bulldoz": "demolish|tore|torn|raz|bulldoz|level", "block": "block|stopp|halt|barr|veto|clos|barricad|held up", "recaptur": "retook|retak|recaptur|took|driv|drove|fell", "captur": "captur|took|taken|seiz|overran|fell|caught",
    "renam": "renam|name|call", "privatis": "privati|sold|sale", "acquit": "acquit|clear|freed|not guilty|innocent", "clear": "acquit|clear|freed|not guilty|innocent|approv|swept|remov", "veto": "veto|block|reject|refus|sent back", "overturn": "overturn|quash|annul|struck|revers|set aside|void", "quash": "overturn|quash|annul|struck|revers|set aside|void", "uphold": "upheld|confirm|reject|dismiss", "reinstat": "reinstat|restor|return|back", "recall": "recall|called|summon|home|back",
    "legalis": "legal|allow|permit|pass", "outlaw": "outlaw|ban|forb|prohibit", "ground": "ground|halt|stopp|suspend|barr", "burn": "burn|fire|blaze|flame|set", "loot": "loot|plunder|stole|robb|carried", "intercept": "intercept|stopp|caught|seiz|turned|escort", "leak": "leak|publish|print|spill|escap", "publish": "publish|print|releas|appear|post", "unveil": "unveil|show|present|reveal", "crown": "crown|enthron|install|coronat",
    "beat": "beat|won|win|defeat|knock|overcame", "defeat": "beat|won|win|defeat|rout|overcame", "qualif": "qualif|reach|won|through|book", "extend": "extend|prolong|renew|another|lengthen", "renew": "renew|extend|prolong|sign", "doubl": "doubl|twice|rais", "slash": "slash|cut|lower|reduc", "freez": "froze|freez|block|suspend", "rebuild": "rebuil|restor|repair|open|finish", "complet": "complet|finish|open|end|done", "bury": "buri|bury|laid|funeral|grave", "buri": "buri|bury|laid|funeral|grave",
    "divorc": "divorc|separat|part|split", "repatriat": "repatriat|return|home|flown|back", "poison": "poison|toxic", "lynch": "lynch|hang|beat|kill|mob", "sue": "sued|sue|suit|court|claim", "tak": "took|taken|captur|seiz|overran|fell|won|now holds|owns?|owned", "drop": "drop|withdr|abandon|end|scrap|fell", "ouste": "oust|toppl|remov|vot|fell", "disqualif": "disqualif|barr|exclud|remov|strip", "exil": "exil|banish|expel|deport|sent", "flog": "flog|lash|whip|can", "hijack": "hijack|seiz|took|command|divert", "ambush": "ambush|attack|fir|kill|shot",
    "swear": "swor|oath|inaugurat", "mine": "mine|laid", "blockad": "blockad|block|clos|stopp|seal|cut", "isolat": "isolat|quarantin|seal|cut", "dock": "dock|moor|tied|berth|arriv|reach|put in", "topples": "oust|toppl|remov|fell", "back": "back|support|endors|vot|agreed|yes",
}  # fmt: skip
"""Stems of verbs with how those words begin by which a body may tell the deed as done."""
_TALKED_OF = {
    "buy": "offer|bid|approach|take[ -]?over|stake", "acquir": "offer|bid|approach|take[ -]?over|stake", "tak": "offer|bid|approach|take[ -]?over|stake", "merg": "offer|bid|approach|take[ -]?over",
    "sell": "market|buyer|offer|bid", "walk": "strike|stop work|stoppage|ballot|down tools", "strik": "strike|stop work|stoppage|ballot|down tools", "jail": "prison|term|years|sentence", "sentenc": "prison|term|years|sentence",
}  # fmt: skip
"""The words by which a body tells of a deed that is only thought of: of a purchase an offer, of a strike a ballot."""


def not_brought_off(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline's deed of which a short body has no word, but in a sentence about the same only that it failed, is put off or weighed."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = [line for line in text.lines if not line.heading]
    if title is None or len(heads) != 1 or not 1 <= len(body) <= 4 or sum(len(line.text) for line in body) > FEW_WORDS + 120 or _OPEN.search(heads[0].text) or _STRONG_WORDS.isdisjoint(text.vocabulary):
        return
    head = heads[0].text
    told = " ".join(line.text for line in body)
    for verb, start, end in _verbs(head):
        root = stem(verb)
        done = _table(root)
        if done is None:
            continue
        if any(_real(told, m) and not _MIGHT.match(told[m.end() :]) and not _TAKEN_BACK.search(told[max(0, m.start() - 60) : m.start()]) for m in pattern(rf"\b(?i:{done})[\w’'\-]*").finditer(told)):
            return
        around = {word.lower()[:5] for word in _WORD.findall(head[:start] + " " + head[end:]) if len(word) > 3 and word.lower() not in _SMALL}
        for line in body:
            cue = _STRONG.search(line.text) if not line.text.startswith(("Other ", "Another ", "More ", "Others ")) else None
            # 'Said no date for a vote had been set': the sentence names the deed itself, if only as open.
            # 'It may bid for a second mill': that tells of another deed than the headline's.
            if cue is not None and _A_FURTHER.match(line.text, cue.end()) is None and (around & {word.lower()[:5] for word in _WORD.findall(line.text)} or (len(body) <= 3 and pattern(rf"\b(?i:{done}|{_TALKED_OF.get(root, done)})").search(line.text))):
                yield Draft("headline-unsupported", title, f"the headline says '{verb}', and the body has only: '{line.text[max(0, cue.start() - 40) : cue.end() + 40]}'", "Go by the body.")
                return


_A_FURTHER = lazily(r"(?i)[^.,;]{0,15}\b(?:for|buy|take over|make|acquire) (?:an?other|a (?:second|third|further)|more|other|further)\b")
_MIGHT = lazily(r" (?:may|might|could|would|will|is to|was to)\b")
_TAKEN_BACK = lazily(r"(?i)\b(?:put(?:s)? off|postpon\w+|delay\w+|call(?:s|ed) off|cancel\w*|adjourn\w*|whether|vote on|threat\w* (?:of|to)|draft|considering|weighing|studying|discuss\w*|demand\w*|propos\w+|without|nearly|almost|attempt\w*|tried|fail\w*|no|not|nobody|could|may|might|would|until|before|against)\b[^.;]{0,50}$")
