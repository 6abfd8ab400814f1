"""A sentence that the parser leaves without a verb gets it back; what has no verb stays as it is."""

from __future__ import annotations

import pytest

from sanderling.parse import Parser

DEEDS = [
    ("Norway, the other host of the talks, called on Peru to keep the calendar.", "called", "Norway"),
    ("The agency, MIT, mediated between the two camps and took their letters along in June.", "mediated", "agency"),
    ("A team of Danish inspectors alleged in May that both yards had sunk their own boats.", "alleged", "team"),
]
BEFORE_OBJECTS = [
    ("The rival council in the east blamed Lima's mayor for the bloodshed.", "blamed", "council", "mayor"),
    ("Egyptian President Abdel Fattah al-Sisi telephoned Mohamud to wish him luck.", "telephoned", "Sisi", "Mohamud"),
    ("The ethnic cleansing of Rohingya villagers by Myanmar shocked monks.", "shocked", "cleansing", "monks"),
]
NONE = [
    "A treaty between Spain and Peru, signed in Madrid last year by both ministers.",
    "The long bridge over the river, built in 1903 by hand.",
    "A letter written to the king in a shaking hand, with two blots on it.",
    "A tale of the long war in the north, of burnt villages and broken bridges.",
    "Police stopped a lorry loaded with salt near the border on Monday.",
]


@pytest.fixture(scope="module")
def parser():
    return Parser()


@pytest.mark.parametrize(("text", "verb", "subject"), DEEDS, ids=lambda value: value[:30])
def test_the_participle_is_the_verb(parser, text, verb, subject):
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    assert sentence.root.text == verb
    assert sentence.root.tag == "VBD"
    assert [token.text for token in sentence.root.kids("nsubj")] == [subject]
    reached = {token.i for token in sentence.root.subtree()}
    assert reached == {token.i for token in sentence.tokens}, "every word hangs in the tree still"


@pytest.mark.parametrize(("text", "verb", "subject", "thing"), BEFORE_OBJECTS, ids=lambda value: value[:30])
def test_what_stands_before_its_object_is_the_verb(parser, text, verb, subject, thing):
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    root = sentence.root
    assert (root.text, [token.text for token in root.kids("nsubj")], [token.text for token in root.kids("dobj")]) == (
        verb,
        [subject],
        [thing],
    )
    assert {token.i for token in root.subtree()} == {token.i for token in sentence.tokens}


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_deed_stays(parser, text):
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    assert sentence.root.tag != "VBD" or sentence.root.text == "stopped"


def test_a_heading_stays(parser):
    text = DEEDS[0][0]
    sentence = parser.parse(text, [(0, len(text), True)]).sentences[0]
    assert sentence.root.text == "Norway"


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("She called on the guests to give an answer, and later thanked the cook.", "thanked", "called"),
        ("Kim said he would not accept a fine, and blamed the others for the crisis.", "blamed", "said"),
        ("The men were marching and threw stones at the gate.", "threw", "marching"),
        ("He did not wait for the bus and walked home.", "walked", "wait"),
    ],
    ids=lambda value: value[:30],
)
def test_a_past_tense_goes_on_from_one_not_from_an_infinitive(parser, text, verb, head):
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    assert [token.head.text for token in sentence.tokens if token.text == verb] == [head]
    assert {token.i for token in sentence.root.subtree()} == {token.i for token in sentence.tokens}


CAUSED = [
    ("A court in Lima ordered former president Pedro Castillo detained for seven days.", "detained", "Castillo"),
    ("The general ordered the clinic closed on Monday.", "closed", "clinic"),
]
NOT_CAUSED = [
    ("The general ordered that the troops left the bridge on Monday.", "left"),
    ("The king said the envoy left on Monday.", "left"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), CAUSED, ids=lambda value: value[:30])
def test_what_one_has_done_is_passive(parser, text, verb, subject):
    token = next(token for token in parser.parse(text, [(0, len(text), False)]).tokens if token.text == verb)
    assert token.tag == "VBN"
    assert [kid.text for kid in token.kids("nsubjpass")] == [subject]


@pytest.mark.parametrize(("text", "verb"), NOT_CAUSED, ids=lambda value: value[:30])
def test_what_others_do_is_active(parser, text, verb):
    token = next(token for token in parser.parse(text, [(0, len(text), False)]).tokens if token.text == verb)
    assert not token.kids("nsubjpass")
