"""Accounts of events in the terminal. All text of articles is shown as plain text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

_LONGEST = 160


def print_accounts(
    origins: Iterable[Any], accounts: Iterable[Mapping[str, Any]], articles: Mapping[str, Any], out: Console
) -> None:
    """Print origins of more than one article, then each event's account (as dicts of its dataclass)."""
    for origin in origins:
        if len(origin.members) < 2:
            continue
        out.print(_headed("One account", f", {len(origin.members)} articles; likely origin {_article(articles, origin.first)}"))
        for copy in origin.members:
            if copy.kind is not None:
                out.print(Text(f"  {copy.kind}: {_article(articles, copy.id)}, score {copy.score:.2f}, {copy.own:.0%} its own words"))
    for number, one in enumerate(accounts, start=1):
        print_account(f"Event {number}", one, articles, out)


def print_account(name: str, one: Mapping[str, Any], articles: Mapping[str, Any], out: Console) -> None:
    """Print an event's account (the dict of its dataclass) under its name; ``articles`` have outlet and published."""
    best = {field["name"]: field["values"][0]["label"] for field in one["fields"]}
    says = (
        f": {clip(best.get('actor', 'somebody'))} - {one['deed'] or 'no act coded'}"
        f" - {clip(best.get('recipient', 'nobody named'))}; {many(len(one['articles']), 'article')},"
        f"{' ' + many(one['outlets'], 'outlet') + ',' if one['outlets'] else ''}"
        f" {many(one['origins'], 'account')}, {one['independent']} independent"
    )
    out.print(_headed(f"\n{clip(name)}", says))
    for field in one["fields"]:
        out.print(Text(f"  {field['name']}: {clip(field['values'][0]['label'])} ({clip(field['why'])})"))
        for value in field["values"]:
            for told, copies in once(value["testimonies"]):
                by = f", according to {' < '.join(told['sources'])}" if told["sources"] else ""
                who = f"{_article(articles, told['article'])}{clip(by)}"
                out.print(Text(f"    {clip(value['label'])}: {who}: '{clip(told['quote'])}'{copies}"))
    for conflict in one["conflicts"]:
        out.print(_headed("  conflict", f" of {conflict['field']}: {clip(conflict['says'])}"))
    for denial in one["denials"]:
        by = clip(denial["by"] or "the article")
        out.print(Text(f"  denied by {by}: {_article(articles, denial['article'])}: '{clip(denial['quote'])}'"))


def _headed(head: str, rest: str) -> Text:
    return Text(head, style="bold").append(rest, style="not bold")


def once(testimonies: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield the first testimony of each account, by whose word it is, and how many more say the same."""
    groups: dict[tuple[str, tuple[str, ...]], list[Mapping[str, Any]]] = {}
    for told in testimonies:
        groups.setdefault((told["origin"], tuple(told["sources"])), []).append(told)
    for same in groups.values():
        more = len({told["article"] for told in same}) - 1
        yield same[0], f" (and {many(more, 'copy', 'copies')})" if more else ""


def _article(articles: Mapping[str, Any], name: str) -> str:
    told = articles.get(name)
    outlet = clip(told.outlet) if told is not None and told.outlet else "unknown outlet"
    return f"{outlet} {(told.published if told is not None else None) or 'undated'} ({name[:8]})"


def many(count: int, thing: str, things: str | None = None) -> str:
    """Return a count with its thing: 1 article, 2 articles."""
    return f"{count} {thing}" if count == 1 else f"{count} {things or thing + 's'}"


def clip(text: str) -> str:
    """Return the text on one line, without control characters, and bounded."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
