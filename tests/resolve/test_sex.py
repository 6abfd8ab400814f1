"""Women and men by their given names and by nouns."""

from __future__ import annotations

import pytest

from sanderling.resolve.sex import of_name, of_noun


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Agnieszka Wrona", "f"), ("Fatoumata Bah", "f"), ("Yevheniia Koval", "f"), ("Björn Falk", "m"), ("Oleksandr Koval", "m"),
        ("Andrea Conti", ""), ("Nino Tabidze", ""), ("Kim Min-seo", ""), ("Zzyzx Orr", ""), ("Agnieszka", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_given_name_tells(name, sex):
    assert of_name(name) == sex


@pytest.mark.parametrize(
    ("noun", "sex"),
    [("spokeswoman", "f"), ("crown prince", "m"), ("chairman", "m"), ("widow", "f"), ("minister", ""), ("human", ""), ("German", "")],
)
def test_a_noun_tells(noun, sex):
    assert of_noun(noun) == sex
