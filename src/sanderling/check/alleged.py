"""A deed told outright in any clause, which another sentence knows only as alleged, denied or not proved.

'Paladines, who paid the bribes in cash', where prosecutors allege that he bribed, and he denies it; and what 'he is accused of
it' or 'she denies this' takes up from the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.tellings import WEAK, Telling, content, names, tellings
from sanderling.check.text import CheckedText, Line, Spotter
from sanderling.check.verbs import stem

_ALLEGES = lazily(r"\b(?:alleg(?:es?|ed|ing)|claim(?:s|ed)?|accus(?:es?|ed|ing)|suspect(?:s|ed)?|charged? with|charges|suspicion|blam(?:es?|ed|ing)|indicted|allegations?|accusations?)\b")
_SAYS = lazily(r"\b(?:says?|said|according|believes?|insists?|maintains?)\b")
_DENIES = lazily(
    r"\b(?:den(?:y|ies|ied)|denials?|reject(?:s|ed)?|disput(?:es|ed)|contest(?:s|ed)|dismiss(?:es|ed)|knows? nothing of|plead(?:s|ed)? (?:not guilty|innocen\w+)|not guilty|(?:swears|says|insists) that (?:he|she|it|they) (?:never|did not|had nothing|knew nothing)|untrue|nothing to do with|no part in|calls? (?:the |this |that |these |it )(?:[^,;.]{0,60}? )?(?:a lie|lies|absurd|nonsense|false|baseless|invented|an invention|a fabrication|slander|a forgery|forged)|speaks? of (?:an? )?(?:[a-z]+ )?(?:forgery|fabrication|lie|lies|invention|slander|smear|plot)|(?:says|say|said|insists?|swears?|maintains?) (?:that )?(?:he|she|it|they) (?:has|have|had|was|were|knew|know|owns?|did)(?: not| no| never| nothing| nowhere| elsewhere| abroad| asleep| at home)|(?:counsel|lawyer|lawyers|defence|attorney)\b[^.;]{0,25} (?:says?|said|insists?|maintains?|argues?))\b"
)
_UNPROVED = lazily(
    r"\b(?:no (?:proof|evidence)|(?:has|have|was|were|been) not (?:yet )?been (?:proved|proven|shown|tried|heard|established|charged|convicted|confirmed)|yet to (?:prove|hear|rule|decide|try|be (?:proved|proven|tried|heard|shown))|trial (?:has not|opens|begins|is to|will)|not (?:yet )?(?:proved|proven|tried|heard|shown)|whether (?:he|she|they|it) did|no (?:court|judge) has|nobody has been (?:tried|charged|convicted)|unproven|no charges?|no [a-z]+ (?:has|have) (?:yet )?been (?:laid|held|shown|heard|found|opened|filed|brought|produced|offered|presented)|for (?:the |a )?(?:court|judge|judges|jury|tribunal) to (?:decide|say|rule|find)|(?:a |any )?(?:proof|evidence) (?:is|was) (?:lacking|missing|wanting)|nobody has owned up|nothing (?:has been |is |was )?(?:proven|proved|shown|established)|(?:is|was|are|were) not (?:yet )?(?:known|clear|certain|established) (?:whether|who|if|how)|(?:nobody|no one) (?:yet |can |could |still )?(?:knows?|knew|say|tell|prove|identify) (?:yet )?(?:who|whether|that|it)|(?:only|merely|no more than) (?:an? |the )?(?:alleg\w+|suspicions?|suspected|rumou?rs?|suspects?|a suspect|hearsay)|(?:could|can) only (?:allege|suspect|guess|suppose)|may (?:only )?have been (?:promised|offered|paid|given))\b"
)
_TAKEN_UP = lazily(
    r"\b(?:accus\w+|suspect\w*|blam\w+|charg\w+) (?:[\w’\-]+ ){0,4}?(?:of|for|with) (?:it|this|that|the (?:deed|crime|act|theft|killing|attack|murder|fire)|doing so|having done (?:so|it))\b|\b(?:accused|suspected) of (?:it|this)\b|\b(?:is|are|was|were|stands?|been) (?:accused|suspected|charged)(?: [a-z]+)? (?:of|with) the [a-z]{4,}(?=[,;.]| and\b| but\b)|\b(?:says?|claims?|maintains?|believes?|insists?|suspects?|thinks?|assumes?|alleges?) (?:so|as much)(?=[,;.]| but| and)|\b[Tt]he (?:reports?|allegations?|accusations?|charges?|claims?|stor(?:y|ies)|accounts?) (?:(?:is|are|remains?|stays?) (?:[a-z]+ )?(?:unproven|unconfirmed|unverified|not (?:proven|proved|confirmed))|(?:for |as )?(?:unproven|unconfirmed|unverified))|\b(?:alleg\w+|claim\w*) (?:it|this|so)\b|\b(?:alleg\w+|claim\w*|say|says|said|believes?|suspects?|think|thinks)(?: that)? (?:he|she|they|it) (?:did|was|were)(?: so| it| this| behind it)?(?=[,;.]| but| and)|\b[Ww]hether (?:he|she|they|it) (?:did|was|were|had)(?: so| it| this| done so| done it)?(?= is|,|;|\.| remains| has)|^That(?:,[^,;]{2,30},)? is (?:at least )?what\b|^(?:So|That is what|This is what|Such is what) (?:at least )?(?:his|her|their|its|the) [a-z]+ (?:say|allege|claim|maintain|believe)|^That (?:he|she|they|it) did(?: so| it| this)?\b"
)
_DENIED_SO = lazily(r"\bden(?:y|ies|ied) (?:it|this|that(?=[,.;])|doing so|having done (?:so|it)|any (?:part|role|hand) in it|(?:ever )?having done it)\b")
_PROVED = lazily(r"(?i)\b(?:admit\w*|confess\w*|convict\w*|sentenced|found guilty|acknowledg\w*|pleaded guilty|(?<!not )(?<!not yet )guilty of|will serve|is serving|jailed|conced\w*|(?:court|judges?|jury|tribunal|inquiry|commission)(?: in [A-Z]\w+)? (?:has |have )?(?:found(?! no| nothing)|ruled|established)|proved that|proven|own(?:s|ed) up|footage shows|video shows)\b(?! not)")
_NOT_PROVED = lazily(r"(?i)\b(?:nothing|nobody|not|never|no [a-z]+|neither|none)\b[^,.;]{0,30}\b(?:proven|proved|convicted|admitted|confessed|sentenced|owned up)\b|\b(?:un)proven\b(?= allegations?)|\bhas yet to be proven\b")
_HEDGED = lazily(r"(?i)\b(?:alleg\w*|claim\w*|accus\w*|suspect\w*|report(?:s|ed|edly|ing)?\b|den(?:y|ies|ied)|may|might|could|would|believed|charged|apparently|thought|maintain\w*|insist\w*|argu\w*|contend\w*|said|says|told|according|whether|if|said to|supposed\w*|rumou?r\w*|feared)\b|[“”\"?]")
_PLEADS = lazily(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)(?:,? (?:has|have|had|still|himself|herself))* (?:pleaded not guilty|pleads not guilty|denies|deny|denied|(?:says?|said|insists?|swears?|maintains?) (?:that )?(?:he|she|they) (?:has |have |had )?(?:never|did not|took nothing|is innocent|are innocent|was innocent|nothing|knew nothing)|(?:protests?|maintains?|insists on) (?:his|her|their) innocence|rejects? the (?:charges?|accusations?|allegations?)|calls? the (?:charges?|accusations?|allegations?))"
)
_CRIME = lazily(r"\b(?:embezzled|poisoned|stole|bribed|murdered|raped|smuggled|laundered|killed|strangled|stabbed|shot|took bribes|paid bribes|spied|defrauded|forged|abused|tortured|trafficked|plundered|looted|pocketed|siphoned|diverted|leaked|sold|set fire|blackmailed|kidnapped|abducted|burned|rigged|hired)\b")
_YET = lazily(r"\b(?:(?:will|is to|are to|is expected to|has yet to|have yet to) (?:bring|file|hear|begin|open|start|try|set out|decide|rule|present)|trial|(?:opens|begins|starts) (?:in|on|next)|prosecutors?|charges?|investigat\w+|court|no charges?|not been (?:charged|tried|convicted|proved))\b")
_SPEECH = lazily(r"\b(?:say|says|said|told|according|announced|wrote|added|stated|claim\w*|alleg\w*|accus\w*|report\w*|found|ruled|court|insist\w*|believ\w*|suspect\w*|maintain\w*)\b|[“”\"]")
_DOUBTS = Spotter(r"^(?:whether$|alleg|claim|accus|suspect|charg|blam|indict|den[iy]|reject|disput|contest|dismiss|plead|proof|evidence|proved|proven|prove|untrue)")
_SOFT = frozenset(stem(word) for word in ("take", "give", "send", "put", "make", "hold", "keep", "set"))
_LIGHT = lazily(r"\b(?:g[ai]ve|given|giving|made|making|took|taken|taking|issued?|issuing|placed?|laid|committed|committing) (?:the|an?|his|her|their|any|this|that) (?:[a-z]+ )?(?P<noun>[a-z]{4,})\b")
_NOUN_OF_DEED = lazily(r"\b(?:accus\w+|suspect\w*|charg\w+|blam\w+) (?:[\w’'\-]+ ){1,4}?(?:of|with|for) (?:the|this|that|these|those) (?P<noun>[a-z]{6,})\b")
_ALIKE = frozenset({"burn", "kill", "fire", "hurt", "pay"})
_SHORT = 6
NEAR = 4
"""Sentences farther apart than this are not held against one another."""


def alleged_and_told(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence with a deed in the article's own voice that the article elsewhere knows only as alleged or denied."""
    body = [line for line in text.lines if not line.heading]
    doubtful = _DOUBTS.among(text.vocabulary)
    if not doubtful or len(body) > 60:
        return
    for number, line in enumerate(body):
        if doubtful.isdisjoint(text.words(line)):
            continue
        around = " ".join(one.text for one in body[max(0, number - 1) : number + 3])
        if _PROVED.search(_NOT_PROVED.sub(" ", around)):
            continue
        if number and _PLEADS.search(line.text) and _YET.search(around) and _CRIME.search(body[number - 1].text):
            told = _main_deed(text, body[number - 1])
            if told is not None and told.start <= _CRIME.search(body[number - 1].text).start() + 3:  # type: ignore[union-attr]
                yield _draft(text, body[number - 1], line, told)
                return
        alleges, denies = _ALLEGES.search(line.text), _DENIES.search(line.text)
        if number and (_TAKEN_UP.search(line.text) or (_DENIED_SO.search(line.text) and not alleges)) and (_DENIES.search(around) or _UNPROVED.search(around)):
            told = _main_deed(text, body[number - 1])
            if told is not None and _takes_up(body[number - 1], line):
                yield _draft(text, body[number - 1], line, told)
                return
        disputed = (alleges and (_DENIES.search(around) or _UNPROVED.search(around))) or (denies and (_SAYS.search(line.text) or _UNPROVED.search(around) or re.search(r"\bden(?:y|ies|ied) (?:that|having|[a-z]+ing)\b", line.text)))
        if not disputed:
            continue
        cue = min(match.start() for match in (alleges, denies, _SAYS.search(line.text)) if match is not None)
        deeds = {(told.deed, stem(line.text[told.start : told.end].split(" ")[0]), told.start) for told in tellings(line.text) if told.start > cue}
        # 'That he gave the order', where he 'ordered' it elsewhere: the deed stands in the noun of a light verb.
        deeds |= {("v:" + stem(m["noun"]), stem(m["noun"]), m.start()) for m in _LIGHT.finditer(line.text, cue)}
        # 'Accuse him of the bribery', who 'bribed' them elsewhere.
        deeds |= {("v:" + m["noun"][:size], m["noun"][:size], m.start()) for m in _NOUN_OF_DEED.finditer(line.text, cue) for size in range(4, len(m["noun"]))}
        for at in range(max(0, number - NEAR), min(len(body), number + NEAR + 1)):
            for told in tellings(body[at].text):
                if _tells_same(text, body, (number, line), (at, body[at]), told, deeds):
                    yield _draft(text, body[at], line, told)
                    return


def _draft(text: CheckedText, line: Line, doubt: Line, told: Telling) -> Draft:
    start, end = (told.clause if told.bound else (0, len(line.text)))
    return Draft(
        "attribution-conflict", text.span(line.start + start, line.start + end), f"the article says it in its own voice, but elsewhere it is only alleged or denied: '{doubt.text[:90]}'",
        "Do not count it as established.",
    )  # fmt: skip


_ACCUSED = lazily(r"\b(?:accus|suspect|blam|charg)\w+ (?P<who>[\w’\- ]{2,40}?) (?:of|for|with) ")


def _takes_up(line: Line, doubt: Line) -> bool:
    """Whether a sentence of doubt speaks of the doer of the one before: by a pronoun, a noun or name of it, and not in a clause of its own."""
    accused = _ACCUSED.search(doubt.text)
    if accused is not None and accused["who"].split(" ")[-1].lower() not in {"him", "her", "them", "it"}:
        words = {word.lower() for word in re.findall(r"\w{3,}", line.text)}
        if accused["who"].split(" ")[-1].lower() not in words:
            return False
    denied = _DENIED_SO.search(doubt.text)
    if accused is None and denied is not None:
        lead = doubt.text[: denied.start()]
        return len(lead.split()) <= 7 and "which" not in lead and "," not in lead
    return True


def _main_deed(text: CheckedText, line: Line) -> Telling | None:
    """Return the deed that a sentence tells outright, by its main verb."""
    if _HEDGED.search(line.text) or _PROVED.search(line.text):
        return None
    for told in tellings(line.text):
        if told.real and not told.denied and not told.noun and (not told.deed.startswith("v:") or told.deed[2:] not in WEAK or told.deed[2:] in _SOFT) and not _quoted(text, line, told):
            return None if re.search(r"\b(?:was|were|been|is|are)\b", line.text[told.clause[0] : told.start]) and " by " not in line.text[told.end :] else told
    return None


def _quoted(text: CheckedText, line: Line, told: Telling) -> bool:
    at = text.to_original(line.start + told.start)
    return any(start <= at < end for start, end in text.spoken)


def _tells_same(text: CheckedText, body: list[Line], doubt: tuple[int, Line], where: tuple[int, Line], told: Telling, deeds: set[tuple[str, str, int]]) -> bool:
    """Whether a deed is told outright, and is one of those that a doubtful sentence lays on the same doer, or of the same thing."""
    number, doubtful = doubt
    at, line = where
    if told.denied or not told.real or told.noun:
        return False
    word = stem(line.text[told.start : told.end].split(" ")[0])
    own = any(deed == told.deed and (root == word or deed in _ALIKE) and (at != number or start != told.start) for deed, root, start in deeds)
    named_so = told.thing and any(deed == "v:" + stem(told.thing) and (at != number or start != told.start) for deed, _, start in deeds)
    if not own and not named_so:
        return False
    clause = line.text[told.clause[0] : told.clause[1]]
    lead = line.text[: told.start]
    if _HEDGED.search(clause) or _quoted(text, line, told):
        return False
    # 'Denied that he took any': a clause of what is denied; 'the lorries that he let through' is one of a noun.
    if re.search(r"\bthat (?:[\w’'\-]+ ){0,4}$", lead) and not (at != number and re.search(r"\b[Tt]he (?:[\w\-]+ ){1,3}that (?:[\w’'\-]+ ){0,3}$", lead)):
        return False
    if at == number and not (told.bound and re.search(r", (?:who|which) (?:[\w’'\-]+ ){0,2}$", lead)):
        return False
    if not told.bound and _SPEECH.search(line.text):
        return False
    weak = told.deed.startswith("v:") and told.deed[2:] in WEAK
    skip = {stem(word) for word in line.text[told.start : told.end].lower().split()}
    common = {word for word in content(line.text) & content(doubtful.text) if stem(word) not in skip}
    shared = {name.lower() for name in names(line.text) & names(doubtful.text)}
    if weak and told.deed[2:] not in _SOFT:
        return False
    if weak and not shared and not named_so:
        return False
    if at == number:
        return own or bool(named_so)
    if re.search(r"\b(?:was|were|been|is|are)\b", line.text[told.clause[0] : told.start]) and " by " not in line.text[told.end :]:
        return False
    # 'The ambassador of Libya', 'the ambassador of Niger': another's.
    mine, theirs = (names(words) - shared_names for words in (line.text, doubtful.text)) if (shared_names := names(line.text) & names(doubtful.text)) else (set(), set())
    if mine and theirs and told.thing and re.search(rf"\b{re.escape(told.thing)}\w* of (?:the )?[A-Z]", line.text) and re.search(rf"\b{re.escape(told.thing)}\w* of (?:the )?[A-Z]", doubtful.text):
        return False
    # 'Prosecutors allege that he gave the order': the doer of the sentence right before.
    he = at == number - 1 and re.search(r"\b(?:alleg\w+|claim\w*|say|says|said|believe\w*|suspect\w*|maintain\w*|insist\w*)(?: that)? (?:he|she|they)\b|\b(?:accus\w+|suspect\w*|blam\w+) (?:him|her|them)\b", doubtful.text) is not None
    return len(common | shared) + he >= (1 if len(body) <= _SHORT else 2)


_WRONGS = lazily(
    r"\b(?P<verb>stole|robbed|poisoned|(?:planted|laid|threw|hid|set off|detonated|built|sent) (?:the|a|two|three|an) (?:[a-z]+ )?(?:bombs?|mines?|device|devices|grenades?|explosives|parcel|letter bomb)|shot (?:down|dead)|shot(?= [A-Z]| the| an?\b)|gunned down|sold (?:(?:his|her|its|their|the|three|two|four|five|several) )?(?:[a-z]+ )?(?:votes?|verdicts?|secrets?|visas?|passports?|seats?|places?|plans|weapons|arms|rifles|blueprints|judgments)|"
    r"bribed|paid (?:the |a )?(?:[a-z]+ )?bribes?|(?:took|received|accepted|pocketed|demanded|collected|got) (?:[$€£\w,.’\-]+ ){0,5}?(?:dollars|euros|pounds|francs|marks|pesos|rand|rubles|roubles|dinars|dirhams|shillings|naira|yen|yuan|rupees|reais|crowns|lei|leva|kroner|lira|won|bribes?|envelopes?|kickbacks?|apartment|flat|villa|money|cash|gifts?|commission)|murdered|killed|assassinated|strangled|stabbed|beat (?:to death|up)|massacred|executed|"
    r"had (?:[\w’\-]+ ){1,5}?(?:killed|beaten|murdered|shot|poisoned|kidnapped|silenced|tortured|burned|arrested)|ordered (?:the|his|her|their|a) (?:[a-z]+ )?(?:killings?|shelling|murders?|attack|bombing|massacre|arrests?|torture|shooting|raid|execution|assassination|kidnapping|burning|wiretaps?)|(?:rigged|stuffed|falsified|forged|doctored|faked|fixed|altered|inflated|embezzled|smuggled|laundered|leaked|spied|"
    r"hacked|jammed|kidnapped|abducted|tortured|raped|diverted|siphoned|looted|plundered|shelled|bombed|ambushed|torpedoed|sabotaged|gassed|bugged|wiretapped|dumped|concealed|blackmailed|extorted|defrauded|swindled|trafficked|misused|defaced|desecrated|torched|doped|armed|financed|funded|trained)|passed (?:[\w’\-]+ ){0,4}?(?:secrets?|documents?|plans|files|papers|information|money) to|gave (?:[\w’\-]+ ){0,4}?(?:secrets?|weapons|arms|orders?) to|"
    r"(?:blew up|(?:burned|burnt) down(?= (?:the|a|an|his|her|its|their|two|three|four|five|six|ten|twelve|twenty|thirty|forty|fifty|dozens|scores|hundreds|\d|[A-Z]))|set fire to|set alight|set ablaze|fired (?:on|at|into|the)|opened fire on|attacked|raided|stormed|sank|cut (?:the|both|two|three) (?:[\w\-]+ ){0,3}?(?:cables?|pipelines?|wires?|lines?)|used (?:[a-z]+ )?(?:chlorine|sarin|gas|chemical weapons|nerve agents?|cluster (?:bombs|munitions)|banned)|tampered with|hid|withheld|suppressed|drugged|put (?:the|a) (?:[a-z]+ )?bomb|fired (?:sarin|chlorine|gas)|derailed|brought down|destroyed|poured|shipped (?:[\w’\-]+ ){0,3}?(?:arms|weapons|missiles|rifles|drones|shells)|supplied (?:[\w’\-]+ ){0,4}?with (?:arms|weapons|missiles)|hired (?:[a-z]+ )?(?:gunmen|killers|assassins|thugs)|recruited))\b"
)
_WRONGED = lazily(r"\b(?:was|were) (?:[a-z]+ly )?(?:poisoned|murdered|killed|shot down|shot|kidnapped|abducted|planted|laid|stolen|set|burned down|shelled|bombed|attacked|hacked|sunk|fired|ordered|leaked|forged|rigged|tortured|beaten) by (?P<who>[^.;,]{3,60})")
_CHARGES = lazily(
    r"\b(?:[Tt]he (?:charge|accusation|claim|allegation)s?\b|prosecutors?,?[^.;]{0,40} (?:says?|said|believes?|maintains?)|according to (?:the )?(?:[a-z]+ )?(?:prosecut\w+|indictment|charge sheet|police|army|opposition|ministry|complaint)|holds? (?:him|her|them|it) responsible|point(?:s|ed)? (?:a|the) finger|sees? the hand of|attribut\w+ (?:it|the \w+) to|(?:says?|said|holds?|held|believes?) (?:so|as much|it (?:highly |very )?likely)|[Tt]hat is what|points? to|(?:indictment|charge sheet|complaint) (?:says|said)|investigat(?:ing|es|ed) (?:him|her|them|whether))\b"
)
_OPEN_STILL = lazily(
    r"\b(?:found nothing (?:against|on)|rests? on (?:one|a single|an anonymous|the word)|(?:withdrawn|retracted|taken back) (?:his|her|the) (?:story|statement|testimony|evidence)|(?:has|have) (?:always|repeatedly|flatly) (?:said|denied|insisted|maintained)|(?:call(?:s|ed)|dismiss(?:es|ed)|describ(?:es|ed)) (?:it|this|that|the [a-z]+)(?: as)? (?:[a-z]+ ){0,4}?(?:fairy tale|lies?|slander|nonsense|absurd|invention|fabrication|rubbish|rumours?|false|baseless|ridiculous|smear|fantasy|provocation)|found no (?:trace|proof|evidence|sign)|ruled nothing out|(?:a |the )?(?:judge|court|jury|tribunal) has (?:not|yet)|(?:has|have) not (?:yet )?been (?:let in|heard|read|opened|examined)|denies (?:all|any) (?:knowledge|part|involvement|role)|(?:calls|called) (?:his|her|its|the|this|that|it) [^.;]{0,30}?(?:scapegoat|circus|show|farce|theatre|hoax|witch hunt|plot|trap)|rejects (?:the|this|that) (?:story|charge|claim|account|version)|no (?:sample|witness|trace|document)s? (?:has|have|had)|(?:could|can) not be (?:verified|confirmed|proved)|(?:will|is to|must|has to) (?:decide|rule|say) (?:[a-z]+ )?(?:in \w+ )?whether|had not been ruled out|(?:his|her|their|its) (?:men|lawyer|lawyers|counsel|spokesman|office|commander|envoy) (?:says?|said|call(?:s|ed)|den(?:y|ies|ied)|reject\w*)|says? (?:his|her|its|their) (?:men|forces|people|agents|soldiers|troops|guns) (?:never|did not|had not|were not|have not|were)|speaks? of (?:an? )?(?:accident|engine|malfunction|misunderstanding|gas leak|short circuit))\b"
)
_WHOLLY_PROVED = lazily(r"(?i)\b(?:(?:claimed|claims?|took|takes|accepted) (?:the )?(?:responsibility|credit)|boasted|filmed (?:it|themselves|himself)|in (?:his|her|their) (?:confession|own words)|regretted|apologi[sz]ed|caught (?:on camera|red-handed)|by mistake|not (?:in )?disput\w*|nobody disputes)\b")
_BACK_TO = lazily(r"\b(?:him|her|them|it|he|she|they|his|its|their|this|that|the (?:money|deed|crime|attack|act|theft|killing|murder|fire|loss|affair|case|blast|bombing|missile|device|bribe|sum|payment|cash|leak|sale|group|movement|gang|militia|guerrillas|rebels|brigade|account|report|shooting|burning|company|firm|minister|general|colonel|governor|mayor|sect|cell|clan|faction))\b")
FEW = 4
"""A body of no more sentences tells of one matter alone."""


def blamed_and_told(text: CheckedText) -> Iterator[Draft]:
    """Yield the wrong that a short body tells outright, where who is blamed for it denies it, or nothing has been proved."""
    body = [line for line in text.lines if not line.heading]
    if not 2 <= len(body) <= FEW or not (_DOUBTS.among(text.vocabulary) or not _CALLS.isdisjoint(text.vocabulary)):
        return
    whole = " ".join(line.text for line in body)
    if _PROVED.search(_NOT_PROVED.sub(" ", whole)) or _WHOLLY_PROVED.search(whole):
        return
    for number, line in enumerate(body):
        if _HEDGED.search(line.text) or _OWN_WORDS.search(line.text):
            continue
        wrong = _WRONGED.search(line.text) or next((m for m in _WRONGS.finditer(line.text) if not _NO_DEED.search(line.text[: m.start()])), None)
        if wrong is None or _quoted_at(text, line.start + wrong.start()):
            continue
        others = [one for at, one in enumerate(body) if at != number and abs(at - number) <= 2]
        around = " ".join(one.text for one in others)
        charge = next((m for one in others for m in (_ALLEGES.search(one.text) or _CHARGES.search(one.text),) if m is not None), None)
        if charge is None or not (_DENIES.search(around) or _UNPROVED.search(around) or _OPEN_STILL.search(around)):
            continue
        mine, theirs = content(line.text) | {name.lower() for name in names(line.text)}, content(around) | {name.lower() for name in names(around)}
        if not mine & theirs and not _BACK_TO.search(around[around.find(charge[0]) :]):
            continue
        yield Draft(
            "attribution-conflict", text.span(line.start, line.end), f"the article says it in its own voice, but elsewhere it is only alleged or denied: '{around[:90]}'", "Do not count it as established.",
        )  # fmt: skip
        return


_CALLS = frozenset({"calls", "called", "likely"})
_NO_DEED = lazily(r"(?i)\b(?:what|which|to|not|never|was|were|been|be|being|is|are|nobody|no one|none|if|would|could|may|might|anyone|whoever|unknown (?:men|gunmen|persons|attackers)|gunmen|somebody|someone) (?:[a-z]+ly )?$")
_OWN_WORDS = lazily(r"\b(?:trial|court|judges?|indictment|charge sheet|prosecutors?)\b")


def _quoted_at(text: CheckedText, at: int) -> bool:
    there = text.to_original(at)
    return any(start <= there < end for start, end in text.spoken)
