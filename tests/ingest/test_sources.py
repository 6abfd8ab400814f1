"""Every kind of source: what it gives, what it refuses, and that nothing is left out without a word."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.errors import EmptyInput
from sanderling.ingest.article import article_of
from sanderling.ingest.bounds import BOUNDS
from sanderling.ingest.dates import day_of
from sanderling.ingest.documents import KINDS, Fetched, Refused
from sanderling.ingest.html import headed, page_of
from sanderling.ingest.sources import Options, documents

BODY = (
    "Chile's foreign minister arrived in Lima on Sunday for talks with Peru, the ministry said in a statement. "
    "Officials said that the two countries would sign an agreement on trade, and that talks would last two days."
)
PAGE = f"""<!doctype html><html><head><title>Envoy arrives in Lima - The Gull</title>
<meta property="og:site_name" content="The Gull"><meta property="article:published_time" content="2023-08-13T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Envoy arrives in Lima</h1><p>{BODY}</p></article></body></html>
""".encode()


def taken(path: Path | str, **options) -> list[Fetched | Refused]:
    found = list(documents(str(path), Options(**options)))
    for one in found:
        if isinstance(one, Refused):
            assert one.kind in KINDS and one.reason.endswith((".", ")"))
    return found


def kinds(found) -> list[str]:
    return [one.kind if isinstance(one, Refused) else one.media for one in found]


# files and folders


def test_a_folder_gives_its_files_by_name(tmp_path):
    for name, data in (("b/2.txt", b"two"), ("a.txt", b"one"), ("b/1.html", PAGE), ("c.pdf", b"%PDF"), (".hidden", b"x")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = taken(tmp_path)
    assert [Path(one.source).name for one in found] == ["a.txt", "1.html", "2.txt", "c.pdf"]
    assert kinds(found) == ["text/plain", "text/html", "text/plain", "passed_over"]
    assert kinds(taken(tmp_path / "c.pdf")) == ["other_kind"]
    assert kinds(taken(f"{tmp_path}/b/*.t?t")) == ["text/plain"]
    assert kinds(taken(f"{tmp_path}/**/*.txt")) == ["text/plain", "text/plain"]
    assert kinds(taken(f"{tmp_path}/*.none")) == ["missing"]
    assert kinds(taken(tmp_path / "none.txt")) == ["missing"]
    (tmp_path / "empty").mkdir()
    assert kinds(taken(tmp_path / "empty")) == ["missing"]


def test_an_address_is_not_fetched_unasked():
    assert kinds(taken("https://example.org/a")) == ["no_fetch"]


def test_a_large_file_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    assert kinds(taken(tmp_path / "a.txt", bounds=replace(BOUNDS, document=100))) == ["too_large"]


# pages


def test_a_page_gives_title_date_site_and_text():
    page = page_of(PAGE, "page")
    assert (page.title, page.published, page.outlet) == ("Envoy arrives in Lima", "2023-08-13", "The Gull")
    assert page.text.startswith("Envoy arrives in Lima") and BODY in page.text and "Home" not in page.text


def test_a_page_without_a_date_has_none():
    dateless = PAGE.replace(b'<meta property="article:published_time" content="2023-08-13T10:00:00Z">', b"")
    assert page_of(dateless, "page").published is None
    told = dateless.replace(b"on Sunday", b"on Sunday, as in the spring of 2011,")
    assert page_of(told, "page").published is None


def test_a_page_without_an_article_is_refused():
    for data in (b"<html></html>", b"<!doctype html><html><body></body></html>", b"<html>" * 3000):
        with pytest.raises(EmptyInput):
            page_of(data, "page")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Envoy arrives", "He came.", "Envoy arrives\n\nHe came."),
        ("Envoy arrives", "ENVOY  arrives\nHe came.", "ENVOY  arrives\nHe came."),
        (None, "He came.", "He came."),
        ("Envoy", "An envoy came.", "Envoy\n\nAn envoy came."),
    ],
)
def test_a_title_stands_above_once(title, text, expected):
    assert headed(title, text) == expected


def test_the_article_of_a_page_carries_what_the_page_says(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    article = article_of(taken(tmp_path / "a.html")[0]).article
    assert (article.published, article.published_from, article.outlet) == ("2023-08-13", "metadata", "The Gull")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_a_page(data):
    with contextlib.suppress(EmptyInput):
        assert page_of(b"<html><body>" + data, "page").text.strip()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-08-13", "2023-08-13"), ("2023-08-13T23:00:00-09:00", "2023-08-13"), ("20230813", "2023-08-13"),
        ("20230813094500", "2023-08-13"), ("Sun, 13 Aug 2023 10:00:00 +0900", "2023-08-13"), ("2023-02-30", None),
        ("08/07/2023", None), ("yesterday", None), ("2023", None), ("", None), (None, None), (20230813, None),
        ("2023-08-131", None),
    ],
)  # fmt: skip
def test_days(written, day):
    assert day_of(written) == day


# tables


def test_json_lines(tmp_path):
    rows = [
        json.dumps({"text": BODY, "title": "Envoy", "published": "2023-08-13T01:00:00Z", "url": "https://e.org/1", "outlet": "Gull"}),
        "", "not json", "[1]", json.dumps({"text": " "}), json.dumps({"text": BODY + " \ud800"}), "[" * 100_000,
        json.dumps({"text": "x" * 2000}),
    ]  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    found = taken(path, bounds=replace(BOUNDS, row=150_000))
    assert kinds(found) == [
        "application/json", "unreadable", "unreadable", "empty", "application/json", "unreadable", "application/json",
    ]  # fmt: skip
    first = found[0]
    assert (first.source, first.published, first.title, first.url, first.outlet) == (f"{path}!1", "2023-08-13", "Envoy", "https://e.org/1", "Gull")
    assert first.data == rows[0].encode()
    assert article_of(first).article.text == f"Envoy\n\n{BODY}"
    assert kinds(taken(path, bounds=replace(BOUNDS, row=1000)))[-2:] == ["too_large", "too_large"]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.csv", 'text,title\n"One, with ""quotes""\nand lines",T\n', ["text/csv"]),
        ("a.csv", "text;title\nOne;T\n", ["text/csv"]),
        ("a.tsv", "text\ttitle\nOne, two\tT\n", ["text/csv"]),
        ("a.csv", "body,title\nOne,T\n", ["unreadable"]),
        ("a.csv", "text,title\nOne\nTwo,T\n", ["unreadable", "text/csv"]),
        ("a.csv", 'text,title\nOne,T\n"never closed', ["text/csv", "unreadable"]),
        ("a.csv", "", ["unreadable"]),
        ("a.csv", "text\n\n", []),
        ("a.csv", "text,title\n ,T\n", ["empty"]),
    ],
)
def test_csv(tmp_path, name, data, expected):
    (tmp_path / name).write_text(data, encoding="utf-8")
    assert kinds(taken(tmp_path / name)) == expected


def test_csv_in_another_encoding_keeps_the_rows_before(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"text\n" + b"One more row of it\n" * 2000 + b"caf\xe9\n")
    found = taken(tmp_path / "a.csv")
    assert kinds(found)[-1] == "unreadable" and len(found) > 1000


def test_named_columns(tmp_path):
    (tmp_path / "a.csv").write_text("body,day\nOne came,2023-08-13\n")
    found = taken(tmp_path / "a.csv", columns={"text": "body", "published": "day"})
    assert (found[0].text, found[0].published) == ("One came", "2023-08-13")


def test_parquet(tmp_path):
    import datetime

    import pyarrow
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    table = {"text": ["One came", None, "Two came"], "published": [datetime.date(2023, 8, 13)] * 3, "other": [1, 2, 3]}
    parquet.write_table(pyarrow.table(table), path)
    found = taken(path)
    assert kinds(found) == ["application/vnd.apache.parquet", "empty", "application/vnd.apache.parquet"]
    assert found[2].published == "2023-08-13" and found[2].source.endswith("!3")
    data = path.read_bytes()
    path.write_bytes(data[:-20])
    assert kinds(taken(path)) == ["unreadable"]
    parquet.write_table(pyarrow.table({"body": ["x"]}), path)
    assert kinds(taken(path)) == ["unreadable"]


# messages


def test_a_newsletter(tmp_path):
    html = PAGE.decode()
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: The Gull <news@gull.example>\r\nSubject: =?utf-8?q?Envoy_arrives?=\r\nDate: Sun, 13 Aug 2023 23:30:00 -0500\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
        b"View online.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode() + b"\r\n--b--\r\n"
    )
    (found,) = taken(path)
    assert (found.title, found.published, found.outlet) == ("Envoy arrives", "2023-08-13", "The Gull")
    assert BODY in found.text and "View online" not in found.text
    assert found.data == path.read_bytes()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Subject: A\n\n" + BODY.encode(), "message/rfc822"),
        (b"Subject: A\nContent-Type: text/plain; charset=nonsense\n\n" + BODY.encode(), "message/rfc822"),
        (b"Subject: A\n\n", "empty"),
        (b"just a text of mine\n", "unreadable"),
        (b"", "unreadable"),
        (b"Subject: A\nContent-Type: application/pdf\nContent-Disposition: attachment\n\nx", "empty"),
    ],
)
def test_messages(tmp_path, data, expected):
    (tmp_path / "a.eml").write_bytes(data)
    assert kinds(taken(tmp_path / "a.eml")) == [expected]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_a_message(data):
    from sanderling.ingest.mail import message

    outcome = message(b"Subject: " + data, "m")
    assert isinstance(outcome, (Fetched, Refused))


# archives


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_zip_of_all_kinds(tmp_path):
    inner = zipped({"deep.txt": b"deep"})
    members = {
        "a.txt": b"one", "b/c.html": PAGE, "d.jsonl": b'{"text": "row"}', "../../up.txt": b"up", "e.jpg": b"x",
        "__MACOSX/a.txt": b"x", "in.zip": inner, "in2.zip": zipped({"in3.zip": inner}),
    }  # fmt: skip
    (tmp_path / "a.zip").write_bytes(zipped(members))
    found = taken(tmp_path / "a.zip")
    assert kinds(found) == [
        "text/plain", "text/html", "application/json", "text/plain", "passed_over", "passed_over", "text/plain", "too_large",
    ]  # fmt: skip
    assert found[3].source.endswith("a.zip!../../up.txt") and not (tmp_path.parent.parent / "up.txt").exists()
    assert found[6].source.endswith("a.zip!in.zip!deep.txt")


def test_bombs_are_left(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"bomb.txt": b"0" * 5_000_000, "good.txt": b"good"}))
    assert kinds(taken(path)) == ["too_large", "text/plain"]
    path.write_bytes(zipped({f"{n}.txt": b"x" * 60 for n in range(5)}))
    assert kinds(taken(path, bounds=replace(BOUNDS, entries=4))) == ["too_large"]
    assert kinds(taken(path, bounds=replace(BOUNDS, total=150)))[:3] == ["text/plain", "text/plain", "too_large"]


def test_a_broken_zip_keeps_what_can_be_had(tmp_path):
    path = tmp_path / "a.zip"
    data = bytearray(zipped({"a.txt": b"first " * 50, "b.txt": b"second"}, zipfile.ZIP_STORED))
    at = data.index(b"first")
    data[at] ^= 1
    path.write_bytes(data)
    assert kinds(taken(path)) == ["unreadable", "text/plain"]
    path.write_bytes(data[:100])
    assert kinds(taken(path)) == ["unreadable"]


def warc(pages: dict[str, bytes], content_type: str = "text/html", status: str = "200 OK", packed: bool = True) -> bytes:
    """An archive as WARC 1.0 says, each record packed by itself."""

    def record(kind: str, head: str, block: bytes) -> bytes:
        lines = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2023-08-14T08:00:00Z\r\n{head}Content-Length: {len(block)}\r\n\r\n"
        made = lines.encode() + block + b"\r\n\r\n"
        return gzip.compress(made) if packed else made

    made = [record("warcinfo", "Content-Type: application/warc-fields\r\n", b"software: test\r\n")]
    for url, data in pages.items():
        http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nSet-Cookie: a=b\r\n\r\n".encode()
        head = f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        made.append(record("response", head, http + data))
    return b"".join(made)


@pytest.mark.parametrize("packed", [True, False])
def test_warc(tmp_path, packed):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(warc({"https://e.org/1": PAGE, "https://e.org/2": PAGE + b" "}, packed=packed))
    found = taken(path)
    assert kinds(found) == ["text/html", "text/html"]
    assert found[0].url == "https://e.org/1" and found[0].retrieved and ("Content-Type", "text/html") in found[0].headers
    assert not any(key.lower() == "set-cookie" for key, _ in found[0].headers)
    path.write_bytes(path.read_bytes()[:-30])
    assert len(taken(path)) >= 2 and isinstance(taken(path)[0], Fetched)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (warc({"https://e.org/1": b"x"}, "image/png"), ["passed_over"]),
        (warc({"https://e.org/1": PAGE}, status="404 Not Found"), ["passed_over"]),
        (gzip.compress(b"not an archive at all"), ["unreadable"]),
        (b"", ["empty"]),
        (warc({}), ["empty"]),
    ],
)
def test_warc_that_holds_no_page(tmp_path, data, expected):
    (tmp_path / "a.warc.gz").write_bytes(data)
    assert kinds(taken(tmp_path / "a.warc.gz")) == expected


def test_wacz(tmp_path):
    members = {"archive/data.warc.gz": warc({"https://e.org/1": PAGE}), "pages/pages.jsonl": b'{"text": "no"}', "datapackage.json": b"{}"}
    (tmp_path / "a.wacz").write_bytes(zipped(members))
    found = taken(tmp_path / "a.wacz")
    assert kinds(found) == ["text/html"]


# feeds without the net


def test_a_feed_with_whole_texts(tmp_path):
    feed = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>The Gull</title><item><title>Envoy arrives</title><link>https://e.org/1</link>
    <pubDate>Sun, 13 Aug 2023 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded></item>
    <item><title>Short</title><link>https://e.org/2</link><description>Only a line.</description></item></channel></rss>"""
    (tmp_path / "a.rss").write_text(feed)
    found = taken(tmp_path / "a.rss")
    assert kinds(found) == ["text/html", "no_fetch"]
    assert (found[0].outlet, found[0].published, found[0].url, found[0].title) == ("The Gull", "2023-08-13", "https://e.org/1", "Envoy arrives")
    assert BODY in found[0].text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://e.org/1</loc></url></urlset>", ["no_fetch"]),
        ("<urlset></urlset>", ["empty"]),
        ("<urlset><url>", ["unreadable"]),
        ('<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', ["unreadable"]),
        ("<rss><channel><title>x</title></channel></rss>", ["empty"]),
        ("<feed>", ["empty"]),
    ],
)
def test_feeds_that_give_nothing(tmp_path, data, expected):
    (tmp_path / "a.xml").write_text(data)
    found = kinds(taken(tmp_path / "a.xml"))
    assert found == expected or (expected == ["empty"] and found == ["unreadable"])
