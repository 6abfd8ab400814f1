"""What the record is told of an article besides its reading: the bytes it came in, and where they were found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sanderling.records import Article


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article as it reached the record. ``id`` is the SHA-256 of ``data``; dates are ISO 8601, clock times UTC."""

    id: str
    text: str
    source: str
    """Path, address, or ``archive!member``, as asked for."""
    data: bytes | None = None
    title: str | None = None
    """As the reading found it, or as the source says it."""
    given_title: str | None = None
    """As the source says it."""
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    final_url: str | None = None
    outlet: str | None = None
    media: str | None = None
    extraction: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    retrieved: str | None = None


def arrival_of(article: Article) -> Arrival:
    """Return the arrival of an article that was read from a file or a string; its bytes where they can be told."""
    return Arrival(
        id=article.id,
        text=article.text,
        source=article.name or "-",
        data=_bytes_of(article),
        title=article.title.text if article.title else None,
        url=article.url,
        outlet=article.outlet,
        media="text/plain",
    )


def _bytes_of(article: Article) -> bytes | None:
    """The text in its encoding, if that gives the bytes of its digest."""
    try:
        data = article.text.encode(article.encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return None
    return data if hashlib.sha256(data).hexdigest() == article.id else None
