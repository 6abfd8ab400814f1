"""What commands share: their common options, the console, and how output is written."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling.errors import SanderlingError

if TYPE_CHECKING:
    from sanderling.record import Record

DEFAULT_RECORD = "sanderling.sqlite"
MOST = 1_000_000_000
"""The largest limit that may be asked for; SQLite holds more, but no record does."""

published_option = click.option(
    "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; relative dates need it."
)
record_option = click.option(
    "--record", "record_file", default=DEFAULT_RECORD, show_default=True, metavar="FILE", help="The record (SQLite)."
)
as_of_option = click.option("--as-of", metavar="DAY", help="As the record stood at the end of this day (UTC).")


def console() -> Any:
    """The terminal that reports are printed on."""
    from sanderling.export.plain_console import PlainConsole

    return PlainConsole(file=_StandardOutput(), width=None if sys.stdout.isatty() else 120)


PAGE = 250
"""Rows of a long table that are laid out and printed together, so that no listing is ever all in memory."""


def print_table(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> int:
    """Print rows (of str and rich Text) as they come, a page at a time under its headings; return how many there were.

    A column whose heading ends with ``!`` is never broken: what is in it will be copied.
    """
    import itertools

    from rich.table import Table

    out, left, shown = console(), iter(rows), 0
    headings = tuple(columns)
    while page := list(itertools.islice(left, PAGE)):
        table = Table(box=None, header_style="dim", pad_edge=False)
        for column in headings:
            table.add_column(column.removesuffix("!"), overflow="fold", no_wrap=column.endswith("!"))
        for row in page:
            table.add_row(*row)
        out.print(table)
        shown += len(page)
    return shown


def reading_record(path: str) -> Record:
    """Open a record for reading alone; one of an older program is brought up to date first."""
    from sanderling.record import Record
    from sanderling.store.opening import OutdatedRecord

    try:
        return Record(path, create=False, read_only=True)
    except OutdatedRecord:
        Record(path, create=False).close()
        return Record(path, create=False, read_only=True)


def progress(shown: bool) -> Any:
    """A progress bar on standard error."""
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), disable=not shown, transient=True)


class OutputClosed(Exception):
    """Whoever read standard output has gone, as ``head`` does when it has enough."""


def write(text: str) -> None:
    """Write text to standard output as UTF-8; a lone surrogate is escaped.

    A terminal gets control characters as escapes, since it would obey them; a file or pipe gets them as they are.
    Raises OutputClosed when nobody reads, SanderlingError when the text cannot be written.
    """
    _put(_CONTROL.sub(_escape, text) if sys.stdout.isatty() else text)


def write_line(line: str) -> None:
    """Write a line for people to standard output, with spaces for what a terminal would obey."""
    write("".join(letter if letter.isprintable() else " " for letter in line) + "\n")


def tell(message: str) -> None:
    """Write one line to standard error; what a terminal would obey or not show is escaped."""
    click.echo(visible(message), err=True)


def printable(text: str) -> str:
    """Return one line without control characters: the text may be anybody's, and a terminal obeys them."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))


def visible(text: str) -> str:
    """Return one line of bounded length in which what cannot be printed is shown by its escape, such as ``\\x1b``."""
    line = "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


_LONGEST = 2000
"""Characters of a message; a name or a search text in it may be of any length."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _escape(found: re.Match[str]) -> str:
    # the form of JSON, so that what is JSON stays it
    return f"\\u{ord(found[0]):04x}"


def _put(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        drop_output()
        if isinstance(error, BrokenPipeError):
            raise OutputClosed from None
        raise SanderlingError(
            f"Standard output cannot be written ({error.strerror}); what came before it is there, the rest is not."
        ) from None


def drop_output() -> None:
    """Send standard output nowhere, so that what is left in its buffer fails no more when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class _StandardOutput:
    """Standard output as ``rich`` writes to it: through ``write``'s gate, its own control sequences let through."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        _put(text)
        return len(text)

    def flush(self) -> None:
        """Everything is written at once."""

    def isatty(self) -> bool:
        return sys.stdout.isatty()

    def fileno(self) -> int:
        return sys.stdout.fileno()


def why(error: OSError | ValueError) -> str:
    """Return what the system says of a path: that of an OSError, or of the ValueError for a name that can be none."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def save(target: Path, text: str) -> None:
    """Write a file. Raises SanderlingError when it cannot be written."""
    with replacing(target) as part:
        part.write_text(text, encoding="utf-8", errors="backslashreplace")


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path beside ``target`` to write to, which takes its place when the block ends without an error.

    A link stays one, and what it names is replaced; a pipe or device is written itself.
    Raises SanderlingError for what the disk refuses.
    """
    try:
        if target.is_dir():
            raise SanderlingError(f"{target} is a folder; give the name of a file in it.")
        if target.exists() and not target.is_file():
            yield target
            return
        target = Path(os.path.realpath(target))
        part = target.with_name(target.name + ".part")
        try:
            yield part
            part.replace(target)
        finally:
            with contextlib.suppress(OSError, ValueError):  # what went wrong before is what is to be said
                part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise SanderlingError(f"{target} cannot be written ({why(error)}); choose another place.") from None


def make_folder(folder: Path) -> None:
    """Make a folder with its parents. Raises SanderlingError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise SanderlingError(
            f"{folder} cannot be made ({why(error)}); with several files --html names a folder."
        ) from None


class Counter:
    """A line on standard error that says how far a run of unknown length is; nothing when it is not shown."""

    def __init__(self, shown: bool) -> None:
        self._status: Any = None
        if shown:
            from sanderling.export.plain_console import PlainConsole

            self._status = PlainConsole(stderr=True).status("")

    def __enter__(self) -> Counter:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is not None:
            self._status.stop()

    def show(self, counts: str, name: str) -> None:
        """Show the counts and the name of what was done last."""
        if self._status is not None:
            from rich.text import Text

            self._status.update(Text(f"{counts}  {name[-60:]}"))


def counter(shown: bool) -> Counter:
    """A counter on standard error."""
    return Counter(shown)
