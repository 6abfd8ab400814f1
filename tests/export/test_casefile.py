"""The case file: what is in it, that it runs nothing, that the same readings give the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from html.parser import HTMLParser

from sanderling.export.casefile import as_casefile

from .readings import empty, hostile, visit


def opened(material):
    return zipfile.ZipFile(io.BytesIO(as_casefile(material, "actor PRK")))


def test_the_same_readings_in_any_order_give_the_same_bytes():
    material = [visit(), *hostile(), empty()]
    assert as_casefile(material) == as_casefile(reversed(material))


def test_the_manifest_has_the_digest_of_every_other_file():
    archive = opened([visit(), *hostile()])
    manifest = json.loads(archive.read("manifest.json"))
    assert archive.namelist() == sorted(archive.namelist())
    assert set(manifest["files"]) == set(archive.namelist()) - {"manifest.json"}
    for name, about in manifest["files"].items():
        data = archive.read(name)
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (about["sha256"], about["bytes"])
    assert manifest["chosen_by"] == "actor PRK"


def test_the_sources_text_is_there_byte_for_byte():
    one = visit()
    archive = opened([one])
    data = archive.read(f"sources/{one.article}.txt")
    assert data == one.text.encode()
    assert hashlib.sha256(data).hexdigest() == one.article


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data):
        self.text += data


def test_the_page_escapes_everything_and_loads_nothing():
    archive = opened([visit(), *hostile()])
    page = Page()
    page.feed(archive.read("index.html").decode())
    assert "script" not in page.tags and "img" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    names = set(archive.namelist())
    assert page.links
    for link in page.links:
        assert link.startswith("#") or link in names, link


def test_the_page_tells_the_event_with_its_words():
    page = Page()
    page.feed(opened([visit()]).read("index.html").decode())
    said = " ".join(page.text.split())
    assert "Kim Jong Un — CONSULT (visit) — Vladimir Putin" in said
    assert "2023-09-13 · Vladivostok · happened" in said
    assert "Kim Jong Un visited Vladivostok on 13 September 2023 to meet Vladimir Putin." in said
    assert "1 event from 1 article, chosen by actor PRK" in said
