"""What persons said of pairs, put in order, and sets of items that obey it."""

from __future__ import annotations

from collections.abc import Iterable

from sanderling.corroborate.links import Judgement, Verdict


class Union:
    """Disjoint sets of ids that join only where nobody said otherwise."""

    def __init__(self, items: Iterable[str], judged: Judged | None = None) -> None:
        self._items = frozenset(items)
        named = {name for pair in (*judged.same, *judged.different) for name in pair} if judged is not None else set()
        self._parent = {name: name for name in sorted(self._items | named)}
        self._members = {name: [name] for name in self._parent}
        self._apart: dict[str, set[str]] = {}
        self._alone: frozenset[str] = frozenset()
        if judged is not None:
            self._alone = judged.rejected
            for a, b in judged.different:
                self.keep_apart(a, b)
            for a, b in judged.same:  # also by way of an item that is not here
                self.join(a, b)

    def keep_apart(self, a: str, b: str) -> None:
        """Let the sets of a and b never join from now on."""
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def find(self, name: str) -> str:
        """Return the id that stands for the set of ``name``."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def may_join(self, a: str, b: str) -> bool:
        """Whether no judgement keeps the sets of a and b apart."""
        first, second = self.find(a), self.find(b)
        if a in self._alone or b in self._alone:
            return False
        smaller, larger = sorted((first, second), key=lambda name: len(self._members[name]))
        return not any(
            self.find(other) == larger for name in self._members[smaller] for other in self._apart.get(name, ())
        )

    def join(self, a: str, b: str) -> bool:
        """Join the sets of a and b; False, and nothing done, where a judgement keeps them apart."""
        first, second = self.find(a), self.find(b)
        if first == second:
            return True
        if not self.may_join(a, b):
            return False
        small, large = sorted((first, second), key=lambda name: (len(self._members[name]), name))
        self._parent[small] = large
        self._members[large] += self._members.pop(small)
        return True

    def groups(self) -> list[tuple[str, ...]]:
        """Return the sets of the items given, each sorted, in the order of their least ids."""
        kept = (tuple(sorted(self._items.intersection(members))) for members in self._members.values())
        return sorted(members for members in kept if members)


class Judged:
    """Judgements without their contradictions: from the last to the first, each holds unless later ones rule it out."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.same: list[tuple[str, str]] = []
        self.different: list[tuple[str, str]] = []
        given = list(judgements)
        held = Union(name for one in given for name in (one.a, one.b) if name is not None)
        rejected: set[str] = set()
        paired: set[str] = set()
        for one in reversed(given):
            if one.b is None:
                if one.a not in paired:
                    rejected.add(one.a)
            elif one.a in rejected or one.b in rejected:
                continue
            elif one.verdict is Verdict.DIFFERENT:
                if held.find(one.a) != held.find(one.b):
                    held.keep_apart(one.a, one.b)
                    self.different.append((one.a, one.b))
            elif held.join(one.a, one.b):
                self.same.append((one.a, one.b))
                paired.update((one.a, one.b))
        self.rejected = frozenset(rejected)
