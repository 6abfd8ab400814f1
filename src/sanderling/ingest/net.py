"""Fetches pages: http and https alone, robots.txt obeyed, hosts not hurried, all of it bounded in size and time."""

from __future__ import annotations

import datetime
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from sanderling import __version__
from sanderling.ingest.addresses import Forbidden, GuardedBackend
from sanderling.ingest.bounds import BOUNDS, Bounds
from sanderling.ingest.documents import Fetched, Refused
from sanderling.ingest.kinds import kind_of, looks_like_feed, looks_like_html

AGENT = f"Sanderling/{__version__}"
ROBOTS_SIZE = 500_000
"""Bytes of a robots.txt that are looked at, as RFC 9309 asks."""

_MOVED = {301, 302, 303, 307, 308}
_FAILURES = (
    httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpcore.NetworkError, httpcore.TimeoutException,
    httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, ValueError,
)  # fmt: skip

Validators = tuple[str | None, str | None]
"""ETag and Last-Modified."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


class Fetcher:
    """Fetches one page after another; to be closed. ``known`` gives the validators that a page was last kept with."""

    def __init__(
        self,
        known: Callable[[str], Validators] | None = None,
        allow_loopback: bool = False,
        bounds: Bounds = BOUNDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._known = known or (lambda url: (None, None))
        self.bounds = bounds
        self._sleep = sleep
        self._backend = GuardedBackend(allow_loopback)
        self._client = httpx.Client(
            transport=_Transport(self._backend),
            trust_env=False,  # a proxy would resolve names where they cannot be looked at
            follow_redirects=False,
            timeout=bounds.silence,
            headers={"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, text/plain, application/xml, */*;q=0.5"},
        )
        self._robots: dict[str, _Robots] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(self, url: str, validators: Validators | None = None, limit: int | None = None) -> Fetched | Refused:
        """Fetch an address, through its redirects; each is looked at as the first was."""
        limit = limit or self.bounds.document
        here = url
        deadline = time.monotonic() + self.bounds.seconds
        for _ in range(self.bounds.redirects + 1):
            here, wrong = _plain(here)
            if wrong:
                return Refused(url, "address", f"{url} is not fetched: {wrong}.")
            refused = self._may(url, here)
            if refused is not None:
                return refused
            waited = self._wait(here)
            deadline += waited
            etag, modified = validators or self._known(url)
            asked = {"If-None-Match": etag, "If-Modified-Since": modified}
            answer = self._ask(url, here, {key: value for key, value in asked.items() if value}, limit, deadline)
            if isinstance(answer, Refused):
                return answer
            if answer.status in _MOVED and answer.header("location"):
                here = urljoin(here, answer.header("location") or "")
                continue
            return self._judge(url, here, answer, limit)
        return Refused(url, "net", f"{url} leads on and on; more than {self.bounds.redirects} redirects are not followed.")

    def _judge(self, url: str, final: str, answer: _Answer, limit: int) -> Fetched | Refused:
        if answer.status == 304:
            return Refused(url, "unchanged", f"{url} has not changed since it was kept.")
        if answer.status in {404, 410}:
            return Refused(url, "missing", f"There is no page {url} (the site says {answer.status}).")
        if answer.status != 200:
            return Refused(url, "net", f"{url} cannot be had (the site says {answer.status}); try again later.")
        if answer.data.startswith(b"\x1f\x8b"):  # a packed sitemap
            try:
                unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(answer.data, limit + 1)
            except zlib.error as error:
                return Refused(url, "unreadable", f"{url} cannot be unpacked ({error}).")
            if len(unpacked) > limit:
                return Refused(url, "too_large", f"{url} is larger than {limit // 1_000_000} MB and was left.")
            answer = replace(answer, data=unpacked)
        media = (answer.header("content-type") or "").partition(";")[0].strip().lower()
        if looks_like_html(answer.data):
            media = "text/html"
        elif looks_like_feed(answer.data):
            media = "application/xml"
        elif media not in {"text/html", "application/xhtml+xml", "text/plain"}:
            if kind_of(urlsplit(final).path, answer.data) != "text" or (media and not media.startswith("text/")):
                return Refused(url, "other_kind", f"{url} is {media or 'of an unknown kind'}; download it and add the file.")
            media = "text/plain"
        return Fetched(
            answer.data,
            url,
            media,
            url=url,
            final_url=final,
            retrieved=datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds"),
            headers=answer.headers,
        )

    def _ask(self, url: str, here: str, headers: dict[str, str], limit: int, deadline: float) -> _Answer | Refused:
        self._backend.deadline = deadline
        try:
            with self._client.stream("GET", here, headers=headers) as response:
                told = tuple((key, value) for key, value in response.headers.items() if key != "set-cookie")
                data = b""
                if response.status_code == 200:
                    size = 0
                    pieces = []
                    for piece in response.iter_bytes(65_536):
                        size += len(piece)
                        if size > limit:
                            return Refused(url, "too_large", f"{url} is larger than {limit // 1_000_000} MB and was left.")
                        if time.monotonic() > deadline:
                            return Refused(url, "net", f"{url} took longer than {self.bounds.seconds:.0f} s and was left.")
                        pieces.append(piece)
                    data = b"".join(pieces)
                return _Answer(response.status_code, told, data)
        except Forbidden as error:
            return Refused(url, "address", f"{url} is not fetched: {error}.")
        except _FAILURES as error:
            why = str(error) or type(error).__name__
            return Refused(url, "net", f"{url} cannot be had ({why}); try again later.")

    # robots and manners

    def _may(self, url: str, here: str) -> Refused | None:
        origin = _origin(here)
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        robots = self._robots[origin]
        if robots.refused is not None:
            kind = robots.refused.kind if robots.refused.kind == "address" else "net"
            return Refused(url, kind, f"{url} is not fetched: the site's robots.txt cannot be had ({robots.refused.reason})")
        if not robots.allows(here):
            return Refused(url, "robots", f"{url} is not fetched: the site's robots.txt asks robots to stay away.")
        return None

    def _read_robots(self, origin: str) -> _Robots:
        """A site without robots.txt allows all; one whose robots.txt cannot be had is left alone (RFC 9309)."""
        here = f"{origin}/robots.txt"
        for _ in range(self.bounds.redirects + 1):
            here, wrong = _plain(here)
            if wrong:
                break
            self._wait(here)
            answer = self._ask(here, here, {}, 10 * ROBOTS_SIZE, time.monotonic() + self.bounds.seconds)
            if isinstance(answer, Refused):
                return _Robots(refused=answer)
            if answer.status in _MOVED and answer.header("location"):
                here = urljoin(here, answer.header("location") or "")
                continue
            if 400 <= answer.status < 500 and answer.status != 429:
                return _Robots()
            if answer.status != 200:
                return _Robots(refused=Refused(here, "net", f"the site says {answer.status}"))
            return _Robots(answer.data[:ROBOTS_SIZE].decode("utf-8", "replace"))
        return _Robots()

    def _wait(self, url: str) -> float:
        """Wait until the host may be asked again; return the seconds waited."""
        host = urlsplit(url).hostname or ""
        robots = self._robots.get(_origin(url))
        delay = max(self.bounds.delay, min(robots.delay if robots else 0.0, self.bounds.longest_delay))
        waiting = max(0.0, self._asked.get(host, float("-inf")) + delay - time.monotonic())
        if waiting:
            self._sleep(waiting)
        self._asked[host] = time.monotonic()
        return waiting


class _Robots:
    def __init__(self, text: str = "", refused: Refused | None = None) -> None:
        from protego import Protego

        self.refused = refused
        self._rules = Protego.parse(text)
        self.delay = float(self._rules.crawl_delay(AGENT) or 0.0)

    def allows(self, url: str) -> bool:
        return bool(self._rules.can_fetch(url, AGENT))


class _Transport(httpx.BaseTransport):
    """httpx over connections that the guarded backend makes."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend, max_connections=4
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _plain(url: str) -> tuple[str, str | None]:
    """The address without its fragment, and what is wrong with it, if anything."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return url, f"it is no address ({error})"
    if parts.scheme not in {"http", "https"}:
        return url, f"its scheme is {parts.scheme or 'missing'}, and only http and https are fetched"
    if not parts.hostname or port == 0:
        return url, "it names no host"
    if parts.username or parts.password:
        return url, "it holds a user's name"
    return parts._replace(fragment="").geturl(), None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"

