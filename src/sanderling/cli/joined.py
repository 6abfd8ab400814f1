"""Events across the record's articles: the account of one, and what articles disagree on."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.finding import chosen, filters
from sanderling.cli.terminal import as_of_option, console, printable, reading_record, record_option, write

if TYPE_CHECKING:
    from sanderling.joining.telling import EventAccount


@click.command()
@click.argument("which", metavar="EVENT")
@as_of_option
@click.option("--json", "as_json_", is_flag=True, help="Print one JSON object.")
@record_option
def event(which: str, as_of: str | None, as_json_: bool, record_file: str) -> None:
    """Show the account of an event: every source's words side by side, what agrees, what conflicts, who denies.

    EVENT is 7/E3 (reading 7), DIGEST-E3, or what 'sanderling events' shows, such as DIGEST-news. Of each field the value
    to go by stands first, with the reason why.
    """
    import json

    with reading_record(record_file) as record:
        told = record.event(which, as_of)
    if as_json_:
        write(json.dumps(told.as_dict(), ensure_ascii=False, indent=2) + "\n")
        return
    from rich.text import Text

    from sanderling.export.accounts import print_account

    out = console()
    whole = told.as_dict()
    print_account(told.name, whole["account"], _outlets(told), out)
    out.print(Text("\nArticles", style="bold"))
    for one in told.articles:
        line = f"  {one.id[:12]}  {one.published or 'undated'}  {'; '.join(one.outlets) or 'unknown outlet'}: {one.title or '(no title)'}"
        copied = "its own account"
        if one.copy_of is not None and one.score is not None:
            copied = f"{one.copied} of {one.copy_of[:12]}, score {one.score:.2f}, {one.own:.0%} its own words"
        elif one.origin != one.id:
            copied = f"of {one.origin[:12]}, by a person's word"
        out.print(Text(f"{printable(line)} ({copied})", overflow="fold"))
    if told.likenesses:
        out.print(Text("\nWhy they are one event", style="bold").append(" (score, and what adds to it)", style="not bold"))
    for like in told.likenesses[:20]:
        parts = sorted(like.adds.items(), key=lambda part: (-abs(part[1]), part[0]))
        shown = ", ".join(f"{name} {adds:+.2f}" for name, adds in parts)
        out.print(Text(f"  {like.a} {like.b}  {like.score:.2f}: {shown}"))
    if len(told.likenesses) > 20:
        out.print(Text(f"  and {len(told.likenesses) - 20} more; --json shows all"))


@click.command()
@filters
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line.")
@record_option
def conflicts(as_json_: bool, record_file: str, **options: Any) -> None:
    """List the events on which articles disagree: on dates, counts, places, who did it; who denies; what does not fit.

    Filters choose the events, as with 'sanderling events'. Exit code 10 when nothing disagrees.
    """
    import json

    from sanderling.joining.across import disagreements

    asked = chosen(options)
    shown = 0
    with reading_record(record_file) as record:
        wanted = None
        if set(asked.given()) - {"as_of"}:
            numbers = record.events(**asked.given()).numbers()
            wanted = sorted(set(record.joins(asked.as_of).items_of(numbers).values()))
        for one in disagreements(record, asked.as_of, wanted):
            shown += 1
            if as_json_:
                write(json.dumps(one.as_dict(), ensure_ascii=False) + "\n")
            else:
                _print(one.event, one.findings)
    if not shown:
        click.echo("The record's articles disagree on nothing that fits.", err=True)
        sys.exit(10)


def _print(told: EventAccount, findings: Any) -> None:
    from rich.text import Text

    out = console()
    account = told.account
    who, whom = account.field("actor"), account.field("recipient")
    head = f"{who.best.label if who else 'somebody'} - {account.deed or 'no act coded'} - {whom.best.label if whom else 'nobody named'}"
    out.print(Text(f"\n{told.name}  {printable(head)}", style="bold"))
    names = _outlets(told)

    def source(article: str) -> str:
        one = names[article]
        return f"{one.outlet or 'unknown outlet'} {one.published or 'undated'} ({article[:8]})"

    for conflict in account.conflicts:
        out.print(Text(f"  {printable(conflict.field)}: {printable(conflict.says)}", style="yellow"))
        for value in (conflict.one, conflict.other):
            for one in value.testimonies[:3]:
                out.print(Text(f"    {printable(value.label)}: {printable(source(one.article))}: “{printable(one.quote)}”"))
    for denial in account.denials:
        by = printable(denial.by or "the article")
        out.print(Text(f"  denied by {by}: {printable(source(denial.article))}: “{printable(denial.quote)}”"))
    for article, finding in findings:
        words = f" “{printable(finding.says.text)}”" if finding.says else ""
        out.print(Text(f"  {finding.kind}, {finding.severity}: {printable(source(article))}{words}: {printable(finding.because)}"))


def _outlets(told: EventAccount) -> dict[str, Any]:
    """Outlet and date of each article, as the printing of accounts takes them."""
    return {
        one.id: SimpleNamespace(outlet=one.outlets[0] if one.outlets else None, published=one.published)
        for one in told.articles
    }
