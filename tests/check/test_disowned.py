"""What a source does not stand by, told before or after who the source is."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The tug brought arms to Misrata. The pilot Ali Saleh, from whom the account comes, says that he saw none.", True),
        ("The tug brought arms to Misrata. That it did so is no more than an allegation, the pilot Ali Saleh said.", True),
        ("The tug brought arms to Misrata. The pilot Ali Saleh, who filmed the cases, says that he never saw so many.", False),
        ("The tug brought arms to Misrata, says the pilot Ali Saleh. He admits that he has no proof.", False),
        ("The clerk burned the files. It is a charge on the word of one porter, and the clerk denies it.", True),
        ("The clerk burned the files. He was convicted of it on the word of one porter, and denies it still.", False),
    ],
)
def test_a_deed_that_its_source_disowns(reader, text, found):
    reading = reader.read(from_bytes(text.encode(), "case"), "2016-08-03")
    assert any(finding.kind == "attribution-conflict" for finding in reading.findings) == found
