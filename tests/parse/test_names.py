"""A name that opens a sentence is known again."""

from __future__ import annotations

import pytest

from sanderling.parse import Parser


@pytest.fixture(scope="module")
def parser():
    return Parser()


def opening(parser, text):
    parsed = parser.parse(text, [(0, len(text), False)])
    return parsed.sentences[-1].tokens[0]


@pytest.mark.parametrize(
    "text",
    [
        "Luiz Inacio Lula da Silva spoke in Brasilia. Lula will travel to Bolivia in July.",
        "Evo Morales left the country. Morales himself found asylum in Mexico.",
    ],
)
def test_a_surname_told_before_is_a_name_where_it_opens_a_sentence(parser, text):
    token = opening(parser, text)
    assert (token.tag, token.pos, token.lemma) == ("NNP", "PROPN", token.text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The South China Sea was calm. Officers watched the sea. Sea and sky were grey.", "Sea"),  # in small letters too
        ("The Metropolitan Police came late. Police said that nobody was hurt.", "Police"),  # a role
        ("He lives in New York. Families left the town.", "Families"),  # no name of the article
    ],
)
def test_a_common_word_stays_one(parser, text, word):
    token = opening(parser, text)
    assert token.text == word and token.pos != "PROPN"
