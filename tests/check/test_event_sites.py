"""Towns tied to known events in any order of words."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes

WRONG = [
    ("2018-07-06", "Shoko Asahara, the guru whose followers released nerve gas on the Nagoya subway in March 1995, was put to death on Friday."),
    ("1995-11-05", "Yitzhak Rabin, the Israeli prime minister, was shot dead on Saturday after a peace rally in Haifa."),
    ("2012-04-06", "Eighteen years after the aircraft of President Juvenal Habyarimana was brought down on its approach to Bujumbura, lamps were lit."),
    ("2001-01-18", "President Laurent Kabila was shot by a bodyguard in his Lubumbashi palace on Tuesday."),
]
RIGHT = [
    ("2005-02-20", "Thousands of Lebanese marched in Tripoli on Saturday to demand the truth about the bomb that killed Rafik Hariri."),
    ("2014-07-24", "The first bodies of the passengers of the Malaysia Airlines jet that was shot down last week landed at Eindhoven on Wednesday."),
    ("2018-10-25", "Turkish police searched a villa in Yalova on Thursday for traces of Jamal Khashoggi, who was murdered in his country's consulate."),
    ("2007-12-29", "Benazir Bhutto, assassinated on Thursday, was laid to rest beside her father near Larkana."),
]


def _places(reader, day, text):
    return [finding for finding in reader.read(from_bytes(text.encode(), "case"), day).findings if finding.kind == "place-conflict"]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_a_far_town_is_found(reader, day, text):
    assert _places(reader, day, text)


@pytest.mark.parametrize(("day", "text"), RIGHT)
def test_what_is_done_elsewhere_about_an_event_is_none(reader, day, text):
    assert not _places(reader, day, text)
