"""What every kind of source gives: documents that were fetched, and those that were not, each with its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Fetched:
    """One document: its bytes, where they were found, and what the source says of it.

    ``source`` is the path, address, or ``archive!member`` asked for. ``published`` is an ISO date of any precision.
    ``text`` is the article's text where the source holds it apart from the bytes (a row's column, a feed's content).
    """

    data: bytes
    source: str
    media: str
    url: str | None = None
    final_url: str | None = None
    retrieved: str | None = None
    """When the bytes came over the net, UTC; None for a file."""
    headers: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    published: str | None = None
    published_from: str | None = None
    """``metadata``, or None when the source gives no date."""
    title: str | None = None
    text: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """One document that was not read. ``kind`` is one of ``KINDS``; ``reason`` is a sentence for people."""

    source: str
    kind: str
    reason: str
    sha256: str | None = None


KINDS = {
    "missing": "there is no such file, folder or page",
    "unreadable": "the bytes are not what they should be, or hold no article",
    "too_large": "over a stated bound",
    "other_kind": "not a kind of file that is read",
    "passed_over": "in a folder or archive, but by its name or kind no article",
    "no_fetch": "it must be fetched from the net, and that was not asked for",
    "robots": "the site asks robots to stay away",
    "address": "an address that is not fetched: private, or of another scheme",
    "net": "the net or the site failed",
    "unchanged": "the site says that it has not changed since it was kept",
    "not_english": "not English",
    "empty": "nothing to read in it",
    "failed": "the program failed on it: a defect to be reported",
}
"""Kinds of refusal."""

PASSING = frozenset({"passed_over", "unchanged"})
"""Refusals that are no failure: nothing that was asked for is missing."""

LASTING = frozenset(KINDS) - {"no_fetch", "net", "unchanged"}
"""Refusals that say something of the document, not of the moment."""

Outcome = Fetched | Refused
"""The one contract of all sources: an iterator of these, in the source's own order, none left out without a word."""
