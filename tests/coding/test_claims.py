"""Who says what, by a table of sentences of our own."""

from __future__ import annotations

import pytest

from sanderling.coding.claims import is_verb
from sanderling.parse import Token
from tests.conftest import cases


@pytest.mark.parametrize("row", cases("claims.csv"), ids=lambda row: row["comment"])
def test_claim(read, row):
    claims = [
        (
            row["speaker"].lower() in claim.speaker.span.text.lower()
            or row["speaker"].lower() in claim.speaker.name.lower(),
            claim.cue.text,
            claim.content.text,
            claim.direct,
        )
        for claim in read(row["text"]).claims
        if claim.speaker is not None
    ]
    assert (True, row["cue"], row["content"], row["direct"] == "yes") in claims


def test_chain_of_sources_has_the_outermost_last(read):
    reading = read("Turkey said Russia had told Syria that Iran attacked Israel on Sunday.")
    (event,) = [event for event in reading.events if event.act == "ASSAULT"]
    assert [source.name for source in event.according_to] == ["Russia", "Turkey"]


def test_plain_speech_is_no_event(read):
    assert not read("The minister of Japan said that it was a warm day in Tokyo.").events


def parts(read, text):
    """The speech of a text as (cue, parts)."""
    return [
        (claim.cue.text, [part.text for part in claim.parts]) for claim in read(text).claims if claim.kind == "speech"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb stands in a sentence of its own
        ('"Will it last?" Anna Berg said.', [("said", ["Will it last"])]),
        ('"Where will it end? Not here," Anna Berg said.', [("said", ["Where will it end", "Not here"])]),
        # the parser's first subject is the end of the quotation
        ('"It is over. Full speed," said Anna Berg, a lawyer in Oslo.', [("said", ["It is over", "Full speed"])]),
        # the quotation goes on in the next sentence
        ('Anna Berg said, "The road is closed. It will open in May."', [("said", ["The road is closed", "It will open in May"])]),
        # it stands in the next paragraph
        ('Anna Berg said:\n\n"The road is closed. It will open in May."', [("said", ["The road is closed", "It will open in May"])]),
        # a manner of speaking, without a subject of its own
        ('The fans danced, singing, "We shall be back," in Oslo.', [("singing", ["We shall be back"])]),
        # two clauses of one statement
        ("Anna Berg said the road was closed and that the bridge was safe.", [("said", ["the road was closed and that the bridge was safe"])]),
    ],
)  # fmt: skip
def test_where_a_quotation_stands(read, text, expected):
    assert parts(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It goes without saying that the road is closed.",  # nobody says it
        "Tell them that the road is closed.",  # an order
        "The minister ought to say that the road is closed.",  # not said
        'The road is closed. Anna Berg left. "Open" is a word.',  # no quotation of hers
    ],
)
def test_nobody_says_it(read, text):
    assert not parts(read, text)


def test_in_a_quotation_its_speaker_is_not_a_second_source(read):
    claims = parts(read, '"I said the road was closed. You know that it is," Anna Berg said.')
    assert [cue for cue, _ in claims] == ["said"] and len(claims[0][1]) == 2


def test_a_verb_that_the_parser_takes_for_a_plural():
    claims = Token(1, "claims", "claim", "NNS", "NOUN", "ROOT", 5, 11, 0)
    assert not is_verb(claims)  # 'their claims'
    claims.children.append(Token(0, "Berg", "Berg", "NNP", "PROPN", "nsubj", 0, 4, 0, head=claims))
    assert is_verb(claims)  # 'Berg claims'
