"""Files in a zip, and the WARC archives in a WACZ; nothing is written to the disk under a member's name."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from sanderling.ingest.documents import Outcome, Refused

if TYPE_CHECKING:
    from sanderling.ingest.sources import Options

_PIECE = 1 << 16
_FREE = 1 << 20
"""Bytes below which nobody minds how well a member was packed."""


def members(handle: IO[bytes], name: str, options: Options, depth: int = 0, wacz: bool = False) -> Iterator[Outcome]:
    """Yield the documents of all members, in the archive's order; bounded in number, depth, ratio and total size."""
    bounds = options.bounds
    if depth >= bounds.depth:
        yield Refused(name, "too_large", f"{name} is an archive within archives, deeper than {bounds.depth}; unpack it.")
        return
    try:
        archive = zipfile.ZipFile(handle)
        infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield Refused(name, "unreadable", f"{name} is no zip that can be opened ({error}); fetch it anew.")
        return
    if len(infos) > bounds.entries:
        yield Refused(name, "too_large", f"{name} holds {len(infos)} files, over {bounds.entries}; split it.")
        return
    left = bounds.total
    with archive:
        for info in infos:
            source = f"{name}!{info.filename}"
            parts = info.filename.replace("\\", "/").split("/")
            if wacz and not (parts[0] == "archive" and info.filename.endswith((".warc", ".warc.gz"))):
                continue  # the container's own indexes and notes
            if any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in parts):
                yield Refused(source, "passed_over", f"{source} is a hidden file.")
                continue
            with tempfile.SpooledTemporaryFile(max_size=16 * _FREE) as unpacked:
                wrong = _unpack(archive, info, source, unpacked, min(left, bounds.total), bounds.ratio)
                left -= unpacked.tell()
                if wrong is not None:
                    yield wrong
                    if left <= 0:
                        return
                    continue
                unpacked.seek(0)
                from sanderling.ingest.sources import stream_documents

                yield from stream_documents(unpacked, source, options, depth + 1, within=True)


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str, target: IO[bytes], left: int, ratio: int
) -> Refused | None:
    """Unpack a member; what its header says of its size is not believed."""
    if info.flag_bits & 1:
        return Refused(source, "unreadable", f"{source} is locked with a password; unpack it first.")
    size = 0
    try:
        with archive.open(info) as member:
            while piece := member.read(_PIECE):
                size += len(piece)
                if size > left:
                    return Refused(source, "too_large", f"{source} makes the archive larger than is read; split it.")
                if size > _FREE and size > ratio * max(info.compress_size, 1):
                    return Refused(source, "too_large", f"{source} unpacks to over {ratio} times its size; unpack it first.")
                target.write(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        return Refused(source, "unreadable", f"{source} cannot be unpacked ({error}); fetch the archive anew.")
    return None
