"""The numbers of a passage with what they count: '2.4 million barrels', 'a hundred and twenty men', 'two dozen', 'half a million', '40 per cent'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6, "dozen": 12.0, "score": 20.0}
_SPELT = rf"(?:(?<!of )(?:half )?a(?= (?:million|billion|trillion)\b)|(?:an?|{WORD}) (?:hundred|thousand)(?: (?:and )?(?:{WORD}))?|(?:half a|a) dozen|{WORD})"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_NUMBER = lazily(
    rf"(?<![\w.,/:-])(?P<money>(?:US|A|C)?[$€£¥])?(?:(?P<digits>{_DIGITS})(?!\.?\d|(?:st|nd|rd|th)\b|[:/]\d)|(?P<spelt>(?i:{_SPELT}))(?!\w|-(?:thirds?|quarters?|fifths?|half|halves|times?|way|off|sided|party|child|man|woman|on|by|stor(?:e)?y|fold|piece|dimensional)\b))"
    r"(?:[ -](?P<scale>thousand|million|billion|trillion|bn|dozen)\b)?(?P<percent> ?(?:%|per ?cent\b|in a hundred\b))?"
)
_BEHIND = lazily(r"^[ -](?:of (?:the |its |their |his |her |them\b|whom\b|these\b|those\b) ?)?(?P<words>[A-Za-zÀ-ž][\w’'\-]*(?: (?!and |or |in |on |at |to |of |for |by |from |were |was |have |had |has |who |is |are |with |after |as |but |than )[A-Za-zÀ-ž][\w’'\-]*){0,3})")
_APPROXIMATE = lazily(
    r"(?i)\b(?:about|around|some|roughly|nearly|almost|(?<!handed )(?<!turned )(?<!taken )(?<!took )(?<!given )(?<!gave )over|more than|at least|up to|approximately|fewer than|less than|under|close to|as many as|an estimated|only about|or so|not quite|well over|just over|just under|upwards of|no more than|a maximum of|at most)\s+(?:the |a |an )?$"
)
_MONTHS = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split())
_SINGULAR = {"men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "policemen": "policeman", "firemen": "fireman", "feet": "foot", "policewomen": "policewoman", "fishermen": "fisherman", "gunmen": "gunman", "seamen": "seaman", "crewmen": "crewman", "countrymen": "countryman", "lives": "life", "mps": "mp"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at start..end of a sentence's text, and what stands behind it: ``noun`` is the last word, in the singular."""

    value: float
    start: int
    end: int
    percent: bool
    money: bool
    approximate: bool
    scale: float
    words: tuple[str, ...]
    line: Line

    @property
    def noun(self) -> str:
        """The counted noun in the singular and lower case; empty where none is told."""
        return singular(self.words[-1]) if self.words else ""


def is_plain(one: Quantity) -> bool:
    """Whether a number counts whole things one by one: no share, no money, not about so many, no thousands."""
    return not (one.percent or one.money or one.approximate) and one.scale == 1.0


def singular(word: str) -> str:
    """Return a noun in the singular, roughly: good enough to hold two tellings of one noun together."""
    lower = word.lower()
    if lower in _SINGULAR:
        return _SINGULAR[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ses", "shes", "ches", "xes", "zes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower


def value_of_words(words: str) -> float:
    """Return the value of a number told in words, 'a hundred and twenty', 'half a dozen'. Raises KeyError for others."""
    lower = words.lower()
    if lower in {"a", "half a"}:  # of a million
        return 0.5 if lower.startswith("half") else 1.0
    if lower in {"a dozen", "half a dozen"}:
        return 6.0 if lower.startswith("half") else 12.0
    parts = lower.replace(" and ", " ").split(" ")
    for scale in ("thousand", "hundred"):
        if scale in parts:
            at = parts.index(scale)
            head = 1.0 if parts[0] in {"a", "an"} else value_of_word(" ".join(parts[:at]))
            return head * _SCALES[scale] + (value_of_words(" ".join(parts[at + 1 :])) if parts[at + 1 :] else 0.0)
    return value_of_word(lower)


def quantities(text: CheckedText, line: Line) -> list[Quantity]:
    """Return the numbers of a sentence in order; days, years, hours of the clock and names' numbers are left out."""
    key = ("quantities", line.start)
    kept = text.noted.get(key)
    if kept is None:
        kept = text.noted[key] = _quantities(line) if text.counts(line) else []
    return list(kept)


def _quantities(line: Line) -> list[Quantity]:
    found = []
    for match in _NUMBER.finditer(line.text):
        behind = line.text[match.end() :]
        before = line.text[: match.start()]
        words = _BEHIND.match(behind)
        tail = tuple(words["words"].split(" ")) if words is not None else ()
        if match["digits"] and not match["scale"] and not match["money"] and not match["percent"] and _is_date(match["digits"], before, tail):
            continue
        if match["spelt"] and match["spelt"].lower() == "one" and re.match(r"^ (?:of|another|who|that|day)\b", behind):
            continue
        value = float(match["digits"].replace(",", "")) if match["digits"] else value_of_words(match["spelt"])
        scale = _SCALES[match["scale"]] if match["scale"] else 1.0
        loose = bool(_APPROXIMATE.search(before)) or behind.startswith((" or so", " or more"))
        found.append(Quantity(value * scale, match.start(), match.end(), bool(match["percent"]), bool(match["money"]), loose, scale, tail, line))
    return found


def _is_date(digits: str, before: str, tail: tuple[str, ...]) -> bool:
    if tail and tail[0].lower().rstrip(".") in _MONTHS and len(digits) <= 2:
        return True
    last = before.rstrip().split(" ")[-1].lower().rstrip(".,") if before.strip() else ""
    if last in _MONTHS and len(digits) <= 2 and not (last in {"may", "march"} and tail):
        return True
    if re.fullmatch(r"(?:1[6-9]|20)\d\d", digits) and (not tail or tail[0][:1].isupper() or not tail[-1].endswith("s") or last in {"in", "since", "of", "from", "until", "by", "to"} | _MONTHS):
        return True
    return bool(re.search(r"(?:\b(?:No\.|(?<!will )(?<!to )(?<!now )number|Route|Highway|Flight|Article|Resolution|Section|Boeing|Airbus|Article|Chapter|Group of|G)|[A-Z][a-z]+-)\s?$", before))


__all__ = ["Quantity", "quantities", "singular", "value_of_words"]
