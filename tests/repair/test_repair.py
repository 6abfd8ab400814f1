"""The repair: attacks undone, real text of every script left alone, every offset exact."""

from __future__ import annotations

import difflib
from itertools import islice

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.records import EditKind
from sanderling.repair import repair
from sanderling.repair.attacks import ATTACKS, attack
from tests.conftest import SAMPLES

ARTICLES = sorted(SAMPLES.glob("*/*.txt"))
CLEAN = [path for path in ARTICLES if "obfuscated" not in path.name]
UNDONE = sorted(ATTACKS - {"leet"})


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean_articles_are_left_alone(path):
    assert len(repair(path.read_text(encoding="utf-8")).edits) == 0


@pytest.mark.parametrize("rate", [0.05, 0.25, 0.95])
@pytest.mark.parametrize("kind", UNDONE)
def test_attacks_are_undone(kind, rate):
    text = "\n".join(path.read_text(encoding="utf-8") for path in CLEAN[:6])
    clean = repair(attack(text, kind, rate, seed=3)).clean
    matcher = difflib.SequenceMatcher(None, text, clean, autojunk=False)
    same = len(text) if clean == text else sum(block.size for block in matcher.get_matching_blocks())
    assert same >= 0.999 * len(text)


def test_leet_is_flagged_and_never_changed():
    text = "Th3y d3ny the m1ss1le test near B52 base 51 on the 5th."
    repaired = repair(text)
    assert repaired.clean == text
    assert [flag.quote for flag in repaired.flags] == ["m1ss1le"] or "m1ss1le" in [
        flag.quote for flag in repaired.flags
    ]
    assert not {"B52", "5th", "51"} & {flag.quote for flag in repaired.flags}


REAL = [
    "Владимир Путин встретился с Ким Чен Ыном на космодроме Восточный.",  # Russian
    "Президент України Володимир Зеленський відвідав Харків.",  # Ukrainian
    "Министърът на външните работи на България посети Скопие.",  # Bulgarian
    "Ο πρωθυπουργός της Ελλάδας επισκέφθηκε την Κύπρο.",  # Greek
    "Հայաստանի վարչապետը այցելեց Մոսկվա։",  # Armenian
    "رئیس‌جمهور ایران به مسکو سفر کرد و می‌خواهد مذاکره کند.",  # Persian, with its joiners
    "وصل وزير الخارجية إلى القاهرة.",  # Arabic
    "ראש הממשלה ביקר בוושינגטון.",  # Hebrew
    "प्रधानमंत्री ने काठमांडू की यात्रा की। क्‍या हुआ?",  # Hindi, with a joiner
    "นายกรัฐมนตรีเดินทางไปเยือนญี่ปุ่น",  # Thai
    "国家主席习近平会见了ＮＡＴＯ秘书长。",  # Chinese, full-width letters at home
    "김정은 국무위원장이 러시아를 방문했다.",  # Korean
    "日本の外務省はＮＨＫに語った。",  # Japanese
    "Erdoğan, Curaçao, São Tomé, Zürich, Ōsaka, Łódź, İstanbul, naïve café, Côte d’Ivoire – “quoted” … № 5 ™ ½ 20 °C",
    "e\u0301te\u0301 and Ngu\u0302\u0303 in decomposed letters",  # NFD
    "👩\u200d🚀 and ❤\ufe0f and 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # emoji sequences
]


@pytest.mark.parametrize("text", REAL)
def test_real_text_is_left_alone(text):
    assert list(repair(text).edits) == []
    inside = f"The president met {text} on Monday, the agency said."
    assert list(repair(inside).edits) == []


def test_names_of_territories_in_every_locale_are_left_alone():
    """Unicode CLDR by way of Babel: real words of every script, exact; alone, and in English prose under attack."""
    names = set()
    for identifier in locale_identifiers():
        names.update(Locale.parse(identifier).territories.values())
    assert len(names) > 30_000
    assert list(islice(repair("\n".join(sorted(names))).edits, 5)) == []
    prose = "He met " + ", and then he met ".join(sorted(names)[::7]) + " and went home."
    assert list(islice(repair(prose).edits, 5)) == []


def test_a_real_name_among_attacked_words_is_left_alone():
    text = "Thе lеаdеr of Russiа, Владимир Путин, met the lеаdеr of Ukrаinе, Зеленский, in Київ."
    assert repair(text).clean == "The leader of Russia, Владимир Путин, met the leader of Ukraine, Зеленский, in Київ."


@pytest.mark.parametrize(
    ("text", "clean", "kind"),
    [
        ("pеace and wаr", "peace and war", EditKind.HOMOGLYPH),
        ("pe\u200bace", "peace", EditKind.INVISIBLE),
        ("\u202eecaep\u202c now", "peace now", EditKind.BIDI),
        ("\u200epeace", "peace", EditKind.BIDI),
        ("wrq\b\bar", "war", EditKind.INVISIBLE),
        ("ｐｅａｃｅ", "peace", EditKind.COMPATIBILITY),
        ("𝐩𝐞𝐚𝐜𝐞", "peace", EditKind.COMPATIBILITY),
        ("ﬁnal oﬀer", "final offer", EditKind.COMPATIBILITY),
        ("p\u0336e\u0336ace", "peace", EditKind.COMBINING),
        ("itâ€™s a cafÃ©", "it’s a café", EditKind.MOJIBAKE),
    ],
)
def test_one_of_each(text, clean, kind):
    repaired = repair(text)
    assert repaired.clean == clean
    assert {edit.kind for edit in repaired.edits} == {kind}


def test_digits_in_odd_forms_are_flagged_only():
    repaired = repair("They fired １２ rockets and 𝟚𝟘 shells.")
    assert repaired.clean == repaired.original
    assert [flag.quote for flag in repaired.flags] == ["１２", "𝟚𝟘"]


ANY = st.text(st.characters(), max_size=200)
MIXED = st.text(st.sampled_from("abce eоасрх\u200b\u200d\u202e\u202c\b\x7f\u0336\u0301ﬁ𝐩ｐÃ©â€™\nиبא国1"), max_size=120)


@settings(max_examples=400, deadline=None)
@given(st.one_of(ANY, MIXED), st.data())
def test_the_map_is_exact(text, data):
    """A clean span comes from the characters that its own characters came from, and back."""
    repaired = repair(text)
    offsets, clean = repaired.offsets, repaired.clean
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    low, high = offsets.to_original(start, end)
    assert 0 <= low <= high <= len(text)
    pieces = [offsets.to_original(at, at + 1) for at in range(start, end)]
    if pieces:
        assert (low, high) == (min(piece[0] for piece in pieces), max(piece[1] for piece in pieces))
        back = offsets.to_clean(low, high)
        assert back[0] <= start and back[1] >= end
    if not repaired.edits:
        assert (low, high) == (start, end)
    edited = {at for edit in repaired.edits for at in range(edit.start, edit.end)}
    for at, (first, last) in zip(range(start, end), pieces, strict=True):
        if last - first == 1 and first not in edited:
            assert text[first] == clean[at]


@settings(max_examples=200, deadline=None)
@given(st.one_of(ANY, MIXED))
def test_every_edit_is_an_exact_slice_and_segments_cover_the_text(text):
    repaired = repair(text)
    for edit in repaired.edits:
        assert text[edit.start : edit.end] == edit.original
    at = 0
    for clean_start, original_start, clean_length, original_length in repaired.offsets.as_segments():
        assert clean_start == at
        at += clean_length
        assert 0 <= original_start <= original_start + abs(original_length) <= len(text)
    assert at == len(repaired.clean)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="ascii", exclude_characters="\b\x7f"), max_size=300))
def test_plain_text_is_never_touched(text):
    assert repair(text).clean == text


@given(st.text(max_size=80), st.sampled_from(sorted(ATTACKS)), st.floats(0, 1), st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_attacks_are_repeatable(text, kind, rate, seed):
    assert attack(text, kind, rate, seed) == attack(text, kind, rate, seed)


def test_unknown_attacks_are_refused():
    with pytest.raises(ValueError, match="there is no attack"):
        attack("x", "magic", 0.5)
    with pytest.raises(ValueError, match="rate"):
        attack("x", "leet", 1.5)
