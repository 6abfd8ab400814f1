"""Which phrases of a sentence are put to the model as its parties."""

import itertools

import pytest

from sanderling.coding.seats import MOST, seats_of


@pytest.fixture
def seated(coder_of):
    def _seated(text: str) -> list[str]:
        coder = coder_of(text)
        seats = seats_of(coder, coder.parsed.sentences[0], coder.find())
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
