"""Cues, frames and word classes: by which words an act is found, and where its parts stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import data_file, read_csv, read_yaml, several
from sanderling.records import Act

CUE_COLUMNS = ("id", "pos", "pattern", "frame", "mode", "contexts", "note", "example")
TERM_KEYS = frozenset({"obj", "prep", "pobj", "mod", "xcomp", "ccomp", "subj", "csubj", "above"})
PATH_NAMES = frozenset({"subj", "obj", "iobj", "poss", "mod", "about", "of_obj"})
_FRAME_FILES = ("cues/frames.yml", "cues/frames_coop.yml", "cues/frames_conflict.yml")
_CLASS_FILES = ("cues/classes.csv", "cues/classes_conflict.csv")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a cue. ``key`` is one of TERM_KEYS, or ``word`` for a particle; no values: it must be there."""

    key: str
    values: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Path:
    """One way to a part of an event; ``prepositions`` only for ``prep``."""

    name: str
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where actor, recipient and object of an event stand."""

    name: str
    actor: tuple[Path, ...]
    recipient: tuple[Path, ...]
    object: tuple[Path, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the cue tables. ``example`` marks source and recipient and is the row's test."""

    id: str
    act: Act
    pos: str
    heads: tuple[str, ...]
    terms: tuple[Term, ...]
    frame: Frame
    mode: str | None
    contexts: tuple[str, ...]
    example: str

    @property
    def weight(self) -> int:
        """How much the row asks for; of two rows that fit, the one that asks for more is taken."""
        return sum(2 if term.values else 1 for term in self.terms if not term.negated) * 4 + sum(
            1 for term in self.terms if term.negated
        )


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Return the lemmas of each word class."""
    found: dict[str, set[str]] = {}
    for name in _CLASS_FILES:
        for row in read_csv(name, ("class", "lemma"), required=("class", "lemma")):
            found.setdefault(row["class"], set()).add(row["lemma"].lower())
    return {key: frozenset(lemmas) for key, lemmas in found.items()}


@cache
def _classes_of() -> dict[str, tuple[str, ...]]:
    made: dict[str, list[str]] = {}
    for name, lemmas in word_classes().items():
        for lemma in lemmas:
            made.setdefault(lemma, []).append(name)
    return {lemma: tuple(names) for lemma, names in made.items()}


def classes_of(lemma: str) -> tuple[str, ...]:
    """Return the names of the word classes that a lemma is of."""
    return _classes_of().get(lemma.lower(), ())


def _paths(items: Any, where: str) -> tuple[Path, ...]:
    found: list[Path] = []
    for item in items or ():
        name, _, prepositions = str(item).partition(":")
        if name == "prep":
            found.append(Path("prep", frozenset(prepositions.split("|"))))
        elif name in PATH_NAMES:
            found.append(Path(name))
        else:
            raise KnowledgeError(f"{where}: there is no path '{item}'.")
    return tuple(found)


@cache
def frames() -> dict[str, Frame]:
    """Return the frames by name."""
    found: dict[str, Frame] = {}
    for name in _FRAME_FILES:
        if not data_file(name).is_file():
            continue
        document = read_yaml(name, frozenset({"verb", "noun"}), frozenset())
        for group in ("verb", "noun"):
            for key, row in (document.get(group) or {}).items():
                unknown = set(row) - {"actor", "recipient", "object", "together"}
                if unknown or key in found:
                    raise KnowledgeError(f"{name}: frame {key} is given twice or has unknown keys {sorted(unknown)}.")
                where = f"{name}, frame {key}"
                found[key] = Frame(
                    key,
                    _paths(row.get("actor"), where),
                    _paths(row.get("recipient"), where),
                    _paths(row.get("object"), where),
                    bool(row.get("together", False)),
                )
    return found


def _values(text: str, where: str) -> frozenset[str]:
    values: set[str] = set()
    for word in text.split("|"):
        if word.startswith("@"):
            if word[1:] not in word_classes():
                raise KnowledgeError(f"{where}: there is no word class '{word[1:]}'.")
            values |= word_classes()[word[1:]]
        elif word:
            values.add(word.lower())
    return frozenset(values)


def parse_pattern(pattern: str, where: str) -> tuple[tuple[str, ...], tuple[Term, ...]]:
    """Return the head lemmas and the conditions of a cue's pattern; raise KnowledgeError when it is ill-formed."""
    words = pattern.split()
    if not words:
        raise KnowledgeError(f"{where}: the pattern is empty.")
    terms: list[Term] = []
    for word in words[1:]:
        negated = word.startswith("!")
        key, equals, text = word.lstrip("!").partition("=")
        if equals or key in TERM_KEYS:
            if key not in TERM_KEYS:
                raise KnowledgeError(f"{where}: there is no condition '{key}'.")
            terms.append(Term(key, _values(text, where), negated))
        else:
            terms.append(Term("word", frozenset(key.lower().split("|")), negated))
    return tuple(words[0].lower().split("|")), tuple(terms)


@cache
def cues() -> tuple[Cue, ...]:
    """Return all cues of all types, in the order of their files."""
    found: list[Cue] = []
    seen: set[str] = set()
    for act in Act:
        name = f"cues/{act}.csv"
        for row in read_csv(name, CUE_COLUMNS, required=("id", "pos", "pattern", "frame", "example")):
            where = f"{name}, {row['id']}"
            if row["id"] in seen:
                raise KnowledgeError(f"{where}: the id is given twice.")
            if row["frame"] not in frames() or row["pos"] not in {"verb", "noun"}:
                raise KnowledgeError(f"{where}: unknown frame '{row['frame']}' or part of speech '{row['pos']}'.")
            seen.add(row["id"])
            heads, terms = parse_pattern(row["pattern"], where)
            found.append(
                Cue(
                    row["id"], act, row["pos"], heads, terms, frames()[row["frame"]], row["mode"] or None,
                    several(row["contexts"]), row["example"],
                )
            )  # fmt: skip
    return tuple(found)


@cache
def cue_index() -> dict[tuple[str, str], tuple[Cue, ...]]:
    """Return the cues by (part of speech, head lemma), those that ask for most first."""
    found: dict[tuple[str, str], list[Cue]] = {}
    for cue in cues():
        for head in cue.heads:
            found.setdefault((cue.pos, head), []).append(cue)
    return {key: tuple(sorted(rows, key=lambda cue: -cue.weight)) for key, rows in found.items()}


@cache
def deed_nouns() -> dict[str, frozenset[str]]:
    """Return the acts that a noun may stand for when it points back at what was told ('the coup'); 'any': 'the step'."""
    rows = read_csv("cues/deed_nouns.csv", ("noun", "acts", "note"), ("noun", "acts"))
    return {row["noun"]: frozenset(row["acts"].split()) for row in rows}


@cache
def light_verbs() -> dict[str, str]:
    """Return what the subject of each light verb is to the noun that it carries: actor or recipient."""
    return {row["verb"]: row["role"] for row in read_csv("cues/light_verbs.csv", ("verb", "role", "note"))}


@cache
def effects() -> dict[tuple[str, str, str], str]:
    """Return the factuality that a word gives to what depends on it, by (lemma, part of speech, scope)."""
    rows = read_csv("attribution/factuality.csv", ("lemma", "pos", "effect", "scope", "note"))
    return {(row["lemma"], row["pos"], row["scope"]): row["effect"] for row in rows}


@dataclass(frozen=True, slots=True)
class SpeechWord:
    """A word of saying: what it does to what is said."""

    stance: str
    effect: str


@cache
def speech() -> dict[tuple[str, str], SpeechWord]:
    """Return the words of saying by (lemma, part of speech)."""
    rows = read_csv("attribution/speech.csv", ("lemma", "pos", "stance", "effect", "note"))
    return {(row["lemma"], row["pos"]): SpeechWord(row["stance"], row["effect"]) for row in rows}


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word of attitude, and which of its complements hold what the attitude is to."""

    stance: str
    complements: dict[str, str]
    """Prepositions and these, each with the stance that it makes ('called for' demands):

    ``obj``, ``oprd``, ``xcomp``, ``acl``, ``acomp``; ``that`` (a clause); ``text`` (an object that is said or written);
    ``obj+as``, ``obj+with`` (an object only beside 'as', 'with'); ``subject`` (the attitude is to the subject);
    ``verbal`` (it may be a blow: a stance only of a person or a text); ``open`` and ``clause`` (hearsay, or a source
    beside a clause: the whole clause).
    """
    passive: bool
    """Whether it tells of an attitude without saying whose: 'is expected to', 'it is clear that'."""
    pos: str = "verb"
    """verb, noun, adj, adv (hearsay: 'allegedly'), or prep (a source beside the clause: 'in a poll')."""


@cache
def stances() -> dict[tuple[str, str], StanceWord]:
    """Return the words of attitude by (lemma, part of speech)."""
    rows = read_csv(
        "attribution/stances.csv", ("lemma", "pos", "stance", "complements", "passive"), ("lemma", "stance")
    )
    return {
        (row["lemma"], row["pos"]): StanceWord(
            row["stance"],
            {
                name: stance or row["stance"]
                for name, _, stance in (one.partition(":") for one in row["complements"].split())
            },
            bool(row["passive"]),
            row["pos"],
        )
        for row in rows
    }


@cache
def evaluations() -> dict[tuple[str, str], tuple[Act, str]]:
    """Return the words by which a speaker judges a deed, by (lemma, part of speech): the act and its mode."""
    rows = read_csv("attribution/evaluations.csv", ("lemma", "pos", "act", "mode", "note"))
    return {(row["lemma"], row["pos"]): (Act(row["act"]), row["mode"]) for row in rows}


@cache
def codebook(name: str) -> dict[tuple[str, str], str]:
    """Return a crosswalk: for ``plover`` by (act, factuality), for others by (code, '')."""
    if name == "plover":
        plover = read_csv("codebooks/plover.csv", ("act", "factuality", "code", "source"))
        return {(row["act"], row["factuality"]): row["code"] for row in plover}
    rows = read_csv(f"codebooks/{name}.csv", ("code", "published", "source"))
    return {(row["code"], ""): row["published"] for row in rows}


@cache
def codebook_exceptions(name: str) -> dict[tuple[str, str, str], str]:
    """Return where a codebook departs from its crosswalk, by (act, factuality, mode); ``*`` is any mode."""
    columns = ("act", "factuality", "mode", "published", "source")
    rows = read_csv(f"codebooks/{name}_exceptions.csv", columns)
    return {(row["act"], row["factuality"], row["mode"]): row["published"] for row in rows}
