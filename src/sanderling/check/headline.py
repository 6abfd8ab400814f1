"""A headline that tells as done what the body tells as thought of, begun, planned or denied, and as dead who is hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, pattern

_OPEN = lazily(r"(?i)[?:]|^\S+ to \b|\b(?:may|might|could|will|would|if|set to|poised|weighs?|mulls?|considers?|plans?|urged|demands?|seeks?|wants?|denies|threatens?|fears?|nearly|almost|not|no|never|hopes?|vows?|eyes|asks?|calls?)\b")
_PENDING = (
    r"(?:thinking|thinks?|consider\w*|weigh\w*|mull\w*|whether to|may|might|could|propos\w+|plann?(?:s|ed|ing)|intends?|hop(?:es|ed|ing)|denie[sd]|deny|ruled out|no plans|threat\w+|refus\w+|"
    r"began (?:\w+ )?talks|open(?:ed)? (?:\w+ )?talks|talks|negotiat\w+|draft|not yet|has yet to|have yet to|next (?:year|month|week)|neither|(?:has|have|had) (?:not )?yet (?:to )?[a-z]+|discuss\w*|asked|urged|called on|demand\w*|would|will|postpon\w+|nearly|almost|close to|feared|was to|fail\w*|could not|unable|meant to|means? to|mean to|vow\w*|swore|prepar\w+ to|bent on|delay\w*|adjourn\w*|put off|shelv\w*|undecided|no decision|tried to|attempt\w*|stopped short|fell short|foiled|thwarted|abort\w*|called off|cancel\w*|did not|has not|have not|no (?:sign|thought|intention|question|word) of)"
)
_DEEDS: tuple[tuple[str, str, str], ...] = (
    (r"resigns?|quits(?= (?:office|post|job|as|over|after|amid|in)\b|$)|steps down", r"resigned|resignation (?:was accepted|letter)|stepped (?:down|aside)|stood down|quit|gave up (?:his|her) (?:post|office|job|seat)|left (?:office|the (?:government|cabinet|post|job|ministry))|bowed out|handed in|threw in the towel|is going|has gone", _PENDING + r"|no reason|stays? on|staying|remain\w*|carry on|not give up|finish (?:his|her) term"),
    (
        r"sign(?:s|ed)? (?=[\w\- ]{0,25}(?:treaty|deal|accord|pact|agreement|truce|charter|protocol|convention|contract))", r"signed|signing|initialled|sealed|inked|put their (?:names|signatures)|concluded|signatories", _PENDING + r"|seek\w*",
    ),
    (
        r"sign|signs|signed|sealed|agreed|initialled|seal|seals|ink|inks|agree|agrees|conclude|concludes|strike deal|reach deal|reach(?:es)? (?:deal|accord|agreement|pact|truce|ceasefire)",
        r"signed|signing|initialled|sealed|inked|put their (?:names|signatures)|agreed|concluded|reached|struck|settled|deal (?:was|is) (?:done|made)", _PENDING,
    ),
    (
        r"kills?|dies|dead|die|killed|slain|drowns?|drowned|perish(?:es|ed)?|lost at sea|shot dead|deaths|bodies", r"kill\w*|die[ds]?|dead|death\w*|fatal\w*|bod(?:y|ies)|lost (?:his|her|their) li\w+|perish\w+|drown\w+|toll|succumb\w*|funeral\w*|buried|corpse\w*|lives|murder\w*|dying|slain|shot dead|mourn\w*|victims?",
        r"whether|not known|unclear|no word of|fate|believed|hunt\w*|search\w*|missing|not hit|alive|ashore|afloat|well|safe\w*|saved|rescued|walked away|no one|all of them|in time|survived|hurt|injur\w+|wound\w+|cut|bruis\w+|treat\w+|hospital|unhurt|unharmed|escaped|nobody|burns|recover\w+|broke|home",
    ),
    (r"rejects?|refuses?|turns down|votes? down|throws? out|rejected|spurns?", r"reject\w*|refus\w+|voted (?:down|against)|turned down|turns down|threw out|no\b|spurn\w*|defeat\w*|veto\w*", r"approv\w+|accept\w+|adopt\w+|passed|agreed|welcom\w+|endors\w+|said yes"),
    (r"rises?|climbs?|jumps?|soars?|surges?|rose|grows?", r"rose|ris(?:en|e|es|ing)|climb\w*|increas\w+|jump\w*|soar\w*|surg\w+|grew|grow\w*|higher|went up|gone up|up (?:by|from|\d)|doubl\w+|more", r"fell|fall\w*|drop\w*|declin\w+|lower|shrank|shrunk|slid|sank|plung\w+"),
    (
        r"(?:doubles?|triples?|trebles?|quadruples?|halves|raises?|cuts?|lowers?|increases?|freezes|slashes) (?=(?:[\w’'\-]+ ){0,4}(?:prices?|rates?|wages?|taxes|tax|tariffs?|pensions?|fees|fares|duty|duties|salaries|subsid(?:y|ies)|rent|rents|quotas?|output|budget|aid|pay)\b)",
        r"doubl\w+|tripl\w+|trebl\w+|halv\w+|raised|raises|increas\w+|lifted|put up|went up|higher|cut|lowered|lower|reduc\w+|slashed|froze\w*|rose|fell|now costs?|dearer|cheaper|from \d\S* (?:\w+ ){0,3}to \d",
        r"(?:remains?|stays?|stayed|remained|left|kept|keeps?|is|are) (?:\w+ ){0,3}(?:as (?:it|they) (?:was|is|were|are)|unchanged|the same|where (?:it|they) (?:was|is|were|are)|untouched)|refused|rejected|turned down|no (?:change|decision|plan)",
    ),
    (
        r"(?:closes?|shuts?|shuts down|scraps?|abolish(?:es)?|leaves?|quits?) (?=(?:[\w’'\-]+ ){0,5}(?:embassy|mission|consulate|base|border|frontier|airport|port|school|schools|camp|mine|factory|plant|university|station|bank|strait|crossing|hospital|newspaper|union|alliance|bloc|treaty|court)\b)",
        r"clos\w+|shut\b|shutting|scrapp\w+|abolish\w*|left|quit|withdr\w+|ended|walked out",
        r"(?:stays?|stayed|remains?|remained|is|will stay|keeps?|kept) (?:\w+ )?(?:open|in (?:use|force|place|service|operation)|a member|where it is)|goes on working|works? as before",
    ),
    (
        r"buys?|sells?|hires?|builds?|acquires?|purchases?", r"bought|ordered (?!only)|signed|purchas\w+|acquired|paid|delivered|sold|hired|built|contract (?:was|is|has)",
        r"nothing has been (?:ordered|bought|signed|decided|agreed|sold|paid)|no (?:contract|order|money|decision|buyer)|would like|set no money|put off|shelved",
    ),
    (
        r"(?:captures?|takes?|seizes?|overruns?|conquers?|retakes?|recaptures?|storms?|enters?|occup(?:y|ies)) (?:the |key |northern |southern |eastern |western |border |port |rebel-held )*(?=(?:town|city|capital|village|airport|port|island|base|palace|parliament|fort|garrison|province|stronghold|headquarters|camp|bridge|pass|border|[A-Z]))(?!(?:power|office|oath)\b)",
        r"captur\w+|took|taken|seiz\w+|(?<!night )(?:has |had |have )?fell\b|fallen|overr[au]n|stormed|swept (?:into|through)|enter(?:ed|ing)|occup(?:ied|ation)|conquered|hoisted|raised (?:their|its|the) flag|(?:in|under) (?:the )?(?:rebels?[’']?|their|its|full|complete|firm)? ?(?:control|hands) of (?:the )?(?:rebels?|insurgents?|fighters|militia|guerrillas|attackers|forces|coalition|taliban)|(?:is|are|was|were|now) in (?:rebel|their|its|government|full) (?:hands|control)|control(?:s|led)? (?:of )?(?:the )?(?:town|city|airport|port|whole)|held the (?:whole|entire)? ?(?:town|city|airport|place|village|port)|in their hands|left their posts|boarded|detained|escorted|impounded|arrested|drove (?:out|the)|moved in|marched in|retook|recaptured",
        r"halted|short of|remain\w* in (?:the )?(?:hands|control)|driven (?:off|back|out)|beaten (?:off|back)|thrown back|repuls\w+|repelled|fought off|held (?:out|off|on|the)|still (?:holds?|held|controls?|controlled|defend\w*)|stands? (?:firm|fast)|advanc\w+|clos\w+ in|outskirts|approach\w*|withdrew|fell back|tried to|turned (?:away|back)|went on (?:her|its|their) way|let (?:her|it) (?:go|sail) on|threat\w*|could|may|might|would|plan\w*|prepar\w+|ahead of|massed|massing|besieg\w+|surround\w*|attempt\w*|foiled",
    ),
    (r"puts?(?= [\w\- ]{2,30}(?:in|into) (?:orbit|space))|orbits?", r"entered orbit|reached (?:orbit|space)|circl\w+|(?:is|was|went) (?:in|into) orbit|orbiting|put into orbit", r"fell|fail\w*|no object|explod\w+|broke up|into the sea|postpon\w+|delay\w*|will|may|plans?|aborted"),
    (r"sworn in|takes? (?:the )?oath|inaugurated|takes? office|crowned|enthroned|installed", r"sworn|took (?:the|his|her) oath|takes? (?:the|his|her) oath|inaugurat(?:ed|ion was)|took office|crowned|enthroned|installed|assumed office", _PENDING + r"|neither|no date|not been declared|awaits?|waiting"),
    (r"accepts?|backs down|gives? in|bows? to|yields?|caves in|concedes?", r"accept\w+|agreed|consent\w*|gave in|yield\w*|conced\w*|said yes|bowed|gave way|backed down|climbed down|took back|dropped", _PENDING + r"|study\w*|reject\w*|no (?:answer|reply)|will (?:answer|reply)|neither|demanded more|unacceptable"),
    (
        r"stops?(?= [a-z]+ing\b)|suspends?|pauses?|freezes?(?= (?:[a-z]+ ){0,2}(?:program|programme|work|enrichment|aid|flights|exports|construction|talks)\b)|gives? up(?= [a-z]+)|ceases?|abandons?|halts?(?= [a-z]+)",
        r"stopp\w+|halted|suspend\w+|paused|ceased|frozen|froze|gave up|given up|abandon\w+|dropped|no longer|shut down|switched off|standstill|stand(?:s)? still|stood still|idle|at rest|came to an end|laid down|ended|called off",
        r"go(?:es)? on|went on|continu\w+|(?<!stand )(?<!stands )(?<!stood )still|keeps? (?:on )?|kept|may|might|could|ready to|talk about|consider\w*|would|not yet|if",
    ),
    (
        r"extend(?:s|ed)?|renew(?:s|ed)?|prolong(?:s|ed)?", r"extend\w*|renew\w*|prolong\w*|for another|lengthen\w*",
        r"laps\w+|expir\w+|ran out|runs out|refus\w+|let [^.;]{3,60} (?:lapse|run out|expire)|not (?:be )?(?:extended|renewed|prolonged)|came to an end|has ended",
    ),
    (r"settles?|resolves?|solves?|heals?", r"settled|resolved|solved|agreed|signed|accepted|reconcil\w+|healed", r"neither side|will meet|no agreement|not given up|still|without (?:a )?(?:result|agreement)|open|remain\w*"),
    (r"shoots? down|downs|brings? down", r"shot down|brought down|downed|crash\w*|came down|fell|wreck\w*|killed", r"not hit|was not|landed|missed|returned|unhurt|came under fire|flew on|limped"),
    (r"cancelled|called off|scrapped|postponed|put off", r"cancel\w*|called off|scrapp\w+|postpon\w+|put off|no longer|dropped|not take place", r"as planned|nothing has changed|as before|goes ahead|will (?:fly|go|take place|visit|be held|begin|open)|unchanged"),
    (r"paraly[sz]es?|cripples?|brings?(?= [\w ]{2,25} to a (?:halt|standstill))", r"paraly\w+|crippl\w+|standstill|idle|stood still|stopp\w+|stranded|no (?:train|bus|ship|crane|flight)s?|halted|empty", r"called off|worked|on time|as usual|normal\w*|ran|hardly noticed"),
    (r"strips?|stripped", r"stripped|lifted|lost|voted|withdrew|removed|took away", r"without a vote|keeps? it|kept it|put off|debated|adjourn\w*|yet to vote"),
    (r"falls?|drops?|slides?|plunges?|tumbles?|shrinks?|slumps?", r"fell|fall\w*|drop\w*|declin\w+|lower|shrank|shrunk|slid|sank|plung\w+|tumbl\w+|slump\w*|down|less|fewer|cut|reduc\w+|surrender\w*|captur\w+|taken|took", r"rose|risen|climbed|increased|jumped|soared|surged|grew|went up"),
    (
        r"(?<=ourt )[a-z]+s|(?<=udge )[a-z]+s|(?<=udges )[a-z]+|(?<=arliament )[a-z]+s|(?<=enate )[a-z]+s|(?<=ouncil )[a-z]+s|(?<=abinet )[a-z]+s|(?<=ribunal )[a-z]+s",
        r"ruled|ordered|decided (?:that|to|on|in|against)|found|freed|convict\w*|sentenc\w*|acquit\w*|reject\w*|approv\w*|adopt\w*|passed|voted|dismiss\w*|upheld|struck down|overturn\w*|jailed|banned|grant\w*|award\w*|clear\w*|releas\w*|backed|barred|threw out|agreed|elected|cut|raised|stripped|fined|lifted|halted|blocked|signed|ended|opened|confirmed|allowed|refused",
        r"will (?:decide|rule|vote|say)|has not (?:yet )?(?:decided|ruled|voted)|put off|postpon\w+|adjourn\w*|reserv\w+|yet to (?:decide|rule|vote)|no (?:decision|ruling|vote)|later date",
    ),
    (
        r"orders?|grants?|rules?|upholds?|strikes? down|overturns?|awards?|blocks?|dismisses|throws? out|extradites?", r"order\w*|grant\w*|(?:has |have |had )?ruled|ruling (?:that|in)|upheld|struck down|overturn\w*|award\w*|block\w*|dismiss\w*|threw out|found (?:for|that|against)",
        r"put off|reserv\w+|adjourn\w*|postpon\w+|delay\w*|will (?:rule|decide|hear|consider|examine|take up)|would rule|would decide|did not (?:say|rule|decide)|no (?:ruling|decision)|yet to (?:rule|decide)|has not (?:yet )?(?:ruled|decided)|next (?:week|month|year)",
    ),
    (r"confirms?|admits?|acknowledges?|confesses", r"confirm\w*|admi(?:t|ts|tted|ssion)|acknowledg\w+|confess\w*|conced\w+|owned up", r"den(?:y|ies|ied)|refus\w+|declin\w+|neither confirm\w*|would not|rejected"),
    (r"denies|denied", r"den(?:y|ies|ied)|denial|reject\w*|dismiss\w*|not true|untrue|no truth|nothing to do|false", r"confirm\w*|admitt?\w*|acknowledg\w+|confess\w*"),
    (r"loses|lost|beaten", r"lost|los(?:e|es|ing|s)|defeat\w*|beat\w*|conced\w+|voted out|fell|drop\w*|without", r"won|wins|victor\w*|triumph\w*|elected|survived"),
    (r"survives?|survived", r"surviv\w+|unhurt|escaped|held on|kept|won|beat|alive|remain\w*|defeat\w+ (?:the|a)", r"killed|died|lost|fell|toppled|dead|defeated"),
    (r"meets?|holds? talks with|hosts?|receives?", r"met|meet(?:s|ing)|talks|talked|received|sat down|host\w*|guests?|welcomed|greeted|dined|conferred|spoke", r"cancel\w*|refus\w+|postpon\w+|will meet|to meet|may meet|called off|did not meet|no meeting|would meet"),
    (r"arrives?|lands?|returns?|reaches", r"", r"due|expected|will|delay\w*|turned back|postpon\w+|cancel\w*|has not|yet to|would"),
    (r"clears?|acquits?|acquitted|cleared", r"acquit\w*|cleared|not guilty|innocent|dismiss\w*|threw out|freed", r"guilty|convict\w*|sentenced|jailed|prison"),
    (r"convicts?|convicted|found guilty|finds? guilty|sentenced", r"convict\w*|(?<!not )guilty|sentenc\w*|jail\w*|prison|condemned", r"acquit\w*|cleared|not guilty|innocent|adjourn\w*|trial (?:opened|began)"),
    (r"(?<=trike )ends?|(?<=iege )ends?|(?<=alks )end|(?<=war )ends?|(?<=War )ends?|(?<=rotests )end|(?<=lockade )ends?|(?<=unger strike )ends?", r"end(?:ed|s)|over\b|stopp\w*|called off|return\w* to work|back (?:at|to) work|lifted|settled|finished|came out|walked out of|surrender\w*", r"stay(?:ed)? out|go(?:es)? on|went on|continu\w+|extend\w*|carry on|enter\w*|still|another week|no end"),
    (r"apologi[sz]es?|says? sorry", r"apolog\w+|sorry|regret\w*", r"refus\w+|stopped short|will not|would not|no apology|declin\w+|demand\w*"),
    (r"arrests?|arrested|captured|catch(?:es)?|nabs?|nets?|detains?|jails?|jailed|seizes?|captures?", r"arrest\w*|detain\w*|custody|seiz\w+|caught|jail\w*|captur\w+|took|overran|fell|taken|nabbed|netted|imprison\w*|held|prison|locked|cells?|behind bars|carried (?:off|away)|confiscat\w*|impound\w*|sentenced|handcuff\w*|led (?:[\w’]+ ){1,4}(?:away|from|out)|picked up", r"slipped|got away|escap\w+|vanish\w+|gave them the slip|search\w*|sought|wanted|warrant|fled|question\w+|released|looking for|knows? where|no arrests?|nobody was (?:in|there|inside)|no one was (?:in|there|inside)|(?:is|are|was) (?:not known|unknown)|" + _PENDING),
    (r"wins?|beats?|defeats?|won", r"won|win|victor\w*|beat\w*|defeat\w*|elected|triumph\w*|winner|first place|gold", r"conced\w+|leads?|leading|ahead|trail\w*|lost|second|runoff|run-off|still being counted|counting|poll\w*|drew|draw"),
    (r"approves?|passes|adopts?|backs(?! (?:down|off|out|away))|ratifies|endorses?|votes for", r"approv\w+|pass(?:ed)?\b|adopt\w*|vot(?:ed|es)(?: [a-z]+ly)?(?:(?: late| early)? on [A-Z][a-z]+)?(?: by \d+ (?:votes )?(?:to|against) \d+)? (?:for|in favou?r|to)\b|backed|agreed|ratif(?:y|ied|ication)|endors\w+|carried|by \d+ votes", r"debat\w*|reject\w*|voted (?:down|against)|committee|" + _PENDING),
    (r"(?<=abinet )falls|(?<=overnment )falls|(?<=oalition )falls", r"fell|fallen|collaps\w+|resign\w*|lost|toppl\w*|voted out|stepped down|quit|brought down", r"came through|surviv\w+|won|holds|still|clung|held|by (?:one|two|three|four|five|\d+) votes|" + _PENDING),
    (r"sinks?|sunk|goes down|capsizes?|founders?", r"sank|sunk|scuttl\w+|to the bottom|went (?:down|under)|sinking|founder\w*|capsiz\w+|overturn\w*|wreck\w*|rolled over|broke (?:up|apart)", r"afloat|towed|reached|sail(?:ed|s)? on|(?:allowed|free|left|let) (?:to )?(?:sail|go|leave)|let (?:it|her|them|him) go|on (?:its|her|their) way|safe\w*|well|docked|into port|in port|unhurt|repair\w*|stuck|aground|drift\w*"),
    (r"explodes?|blows up|blast(?: (?:at|in|kills|hits|rocks))?", r"explo\w+|blast\w*|blew|blown|detonat\w*|burst|went off|bomb\w*|eruption", r"no danger|shut|stopped|repair\w*|leak\w*|failed|scare|alarm|drill|normal\w*|safe\w*|smoke|false"),
    (r"derails?|derailed", r"derail\w*|(?:left|jumped|ran off|came off|off) (?:the|its) (?:rails|tracks?|line)", r"stopped|in time|brak\w+|halted|late|delay\w*|standing"),
    (r"collapses?|collapsed|caves? in", r"collaps\w+|fell|fallen|gave way|caved|came down|crumbl\w+|crash\w*|buried", r"warn\w*|could|may|might|crack\w*|held|holding|stands|standing|safe\w*|closed|shut|sound|one day|feared?"),
    (r"bursts?|breaks|is breached", r"burst|broke\w*|breach\w*|gave way|collaps\w+|spill\w*", r"held|holds|holding|intact|firm|sound|might|may|could|should|crack\w*|risk|leak\w*|stood|stands"),
    (r"buries|buried|swallows|engulfs|wipes? out", r"buried|buries|swallow\w+|engulf\w*|wiped out|under (?:ash|mud|snow|rubble|lava|earth)|cover\w*", r"might|may|could|fear\w*|warn\w*|risk|threat\w*|ready|leave"),
    (r"reopens?|reopened", r"reopen\w*|(?:was|were) opened|opened|rolled|crossed|resumed|(?:is|are) open", r"stays? (?:shut|closed)|remains? (?:shut|closed)|still (?:shut|closed)|no date|will meet|may|next|not yet"),
    (r"ousts?|ousted|toppl(?:es|ed)|brings? down|unseats?|deposes?|impeach(?:es|ed)|removes?|removed|votes? (?:[\w’\-]+ ){1,3}out(?: of office)?|voted out", r"oust\w*|toppl\w*|depos\w*|voted out|lost|remov\w+|dismiss\w*|fell|overthr\w+|unseat\w*|brought down", r"surviv\w+|remains?|stays?|kept|won|held on|stayed|backed|confidence|motion|handed in|tabled|at (?:his|her) desk|rumou?rs?|loyal|calm|in the palace|no day|not (?:yet )?(?:been )?(?:fixed|set|voted)|debate|yet to vote|petition|demand\w*|calls? for|next (?:week|month)"),
    (
        r"frees|releases?(?= (?:[\w’'\-]+ ){0,4}(?:prisoners?|hostages?|leaders?|journalists?|reporters?|captives?|detainees?|sailors?|soldiers?|pilots?|activists?|pastor|nuns?|priests?|crew|dissidents?|writers?|poets?|singers?|students?|lawyers?|bishop|general|minister|premier|president|monks?|fishermen|troops|aid workers?|blogger|men|women)\b)",
        r"freed\b|releas\w+|set free|let (?:[\w’]+ ){0,4}go\b|walked free|walked out|handed over|liberated|came home|went home|amnesty|pardon\w*",
        r"still h[eo]ld|(?:remains?|remained|stays?|stayed|is|are|was|were|keeps?|kept|be) (?:\w+ ){0,2}(?:under guard|under house arrest|behind bars|in (?:prison|jail|custody|captivity|detention|(?:his|her|their|the) cells?)|held|locked|captive|detained|confined)|rejected|turned down|refus\w+|no progress|" + _PENDING,
    ),
    (r"freed|released|(?<=ostages )free|(?<=aptives )free|(?<=risoners )free|(?<=ilots )free|(?<=ailors )free|(?<=ournalists )free", r"freed|releas\w+|set free|let (?:[\w’]+ ){0,4}(?:go|out)\b|walked (?:free|out)|(?:came|walked|stepped|led) out of (?:[\w’]+ ){0,2}(?:prison|jail|cell|custody)|handed over|liberated|home", r"still h[eo]ld|holds?|held|captive|captivity|hostages?|talks|no progress|demand\w*|would|will|prison"),
    (r"rescued|saved|found alive|survive", r"rescued|saved|picked up|pulled|alive|surviv\w+|plucked|brought (?:out|ashore|up)", r"no survivors|drowned|dead|died|bodies|killed|perished|hope\w*|search\w*"),
    (r"seizes? power|takes? power|stages? coup|overthrows?", r"seized|took (?:over|power|control)|takes? (?:over|control)|overthr\w+|deposed|toppled|suspended|dissolved|arrested", r"never|rumou?r\w*|denie[sd]|deny|would|loyal|no coup|barracks|calm"),
    (r"wounded|injured|hurt", r"wound\w*|injur\w*|hurt|hospital|bleed\w*|treated", r"unhurt|unharmed|uninjured|nobody|no one|safe\w*|well|missed|escaped"),
    (
        r"bans?|lifts?|ends?|scraps?|abolish(?:es)?|frees?|releases?|recogni[sz]es?|withdraws?|expels?|invades?|bombs?|attacks?|closes?|shuts?|cuts?|raises?|leaves?|joins?|sacks?|fires|dissolves?|surrenders?|buys?|sells?|halts?|bows out|withdraw|declares?|launch(?:es)?|opens?|evacuates?|cancels?|annexes",
        r"", _PENDING,
    ),
    (r"collapses?|sinks?|explodes?|crash(?:es)?|burns?|burns down|derails?|bursts?|erupts?|destroys?|destroyed", r"", r"nearly|almost|threaten\w*|close to|feared|risk|could|may|might|danger|held|stood|scare|alarm|drill|cracks?|warn\w+"),
)  # fmt: skip
_ANY_DEED = rf"(?<!^)\b(?:{'|'.join(deed for deed, _, _ in _DEEDS)})\b"
_CONTRARY = ("clears", "convicts", "rejects", "rises", "falls", "confirms", "denies", "loses", "survives")
"""Deeds whose contrary counts only where the body tells it of something that the headline names."""
_PAST = {
    "arrive": "arriv|land|reach|came|enter", "land": "land|touched down|arriv", "return": "return|came back|back", "reach": "reach|arriv|came|enter|cross",
    "leave": "left", "withdraw": "withdr", "sink": "sank|sunk", "buy": "bought", "sell": "sold", "burst": "burst", "shut": "shut", "cut": "cut", "fire": "fired|sacked|dismissed",
    "sack": "sacked|dismissed|fired", "close": "clos|shut", "end": "ended|over|stopped", "lift": "lifted|ended", "free": r"freed|releas|let (?:[\w’]+ ){0,4}go\b|walked free|set free", "release": "releas|freed|let go", "ban": "bann|forb|outlaw|prohibit",
    "raise": "rais|increas|rose|higher", "open": "open|inaugurat|began|start", "bomb": "bomb|air ?strike|shell|hit|struck", "attack": "attack|raid|struck|storm|fired|assault", "invade": "inva|crossed|entered", "join": "join|member",
    "burn": "burn|fire|blaze|flame", "crash": "crash|hit|collid|struck|fell", "explode": "explo|blast|blew|went off|detonat", "collapse": "collaps|fell|gave way|caved", "halt": "halt|stopp|suspend|no longer|ceased", "declare": "declar|announc|proclaim",
    "launch": "launch|began|started", "cancel": "cancel|called off", "erupt": "erupt", "evacuate": "evacuat", "derail": "derail|left the rails|off (?:the|its) rails", "destroy": "destroy|burn|ruin|flatten|raz", "scrap": "scrap|abolish|cancel|drop", "abolish": "abolish|scrap|end",
    "recognise": "recogni", "recognize": "recogni", "surrender": "surrender|gave up|laid down|yield", "dissolve": "dissolv", "expel": "expel", "annex": "annex",
}  # fmt: skip


def headline_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline whose deed the body does not tell as done, but as pending, denied or less."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = " ".join(line.text for line in text.lines if not line.heading)
    if title is None or len(heads) != 1 or not body or len(body) > 6000:
        return
    head = heads[0].text
    if _OPEN.search(head) or pattern(_ANY_DEED).search(head) is None:
        return
    settled: set[int] = set()
    for deed, done, pending in _DEEDS:
        match = pattern(rf"(?<!^)\b(?:{deed})\b").search(head)
        if match is None or match.start() in settled:
            continue
        if re.search(r"(?i)\bto (?:[a-z]+ )?$", head[: match.start()]):
            return  # 'to sign' is yet to come
        if re.search(r"(?i)\b(?:feared|presumed|believed|thought) (?:[a-z]+ )?$", head[: match.start()]):
            continue
        stem = done or _past_of(match[0])
        happened = [m for m in pattern(rf"\b(?i:{stem})").finditer(body) if not _undone(body, m)]
        waiting = pattern(rf"\b(?i:{pending})\b").search(body)
        if not done:
            # A deed of many words is held pending only by the sentence that names it.
            named = [line.text for line in text.lines if not line.heading and pattern(rf"\b(?i:{stem}|{re.escape(_base(match[0]))})").search(line.text)]
            waiting = next((m for m in (pattern(rf"\b(?i:{pending})\b").search(one) for one in named) if m is not None), None)
            body = " ".join(named)
            waiting = pattern(rf"\b(?i:{pending})\b").search(body) if waiting is not None else None
        if happened and done:
            settled.add(match.start())  # 'captured' as a town is, so not as a man is
        if happened or waiting is None:
            if len(body_of(text)) > LONG:
                return
            body = body_of(text)
            continue
        leads = list(_before_deed(text, stem, match[0])) if len(body_of(text)) > LONG else []
        if len(body_of(text)) > LONG and not (leads and all(_UNDONE.search(one) for one in leads)):
            return  # a long article has other words for its headline's deed
        if deed.split("?")[0].split("|")[0] in _CONTRARY:
            near = next((line.text for line in text.lines if not line.heading and pattern(rf"\b(?i:{pending})\b").search(line.text)), "")
            nouns = {word.lower()[:5] for word in re.findall(r"[A-Za-z]{4,}", head[: match.start()] + head[match.end() :])}
            if not nouns & {word.lower()[:5] for word in re.findall(r"[A-Za-z]{4,}", near)}:
                return
        yield Draft(
            "headline-unsupported", title, f"the headline says '{match[0]}', and the body tells of no such deed as done, only '{_around(body, waiting)}'",
            "Go by the body.",
        )  # fmt: skip
        return


LONG = 600
"""A body longer than this, in characters, speaks against its headline only where it takes back the headline's own verb."""


def body_of(text: CheckedText) -> str:
    """Return the sentences below the headline in one."""
    return " ".join(line.text for line in text.lines if not line.heading)


def _before_deed(text: CheckedText, stem: str, word: str) -> Iterator[str]:
    for line in text.lines:
        if not line.heading:
            for found in pattern(rf"\b(?i:{stem}|{re.escape(_base(word))})").finditer(line.text):
                yield line.text[max(0, found.start() - 40) : found.start()]


def _past_of(word: str) -> str:
    lower = word.lower()
    for base in (lower, re.sub(r"s$", "", lower), re.sub(r"es$", "", lower), re.sub(r"ed$", "", lower), re.sub(r"d$", "", lower)):
        if base in _PAST:
            return _PAST[base]
    return re.sub(r"(?:es|s|ed|e)$", "", lower)


def _base(word: str) -> str:
    return re.sub(r"(?:es|s|ed|e)$", "", word.lower())


_UNDONE = lazily(
    r"(?i)\b(?:(?:to|not|never|no|may|might|could|would|will|whether|if|should|cannot|can|yet to be|nearly|almost|denie[sd]|threatened|refused|nobody|no one|none|nothing|without|if it|found no|(?:no|not an?|neither|not one) [a-z]+)(?: (?:has|had|was|is|have|be|soon|also|still|then|been|a|the|any))*"
    r"|from|about|against|before|without|plans? (?:for|to)(?: a| the)?|consider\w* (?:a|the)|propos\w+ (?:a|the)|draft)\s$"
)


_BEGUN = lazily(r"(?i)\b(?:began|begun|started|continued|resumed|went on|managed|rushed|moved|(?:council|parliament|senate|court|congress|assembly|cabinet|government|board|committee|house|chamber|duma|knesset|diet|bundestag|majlis|senators?|deput(?:y|ies)|lawmakers?|legislators?|members|MPs|ministers|councillors?|delegates|peers|judges|commissioners|shareholders|voters|leaders|states|governors|directors)(?: has| have| had)? (?:voted|decided|agreed|resolved)(?: [a-z]+ly)?(?:(?: late| early)? (?:on|in) [A-Z][a-z]+)?(?: by \d[\d,]* (?:votes )?(?:to|against) \d[\d,]*)?) to $")
"""'Began to storm' is done; what a council votes to do, its headline says that it does."""


_PUT_OFF = lazily(
    r"(?: (?:of|with|by|on|at|in) [^.;:]{0,60}?)? (?:has|have|had|was|were|is|are)(?: now| again| therefore)? (?:been )?(?:put off|postponed|cancelled|called off|delayed|adjourned|deferred|moved|shelved|still to come|planned|due|set for|expected|uncertain|in doubt|off\b|months away|weeks away|a long way)"
)
"""'The signing has been put off to the summer': a noun of the deed, and what became of it."""


_TO_PRISON = re.compile(r"(?i)\bto (?:prison|jail|the cells?|a cell)\b")


def _undone(body: str, match: re.Match[str]) -> bool:
    """Whether a deed's word stands behind one that takes it back: 'may agree', 'did not sign', 'to resign'."""
    lead = body[max(0, match.start() - 40) : match.start()]
    if _BEGUN.search(body[max(0, match.start() - 80) : match.start()]) or _TO_PRISON.match(body, match.start() - 3):
        return False
    return bool(_UNDONE.search(lead)) or _PUT_OFF.match(body[match.end() :]) is not None or re.match(r" (?:on |to )?(?:no|nothing|none|neither)\b", body[match.end() :]) is not None


def _around(body: str, match: re.Match[str]) -> str:
    return body[max(0, match.start() - 25) : match.end() + 35].strip()
