"""A newsletter: an e-mail message as one article."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, Message
from email.utils import parseaddr

from sanderling.errors import EmptyInput
from sanderling.ingest.dates import day_of
from sanderling.ingest.documents import Fetched, Outcome, Refused
from sanderling.ingest.html import page_of

MEDIA = "message/rfc822"

_READ = {"subject", "date", "from", "content-type", "content-disposition", "content-transfer-encoding"}
"""Headers that are read, in small letters."""

_NESTED = 100
"""Multipart bodies in one message; the standard parser holds each line against all that are open."""

_HEADER = 4000
"""Letters of a header that is read."""

_SHORT = 200
"""Letters of a plain part that may only say 'see the HTML part'."""


def message(data: bytes, name: str) -> Outcome:
    """Return the article in a message: its plain part, or its HTML part where the plain one says nothing.

    The subject is the title, the day it was sent the date, the sender the outlet. Attachments are not read.
    """
    try:
        if data.lower().count(b"multipart/") > _NESTED:
            return Refused(name, "too_large", f"{name} holds over {_NESTED} messages within messages; save its text as a file.")
        parsed = email.message_from_bytes(data, policy=email.policy.default)
        if (long := _over_long(parsed)) is not None:
            return Refused(name, "too_large", f"{name} has a header '{long}' over {_HEADER:,} letters, as no message has.")
        subject, sent, sender = (_header(parsed, key) for key in ("Subject", "Date", "From"))
        plain, page = _parts(parsed)
    except (ValueError, LookupError, AttributeError, IndexError, TypeError, RecursionError) as error:
        # the standard parser raises all of these on headers that no standard knows
        return Refused(name, "unreadable", f"{name} is no message that can be read ({type(error).__name__}).")
    if not (subject or sent or sender):
        return Refused(name, "unreadable", f"{name} is no e-mail message: it has neither subject, date nor sender.")
    text = plain
    if page is not None and len(plain.strip()) < _SHORT:
        try:
            text = page_of(page, name).text
        except EmptyInput:
            text = plain
    if not text.strip():
        return Refused(name, "empty", f"{name} is a message without text; attachments are not read.")
    published = day_of(sent)
    shown, address = parseaddr(sender or "")
    return Fetched(
        data,
        name,
        MEDIA,
        outlet=shown or address or None,
        published=published,
        published_from="metadata" if published else None,
        title=" ".join(subject.split()) or None if subject else None,
        text=text,
    )


def _over_long(parsed: Message | EmailMessage) -> str | None:
    """Return the name of a header that is read and longer than any; its parsing takes the square of its length."""
    for part in parsed.walk():
        for key, value in part.raw_items():
            if key.lower() in _READ and len(value) > _HEADER:
                return str(key)
    return None


def _header(parsed: Message | EmailMessage, key: str) -> str | None:
    value = parsed[key]
    return str(value) if value is not None else None


def _parts(parsed: Message | EmailMessage) -> tuple[str, bytes | None]:
    """The plain text, and the bytes of the first HTML part."""
    plain: list[str] = []
    page: bytes | None = None
    for part in parsed.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if part.get_content_type() == "text/plain":
            plain.append(_decoded(payload, part.get_content_charset()))
        elif part.get_content_type() == "text/html" and page is None:
            page = payload
    return "\n".join(plain).replace("\r\n", "\n"), page


def _decoded(payload: bytes, charset: str | None) -> str:
    for encoding in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return payload.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return payload.decode("utf-8", "replace")
