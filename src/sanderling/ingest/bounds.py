"""The bounds of what is read from sources that strangers made."""

from __future__ import annotations

from dataclasses import dataclass

from sanderling.ingest.files import LARGEST


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sizes in bytes; times in seconds."""

    document: int = LARGEST
    """Of one document, unpacked."""
    entries: int = 100_000
    """Documents in one archive."""
    total: int = 4_000_000_000
    """Of all documents of one archive, unpacked."""
    ratio: int = 200
    """Unpacked to packed bytes of an archive's member of more than a megabyte."""
    depth: int = 2
    """Archives within archives."""
    row: int = LARGEST
    """Of one line of a table."""
    feed: int = 20_000_000
    """Of one feed or sitemap."""
    links: int = 50_000
    """Addresses of one feed or sitemap, the standard's own bound."""
    redirects: int = 5
    seconds: float = 60.0
    """For one document from the net, all redirects together."""
    silence: float = 20.0
    """Without a byte."""
    delay: float = 1.0
    """Between two requests to one host; a longer one that its robots.txt asks for is kept, up to ``longest_delay``."""
    longest_delay: float = 30.0


BOUNDS = Bounds()
