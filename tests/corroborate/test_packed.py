"""What is compared of an article comes out of its packed form as it went in."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from bench.double import DoubleReader
from eval.copies_corpus import articles
from hypothesis import given
from hypothesis import strategies as st

from sanderling.corroborate import Told, items_of, print_of
from sanderling.corroborate.packed import FORM, Packed, pack
from sanderling.corroborate.prints import prose
from sanderling.corroborate.words import content_stems, sentences, stem, tokens, without_quotes
from sanderling.export.as_json import reading_as_dict
from sanderling.records import Article
from tests.corroborate.articles import HARBOUR, LATER, OTHER, TWIN, UNLIKE
from tests.joining.plain import PlainReader

WORDS = st.sampled_from(
    "Norway Russia the of 3.5 1,000 12 sailors detained said. “A long word of thanks to all,” it's-a O’Neill x ~ - . – 'tis"
    " Ålesund İzmir Москва 2021-03-02 U.S. “short” a b\n \n\n covid19's «così» \t end! End? (AP) — 北京 _under_ S’s 4th".split(" ")
)
TEXTS = st.lists(WORDS, max_size=120).map(" ".join)


def made_of(text: str, reader=None, published: str | None = "2021-03-03"):
    reading = (reader or PlainReader()).read(Article(hashlib.sha256(text.encode()).hexdigest(), text), published)
    told = Told(reading.article.id, text, "A “title” of Norway", "The Daily ~ Wire", published)
    made = reading_as_dict(reading)
    return print_of(told, made), items_of(told, made)


@given(TEXTS, st.sampled_from([None, "2021", "2021-03-03"]))
def test_any_text_comes_back(text, published):
    one, items = made_of(text, published=published)
    packed = Packed(one.id, pack(one, items))
    assert packed.print() == one
    assert packed.items() == items
    assert [list(item.story.items()) for item in packed.items()] == [list(item.story.items()) for item in items], "in order"
    assert [list(item.wording.items()) for item in packed.items()] == [list(item.wording.items()) for item in items]


@given(TEXTS)
def test_a_print_holds_the_words_outside_direct_speech(text):
    """Said once more, slowly: pairs, order and sentences are those of the words outside quotation marks."""
    one, _ = made_of(text)
    body = prose(text)
    outside = without_quotes(body) if len(tokens(without_quotes(body))) >= 25 else body
    assert one.pairs == frozenset(pairwise(map(stem, tokens(outside))))
    assert list(one.order) == content_stems(outside) and one.words == len(tokens(body))
    parts = [(frozenset(content_stems(part)), len(tokens(part))) for part in sentences(outside)]
    assert list(one.sentences) == [part for part in parts if len(part[0]) >= 3][:80]


@pytest.mark.parametrize("reader", [PlainReader(), DoubleReader()])
def test_our_corpus_comes_back_in_little_room(reader):
    size = room = 0
    for sample in articles("first")[::7]:
        one, items = made_of(sample.text, reader, sample.published)
        data = pack(one, items)
        assert (Packed(one.id, data).print(), Packed(one.id, data).items()) == (one, items)
        size += len(sample.text.encode())
        room += len(data)
    assert room < 4 * size


def test_a_text_of_no_words_comes_back():
    for text in ("", "…", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "a"):
        one, items = made_of(text)
        assert (Packed(one.id, pack(one, items)).print(), Packed(one.id, pack(one, items)).items()) == (one, items)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"[1,2,3,4]", b'[[], "a", "b", [[]]]', b"\xff", b'["",[],{},0]'])
def test_what_is_damaged_says_so(data):
    with pytest.raises((ValueError, TypeError, KeyError, IndexError, AttributeError)):
        packed = Packed("a" * 64, data)
        packed.print()
        packed.items()


def test_the_form_is_raised_with_every_change():
    """When this fails, what is compared of an article has changed: raise ``FORM``, then mend the two lines below.

    Without that, records would hold new articles against old ones' prints as an older program made them.
    """
    whole = hashlib.sha256()
    for text in (HARBOUR, OTHER, TWIN, LATER, UNLIKE):
        whole.update(pack(*made_of(text, DoubleReader())))
    assert FORM == 3
    assert whole.hexdigest()[:16] == "1d5f76a1701754bc"
