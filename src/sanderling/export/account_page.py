"""An event's account as a piece of HTML, for a notebook. All text of articles is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from sanderling.export.accounts import clip, many, once

Json = Mapping[str, Any]


def account_html(told: Json) -> str:
    """Return the account (the dict of an event's account, as the record gives it) as HTML without scripts or links."""
    made, articles = told["account"], {one["id"]: one for one in told["articles"]}
    best = {field["name"]: field["values"][0]["label"] for field in made["fields"]}
    who = " – ".join((best.get("actor", "somebody"), made["deed"] or "no act coded", best.get("recipient", "nobody named")))
    counts = ", ".join(
        (many(len(made["articles"]), "article"), many(made["outlets"], "outlet"), many(made["origins"], "origin"),
         f"{made['independent']} independent")
    )  # fmt: skip
    head = f"<b>{_text(who)}</b> <code>{_text(told['name'])}</code><br>{_text(counts)}"
    if told["as_of"]:
        head += f", as of {_text(told['as_of'])}"
    return f"<div>{head}{_fields(made, articles)}{_against(made, articles)}{_articles(told)}</div>"


def _fields(made: Json, articles: Mapping[str, Json]) -> str:
    rows = []
    for field in made["fields"]:
        for value in field["values"]:
            words = "<br>".join(_words(one, more, articles) for one, more in once(value["testimonies"]))
            rows.append([field["name"], value["label"], words])
        rows[-len(field["values"])][1] += f" ({field['why']})"
    return _table("Who says what", ("field", "value, and why the best is the best", "words"), rows, raw=2)


def _words(one: Json, more: str, articles: Mapping[str, Json]) -> str:
    by = f", according to {' < '.join(one['sources'])}" if one["sources"] else ""
    return _text(f"{_source(one, articles)}{by}: “{one['quote']}”{more}")


def _against(made: Json, articles: Mapping[str, Json]) -> str:
    rows = [["conflict", one["field"], one["says"]] for one in made["conflicts"]]
    rows += [["denial", one["by"] or "the article", f"{_source(one, articles)}: “{one['quote']}”"] for one in made["denials"]]
    return _table("What does not agree", ("kind", "of or by", "words"), rows) if rows else ""


def _articles(told: Json) -> str:
    rows = []
    for one in told["articles"]:
        copied = f"{one['copied'] or 'put together'} of {one['copy_of'][:12]}" if one["copy_of"] else "its own account"
        rows.append([one["id"][:12], one["published"] or "–", "; ".join(one["outlets"]) or "–", one["title"] or "–", copied])
    return _table("Articles", ("article", "published", "outlet", "title", "origin"), rows)


def _source(one: Json, articles: Mapping[str, Json]) -> str:
    article = articles[one["article"]]
    return f"{one['outlet'] or 'unknown outlet'} {article['published'] or 'undated'} ({one['article'][:8]})"


def _table(caption: str, columns: Iterable[str], rows: Iterable[list[str]], raw: int | None = None) -> str:
    """A table; the column ``raw`` holds HTML already."""
    head = "".join(f"<th>{column}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell if at == raw else _text(cell)}</td>" for at, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(text: str) -> str:
    return escape(clip(text))
