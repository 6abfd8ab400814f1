"""The last word on drafts: whose the parties are that are named without a state, to whom an act is done, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping

from sanderling.coding.certainty import choose_factuality
from sanderling.coding.drafts import Draft, Rejected
from sanderling.coding.home import bring_home
from sanderling.coding.selection import select
from sanderling.coding.who import choose_actors
from sanderling.coding.whom import Choice, choose_recipients
from sanderling.parse import Parsed
from sanderling.resolve.reference import Mentions


def settle(
    parsed: Parsed,
    mentions: Mentions,
    drafts: list[Draft],
    country_at: Mapping[int, str | None],
    rejected: list[Rejected],
) -> list[Draft]:
    """Return the drafts that are events, settled; those dropped are told of in ``rejected``.

    ``country_at`` maps the tokens of place names to their country.
    """
    bring_home(mentions, drafts)
    choice = Choice(parsed, mentions, drafts, country_at)
    choose_actors(choice, drafts)
    choose_recipients(choice, drafts)
    choose_factuality(drafts)
    return select(parsed, drafts, rejected)
