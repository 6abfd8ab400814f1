"""Which phrases of a sentence are put to the model as its parties."""

import itertools

import pytest

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import find_claims
from sanderling.coding.events import EventFinder, instruments
from sanderling.coding.seats import MOST, seats_of
from sanderling.resolve.reference import Mentions


@pytest.fixture
def seated(reader):
    def _seated(text: str) -> list[str]:
        parsed = reader.parser.parse(text, [(0, len(text), False)])
        mentions = Mentions(parsed, reader._actors.find(parsed, None), instruments(), {})
        coder = EventFinder(parsed, mentions, find_claims(parsed, Arguments(mentions)))
        seats = seats_of(coder, parsed.sentences[0], coder.find())
        spans, rank = seats.ordered()
        assert sorted(rank) == list(range(len(spans)))
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))  # none overlaps
        return [text[slice(*span)] for span in spans]

    return _seated


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Iran warned Iraq.", ["Iran", "Iraq"]),
        ("NATO Secretary-General Jens Stoltenberg thanked Oman.", ["NATO Secretary-General Jens Stoltenberg", "Oman"]),
        ("Bolivian coca growers thanked Peru.", ["Bolivian coca growers", "Peru"]),
        ("The ships left Chile's harbour in Peru.", ["Chile"]),  # where it happens is no party
    ],
)
def test_whole_phrases_are_seated(text, parties, seated):
    assert set(parties) <= set(seated(text)) | {words.removeprefix("The ") for words in seated(text)}


def test_a_title_is_part_of_its_bearer(seated):  # near miss: NATO does not thank
    assert "NATO" not in seated("NATO Secretary-General Jens Stoltenberg thanked Oman.")


def test_no_more_than_can_be_judged(seated):
    states = "Iran, Iraq, Oman, Chile, Peru, Cuba, Mali, Chad, Togo, Benin and Ghana condemned Laos."
    assert len(seated(states)) == MOST
