"""Every finding shows its kind, its severity, its words, its reason and its sources: in the terminal and on the page."""

from __future__ import annotations

import html
import io

from rich.console import Console

from sanderling.export.as_json import reading_as_dict
from sanderling.export.page import as_html
from sanderling.export.terminal import print_report

TEXT = (
    "Russian Defence Minister Sergei Lavrov met <b>guests</b> & friends in the Iraqi city of Aleppo on Tuesday. "
    "Kim Yo Jong, the daughter of Kim Jong Un, stayed at home."
)


def test_terminal_and_page(read):
    reading = reading_as_dict(read(TEXT, "2023-09-13"))
    assert {finding["kind"] for finding in reading["findings"]} == {"person-conflict", "place-conflict"}
    out = io.StringIO()
    print_report(reading, Console(file=out, width=400))
    page = as_html(reading, TEXT)
    assert "<b>guests</b>" not in page
    for finding in reading["findings"]:
        for shown in (finding["id"], finding["kind"], finding["severity"], finding["because"], *finding["sources"]):
            assert shown in out.getvalue()
            assert html.escape(shown, quote=True).replace("&#x27;", "&#39;") in page
        assert finding["says"]["words"] in out.getvalue()
        assert f'data-start="{finding["says"]["start"]}" data-end="{finding["says"]["end"]}"' in page


def test_hostile_words_of_a_finding_stay_text(read):
    text = "The delegation reached the Hungarian capital, Bucharest, on Monday, Emanuel <script>alert(1)</script> said."
    page = as_html(reading_as_dict(read(text, "2022-10-11")), text)
    assert "<script>alert" not in page and "place-conflict" in page
