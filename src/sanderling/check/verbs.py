"""The stems of verbs, roughly: enough to hold two tellings of one deed together."""

from __future__ import annotations

import re

from sanderling.check.lazily import lazily

IRREGULAR = {
    "shot": "shoot", "took": "take", "taken": "take", "gave": "give", "given": "give", "went": "go", "gone": "go", "came": "come", "saw": "see", "seen": "see", "met": "meet", "said": "say", "told": "tell", "spoke": "speak",
    "spoken": "speak", "left": "leave", "lost": "lose", "won": "win", "sold": "sell", "bought": "buy", "paid": "pay", "sent": "send", "held": "hold", "fell": "fall", "fallen": "fall", "flew": "fly", "flown": "fly", "drove": "drive",
    "driven": "drive", "rode": "ride", "ridden": "ride", "broke": "break", "broken": "break", "stole": "steal", "stolen": "steal", "wrote": "write", "written": "write", "swore": "swear", "sworn": "swear", "wore": "wear", "worn": "wear",
    "found": "find", "fought": "fight", "caught": "catch", "brought": "bring", "built": "build", "burnt": "burn", "stood": "stand", "sat": "sit", "drank": "drink", "drunk": "drink", "ate": "eat", "eaten": "eat", "slept": "sleep",
    "struck": "strike", "threw": "throw", "thrown": "throw", "began": "begin", "begun": "begin", "ran": "run", "swam": "swim", "sank": "sink", "sunk": "sink", "rose": "rise", "risen": "rise", "hit": "hit", "cut": "cut", "shut": "shut", "put": "put", "read": "read", "set": "set",
    "beat": "beat", "blew": "blow", "blown": "blow", "laid": "lay", "lit": "light", "hid": "hide", "hidden": "hide", "fed": "feed", "led": "lead", "fled": "flee", "tore": "tear", "torn": "tear", "lent": "lend", "drew": "draw", "drawn": "draw",
    "dealt": "deal", "sought": "seek", "taught": "teach", "shook": "shake", "spent": "spend", "chose": "choose", "chosen": "choose", "forged": "forge", "hanged": "hang", "withdrew": "withdraw", "withdrawn": "withdraw", "sang": "sing", "swept": "sweep", "dug": "dig", "hung": "hang",
}  # fmt: skip
"""Past forms and participles that do not end in '-ed', and their verbs."""


FINITE = lazily(r"\b(?:[a-z]{3,}(?<!e)ed|[a-z]{3,}eed(?:s)|says|will|would|is|are|has|have|" + "|".join(sorted(IRREGULAR)) + r")\b")
"""What may be a verb with its tense, seen by its form alone."""
OF_THE_EVENT = frozenset(
    "was were killed died wounded injured happened occurred took began begun ended started struck hit befell shook rocked devastated held signed agreed concluded launched broke called named known hundred red armed said led cost claimed made set put laid read sacred unarmed crowded united beloved exiled besieged elected".split()
)
"""Verbs that tell of nothing but an event itself, and what only looks like a verb."""
TALKED = lazily(
    r"\b(?:discuss|debat|condemn|denounc|deplor|protest|mourn|criticis|criticiz|examin|stud|investigat|rais|describ|explain|prais|welcom|hail|apologis|apologiz|regrett|remember|recall)(?:ed|ied)\b(?: (?:for|about|at|over|against))?(?: (?:the|a|an|its|his|her|their))?(?: [a-z\-]+){0,2} ?$|\bagainst (?:the )?$"
)
"""What stands before the name of an event of which people spoke, later as a rule."""


def stem(word: str) -> str:
    """Return a verb's stem, roughly, so that 'crossed', 'cross' and 'crossing' are one."""
    lower = IRREGULAR.get(word.lower(), word.lower())
    for end in ("ing", "ied", "ed", "es", "s", "e"):
        if lower.endswith(end) and len(lower) - len(end) >= 3 and not (end == "s" and lower.endswith("ss")):
            lower = lower[: -len(end)]
            break
    return re.sub(r"([bdfgklmnprt])\1$", r"\1", lower)
