"""The marks that tell the model which two parties are meant."""

from __future__ import annotations

from collections.abc import Sequence

SOURCE = ("[unused1]", "[unused2]")
TARGET = ("[unused3]", "[unused4]")
PARTY = ("[unused5]", "[unused6]")
"""Marks about a party of a sentence whose pairs are all judged at once."""
Span = tuple[int, int]
"""First code point and the one after the last."""


def mark(text: str, sources: Sequence[Span], targets: Sequence[Span]) -> str:
    """Return the sentence with the spans of source and target set between their marks.

    Spans are in code points of ``text``; one that overlaps a span before it is left unmarked.
    """
    return _between(text, [(*span, SOURCE) for span in sources] + [(*span, TARGET) for span in targets])


def mark_all(text: str, parties: Sequence[Span]) -> str:
    """Return the sentence with every party set between the same marks; the spans may not overlap."""
    return _between(text, [(*span, PARTY) for span in parties])


def _between(text: str, marks: list[tuple[int, int, tuple[str, str]]]) -> str:
    made, last = "", 0
    for start, end, (opening, closing) in sorted(marks):
        if start < last or end <= start:
            continue
        made += f"{_plain(text[last:start])} {opening} {_plain(text[start:end])} {closing} "
        last = end
    return made + _plain(text[last:])


def _plain(text: str) -> str:
    """An article may not smuggle marks of its own in; half a surrogate pair is no text for a tokenizer."""
    whole = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("[unused", "[ unused")
