"""Who held which post, of all tables of offices, posts and mandates: the one index by which a title with its owner is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sanderling.check.lazily import lazily
from sanderling.check.mandates import unmarked
from sanderling.check.who import country_words, plain_name
from sanderling.knowledge.actor_data import persons, state_names
from sanderling.knowledge.check_mandates import MandatePost, mandate_posts
from sanderling.knowledge.check_persons import all_holders
from sanderling.knowledge.check_tables import Post, posts


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in a post, by the names in use without marks; ISO dates of the precision known, ``until`` empty where it lasts."""

    post: str
    person: str
    names: frozenset[str]
    since: str
    until: str
    source: str


SAME_POST = {
    "army chief": "army chief", "army commander": "army chief", "commander of the army": "army chief", "chief of the army": "army chief", "head of the army": "army chief", "army commander-in-chief": "army chief", "military chief": "army chief",
    "armed forces chief": "army chief", "armed forces commander": "army chief", "commander of the armed forces": "army chief", "head of the armed forces": "army chief", "chief of the armed forces": "army chief", "commander-in-chief": "army chief",
    "commander of the defence forces": "army chief", "military commander": "army chief", "chief of army staff": "army chief", "chief of the army staff": "army chief", "chief of staff of the army": "chief of staff", "army chief of staff": "chief of staff",
    "chief of the general staff": "chief of staff", "chief of the defence staff": "chief of staff", "chief of the defense staff": "chief of staff", "military chief of staff": "chief of staff", "armed forces chief of staff": "chief of staff", "chief of staff of the armed forces": "chief of staff",
    "vice president": "vice-president", "deputy president": "vice-president", "foreign secretary": "foreign minister", "minister of foreign affairs": "foreign minister", "foreign affairs minister": "foreign minister", "secretary of state": "foreign minister",
    "minister for foreign affairs": "foreign minister", "external affairs minister": "foreign minister", "defense minister": "defence minister", "minister of defence": "defence minister", "minister of defense": "defence minister", "defence secretary": "defence minister", "defense secretary": "defence minister",
    "secretary of defense": "defence minister", "minister of finance": "finance minister", "treasury secretary": "finance minister", "chancellor of the exchequer": "finance minister", "minister of the interior": "interior minister", "home secretary": "interior minister",
    "home minister": "interior minister", "home affairs minister": "interior minister", "minister of home affairs": "interior minister", "speaker of parliament": "speaker", "parliament speaker": "speaker", "parliamentary speaker": "speaker",
    "leader of the opposition": "opposition leader",
}  # fmt: skip
"""Titles that tell of one post; any other is its own."""
_OFFICES = {"foreign_minister": "foreign minister", "defence_minister": "defence minister", "finance_minister": "finance minister", "interior_minister": "interior minister"}

HEADS = {
    "president": "head_of_state", "prime minister": "head_of_government", "premier": "head_of_government", "chancellor": "head_of_government", "taoiseach": "head_of_government",
    "king": "head_of_state", "queen": "head_of_state", "emir": "head_of_state", "sultan": "head_of_state", "emperor": "head_of_state", "shah": "head_of_state",
}  # fmt: skip
"""Titles of who leads a state, with the office that they tell of."""
CROWNS = frozenset({"king", "queen", "emir", "sultan", "emperor", "shah"})
_SPLIT = lazily(r"^(?P<title>[a-z][\w’'\- ]*?) (?:of|for|at|in) (?:the )?(?P<owner>[A-ZÀ-Þ].*)$")


@cache
def held_posts() -> dict[tuple[str, str], tuple[Term, ...]]:
    """Return who held a post by its (state, title); a post that a state has several of has the holders of all."""
    found: dict[tuple[str, str], dict[Term, None]] = {}
    for post in mandate_posts():
        if all(country_words().get(owner) != post.country for owner in post.owners) and not any(" leader" in title or "speaker" in title for title in post.titles):
            continue
        for one in post.held:
            made = Term(post.name, one.person, frozenset(plain_name(name) for name in one.names), one.since, one.until, f"checks/mandates.csv: {one.source}")
            for title in post.titles:
                found.setdefault((post.country, SAME_POST.get(title, title)), {})[made] = None
    for (country, office), rows in all_holders().items():
        for row in rows if office in _OFFICES and country else ():
            if row.since:
                who = persons()[row.person]
                until = row.until or (row.as_of if row.as_of else "")
                made = Term(f"{_OFFICES[office]} of {state_names().get(country, country)}", who.name, frozenset(plain_name(name) for name in (who.name, *who.aliases)), row.since, until, f"actors/offices.csv: {row.source}")
                found.setdefault((country, _OFFICES[office]), {})[made] = None
    for national in posts():
        countries = {country_words()[owner] for owner in national.owners if owner in country_words()}
        if len(countries) != 1:
            continue
        for row in national.held:
            if row.since:
                who = persons()[row.person]
                made = Term(national.name, who.name, frozenset(plain_name(name) for name in (who.name, *who.aliases)), row.since, row.until or row.as_of, f"checks/posts.csv: {national.source}")
                for title in national.words:
                    found.setdefault((next(iter(countries)), SAME_POST.get(title.lower(), title.lower())), {})[made] = None
    for person in persons().values():
        for row in person.offices:
            if row.title == "Vice President" and row.country and row.since:
                made = Term(f"Vice President of {state_names().get(row.country, row.country)}", person.name, frozenset(plain_name(name) for name in (person.name, *person.aliases)), row.since, row.until or row.as_of, f"actors/offices.csv: {row.source}")
                found.setdefault((row.country, "vice-president"), {})[made] = None
    return {key: tuple(sorted(there, key=lambda one: one.since)) for key, there in found.items()}


def national_holders(country: str, title: str) -> tuple[Term, ...]:
    """Return who held the post that a title tells of in a state (ISO alpha-3), oldest first; none where it is not known."""
    return held_posts().get((country, SAME_POST.get(title, title)), ())


class _Owned(Mapping[tuple[str, str], tuple[Term, ...]]):
    """The terms in a post by its (title in small letters, name of what it is of), each made when it is asked for."""

    def __init__(self) -> None:
        """Index the posts of all tables by title and owner."""
        self._posts: dict[tuple[str, str], list[MandatePost | Post]] = {}
        for one in mandate_posts():
            for owner in {unmarked(owner) for owner in one.owners}:
                for title in one.titles:
                    self._posts.setdefault((title, owner), []).append(one)
        for post in posts():
            for owner in {unmarked(owner) for owner in post.owners}:
                for title in {title.lower() for title in post.words}:
                    self._posts.setdefault((title, owner), []).append(post)
        self._made: dict[tuple[str, str], tuple[Term, ...]] = {}

    def __getitem__(self, key: tuple[str, str]) -> tuple[Term, ...]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = tuple(dict.fromkeys(term for post in self._posts[key] for term in _terms(post)))
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._posts

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._posts)

    def __len__(self) -> int:
        return len(self._posts)


@cache
def terms_of_owner() -> Mapping[tuple[str, str], tuple[Term, ...]]:
    """Return the terms in a post by its (title in small letters, name of what it is of)."""
    return _Owned()


def _terms(post: MandatePost | Post) -> Iterator[Term]:
    if isinstance(post, MandatePost):
        for held in post.held:
            yield Term(post.name, held.person, plain_names(held.names), held.since, held.until, f"checks/mandates.csv: {held.source}")
        return
    for row in post.held:
        if row.since:
            yield Term(post.name, persons()[row.person].name, names_of_person(row.person), row.since, row.until, f"checks/posts.csv: {post.source}")


@cache
def titles_of_owner() -> dict[str, frozenset[str]]:
    """Return the titles of the posts of each body, place or state that a table of posts names."""
    found: dict[str, set[str]] = {}
    for title, owner in terms_of_owner():
        found.setdefault(owner, set()).add(title)
    return {owner: frozenset(titles) for owner, titles in found.items()}


@cache
def told_titles() -> frozenset[str]:
    """Return all titles, in small letters, of posts of which a state has one at a time, and of those that tables name with their owner."""
    own = {title for _, title in held_posts()}
    return frozenset(HEADS) | own | frozenset(title for title, same in SAME_POST.items() if same in own) | frozenset(title for title, _ in terms_of_owner())


@cache
def terms_of_head(country: str, title: str) -> tuple[Term, ...]:
    """Return the terms in the office that a title of HEADS tells of in a state (ISO alpha-3)."""
    word = "prime" if title in {"premier", "taoiseach"} else title.split(" ")[0]
    rows = [row for row in all_holders().get((country, HEADS[title]), ()) if row.since and (title in CROWNS or word in row.title.lower() or title in row.title.lower())]
    if title in CROWNS:
        rows = [row for row in rows if not re.search(r"(?i)president|minister|chair|council|regent|governor", row.title)]
    return tuple(Term(f"{row.title} of {state_names().get(country, country)}", persons()[row.person].name, names_of_person(row.person), row.since, row.until, f"actors/offices.csv: {row.source}") for row in rows)


def terms_in_state(country: str, title: str) -> tuple[Term, ...]:
    """Return the terms in the post of a state that a title in small letters tells of; none where no table holds it."""
    return terms_of_head(country, title) if title in HEADS else national_holders(country, title)


def terms_of_words(words: str, own_country: str | None) -> tuple[Term, ...]:
    """Return the terms in the post that some words name: 'director of the CIA', 'CIA director', 'president of Georgia', 'defence minister' of one's own state."""
    words = unmarked(words).strip()
    split = _SPLIT.match(words)
    title, owner = (split["title"], split["owner"]) if split is not None else ("", "")
    if not title:
        ahead = re.match(r"^(?P<owner>(?:[A-Z][\w.\-]*(?:'s)? )*)(?P<title>[a-z][\w\- ]*)$", words)
        if ahead is None:
            return ()
        title, owner = ahead["title"], re.sub(r"'s$", "", ahead["owner"].strip())
    rows = terms_of_owner().get((title.lower(), owner), ()) if owner else ()
    if rows:
        return rows
    country = country_words().get(owner) if owner else own_country
    return () if country is None else terms_in_state(country, title)


def names_of_person(person: str) -> frozenset[str]:
    """Return the names of a person by its id, for comparing."""
    return plain_names((persons()[person].name, *persons()[person].aliases))


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Return names without case and marks, for comparing."""
    return frozenset(plain_name(name) for name in names)
