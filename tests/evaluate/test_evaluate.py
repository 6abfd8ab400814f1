"""The scorers: figures against counts made by hand, files that are not what they should be, the command."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.errors import InputError, MissingInput
from sanderling.evaluate.attribution import read_brat, score_attribution, words_in
from sanderling.evaluate.figures import Labelled, bootstrap, calibration_error, reliability
from sanderling.evaluate.readings import party_key, score_readings
from sanderling.evaluate.relations import quad_of, score_relations
from sanderling.evaluate.sentences import read_row, score_sentences
from tests.conftest import SAMPLES


def test_figures_by_hand():
    made = Labelled(("a", "a", "b", "b"), ("a", "b", "b", "c"), (0.9, 0.9, 0.6, 0.2)).figures()
    assert made["micro_f1"]["value"] == 0.5
    assert made["macro_f1"]["value"] == pytest.approx((2 / 3 + 1 / 2) / 2, abs=1e-4)
    assert made["classes"]["b"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2}
    assert made["confusion"]["a"] == {"a": 1, "b": 1}
    kept = {row["confidence"]: (row["kept"], row["precision"]) for row in made["thresholds"]}
    assert kept[0.9] == (0.5, 0.5) and kept[0.5] == (0.75, 0.6667)


def test_calibration_by_hand():
    diagram = reliability([0.95, 0.95, 0.15], [True, False, False])
    assert [(row["from"], row["rows"], row["right"]) for row in diagram] == [(0.1, 1, 0.0), (0.9, 2, 0.5)]
    assert calibration_error(diagram) == pytest.approx((0.15 + 2 * 0.45) / 3)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=40), st.data())
def test_the_interval_holds_what_can_be(gold, data):
    given_labels = data.draw(st.lists(st.sampled_from("abcd"), min_size=len(gold), max_size=len(gold)))
    from sanderling.evaluate import figures

    before, figures.RESAMPLES = figures.RESAMPLES, 20
    try:
        made = Labelled(tuple(gold), tuple(given_labels), (0.5,) * len(gold)).figures()
    finally:
        figures.RESAMPLES = before
    for name in ("macro_f1", "micro_f1"):
        assert 0 <= made[name]["low"] <= made[name]["high"] <= 1
    assert sum(row["gold"] for row in made["classes"].values()) == len(gold)


def test_the_bootstrap_is_the_same_twice():
    assert bootstrap(lambda pick: float(pick.mean()), 9) == bootstrap(lambda pick: float(pick.mean()), 9)
    assert bootstrap(lambda pick: 1.0, 0).value == 0.0


@pytest.mark.parametrize(
    ("code", "quad"), [("AGREE", "1"), ("YIELD", "2"), ("REQUEST", "3"), ("ASSAULT", "4"), ("19", "4"), ("04", "1"), ("?", "?")]
)  # fmt: skip
def test_quads(code, quad):
    assert quad_of(code) == quad


def test_relations(tmp_path):
    table = tmp_path / "gold.tsv"
    table.write_text(
        "marked_sentence\tgold_type\n<s>Chile</s> condemned <t>Peru</t>.\tACCUSE\n"
        "<s>Mali</s>'s president met <t>Niger</t>'s in Gao.\tAID\n"
    )
    made = score_relations(table, "plv")
    assert made["types"]["rows"] == 2
    assert made["types"]["micro_f1"]["value"] == 0.5
    table.write_text("marked_sentence\n<s>Chile</s> condemned <t>Peru</t>.\n")
    with pytest.raises(InputError, match="gold_type"):
        score_relations(table, "plv")


TEXT = "Chile said the ship had left. Peru denied it.\n"
BRAT = "T1\tSource 0 5\tChile\nT2\tCue 6 10\tsaid\nT3\tContent 11 28\tthe ship had left\nT4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"  # fmt: skip


def test_brat_offsets_are_code_points():
    shifted = "𝔄 " + TEXT
    (one,) = read_brat(shifted, BRAT.replace(" 0 5", " 2 7").replace(" 6 10", " 8 12").replace(" 11 28", " 13 30"))
    assert one.source == words_in(shifted, 2, 7) and len(one.content) == 3


def test_a_broken_span_and_a_bad_line():
    (one,) = read_brat(TEXT, BRAT.replace("Content 11 28", "Content 15 19;24 28"))
    assert len(one.content) == 2
    with pytest.raises(InputError, match="line 1"):
        read_brat(TEXT, "T1\tSource\n")
    with pytest.raises(InputError, match="T9"):
        read_brat(TEXT, BRAT.replace("Source:T1", "Source:T9"))


def test_attribution(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "one.ann").write_text(BRAT)
    made = score_attribution(tmp_path)
    assert (made["attributions"], made["cue_recall"], made["source_exact"], made["content_exact"]) == (1, 1.0, 1.0, 1.0)
    assert made["cue_precision"] < 1  # 'denied it' is a claim of stance that this gold has not
    with pytest.raises(MissingInput):
        score_attribution(tmp_path / "none")


def test_readings():
    made = score_readings(SAMPLES / "plain")
    assert made["articles"] == 8 and made["events F1 interval"]["low"] <= made["events F1"] + 0.001
    with pytest.raises(MissingInput):
        score_readings(SAMPLES / "none")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("António Guterres", "united nations"),
        ("Antonio Guterres", "united nations"),
        ("Doctors Without Borders", "medecins sans frontieres"),
        ("Médecins Sans Frontières", "medecins sans frontieres"),
        ("André Orr", "andre orr"),
    ],
)
def test_names_are_compared_without_accents(name, key):
    assert party_key({"name": name, "country": None}) == key


def test_sentences(tmp_path):
    text, gold = read_row(
        "a>b accuse-disapprove; a=c consult-meet:planned\t[a Chile] condemned [b Peru] before meeting [c Bolivia]."
    )
    assert text == "Chile condemned Peru before meeting Bolivia."
    assert [(one.act, text[slice(*one.target)], one.together) for one in gold] == [
        ("ACCUSE", "Peru", False),
        ("CONSULT", "Bolivia", True),
    ]
    for bad in ("no tab", "a>d accuse-allege\t[a Chile] fell.", "a>b no-such\t[a Chile] and [b Peru]"):
        with pytest.raises(InputError):
            read_row(bad)
    table = tmp_path / "rows.tsv"
    table.write_text(
        "# style=newswire\na>b accuse-disapprove\t[a Chile] condemned [b Peru].\n-\t[a Brazil] beat [b Peru] 3-0.\n"
        "a>b aid-relief:denied\tHEADLINE [a Chile], [b Peru]\n"
    )
    made = score_sentences(table)
    assert (made["sentences"], made["gold_events"], made["coded_events"]) == (3, 2, 1)
    assert (made["precision"], made["recall"]) == (1.0, 0.5)
    assert (made["sentences_without_gold"], made["of_these_with_an_event"]) == (1, 0)


def test_the_command(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "one.ann").write_text(BRAT)
    command = [sys.executable, "-m", "sanderling.cli", "evaluate", "attribution"]
    done = subprocess.run([*command, str(tmp_path), "--json"], capture_output=True, text=True)
    assert json.loads(done.stdout)["texts"] == 1
    assert "cue F1" in subprocess.run([*command, str(tmp_path)], capture_output=True, text=True).stdout
    missing = subprocess.run([*command, str(tmp_path / "no")], capture_output=True, text=True)
    assert missing.returncode != 0 and "check the path" in missing.stderr
