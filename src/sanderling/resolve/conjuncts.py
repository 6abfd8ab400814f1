"""The words joined by 'and': 'China, Russia and Iran'."""

from __future__ import annotations

from sanderling.parse import Token


def conjuncts_of(token: Token) -> list[Token]:
    """Return the heads of a list of nouns that ``token`` heads, itself among them, in text order; at most about 40."""
    found = [token]
    for found_token in found:
        found.extend(
            child for child in found_token.kids("conj") if child.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
        )
        if found_token.pos == "PROPN":  # 'A, the B, C and D': the parser takes the list for an apposition
            found.extend(child for child in found_token.kids("appos") if child.pos == "PROPN" and child.kids("conj"))
        if len(found) > 40:
            break
    return sorted(found, key=lambda item: item.i)
