"""Names of known persons in a spelling that is neither theirs nor a usual romanisation of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sanderling.check.finding import Draft
from sanderling.check.known import is_of_another_table
from sanderling.check.lazily import lazily
from sanderling.check.near_names import Near, near_leader, near_name, words_of_names
from sanderling.check.text import CheckedText
from sanderling.check.who import bare_name, country_before, country_words, full_names, named_states, plain_name
from sanderling.knowledge.actor_data import Person, given_names, holders, persons, roles
from sanderling.knowledge.check_persons import persons_told
from sanderling.knowledge.check_tables import misspellings
from sanderling.resolve.names import fold
from sanderling.resolve.persons import edit_distance


def name_variants(text: CheckedText) -> Iterator[Draft]:
    """Yield names of known persons in a spelling that is neither theirs nor a usual romanisation of it."""
    for draft in _variants(text):
        if draft.says is not None and plain_name(re.sub(r"[’'`ʿʾ]", "", bare_name(draft.says.text))) in full_names() and re.search(r"[’'`ʿʾ]", draft.says.text):
            continue  # 'Ali Khamene'i': a sign of the script, no slip
        if draft.says is None or not (is_of_another_table(draft.says.text) or _SAME_FORMS.search(f"{draft.says.text} {draft.because.split(' is usually')[0]}")):
            yield draft


_SAME_FORMS = lazily(r"\bVi[ck]tor (?P<n>[A-ZÀ-Þ][\w\-]+) Vi[ck]tor (?P=n)$|\bSh(?:ai|ei|ay|ey)kh? (?P<s>[A-Z].*) Sh(?:ai|ei|ay|ey)kh? (?P=s)$")
"""'Victor Orban', 'Shaikh Hasina': as usual as the other."""


def _variants(text: CheckedText) -> Iterator[Draft]:
    told: set[str] = set()
    for one in text.placed:
        actor = one.mention.actor
        if actor is None or one.mention.span.text in told:
            continue
        words = text.text[one.start : one.end]
        name = bare_name(words)
        if len(name.split()) < 2 and name == words:
            continue
        key = plain_name(name)
        line = text.line_at(one.start)
        before = text.text[line.start if line else one.start : one.start] + words.removesuffix(name)
        titled = _has_office(words.removesuffix(name))
        if not key:
            continue
        if key in full_names():
            slip = _slip_of(key)
            if slip is not None:
                told.add(one.mention.span.text)
                at = one.start + words.find(name)
                yield _draft(text, at, name, slip)
            continue
        state = _state_of(before) or _state_after(text.text[one.end : one.end + 60])
        person: Person | None = None
        if actor.id is not None and actor.id.startswith("per:"):
            person = persons()[actor.id]
        elif actor.id is None and len(key.split()) >= 2:
            person = None if _OTHERWISE.match(text.text[one.end : one.end + 40]) else _near(key, titled, actor.country)
        if state is not None and (person is None or not _misspelt(key, person, titled)):
            person = _holder_near(key, *state)
        elif person is None or not _misspelt(key, person, titled):
            continue
        if person is None or (" " not in key and key in _own_words()):
            continue  # 'Vice-President Harris' bears another's surname, whoever was meant
        told.add(one.mention.span.text)
        at = one.start + words.find(name)
        yield _draft(text, at, name, person)
    yield from _unparsed(text, told)
    yield from _near_names(text, told)


_TITLE = lazily(r"(?i)\b(?:president|prime minister|premier|chancellor|ayatollah|colonel|general|king|emir|sultan|marshal|dictator|leader|foreign minister|secretary of state|secretary-general)(?:, (?:president|colonel|general|marshal|ayatollah))? $")
_CAPITALS = lazily(r"[A-ZÀ-Þ][\wà-ÿ’'\-]*(?: (?:(?:da|de|di|von der|von|van|al|el|bin|der|ben) |[ae]l-)?[A-ZÀ-Þ][\wà-ÿ’'\-]*)*")
_KINDS_BEHIND = lazily(r" (?:Street|Avenue|Road|Airport|Hospital|School|College|University|Company|Corporation|Ltd|Inc|Group|Bank|Hotel|Club|County|River|Mountains?|Island|Foundation|Institute|Stadium|Park|Square|Bridge)\b")


def _near_names(text: CheckedText, told: set[str]) -> Iterator[Draft]:
    """Names of which one word is near a known person's and no romanisation of it, wherever they stand among words with a capital."""
    states: frozenset[str] | None = None
    for line in text.lines:
        for run in _CAPITALS.finditer(line.text):
            words, unknown = _words_of(run[0])
            if not unknown or any(run[0] in one or one in run[0] for one in told):
                continue
            states = _states_of(text) if states is None else states
            found = None if len(words) == 1 else _within(words, unknown, states)
            if found is None and (start := run.start() + words[unknown[-1]][0]) and unknown[-1] == len(words) - 1 and _TITLE.search(line.text[max(0, start - 40) : start]) and (leader := near_leader(words[-1][2], states, _great())) is not None:
                found = (words[-1][0], words[-1][1], leader)
            if found is None or _OTHERWISE.match(line.text, run.start() + found[1]) or _KINDS_BEHIND.match(line.text, run.start() + found[1]):
                continue
            start, end, person = found
            name = re.sub(r"[’']s?$", "", run[0][start:end])
            told.add(name)
            yield _draft(text, line.start + run.start() + start, name, person)


_WORD = lazily(r"[\wà-ÿ’'\-]+")


@lru_cache(maxsize=4096)
def _words_of(run: str) -> tuple[list[tuple[int, int, str]], list[int]]:
    """Return (start, end, plain form) of the words of a name, and which of them no known name has."""
    words = [(m.start(), m.end(), plain_name(re.sub(r"[’']s?$", "", m[0]))) for m in _WORD.finditer(run)]
    return words, [at for at, (_, _, word) in enumerate(words) if len(word) > 2 and not all(part in _own_words() for part in word.split())]


@cache
def _own_words() -> frozenset[str]:
    return words_of_names()


def _states_of(text: CheckedText) -> frozenset[str]:
    """Return the states that an article names, by their codes."""
    return frozenset(country_words()[name] for _, name in named_states().find(text.text))


def _within(words: list[tuple[int, int, str]], unknown: list[int], states: frozenset[str]) -> tuple[int, int, Near] | None:
    """Return (start, end, person) of the longest stretch of words that is near a known name."""
    for length in range(min(5, len(words)), 1, -1):
        for first in range(len(words) - length + 1):
            if any(first <= at < first + length for at in unknown):
                person = near_name(" ".join(word for _, _, word in words[first : first + length]), states, _great())
                if person is not None:
                    return words[first][0], words[first + length - 1][1], person
    return None


_RUN = lazily(r"(?<![\w’'-])[A-Z][a-zà-ÿ’\-]{1,}(?:-[A-Za-z][a-zà-ÿ]+)?(?: (?:(?:da|de|von der|von|van|al|el|bin|der) |[ae]l-)?[A-Z][a-zà-ÿ’\-]{1,}(?:-[A-Z][a-zà-ÿ]+)?){1,4}(?![\w’'-])")


def _unparsed(text: CheckedText, told: set[str]) -> Iterator[Draft]:
    """Names that the reading cut in two, as it does with 'Donald Rumsfled': runs of capitals a letter away from a great one's name."""
    for line in text.lines:
        for match in _RUN.finditer(line.text):
            key = plain_name(match[0])
            words = key.split()
            if not any(match[0] in one for one in told) and (person := _slip_of(key) if key in full_names() else _listed(key)) is not None and not _OTHERWISE.match(line.text[match.end() :]):
                told.add(match[0])
                yield _draft(text, line.start + match.start(), match[0], person)
                continue
            if key in full_names() or (words[0] not in _by_word() and words[-1] not in _by_word()) or any(match[0] in one for one in told) or not 2 <= len(words) <= 6:
                continue
            if (person := _transposed(key)) is not None and not _OTHERWISE.match(line.text[match.end() :]):
                told.add(match[0])
                yield _draft(text, line.start + match.start(), match[0], person)
                continue
            if len(words) >= 4 and (person := _of_long_name(key)) is not None:
                told.add(match[0])
                yield _draft(text, line.start + match.start(), match[0], person)
                continue
            if any(" ".join(words[:count]) in full_names() for count in range(2, len(words))) and (len(words) < 4 or _typo(key) is None):
                continue
            if (person := _typo(key)) is not None and not _OTHERWISE.match(line.text[match.end() :]):
                told.add(match[0])
                yield _draft(text, line.start + match.start(), match[0], person)
                continue
            person = None if _OTHERWISE.match(line.text[match.end() :]) else _near(key, False, None)
            if person is not None and _misspelt(key, person, False):
                told.add(match[0])
                yield _draft(text, line.start + match.start(), match[0], person)


@cache
def _slips_by_word() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Return (wrong, right) words of the table of slips by the first wrong word."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for wrong, right in misspellings():
        found.setdefault(wrong.split()[0], []).append((tuple(wrong.split()), tuple(right.split())))
    return {word: tuple(rows) for word, rows in found.items()}


def _listed(key: str) -> Person | None:
    """Return the person whose full name a name is with a slip of the table put right: 'Jean-Claude Junker'."""
    mine = key.split()
    for at, word in enumerate(mine):
        for wrong, right in _slips_by_word().get(word, ()):
            if tuple(mine[at : at + len(wrong)]) == wrong:
                ids = full_names().get(" ".join((*mine[:at], *right, *mine[at + len(wrong) :])), ())
                if len(ids) == 1:
                    return persons()[ids[0]]
    return None


@cache
def _but_one() -> dict[tuple[int, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """Return (id, word) of great ones by the place of a word in the name and all other words of it."""
    found: dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = {}
    for one in _great() | _second():
        for name in (persons()[one].name, *persons()[one].aliases):
            words = plain_name(name).split() if name is persons()[one].name or name.isascii() else []
            for at, word in enumerate(words if len(words) > 1 else ()):
                found.setdefault((at, tuple(words[:at] + words[at + 1 :])), []).append((one, word))
    return {key: tuple(there) for key, there in found.items()}


@cache
def _name_words() -> frozenset[str]:
    """Return all words of known names, and the given names of the world: none of them is a slip."""
    return frozenset(word for name in full_names() for word in name.split()) | {plain_name(name) for name, _ in given_names()}


@lru_cache(maxsize=4096)
def _typo(key: str) -> Person | None:
    """Return the great one whose name has one word in another order of letters, or one letter wrong, that is no name by itself."""
    mine = key.split()
    near: set[str] = set()
    for at, word in enumerate(mine):
        if word in _name_words() or len(word) < 3:
            continue
        for one, right in _but_one().get((at, tuple(mine[:at] + mine[at + 1 :])), ()):
            person, swapped = persons()[one], sorted(word) == sorted(right)
            if one not in _great() and not (swapped or (_doubled(word, right) and len(right) > 3)):
                continue
            if (len(right) < 4 and not _doubled(word, right)) or word == right or not (swapped or (word[0] == right[0] and edit_distance(word, right, 1) == 1)):
                continue
            if person.country in _ARABIC_STATES and not swapped and not _wrongly_doubled(word, right) and _same_sounds(word, right):
                continue
            if _is_romanised(person) and not _wrongly_doubled(word, right) and (_romanised([word]) == _romanised([right]) or (not swapped and not _doubled(word, right) and person.country in _OTHER_SCRIPTS)):
                continue
            rest = [other for other in mine if other != word]
            if not (swapped or _doubled(word, right)) and (len(right) < 5 if at else max(map(len, rest)) < 5):
                continue
            near.add(one)
    return persons()[near.pop()] if len(near) == 1 else None


_VOWELS = frozenset({"ie", "ei", "ai", "ia", "au", "ua", "oa", "ao", "eo", "oe", "ue", "eu"})


@lru_cache(maxsize=4096)
def _transposed(key: str) -> Person | None:
    """Return the one person of a full name in which two letters beside each other have changed places: 'Deng Xaioping', 'Mahinda Rajapaska'."""
    mine = key.split()
    near: set[str] = set()
    for at, word in enumerate(mine):
        if len(word) < 3 or (word in _name_words() and len(mine) < 3):
            continue
        for place in range(1 if len(word) > 3 else 0, len(word) - 1):
            pair = word[place : place + 2]
            if pair[0] != pair[1]:
                right = f"{word[:place]}{pair[1]}{pair[0]}{word[place + 2 :]}"
                there = full_names().get(" ".join((*mine[:at], right, *mine[at + 1 :])), ())
                near |= {one for one in there if pair not in _VOWELS or persons()[one].country in _SYLLABLES or not _is_romanised(persons()[one])}
    return persons()[near.pop()] if len(near) == 1 else None


_SYLLABLES = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM"})
"""States whose names are romanised by a rule, so that vowels in another order are a slip."""


@lru_cache(maxsize=2048)
def _of_long_name(key: str) -> Person | None:
    """Return the one person whose name of four words or more differs from ``key`` by one letter of one word: 'Aung San Sui Kyi'."""
    mine = key.split()
    near = set()
    for person in _by_word().get(mine[0], ()):
        theirs = plain_name(person.name).split()
        unlike = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
        if len(theirs) == len(mine) and len(unlike) == 1 and min(map(len, unlike[0])) >= 3 and unlike[0][0][0] == unlike[0][1][0] and _letters_apart(*unlike[0]) == 1 and _romanised(mine) != _romanised(theirs):
            near.add(person.id)
    return persons()[near.pop()] if len(near) == 1 else None


def _draft(text: CheckedText, at: int, name: str, person: Person | Near) -> Draft:
    return Draft(
        "name-variant", text.span(at, at + len(name)), f"{person.name} is usually spelled so, not '{name}'",
        f"{person.name} may have been meant.", ("actors/persons.csv",),
    )  # fmt: skip


_OTHER_SCRIPTS = frozenset(
    "RUS UKR BLR BGR MKD GRC CYP GEO ARM ISR PSE IRN IRQ SYR LBN JOR SAU YEM OMN ARE QAT KWT BHR EGY LBY TUN DZA MAR SDN MRT AFG PAK IND BGD LKA NPL BTN MDV CHN TWN HKG JPN KOR PRK THA MMR KHM LAO MNG "
    "ETH ERI KAZ KGZ TJK UZB TKM AZE SOM DJI COM IDN MYS BRN SGP VNM".split()
)
"""States whose people's names reach English through a romanisation, of which there are many, or in an old spelling and a new."""


def _doubled(one: str, other: str) -> bool:
    """Whether a word is another with one of its consonants written twice, or once for twice."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(longer[at] == longer[at - 1] and longer[at] not in "aeiou" and not longer.startswith(("moh", "muh")) and longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))


def _wrongly_doubled(one: str, other: str) -> bool:
    """Whether a word has a consonant twice that no romanisation of Arabic doubles: 'Mubarrak'."""
    return len(one) == len(other) + 1 and _doubled(one, other) and any(one[at] == one[at - 1] and one[at] in "rfnbktp" and one[:at] + one[at + 1 :] == other for at in range(1, len(one)))


@cache
def _slip_of(key: str) -> Person | None:
    """Return the person where a name that is listed for search is but a slip of the one that is his or hers in Latin letters."""
    ids = full_names()[key]
    person = persons()[ids[0]]
    if len(ids) == 1 and any(f" {wrong} " in f" {key} " and right in plain_name(person.name) for wrong, right in misspellings()):
        return person
    name = plain_name(person.name).split()
    if len(ids) == 1 and person.id in _great() and len(name) == len(key.split()) and (unlike := [(a, b) for a, b in zip(key.split(), name, strict=True) if a != b]) and len(unlike) == 1 and _doubled(*unlike[0]) and person.country not in _OTHER_SCRIPTS:
        return person  # 'Koffi Annan', as search finds him too
    if len(ids) != 1 or person.country is None or person.country in _OTHER_SCRIPTS:
        return None
    mine, theirs = key.split(), plain_name(person.name).split()
    if len(mine) != len(theirs) or mine[:-1] != theirs[:-1] or len(theirs[-1]) < 6:
        return None
    one, other = (_umlauts(word) for word in (mine[-1], theirs[-1]))
    accepted = {_umlauts(plain_name(name).split()[-1]) for name in person.aliases if not name.isascii()}
    if one == other or one in accepted or re.search(r"(?:witsch|vitch|vich|wich|wicz)$", one):
        return None
    return person if edit_distance(one, other, 1) == 1 and one[:1] == other[:1] else None


def _umlauts(word: str) -> str:
    return word.replace("dj", "d").replace("oe", "o").replace("ue", "u").replace("ae", "a").replace("ss", "s")


_TOP = frozenset({"head_of_state", "head_of_government", "supreme_leader"})


def _office(words: str) -> frozenset[str] | None:
    """Return the offices that a role's words may mean; a leader or president may hold any of the highest."""
    if words not in roles():
        return None
    office = roles()[words][0].office
    return frozenset({office}) if office and office.endswith("_minister") else _TOP


def _state_of(before: str) -> tuple[str, frozenset[str]] | None:
    """Return the state and offices of the words before a name: 'Libya’s leader, ', 'Canadian Prime Minister '."""
    words = before.rstrip(", ").split(" ")
    for count in range(1, min(5, len(words))):
        offices = _office(" ".join(words[-count:]).lower())
        if offices is not None:
            found = country_before(re.sub(r" (?:new|next|own|young|old|then|long-serving|acting)$", "", " ".join(words[:-count])))
            if found is not None:
                return found[0], offices
    return None


_AFTER = lazily(r"^, (?:the )?(?:(?P<state>[A-Z][\w.]+(?: [A-Z]\w+)?)[’']s (?P<role>[a-z ]{4,20})|(?P<role2>[a-z ]{4,20}) of (?:the )?(?P<state2>[A-Z][\w.]+(?: [A-Z]\w+)?))(?=[,.;])")


def _state_after(after: str) -> tuple[str, frozenset[str]] | None:
    """Return the state and offices of the words behind a name: ', India’s prime minister,'."""
    match = _AFTER.match(after)
    if match is None:
        return None
    offices = _office(match["role"] or match["role2"])
    found = country_before(match["state"] or match["state2"])
    return (found[0], offices) if found is not None and offices is not None else None


@lru_cache(maxsize=8192)
def _holder_near(key: str, state: str, offices: frozenset[str]) -> Person | None:
    """Return the one holder of some offices of a state whose name is that of ``key`` but for some letters of one word.

    Where the title and the state are told, and all other words of the name are right, three letters may be wrong.
    """
    mine = key.split()
    near: set[str] = set()
    for person, theirs in _holder_names(state, offices):
        if len(mine) == len(theirs) >= 2:
            unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
            if len(unlike) <= 1 and (not unlike or _romanised(mine) == _romanised(list(theirs))):
                return None
            if len(unlike) == 1 and unlike[0][0][:1] == unlike[0][1][:1] and _slips(*unlike[0]):
                near.add(person)
        elif len(mine) == 1 and len(theirs) >= 2 and len(mine[0]) >= 5:
            if mine[0] in theirs:
                return None
            if (mine[0][0] == theirs[-1][0] and edit_distance(mine[0], theirs[-1], 1) == 1) or sorted(mine[0]) == sorted(theirs[-1]):
                near.add(person)
    return persons()[near.pop()] if len(near) == 1 else None


@cache
def _holder_names(state: str, offices: frozenset[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (person's id, the words of a name) of all who held some offices of a state, by each of their names."""
    found = {
        (holding.person, tuple(plain_name(name).split()))
        for office in offices
        for holding in holders().get((state, office), ())
        for name in (persons()[holding.person].name, *persons()[holding.person].aliases)
    }
    return tuple(sorted(found))


_SOUNDS = str.maketrans("ckqzywjx", "kkksivgk")


def _slips(one: str, other: str) -> bool:
    """Whether two words differ as a slip of the pen does: same first sound, near the same length, few letters changed."""
    shorter = min(len(one), len(other))
    if one[:1].translate(_SOUNDS) != other[:1].translate(_SOUNDS) or abs(len(one) - len(other)) > 2 or shorter < 4:
        return shorter == 3 and one[0] == other[0] and edit_distance(one, other, 1) == 1 and len(one) != len(other)
    most = 3 if shorter >= 7 else 2
    return sorted(one) == sorted(other) or edit_distance(one, other, most) <= most


def _has_office(before: str) -> bool:
    """Whether the words before a name hold an office: 'Defense Minister', but not 'driver'."""
    words = before.lower().split()
    runs = (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
    return any(run in roles() and roles()[run][0].office for run in runs)


def _misspelt(key: str, person: Person, titled: bool) -> bool:
    """Whether ``key`` differs from every spelling of the name by a letter or two, beyond how romanisations differ."""
    mine = key.split()
    # Letters that have changed places are no other romanisation.
    swapped = len(mine[-1]) >= 8 and mine[-1] != plain_name(person.name).split()[-1] and sorted(mine[-1]) == sorted(plain_name(person.name).split()[-1])
    found = False
    for name in (person.name, *person.aliases):
        theirs = plain_name(name).split()
        if len(mine) == 1 and len(theirs) > 1:
            theirs = [theirs[0] if person.country in {"PRK", "KOR", "CHN", "TWN", "VNM"} else theirs[-1]]
        if len(mine) != len(theirs):
            continue
        distances = [_letters_apart(a, b) for a, b in zip(mine, theirs, strict=True)]
        if person.country in _ARABIC_STATES and not swapped and len(mine) == len(theirs) and all(map(_same_sounds, mine, theirs)):
            return False
        if max(distances) == 0 or (_is_romanised(person) and _romanised(mine) == _romanised(theirs)):
            return False
        if (
            max(distances) <= 2
            and (len(mine) < 2 or min(distances) == 0)
            and sum(distances) <= (3 if titled else 1)
            and all(
                d == 0 or len(b) > 4 or ((titled or len(mine) > 2 or _doubled(a, b)) and d == 1 and len(b) > 3)
                for d, a, b in zip(distances, mine, theirs, strict=True)
            )
        ):
            found = True
    return found


_OTHERWISE = lazily(r"^, (?:an? |\d\d,)(?!former|president|prime|premier|minister|chancellor|king|leader|secretary)")
"""'Angela Markel, a baker': who is told to be somebody else is no slip for a known name."""


def _letters_apart(one: str, other: str) -> int:
    """Return by how many letters two words differ, to 2; letters that have changed places ('Barosso') are one slip."""
    return 1 if one != other and len(one) >= 6 and sorted(one) == sorted(other) else edit_distance(one, other, 2)


_ARABIC_STATES = frozenset("IRN IRQ SYR LBN JOR SAU YEM OMN ARE QAT KWT BHR EGY LBY TUN DZA MAR SDN MRT PSE".split())


def _skeleton(word: str) -> str:
    """The consonants of an Arabic or Persian name, with those made one that romanisations write in several ways."""
    for old, new in (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("q", "g"), ("k", "g"), ("z", "d"), ("w", "u"), ("y", "i")):
        word = word.replace(old, new)
    bare = re.sub(r"[aeiou'’h]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare)


def _same_sounds(one: str, other: str) -> bool:
    """Whether two words have the same consonants, and no romanisation ends the one in -i and the other in -eh or -a."""
    ends = [next((kind for kind, signs in (("i", ("i", "y", "ie", "ee")), ("a", ("eh", "a", "ah"))) if word.endswith(signs)), "") for word in (one, other)]
    return _skeleton(one) == _skeleton(other) and ("" in ends or ends[0] == ends[1])


def _is_romanised(person: Person) -> bool:
    return person.country is None or person.country in _OTHER_SCRIPTS


_ARABIC = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^m[ou]h+am+[ae]d$", "muhamad"), (r"^ahm[ae]d$", "ahmad"), (r"^h[ou]s+[ae]i?y?i?n$", "husain"), (r"^mahm[uo]+d$", "mahmud"),
        (r"^abd[aeu]l", "abdul"), (r"^[ae][lszrdn]h?$", "al"), (r"^y[uo]+s+[eu]f$", "yusuf"), (r"^[ou]mar$", "umar"),
        (r"^s[ae]lm[ae]n$", "salman"), (r"^k?h?al[iy]fa$", "halifa"), (r"^qas+[ei]m$", "qasim"),
    )
)  # fmt: skip


def _romanised(words: list[str]) -> list[str]:
    """Spellings with what romanisations of one script differ in taken out: y, i and j; kh and h; Arabic vowels."""
    made = []
    for word in words:
        word = re.sub(r"(?:iy|yy|ij|ii|yi|y|j)$", "i", word)
        for pattern, plain in _ARABIC:
            word = pattern.sub(plain, word)
        for old, new in (
            ("dj", "d"),
            ("kh", "h"),
            ("gh", "g"),
            ("y", "i"),
            ("j", "i"),
            ("ie", "e"),
            ("w", "v"),
            ("’", ""),
            ("'", ""),
        ):
            word = word.replace(old, new)
        made.append(word)
    return made


@lru_cache(maxsize=8192)
def _near(key: str, titled: bool, country: str | None) -> Person | None:
    """Return the one person whose name is a letter or two away: surname or given name must agree exactly."""
    words = key.split()
    near: set[str] = set()
    if not titled and len(words) == 2 and len(words[0]) >= 6:
        # 'Condoleeza Rice': a long given name with one letter wrong beside the right family name.
        given = {
            person.id for person in _by_word().get(words[1], ())
            if person.id in _great() and len(plain_name(person.name).split()) == 2 and plain_name(person.name).split()[1] == words[1]
            and plain_name(person.name)[:1] == words[0][:1] and edit_distance(words[0], plain_name(person.name).split()[0], 1) == 1
        }  # fmt: skip
        if len(given) == 1:
            return persons()[given.pop()]
    if len(words) >= 3:
        # 'Mobuto Sese Seko': all words but the first are right.
        for person in _by_word().get(words[-1], ()):
            theirs = plain_name(person.name).split()
            if theirs[1:] == words[1:] and len(words[0]) > 4 and person.id in _great() and edit_distance(words[0], theirs[0], 1) == 1:
                return person
    for person in _by_word().get(words[0], ()):
        family = plain_name(person.name).split()
        if len(family) == len(words) and 0 < _letters_apart(words[-1], family[-1]) <= (
            2 if titled and len(words[-1]) > 6 and words[-1][0] == family[-1][0] else 1
        ):
            near.add(person.id)
    if titled:
        for person in _by_word().get(words[-1], ()):
            theirs = plain_name(person.name).split()
            if len(theirs) == len(words) and edit_distance(words[0], theirs[0], 2) <= (2 if len(theirs[0]) > 4 else 1):
                near.add(person.id)
        if not near and len(words) == 2:
            near = {
                person
                for given, family, person in _by_initials().get((words[0][:1], words[1][:1]), ())
                if edit_distance(words[0], given, 2) <= 2 and edit_distance(words[1], family, 1) <= 1
            }
    if not titled:
        # Without a title only a great one's name is near enough to be meant.
        great = _great()
        rare = len(words) > 2 or len(_by_word().get(words[0], ())) <= 4
        near = {i for i in near if i in great and len(words[-1]) > (2 if len(words) > 2 else 3 if rare else 5)}
    if country:
        near = {i for i in near if persons()[i].country == country}
    return persons()[near.pop()] if len(near) == 1 else None


@cache
def _by_initials() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """Return (given name, family name, id) of all names of two words by their initials; short family names are out."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for name, ids in full_names().items():
        parts = name.split()
        if len(parts) == 2 and len(parts[1]) > 5:
            found.setdefault((parts[0][:1], parts[1][:1]), []).extend((parts[0], parts[1], one) for one in ids)
    return found


_HEADS = frozenset(
    "supreme_leader head_of_state head_of_government un_secretary_general nato_secretary_general iaea_director_general european_commission_president eu_high_representative".split()
)
LARGE_STATES = frozenset("USA GBR FRA DEU RUS CHN ISR IRN JPN IND PAK TUR ITA ESP CAN AUS POL EGY SAU KOR BRA ZAF IRQ SYR UKR".split())


@cache
def _great() -> frozenset[str]:
    """Return those who head a state or government of the larger kind since 1990: their names are known to all."""
    return frozenset(
        h.person for key, rows in holders().items()
        if key[1] in _HEADS or (key[1] in {"foreign_minister", "defence_minister", "national_security_adviser"} and key[0] in LARGE_STATES)
        for h in rows if not h.until or h.until >= "1988"
    )  # fmt: skip


@cache
def _second() -> frozenset[str]:
    """Return those of whom news tells the party or nation: a letter written twice, or two in each other's place, is a slip in their names too."""
    return frozenset(one for one in persons_told() if one in persons()) - _great()


@cache
def _by_word() -> dict[str, list[Person]]:
    """Return persons by the first and by the last word of their name, folded."""
    found: dict[str, list[Person]] = {}
    for person in persons().values():
        words = plain_name(fold(person.name)).split()
        for word in dict.fromkeys((words[0], words[-1])):
            found.setdefault(word, []).append(person)
    return found
