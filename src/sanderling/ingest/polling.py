"""One look at a feed: asked whether it has changed, and if so, its entries."""

from __future__ import annotations

from collections.abc import Iterator

from sanderling.ingest.documents import Fetched, Outcome, Refused
from sanderling.ingest.feeds import entries
from sanderling.ingest.net import Validators
from sanderling.ingest.sources import Options


class Look:
    """The outcomes of one look, and what the feed answered; ``etag`` is to be kept once all outcomes are."""

    def __init__(self, outcome: Fetched | Refused, url: str, options: Options) -> None:
        self._outcome = outcome
        self._url = url
        self._options = options
        self.answered = isinstance(outcome, Fetched)
        headers = {key.lower(): value for key, value in outcome.headers} if isinstance(outcome, Fetched) else {}
        self.etag = headers.get("etag")
        self.last_modified = headers.get("last-modified")

    def __iter__(self) -> Iterator[Outcome]:
        if isinstance(self._outcome, Refused):
            yield self._outcome
        else:
            yield from entries(self._outcome.data, self._url, self._options)


def poll(url: str, options: Options, validators: Validators) -> Look:
    """Ask a feed for what is new since it gave ``validators``. Raises ValueError without a fetcher."""
    if options.fetcher is None:
        raise ValueError("polling needs a fetcher")
    return Look(options.fetcher.fetch(url, validators, options.bounds.feed), url, options)
