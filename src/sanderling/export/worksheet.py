"""A regime's worksheet as a monitoring team keeps it: paragraph, fact, evidence, article, the state's reply."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from sanderling.export.csv_tables import guarded, storable
from sanderling.export.page import without_controls

COLUMNS = ("paragraph", "verdict", "date", "fact", "evidence", "source_article", "told_by", "open_questions", "reply")
_HEADS = {
    "paragraph": "Paragraph", "verdict": "Indication", "date": "Date", "fact": "Fact as told",
    "evidence": "Evidence (the article's words)", "source_article": "Article", "told_by": "According to",
    "open_questions": "Not told", "reply": "Reply of those concerned",
}  # fmt: skip
CAUTION = "Indicators for a person to examine; no row is a finding of a breach."


def worksheet_rows(readings: Iterable[dict[str, Any]], regime: str, all_rows: bool = False) -> list[dict[str, str]]:
    """Return the rows of one regime from readings' JSON objects, by paragraph and date.

    Events that the regime does not cover are left out unless ``all_rows``.
    """
    rows = []
    for reading in readings:
        events = {event["id"]: event for event in reading["events"]}
        article = reading["article"]
        title = article["title"]["words"] if article["title"] else "(no title)"
        where = " · ".join(
            part
            for part in (title, article["outlet"], article["published"], article["url"], article["name"], article["id"][:12])
            if part
        )
        for item in reading["assessments"]:
            if item["regime"] != regime or (item["verdict"] == "not_covered" and not all_rows):
                continue
            event = events[item["event"]]
            rule = f"{item['instrument']} {item['paragraph']}" if item["instrument"] else "none"
            if item["as_extended_by"]:
                rule += f" as extended by {item['as_extended_by']}"
            rows.append(
                {
                    "paragraph": rule,
                    "verdict": item["verdict"].replace("_", " "),
                    "date": item["days"] or "not known",
                    "fact": _fact(event),
                    "evidence": " … ".join(f"“{span['words']}”" for span in event["evidence"]),
                    "source_article": where,
                    "told_by": " ← ".join(item["strength"]["sources"]) or "the article itself",
                    "open_questions": "; ".join(item["unknowns"]),
                    "reply": _reply(reading, event),
                }
            )
    rows.sort(key=lambda row: (row["paragraph"], row["date"]))
    return rows


def _fact(event: dict[str, Any]) -> str:
    def names(actors: list[dict[str, Any]]) -> str:
        return "; ".join(actor["name"] for actor in actors) or "–"

    things = ", ".join(thing["words"] for thing in event["objects"])
    return (
        f"{names(event['actors'])} → {names(event['recipients'])}: {event['act']}"
        f"{' (' + things + ')' if things else ''}, {event['factuality']}"
    )


def _reply(reading: dict[str, Any], event: dict[str, Any]) -> str:
    """What those who take part say to it: their denials first, then what else they say about such goods."""
    states = {actor["country"] for actor in (*event["actors"], *event["recipients"])} - {None}
    denials: list[str] = []
    answers: list[str] = []
    for claim in reading["claims"]:
        if not states & {speaker["country"] for speaker in claim["speakers"]}:
            continue
        denies = claim["stance"] == "denies"
        if (event["id"] in claim["events"]) != denies and not denies:
            continue  # it is the source of the event, not an answer to it
        if event["id"] not in claim["events"] and not _shares_a_class(claim["content"]["words"], event):
            continue
        who = ", ".join(speaker["name"] for speaker in claim["speakers"])
        said = f"{who} {claim['cue']['words']}: “{claim['content']['words']}”"
        (denials if denies else answers).append(said)
    for other in reading["events"]:
        same = {actor["country"] for actor in (*other["actors"], *other["recipients"])} - {None} == states
        if other["factuality"] == "denied" and other["act"] == event["act"] and same:
            denials.append(f"denied: “{other['evidence'][0]['words']}”")
    return "; ".join(dict.fromkeys([*denials, *answers])) or "none in this article"


def _shares_a_class(words: str, event: dict[str, Any]) -> bool:
    from sanderling.knowledge.goods_data import find_classes, widened

    told = " ".join(span["words"] for span in (*event["objects"], *event["evidence"]))
    here = {wide for one in find_classes(words) for wide in widened(one.name)}
    return bool(here & {wide for one in find_classes(told) for wide in widened(one.name)})


def as_csv(rows: list[dict[str, str]]) -> str:
    """Return the rows as CSV; a cell that a spreadsheet would take for a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guarded(storable(row[key])) for key in COLUMNS])
    return out.getvalue()


def as_markdown(rows: list[dict[str, str]], title: str) -> str:
    """Return the rows as a Markdown table."""
    lines = [f"# {_cell(title)}", "", CAUTION, "", "| " + " | ".join(_HEADS[key] for key in COLUMNS) + " |"]
    lines.append("|" + " --- |" * len(COLUMNS))
    lines += ["| " + " | ".join(_cell(row[key]) for key in COLUMNS) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    made = text.replace("\\", "\\\\")
    for char in "|<>[]`*_":
        made = made.replace(char, f"\\{char}")
    return " ".join(without_controls(made).split())


def worksheet_page(rows: list[dict[str, str]], title: str) -> str:
    """Return the rows as one self-contained HTML page, everything escaped."""
    return without_controls(_template().render(rows=rows, title=title, columns=COLUMNS, heads=_HEADS, caution=CAUTION))


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files(__package__).joinpath("worksheet.html").read_text(encoding="utf-8"))
