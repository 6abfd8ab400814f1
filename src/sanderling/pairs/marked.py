"""Sentences whose two parties are marked: source in ``<s>..</s>``, target in ``<t>..</t>``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanderling.errors import InputError

LONGEST = 20_000
"""Code points of a marked sentence."""

_TAG = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and the code point spans of source and target in it."""

    text: str
    sources: tuple[tuple[int, int], ...]
    targets: tuple[tuple[int, int], ...]


def unmark(sentence: str) -> Marked:
    """Take the marks out. A mark that is not closed reaches to the end; one that closes nothing is only taken out.

    Raises InputError when neither a source nor a target is marked, or the sentence is over ``LONGEST``.
    """
    if len(sentence) > LONGEST:
        raise InputError(f"A marked sentence has at most {LONGEST:,} characters, not {len(sentence):,}.")
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    last = 0
    for found in _TAG.finditer(sentence):
        text += sentence[last : found.start()]
        last = found.end()
        name = found.group()[-2]
        if found.group()[1] != "/":
            opened[name] = len(text)
        elif name in opened:
            spans[name].append((opened.pop(name), len(text)))
    text += sentence[last:]
    for name, start in opened.items():
        spans[name].append((start, len(text)))
    if not spans["s"] and not spans["t"]:
        raise InputError(f"Mark the source as <s>..</s> and the target as <t>..</t> in: {sentence[:80]}")
    return Marked(text, tuple(spans["s"]), tuple(spans["t"]))
