"""What all tests share: one parser and one reader a session, since loading takes a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanderling.reader import Reader

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def read(reader):
    """Read a text given as a string."""
    from sanderling.ingest import from_bytes

    def _read(text: str, published: str | None = None):
        return reader.read(from_bytes(text.encode(), "test"), published)

    return _read


class Unsettled(Reader):
    """A reader that keeps what the rules and the model found as they found it: nothing is weighed, nothing dropped."""

    @staticmethod
    def settle(parsed, mentions, drafts, country_at, rejected):
        return drafts


@pytest.fixture(scope="session")
def unsettled() -> Reader:
    return Unsettled()


@pytest.fixture
def found(unsettled):
    """Read a text given as a string, without the last weighing."""
    from sanderling.ingest import from_bytes

    def _found(text: str, published: str | None = None):
        return unsettled.read(from_bytes(text.encode(), "test"), published)

    return _found


def cases(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of cases in tests/cases."""
    import csv

    with (Path(__file__).resolve().parent / "cases" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
