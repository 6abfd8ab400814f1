"""Who may do an act, beside those whom the rules took."""

from __future__ import annotations

from sanderling.coding import who
from sanderling.coding.settling import prepare
from sanderling.coding.whom import Choice
from sanderling.ingest import from_bytes
from sanderling.reader import Reader


class Offered(Reader):
    """Keeps the parties offered as actors of each candidate of an act."""

    def settle(self, parsed, mentions, drafts, country_at, rejected):
        prepare(mentions, drafts)
        choice = Choice(parsed, mentions, drafts, country_at)
        self.offered = {(draft.act.value, one.key) for draft in drafts for one in who.options(choice, draft)}
        return drafts


def offered(text: str) -> set[tuple[str, str | None]]:
    reader = Offered()
    reader.read(from_bytes(text.encode(), "The text"), "2024-06-27")
    return reader.offered


def test_one_of_no_known_state_may_be_of_the_state_that_is_blamed():
    assert ("ACCUSE", "BOL") in offered("Troops left La Paz on Wednesday. Ignatius Quorl accused Bolivia's president of lies.")


def test_a_state_does_nothing_to_itself_unless_the_rules_say_so():  # near miss
    assert ("ACCUSE", "BOL") not in offered("Troops left La Paz on Wednesday. Chile accused Bolivia's president of lies.")
