"""The coder of one text, before the model and before what is weighed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import find_claims
from sanderling.coding.events import EventFinder, instruments
from sanderling.resolve.reference import Mentions


@pytest.fixture(scope="session")
def coder_of(reader) -> Callable[[str], EventFinder]:
    """Return the coder of a text given as a string; nothing is found yet."""

    def _coder_of(text: str) -> EventFinder:
        parsed = reader.parser.parse(text, [(0, len(text), False)])
        mentions = Mentions(parsed, reader._actors.find(parsed, None), instruments(), {})
        return EventFinder(parsed, mentions, find_claims(parsed, Arguments(mentions)))

    return _coder_of
