"""Pages in a WARC archive, with the address, time and headers under which they were taken."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, Any

from sanderling.ingest.bounds import Bounds
from sanderling.ingest.documents import Fetched, Outcome, Refused
from sanderling.ingest.kinds import looks_like_html

_READ = {"text/html", "application/xhtml+xml", "text/plain"}


def records(handle: IO[bytes], name: str, bounds: Bounds) -> Iterator[Outcome]:
    """Yield the pages of an archive; pictures and the like, errors of sites, and revisits are passed over by name.

    What breaks off in the middle keeps the records before it.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    count = total = 0
    try:
        for record in ArchiveIterator(handle):
            if record.rec_type not in {"response", "resource", "conversion", "revisit"}:
                continue  # the archive's own notes, and what was asked
            if record.format != "warc":
                raise ArchiveLoadFailed("no WARC record")  # warcio takes almost any line for one of the older ARC
            count += 1
            if count > bounds.entries or total > bounds.total:
                yield Refused(name, "too_large", f"{name} holds more than is read of one archive; split it.")
                return
            outcome, size = _record(record, name, bounds)
            total += size
            yield outcome
    except (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, AttributeError, KeyError) as error:
        # warcio raises these on damaged headers
        why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        yield Refused(name, "unreadable", f"{name} breaks off after {count} records ({why[:200]}); fetch the archive anew.")
        return
    if not count:
        yield Refused(name, "empty", f"{name} holds no page; check that it is a WARC archive.")


def _record(record: Any, name: str, bounds: Bounds) -> tuple[Outcome, int]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    source = f"{name}!{url}"
    if record.rec_type == "revisit":
        return Refused(source, "passed_over", f"{source} is a revisit: its bytes stand elsewhere in the archive."), 0
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return Refused(source, "passed_over", f"{source} is no page: the site said {http.get_statuscode()}."), 0
    told = http.get_header("Content-Type") if http is not None else record.rec_headers.get_header("Content-Type")
    media = (told or "").partition(";")[0].strip().lower()
    if media and media not in _READ:
        return Refused(source, "passed_over", f"{source} is {media}, no page."), 0
    data = record.content_stream().read(bounds.document + 1)
    if len(data) > bounds.document:
        return Refused(source, "too_large", f"{source} is larger than {bounds.document // 1_000_000} MB."), len(data)
    if looks_like_html(data):
        media = "text/html"
    headers = tuple((str(key), str(value)) for key, value in http.headers if key.lower() != "set-cookie") if http else ()
    return (
        Fetched(
            data, source, media or "text/plain", url=url, final_url=url, headers=headers,
            retrieved=record.rec_headers.get_header("WARC-Date"),
        ),
        len(data),
    )  # fmt: skip
