"""What kind of source a file is: by the end of its name, and by its first bytes where the name says nothing."""

from __future__ import annotations

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", "": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".eml": "mail",
    ".jsonl": "lines", ".ndjson": "lines",
    ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc", ".warc.gz": "warc", ".wacz": "wacz",
    ".zip": "zip",
    ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
"""End of a file's name -> kind."""

OTHERS = frozenset(
    """
    .pdf .doc .docx .odt .rtf .epub .jpg .jpeg .png .gif .webp .svg .mp3 .mp4 .avi .mov .css .js .json .yml .yaml .py
    .sqlite .db .gz .tar .tgz .bz2 .xz .7z .rar .exe .dll .so .xls .xlsx .ppt .pptx .ics .woff .woff2 .ttf .map .lock
    """.split()
)
"""Ends of names that are passed over by name in folders and archives, and refused when asked for."""

_BEGINNINGS = (
    (b"PK\x03\x04", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)


def suffix_of(name: str) -> str:
    """Return the end of a name, in small letters: ``.warc.gz`` is one."""
    last = name.replace("\\", "/").rpartition("/")[2].lower()
    if last.endswith(".warc.gz"):
        return ".warc.gz"
    stem, dot, end = last.rpartition(".")
    return f".{end}" if dot and stem else ""


def kind_of(name: str, beginning: bytes = b"") -> str | None:
    """Return the kind of a file, or None for one that is passed over by its name.

    A name that says nothing, or an unknown one, leaves it to the first bytes; without a sign in them it is text.
    """
    suffix = suffix_of(name)
    if suffix in OTHERS or suffix.startswith(".sqlite"):  # a record, and what stands beside it
        return None
    if suffix and suffix in SUFFIXES:
        kind = SUFFIXES[suffix]
        return "html" if kind == "text" and looks_like_html(beginning) else kind
    for sign, kind in _BEGINNINGS:
        if beginning.startswith(sign):
            return kind
    return "html" if looks_like_html(beginning) else "feed" if looks_like_feed(beginning) else "text"


def looks_like_html(data: bytes) -> bool:
    """Whether bytes begin as a page does."""
    head = data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<?xml") and b"<html" in head)


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes begin as RSS, Atom or a sitemap does."""
    head = data[:2000].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<urlset", b"<sitemapindex"))
