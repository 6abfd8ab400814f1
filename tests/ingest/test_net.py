"""Fetching, over real HTTP on loopback: manners, bounds, and the addresses that are never connected to."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sanderling.adding import Tally, add_documents
from sanderling.ingest.addresses import Forbidden, is_public, resolve
from sanderling.ingest.bounds import BOUNDS
from sanderling.ingest.documents import Fetched, Refused
from sanderling.ingest.net import AGENT, Fetcher
from sanderling.ingest.polling import poll
from sanderling.ingest.sources import Options, documents
from sanderling.store import Record
from tests.ingest.test_sources import BODY, PAGE

QUICK = replace(BOUNDS, delay=0.0, seconds=5.0, silence=2.0, document=200_000)


class Site:
    """A site on loopback: ``pages`` maps a path to (status, headers, body) or to a function of the request."""

    def __init__(self) -> None:
        self.pages: dict = {"/robots.txt": (404, {}, b"")}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                page = site.pages.get(self.path, (404, {}, b"none"))
                if callable(page):
                    page = page(self)
                if page is None:
                    return
                status, headers, body = page
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def fetcher():
    """Make fetchers that may ask this machine, and close them in the end."""
    with contextlib.ExitStack() as stack:

        def make(**options) -> Fetcher:
            return stack.enter_context(Fetcher(**{"allow_loopback": True, "bounds": QUICK, **options}))

        yield make


def kind(found) -> str:
    return found.kind if isinstance(found, Refused) else found.media


HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_a_page_comes_with_its_headers_and_addresses(fetcher, site):
    site.pages["/old"] = (302, {"Location": "/new#part"}, b"")
    site.pages["/new"] = (200, {**HTML, "ETag": '"1"', "Set-Cookie": "a=b"}, PAGE)
    found = fetcher().fetch(f"{site.url}/old")
    assert isinstance(found, Fetched)
    assert (found.url, found.final_url, found.media) == (f"{site.url}/old", f"{site.url}/new", "text/html")
    headers = {key.lower(): value for key, value in found.headers}
    assert headers["etag"] == '"1"' and "set-cookie" not in headers and found.retrieved
    assert dict(site.asked)["/new"]["user-agent"] == AGENT


@pytest.mark.parametrize(
    ("status", "headers", "body", "expected"),
    [
        (404, {}, b"", "missing"), (410, {}, b"", "missing"), (403, {}, b"", "net"), (500, {}, b"", "net"),
        (429, {"Retry-After": "9"}, b"", "net"), (200, {"Content-Type": "image/png"}, b"\x89PNG", "other_kind"),
        (200, {"Content-Type": "text/plain"}, b"A text.", "text/plain"), (200, {}, PAGE, "text/html"),
        (200, {"Content-Type": "application/pdf"}, b"%PDF", "other_kind"), (200, HTML, b"x" * 200_001, "too_large"),
        (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000), "too_large"),
        (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE), "text/html"),
        (200, {**HTML, "Content-Encoding": "gzip"}, b"not gzip", "net"),
        (200, {"Content-Type": "application/gzip"}, gzip.compress(PAGE), "text/html"),
        (200, {"Content-Type": "application/gzip"}, gzip.compress(b"x" * 5_000_000), "too_large"),
        (200, {"Content-Type": "application/gzip"}, b"\x1f\x8bno", "unreadable"),
        (302, {"Location": "/page"}, b"", "net"), (302, {"Location": "file:///etc/passwd"}, b"", "address"),
        (302, {"Location": "http://169.254.169.254/latest/"}, b"", "address"),
        (302, {"Location": "http://[::ffff:10.0.0.1]/"}, b"", "address"), (302, {}, b"", "net"),
        (302, {"Location": "gopher://x"}, b"", "address"),
    ],
)  # fmt: skip
def test_answers(fetcher, site, status, headers, body, expected):
    site.pages["/page"] = (status, headers, body)
    assert kind(fetcher().fetch(f"{site.url}/page")) == expected


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/a", "http://", "http:///x", "http://user:word@example.org/", "javascript:1",
        "http://[::1", "http://e.org:99999/", "http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://0.0.0.0/",
        "http://10.1.2.3/", "http://192.168.0.1/", "http://172.16.0.1/", "http://169.254.1.1/", "http://100.64.0.1/",
        "http://[fe80::1]/", "http://[fc00::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f000001/",
    ],
)  # fmt: skip
def test_addresses_that_are_never_fetched(fetcher, url):
    found = fetcher(allow_loopback=False).fetch(url)
    assert isinstance(found, Refused) and found.kind in {"address", "net"}
    if "://1" in url or "[" in url:
        assert found.kind == "address", found.reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("::1", False), ("10.0.0.1", False),
        ("224.0.0.1", False), ("ff02::1", False), ("255.255.255.255", False), ("::ffff:93.184.216.34", True),
        ("::ffff:192.168.1.1", False), ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("0.0.0.0", False),
        ("192.0.2.1", False), ("::", False),
    ],
)  # fmt: skip
def test_public_addresses(address, public):
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_name_with_one_private_address_is_refused(fetcher, monkeypatch):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(Forbidden, match=r"10\.0\.0\.1"):
        resolve("e.org", 80)
    assert kind(fetcher(allow_loopback=False).fetch("http://e.org/")) == "address"


def test_loopback_alone_is_opened_for_tests(fetcher, site):
    site.pages["/page"] = (200, HTML, PAGE)
    assert kind(fetcher(allow_loopback=False).fetch(f"{site.url}/page")) == "address"
    assert kind(fetcher().fetch("http://10.0.0.1/")) == "address"
    assert site.asked == []


def test_robots_are_obeyed(fetcher, site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\nUser-agent: Sanderling\nDisallow: /no\n")
    site.pages.update({"/no/1": (200, HTML, PAGE), "/private": (200, HTML, PAGE), "/to": (302, {"Location": "/no/1"}, b"")})
    one = fetcher()
    assert kind(one.fetch(f"{site.url}/no/1")) == "robots"
    assert kind(one.fetch(f"{site.url}/to")) == "robots", "a redirect is asked too"
    assert kind(one.fetch(f"{site.url}/private")) == "text/html", "the group of our own name counts"
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "expected"), [(404, "text/html"), (403, "text/html"), (500, "net"), (429, "net")])
def test_a_site_whose_robots_cannot_be_had(fetcher, site, status, expected):
    site.pages.update({"/robots.txt": (status, {}, b""), "/page": (200, HTML, PAGE)})
    assert kind(fetcher().fetch(f"{site.url}/page")) == expected


def test_hosts_are_not_hurried(fetcher, site):
    site.pages.update({"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7\n"), "/page": (200, HTML, PAGE)})
    slept: list[float] = []
    one = fetcher(bounds=replace(QUICK, delay=3.0), sleep=slept.append)
    one.fetch(f"{site.url}/page")
    one.fetch(f"{site.url}/page")
    assert len(slept) == 2 and all(6.0 < seconds <= 7.0 for seconds in slept)
    slow = fetcher(bounds=replace(QUICK, longest_delay=2.0), sleep=slept.append)
    slow.fetch(f"{site.url}/page")
    assert slept[-1] <= 2.0


def test_what_has_not_changed_is_not_sent_again(fetcher, site):
    def page(request):
        if request.headers.get("If-None-Match") == '"1"' and request.headers.get("If-Modified-Since"):
            return 304, {}, b""
        return 200, {**HTML, "ETag": '"1"', "Last-Modified": "Sun, 13 Aug 2023 10:00:00 GMT"}, PAGE

    site.pages["/page"] = page
    known = fetcher(known=lambda url: ('"1"', "Sun, 13 Aug 2023 10:00:00 GMT"))
    assert kind(known.fetch(f"{site.url}/page")) == "unchanged"
    assert kind(fetcher().fetch(f"{site.url}/page")) == "text/html"


def _drip(request):
    """Send a byte now and then, for ever: in the headers, or in the body."""
    body = request.path.endswith("body")
    request.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"Content-Type: text/html\r\n\r\n" if body else b"X: "))
    try:
        while True:
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.02)
    except OSError:
        request.close_connection = True


@pytest.mark.parametrize("where", ["body", "head"])
def test_a_site_that_drips_is_left(fetcher, site, where):
    site.pages[f"/{where}"] = _drip
    found = fetcher(bounds=replace(QUICK, seconds=0.4)).fetch(f"{site.url}/{where}")
    assert kind(found) == "net"


def test_a_site_that_hangs_up_or_is_not_there(fetcher, site):
    def hang_up(request):
        request.close_connection = True

    site.pages["/page"] = hang_up
    assert kind(fetcher().fetch(f"{site.url}/page")) == "net"
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert kind(fetcher().fetch(f"http://127.0.0.1:{unused.getsockname()[1]}/")) == "net"


# feeds, sitemaps and the watch


def _feed(site, *names: str) -> bytes:
    items = "".join(
        f"<item><title>{name}</title><link>{site.url}/{name}</link><pubDate>Mon, 14 Aug 2023 10:00:00 GMT</pubDate></item>"
        for name in names
    )
    return f"<rss version='2.0'><channel><title>The Gull</title>{items}</channel></rss>".encode()


def _page(number: int) -> bytes:
    return PAGE.replace(b"two days", f"{number + 3} days".encode())


def test_a_feed_is_fetched_entry_by_entry(fetcher, site):
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, _feed(site, "1", "2", "gone"))
    site.pages.update({f"/{n}": (200, HTML, _page(n)) for n in (1, 2)})
    found = list(documents(f"{site.url}/feed", Options(fetcher())))
    assert [kind(one) for one in found] == ["text/html", "text/html", "missing"]
    assert found[0].published == "2023-08-14" and found[0].outlet == "The Gull"


def test_sitemaps_and_their_indexes(fetcher, site):
    head = "<?xml version='1.0'?>"
    index = f"{head}<sitemapindex><sitemap><loc>{site.url}/a.xml</loc></sitemap><sitemap><loc>{site.url}/index.xml</loc></sitemap></sitemapindex>"
    site.pages["/index.xml"] = (200, {"Content-Type": "text/xml"}, index.encode())
    links = f"<url><loc>{site.url}/1</loc></url><url><loc>http://10.0.0.1/</loc></url>"
    site.pages["/a.xml"] = (200, {"Content-Type": "text/xml"}, f"{head}<urlset>{links}</urlset>".encode())
    site.pages["/1"] = (200, HTML, PAGE)
    found = list(documents(f"{site.url}/index.xml", Options(fetcher())))
    assert [kind(one) for one in found][:2] == ["text/html", "address"]
    assert kind(found[-1]) == "too_large", "an index that names itself ends"


def test_a_watch_keeps_what_is_new_and_asks_politely(fetcher, site, tmp_path, reader):
    def feed(request):
        if request.headers.get("If-None-Match") == site.etag:
            return 304, {}, b""
        return 200, {"Content-Type": "application/rss+xml", "ETag": site.etag}, _feed(site, *site.names)

    site.etag, site.names = '"1"', ["1"]
    site.pages["/feed"] = feed
    site.pages.update({f"/{n}": (200, HTML, _page(n)) for n in (1, 2)})
    url = f"{site.url}/feed"

    def look() -> Tally:
        tally = Tally()
        with Record(tmp_path / "r.sqlite") as record:
            seen = poll(url, Options(fetcher(known=record.validators), kept=record.has_source), record.polled(url))
            for outcome in add_documents(record, seen, reader):
                tally.count(outcome)
            if seen.answered and not tally.failed:
                record.set_polled(url, seen.etag, seen.last_modified)
        return tally

    assert (look().added, site.paths()) == (1, ["/feed", "/1"])
    assert look().refused["unchanged"] == 1, "the feed itself"
    site.etag, site.names = '"2"', ["2", "1"]
    assert look().added == 1
    assert site.paths().count("/1") == 1, "what is kept is not fetched again"
    with Record(tmp_path / "r.sqlite") as record:
        rows = list(record.articles())
        assert [row.outlet for row in rows] == ["The Gull", "The Gull"] and rows[0].published == "2023-08-13"
        assert BODY[:40] in record.text(rows[0].article)
        assert record.verify().faults == ()
