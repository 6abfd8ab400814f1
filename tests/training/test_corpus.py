from collections import Counter

import pytest

from training import corpus

KNOWN = corpus.classes()


def test_the_corpus_is_well_formed_and_covers_every_class():
    rows = corpus.rows()  # raises on an ill-formed row
    seen = Counter(name for row in rows for name, _ in row.codes.values())
    assert len(rows) >= 10_000
    assert set(seen) == set(KNOWN)
    assert sum(not row.codes for row in rows) >= 2_500  # hard negatives


def test_sentences_do_not_resemble_each_other():
    """Near copies: fewer than one row in a hundred shares four fifths of its words with another."""
    rows = [frozenset(row.text.lower().split()) for row in corpus.rows()]
    index: dict[str, list[int]] = {}
    for i, words in enumerate(rows):
        for word in words:
            index.setdefault(word, []).append(i)
    alike = 0
    for i, words in enumerate(rows):
        shared = Counter(j for word in words if len(index[word]) < 60 for j in index[word] if j < i)
        alike += any(len(words & rows[j]) > 0.8 * len(words | rows[j]) for j in shared)
    assert alike < len(rows) / 100


def test_a_row_is_read_with_its_pairs():
    row = corpus.parse(
        "a>b aid-relief; c=a consult-meet:denied\t[a Malta] fed [b the crew]; [c Cyprus] looked on.", "x", KNOWN
    )
    assert row.text == "Malta fed the crew; Cyprus looked on."
    assert row.text[slice(*row.parties["c"])] == "Cyprus"
    assert row.codes == {
        ("a", "b"): ("aid-relief", "happened"),
        ("c", "a"): ("consult-meet", "denied"),
        ("a", "c"): ("consult-meet", "denied"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "a>b aid-relief\t[a Malta] fed the crew.",  # a party that is not marked
        "a>b aid-nothing\t[a Malta] fed [b the crew].",  # no such class
        "a>b aid-relief:surely\t[a Malta] fed [b the crew].",  # no such factuality
        "a>b aid-relief [a Malta] fed [b the crew].",  # no tab
        "-\t[a Malta [b the isle]] slept.",  # nested
        "a-b aid-relief\t[a Malta] fed [b the crew].",
    ],
)
def test_an_ill_formed_row_is_refused(line):
    with pytest.raises(ValueError, match=r"^x:7: "):
        corpus.parse(line, "x:7", KNOWN)
