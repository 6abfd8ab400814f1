"""Makes copies of articles as copyists do: reprints, excerpts, spun and obfuscated texts. Same seed, same copy."""

from __future__ import annotations

import csv
import random
import re
from functools import cache
from pathlib import Path

from sanderling.repair.attacks import attack

FOLDER = Path(__file__).resolve().parent.parent / "samples" / "copies"
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Return the spinner's table: a word in small letters and what may stand in its place."""
    with (FOLDER / "synonyms.csv").open(encoding="utf-8", newline="") as handle:
        return {row["word"]: tuple(row["synonyms"].split("|")) for row in csv.DictReader(handle)}


@cache
def _fillers() -> tuple[str, ...]:
    return tuple((FOLDER / "fillers.txt").read_text(encoding="utf-8").splitlines())


@cache
def _any_words() -> tuple[str, ...]:
    return tuple(sorted({word for choices in synonyms().values() for word in choices}))


def spin(text: str, share: float, seed: str) -> str:
    """Return ``text`` with ``share`` (0 to 1) of its words swapped.

    Words of the table go first, chosen at random, for a synonym; where they do not suffice, other words in small letters
    are swapped for any word of the table, which a careless spinner does.  Names and numbers stay.
    """
    chance = random.Random(seed)
    found = list(_WORD.finditer(text))
    table = synonyms()
    known = [place for place, word in enumerate(found) if word.group().lower() in table and not _is_name(text, word)]
    other = [place for place, word in enumerate(found) if word.group().islower() and word.group() not in table]
    chance.shuffle(known)
    chance.shuffle(other)
    chosen = set([*known, *other][: round(share * len(found))])
    made, end = [], 0
    for place, word in enumerate(found):
        made.append(text[end : word.start()])
        new = word.group()
        if place in chosen:
            new = chance.choice(table.get(new.lower(), _any_words()))
            if word.group()[0].isupper():
                new = new[0].upper() + new[1:]
        made.append(new)
        end = word.end()
    return "".join([*made, text[end:]])


def _is_name(text: str, word: re.Match[str]) -> bool:
    """A capital letter that no beginning of a sentence explains, or a name that goes on after the first word."""
    if word.group().islower():
        return False
    begins = not (before := text[: word.start()].rstrip(" \"“(")) or before[-1] in ".!?\n"
    return not begins or text[word.end() : word.end() + 2].strip()[:1].isupper()


def reprint(text: str, agency: str, seed: str) -> str:
    """Return the text as a client of an agency prints it: credited, and sometimes without its last paragraph."""
    title, _, body = text.partition("\n")
    paragraphs = [part for part in body.split("\n\n") if part.strip()]
    if len(paragraphs) > 2 and random.Random(seed).random() < 0.5:
        paragraphs.pop()
    return "\n\n".join([title, *(part.strip() for part in paragraphs), f"Source: {agency}"]) + "\n"


def reposted(text: str) -> str:
    """Return the same words as another site's page has them: other line breaks and a footer."""
    return text.replace("\n\n", "\n") + "\n\nSign up for our newsletter.\n"


def excerpt(text: str, seed: str) -> str:
    """Return a page that takes over somewhat more than half of the sentences and has as many lines of its own."""
    chance = random.Random(seed)
    title, _, body = text.partition("\n")
    sentences = [part for block in body.split("\n") for part in _SENTENCE.split(block.strip()) if part]
    keep = max(3, round(0.6 * len(sentences)))
    first = chance.randint(0, 1) if len(sentences) > keep else 0
    own = chance.sample(_fillers(), 3)
    return "\n".join([title, " ".join(sentences[first : first + keep]), " ".join(own)]) + "\n"


def obfuscate(text: str, kind: str, seed: str) -> str:
    """Return the text with a fifth of its letters, or for ``bidi`` of its words, attacked."""
    return attack(text, kind, 0.2, random.Random(seed).randint(0, 10**6))
