"""Among whom the recipient is chosen: who is no option where envoys are called home, and where host and visitor are named."""

from __future__ import annotations

import pytest

from sanderling.coding.settling import prepare
from sanderling.coding.whom import Choice
from sanderling.ingest import from_bytes
from sanderling.reader import Reader


class Asked(Reader):
    """Keeps the options of every candidate, and settles nothing."""

    def settle(self, parsed, mentions, drafts, country_at, rejected):
        prepare(mentions, drafts)
        choice = Choice(parsed, mentions, drafts, country_at)
        self.asked = [
            (str(draft.act), {actor.country for actor in draft.actors}, [(one.kind, one.key) for one in choice.options(draft)])
            for draft in drafts
        ]  # fmt: skip
        return drafts


@pytest.fixture(scope="module")
def asked():
    reader = Asked()

    def options(text, act):
        reader.read(from_bytes(text.encode(), "The text"), "2023-05-08")
        return [(actors, some) for kind, actors, some in reader.asked if kind == act]

    return options


CALLED = [
    ("Kenya quarrelled with Peru for a week. On Friday Kenya recalled its ambassador.", "SANCTION", "KEN", "PER"),
    ("Chad accused Malta of spying. Malta withdrew its envoy on Friday.", "SANCTION", "MLT", "TCD"),
]


@pytest.mark.parametrize(("text", "act", "state", "other"), CALLED, ids=[row[0] for row in CALLED])
def test_who_calls_an_envoy_home_does_it_to_another_state(asked, text, act, state, other):
    some = [options for actors, options in asked(text, act) if actors == {state}]
    assert some
    for options in some:
        assert ("own", state) not in options
        assert ("other", other) in options or ("current", None) in options


OFFICIALS = [("Kenya quarrelled with Peru for a week. On Friday Kenya dismissed its minister of trade.", "SANCTION", "KEN")]


@pytest.mark.parametrize(("text", "act", "state"), OFFICIALS, ids=[row[0] for row in OFFICIALS])
def test_who_sacks_an_official_may_do_it_at_home(asked, text, act, state):  # near miss
    assert any(
        ("own", state) in options or ("current", None) in options for actors, options in asked(text, act) if actors == {state}
    )


def test_a_visitor_is_never_received_at_home_by_a_named_host(asked):
    some = [options for actors, options in asked("The king of Norway received King Abdullah II in Oslo on Friday. Jordan is poor.", "CONSULT") if "JOR" in actors]
    assert some and all(("own", "JOR") not in options for options in some)
