"""Where and when an article was written: the forms of datelines, what is none, and who wrote it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.repair.dateline import dateline_of
from sanderling.repair.page import page_of

PROSE = "The harbour master met his guests on the quay and promised them three more cranes before the winter."


@pytest.mark.parametrize(
    ("line", "town", "day"),
    [
        ("TIRANA, June 12, 2018 (Agency) — ", "TIRANA", date(2018, 6, 12)),
        ("TIRANA (AFP), June 12, 2018 - ", "TIRANA", date(2018, 6, 12)),
        ("(ANSA) - TIRANA, JUN 12, 2018 - ", "TIRANA", date(2018, 6, 12)),
        ("TIRANA, 12 June 2018. ", "TIRANA", date(2018, 6, 12)),
        ("Tirana, Tuesday, June 12, 2018. ", "Tirana", date(2018, 6, 12)),
        ("TIRANA, June 12, 2018. /TASS/. ", "TIRANA", date(2018, 6, 12)),
        ("Tirana, Jun 12, 2018 (EFE).- ", "Tirana", date(2018, 6, 12)),
        ("Port Vila, 12 June 2018 (The Gazette) - ", "Port Vila", date(2018, 6, 12)),
        ("BELLEVILLE, Mich., Sept. 26, 2023 (AP) — ", "BELLEVILLE", date(2023, 9, 26)),
        ("NEW DELHI, June 18: ", "NEW DELHI", None),
        ("MANILA — ", "MANILA", None),
        ("PARIS/BAMAKO, Jan. 26, 2023 — ", None, date(2023, 1, 26)),
        ("By our correspondent, LIMA, Sept. 2, 2024 — ", "LIMA", date(2024, 9, 2)),
        ("8 July 2024 - ", None, date(2024, 7, 8)),
    ],
)
def test_a_dateline_ends_where_the_prose_begins(line, town, day):
    text = line + PROSE
    found = dateline_of(text, 0, len(text))
    assert found is not None
    assert text[found.end :] == PROSE
    assert (found.town, found.day) == (town, day)


@pytest.mark.parametrize(
    ("line", "town", "day"),
    [
        ("KUALA LUMPUR, Nov. 9, 2019", "KUALA LUMPUR", date(2019, 11, 9)),
        ("Abuja, 30 July 2023", "Abuja", date(2023, 7, 30)),
        ("From our correspondent in Lagos, October 21, 2020", "Lagos", date(2020, 10, 21)),
        ("By our staff in Ankara, Berlin and Washington", None, None),
        ("By a staff correspondent", None, None),
        ("By GBC News, Accra", "Accra", None),
        ("Our diplomatic editor, September 19, 2023", None, date(2023, 9, 19)),
        ("Published on 7 Aug 2024", None, date(2024, 8, 7)),
    ],
)
def test_a_line_of_its_own_is_no_prose(line, town, day):
    page = page_of(f"Minister meets guest in port\n\n{line}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}")
    assert (page.dateline_place, page.dateline_date) == (town, day)
    assert [end - start for start, end, heading in page.stretches if not heading] == [len(PROSE)] * 3


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Peru - the third of four hosts - said on Monday that it would build a stadium of its own beside the old one at Callao.",
        "Malta. The island has no rivers, and its wells have been salt since the dry summers of the last ten years, farmers say.",
        "By Monday the lake had risen by two feet, and the people of the lower villages had carried their beds up to the school.",
        "May 3 was the day on which the two presidents agreed to meet again, if nothing came between them, in the spring of 2021.",
        "Norway, Sweden and Finland opened a bridge on Tuesday that no state of the three had wanted to pay for by itself.",
    ],
)
def test_prose_is_no_dateline(line):
    assert dateline_of(line, 0, len(line)) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_a_dateline_ends_within_its_line(text):
    found = dateline_of(text, 0, len(text))
    assert found is None or 0 < found.end <= len(text)
