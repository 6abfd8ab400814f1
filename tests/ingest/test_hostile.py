"""No bytes whatever break a source: each gives documents or reasons, and ends."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanderling.ingest.documents import Fetched, Refused
from sanderling.ingest.kinds import SUFFIXES, kind_of, suffix_of
from sanderling.ingest.sources import documents
from tests.ingest.test_sources import PAGE, warc, zipped

FEED = b"<?xml version='1.0'?><rss><channel><title>G</title><item><title>T</title><link>https://e.org/1</link></item></channel></rss>"


def _parquet() -> bytes:
    import io

    import pyarrow
    from pyarrow import parquet

    made = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": ["One came"] * 20, "title": ["T"] * 20}), made)
    return made.getvalue()


WHOLE = {
    ".jsonl": json.dumps({"text": "One came", "title": "T"}).encode() * 3,
    ".csv": b'text,title\n"One ""came""",T\nTwo,U\n',
    ".eml": b"Subject: A\nFrom: a@e.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n" + PAGE + b"\n--b--\n",
    ".warc": warc({"https://e.org/1": PAGE}, packed=False),
    ".warc.gz": warc({"https://e.org/1": PAGE}),
    ".wacz": zipped({"archive/a.warc.gz": warc({"https://e.org/1": PAGE})}),
    ".zip": zipped({"a.txt": b"One came", "b.html": PAGE, "c.csv": b"text\nOne\n"}),
    ".rss": FEED,
    ".xml": b"<urlset><url><loc>https://e.org/1</loc></url></urlset>",
    ".html": PAGE,
    ".parquet": _parquet(),
}


@st.composite
def damaged(draw) -> tuple[str, bytes]:
    """A whole file of some kind, some of whose bytes were changed, cut, doubled, or put in."""
    suffix = draw(st.sampled_from(sorted(WHOLE)))
    data = bytearray(WHOLE[suffix])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        change = draw(st.sampled_from(["set", "cut", "put", "double"]))
        if change == "set" and at < len(data):
            data[at] = draw(st.integers(0, 255))
        elif change == "cut":
            del data[at : at + draw(st.integers(1, 200))]
        elif change == "put":
            data[at:at] = draw(st.binary(min_size=1, max_size=12))
        else:
            data[at:at] = data[at : at + 60]
    return suffix, bytes(data)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_files_give_documents_or_reasons(tmp_path_factory, made):
    suffix, data = made
    path = tmp_path_factory.mktemp("hostile") / f"a{suffix}"
    path.write_bytes(data)
    found = list(documents(str(path)))
    assert all(isinstance(one, (Fetched, Refused)) for one in found)
    assert all(one.reason and one.kind != "failed" for one in found if isinstance(one, Refused))


@pytest.mark.parametrize("suffix", sorted(WHOLE))
def test_whole_files_give_what_they_hold(tmp_path, suffix):
    """The near miss of the above: undamaged, each kind gives something."""
    (tmp_path / f"a{suffix}").write_bytes(WHOLE[suffix])
    found = list(documents(str(tmp_path / f"a{suffix}")))
    assert any(isinstance(one, Fetched) or one.kind == "no_fetch" for one in found) or suffix == ".jsonl"


@pytest.mark.parametrize(
    ("name", "beginning", "expected"),
    [
        ("a.txt", b"A text", "text"), ("a.TXT", b"<!DOCTYPE html>", "html"), ("a", b"PK\x03\x04", "zip"),
        ("a.b.warc.gz", b"", "warc"), ("a.gz", b"", None), ("a.sqlite-wal", b"", None), (".txt", b"x", "text"),
        ("a.unknown", b"Some words", "text"), ("x/y.z/a", b"<rss>", "feed"), ("a.csv", b"<html>", "csv"), ("a", b"PAR1", "parquet"),
    ],
)  # fmt: skip
def test_kinds(name, beginning, expected):
    assert kind_of(name, beginning) == expected
    assert suffix_of(name) == suffix_of(name.upper()) and (expected is None or expected in SUFFIXES.values())


@pytest.mark.parametrize("header", ["Subject", "From", "Date", "Content-Type"])
def test_a_header_of_any_length_is_not_parsed(tmp_path, header):
    path = tmp_path / "a.eml"
    path.write_bytes(b"X: y\n" + header.encode() + b": " + b"=?utf-8?q?=1b?= " * 20_000 + b"\n\nOne came.\n")
    (found,) = documents(str(path))
    assert isinstance(found, Refused) and found.kind == "too_large" and header in found.reason


def test_a_long_list_of_readers_is_no_such_header(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"Subject: A\nTo: " + b"a@e.org, " * 2000 + b"b@e.org\n\nOne came.\n")
    (found,) = documents(str(path))
    assert isinstance(found, Fetched) and found.title == "A"


def test_messages_within_messages_are_counted_before_they_are_parsed(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"Subject: A\n" + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)))
    (found,) = documents(str(path))
    assert isinstance(found, Refused) and found.kind == "too_large"


@pytest.mark.parametrize("name", ["", "a\x00b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_said(name):
    (found,) = documents(name)
    assert isinstance(found, Refused) and found.kind == "missing"
