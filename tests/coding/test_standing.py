"""What a party is to an event, in names that every option shares."""

from __future__ import annotations

import pytest

from sanderling.coding.drafts import Draft
from sanderling.coding.standing import before, frame, known_by, mutual, path, relation, standing
from sanderling.records import Act
from sanderling.resolve.found import Found


@pytest.fixture
def scene(reader):
    """Return a draft and the mentions of states in a sentence, the act's word being a verb given."""

    def make(text, verb):
        tokens = reader.parser.parse(text, [(0, len(text), False)]).tokens
        states = {
            token.text: Found(token.i, token.i, token, "state", token.text, id=code, country=code, resolved=True)
            for token in tokens for code in [{"Chile": "CHL", "Peru": "PER", "Bolivia": "BOL"}.get(token.text)] if code
        }  # fmt: skip
        token = next(token for token in tokens if token.text == verb)
        return Draft(token, Act.ACCUSE, "ACCUSE-v-001", [states["Chile"]], []), states

    return make


def test_a_party_below_the_verb_is_told_by_its_way(scene):
    draft, states = scene("Chile criticised Peru over Bolivia.", "criticised")
    assert relation(draft.token, states["Peru"].head) == ("dobj", 1)
    assert path(draft.token, states["Peru"].head) == "dobj"
    made = standing(draft, [(states["Peru"], 0)], "PER")
    assert {"near0", "rel|dobj", "path|dobj", "state|ACCUSE"} <= set(made)


def test_a_party_elsewhere_in_the_sentence_is_outside(scene):  # near miss
    draft, states = scene("Peru slept when Chile criticised Bolivia.", "criticised")
    made = standing(draft, [(states["Peru"], 0)], "PER")
    assert "rel|out" in made and not any(name.startswith("path|") for name in made)


def test_a_party_that_the_article_is_about_has_no_place_in_the_sentence(scene):
    draft, states = scene("Chile criticised Peru.", "criticised")
    made = standing(draft, [(None, 9)], "BOL")
    assert "near9" in made and not any(name.startswith(("rel|", "prevdep|")) for name in made)
    assert "prevdep|dobj|1" in standing(draft, [(states["Peru"], 1)], "PER")


def test_a_body_is_no_state(scene):
    draft, _ = scene("Chile criticised Peru.", "criticised")
    assert "body|ACCUSE" in standing(draft, [(None, 9)], "european union")


def test_what_stands_below_a_verb(scene):
    draft, _ = scene("Chile fought with Peru.", "fought")
    assert frame(draft)[0] == "frame|with"
    draft, _ = scene("Chile fought Peru.", "fought")
    assert frame(draft)[0] == "frame|dobj"


def test_a_mutual_act_is_done_by_several_who_all_have_a_part(scene):
    draft, states = scene("Chile and Peru shelled each other on Monday.", "shelled")
    assert not mutual(draft)  # near miss: one actor alone
    draft.actors.append(states["Peru"])
    assert mutual(draft) and "each other" in frame(draft)
    draft, states = scene("Chile and Peru shelled Bolivia on Monday.", "shelled")
    draft.actors.append(states["Peru"])
    assert not mutual(draft)
    draft.together = True
    assert mutual(draft)


def test_as_what_a_party_was_told_of_last(scene):
    draft, states = scene("Peru slept. Then Chile criticised Bolivia.", "criticised")
    assert before(draft, states["Peru"], states["Peru"].head.head, 1) == ["last subject|main|1", "last subject|noun"]


def test_how_it_is_known_whose_people_they_are(scene):
    _, states = scene("Peru slept when Chile criticised Bolivia.", "criticised")
    found = states["Peru"]
    found.why = "'police' says what they are, not who; named without a state, and the article plays in Peru"
    assert known_by(found) == "home"
    found.why = "'Peru' is a name of Peru"
    assert known_by(found) == "told"
