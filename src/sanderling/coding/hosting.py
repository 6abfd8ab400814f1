"""Whether a meeting was a visit: which of those who met was at home there, and so received the others."""

from __future__ import annotations

from collections.abc import Sequence

from sanderling.coding.drafts import Draft, party
from sanderling.parse import Token
from sanderling.records import Act
from sanderling.resolve.found import Found

_INTO = frozenset(["in", "at", "to", "into", "inside"])
_AT = frozenset(["capital", "place", "metonym", "state"])
_TRAVELS = frozenset(["visit", "fly", "travel", "arrive", "land", "go", "come"])
_FROM_AFAR = frozenset(["telephone", "phone", "speak", "call", "video", "letter"])


def hosts(draft: Draft) -> list[str]:
    """Return what those count as of whom one may have received the others: all who met, where the rules see no visit."""
    if draft.act is not Act.CONSULT or draft.recipients or draft.mode == "third-party" or draft.purpose_of is not None:
        return []
    keys = list(dict.fromkeys(party(actor) for actor in draft.actors))
    return keys if 1 < len(keys) < 4 else []


def features(draft: Draft, key: str, here: Sequence[Found], beside: Sequence[Draft]) -> list[str]:
    """Return the names of what speaks for one of those who met as host.

    ``here`` are the mentions and places of the sentence, ``beside`` the events told near it.
    """
    token = draft.token
    mine = {party(actor) for actor in draft.actors}
    first = party(draft.actors[0]) == key
    below = {word.i for word in token.subtree()}
    places = [found for found in here if found.kind in _AT and _where(found)]
    at_home = any(found.country == key and found.head.i in below for found in places)
    came = at_home or any(_came_to(key, mine, other) for other in beside if other is not draft and other.token.sentence == token.sentence)
    afar = bool({word.lemma for word in (token, *token.subtree())} & _FROM_AFAR)
    made = ["host", "host|first" if first else "host|later"]
    made += ["host|noun"] * draft.noun
    made += ["host|with another"] * any(found.country in mine - {key} for found in places)
    if came and not afar:
        made.append("host|came to the first" if first else "host|came to")
    return made


def _came_to(key: str, mine: set[str], other: Draft) -> bool:
    """'flew to Sochi and met him': whether another event is a journey of some of those who met to the land of one."""
    if other.act is not Act.CONSULT or not (other.mode == "visit" or other.token.lemma in _TRAVELS):
        return False
    return key in {party(found) for found in other.recipients} and bool(mine & {party(found) for found in other.actors})


def _where(found: Found) -> bool:
    node: Token = found.head
    for _ in range(3):
        if node.dep == "pobj":
            return node.head.lower in _INTO
        node = node.head
    return False


__all__ = ["features", "hosts"]
