from __future__ import annotations

import random
from dataclasses import replace

import pytest
from eval.spinner import obfuscate, reposted, reprint, spin
from hypothesis import given
from hypothesis import strategies as st

from sanderling.corroborate import print_of
from sanderling.corroborate.links import Judgement, Verdict
from sanderling.corroborate.origins import keys, link, origins, own_share, worth_a_look
from sanderling.corroborate.prints import Told, credit
from sanderling.repair.attacks import ATTACKS
from tests.conftest import SAMPLES, cases
from tests.corroborate.articles import HARBOUR, LATER, OTHER, TWIN, UNLIKE, article

OWN = """The market of Tromso was full on Wednesday all the same. A woman who sells crab said that she had seen the ship from her stall. The mayor hopes that the matter is settled soon. Two schools had planned a visit to the quay and stayed away.
"""


@pytest.fixture(scope="module")
def printed(reader):
    def _printed(text, published="2021-03-03", outlet="Harbour Wire"):
        return print_of(*article(reader, text, published, outlet))

    return _printed


@pytest.mark.parametrize("case", cases("credits.csv"), ids=lambda case: case["comment"] or case["credit"])
def test_credit(case):
    assert credit(case["text"].replace("|", "\n")) == (case["credit"] or None)


def _variants() -> dict[str, str]:
    body = HARBOUR.split("\n\n", 1)[1]
    return {
        "exact": reposted(HARBOUR),
        "syndicated": reprint(HARBOUR, "Harbour Wire", "a"),
        "partial": "Tromso market talks of trawler\n\n" + OWN + "\n" + body.split("\n\n", 1)[1],
        "spun": spin(HARBOUR, 0.2, "b"),
    }


def _short() -> list[object]:
    """Short reports of one event; those that are taken for what they are not are marked ``known``."""
    return [
        pytest.param(case, marks=[pytest.mark.xfail(strict=True, reason=case["known"])] if case["known"] else [], id=case["name"])
        for case in cases("short_accounts.csv")
    ]


@pytest.mark.parametrize("case", _short())
def test_short_reports_of_one_event_are_no_copies_for_their_names(printed, case):
    one, other = printed(case["a"], case["day_a"], "Harbour Wire"), printed(case["b"], case["day_b"], "Coast Courier")
    assert keys(one) & keys(other), "they are compared"
    found = link(one, other)
    assert found == link(other, one)
    assert (found is not None) == (case["made"] == "copy"), found
    if found is not None and found.kind != "exact":
        says = {part.name: part.says for part in found.parts}
        assert min(one.words, other.words) >= 50 or "tells nothing of so short a text" in says["near"] + says["facts"]


def test_what_a_short_report_lacks_still_tells(printed):
    """Stock phrases: two ferries, two days; the words are the same and nothing else is."""
    case = next(one for one in cases("short_accounts.csv") if one["name"] == "ferry")
    other = case["a"].replace("Naxos", "Samos").replace("214", "97").replace("Monday", "Friday").replace("Paros", "Vathy")
    other = other.replace("Nikos Mavros", "Petros Lamas").replace("Piraeus", "Kavala")
    one = printed(case["a"], case["day_a"])
    found = {part.name: part.adds for part in link(one, printed(case["a"] + " More was not known.", "2021-05-04", "Coast Courier")).parts}
    less = link(one, printed(other, "2021-05-21", "Coast Courier"))
    assert found["facts"] == found["near"] == 0.0
    assert less is None or {part.name: part.adds for part in less.parts}["facts"] < -5


@pytest.mark.parametrize("kind", _variants())
def test_copies_are_found_and_named(printed, kind):
    whole, copy = printed(HARBOUR), printed(_variants()[kind], "2021-03-04", "Coast Courier")
    assert keys(whole) & keys(copy)
    found = link(whole, copy)
    assert found is not None and found == link(copy, whole)
    assert found.kind == kind
    assert {part.name for part in found.parts} >= {"shingles", "order", "sentences"}


@pytest.mark.parametrize("kind", sorted(ATTACKS - {"leet", "mojibake"}))
def test_obfuscated_copies_are_compared_after_repair(printed, kind):
    whole, copy = printed(HARBOUR), printed(obfuscate(HARBOUR, kind, "c"), "2021-03-04", "Coast Courier")
    found = link(whole, copy)
    assert found is not None and found.kind in {"obfuscated", "exact"}
    assert found.kind == "exact" or copy.repaired


def test_accounts_apart_of_one_event_are_no_copies(printed):
    assert link(printed(HARBOUR), printed(OTHER)) is None


def test_a_twin_is_found_by_its_names_and_numbers(printed):
    whole, twin = printed(HARBOUR), printed(TWIN, "2021-03-04", "Coast Courier")
    assert keys(whole) & keys(twin)
    found = link(whole, twin)
    assert found is not None and found == link(twin, whole) and found.kind == "twin"
    assert {part.name for part in found.parts} == {"facts", "near"}


@pytest.mark.parametrize("published", ["2021-03-24", None])
def test_a_twin_long_after_or_without_a_date_is_none(printed, published):
    assert link(printed(HARBOUR), printed(TWIN, published, "Coast Courier")) is None


def test_the_first_look_lets_copies_pass_and_turns_down_what_shares_little(printed):
    whole = printed(HARBOUR)
    for text in (TWIN, spin(HARBOUR, 0.3, "seed"), _LEAD + "\n".join(HARBOUR.splitlines()[4:])):
        assert worth_a_look(whole, printed(text)) and worth_a_look(printed(text), whole)
    assert not worth_a_look(whole, printed(UNLIKE)) and not worth_a_look(printed(UNLIKE), whole)
    named = replace(printed(UNLIKE), marks=whole.marks)
    assert worth_a_look(whole, named), "another wording with the same names and numbers may be a twin"


@pytest.mark.parametrize("text", [HARBOUR, OTHER], ids=["account", "account apart"])
def test_like_news_with_other_names_and_numbers_is_no_twin(printed, text):
    assert link(printed(text), printed(LATER, "2021-03-07", "Coast Courier")) is None


def test_two_short_texts_that_share_states_and_a_day_are_no_twins(printed):
    one = "Norway and Russia met on Tuesday. Envoys of both went over the cod quota, and nothing came of it in the end, people there said."
    other = "Russia and Norway sat down on Tuesday. How much fish each may take was the matter; delegates parted as they had come, without result."
    assert link(printed(one), printed(other)) is None


SAME_WORLD_NEWS = [
    ("unseen/mali-coup-2020", "plain/mali-coup-2020"),
    ("unseen/kerch-strait-2018", "plain/kerch-strait-2018"),
    ("unseen/vladivostok-summit-2019", "plain/vladivostok-2019"),
    ("unseen/beirut-aid-2020", "after/beirut-blast-2020"),
]
"""Sample articles on one event that were written apart, in the stock phrases of news agencies."""


@pytest.mark.parametrize(("one", "other"), SAME_WORLD_NEWS, ids=[one for one, _ in SAME_WORLD_NEWS])
def test_stock_phrases_of_the_trade_make_no_copy(printed, one, other):
    a, b = (printed((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), "2020-01-01") for name in (one, other))
    assert link(a, b) is None


def test_other_news_shares_no_key(printed):
    assert not keys(printed(HARBOUR)) & keys(printed(UNLIKE))


def test_a_shared_quotation_makes_no_copy(printed):
    speech = '"We shall defend every vessel that flies our flag, and we shall do so with all the means that the law of the sea gives to a state," the ambassador said.'
    one, other = printed(UNLIKE + "\n" + speech), printed(OTHER + "\n" + speech)
    assert link(one, other) is None


def test_a_copy_with_reporting_of_its_own_says_how_much(printed):
    whole, copy = printed(HARBOUR), printed(_variants()["partial"], "2021-03-04", "Coast Courier")
    (origin,) = origins([copy, whole], [link(whole, copy)])
    assert origin.first == whole.id
    first, second = origin.members
    assert (first.of, second.of) == (None, whole.id)
    assert 0.3 < second.own < 0.7 and second.own == pytest.approx(own_share(copy, whole), abs=1e-4)


_LEAD = """Fish market in Aarvik waits for word from the north

Traders in Aarvik opened their stalls late because two of the men aboard a ship held in Norway come from the village.

"They rang once and said that the soup was good," their aunt, Berit Holm, said. She has lit a candle. The school choir
gave up its outing and will sing at the quay. A cousin of both, who keeps bees, spoke of bad luck and of worse weather.
The shop that lends boats has taken its sign down, and nobody in the bakery would speak of anything else all morning long.

"""


def test_an_excerpt_under_a_lead_of_its_own_is_told_by_its_passage(printed):
    whole = printed(HARBOUR)
    taken = "\n".join(HARBOUR.splitlines()[4:])
    found = link(whole, printed(_LEAD + taken))
    assert found is not None and found.kind == "partial"
    assert link(whole, printed(_LEAD + spin(taken, 0.15, "seed"))) is not None
    assert link(whole, printed(_LEAD + "\n".join(OTHER.splitlines()[4:]))) is None, "an account apart has no passage of it"


def test_a_house_line_that_two_outlets_print_makes_no_copy(printed):
    line = "\nThis page is kept up to date by our desk through the day, and all who know more are asked to write to us or to ring at any hour.\n"
    assert link(printed(HARBOUR + line), printed(_LEAD + line)) is None


def test_a_page_made_of_two_accounts_does_not_make_them_one(printed):
    second = UNLIKE + "\nThe line is 250 kilometres long. Fishermen at Kisumu complained of noise, and the governor promised them a new market by the water.\n"
    both = "Round up of the week\n\n" + HARBOUR.split("\n\n", 1)[1] + "\n" + second.split("\n\n", 1)[1]
    prints = [printed(HARBOUR), printed(second), printed(both, "2021-03-05", "Weekly")]
    links = [found for a in prints for b in prints if a.id < b.id and (found := link(a, b))]
    assert len(links) == 2
    assert sorted(len(one.members) for one in origins(prints, links)) == [1, 2]


def test_the_earliest_is_the_likely_origin_and_an_unknown_date_is_not(printed):
    early, late = printed(reposted(HARBOUR), "2021-03-01", "Coast Courier"), printed(HARBOUR, "2021-03-04")
    undated = printed(spin(HARBOUR, 0.1, "d"), None, "Third")
    prints = [undated, late, early]
    links = [found for a in prints for b in prints if a.id < b.id and (found := link(a, b))]
    (origin,) = origins(prints, links)
    assert origin.first == early.id


def test_neither_order_of_input_nor_a_repeated_link_changes_anything(printed):
    prints = [printed(text, f"2021-03-0{4 + n % 2}", f"Outlet {n}") for n, text in enumerate([HARBOUR, OTHER, *_variants().values()])]
    links = [found for a in prints for b in prints if a.id < b.id and (found := link(a, b))]
    whole = origins(prints, links)
    for seed in range(10):
        chance = random.Random(seed)
        chance.shuffle(prints)
        chance.shuffle(links)
        assert origins(prints, [*links, links[0]]) == whole


def test_a_persons_word_goes_before_every_link(printed):
    whole, copy, other = printed(HARBOUR), printed(reposted(HARBOUR), "2021-03-04"), printed(OTHER)
    links = [link(whole, copy)]
    apart = origins([whole, copy, other], links, [Judgement(Verdict.DIFFERENT, whole.id, copy.id)])
    assert [len(one.members) for one in apart] == [1, 1, 1]
    joined = origins([whole, copy, other], links, [Judgement(Verdict.SAME, other.id, copy.id)])
    assert sorted(len(one.members) for one in joined) == [3]
    alone = origins([whole, copy, other], links, [Judgement(Verdict.REJECT, copy.id)])
    assert sorted(len(one.members) for one in alone) == [1, 1, 1]


def test_a_text_of_few_words_is_a_copy_only_of_the_same_words():
    nothing = {"article": {"title": None}, "mentions": [], "repair": {"edits": []}}
    one, same, like = (
        print_of(Told(name, text), nothing) for name, text in (("a", "Ship sails."), ("b", "Ship  sails"), ("c", "Ship sails on."))
    )
    assert link(one, same) is not None and link(one, like) is None


def test_no_text_at_all_breaks_nothing():
    nothing = {"article": {"title": None}, "mentions": [], "repair": {"edits": []}}
    empty = print_of(Told("a", ""), nothing)
    assert link(empty, print_of(Told("b", "Ship sails."), nothing)) is None
    assert keys(empty)


NOTHING = {"article": {"title": None}, "mentions": [], "repair": {"edits": []}}


@given(st.text(max_size=300), st.text(max_size=300), st.dates().map(str), st.one_of(st.none(), st.dates().map(str)))
def test_no_text_whatever_breaks_the_comparison(text, other, day, second):
    one = print_of(Told("a", text, published=day), NOTHING)
    two = print_of(Told("b", other, published=second), NOTHING)
    found = link(one, two)
    assert found == link(two, one)
    assert keys(one) == keys(print_of(Told("a", text, published=day), NOTHING))
    members = sorted(copy.id for origin in origins([one, two], [found] if found else []) for copy in origin.members)
    assert members == ["a", "b"]


@pytest.mark.parametrize("published", ["2021", "2021-03", "2021-03-04", "2021-03-04T10:00:00Z", None])
def test_dates_of_any_precision_are_taken(published):
    assert print_of(Told("a", "Ship sails.", published=published), NOTHING).published == published


@pytest.mark.parametrize("published", ["yesterday", "2021-3-4", "2021-02-30", "", "2021T10"])
def test_what_is_no_date_is_refused(published):
    with pytest.raises(ValueError, match=r"date|day"):
        Told("a", "Ship sails.", published=published)
