"""The article in a page of HTML: text, title, date, author, site; by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanderling.errors import EmptyInput

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. ``text`` begins with the title; ``published`` is an ISO day or None."""

    text: str
    title: str | None
    published: str | None
    author: str | None
    outlet: str | None
    url: str | None


def extraction() -> str:
    """Return the name and version of what extracts, for the record."""
    from importlib.metadata import version

    return f"trafilatura {version('trafilatura')}"


def page_of(data: bytes, name: str, url: str | None = None) -> Page:
    """Extract the article of a page; raise EmptyInput when it holds none.

    The date is the one that the page states in its metadata or near its title; it is never today's for want of one.
    """
    import logging

    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = bare_extraction(
        data, url=url, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )  # fmt: skip
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise EmptyInput(f"{name} is a page without an article that could be told from the rest; save its text as a file.")
    title = _line(found.title)
    date = found.date if found.date and _ISO.fullmatch(found.date) else None
    return Page(headed(title, str(found.text)), title, date, _line(found.author), _line(found.sitename), found.url)


def headed(title: str | None, text: str) -> str:
    """Return the text under its title, which is part of what an article says; a text that begins with it stays."""
    text = text.strip("\n")
    if not title or " ".join(text[: 2 * len(title)].split()).casefold().startswith(" ".join(title.split()).casefold()):
        return text
    return f"{title}\n\n{text}"


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
