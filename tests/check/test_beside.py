"""What stretches of a sentence describe whom."""

from __future__ import annotations

import pytest

from sanderling.check.beside import stretches
from sanderling.check.text import CheckedText
from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("words", "who", "kind", "stretch"),
    [
        ("Olaf Scholz, the finance minister and a member of the party, spoke on Monday.", "Olaf Scholz", "noun", "the finance minister and a member of the party"),
        ("Olaf Scholz (SPD) spoke on Monday.", "Olaf Scholz", "near", "SPD"),
        ("Olaf Scholz, who leads the party, spoke on Monday.", "Olaf Scholz", "who", "who leads the party"),
        ("The finance minister, Olaf Scholz, spoke on Monday.", "Olaf Scholz", "lead", "The finance minister"),
        ("On Monday the veteran minister Olaf Scholz spoke.", "Olaf Scholz", "ahead", "On Monday the veteran minister"),
        ("Olaf Scholz is a member of the party.", "Olaf Scholz", "is", "a member of the party"),
        ("Olaf Scholz spoke on Monday. He leads the party, and is sure of it.", "Olaf Scholz", "he", "He leads the party"),
    ],
)
def test_stretches(reader, words, who, kind, stretch):
    text = CheckedText(reader.read(from_bytes(words.encode(), "case"), "2021-05-05"))
    found = {
        (one.who.name, one.kind, line.text[one.start : one.end].strip())
        for number, line in enumerate(text.lines)
        for one in stretches(text, line, text.lines[number - 1] if number else None)
    }
    assert (who, kind, stretch) in found


def test_a_list_describes_nobody(reader):
    text = CheckedText(reader.read(from_bytes(b"Olaf Scholz, the Greens and Labour spoke on Monday.", "case"), "2021-05-05"))
    assert not [one for one in stretches(text, text.lines[0]) if one.kind == "noun"]
