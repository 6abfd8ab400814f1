"""Bytes to an article, with one sentence for everything that can be wrong with them."""

from __future__ import annotations

import hashlib
import os
import re
import select
import sys
from pathlib import Path
from typing import IO

from sanderling.errors import EmptyInput, MissingInput, NotText, TooLarge
from sanderling.records import Article

LARGEST = 5_000_000
"""Bytes of the largest article read; a book is not an article, and a reading is held in memory."""

_HALF = re.compile("[\ud800-\udfff]")

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_path(name: str) -> Article:
    """Read the file ``name``, or standard input for ``-``.

    Raises MissingInput, TooLarge, EmptyInput or NotText.
    """
    if not name:
        raise MissingInput("The name of a file is empty; give a path, or - for standard input.")
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        elif Path(name).is_dir():
            raise MissingInput(f"{name} is a folder; give the files in it, such as {name}/*.txt.")
        else:
            with _opened(Path(name)) as handle:
                data = handle.read(LARGEST + 1)
    except FileNotFoundError:
        raise MissingInput(f"There is no file {name}; check the path.") from None
    except OSError as error:
        raise MissingInput(f"{name} cannot be opened ({error.strerror}); check its permissions.") from None
    except ValueError:
        raise MissingInput(f"{name} can be no file's name; check the path.") from None
    return from_bytes(data, name)


_PATIENCE = 10.0
"""Seconds that a named pipe is given until somebody writes to it."""


def _opened(path: Path) -> IO[bytes]:
    """Open a file to read. Raises MissingInput for a named pipe to which nobody writes: it would be waited for forever."""
    if not path.is_fifo():
        return path.open("rb")
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    waiting = select.poll()
    waiting.register(number, select.POLLIN)
    if not waiting.poll(_PATIENCE * 1000):
        os.close(number)
        raise MissingInput(f"{path} is a pipe to which nobody writes; give a file, or - for standard input.")
    os.set_blocking(number, True)
    return os.fdopen(number, "rb")


def from_bytes(data: bytes, name: str) -> Article:
    """Return the article in ``data``; ``name`` is where it came from. Raises TooLarge, EmptyInput or NotText."""
    if len(data) > LARGEST:
        raise TooLarge(f"{name} is larger than {LARGEST // 1_000_000} MB; split it into articles, one a file.")
    if not data.strip():
        raise EmptyInput(f"{name} is empty; give a file with an article's text.")
    text, encoding = _decode(data, name)
    if not text.strip():
        raise EmptyInput(f"{name} holds only white space; give a file with an article's text.")
    head = text.lstrip()[:200].lower()
    if head.startswith(("<!doctype html", "<html", "<?xml")):
        raise NotText(f"{name} is a page of HTML or XML; save the article's text as a plain text file.")
    return Article(id=hashlib.sha256(data).hexdigest(), text=text, name=name, encoding=encoding)


def from_text(text: str, name: str, digest: str) -> Article:
    """Return the article of a text that was taken out of the bytes of SHA-256 ``digest``.

    Raises EmptyInput or TooLarge.
    """
    if len(text) > LARGEST:
        raise TooLarge(f"{name} holds more than {LARGEST // 1_000_000} million letters; split it into articles.")
    if not text.strip():
        raise EmptyInput(f"{name} is empty; give a file with an article's text.")
    # half a surrogate pair is no letter; one sign in its place keeps all offsets
    return Article(id=digest, text=_HALF.sub("\N{REPLACEMENT CHARACTER}", text), name=name)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                raise NotText(f"{name} begins as {encoding} but is not; save it as UTF-8.") from None
    if b"\x00" in data:
        raise NotText(f"{name} is binary, not text; give a plain text file in UTF-8.")
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_text(data):
            # bytes that no UTF-8 can be: the old Western encoding of web pages
            try:
                return data.decode("cp1252"), "windows-1252"
            except UnicodeDecodeError:
                pass
        raise NotText(
            f"{name} is not UTF-8 (first bad byte at {error.start}); save it as UTF-8, or check that it is text."
        ) from None
    controls = sum(text.count(chr(code)) for code in (*range(1, 8), *range(14, 27), *range(28, 32)))
    if controls > len(text) / 20:
        raise NotText(f"{name} is full of control characters; give a plain text file in UTF-8.")
    return text, encoding


def _mostly_text(data: bytes) -> bool:
    sample = data[:100_000]
    plain = sum(sample.count(bytes([code])) for code in (*range(32, 127), 9, 10, 13))
    return plain > len(sample) * 0.8
