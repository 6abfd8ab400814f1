"""The command line: one function a command, which parses, calls the library, and prints.

``COMMANDS`` names the function of every command; its module is imported when the command is called.
"""

from __future__ import annotations

import atexit
import errno
import gc
import importlib
import io
import os
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
    """Run the command line; every error is one sentence on standard error and an exit code of its own.

    An error that is none of ``errors.py`` is a defect of the program (exit code 70); with SANDERLING_TRACEBACK=1 it is
    shown where it arose.
    """
    _open_closed_streams()
    atexit.register(gc.freeze)  # what the program holds goes with it: the collector need not look through it at the end (0.4 s)
    from sanderling.cli.terminal import OutputClosed, drop_output, tell, visible

    try:
        code = _run()
        sys.stdout.flush()
    except OutputClosed:
        code = 141
    except SanderlingError as error:
        tell(f"sanderling: {error}")
        code = error.exit_code
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        for line in shown.getvalue().splitlines():
            click.echo(visible(line), err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("sanderling: stopped.")
        code = 130
    except MemoryError:
        tell("sanderling: There is not enough memory for this; give less at once.")
        code = 7
    except Exception as error:
        if isinstance(error, OSError) and error.errno in {errno.EPIPE, errno.ENOSPC, errno.EBADF}:
            drop_output()
        if os.environ.get("SANDERLING_TRACEBACK"):
            raise
        tell(
            f"sanderling: The program failed ({type(error).__name__}: {error}); please report this, with what"
            " SANDERLING_TRACEBACK=1 shows."
        )
        code = 70
    sys.exit(code)


def _run() -> int:
    """Run the command and return its exit code."""
    try:
        code = commands(standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return code if isinstance(code, int) else 0


def _open_closed_streams() -> None:
    """Give a program that was started with closed streams ones that are empty and swallow all.

    A file that is opened later would else take their place.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            handle = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
            if handle.fileno() != number:
                os.dup2(handle.fileno(), number)
            setattr(sys, name, handle)
