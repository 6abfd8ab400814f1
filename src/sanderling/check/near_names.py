"""A name in which one word, or two, is near that of a known person, and no romanisation of it: 'Ruhollah Khonemi', 'Olaf Palmer'.

All other words of the name must be right. What the usual romanisations of a script differ in costs nothing (kh and h, e and i, one
consonant or two); what is left over is a slip of the pen, where the word is no name of anybody else.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sanderling.check.lazily import lazily
from sanderling.check.who import full_names, plain_name
from sanderling.knowledge.actor_data import given_names, persons
from sanderling.knowledge.check_known import known_persons
from sanderling.resolve.persons import edit_distance

_SCRIPTS = {
    "arabic": "IRN IRQ SYR LBN JOR SAU YEM OMN ARE QAT KWT BHR EGY LBY TUN DZA MAR SDN MRT PSE SOM DJI COM AFG",
    "cyrillic": "RUS UKR BLR BGR MKD KAZ KGZ TJK UZB TKM AZE MDA MNG",
    "caucasian": "GEO ARM",
    "indian": "PAK IND BGD LKA NPL BTN MDV",
    "korean": "KOR PRK",
    "japanese": "JPN",
    "hebrew": "ISR",
    "greek": "GRC CYP",
    "ethiopian": "ETH ERI",
    "malay": "IDN MYS BRN TLS",
    "slavonic": "SRB HRV BIH MNE SVN XKX ALB TUR POL CZE SVK ROU HUN LVA LTU EST",
    "burmese": "MMR THA KHM LAO",
}
"""The scripts, or ways of writing, whose names reach English in several spellings, with their states; all others have one."""

_LONG = {"ou": "u", "oo": "u", "ee": "i", "ie": "e", "ei": "e", "ai": "e", "ay": "e", "ey": "e", "iy": "i", "yy": "i", "ij": "i", "aa": "a"}
_SIGNS = {
    "": {"ae": "a", "oe": "o", "ue": "u", "ss": "s"},
    "arabic": {"kh": "h", "gh": "g", "dh": "d", "th": "t", "ch": "S", "sh": "S", "dj": "j", "ck": "k", "q": "g", "k": "g", "iya": "ia", "eya": "ia", **_LONG},
    "cyrillic": {"shch": "S", "tsch": "C", "tch": "C", "sch": "S", "ch": "C", "kh": "h", "zh": "Z", "sh": "S", "ts": "c", "tz": "c", "cz": "C", "sz": "S", "ks": "x", "dj": "j", "ff": "v", "f": "v", "w": "v", "ye": "e", "yo": "o", "io": "o", "ya": "a", "ia": "a", "yu": "u", "iu": "u", "ou": "u", "iy": "i", "ii": "i", "yy": "i", "ij": "i", "yi": "i", "y": "i", "j": "i", "q": "k", "ck": "k"},
    "caucasian": {"kh": "h", "gh": "g", "ts": "c", "tz": "c", "tch": "C", "ch": "C", "dz": "z", "zh": "Z", "sh": "S", "ph": "p", "th": "t", "q": "k", "c": "k", "y": "i", "j": "i", "ya": "a", "ia": "a", "ye": "e", "w": "v", "ou": "u", "oo": "u", "ei": "e"},
    "indian": {"kh": "k", "gh": "g", "dh": "d", "th": "t", "ph": "p", "bh": "b", "ch": "C", "sh": "s", "w": "v", "z": "j", "q": "k", "y": "i", **_LONG},
    "korean": {"eo": "u", "oo": "u", "ou": "u", "eu": "u", "ae": "e", "ye": "e", "yo": "o", "k": "g", "p": "b", "t": "d", "ch": "j", "l": "r", "sh": "s", "wu": "u", "woo": "u"},
    "japanese": {"ou": "o", "oh": "o", "oo": "o", "uu": "u", "tsu": "tu", "shi": "si", "chi": "ti", "mb": "nb", "mp": "np", "j": "z"},
    "hebrew": {"kh": "h", "ch": "h", "tz": "c", "ts": "c", "sh": "S", "q": "k", "c": "k", "y": "i", "j": "i", "w": "v", "ph": "f", "oo": "u", "ou": "u", "ee": "i"},
    "greek": {"ph": "f", "th": "t", "ch": "h", "gh": "g", "dh": "d", "ou": "u", "oi": "i", "ei": "i", "ai": "e", "y": "i", "c": "k", "gg": "ng", "mp": "b", "nt": "d", "x": "ks"},
    "ethiopian": {"ts": "c", "tz": "c", "ch": "C", "sh": "S", "y": "i", "q": "k", "w": "u", "ie": "e", "ee": "e", "ea": "e", "oo": "u", "ou": "u"},
    "malay": {"oe": "u", "dj": "j", "tj": "c", "j": "y", "sj": "s", "sy": "s", "nj": "n", "ch": "h", "kh": "h"},
    "slavonic": {"sch": "s", "sh": "s", "tch": "c", "ch": "c", "zh": "z", "dz": "z", "dj": "d", "gj": "d", "cs": "c", "sz": "s", "cz": "c", "rz": "z", "ts": "c", "w": "v", "y": "i", "j": "i", "ou": "u", "gh": "g", "q": "k", "x": "ks"},
    "burmese": {"ph": "p", "th": "t", "kh": "k", "ch": "c", "oo": "u", "ou": "u", "ee": "i", "aw": "o", "au": "o"},
}  # fmt: skip
"""What is one sign in each, the longer before the shorter."""
_ALIKE = {
    "": (),
    "arabic": ("ae", "ei", "ou", "iy", "uw", "vw", "zd", "dt", "jg"),
    "cyrillic": ("hg", "ea", "oa"),
    "caucasian": ("hg",),
    "indian": ("ae", "ei", "ou", "bv", "au", "ts"),
    "korean": ("eo", "uo"),
    "japanese": (),
    "hebrew": ("vb", "hk"),
    "greek": ("kg", "vb", "ei"),
    "ethiopian": ("ae", "ei", "ou", "ia"),
    "malay": (),
    "slavonic": (),
    "burmese": ("lr", "uo"),
}
_SILENT = {"arabic": "'’", "cyrillic": "'’", "caucasian": "'’", "indian": "'", "hebrew": "'’", "ethiopian": "'e", "korean": "y"}
"""What is written or not written; h everywhere behind a consonant and at the end (but in Latin letters)."""
_STRONG = frozenset("rfnbkptgzvc")
"""Consonants that no romanisation of Arabic doubles where another has them once."""


_VOWEL = lazily(r"[aeiouy]")


@cache
def _script_of(country: str | None) -> str | None:
    """Return the way of writing of a state's names; None where the state is not known."""
    if country is None:
        return None
    return next((name for name, states in _SCRIPTS.items() if country in states.split()), "")


@cache
def _signs(script: str) -> tuple[re.Pattern[str], dict[str, str]]:
    signs = _SIGNS[script]
    return re.compile("|".join(sorted(map(re.escape, signs), key=len, reverse=True))), signs


@lru_cache(maxsize=4096)
def _written(word: str, script: str) -> str:
    """Return a word as a script's romanisations have it in common: one sign a sound, no letter twice."""
    found, signs = _signs(script)
    plain = found.sub(lambda match: signs[match[0]], word)
    if script in {"arabic", "indian", "ethiopian", "cyrillic"}:
        plain = re.sub(r"(.)\1", r"\1", plain)
    return re.sub(r"(?<=[^aeiou])h|h$", "", plain) if script else plain


def _doubles(word: str) -> frozenset[str]:
    return frozenset(one for one, other in itertools.pairwise(word) if one == other and one not in "aeiouy")


def is_romanisation(one: str, other: str, country: str | None) -> bool:
    """Whether two words may be one name in two romanisations of the script of a state."""
    script = _script_of(country)
    if script is None or one == other:
        return True
    mine, theirs = _doubles(one), _doubles(other)
    if (mine - theirs and theirs - mine) or (script == "arabic" and (mine - theirs) & _STRONG):
        return False  # 'Mahmoud Abass', 'Rafik Harriri'
    if len(one) >= 6 and sorted(one) == sorted(other) and _VOWEL.sub("", one) != _VOWEL.sub("", other):
        return False  # consonants in another order
    a, b = _written(one, script), _written(other, script)
    alike = {frozenset(pair) for pair in _ALIKE[script]}
    silent = _SILENT.get(script, "")
    row = [0]
    for right in b:
        row.append(row[-1] + (right not in silent))
    for left in a:
        new = [row[0] + (left not in silent)]
        for at, right in enumerate(b):
            same = left == right or frozenset((left, right)) in alike
            new.append(min(row[at] + (not same), row[at + 1] + (left not in silent), new[-1] + (right not in silent)))
        row = new
    return row[-1] == 0


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """Whose name may have been meant: the name in use, all spellings of it by their words, and the state; ``id`` where readings know the person."""

    name: str
    spellings: frozenset[tuple[str, ...]]
    country: str | None
    id: str


@cache
def _by_word() -> dict[str, tuple[int, dict[int, tuple[tuple[Near, tuple[str, ...]], ...]]]]:
    """Return how many bear a first or last word, and those with a name of theirs by how many words it has."""
    found: dict[str, list[tuple[Near, tuple[str, ...]]]] = {}
    listed = [(one.name, (one.name, *one.aliases), one.country, one.id) for one in persons().values()]
    listed += [(one.name, one.names, one.nations[0], "") for one in known_persons() if " " in one.name and plain_name(one.name) not in full_names()]
    for name, spelled, country, id_ in listed:
        spellings = frozenset(tuple(plain.split()) for plain in map(plain_name, spelled) if plain.isascii())
        near = Near(name, spellings, country, id_)
        for words in spellings:
            if len(words) > 1:
                for word in {words[0], words[-1]}:
                    found.setdefault(word, []).append((near, words))
    made = {}
    for word, there in found.items():
        by_length: dict[int, list[tuple[Near, tuple[str, ...]]]] = {}
        for one in there:
            by_length.setdefault(len(one[1]), []).append(one)
        made[word] = len({near.name for near, _ in there}), {length: tuple(some) for length, some in by_length.items()}
    return made


@cache
def words_of_names() -> frozenset[str]:
    """Return all words of known names, and the given names of the world."""
    known = (plain_name(name) for one in known_persons() for name in one.names)
    return frozenset(word for name in (*full_names(), *known) for word in name.split()) | {plain_name(name) for name, _ in given_names()}


@cache
def _words_of_own_names() -> frozenset[str]:
    """Return all words of the names that persons go by first of all: a word that stands only among other spellings may be a slip."""
    names = [*(one.name for one in persons().values()), *(one.name for one in known_persons())]
    return frozenset(word for name in names for word in plain_name(name).split())


_PARTICLES = frozenset("al el bin ibn da de di du la von van der ben".split())
MANY = 12
"""A given name of more known persons than this tells of itself nobody."""


def near_name(key: str, of_states: frozenset[str], great: frozenset[str]) -> Near | None:
    """Return the one person whose name ``key`` is but for a slip; ``of_states`` are the states that the article names, ``great`` those whom everybody knows."""
    words = key.split()
    if not 2 <= len(words) <= 6:
        return None
    found: set[Near] = set()
    for word in {words[0], words[-1]}:
        bearers, there = _by_word().get(word, (0, {}))
        for one, theirs in there.get(len(words), ()):
            if one in found:
                continue
            unlike = [at for at, (a, b) in enumerate(zip(words, theirs, strict=True)) if a != b]
            if not unlike:
                return None
            if len(unlike) == 1 and _is_slip(words, theirs, unlike[0], one, bearers, of_states, one.id in great):
                found.add(one)
    return found.pop() if len(found) == 1 else None


def _is_slip(words: list[str], theirs: tuple[str, ...], at: int, person: Near, bearers: int, of_states: frozenset[str], great: bool) -> bool:
    mine, right, last = words[at], theirs[at], at == len(words) - 1
    shorter = min(len(mine), len(right))
    swapped = len(mine) == len(right) and sorted(mine) == sorted(right) and edit_distance(mine, right, 1) == 1
    if shorter < (2 if swapped and len(words) > 2 else 3) or right in _PARTICLES or mine in _PARTICLES or mine in _words_of_own_names():
        return False
    most = 1 if shorter < 5 else 2 if shorter < 6 else 2 if shorter < 7 and bearers > 3 else 3
    apart = edit_distance(mine, right, most)
    if shorter < 6 and apart == 2 and not (great and _other_letters(mine, right) <= 2 and _doubles(mine) != _doubles(right)):
        return False
    # 'Khonemi' for 'Khomeini' is three letters off: two of them only in another place.
    if apart > most or (apart == 3 and (mine[0] != right[0] or mine[-1] != right[-1] or _other_letters(mine, right) > 2)):
        return False
    if mine[0] != right[0] and not (swapped or (apart == 1 and len(mine) == len(right) + 1)):
        return False
    country = person.country or ("" if great else None)
    if any(is_romanisation(mine, spelled[at], country) for spelled in person.spellings if len(spelled) == len(words)) or any(is_romanisation(mine, spelled[-1], country) for spelled in person.spellings if last):
        return False
    if last and not swapped and (mine == right + "s" or (len(right) < 5 and bearers > 4)):
        return False  # 'Andrzej Dudas' has a name of his own
    if last and not swapped and apart == 2 and shorter < 7 and _script_of(person.country) == "" and mine[-1] != right[-1]:
        return False  # and 'Olaf Schulze'
    told = person.country in of_states
    misplaced = great and told and shorter >= 5 and apart == 2 and _other_letters(mine, right) <= 2 and _doubles(mine) != _doubles(right)
    known = not person.id
    if known and not (last and (swapped or apart == 1) and shorter >= 6 and (told or bearers <= 2)):
        return False
    if not great and mine in words_of_names():
        return False
    if apart == 1 and (swapped or len(words) > 2):
        return True
    if not last:
        # A given name: that of another of the family, where the family name is one that many bear.
        moved = len(right) >= 6 and sorted(mine) == sorted(right)
        return (apart == 1 or moved) and len(right) >= 4 and (great or told) and (bearers <= MANY if mine not in words_of_names() else great and bearers <= 3 and len(words[-1]) >= 6)
    if bearers <= 4:
        return apart <= 2 or told
    if apart == 1:
        return great or (told and (swapped or shorter >= 6))
    return misplaced or (great and told and shorter >= 6 and person.country not in {"USA", "GBR", "CAN", "AUS"})


def _other_letters(one: str, other: str) -> int:
    """Return how many letters of two words are not in both."""
    rest = list(other)
    unlike = 0
    for letter in one:
        if letter in rest:
            rest.remove(letter)
        else:
            unlike += 1
    return unlike + len(rest)


_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM"})


@cache
def _leaders(great: frozenset[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return (family name, id) of leaders by the first letter of the family name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in sorted(great):
        words = plain_name(persons()[one].name).split()
        family = words[0] if persons()[one].country in _FAMILY_FIRST else words[-1]
        if len(family) >= 6:
            found.setdefault(family[0], []).append((family, one))
    return {letter: tuple(there) for letter, there in found.items()}


@lru_cache(maxsize=4096)
def near_leader(word: str, of_states: frozenset[str], great: frozenset[str]) -> Near | None:
    """Return the one leader of the states named in an article whose family name a word behind a title is but for a slip: 'Colonel Gandhafi'."""
    if len(word) < 6 or word in words_of_names():
        return None
    found = set()
    for family, one in _leaders(great).get(word[0], ()):
        person = persons()[one]
        if person.country not in of_states:
            continue
        names = {plain_name(name).split()[-1] for name in (person.name, *person.aliases)} | {family}
        if any(is_romanisation(word, name, person.country) for name in names):
            return None
        if any(edit_distance(word, name, 2 if len(name) >= 7 else 1) <= (2 if len(name) >= 7 else 1) for name in names):
            found.add(one)
    if len(found) != 1:
        return None
    leader = persons()[found.pop()]
    return Near(leader.name, frozenset(), leader.country, leader.id)


__all__ = ["Near", "is_romanisation", "near_leader", "near_name", "words_of_names"]
