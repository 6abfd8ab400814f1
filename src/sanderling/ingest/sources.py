"""From what a user names (files, folders, patterns, addresses) to documents, in an order that never changes."""

from __future__ import annotations

import errno
import glob
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sanderling.ingest.bounds import BOUNDS, Bounds
from sanderling.ingest.documents import Fetched, Outcome, Refused
from sanderling.ingest.kinds import kind_of

if TYPE_CHECKING:
    from sanderling.ingest.net import Fetcher

MEDIA = {"text": "text/plain", "html": "text/html"}


@dataclass(frozen=True)
class Options:
    """How sources are read. ``columns`` names a table's columns: text, title, published, url, outlet -> its name."""

    fetcher: Fetcher | None = None
    """Fetches from the net; None when that was not asked for."""
    columns: dict[str, str] = field(default_factory=dict)
    bounds: Bounds = BOUNDS
    kept: Callable[[str], bool] | None = None
    """Whether an address is in the record already and need not be fetched again; None fetches each."""


def documents(target: str, options: Options | None = None) -> Iterator[Outcome]:
    """Yield the documents of a file, a folder (all files in it, by name), a pattern with ``*``, or an address."""
    options = options or Options()
    if "://" in target:
        yield from _address(target, options)
        return
    path = Path(target)
    if not target or _impossible(path):
        yield Refused(target, "missing", f"'{target}' can be no file's name; check the path.")
    elif path.is_dir():
        yield from _folder(path, options)
    elif path.exists():
        yield from file_documents(path, options)
    elif glob.has_magic(target):
        names = sorted(glob.glob(target, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not names:
            yield Refused(target, "missing", f"No file fits {target}; check the pattern.")
        for name in names:
            if Path(name).is_file():
                yield from file_documents(Path(name), options)
    else:
        yield Refused(target, "missing", f"There is no file {target}; check the path.")


def _impossible(path: Path) -> bool:
    """Whether no file can have the name: too long, or with NUL in it."""
    try:
        path.lstat()
    except ValueError:
        return True
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def _folder(folder: Path, options: Options) -> Iterator[Outcome]:
    """All files below a folder, by name; links to folders are not followed, hidden files are passed over."""
    found = False
    for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).parts):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        found = True
        yield from file_documents(path, options, within=True)
    if not found:
        yield Refused(str(folder), "missing", f"{folder} holds no file; check the path.")


def file_documents(path: Path, options: Options, within: bool = False) -> Iterator[Outcome]:
    """Yield the documents in one file; ``within`` a folder, files of other kinds are passed over by name."""
    name = str(path)
    if path.exists() and not path.is_file():
        yield Refused(name, "other_kind", f"{name} is a pipe or device, not a file; save what it gives as a file.")
        return
    try:
        handle = path.open("rb")
    except OSError as error:
        yield Refused(name, "missing", f"{name} cannot be opened ({error.strerror}); check its permissions.")
        return
    with handle:
        yield from stream_documents(handle, name, options, within=within)


def stream_documents(
    handle: IO[bytes], name: str, options: Options, depth: int = 0, within: bool = False
) -> Iterator[Outcome]:
    """Yield the documents in a stream that can be sought in; ``depth`` counts the archives around it."""
    bounds = options.bounds
    try:
        beginning = handle.read(2000)
        handle.seek(0)
        kind = kind_of(name, beginning)
        if kind in {"text", "html", "mail", "feed"}:
            limit = bounds.feed if kind == "feed" else bounds.document
            yield from contents(handle.read(limit + 1), name, kind, options, limit)
            return
    except OSError as error:
        yield Refused(name, "unreadable", f"{name} cannot be read ({error}); check the file.")
        return
    if kind in {"lines", "csv", "parquet"}:
        from sanderling.ingest import tables

        yield from tables.rows(handle, name, kind, options.columns, bounds)
    elif kind == "warc":
        from sanderling.ingest import warc

        yield from warc.records(handle, name, bounds)
    elif kind in {"zip", "wacz"}:
        from sanderling.ingest import zips

        yield from zips.members(handle, name, options, depth, kind == "wacz")
    else:
        yield Refused(
            name, "passed_over" if within else "other_kind",
            f"{name} is no kind of file that is read; give its text as a file.",
        )  # fmt: skip


def contents(data: bytes, name: str, kind: str, options: Options, limit: int) -> Iterator[Outcome]:
    """Yield the documents in bytes that hold a text, a page, a message or a feed."""
    if len(data) > limit:
        yield Refused(name, "too_large", f"{name} is larger than {limit // 1_000_000} MB; split it into articles.")
    elif kind == "mail":
        from sanderling.ingest import mail

        yield mail.message(data, name)
    elif kind == "feed":
        from sanderling.ingest import feeds

        yield from feeds.entries(data, name, options)
    else:
        yield Fetched(data, name, MEDIA[kind])


def _address(url: str, options: Options) -> Iterator[Outcome]:
    if options.fetcher is None:
        yield Refused(url, "no_fetch", f"{url} is an address; give --fetch to fetch it from the net.")
        return
    fetched = options.fetcher.fetch(url)
    if isinstance(fetched, Refused):
        yield fetched
        return
    kind = kind_of("", fetched.data)
    if kind == "feed":
        from sanderling.ingest import feeds

        yield from feeds.entries(fetched.data, url, options)
    elif kind in MEDIA:
        yield fetched
    else:
        yield Refused(url, "other_kind", f"{url} holds no page, text or feed; download it and add the file.")
