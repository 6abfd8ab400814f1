"""The page in a real browser: every value leads to its words; hostile text stays text."""

from __future__ import annotations

import shutil

import pytest

from sanderling.export.as_json import reading_as_dict
from sanderling.export.page import as_html
from tests.conftest import SAMPLES

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = (
    'Minister <script>window.hit=1</script> meets "guest" & {{ 7*7 }}\n\nIran\'s minister <img src=x onerror=window.hit=1> attacked '
    'Israel on Monday. "Israel </span></p><script>window.hit=2</script> is wrong," Russia\'s foreign minister said.'
)


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture
def page_of(tmp_path, read, browser):
    def make(text: str, published: str | None):
        reading = reading_as_dict(read(text, published))
        path = tmp_path / "page.html"
        path.write_text(as_html(reading, text), encoding="utf-8")
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page, reading, asked

    return make


def test_the_page_holds_the_whole_text_and_asks_for_nothing(page_of):
    text = (SAMPLES / "demo" / "article-obfuscated.txt").read_text(encoding="utf-8")
    page, reading, asked = page_of(text, "2019-04-25")
    shown = page.evaluate("[...document.querySelectorAll('#text [data-o]')].map(x => x.textContent).join('')")
    assert shown == text.replace("\n", "")
    assert len(asked) == 1
    assert page.locator("tbody tr[id^=E]").count() == len(reading["events"])


def test_a_click_on_a_value_marks_exactly_its_words(page_of):
    text = (SAMPLES / "demo" / "article.txt").read_text(encoding="utf-8")
    page, _, _ = page_of(text, "2019-04-25")
    links = page.locator("#values a.words")
    for number in range(0, min(links.count(), 40), 3):
        link = links.nth(number)
        start, end = int(link.get_attribute("data-start")), int(link.get_attribute("data-end"))
        link.evaluate(
            "node => { for (let p = node.parentElement; p; p = p.parentElement) if (p.tagName === 'DETAILS') p.open = true; }"
        )
        link.click()
        marked = page.evaluate("[...document.querySelectorAll('#text .on')].map(x => x.textContent).join('')")
        assert marked == text[start:end].replace("\n", "")


def test_hostile_text_stays_text(page_of):
    page, _, asked = page_of(HOSTILE, None)
    assert page.evaluate("window.hit") is None
    assert "{{ 7*7 }}" in page.evaluate("document.body.textContent")
    assert len(asked) == 1


def test_the_page_without_a_browser(read):
    html = as_html(reading_as_dict(read(HOSTILE)), HOSTILE)
    assert "<script>window.hit" not in html and "<img src=x" not in html
