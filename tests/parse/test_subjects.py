"""A finite verb that the parser leaves without a subject gets the noun right before it; a verb that has one keeps it."""

from __future__ import annotations

import pytest

from sanderling.parse import Parser

GIVEN = [
    ("On Monday Boric, 36, imposed a curfew in the port.", "imposed", "Boric"),
    ("In August Lasso asked the court to hand over its files.", "asked", "Lasso"),
    ("On Friday Bhutanese border guards shot dead a trader near the river.", "shot", "guards"),
    ("On Tuesday marchers armed with sticks and stones attacked a customs post near Tacna.", "attacked", "marchers"),
    ("In the north of the country policemen beat a priest, who had to be taken to hospital.", "beat", "policemen"),
    ("The guards fled, a day after Chad launched an offensive against the town.", "launched", "Chad"),
]
KEPT = [
    ("The guards, armed with sticks, attacked a customs post near Tacna.", "attacked", "guards"),
    ("On Monday the king of Spain met the mayor of Lima.", "met", "king"),
    ("After the talks in Lima both sides signed a pact.", "signed", "sides"),
]


@pytest.fixture(scope="module")
def parser():
    return Parser()


@pytest.mark.parametrize(("text", "verb", "subject"), [*GIVEN, *KEPT], ids=lambda value: value[:30])
def test_who_does_it_stands_before_the_verb(parser, text, verb, subject):
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    token = next(token for token in sentence.tokens if token.text == verb)
    assert [kid.text for kid in token.kids("nsubj", "nsubjpass")] == [subject]
    reached = {one.i for one in sentence.root.subtree()}
    assert reached == {one.i for one in sentence.tokens}, "every word hangs in the tree still"


@pytest.mark.parametrize("text", ["Go to the port on Monday.", "Said on Monday in Lima, it was a threat."])
def test_what_has_no_doer_gets_none(parser, text):
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    assert not sentence.tokens[0].kids("nsubj")


def test_a_relative_that_is_no_conjunction(parser):
    text = "Colombia's rebels ended a truce that they had declared in May, and said that it was over."
    sentence = parser.parse(text, [(0, len(text), False)]).sentences[0]
    assert [token.tag for token in sentence.tokens if token.text == "that"] == ["WDT", "IN"]
