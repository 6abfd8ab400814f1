"""Many articles, one account: which articles are copies of one, which tell of the same event, where they agree or not.

Pure functions over an article's text and reading.  For one more article: ``print_of`` and ``items_of``; look up who shares
one of their ``origins.keys`` / ``events.keys``; ``origins.link`` / ``events.link`` with each; then ``origins.origins`` and
``event_groups`` over the connected part; ``account`` of a group.  ``corroborate`` does all of it for a set in memory.
"""

from sanderling.corroborate.account import Account, Conflict, Field, Value, account
from sanderling.corroborate.batch import Corroborated, corroborate
from sanderling.corroborate.clusters import event_groups, groups
from sanderling.corroborate.items import Item, items_of
from sanderling.corroborate.links import Group, Judgement, Link, OriginKind, Part, Verdict
from sanderling.corroborate.origins import Copy, Origin
from sanderling.corroborate.prints import Print, Told, print_of
from sanderling.corroborate.witness import Denial, Testimony

__all__ = [
    "Account", "Conflict", "Copy", "Corroborated", "Denial", "Field", "Group", "Item", "Judgement", "Link", "Origin",
    "OriginKind", "Part", "Print", "Testimony", "Told", "Value", "Verdict", "account", "corroborate", "event_groups",
    "groups", "items_of", "print_of",
]  # fmt: skip
