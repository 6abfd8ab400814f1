"""What a pattern cannot do without: stretches of letters, some of which a text must hold before it is searched.

A pattern of many wordings is searched slowly, most of all where it minds no case; whether a text holds 'hurt' or 'injured'
is seen at once.
"""

from __future__ import annotations

import re

from sanderling.check.lazily import lazily

_SHORTEST = 3
"""A stretch of fewer letters than this is in every text."""
_LITERAL = lazily(r"[A-Za-zÀ-ž ,’']")


class Needed:
    """The stretches without which a pattern finds nothing: of each group of them a text must hold one."""

    def __init__(self, wording: str) -> None:
        """Take ``wording``, a pattern without back references or verbose layout."""
        self.groups = tuple(sorted((tuple(sorted(group)) for group in _needs(wording)), key=len))

    def in_text(self, lower: str) -> bool:
        """Return whether a text in small letters may hold what the pattern finds; never false where it does."""
        for group in self.groups:
            for stretch in group:
                if stretch in lower:
                    break
            else:
                return False
        return True


def _split(wording: str) -> list[str]:
    """Return the alternatives of a pattern, split outside of groups and classes."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(wording):
        char, behind = wording[at], _behind(wording, at)
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(wording[start:at])
            start = behind
        at = behind
    return [*parts, wording[start:]]


def _behind(wording: str, at: int) -> int:
    """Return where the sign at ``at`` ends: one letter, an escape, or a whole class in brackets."""
    if wording[at] == "\\":
        return at + 2
    return _class_end(wording, at) if wording[at] == "[" else at + 1


def _class_end(wording: str, at: int) -> int:
    """Return where a class in brackets ends, behind its bracket."""
    at += 1
    at += wording[at] == "^"
    at += wording[at] == "]"
    while wording[at] != "]":
        at += 2 if wording[at] == "\\" else 1
    return at + 1


def _group_end(wording: str, at: int) -> int:
    """Return where a group ends, behind its bracket."""
    depth = 0
    while True:
        depth += (wording[at] == "(") - (wording[at] == ")")
        at = _behind(wording, at)
        if depth == 0:
            return at


def _needs(wording: str) -> list[frozenset[str]]:
    alternatives = _split(wording)
    if len(alternatives) == 1:
        return _of_sequence(wording)
    picked = []
    for one in alternatives:
        needs = _of_sequence(one)
        if not needs:
            return []
        picked.append(max(needs, key=lambda group: (min(map(len, group)), -len(group))))
    return [frozenset().union(*picked)]


def _of_sequence(wording: str) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    run = ""

    def close() -> None:
        nonlocal run
        if len(run.strip()) >= _SHORTEST:
            found.append(frozenset({run.lower()}))
        run = ""

    at = 0
    while at < len(wording):
        char = wording[at]
        if char == "(":
            end = _group_end(wording, at)
            inner = wording[at + 1 : end - 1]
            head = re.match(r"\?(?:P<\w+>|[a-z]*:|[=!]|<[=!]|[a-z]+$)?", inner)
            kind = head[0] if head is not None else ""
            close()
            if not re.match(r"[?*]|\{0", wording[end:]) and not re.fullmatch(r"\?(?:[=!]|<[=!]|[a-z]+)", kind):
                found += _needs(inner[len(kind) :])
            at = _behind_count(wording, end)
        elif char == "[":
            close()
            at = _behind_count(wording, _class_end(wording, at))
        elif char == "\\":
            close()
            at = _behind_count(wording, at + 2)
        elif _LITERAL.match(char) and char not in "’'":
            after = wording[at + 1 : at + 2]
            if after in {"?", "*", "{"}:
                close()
                at = _behind_count(wording, at + 1)
            else:
                run += char
                at += 1
                if after == "+":
                    close()
                    at += 1
        else:
            close()
            at = _behind_count(wording, at + 1)
    close()
    return found


def _behind_count(wording: str, at: int) -> int:
    match = re.compile(r"(?:[?*+]|\{[\d,]*\})\??").match(wording, at)
    return match.end() if match is not None else at
