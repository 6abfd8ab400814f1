"""Which articles are one account: copies, reprints, excerpts, spun and obfuscated texts, translations' twins.

``keys`` for blocking, ``link`` for a pair that shares a key, ``origins`` for the groups of what is linked.  All are pure
functions; no result hangs on the order of the input.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from rensa import RMinHash

from sanderling.corroborate.judged import Judged, Union
from sanderling.corroborate.links import Judgement, Link, OriginKind
from sanderling.corroborate.marks import Marks, aligned, total
from sanderling.corroborate.prints import Print, day_of
from sanderling.corroborate.scores import scored, weights
from sanderling.corroborate.windows import Block, stretch, windows
from sanderling.corroborate.words import common_order, passage, weight

_BANDS, _ROWS, _SEED = 32, 4, 20_150_101
_LEAST_STEMS = 8
"""In a shorter text no share of words tells anything: only the same words throughout make a copy."""
_LEAST_OF_SENTENCE, _FIRST_SENTENCES, _DIGITS = 5, 12, 16
_ALIKE = 0.45
"""Dice coefficient of two sentences' stems from which one is taken for the other."""
_PAIRED_MARKS = 4
"""Marks of a sentence of which every two make a key, and each with those of the next sentence."""
_LEAST_MARK = 1.0
"""States, days and small numbers make no key: too many articles share them."""
_LEAST_MARKS = 5.0
"""The least weight of an article's marks of which a share tells anything: five names, or three numbers."""
_ALIKE_IN_PASSAGE, _LEAST_IN_PASSAGE, _LONG_PASSAGE = 0.5, 20, 60
"""A passage is looked for where sentences that are so alike have so many words; one of so many is as good as any longer."""
_SHORT_REPORT, _BY_CHANCE = 80, 5.0
"""Two reports of more words than so many have longer passages in common by chance: from half as many again on, so many words."""
_MOST_OF_PASSAGE = 1_200
"""Words of an article among which a passage is looked for: the cost grows with their square."""
_OF_PASSAGE = 1.5
"""The least weight of marks that two articles share of which one has a passage of the other: outlets print lines of their
own again and again, under whatever matter."""
_AS_DENSE = 0.3
"""Of the marks that a passage of its length has on the average in the article with fewer, the least share that both have:
who swaps words keeps names and numbers, and a report in the stock phrases of another one has its own."""
_LEAST_SHARE, _LEAST_SHARED, _LEAST_MARKS_SHARED = 0.25, 20, 0.4
"""Two articles that share less than this share of the telling stems of the shorter one, less than so many of them, and less
than this share of the marks of the one with fewer are looked at no further. The copies of our corpus, twins and those with words
swapped among them, share two fifths of the stems or half of the marks."""
_FEW = "too few names and numbers to tell"
_LEAST_TOLD = 50
"""Words of a report from which on it tells something that it has another's names, numbers and day. A shorter one is little
else: every desk has who, where, when and how many, so that only what it lacks of them tells something."""
_SAME_NEWS = 3
"""Days apart within which nothing follows from the dates: accounts apart come out as soon as copies do."""
_NEAR_OF_TWIN = 0.5
"""A twin is published ten days apart or less: what is told anew later is another matter with the same names."""


def keys(one: Print) -> frozenset[str]:
    """Return the blocking keys: two articles that share none are not compared.

    ``d`` all words; ``m`` bands of a MinHash over the telling stems (copies, also spun); ``s`` a sentence's stems
    (excerpts); within some days of publication ``r`` a sentence's rarest stem with the next two (excerpts that were spun) and ``f``
    two names or numbers of one sentence or of neighbours (twins).
    """
    days = tuple(windows(one.published))
    always, dated = _marks(one)
    return frozenset(always | {f"{window}:{mark}" for window in days for mark in dated})


def blocks(one: Print) -> frozenset[Block]:
    """Return the same for a store, in half as many pieces: two articles share a key just when two of their blocks meet."""
    always, dated = _marks(one)
    made = {Block(None, mark) for mark in always}
    if (span := stretch(one.published)) is not None:
        made |= {Block(span, mark) for mark in dated}
    return frozenset(made)


def _marks(one: Print) -> tuple[set[str], set[str]]:
    """What is compared whatever the dates, and what within some days alone."""
    made = {f"d:{one.digest[:_DIGITS]}"}
    dated = set()
    if len(one.stems) >= _LEAST_STEMS:
        hashed = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
        hashed.update(sorted(one.stems))
        rows = hashed.digest()
        for band in range(_BANDS):
            made.add(_key("m", f"{band}", *map(str, rows[band * _ROWS : (band + 1) * _ROWS])))
    for place, (stems, _) in enumerate(one.sentences):
        if len(stems) >= _LEAST_OF_SENTENCE:
            made.add(_key("s", *sorted(stems)))
        if place < _FIRST_SENTENCES:
            rarest = sorted(stems, key=lambda stem: (-weight(stem), stem))
            dated |= {_key("r", *sorted((rarest[0], one))) for one in rarest[1:3]}
    telling = [_most_telling(sentence) for sentence in one.marks[:_FIRST_SENTENCES]]
    for marks, after in zip(telling, [*telling[1:], ()], strict=False):
        dated.update(_key("f", *sorted(pair)) for pair in (*combinations(marks, 2), *product(marks, after)))
    return made, dated


def _key(kind: str, *values: str) -> str:
    """A key of fixed length, since a store keeps many."""
    return f"{kind}:{hashlib.blake2b('|'.join(values).encode(), digest_size=_DIGITS // 2).hexdigest()}"


def _most_telling(sentence: Marks) -> tuple[str, ...]:
    ranked = sorted((mark for mark in sentence if mark[1] >= _LEAST_MARK), key=lambda mark: (-mark[1], mark[0]))
    return tuple(key for key, _ in ranked[:_PAIRED_MARKS])


def link(one: Print, other: Print) -> Link | None:
    """Return the link of two articles that are one account, or None. ``link(a, b) == link(b, a)``.

    The score is that of the wording; of a twin, which the wording does not show, that of the marks of its sentences. Of a
    report of less than ``_LEAST_TOLD`` words no twin and no passage is told.
    """
    a, b = sorted((one, other), key=lambda item: item.id)
    if a.id == b.id:
        return None
    if a.digest == b.digest:
        score, parts = scored(weights("origins"), dict.fromkeys(weights("origins").parts, (1.0, "the same words")))
        return Link(a.id, b.id, OriginKind.EXACT.value, max(score, 0.999), parts)
    if min(len(a.stems), len(b.stems)) < _LEAST_STEMS or not worth_a_look(a, b):
        return None
    values = compare(a, b)
    if short := min(a.words, b.words) < _LEAST_TOLD:
        values = _of_short(values)
    known = {name: value or 0.0 for name, (value, _) in values.items()}
    score, parts = scored(weights("origins"), values)
    if score >= weights("origins").threshold:
        return Link(a.id, b.id, _kind(a, b, known).value, score, parts)
    if not short and (common := _passage(a, b))[0] is not None:
        part, told = scored(weights("passages"), {"passage": common})
        if part >= weights("passages").threshold:
            return Link(a.id, b.id, OriginKind.PARTIAL.value, part, told)
    if short or values["facts"][0] is None or known["near"] < _NEAR_OF_TWIN:
        return None
    score, parts = scored(weights("twins"), values)
    return Link(a.id, b.id, OriginKind.TWIN.value, score, parts) if score >= weights("twins").threshold else None


def worth_a_look(a: Print, b: Print) -> bool:
    """Whether enough is shared, in whatever order: most articles that share a key by chance are told apart by that."""
    least = min(len(a.stems), len(b.stems))
    if len(a.stems & b.stems) >= min(_LEAST_SHARE * least, _LEAST_SHARED):
        return True
    fewer = min(len(a.mark_keys), len(b.mark_keys))
    return bool(fewer) and len(a.mark_keys & b.mark_keys) >= _LEAST_MARKS_SHARED * fewer


def _passage(a: Print, b: Print) -> tuple[float | None, str]:
    """The passage that one has of the other; unknown where no sentences are alike enough to look, or nobody is named in both.

    A share of the whole says little of an excerpt under a lead of its own, and reporters of one event have short stretches
    of stock phrases in common: it is the length that tells.
    """
    near = nearest(a, b)
    if min(map(_words_alike, (a, b), near)) < _LEAST_IN_PASSAGE:
        return None, "no sentences alike"
    shared = aligned(a.marks, b.marks)
    if shared < _OF_PASSAGE:
        return None, "the names and numbers are others"
    words = passage(_plain(a), _plain(b))
    if shared < _AS_DENSE * words * min(total(one.marks) / one.words for one in (a, b)):
        return None, f"a passage of {words} words, with other names and numbers"
    by_chance = _BY_CHANCE * min(1.0, max(0.0, min(a.words, b.words) / _SHORT_REPORT - 1) * 2)
    return min(1.0, max(0.0, words - by_chance) / _LONG_PASSAGE), f"a passage where {words} more words agree than differ"


def _words_alike(one: Print, near: list[float]) -> int:
    told = zip(one.sentences, near, strict=True)
    return sum(words for (stems, words), dice in told if dice >= _ALIKE_IN_PASSAGE and len(stems) >= _LEAST_OF_SENTENCE)


def _plain(one: Print) -> list[str]:
    """The stems of all its words."""
    return [word.lstrip("-") for word in one.wording.split()[:_MOST_OF_PASSAGE] if word != "."]


def _of_short(values: Mapping[str, tuple[float | None, str]]) -> dict[str, tuple[float | None, str]]:
    """The parts of the scores where one of two is short: shared marks and one day say nothing for a copy, lacking ones against."""
    made = dict(values)
    for name in ("facts", "lesser", "near"):
        value, says = values[name]
        if value is not None and value > weights("origins").parts[name][1]:
            made[name] = None, f"{says}, which tells nothing of so short a text"
    return made


def compare(a: Print, b: Print) -> dict[str, tuple[float | None, str]]:
    """Return the parts of the scores of two articles: value (0 to 1, None where unknown) and words for people."""
    shorter_pairs = min(len(a.pairs), len(b.pairs)) or 1
    shingles = len(a.pairs & b.pairs) / shorter_pairs
    shared = len(a.stems & b.stems) / min(len(a.stems), len(b.stems))
    order = common_order(a.order, b.order) / min(len(a.order), len(b.order))
    near_a, near_b = nearest(a, b)
    sentences = max(_alike(a, near_a), _alike(b, near_b))
    facts: tuple[float | None, str] = None, _FEW
    lesser: tuple[float | None, str] = None, _FEW
    mine, yours = total(a.marks), total(b.marks)
    if min(mine, yours) >= _LEAST_MARKS:
        same = aligned(a.marks, b.marks)
        both, least = 2 * same / (mine + yours), same / min(mine, yours)
        facts = both, f"{both:.0%} of both articles' names and numbers are shared, sentence by sentence"
        lesser = least, f"{least:.0%} of those of the one that has fewer"
    near = None
    if (day := day_of(a.published)) and (other := day_of(b.published)):
        days = abs((date.fromisoformat(day) - date.fromisoformat(other)).days)
        near = 1 / (1 + max(0, days - _SAME_NEWS) / 7)
    return {
        "shingles": (shingles, f"{shingles:.0%} of the shorter one's pairs of words are in the other"),
        "words": (shared, f"{shared:.0%} of its telling words"),
        "order": (order, f"{order:.0%} of them in the same order"),
        "sentences": (sentences, f"sentence by sentence {math.sqrt(sentences):.0%} alike"),
        "facts": facts,
        "lesser": lesser,
        "near": (near, "a date of publication is unknown" if near is None else f"{days} days between them"),
    }


def alike(one: Print, other: Print) -> float:
    """Return how alike the sentences of ``one`` are each to its nearest in ``other``: the mean square of Dice's
    coefficient of their stems, weighted by words.  The square lets half a text copied say more than a whole text that
    merely tells of the same things."""
    return _alike(one, nearest(one, other)[0])


def _alike(one: Print, near: list[float]) -> float:
    total = sum(words for _, words in one.sentences)
    return sum(words * dice**2 for (_, words), dice in zip(one.sentences, near, strict=True)) / total if total else 0.0


def nearest(one: Print, other: Print) -> tuple[list[float], list[float]]:
    """Return for each sentence of ``one``, and for each of ``other``, Dice's coefficient with the nearest of the other text."""
    mine, yours = [0.0] * len(one.sentences), [0.0] * len(other.sentences)
    for m, (stems, _) in enumerate(one.sentences):
        for n, (like, _) in enumerate(other.sentences):
            if both := len(stems & like):
                dice = 2 * both / (len(stems) + len(like))
                if dice > mine[m]:
                    mine[m] = dice
                if dice > yours[n]:
                    yours[n] = dice
    return mine, yours


def own_share(one: Print, other: Print) -> float:
    """Return the share (0 to 1) of the words of ``one`` that stand in sentences without a like in ``other``."""
    return own_shares(one, other)[0]


def own_shares(one: Print, other: Print) -> tuple[float, float]:
    """Return the share of the words of ``one`` that stand in sentences without a like in ``other``, and the other way."""
    mine, yours = nearest(one, other)
    return _own(one, mine), _own(other, yours)


def _own(one: Print, near: list[float]) -> float:
    total = sum(words for _, words in one.sentences)
    own = sum(words for (_, words), dice in zip(one.sentences, near, strict=True) if dice < _ALIKE)
    return own / total if total else 0.0


def _kind(a: Print, b: Print, values: Mapping[str, float]) -> OriginKind:
    own = max(own_shares(a, b))
    if a.repaired != b.repaired:
        return OriginKind.OBFUSCATED
    if values["shingles"] < 0.25 and values["sentences"] < 0.25:
        return OriginKind.TWIN
    agencies = {one.credit for one in (a, b)} - {None}
    credited = any(name in {a.outlet, b.outlet} for name in agencies) or (len(agencies) == 1 and a.credit == b.credit)
    if values["shingles"] >= 0.9 and credited:
        return OriginKind.SYNDICATED
    if values["shingles"] >= 0.97 and own < 0.05:
        return OriginKind.EXACT
    if own >= 0.25 and values["shingles"] >= 0.3 and values["sentences"] >= 0.25:
        return OriginKind.PARTIAL
    return OriginKind.SYNDICATED if credited and values["shingles"] >= 0.8 else OriginKind.SPUN


@dataclass(frozen=True, slots=True)
class Copy:
    """One article of an origin: ``of`` is the article it seems to be made of, None for the likely origin itself, or where
    a person alone says that it belongs here. ``own`` is the share of its words (0 to 1) not found in ``of``."""

    id: str
    of: str | None
    kind: str | None
    score: float | None
    own: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that are one account. ``first`` is the likely origin, which names the group: what is made of no other
    member; published first; of those of one day what credits nobody, then the longest."""

    first: str
    members: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an article says which of two was first: a store keeps it, so that groups need no texts."""

    id: str
    published: str | None
    credited: bool
    """It names another agency as its source."""
    words: int

    @property
    def rank(self) -> tuple[str, bool, int, str]:
        """Earliest first; an unknown date is last, since nothing says that it is early."""
        return self.published or "9999", self.credited, -self.words, self.id


@dataclass(frozen=True, slots=True)
class Tie:
    """A link of two articles with its direction: ``later`` is the one made of the other, ``own_a`` and ``own_b`` the
    shares of their words (0 to 1) that the other lacks."""

    link: Link
    later: str
    own_a: float
    own_b: float


def standing(one: Print) -> Standing:
    """Return what of an article is needed to say which was first."""
    return Standing(one.id, one.published, one.credit is not None and not _is_agency(one), one.words)


def tie(one: Print, other: Print, link: Link) -> Tie:
    """Return the link of two articles with its direction; the same whichever way the pair is given."""
    a, b = sorted((one, other), key=lambda item: item.id)
    mine, yours = own_shares(a, b)
    return Tie(link, _later(a, b, mine, yours), round(mine, 4), round(yours, 4))


def origins(
    prints: Iterable[Print], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> tuple[Origin, ...]:
    """Return the origins of the articles, each article in one; sorted by the id of the first. See ``hung``."""
    of = {one.id: one for one in prints}
    ties = [tie(of[one.a], of[one.b], one) for one in links if one.a in of and one.b in of]
    return hung(map(standing, of.values()), ties, judgements, lambda a, b: round(own_share(of[a], of[b]), 4))


def hung(
    standings: Iterable[Standing],
    ties: Iterable[Tie],
    judgements: Iterable[Judgement],
    own: Callable[[str, str], float],
) -> tuple[Origin, ...]:
    """Return the origins of the articles, each article in one; sorted by the id of the first.

    Each article hangs on the best of its links to an earlier one, so that a page compiled from two accounts does not
    make them one.  What persons say goes before every link: SAME joins, DIFFERENT keeps apart (also what would come
    together by others), REJECT leaves the article alone.  ``own(a, b)`` gives the share of the words of a that b lacks,
    and is asked only of articles that persons alone put together.
    """
    rank = {one.id: one.rank for one in standings}
    parents: dict[str, list[Tie]] = defaultdict(list)
    for one in ties:
        if one.link.a in rank and one.link.b in rank:
            parents[one.later].append(one)
    judged = Judged(judgements)
    union = Union(rank, judged)
    hangs: dict[str, Tie] = {}
    for name, found in parents.items():
        found.sort(key=lambda one, name=name: (-one.link.score, rank[_partner(one.link, name)]))  # type: ignore[misc]
    for name in sorted(parents, key=lambda name: (-parents[name][0].link.score, rank[name])):
        for one in parents[name]:
            if union.join(one.link.a, one.link.b):
                hangs[name] = one
                break
    made = []
    for members in union.groups():
        roots = [name for name in members if name not in hangs] or members
        first = min(roots, key=lambda name: rank[name])
        copies = tuple(_copy(name, first, hangs.get(name), own) for name in sorted(members, key=rank.__getitem__))
        made.append(Origin(first, copies))
    return tuple(sorted(made, key=lambda one: one.first))


def _partner(one: Link, name: str) -> str:
    return one.b if one.a == name else one.a


def _is_agency(one: Print) -> bool:
    """It credits its own outlet, as agencies do in their datelines."""
    return one.credit is not None and one.credit == one.outlet


def _later(a: Print, b: Print, own_a: float, own_b: float) -> str:
    """Which of two was made of the other: the later; on one day, or where a date is unknown, what has more of its own."""
    if a.published and b.published and a.published != b.published:
        return max(a, b, key=lambda one: one.published or "").id
    if _is_agency(a) != _is_agency(b):
        return b.id if _is_agency(a) else a.id
    mine, yours = round(own_a, 2), round(own_b, 2)
    if a.repaired != b.repaired:
        return a.id if a.repaired else b.id
    if mine != yours and max(mine, yours) > 0.1:
        return a.id if mine > yours else b.id
    return max(a, b, key=lambda one: standing(one).rank).id


def _copy(name: str, first: str, one: Tie | None, own: Callable[[str, str], float]) -> Copy:
    if name == first:
        return Copy(name, None, None, None, 1.0)
    if one is None:
        return Copy(name, None, None, None, own(name, first))
    return Copy(name, _partner(one.link, name), one.link.kind, one.link.score, one.own_a if one.link.a == name else one.own_b)
