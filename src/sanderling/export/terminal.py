"""A reading as a report for the terminal, made from its JSON object so that a stored reading prints the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_SURE = {
    "happened": "green", "ongoing": "green", "planned": "yellow", "possible": "yellow", "conditional": "yellow",
    "demanded": "magenta", "denied": "red", "negated": "red",
}  # fmt: skip
_REGIONS = {
    "keyword_tail": "keyword tail", "boilerplate": "boilerplate", "repeated_title": "repeated title", "caption": "caption",
}  # fmt: skip
_SEVERE = {"high": "bold red", "medium": "yellow", "low": "cyan", "info": "green"}
_WIDEST_QUOTE = 180


def print_report(reading: dict[str, Any], console: Console) -> None:
    """Print the report of one reading (its JSON object)."""
    for part in _parts(reading):
        console.print(part)


def _parts(reading: dict[str, Any]) -> Iterable[RenderableType]:
    yield _head(reading)
    yield _repair(reading["repair"])
    if reading["events"]:
        yield _section("Events", _events(reading["events"]))
        yield Padding(_quotes(reading["events"]), (0, 0, 0, 2))
    else:
        yield _section("Events", Text("No event was found.", style="dim"))
    if reading["claims"]:
        yield _section("Claims", _claims(reading["claims"]))
    if reading["journeys"]:
        yield _section("Journeys", _journeys(reading))
    if reading["conveyances"]:
        yield _section("Conveyances", _conveyances(reading["conveyances"]))
    if reading["findings"]:
        yield _section("Findings", _findings(reading["findings"]))
    if reading["assessments"]:
        yield _section("Legal measures: indicators for a person to examine", assessment_lines(reading["assessments"]))
    why = reading["answers"].get("why", [])
    if why:
        yield _section("Why", Group(*(Text(f"• {answer['text']}") for answer in why)))
    trail = reading["trail"]
    yield Text(
        f"\nsanderling {trail['program']} · {trail['model']} · knowledge {trail['knowledge']} · "
        f"{len(trail['dropped'])} candidates dropped · 'sanderling explain E1' says why",
        style="dim",
    )


def _head(reading: dict[str, Any]) -> RenderableType:
    article = reading["article"]
    title = article["title"]["words"] if article["title"] else "(no title)"
    published = article["published"]
    when = f"published {published} ({article['published_from']})" if published else "no date of publication"
    where = article["name"] if article["name"] not in {None, "-"} else "standard input"
    return Group(Text(title, style="bold"), Text(f"{where} · {when} · {article['id'][:12]}", style="dim"))


def _section(name: str, body: RenderableType) -> RenderableType:
    return Group(Text(f"\n{name}", style="bold underline"), body)


def _repair(repair: dict[str, Any]) -> RenderableType:
    lines: list[Text] = []
    if repair["edits"]:
        kinds = Counter(edit["kind"] for edit in repair["edits"])
        common = Counter((edit["original"], edit["replacement"]) for edit in repair["edits"]).most_common(3)
        what = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        shown = ", ".join(f"{_point(old)} → {new or 'nothing'} ({count}×)" for (old, new), count in common)
        lines.append(Text(f"Repaired: {what}; {shown}", style="yellow"))
    else:
        lines.append(Text("Repaired: nothing, the text is clean", style="dim"))
    if repair["flags"]:
        lines.append(
            Text(
                f"Flagged and left as they are: {len(repair['flags'])}, first '{repair['flags'][0]['quote']}'",
                style="yellow",
            )
        )
    for region in repair["regions"]:
        lines.append(
            Text(
                f"Kept out: {_REGIONS.get(region['kind'], region['kind'])}, {region['end'] - region['start']} characters",
                style="dim",
            )
        )
    return Group(*lines)


def _point(original: str) -> str:
    if len(original) == 1:
        return f"U+{ord(original):04X} '{original}'" if original.isprintable() else f"U+{ord(original):04X}"
    return f"'{original[:12]}'" if original.isprintable() else f"{len(original)} characters"


def _party(actors: list[dict[str, Any]]) -> Text:
    text = Text()
    for number, actor in enumerate(actors):
        if number:
            text.append("; ")
        text.append(actor["name"])
        if actor["country"] and actor["id"] != actor["country"]:
            text.append(f" ({actor['country']})", style="dim")
        if not actor["resolved"] and not actor["country"]:
            text.append(" ?", style="dim")
    return text if actors else Text("–", style="dim")


def _when(time: dict[str, Any] | None) -> str:
    if time is None:
        return ""
    if time["start"] is None:
        return f"'{time['text']}' ?"
    return str(time["start"]) if time["start"] == time["end"] else f"{time['start']}/{time['end']}"


def _sources(chain: list[dict[str, Any]]) -> str:
    return " ← ".join(f"{source['name']}{'' if source['named'] else ' (unnamed)'}" for source in chain)


def _events(events: list[dict[str, Any]]) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    for name, ratio in (
        ("", None),
        ("Who", 5),
        ("Did", 3),
        ("Whom", 5),
        ("How sure", 3),
        ("When", 3),
        ("According to", 5),
        ("", None),
    ):
        table.add_column(name, ratio=ratio, overflow="fold")
    for event in events:
        did = Text(event["act"])
        if event["mode"]:
            did.append(f" {event['mode']}", style="dim")
        if event["code"] != event["act"]:
            did.append(f" → {event['code']}", style="cyan")
        sure = Text(event["factuality"], style=_SURE.get(event["factuality"], ""))
        if event["background"]:
            sure.append(", background", style="dim")
        when = _when(event["time"])
        if event["place"]:
            when = f"{when} {event['place']['name']}".strip()
        table.add_row(
            Text(event["id"], style="bold"), _party(event["actors"]), did, _party(event["recipients"]), sure, when,
            _sources(event["according_to"]) or Text("the article", style="dim"), Text(f"{event['confidence']:.2f}", style="dim"),
        )  # fmt: skip
    return table


def _quotes(events: list[dict[str, Any]]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for event in events:
        table.add_row(event["id"], Text(f"“{_short(event['evidence'][0]['words'])}”", style="italic"))
    return table


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST_QUOTE else f"{text[: _WIDEST_QUOTE - 1]}…"


def _claims(claims: list[dict[str, Any]]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for claim in claims:
        speaker = _party(claim["speakers"])
        speaker.append(f" {claim['cue']['words']}", style="cyan")
        content = _short(claim["content"]["words"])
        table.add_row(claim["id"], speaker, f"“{content}”" if claim["direct"] else content)
    return table


def _journeys(reading: dict[str, Any]) -> RenderableType:
    names = {item["id"]: item["name"] for item in reading["conveyances"]}
    lines = []
    for journey in reading["journeys"]:
        text = Text(f"{journey['id']}  ", style="bold")
        text.append_text(_party(journey["travellers"]))
        for word, place in (("from", journey["from"]), ("to", journey["to"])):
            if place:
                text.append(f" {word} ", style="dim").append(place["name"])
        if journey["via"]:
            text.append(" via ", style="dim").append(", ".join(place["name"] for place in journey["via"]))
        if journey["conveyance"]:
            text.append(" by ", style="dim").append(names.get(journey["conveyance"], ""))
        if journey.get("host"):
            text.append(" received by ", style="dim").append(journey["host"]["name"])
        if journey["time"]:
            text.append(f", {_when(journey['time'])}")
        if journey.get("left"):
            text.append(f", left {_when(journey['left'])}")
        text.append(f", {journey['factuality']}", style=_SURE.get(journey["factuality"], ""))
        if journey["feasible"] is not None:
            text.append(", feasible" if journey["feasible"] else ", not feasible")
        lines.append(text)
        lines.append(Text(f"    “{_short(journey['evidence'][0]['words'])}”", style="italic dim"))
    return Group(*lines)


def _conveyances(conveyances: list[dict[str, Any]]) -> RenderableType:
    lines = []
    for item in conveyances:
        text = Text(f"{item['id']}  {item['name']}", style="bold")
        text.append(f" ({item['kind']})", style="dim")
        lines.append(text)
        if item["protection"]:
            lines.append(Text(f"    protection: {', '.join(str(part['value']) for part in item['protection'])}"))
        for attribute in (*item["attributes"], *item["formation"]):
            value = attribute["value"]
            shown = f"{value:g}" if isinstance(value, float) else _short(str(value))
            line = f"    {attribute['name']}: {shown}"
            if attribute["unit"]:
                line += f" {attribute['unit']}"
            if attribute["si"] is not None:
                line += f" = {attribute['si']:.4g} {attribute['si_unit']}"
                if attribute["si_unit"] == "m/s":
                    line += f" = {attribute['si'] * 3.6:.1f} km/h"
            lines.append(Text(line))
    return Group(*lines)


def _findings(findings: list[dict[str, Any]]) -> RenderableType:
    lines = []
    for item in findings:
        text = Text(f"{item['id']}  {item['kind']}", style=_SEVERE.get(item["severity"], ""))
        text.append(f" ({item['severity']}): {item['because']}. {item['suggestion']}", style="default")
        lines.append(text)
        if item["says"] is not None:
            lines.append(Text(f"    “{_short(item['says']['words'])}”", style="italic dim"))
        if item["sources"]:
            lines.append(Text(f"    by: {'; '.join(item['sources'])}", style="dim"))
    return Group(*lines)


def print_findings(made: dict[str, Any], console: Console) -> None:
    """Print the findings of one article alone: ``article``, ``findings``, and ``across`` (against earlier articles)."""
    article = made["article"]
    console.print(Text(f"{article['name'] or article['id'][:12]}", style="bold"))
    if not made["findings"] and not made["across"]:
        console.print(Text("  Nothing that does not fit was found.", style="dim"))
    if made["findings"]:
        console.print(_findings(made["findings"]))
    if made["across"]:
        console.print(Text("Against the articles before it:", style="bold"))
        console.print(_findings(made["across"]))


_VERDICTS = {
    "indicator": "bold yellow", "would_be_if_it_happens": "yellow", "exempt": "green", "not_covered": "dim",
    "cannot_tell": "cyan",
}  # fmt: skip


def assessment_lines(assessments: list[dict[str, Any]]) -> RenderableType:
    """Return assessments with their rule, verdict, reason, open facts and evidence."""
    lines = []
    for item in assessments:
        text = Text(f"{item['id']}  {item['event']} ", style="bold")
        text.append(item["verdict"].replace("_", " "), style=_VERDICTS.get(item["verdict"], ""))
        rule = f"{item['instrument']} {item['paragraph']}" if item["instrument"] else "no paragraph"
        text.append(f"  {item['regime']}: {rule}")
        if item["as_extended_by"]:
            text.append(f" as extended by {item['as_extended_by']}")
        lines.append(text)
        lines.append(Text(f"    “{_short(item['evidence'][0]['words'])}”", style="italic dim"))
        lines.append(Text(f"    {item['because']}"))
        if item["exemptions_considered"]:
            lines.append(Text(f"    exemptions: {'; '.join(item['exemptions_considered'])}", style="dim"))
        if item["unknowns"]:
            lines.append(Text(f"    not told: {'; '.join(item['unknowns'])}", style="cyan"))
    return Group(*lines)


def print_explanation(reading: dict[str, Any], event: dict[str, Any], console: Console) -> None:
    """Print step by step why an event was coded as it was, and what was considered near it and dropped."""
    console.print(Text(f"{event['id']}  {event['act']} → {event['code']}, {event['factuality']}", style="bold"))
    console.print(Text(f"“{_short(event['evidence'][0]['words'])}”\n", style="italic"))
    for name, actors in (("actor", event["actors"]), ("recipient", event["recipients"])):
        for actor in actors:
            words = f"'{actor['words']}'"
            console.print(Text(f"{name}: {actor['name']} from {words}: {actor['why'] or 'as named'}"))
    for thing in event["objects"]:
        console.print(Text(f"object: '{thing['words']}'"))
    for step in event["steps"]:
        place = f" (character {step['start']})" if step.get("start") is not None else ""
        console.print(Text(f"{step['what']}: {step['because']}{place}"))
    if event["time"]:
        console.print(Text(f"time: '{event['time']['text']}': {_when(event['time'])}: {event['time']['why']}"))
    if event["place"]:
        console.print(Text(f"place: {event['place']['name']}: {event['place']['why']}"))
    console.print(Text(f"confidence: {event['confidence']:.2f}"))
    start, end = event["evidence"][0]["start"], event["evidence"][0]["end"]
    near = [
        one
        for one in reading["trail"]["dropped"]
        if one.get("start") is not None and start - 200 <= one["start"] <= end + 200
    ]
    if near:
        console.print(Text("\nConsidered nearby and dropped:", style="bold"))
        for one in near:
            console.print(Text(f"  '{one['words']}' as {one['what']}: {one['reason']}", style="dim"))
