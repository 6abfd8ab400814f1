"""The command line: one function a command, which parses, calls the library, and prints.

``COMMANDS`` names the function of every command; its module is imported when the command is called.
"""

from __future__ import annotations

import importlib
import sys

import click

from sanderling import __version__
from sanderling.errors import SanderlingError

COMMANDS = {
    "read": "reading:read",
    "repair": "letters:repair",
    "obfuscate": "letters:obfuscate",
    "check": "checking:check",
    "explain": "stored:explain",
    "add": "adding:add",
    "watch": "adding:watch",
    "search": "finding:search",
    "events": "finding:events",
    "event": "joined:event",
    "articles": "finding:articles",
    "conflicts": "joined:conflicts",
    "list": "stored:list_",
    "show": "stored:show",
    "who": "lookup:who",
    "where": "lookup:where",
    "when": "lookup:when",
    "knowledge": "lookup:knowledge",
    "corroborate": "accounts:corroborate",
    "diff": "upkeep:diff",
    "judge": "upkeep:judge",
    "log": "upkeep:log",
    "verify": "upkeep:verify",
    "backup": "upkeep:backup",
    "code-pairs": "coding:code_pairs",
    "evaluate": "coding:evaluate",
    "assess": "measures:assess",
    "measure": "measures:measure",
    "worksheet": "measures:worksheet",
    "journeys": "journeys:journeys",
    "export": "exchange:export",
    "import": "comparing:import_",
    "compare": "comparing:compare",
}
"""Command -> module of this package and function."""


class _Commands(click.Group):
    """Commands in the order of ``COMMANDS``, each imported when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, function = COMMANDS[name].split(":")
        command: click.Command = getattr(importlib.import_module(f"sanderling.cli.{module}"), function)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sanderling")
def commands() -> None:
    """Read news about states: who did what to whom, when, where, according to whom.

    Every value is shown with the exact words that it rests on. Nothing leaves this machine; nothing is
    fetched from the net unless --fetch asks for it.
    """


def main() -> None:
    """Run the command line; every known error is one sentence on standard error and an exit code of its own."""
    try:
        commands(standalone_mode=False)
    except SanderlingError as error:
        click.echo(f"sanderling: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("sanderling: stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
