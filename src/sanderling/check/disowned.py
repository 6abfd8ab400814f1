"""A deed told outright, which the very source of it disowns: 'The coaster brought the rounds. The pilot, from whom the account comes, says that he saw none'.

The sentence after it names whose word the deed rests on, in any of the ways that a text has for that, and what that source, or who is
accused, says against it: no proof, hearsay, not known, denied, withdrawn. The order of the two is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Spotter

_QUICK = Spotter(r"^(?:source|sources|rests?|hangs|depends|based|whom|whose|alone|only|sole|named|cited|quoted|given|ascribed|attributed|credited|claims?|charge|allegation|accusation|account|version|word|so|story|report|suspicion|guess|rumour|whether)$")
_WORD = r"(?:word|words|file|evidence|account|accounts|report|reports|testimony|statement|say-so|claim|story|version|tale|tip|information|affidavit|letter|note|notes|memo|complaint|charge|accusation|allegation|finding)"
_SOURCE = lazily(
    rf"(?i)\b(?:on whose (?:[a-z]+ )?{_WORD}|whose {_WORD} (?:it|this|that|the [a-z]+) (?:is|was|rests)|(?:from|on|to|by|through) whom (?:[^,;.]{{1,50}} )?(?:comes?|came|stems?|rests?|depends?|hangs|originates?|(?:is|was|has been|are) (?:ascribed|attributed|credited|taken|drawn|quoted|traced|told|reported))|"
    rf"(?:the|its|his|her|their|our|as)? ?(?:sole|only|one|single|lone|named|main|original|chief|first) (?:named )?(?:source|witness|informant|person|one|man|woman|official|officer|voice|authority)\b(?: (?:of|for|to|named|who|cited|quoted)\b)?|(?:the|as|its|named as the|given as the) source(?: of| for|,| named| cited)|who (?:alone |first |also )?(?:alone|first|originally) (?:reported|spoke|told|mentioned|announced|made|raised|claimed|accused|described|gave)|"
    rf"(?:named|cited|quoted|given|mentioned|relied on|invoked) (?:for (?:it|this|that|the)|as (?:the|its|a|our) (?:[a-z]+ )?(?:source|authority|witness)|in support)|who is (?:cited|quoted|named|given|the source)|(?:that|this|it|which) (?:is|was|at least is) (?:at least |only |what |no more than |merely |the |an? )*(?:claim|claims|charge|allegation|accusation|word|account|version|story|view|guess|suspicion|rumour|theory|assertion|opinion|belief|contention)s?\b|"
    rf"(?:that|this|such|which) is (?:at least )?what\b|(?:says?|said|claims?|claimed|alleges?|believes?|maintains?|think|thinks) (?:so|as much|this|it)\b(?=[,;.]| but| and| in)|so (?:says?|say|claims?|claim|alleges?|runs|goes)\b|who (?:made|makes|brought|raised|reported|accused|accuses|spread|started|passed on|put about) (?:the|this|that|it|him|her|them)\b|(?:suspects?|believes?|thinks?|assumes?|alleges?|claims?|says?) (?:that )?(?:he|she|they|it) (?:did|was|were|had)(?: so| it)?(?=[,;.]| but| and)|(?:that|who) (?:first )?(?:raised|gave|sounded|spread|put out|issued) (?:the|this|that|an?) [a-z]+|rests? (?:only |solely |wholly |entirely )?on (?:the|an?) [^,;.]{2,40}|whether (?:he|she|they|it|the [a-z]+) [^.;]{1,50}? is\b|^that (?:he|she|they|it|the [a-z]+) [^.;]{1,60}? (?:is|was|remains) (?:no more than |only |merely |at best |nothing but |still )*(?:an?|the) (?:[a-z]+ )?(?:allegation|claim|charge|accusation|suspicion|rumour|theory|guess)|supposed to have (?:said|seen|told|reported)|on (?:his|her|their|one man[’']s|one woman[’']s) (?:sole |single |bare |mere |own )?(?:word|testimony|evidence|say-so)\b|"
    rf"(?:the|this|that|his|her|their) {_WORD} (?:is|was|comes|came|rests|stems|goes back|depends|hangs)\b|(?:told|reported|related|recounted|described) by (?:a|an|one|the) [^,;.]{{2,50}} alone)"
)
_DISOWNS = lazily(
    r"(?i)\b(?:(?:no|without|any|little|not a shred of|lacks?|lacking|not yet|as yet no) (?:real |hard |firm |further |other )?(?:proof|evidence|papers|documents|witness(?:es)?|first-hand|knowledge|confirmation)|(?:may|might|could) (?:well |also |even |only )?(?:be|have been|have died|have had|not be|not have|have [a-z]+ed)(?: (?:wrong|mistaken|untrue|false|rumours?))?|cannot (?:himself |herself |yet |now )?(?:say|tell|be (?:sure|certain)|vouch|confirm|prove|know|swear|rule out|exclude|show|remember|recall)|could not (?:say|tell|be (?:sure|certain)|vouch|confirm|prove|swear|show|check)|"
    r"(?:was|is|were|are|been|be) (?:not|never|still not|unable|un(?:certain|clear|sure|known|proven|proved|confirmed|verified|tested)|yet to)\b(?: (?:able to|known|clear|certain|sure|there|at|to (?:say|tell|check|confirm|prove)|tested|tried|proved|proven|confirmed|heard|established|present|on the spot))?|not (?:been )?(?:sure|certain|known|able|confirmed|proved|proven|tested|tried|checked|verified|established|heard)|not (?:been )?(?:yet )?(?:tested|tried|proved|proven)|only (?:heard|suspects?|suspected|guess(?:es|ed)|believes?|thinks|assumes?|allege\w*|a (?:rumour|suspicion|guess)|an? (?:allegation|assumption)|repeated|passed on)|(?:an? )?(?:allegation|rumour|suspicion|guess|assumption) only|"
    r"heard (?:of it|it|about it|this|that|so|only|from|of an?\b)|(?:had|has) it (?:from|at second hand)|second[- ]hand|hearsay|rumou?rs?|gossip|mere(?:ly)? (?:an? )?(?:guess|suspicion|allegation|rumour)|unproven|unconfirmed|unverified|untested|den(?:y|ies|ied)|denial|disput(?:es|ed)|contests?|rejects?|(?:has |have )?(?:since )?(?:withdrawn|retracted|recanted|taken back|took back|withdrew)|takes? (?:it|this|that) back|do(?:es)? not (?:know|stand by|believe|claim|say|remember|vouch)|did not (?:know|see|say|hear|happen|take|do)|"
    r"(?:has|had|have|he|she|they|it|who) never (?:\w+ )?(?:seen|saw|said|met|read|heard|been|touched|taken|took|told|happened|set foot|spoken|spoke|claimed|visited|counted|meant|had|owned|received|held)|(?:saw|seen|knows?|knew|heard|took|found|received|did) (?:no|nothing|none|nobody|neither)\b|knows? (?:of )?no\b|no [a-z]+ (?:was|were|had been|has been) (?:\w+ed|seen|shot|hit|paid|taken|fired|held|made|sold|hurt|lost)|nothing (?:of the (?:kind|sort)|was)|no (?:court|judge|judges|tribunal|jury|inquiry) (?:has|have|yet)|for (?:a|the) (?:court|judge|judges|jury) to|not (?:yet )?in court|whether (?:he|she|it|they|the)\b|did no such thing|no such [a-z]+|(?:called|calls) (?:it |this |that )?(?:a lie|lies|false|untrue|nonsense|an invention|slander|a fabrication|absurd|baseless)|no more than (?:an? |the )?(?:allegation|rumour|suspicion|guess|claim|accusation)|nothing has (?:yet )?been|no idea|not (?:guilty|present|there)|pleaded not guilty|still being (?:looked into|investigated|examined|checked)|innocen\w+|did not (?:know|see)|no charges?|was not there|was elsewhere|was abroad|owing to (?:an )?(?:engine|illness)|says? (?:that )?(?:he|she|they) did not\b)"
)
_PROVED = lazily(r"(?i)\b(?:convicted|confess\w*|admits? (?:it|the|having|that (?:he|she|they) (?:did|had|took))|admitted (?:it|the|having)|found guilty|footage|filmed|photograph\w*|who saw (?:it|them|him|her)|who (?:was there|counted|buried|filmed)|pleaded guilty|sentenced|showed reporters|ruled out)\b")
_HEDGED = lazily(r"(?i)\b(?:said|says|say|told|tells|according|alleg\w*|claim\w*|accus\w*|suspect\w*|reported(?:ly)?|den(?:y|ies|ied)|may|might|could|would|will|believed|charged|thought|if|whether|apparently|supposed\w*|rumou?r\w*|feared|denounced|blam\w*|plans? to|planned to|wants? to|hopes? to)\b|[“”\"?]")
_TOLD = lazily(r"\b(?:[a-z]{2,}ed|was|were|had|has|have|is|are|owns?|took|sold|gave|paid|brought|ran|shot|stole|hid|beat|sent|bought|made|met|went|flew|set|put|sank|struck|hit|cut|left|broke|held|blew|built|kept|told|fell|drove|threw|led|dug|burnt|let|lost|won|spent|sunk|saw|forged|lent|swore|wrote|taught|shut|spilt|bore|drew|rode|fed|hung|dealt|withheld|overthrew)\b")
FEW = 5
"""A longer body has more sources than one."""


def disowned(text: CheckedText) -> Iterator[Draft]:
    """Yield a deed told in the article's own voice, where the next sentence names its source and what speaks against it."""
    body = [line for line in text.lines if not line.heading]
    if not 2 <= len(body) <= FEW:
        return
    for number, line in enumerate(body[:-1]):
        other = body[number + 1]
        if not _QUICK.among(text.words(other)) or _HEDGED.search(line.text) or _TOLD.search(line.text) is None:
            continue
        after = " ".join(one.text for one in body[number + 1 : number + 3])
        source = _SOURCE.search(other.text)
        if source is None or _PROVED.search(after):
            continue
        against = _DISOWNS.search(other.text[: source.start()]) or _DISOWNS.search(other.text, source.end()) or (_DISOWNS.search(body[number + 2].text) if number + 2 < len(body) else None)
        if against is None:
            continue
        yield Draft(
            "attribution-conflict", text.span(line.start, line.end), f"the article says it in its own voice, but its own source does not stand by it: '{other.text[:100]}'", "Do not count it as established.",
        )  # fmt: skip
        return
