"""What is grouped into events: each article's news, and whatever else it tells of, as items to compare.

An article's *news* is what its headline and first sentences tell: one item, which holds all events coded there, since
coders of one happening code now the shots, now the arrests.  Every other event of the article is an item of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sanderling.corroborate.marks import Marks, gist, marks_of, rarity
from sanderling.corroborate.prints import Told, day_of, prose
from sanderling.corroborate.words import content_stems, sentences, stem, tokens, weight

NEWS = "news"
_LEAD_SENTENCES = 2
_LEAD_WEIGHT, REST_WEIGHT = 1.0, 0.35
"""What a word of the headline and the first sentences counts, and what one of the rest counts."""
_NAME = re.compile(r"(?<![.!?\n]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+", re.MULTILINE)
_MOST_STEMS = 400
_NEXT_DEED = 0.3
"""What a deed counts beside the one told before it: an account begins with its news, and goes on with why, and who minds."""
_DAYS_ABOUT = 14
"""Days from its publication that a day which an article names may lie off to be one of its story."""
_ABOUT_TOWNS, _ABOUT_NAMES, _ABOUT_TOPICS, _ABOUT_STATES = 3, 8, 4, 2
_RARE = 0.6
"""How rare a name must be to stand for an article by itself; one less rare does so with a state."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that an article tells of. Weights of acts, parties and stems are relative: only their shares count."""

    id: str
    """``ARTICLE#news`` or ``ARTICLE#E3``."""
    article: str
    events: tuple[str, ...]
    """Ids of the coded events in the article's reading; none where the coder found nothing in the news."""
    span: tuple[int, int]
    """Where it is told: code points of the text as it came, end exclusive."""
    acts: Mapping[str, float]
    actors: Mapping[str, float]
    """By state (alpha-3) or, without one, by id or name."""
    recipients: Mapping[str, float]
    parties: Mapping[str, float]
    """Everybody named, whatever they do."""
    places: tuple[tuple[str, str | None, float | None, float | None, str], ...]
    """Id, country, latitude, longitude (degrees), precision; the most precise first."""
    days: tuple[str, str] | None
    """First and last day (ISO), inclusive, of when it is said to have been; None where unresolved."""
    published: str | None
    numbers: frozenset[str]
    """``counted thing=value``."""
    names: Mapping[str, float]
    """Stems of words with a capital that are no party's name: sites, ships, persons, laws."""
    wording: Mapping[str, float]
    """Telling stems of the headline and first sentences, or of the event's own words."""
    story: Mapping[str, float]
    """Telling stems of the whole article."""
    about: tuple[str, ...]
    """Of news: the towns, rare names and topics of the whole article, as marks that another account of it may share."""
    told_days: tuple[str, ...]
    """Days (ISO) that the article names anywhere and that lie near its publication, for its news alone; sorted."""
    retold: tuple[str, ...] = ()
    """Ids of events that tell the same once more, further down; they are no part of what is compared."""

    @property
    def is_news(self) -> bool:
        """Whether it is what the article is about."""
        return self.id.endswith(f"#{NEWS}")


def items_of(
    told: Told, reading: dict[str, Any], body: str | None = None, marks: tuple[Marks, ...] | None = None
) -> tuple[Item, ...]:
    """Return the items of an article, its news first; ``reading`` is its JSON, as ``reading_as_dict`` gives it.

    ``body`` is the article's ``prose`` and ``marks`` its print's, where they are at hand.
    """
    if body is None:
        body = prose(told.text)
    made = _Items(told, reading, body, marks_of(body, reading["mentions"]) if marks is None else marks)
    return (made.news(), *made.others())


def party(actor: Mapping[str, Any]) -> str:
    """Return what an actor is compared by: its state, else its id, else its name in small letters."""
    return str(actor.get("country") or actor.get("id") or actor["name"].lower())


class _Items:
    def __init__(self, told: Told, reading: dict[str, Any], body: str, marks: tuple[Marks, ...]) -> None:
        self.told, self.reading, self.marks = told, reading, marks
        self.title = told.title or (reading["article"]["title"] or {}).get("words") or ""
        parts = sentences(body)
        self.lead = " ".join(parts[:_LEAD_SENTENCES])
        self.rest = " ".join(parts[_LEAD_SENTENCES:])
        self.lead_end = self._lead_end()
        self.names = self._names()
        self.story = _stems([(self.title, _LEAD_WEIGHT), (self.lead, _LEAD_WEIGHT), (self.rest, REST_WEIGHT)])

    def _lead_end(self) -> int:
        """Where the first sentences end, in code points of the text as it came."""
        last = sentences(self.lead)[-1] if self.lead else ""
        end = self.told.text.find(last[-40:]) + len(last[-40:]) if last else 0
        for edit in self.reading["repair"]["edits"]:
            if edit["start"] >= end:
                break
            end += (edit["end"] - edit["start"]) - len(edit["replacement"])
        return end

    def _names(self) -> dict[str, float]:
        parties = {
            stem(word)
            for one in self.reading["mentions"]
            if one["kind"] == "actor" and one.get("country") and not (one.get("id") or "").startswith("per:")
            for word in tokens(one["words"])
        }
        made: dict[str, float] = {}
        for text, factor in ((self.lead, _LEAD_WEIGHT), (self.rest, REST_WEIGHT)):
            for found in _NAME.finditer(text):
                name = stem(found.group().lower().replace("’", "'"))
                if name not in parties and len(name) > 2:
                    made[name] = max(made.get(name, 0.0), factor * weight(name))
        return made

    def news(self) -> Item:
        events = [one for one in self.reading["events"] if self._is_news(one)]
        marks = [one for one in self.reading["mentions"] if one["start"] < self.lead_end]
        parties: dict[str, float] = defaultdict(float)
        for one in self.reading["mentions"]:
            if one["kind"] == "actor" and (one.get("country") or one.get("id")):
                key = party(one)
                parties[key] = max(parties[key], _LEAD_WEIGHT if one["start"] < self.lead_end else REST_WEIGHT)
        return self._item(
            NEWS, (0, self.lead_end), events, marks, dict(parties),
            _stems([(self.title, _LEAD_WEIGHT), (self.lead, _LEAD_WEIGHT)]),
        )  # fmt: skip

    def _is_news(self, event: Mapping[str, Any]) -> bool:
        return not event["background"] and event["evidence"][0]["start"] < self.lead_end

    def others(self) -> list[Item]:
        made: list[Item] = []
        seen: dict[tuple[Any, ...], int] = {}
        for one in self.reading["events"]:
            if self._is_news(one):
                continue
            key = (one["act"], one["mode"], tuple(sorted(map(party, one["actors"]))), tuple(sorted(map(party, one["recipients"]))))
            if key in seen:
                first = made[seen[key]]
                made[seen[key]] = replace(first, retold=(*first.retold, one["id"]))
                continue
            seen[key] = len(made)
            start, end = one["evidence"][0]["start"], one["evidence"][-1]["end"]
            marks = [mark for mark in self.reading["mentions"] if start <= mark["start"] < end]
            parties = {party(who): 1.0 for who in (*one["actors"], *one["recipients"])}
            words = " ".join(part["words"] for part in one["evidence"])
            made.append(self._item(one["id"], (start, end), [one], marks, parties, _stems([(words, 1.0)])))
        return made

    def _item(
        self,
        name: str,
        span: tuple[int, int],
        events: list[dict[str, Any]],
        marks: list[dict[str, Any]],
        parties: Mapping[str, float],
        wording: Mapping[str, float],
    ) -> Item:
        acts: dict[str, float] = defaultdict(float)
        actors: dict[str, float] = defaultdict(float)
        recipients: dict[str, float] = defaultdict(float)
        for n, one in enumerate(sorted(events, key=lambda one: one["evidence"][0]["start"])):
            tells = round(one["confidence"] * _NEXT_DEED**n, 4)
            acts[one["act"]] += tells
            for who in one["actors"]:
                actors[party(who)] += tells
            for who in one["recipients"]:
                recipients[party(who)] += tells
        return Item(
            id=f"{self.told.id}#{name}",
            article=self.told.id,
            events=tuple(one["id"] for one in events),
            span=span,
            acts=dict(acts),
            actors=dict(actors),
            recipients=dict(recipients),
            parties=parties,
            places=_places(events, marks),
            days=_days(events, marks),
            published=self.told.published,
            numbers=frozenset(
                f"{stem(mark['counted'])}={mark['value']:g}"
                for mark in marks
                if mark["kind"] == "quantity" and mark.get("counted")
            ),
            names=self.names if name == NEWS else {key: self.names[key] for key in wording if key in self.names},
            wording=wording,
            story=self.story,
            about=self._about() if name == NEWS else (),
            told_days=self._told_days() if name == NEWS else (),
        )

    def _about(self) -> tuple[str, ...]:
        """Marks to look an account up by that begins with another side of the matter: a scene, a voice, the day after."""
        names, states = gist(self.marks)
        made = [f"l:{place}" for place in self._towns()]
        for name in names[:_ABOUT_NAMES]:
            if rarity(name) >= _RARE:
                made.append(f"g:{name}")
            else:
                made += [f"g:{name}|{state}" for state in states[:_ABOUT_STATES]]
        made += [f"t:{topic}|{state}" for topic in self._topics() for state in states[:_ABOUT_STATES]]
        return tuple(made)

    def _topics(self) -> list[str]:
        """The stems that the article has most, the rarer the better."""
        times = Counter(content_stems(f"{self.title} {self.lead} {self.rest}")[:_MOST_STEMS])
        told = {one: weight(one) * (1 + math.log2(count)) for one, count in times.items() if not one[0].isdigit()}
        return sorted(told, key=lambda one: (-told[one], one))[:_ABOUT_TOPICS]

    def _towns(self) -> list[str]:
        """The towns, sites and provinces that it names most, the rarer the better."""
        told: dict[str, float] = defaultdict(float)
        for one in self.reading["mentions"]:
            if one["kind"] == "place" and one.get("resolved") and _PRECISION.get(one.get("precision"), 3) < 3:
                told[one["id"]] += min(1.0, sum(weight(stem(word)) for word in tokens(one["words"])))
        return sorted(told, key=lambda one: (-told[one], one))[:_ABOUT_TOWNS]

    def _told_days(self) -> tuple[str, ...]:
        """The days that the article names, of those about its publication."""
        published = day_of(self.told.published)
        if published is None:
            return ()
        last = date.fromisoformat(published).toordinal()
        made = set()
        for one in self.reading["mentions"]:
            if one["kind"] == "time" and one["time"]["precision"] == "day" and one["time"]["start"]:
                day = one["time"]["start"][:10]
                if abs(date.fromisoformat(day).toordinal() - last) <= _DAYS_ABOUT:
                    made.add(day)
        return tuple(sorted(made))


def _stems(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    made: dict[str, float] = {}
    for text, factor in parts:
        for one in content_stems(text)[:_MOST_STEMS]:
            made[one] = max(made.get(one, 0.0), factor * weight(one))
    return made


_PRECISION = {"site": 0, "city": 1, "admin1": 2, "country": 3}


def _places(
    events: list[dict[str, Any]], marks: list[dict[str, Any]]
) -> tuple[tuple[str, str | None, float | None, float | None, str], ...]:
    """Where it was: the events' places, then those named beside them; without those of a whole state."""
    found = [one["place"] for one in events if one["place"] and one["place"].get("resolved")]
    found += [one for one in marks if one["kind"] == "place" and one.get("resolved")]
    made = {}
    for one in found:
        if one.get("precision") in _PRECISION and one["precision"] != "country" and one["id"] not in made:
            made[one["id"]] = (one["id"], one["country"], one["lat"], one["lon"], one["precision"])
    return tuple(sorted(made.values(), key=lambda one: (_PRECISION[one[4]], one[0])))[:4]


def _days(events: list[dict[str, Any]], marks: list[dict[str, Any]]) -> tuple[str, str] | None:
    """When it was: the first date of a day that is told with it, else of a longer span that an event bears."""
    times = [one["time"] for one in events if one["time"]] + [one["time"] for one in marks if one["kind"] == "time"]
    for precision in ("day", "range", "week", "month"):
        for one in times:
            if one["precision"] == precision and one["start"]:
                return _first_day(one["start"]), _last_day(one["end"] or one["start"])
    return None


def _first_day(iso: str) -> str:
    return (iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]


def _last_day(iso: str) -> str:
    """The last day of a date of any precision; the 28th stands for a month's last, which is near enough here."""
    return (iso + "-12-28")[:10] if len(iso) == 4 else (iso + "-28")[:10]
