"""A headline's numbers, town, sides and denials against the body: 'Hundreds killed' over 'nobody was killed', the wrong town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.travel import is_point, km_between
from sanderling.check.who import country_words, people_in
from sanderling.records import Place

_CLASSES = {
    "killed": (
        r"kills?(?= (?:dozens|scores|hundreds|thousands|tens of|at least|more than|some|about|\d|[a-z]+ (?:people|men|women|soldiers|children|miners|villagers)))|killed|dead|dies?|die|died|drowns|slain|perish(?:ed)?|drown(?:ed)?|shot dead|massacred|executed|hanged|buried|deaths|lives",
        r"kill\w*|dead|died?|dies|deaths?|slain|perish\w*|drown\w*|bodies|massacred?|executed|hanged|shot dead|lost their lives|fatalit\w+|toll|victims|buried",
    ),
    "hurt": (r"hurt|injured|wounded|maimed", r"hurt|injur\w+|wound\w+|maimed|hospital\w*|treated"),
    "arrested": (r"arrested|held|detained|jailed|seized|rounded up|convicted|sentenced|charged", r"arrest\w*|held|detain\w*|jail\w*|custody|rounded up|seized|convicted|sentenced|charged|prison\w*"),
    "missing": (r"missing|lost|trapped|stranded", r"missing|lost|trapped|stranded|unaccounted"),
    "freed": (r"freed|released|rescued|saved|evacuated", r"freed|releas\w+|rescu\w+|saved|evacuat\w+|let go|walked free"),
    "marched": (r"march|marches|rally|rallies|protest|demonstrate|gather|strike|walk out|turn out|flee|mourn|cheer|riot|vote|queue", r"march\w*|ralli\w+|protest\w*|demonstrat\w*|gather\w*|on strike|walked out|turned out|fled|mourn\w*|cheer\w*|riot\w*|people|voted|queue\w*"),
    "homeless": (r"homeless|flee|displaced|evacuated|fled", r"homeless|fled|displaced|evacuat\w+|driven from|left their homes"),
}  # fmt: skip
_VAGUE = {"dozens": (20, 130), "scores": (35, 250), "hundreds": (100, 2500), "thousands": (900, 60_000), "tens of thousands": (9_000, 900_000)}
_NOBODY = lazily(r"(?i)\b(?:nobody|no one|no-one|not a single (?:person|man|soul)|no (?:people|persons|passengers|civilians|soldiers|casualties|deaths|injuries|fatalities|dead)|none of [^,.;]{2,30})\b(?P<rest>[^.;]{0,45})")
_ALL_SAVED = lazily(r"\b(?:[Aa]ll|[Ee]very one|[Ee]verybody|[Ee]veryone)(?: (?:of )?(?:the |its |them|those )?(?:[\w\-]+ ){0,2}[\w\-]+)? (?:got out|escaped|(?:was|were) (?:saved|rescued|unhurt|brought out|taken off|alive)|survived|walked away|came out|reached safety)\b")
_QUESTION = lazily(r"(?i)[?]|\b(?:may|might|could|feared|fear|up to|would|if|almost|nearly|says?|claims?|report(?:ed|s)?|threat\w*|to be)\b")


def headline_facts(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline whose number of victims, place, person or outcome the body does not bear out."""
    heads = [line for line in text.lines if line.heading]
    body = [line for line in text.lines if not line.heading]
    if text.reading.article.title is None or len(heads) != 1 or not body or sum(len(line.text) for line in body) > 1500:
        return
    found = next((draft for check in (_toll, _nothing_done, _sides, _place, _person) for draft in check(text, heads[0], body)), None)
    if found is not None:
        yield found


def _draft(text: CheckedText, because: str) -> Draft:
    return Draft("headline-unsupported", text.reading.article.title, because, "Go by the body.")


def _toll(text: CheckedText, head: Line, body: list[Line]) -> Iterator[Draft]:
    if _QUESTION.search(head.text):
        return
    vague = re.search(r"(?i)\b(?P<v>tens of thousands|dozens|scores|hundreds|thousands)\b", head.text)
    numbers = [q for q in quantities(text, head) if not q.percent and not q.money and not re.match(r"^[- ](?:years?|days?|hours?|months?|weeks?|km|miles|-)", head.text[q.end :])]
    for name, (said, told) in _CLASSES.items():
        match = pattern(rf"(?i)\b(?:{said})\b").search(head.text)
        if match is None:
            continue
        near = [q for q in numbers if vague is None or abs(q.start - match.end()) < abs(vague.start() - match.end())]
        if vague is not None and near and abs(near[0].start - match.end()) <= 10:
            continue  # 'kills 16, strands hundreds': the hundreds are others
        near = [q for q in numbers if abs(q.end - match.start()) <= 28 or abs(match.end() - q.start) <= 10]
        if vague is None and len(near) != 1:
            continue
        counts = [q for line in body for q in _of_class(text, line, told)]
        none = next((m for line in body for m in _NOBODY.finditer(line.text) if (pattern(rf"(?i)\b(?:{told})\b").search(m[0]) or (name in {"killed", "hurt"} and re.match(r"(?i)no (?:casualties|deaths|fatalities|dead)", m[0]))) and not re.search(r"\b(?:else|other|more)\b", m[0])), None)
        shown = head.text[vague.start() : vague.end()] if vague is not None else f"{near[0].value:g}"
        if none is None and name == "killed" and not counts:
            none = next((m for line in body if (m := _ALL_SAVED.search(line.text)) is not None), None)
        if none is not None and not counts:
            yield _draft(text, f"the headline tells of {shown} {name}, the body says '{none[0].strip()[:80]}'")
            return
        if not counts:
            continue
        values = [q.value for q in counts]
        sums = {sum(values[low:high]) for low in range(len(values)) for high in range(low + 1, min(len(values), low + 4) + 1)}
        if vague is not None:
            low, high = _VAGUE[vague["v"].lower()]
            fits = any(low <= value <= high for value in sums | {sum(values)})
        else:
            one = near[0].value
            others = [q.value for line in body for q in quantities(text, line) if not q.percent and not q.money]
            # 'Two Cambodians and a Thai': one of another kind has no number of its own.
            joined = any(value + 1 == one for value in sums) and any(_AND_ONE.search(q.line.text) for q in counts)
            fits = one in sums or one in others or joined or any(q.approximate and abs(q.value - one) <= 0.25 * max(one, q.value) for q in counts)
        if not fits:
            yield _draft(text, f"the headline tells of {shown} {name}, the body of {', '.join(f'{value:g}' for value in values[:4])}")
            return


def _of_class(text: CheckedText, line: Line, told: str) -> list[Quantity]:
    """Return the numbers of a sentence that count who was killed, or hurt, and so on."""
    found = []
    for one in quantities(text, line):
        if one.percent or one.money or re.match(r"^[- ](?:years?|days?|hours?|months?|weeks?|km|kilomet|miles|metres|minutes?|degrees)", line.text[one.end :]):
            continue
        after = re.split(r"[;:]| and (?=\d|(?:[a-z]+ ){0,3}(?:hurt|injured|wounded))|, (?=\d)", line.text[one.end : one.end + 70])[0]
        before = re.split(r"[;:]|\d", line.text[max(0, one.start - 40) : one.start])[-1]
        if pattern(rf"(?i)\b(?:{told})\b").search(after) or pattern(rf"(?i)\b(?:{told})(?: of)?(?: [a-z]+){{0,3}} $").search(before):
            found.append(one)
    return found


_AND_ONE = lazily(r"\band (?:an?|one|his|her|its|their) [A-Za-z]+(?: [a-z]+){0,2}? (?:was|were|died|lost|had|have)\b")
_NO_DEAL = lazily(r"(?i)^no (?:deal|agreement|accord|treaty|breakthrough)\b|\b(?:talks|negotiations|summit) (?:fails?|collapses?|breaks? down|ends? without)\b|\bfails? to agree\b|\bwithout (?:agreement|deal|accord)\b")
_DEAL = lazily(r"\b(?:signed|put their (?:names|signatures)|reached (?:an? )?(?:agreement|accord|deal)|agreed (?:to|on|that)|sealed|shook hands on)\b")
_BROKE = lazily(r"(?i)\b(?:without|no|fail\w*|collaps\w*|broke|broken|deadlock\w*|stalemate|walked out|could not|did not|refus\w*|reject\w*)\b")
_SAFE = lazily(r"(?i)\b(?:nobody|no one|none) (?:is |was )?(?:hurt|killed|injured|dead|dies)\b|\b(?:all|everyone|everybody) (?:safe|unhurt|survives?|rescued|saved)\b|\bno (?:casualties|injuries|deaths)\b")


def _nothing_done(text: CheckedText, head: Line, body: list[Line]) -> Iterator[Draft]:
    """'No deal in Geneva' over a body that tells of a signed text; 'Nobody hurt' over wounded."""
    whole = " ".join(line.text for line in body)
    if _NO_DEAL.search(head.text) and (match := _DEAL.search(whole)) is not None and not _BROKE.search(whole):
        yield _draft(text, f"the headline tells of no agreement, the body of one: '{whole[max(0, match.start() - 30) : match.end() + 40]}'")
    safe = _SAFE.search(head.text)
    if safe is not None:
        told = _CLASSES["killed"][1] + ("" if re.search(r"(?i)killed|dead|dies|deaths|survive|saved", safe[0]) else "|" + _CLASSES["hurt"][1])
        counts = [q for line in body for q in _of_class(text, line, told) if not _NOBODY.search(line.text)]
        if counts:
            yield _draft(text, f"the headline says '{safe[0]}', the body counts {counts[0].value:g}: '{counts[0].line.text[:80]}'")


_AGAINST = {
    "attacks": "attack", "bombs": "bomb", "strikes": "struck|strike", "shells": "shell", "invades": "invad", "accuses": "accus", "sues": "sue", "warns": "warn", "expels": "expel", "beats": "beat", "defeats": "defeat",
    "blames": "blam", "threatens": "threaten", "condemns": "condemn", "recognises": "recognis", "recognizes": "recogniz", "thanks": "thank", "raids": "raid", "hits": "hit", "arrests": "arrest", "seizes": "seiz",
    "jails": "jail", "backs": "back", "fines": "fin", "protests to": "protest", "hands over": "hand", "lends": "len", "sells": "sold|sell", "buys": "bought|buy",
}  # fmt: skip
_A_DOES_B = lazily(rf"^(?P<a>[A-Z][\w’\-]+(?: [A-Z][\w’\-]+)?) (?P<verb>{'|'.join(_AGAINST)}) (?:the )?(?P<b>[A-Z][\w’\-]+(?: [A-Z][\w’\-]+)?)\b")


def _sides(text: CheckedText, head: Line, body: list[Line]) -> Iterator[Draft]:
    """'Chad attacks Libya' over a body in which Libya attacked Chad."""
    match = _A_DOES_B.match(head.text)
    if match is None or match["a"] not in country_words() or match["b"] not in country_words():
        return
    a, b = (_names(country_words()[match[side]]) for side in "ab")
    verb = rf"\b(?:{_AGAINST[match['verb']]})\w*"
    whole = [line.text for line in body]
    right = any((pattern(rf"\b(?:{a})\b[^.;]*?{verb}[^.;]*?\b(?:{b})\b").search(one) and not pattern(rf"{verb} by\b").search(one)) or pattern(rf"\b(?:{b})\b[^.;]*?{verb} by [^.;]*?\b(?:{a})\b").search(one) for one in whole)
    swapped = [one for one in whole if (pattern(rf"\b(?:{b})\b[^.;,]*?{verb}(?! by)[^.;,]*?\b(?:{a})\b").search(one) or pattern(rf"\b(?:{a})\b[^.;,]*?{verb} by [^.;,]*?\b(?:{b})\b").search(one)) and not re.search(r"\b(?:not|never|den(?:y|ied|ies)|may|would|could)\b", one)]
    if swapped and not right:
        yield _draft(text, f"the headline has {match['a']} as the doer, the body has it the other way: '{swapped[0][:90]}'")


def _names(country: str) -> str:
    return "|".join(re.escape(word) for word, code in country_words().items() if code == country and len(word) > 2)


def _place(text: CheckedText, head: Line, body: list[Line]) -> Iterator[Draft]:
    """'Blast in Karachi' over a body that knows only Lahore."""
    told = [one for one in text.within(head, "place") if one.mention.place is not None and is_point(one.mention.place) and re.search(r"\b(?:in|at|near|strikes?|hits?|rocks?|shakes?|over|off|reach(?:es)?|outside) (?:the )?$", text.text[head.start : one.start])]
    if len(told) != 1:
        return
    place = told[0].mention.place
    assert place is not None
    whole = " ".join(line.text for line in body)
    words = told[0].mention.span.text
    if pattern(rf"\b{re.escape(words)}\b").search(whole) or (place.admin1 and place.admin1.split(" ")[0] in whole) or re.search(r"\bcapital\b", whole):
        return
    towns = [one.mention.place for line in body for one in text.within(line, "place") if one.mention.place is not None and is_point(one.mention.place) and re.search(r"\b(?:in|at|near|outside|of|on|off|into) (?:the )?(?:[a-z]+ ){0,3}$", text.text[line.start : one.start])]
    if towns and all(_far(place, other) for other in towns):
        near = towns[0]
        yield _draft(text, f"the headline names {place.name}, the body does not, but {near.name}, {km_between(place, near):,.0f} km away")


def _far(one: Place, other: Place) -> bool:
    return km_between(one, other) > 150


def _person(text: CheckedText, head: Line, body: list[Line]) -> Iterator[Draft]:
    """'Chirac resigns' over a body in which Jospin resigned."""
    named = people_in(text, head)
    if len(named) != 1:
        return
    one = named[0]
    whole = " ".join(line.text for line in body)
    if any(pattern(rf"\b{re.escape(word)}\b").search(whole) for word in one.person.name.split() if len(word) > 3) or any(alias in whole for alias in one.person.aliases if len(alias) > 3):
        return
    verb = re.match(r" (?P<v>resigns|dies|quits|wins|steps down|arrested|killed|freed|released|elected|sworn in|arrives|lands|signs|loses|meets|visits|apologises|appointed|named)\b", head.text[one.end - head.start :])
    if verb is None:
        return
    stem = {
        "resigns": "resign|stepped down", "dies": "died", "quits": "quit|resign|stepped down", "wins": "won", "steps down": "stepped down|resign", "arrested": "arrest", "killed": "killed|shot", "freed": "freed|releas", "released": "releas|freed",
        "elected": "elected|chose", "sworn in": "sworn|oath", "arrives": "arrived|landed", "lands": "landed|arrived", "signs": "signed", "loses": "lost", "meets": "met", "visits": "visit|landed|arrived", "apologises": "apolog", "appointed": "appoint|named", "named": "named|appoint",
    }[verb["v"]]  # fmt: skip
    others = [p for line in body for p in people_in(text, line) if pattern(rf"^[^.;,]{{0,30}}\b(?:{stem})").search(text.text[p.end : line.end]) and p.person.id != one.person.id]
    if others and not re.search(r"\b(?:he|she)\b", body[0].text[: max(0, others[0].start - body[0].start)]):
        yield _draft(text, f"the headline names {one.person.name}, the body does not, but {others[0].person.name}")
