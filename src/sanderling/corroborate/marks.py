"""What every translation of a text keeps: names, numbers, states and days, sentence by sentence, and how two texts agree.

Two translations of one article hardly share an ordinary word, but they name the same things in the same sentences, and the
sentences keep their order.  Accounts apart of one event share what everybody knows of it, each with much that the other
lacks, and set it in another order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sanderling.corroborate.words import TOKEN, is_function_word, known_weights, sentences, stem, weight

Marks = tuple[tuple[str, float], ...]
"""The marks of one sentence, each once: its key and how much it tells that another text has it too."""

_MOST_SENTENCES = 60
_MOST_PHRASES = 200
_NUMBER, _SMALL_NUMBER, _NAME, _NAME_BEFORE_NAME, _COMMON = 2.0, 0.5, 1.0, 0.4, 0.3
"""Weights.  A number above nine is seldom the same by chance.  Of a name of several words the last bears most: the first ones
are left out on a second mention and by some languages' newspapers.  All accounts of an event have its states and its day."""

_VALUES = {
    word: value
    for value, word in enumerate(
        """
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen
        """.split(),
        start=1,
    )
}
_TENS = {word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_VALUES |= _TENS
_SETS = {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "fortnight": 14, "dozen": 12}
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
    """.split()
)
_STATE = re.compile(r"[A-Z]{3}")
_ENDING = re.compile(r"['’]s?$")
_PLURAL = re.compile(r"(?<=\d)s$")
_ONE_SOUND = (
    ("sch", "s"), ("sh", "s"), ("tch", "k"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("ts", "s"), ("tz", "s"), ("ck", "k"), ("x", "ks"),
)  # fmt: skip
_ONE_LETTER = str.maketrans("cqzwjp", "kksvyp")
_UNDECOMPOSED = str.maketrans("ıøłđßæœ", "ioldseo")
_VOWELS = re.compile(r"[aeiouyh]")
_TWICE = re.compile(r"(.)\1+")
_LEAST_BONES = 3


@lru_cache(maxsize=50_000)
def bones(name: str) -> str:
    """Return a name's consonants without what romanisations differ in: a key for comparing, not a spelling.

    'Hezbollah' and 'Hizbullah', 'Isaias' and 'Isayas' have one key.  Where fewer than three consonants are left, the key is
    the name in small letters without accents.
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_UNDECOMPOSED))
    plain = "".join(char for char in plain if char.isalnum())
    short = plain
    for several, one in _ONE_SOUND:
        short = short.replace(several, one)
    short = short.translate(_ONE_LETTER)
    first = "a" if short[:1] in {"a", "e", "i", "o", "u", "y"} else short[:1]
    short = _TWICE.sub(r"\1", first + _VOWELS.sub("", short[1:]))
    return short if len(short) >= _LEAST_BONES else plain


def marks_of(body: str, mentions: Iterable[Mapping[str, Any]]) -> tuple[Marks, ...]:
    """Return the marks of the sentences of ``body`` that have any; ``mentions`` are those of the article's reading."""
    given = list(mentions)
    states = _states(given)
    phrases = sorted(states, key=lambda words: (-len(words), words))[:_MOST_PHRASES]
    state = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)") if phrases else None
    parts = sentences(body)[:_MOST_SENTENCES]
    small, names = _written(parts, given)
    made = []
    for sentence in parts:
        found: dict[str, float] = {}
        if state is not None:
            found |= {states[one.group()]: _COMMON for one in state.finditer(sentence)}
            sentence = state.sub(lambda one: "," * len(one.group()), sentence)
        for key, tells in _in_sentence(sentence, small, names):
            found[key] = max(tells, found.get(key, 0.0))
        if found:
            made.append(tuple(sorted(found.items())))
    return tuple(made)


def _states(mentions: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The article's words for states, their people and governments, each with the state."""
    made = {}
    for one in mentions:
        if one["kind"] in {"actor", "place"} and one["words"][:1].isupper() and _STATE.fullmatch(str(one.get("id") or "")):
            made[one["words"]] = str(one["id"])
    return made


def _written(parts: Iterable[str], mentions: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str]]:
    """Words that the article has in small letters, and words that are names even where a sentence begins."""
    small, names = set(), set()
    for sentence in parts:
        for place, one in enumerate(TOKEN.finditer(sentence)):
            word = _ENDING.sub("", one.group())
            if word[0].islower():
                small.add(word)
            elif place:
                names.add(word.lower())
    for mention in mentions:
        if mention["kind"] in {"actor", "place"} and mention.get("id") and mention["words"][:1].isupper():
            names.update(_ENDING.sub("", one.group()).lower() for one in TOKEN.finditer(mention["words"]))
    return small, names


def _in_sentence(sentence: str, small: set[str], names: set[str]) -> Iterator[tuple[str, float]]:
    found = list(TOKEN.finditer(sentence))
    lows = [_ENDING.sub("", one.group()).lower() for one in found]
    done = 0
    for place, one in enumerate(found):
        word = _ENDING.sub("", one.group())
        low = lows[place]
        if place < done:
            continue
        value, done = _counted(lows, place)
        if value is not None:
            yield _number(f"{value:.15g}")
        elif any(char.isdigit() for char in low):
            yield _number(low)
        elif not word[:1].isupper() or is_function_word(low) or len(low) < 2:
            continue
        elif low in _CALENDAR:
            yield f"day {low}", _COMMON
        elif low not in small:
            after = found[place + 1] if place + 1 < len(found) else None
            goes_on = after is not None and after.group()[0].isupper() and sentence[one.end() : after.start()] == " "
            if place or goes_on or low in names or weight(stem(low)) >= 1:
                yield bones(low), _NAME_BEFORE_NAME if goes_on else _NAME


def _counted(lows: list[str], place: int) -> tuple[float | None, int]:
    """The number that is written from this word on, and where it ends: 'half a dozen' is 6, 'ten thousand' and '10,000' one.

    None, and the word itself, where no number is.
    """
    if lows[place : place + 3] == ["half", "a", "dozen"]:
        return 6, place + 3
    low, end = lows[place], place + 1
    value: float | None = _VALUES.get(low, _SETS.get(low))
    if value is None and low in {"a", "an"} and end < len(lows) and lows[end] in _TIMES:
        value = 1
    elif value is None:
        try:
            value = float(low.replace(",", ""))
        except ValueError:
            return None, end
    elif low in _TENS and end < len(lows) and _VALUES.get(lows[end], 10) < 10:
        value, end = value + _VALUES[lows[end]], end + 1
    while end < len(lows) and (times := _TIMES.get(lows[end]) or (12 if lows[end] == "dozen" else None)):
        value, end = value * times, end + 1
    return value, end


def _number(word: str) -> tuple[str, float]:
    plain = _PLURAL.sub("", word.replace(",", ""))
    try:
        value = float(plain)
    except ValueError:
        return plain, _NAME
    return f"{value:g}", _NUMBER if value > 9 else _SMALL_NUMBER


def gist(marks: Iterable[Marks]) -> tuple[list[str], list[str]]:
    """Return the names and the states of a text, each list by how much they tell of what the text is about.

    A rare name tells most, and one of several sentences up to twice as much.
    """
    told: dict[str, float] = {}
    times: dict[str, int] = {}
    for sentence in marks:
        for key, tells in sentence:
            if key[0].isalpha() and not key.startswith("day "):
                told[key] = max(tells, told.get(key, 0.0))
                times[key] = times.get(key, 0) + 1
    worth = {key: tells * rarity(key) * min(2.0, 0.75 + times[key] / 4) for key, tells in told.items()}
    ranked = sorted(worth, key=lambda key: (-worth[key], key))
    return [key for key in ranked if not _STATE.fullmatch(key)], [key for key in ranked if _STATE.fullmatch(key)]


def rarity(key: str) -> float:
    """Return how rare the words are that have these ``bones``, 0 to 1; of several the least rare."""
    return _rarities().get(key, 1.0)


@cache
def _rarities() -> dict[str, float]:
    made: dict[str, float] = {}
    for one, tells in known_weights().items():
        made[bones(one)] = min(tells, made.get(bones(one), 1.0))
    return made


def total(marks: Iterable[Marks]) -> float:
    """Return the weight of all marks."""
    return sum(tells for sentence in marks for _, tells in sentence)


def aligned(one: Sequence[Marks], other: Sequence[Marks]) -> float:
    """Return the weight of the marks that two texts share when their sentences are set side by side in order.

    Dynamic programming over sentences; two neighbours may stand against one, since translators split and join.  Symmetric.
    """
    a, b = [dict(sentence) for sentence in one], [dict(sentence) for sentence in other]
    where: dict[str, list[int]] = {}
    for n, sentence in enumerate(b):
        for mark in sentence:
            where.setdefault(mark, []).append(n)
    shared = [[0.0] * len(b) for _ in a]
    for m, sentence in enumerate(a):
        for mark, tells in sentence.items():
            for n in where.get(mark, ()):
                shared[m][n] += min(tells, b[n][mark])
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for m in range(1, len(a) + 1):
        for n in range(1, len(b) + 1):
            here = shared[m - 1][n - 1]
            most = max(best[m - 1][n], best[m][n - 1], best[m - 1][n - 1] + here)
            if here and m > 1 and shared[m - 2][n - 1]:
                most = max(most, best[m - 2][n - 1] + _both(a[m - 2], a[m - 1], b[n - 1]))
            if here and n > 1 and shared[m - 1][n - 2]:
                most = max(most, best[m - 1][n - 2] + _both(b[n - 2], b[n - 1], a[m - 1]))
            best[m][n] = most
    return best[-1][-1]


def _both(first: Mapping[str, float], second: Mapping[str, float], against: Mapping[str, float]) -> float:
    """What two sentences together share with one."""
    return sum(min(tells, max(first.get(mark, 0.0), second.get(mark, 0.0))) for mark, tells in against.items())
