"""Whom a definite noun, a pronoun, or a name that others bear too means in its article."""

from __future__ import annotations

import pytest

from sanderling import reader as steps
from sanderling.resolve.reference import Mentions
from tests.conftest import cases


@pytest.fixture
def mentions_of(read, monkeypatch):
    """Return the mentions that a reading of a text was made from."""
    kept: list[Mentions] = []

    def keep(*parts):
        kept.append(Mentions(*parts))
        return kept[-1]

    def find(text: str, published: str) -> Mentions:
        monkeypatch.setattr(steps, "Mentions", keep)
        read(text, published)
        return kept[-1]

    return find


@pytest.mark.parametrize("row", cases("who_is_meant.csv"), ids=lambda row: row["comment"])
def test_whom_the_words_mean(row, mentions_of):
    mentions = mentions_of(row["text"], row["published"])
    start = row["text"].rindex(row["words"])
    end = start + len(row["words"])
    inside = [token for token in mentions.parsed.tokens if start <= token.start and token.end <= end]
    head = next(token for token in inside if token.head not in inside)
    got = [one.country or one.name for one in mentions.at(head) if one.country or one.resolved]
    wanted = set() if row["meant"] == "-" else set(row["meant"].split("|"))
    assert set(got) == wanted, [(one.name, one.why) for one in mentions.at(head)]
