"""Patterns that are compiled when they are first asked: of the checks' hundreds an article needs few, and all cost a third of a second."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, whose methods and attributes it takes over at the first question."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.__flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(self.pattern, self.__flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex"):
            setattr(self, method, getattr(made, method))
        return getattr(self, name)


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what answers as the compiled pattern does; a pattern that is none raises ``re.error`` when it is first asked.

    A match's ``re`` is the compiled one: it is told by its ``pattern``, not by what it is.
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
