"""Who held which post is looked up in one index, by a title and its owner."""

from __future__ import annotations

from sanderling.check.posts_held import terms_in_state, terms_of_words, told_titles


def test_a_crown_is_no_other_head_of_state():
    assert {term.person for term in terms_in_state("ESP", "king")} & {"Felipe VI"} or terms_in_state("ESP", "king")
    assert terms_in_state("FRA", "king") == ()


def test_a_post_is_found_by_its_words():
    assert terms_of_words("president of the Confederation of African Football", None)
    assert "prime minister" in told_titles()
