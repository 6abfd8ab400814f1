"""What commands share: their common options, the console, and how output is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling.errors import SanderlingError

if TYPE_CHECKING:
    from sanderling.record import Record

DEFAULT_RECORD = "sanderling.sqlite"

published_option = click.option(
    "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; relative dates need it."
)
record_option = click.option(
    "--record", "record_file", default=DEFAULT_RECORD, show_default=True, metavar="FILE", help="The record (SQLite)."
)


def console() -> Any:
    """The terminal that reports are printed on."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)


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


def write(text: str) -> None:
    """Write text to standard output as UTF-8; a lone surrogate is escaped."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def printable(text: str) -> str:
    """Return one line without control characters: the text may be anybody's, and a terminal obeys them."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))


def save(target: Path, text: str) -> None:
    """Write a file. Raises SanderlingError when it cannot be written."""
    try:
        target.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise SanderlingError(f"{target} cannot be written ({error.strerror}); choose another place.") from None


def make_folder(folder: Path) -> None:
    """Make a folder with its parents. Raises SanderlingError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SanderlingError(
            f"{folder} cannot be made ({error.strerror}); with several files --html names a folder."
        ) from None


class Counter:
    """A line on standard error that says how far a run of unknown length is; nothing when it is not shown."""

    def __init__(self, shown: bool) -> None:
        self._status: Any = None
        if shown:
            from rich.console import Console

            self._status = Console(stderr=True).status("")

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
