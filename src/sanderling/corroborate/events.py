"""The same event across articles: blocking keys, and the score of a pair with its parts."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations

from sanderling.corroborate.items import NEWS, Item
from sanderling.corroborate.links import Link
from sanderling.corroborate.prints import day_of
from sanderling.corroborate.scores import Weights, added, scored, weights
from sanderling.corroborate.windows import Block, stretch, windows
from sanderling.corroborate.words import cosine, weight

_QUADS = (
    frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}),
    frozenset({"COOPERATE", "AID", "RETREAT"}),
    frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"}),
    frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
)
_FEW_PARTIES, _FEW_NAMES, _FEW_WORDS = 4, 4, 6
_MUCH_IN_COMMON, _OF_REST = 12.0, 0.3
"""What rare words both in headlines and first sentences, each of which counts 1, come to 1, and what one counts more than by
its weights, so that one of the rest still tells."""
_LONG_AFTER = 5
"""Days after which an account of an event comes no more as news."""
_EARTH_KM = 6371.0


def keys(one: Item) -> frozenset[str]:
    """Return the blocking keys: two items that share none are not compared.

    Within some days of the event or the publication: pairs of parties, a party with a name or a rare word, two names.
    """
    spans = set(windows(one.published))
    if one.days:
        spans |= set(windows(one.days[0]))
    return frozenset(f"{span}:{mark}" for span in spans or {"undated"} for mark in _marks(one))


def blocks(one: Item) -> frozenset[Block]:
    """Return the same for a store, in half as many pieces: two items share a key just when two of their blocks meet."""
    given = (one.published, one.days[0] if one.days else None)
    spans: set[int | None] = {span for day in given if (span := stretch(day)) is not None}
    return frozenset(Block(span, mark) for span in spans or {None} for mark in _marks(one))


def _marks(one: Item) -> set[str]:
    who = [name for name, _ in _top(one.parties, _FEW_PARTIES)]
    names = [name for name, _ in _top(one.names, _FEW_NAMES)]
    rare = [name for name, _ in _top(one.wording, _FEW_WORDS)]
    marks = {f"p:{'|'.join(sorted(pair))}" for pair in combinations(who, 2)}
    marks |= {f"w:{name}|{word}" for name in who for word in (*names, *rare)}
    marks |= set(one.about)
    return marks | {f"n:{'|'.join(sorted(pair))}" for pair in combinations(names, 2)}


def _top(of: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(of.items(), key=lambda item: (-item[1], item[0]))[:most]


def link(one: Item, other: Item) -> Link | None:
    """Return the link of two items that may be one event, or None. ``link(a, b) == link(b, a)``.

    Two items of one article are never linked: what it tells apart is apart.
    """
    a, b = (one, other) if one.id < other.id else (other, one)
    if (model := _model(a, b)) is None:
        return None
    score, parts = scored(model, compare(a, b, parts=model.parts))
    return Link(a.id, b.id, "event", score, parts) if score >= model.threshold / 4 else None


def score(one: Item, other: Item) -> tuple[float, dict[str, float]] | None:
    """Return the score of the link of two items, and what each part that both tell adds to its logit, or None.

    What the parts say for people is left out, which takes more than half of the time.
    """
    a, b = (one, other) if one.id < other.id else (other, one)
    if (model := _model(a, b)) is None:
        return None
    made = added(model, compare(a, b, False, model.parts))
    return made if made[0] >= model.threshold / 4 else None


def _model(a: Item, b: Item) -> Weights | None:
    """What two items are scored by; None where they are not linked whatever the score."""
    if a.article == b.article:
        return None
    if a.is_news and b.is_news:
        return weights("news")
    return weights("asides") if _one_deed(a, b) else None


def may_be_one(one: Item, name: str, acts: Collection[str]) -> bool:
    """Return whether an item may be linked with another, of which its name within its article and its acts alone are known."""
    return (one.is_news and name == NEWS) or not one.acts.keys().isdisjoint(acts)


def _one_deed(a: Item, b: Item) -> bool:
    """Whether an act is the same, a third and more of those who act, and no other states are acted upon, as far as known.

    What is told in passing needs all that, since two articles on one matter tell of many deeds in like words.
    """
    if not set(a.acts) & set(b.acts):
        return False
    if a.actors and b.actors and len(set(a.actors) & set(b.actors)) * 3 < len(set(a.actors) | set(b.actors)):
        return False
    mine, yours = ({who for who in one.recipients if len(who) == 3 and who.isupper()} for one in (a, b))
    return not mine or not yours or bool(mine & yours)


def compare(
    a: Item, b: Item, said: bool = True, parts: Collection[str] | None = None
) -> dict[str, tuple[float | None, str]]:
    """Return the parts of the score of two items: value (0 to 1, None where unknown) and words for people.

    With ``said`` False the words are left out; ``parts`` names those wanted, None all.
    """
    place, time = _place(a, b), _time(a, b)
    actors, recipients = _overlap(a.actors, b.actors, "who acts", said), _overlap(a.recipients, b.recipients, "to whom", said)
    made = {
        "act": _act(a.acts, b.acts, said),
        "actors": actors,
        "recipients": recipients,
        "who": _who(actors, recipients),
        "place": place,
        "time": time,
        "moment": _moment(place, time),
        "near": _near(a.published, b.published),
        "no_act": _without(not a.acts or not b.acts, "act"),
        "no_day": _without(not a.days or not b.days, "day"),
    }
    for name, part in _DEAR.items():
        if parts is None or name in parts:
            made[name] = part(a, b, said)
    return made


def _who(*sides: tuple[float | None, str]) -> tuple[float | None, str]:
    """The better of the sides: one account leads with those who act, another with those acted upon."""
    known = [(value, says) for value, says in sides if value is not None]
    return max(known, key=lambda one: one[0]) if known else (None, "who acts is unknown in one of them")


def _without(so: bool, what: str) -> tuple[float, str]:
    """1 where the news of one begins without an act or a day, as an account from the scene does and a report of something
    new does not."""
    return (1.0, f"one begins without the {what}") if so else (0.0, f"both begin with the {what}")


def _act(a: Mapping[str, float], b: Mapping[str, float], said: bool) -> tuple[float | None, str]:
    """The shared share of the acts; what is left counts a half where it is of one quad class."""
    if not a or not b:
        return None, "no act was coded in one of them"
    mine, yours = _shares(a), _shares(b)
    same = sum(min(share, yours.get(act, 0.0)) for act, share in mine.items())
    half = 0.0
    for quad in _QUADS:
        left = min(
            sum(max(0.0, share - yours.get(act, 0.0)) for act, share in mine.items() if act in quad),
            sum(max(0.0, share - mine.get(act, 0.0)) for act, share in yours.items() if act in quad),
        )
        half += left / 2
    return min(1.0, same + half), f"{'+'.join(sorted(a))} and {'+'.join(sorted(b))}" if said else ""


def _shares(of: Mapping[str, float]) -> dict[str, float]:
    total = sum(of.values())
    return {key: value / total for key, value in of.items()}


def _overlap(a: Mapping[str, float], b: Mapping[str, float], what: str, said: bool) -> tuple[float | None, str]:
    if not a or not b:
        return None, f"{what} is unknown in one of them" if said else ""
    shared = sorted(a.keys() & b.keys())
    if not shared:
        return 0.0, f"{what}: nobody in common" if said else ""
    mine, yours = max(a.values()), max(b.values())
    top = {key: value / mine for key, value in a.items()}
    other = {key: value / yours for key, value in b.items()}
    least = sum(min(top[key], other[key]) for key in shared)
    most = sum(max(top.get(key, 0.0), other.get(key, 0.0)) for key in sorted(a.keys() | b.keys()))
    return least / most, f"{what}: both {', '.join(shared[:5])}" if said else ""


def _place(a: Item, b: Item) -> tuple[float | None, str]:
    """1 for one place, less with the distance of the nearest two (a half at 50 km), and 0 in other states afar."""
    if not a.places or not b.places:
        return None, "a place is unknown in one of them"
    best, says = 0.0, "other places"
    for one in a.places:
        for other in b.places:
            if one[0] == other[0]:
                return 1.0, f"both at {one[0]}"
            if None in (one[2], one[3], other[2], other[3]):
                continue
            far = _km(one[2] or 0.0, one[3] or 0.0, other[2] or 0.0, other[3] or 0.0)
            near = 1 / (1 + far / 50)
            if one[1] == other[1] and one[1] is not None:
                near = max(near, 0.3)
            if near > best:
                best, says = near, f"{far:.0f} km apart"
    return best, says


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km by the haversine formula; degrees, WGS 84 taken for a sphere."""
    phi, phi2 = math.radians(lat), math.radians(lat2)
    half = math.sin((phi2 - phi) / 2) ** 2 + math.cos(phi) * math.cos(phi2) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _time(a: Item, b: Item) -> tuple[float | None, str]:
    """1 where the spans of days meet, a half where they lie a day apart, as reports of the day after do, and 0 further off.

    Of news that begins without a day, the days count that the article names anywhere.
    """
    gaps = [
        max(0, _day(first) - _day(last), _day(start) - _day(end)) for start, last in _spans(a) for first, end in _spans(b)
    ]
    if not gaps:
        return None, "a date is unknown in one of them"
    gap = min(gaps)
    return max(0.0, 1 - gap / 2), f"{gap} days apart" if gap else "the same days"


def _spans(one: Item) -> tuple[tuple[str, str], ...]:
    return (one.days,) if one.days else tuple((day, day) for day in one.told_days)


def _moment(place: tuple[float | None, str], time: tuple[float | None, str]) -> tuple[float | None, str]:
    """Place and time together: either alone has many events, one place on one day has few."""
    if place[0] is None or time[0] is None:
        return None, "a place or a date is unknown in one of them"
    return place[0] * time[0], f"{place[1]}, {time[1]}"


def _near(a: str | None, b: str | None) -> tuple[float | None, str]:
    first, second = day_of(a), day_of(b)
    if first is None or second is None:
        return None, "a date of publication is unknown"
    gap = abs(_day(first) - _day(second))
    return max(0.0, 1 - gap / _LONG_AFTER), f"published {gap} days apart"


@lru_cache(maxsize=10_000)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _numbers(a: frozenset[str], b: frozenset[str]) -> tuple[float | None, str]:
    """How many of the things that both count they count alike; unknown where they count nothing in common."""
    mine, yours = _counted(a), _counted(b)
    shared = sorted(set(mine) & set(yours))
    if not shared:
        return None, "nothing that both count"
    same = [thing for thing in shared if mine[thing] & yours[thing]]
    return len(same) / len(shared), f"counted alike: {', '.join(same) or 'nothing'}, of {', '.join(shared)}"


def _counted(of: frozenset[str]) -> dict[str, set[str]]:
    made: dict[str, set[str]] = {}
    for one in sorted(of):
        thing, _, value = one.partition("=")
        made.setdefault(thing, set()).add(value)
    return made


def _cosine(a: Mapping[str, float], b: Mapping[str, float], what: str, said: bool) -> tuple[float | None, str]:
    value = cosine(a, b)
    if value is None:
        return None, f"no {what} in one of them"
    if not said:
        return value, ""
    shared = sorted(set(a) & set(b), key=lambda one: (-weight(one), one))[:5]
    return value, f"{what}: {', '.join(shared) or 'none in common'}"


def _common(a: Mapping[str, float], b: Mapping[str, float], said: bool) -> tuple[float | None, str]:
    """How much telling is in what both have, whatever else either tells: a few rare words say as much in long articles as in
    short ones, and accounts from two points of view share little else. The root of its share of ``_MUCH_IN_COMMON``, since
    the first words in common tell most; at most 1."""
    if not a or not b:
        return None, "no words in one of them"
    shared = sorted(a.keys() & b.keys())
    value = sum(weight(one) ** 2 * min(1.0, _OF_REST + (a[one] + b[one]) / 2) for one in shared) / _MUCH_IN_COMMON
    most = sorted(shared, key=lambda one: (-weight(one), one))[:5] if said else ()
    return math.sqrt(min(1.0, value)), f"in common: {', '.join(most) or 'nothing'}" if said else ""


_DEAR: dict[str, Callable[[Item, Item, bool], tuple[float | None, str]]] = {
    "parties": lambda a, b, said: _overlap(a.parties, b.parties, "who is named", said),
    "objects": lambda a, b, said: _numbers(a.numbers, b.numbers),
    "names": lambda a, b, said: _cosine(a.names, b.names, "names", said),
    "wording": lambda a, b, said: _cosine(a.wording, b.wording, "words of the news", said),
    "story": lambda a, b, said: _cosine(a.story, b.story, "words of the articles", said),
    "common": lambda a, b, said: _common(a.story, b.story, said),
}
"""Parts that take time, each wanted by one kind of items."""


def pairs(of: Mapping[str, frozenset[str]], most: int = 200, stand_for: int = 10) -> Iterator[tuple[str, str]]:
    """Yield the pairs of ids that share a key, each once, sorted.

    Where more than ``most`` ids hold a key, the first ``stand_for`` of them stand for all: a wire report with a thousand
    copies hangs together by them, and the cost stays linear.  For a set that fits in memory; a store looks keys up.
    """
    holders: dict[str, list[str]] = {}
    for name in sorted(of):
        for key in of[name]:
            holders.setdefault(key, []).append(name)
    found: set[tuple[str, str]] = set()
    for names in holders.values():
        if len(names) <= most:
            found.update(combinations(names, 2))
        else:
            found.update((first, name) for n, first in enumerate(names[:stand_for]) for name in names[n + 1 :])
    yield from sorted(found)
