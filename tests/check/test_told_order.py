"""Days whose order the words themselves tell."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bidding for the northern pier closes on July 8 and opens on July 15, the port authority announced.", True),
        ("Bidding for the northern pier opens on July 8 and closes on July 15, the port authority announced.", False),
        ("The museum closes on July 8 and opens again on July 15, the director announced.", False),
        ("The barge cast off on 19 May and was searched afterwards off Galata on 17 May, the coastguard said.", True),
        ("The barge cast off on 17 May and was searched afterwards off Galata on 19 May, the coastguard said.", False),
        ("The banker was held in Lagos on 12 May before being flown to London on 9 May, police said.", True),
    ],
)
def test_what_is_told_as_later_does_not_lie_before(reader, text, found):
    from sanderling.ingest import from_bytes

    reading = reader.read(from_bytes(text.encode(), "one"), "2008-06-24")
    assert any(finding.kind == "date-conflict" for finding in reading.findings) is found
