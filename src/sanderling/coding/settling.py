"""The last word on drafts: whose the parties are that are named without a state, to whom an act is done, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping

from sanderling.coding.affairs import between, own_people, own_rulers, visited
from sanderling.coding.certainty import choose_factuality
from sanderling.coding.drafts import Draft, Rejected
from sanderling.coding.home import bring_home
from sanderling.coding.selection import corroborate, select
from sanderling.coding.weighing import Worth
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
    prepare(mentions, drafts)
    weigh(Choice(parsed, mentions, drafts, country_at), drafts)
    return select(parsed, drafts, rejected)


def prepare(mentions: Mentions, drafts: list[Draft]) -> None:
    """Say whose people they are who are named without a state, who was visited, between whom one mediates, whom one's own people address."""
    bring_home(mentions, drafts)
    visited(mentions, drafts)
    between(mentions, drafts)
    own_rulers(drafts)
    own_people(drafts)


def weigh(choice: Choice, drafts: list[Draft], worth: Worth | None = None) -> None:
    """Choose who acts, then whom it is done to, then how sure it is; by other weights than the fitted ones where given.

    Each draft is then told what the others of the article say of its act and its parties (``Draft.beside``).
    """
    given = worth or {}
    choose_actors(choice, drafts, given.get("actors"))
    choose_recipients(choice, drafts, given.get("recipients"))
    choose_factuality(drafts, given.get("factuality"))
    corroborate(drafts)
