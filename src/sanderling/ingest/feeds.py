"""RSS and Atom feeds, sitemaps and their indexes: the articles that they name, or hold in full."""

from __future__ import annotations

import io
import re
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sanderling.errors import EmptyInput
from sanderling.ingest.dates import day_of
from sanderling.ingest.documents import Fetched, Outcome, Refused
from sanderling.ingest.html import page_of

if TYPE_CHECKING:
    from sanderling.ingest.sources import Options

_DEEPEST = 2
"""Sitemap indexes within sitemap indexes."""

_TAG = re.compile(r"<[^>]{0,1000}>")


def entries(data: bytes, name: str, options: Options) -> Iterator[Outcome]:
    """Yield the articles of a feed or sitemap.

    With a fetcher they are fetched where they stand; without one, an entry that holds its whole text is the article,
    and the others are refused, each by its address.
    """
    head = data[:4000].lower()
    if b"<urlset" in head or b"<sitemapindex" in head:
        yield from _sitemap(data, name, options, 0)
        return
    import feedparser

    # a stream: of a string, the parser would fetch what looks like an address
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        kind = "unreadable" if feed.get("bozo") else "empty"
        yield Refused(name, kind, f"{name} is no feed with entries; check that it is RSS, Atom or a sitemap.")
        return
    outlet = " ".join(str(feed.feed.get("title", "")).split()) or None
    for number, entry in enumerate(feed.entries[: options.bounds.links], 1):
        yield _entry(entry, name, number, outlet, options)
    if len(feed.entries) > options.bounds.links:
        yield Refused(name, "too_large", f"{name} holds more than {options.bounds.links} entries; the rest was left.")


def _entry(entry: Any, name: str, number: int, outlet: str | None, options: Options) -> Outcome:
    link = str(entry.get("link") or "")
    published = _day(entry)
    known_by = "metadata" if published else None
    if options.fetcher is not None and link:
        outcome = _fetched(link, options)
        if isinstance(outcome, Fetched):
            return replace(outcome, outlet=outlet, published=published, published_from=known_by)
        return outcome
    source = f"{name}!{link or number}"
    title = " ".join(str(entry.get("title") or "").split()) or None
    for held in entry.get("content") or ():
        body = str(held.get("value") or "")
        text = _text(body, source)
        if text:
            return Fetched(
                body.encode("utf-8", "backslashreplace"), source, "text/html", url=link or None, title=title, text=text,
                outlet=outlet, published=published, published_from=known_by,
            )  # fmt: skip
    return Refused(source, "no_fetch", f"{link or source} stands in {name} without its text; give --fetch to fetch it.")


def _fetched(link: str, options: Options) -> Outcome:
    if options.fetcher is None:
        return Refused(link, "no_fetch", f"{link} is an address; give --fetch to fetch it.")
    if options.kept is not None and options.kept(link):
        return Refused(link, "unchanged", f"{link} is in the record already.")
    return options.fetcher.fetch(link)


def _text(body: str, source: str) -> str:
    """The text of a feed's content, which may be HTML."""
    if "<" not in body:
        return body.strip()
    try:
        return page_of(f"<html><body><article>{body}</article></body></html>".encode("utf-8", "replace"), source).text
    except EmptyInput:
        return ""


def _day(entry: Any) -> str | None:
    for key in ("published", "updated"):
        parsed = entry.get(f"{key}_parsed")
        written = day_of(entry.get(key))
        if written is not None:
            return written
        if isinstance(parsed, time.struct_time):
            return f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}"
    return None


def _sitemap(data: bytes, name: str, options: Options, depth: int) -> Iterator[Outcome]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield Refused(name, "unreadable", f"{name} defines entities, which no sitemap needs; it was left.")
        return
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        yield Refused(name, "unreadable", f"{name} is no sitemap that can be read ({error}).")
        return
    index = root.tag.endswith("sitemapindex")
    links = [(child.text or "").strip() for item in root for child in item if child.tag.rpartition("}")[2] == "loc"]
    if not links:
        yield Refused(name, "empty", f"{name} is a sitemap without addresses.")
    for link in links[: options.bounds.links]:
        if options.fetcher is None:
            yield Refused(f"{name}!{link}", "no_fetch", f"{link} stands in {name}; give --fetch to fetch it.")
        elif not index:
            yield _fetched(link, options)
        elif depth >= _DEEPEST:
            yield Refused(link, "too_large", f"{link} is an index within indexes, deeper than {_DEEPEST}.")
        else:
            found = options.fetcher.fetch(link, (None, None), options.bounds.feed)
            if isinstance(found, Refused):
                yield found
            else:
                yield from _sitemap(found.data, link, options, depth + 1)
    if len(links) > options.bounds.links:
        yield Refused(name, "too_large", f"{name} holds more than {options.bounds.links} addresses; the rest was left.")
