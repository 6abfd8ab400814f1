"""A fetched document to an article: its text is taken from the page, message or row that holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanderling.errors import EmptyInput
from sanderling.ingest.documents import Fetched
from sanderling.ingest.files import from_bytes, from_text
from sanderling.ingest.html import extraction, headed, page_of
from sanderling.records import Article

PAGES = {"text/html", "application/xhtml+xml"}


@dataclass(frozen=True, slots=True)
class Taken:
    """The article of a document. ``title`` is what the source says; ``extraction`` what made the text, or None."""

    article: Article
    title: str | None
    extraction: str | None


def article_of(document: Fetched) -> Taken:
    """Return the article in a document.

    ``article.published`` is the source's date, with ``published_from`` metadata. Raises EmptyInput, NotText, TooLarge.
    """
    if document.text is not None:
        article = from_text(headed(document.title, document.text), document.source, document.sha256)
        made = "the source's own text"
        return Taken(_told(article, document), document.title, made)
    if document.media in PAGES:
        page = page_of(document.data, document.source, document.final_url or document.url)
        article = from_text(page.text, document.source, document.sha256)
        told = replace(
            document,
            published=page.published or document.published,
            published_from="metadata" if page.published else document.published_from,
            outlet=page.outlet or document.outlet,
            url=document.url or page.url,
        )
        return Taken(_told(article, told), document.title or page.title, extraction())
    article = from_bytes(document.data, document.source)
    if not article.text.strip():
        raise EmptyInput(f"{document.source} is empty; give a file with an article's text.")
    return Taken(_told(article, document), document.title, None)


def _told(article: Article, document: Fetched) -> Article:
    return replace(
        article,
        published=document.published,
        published_from=document.published_from,
        url=document.final_url or document.url,
        outlet=document.outlet,
    )
