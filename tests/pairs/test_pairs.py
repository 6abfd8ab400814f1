"""Marked sentences, their codes in each codebook, and tables of them."""

import csv

import pytest

from sanderling.errors import InputError, MissingInput, SanderlingError
from sanderling.pairs import PairCoder, code_table, unmark


@pytest.fixture(scope="module")
def coder():
    return PairCoder()


def test_unmark_takes_the_marks_out():
    marked = unmark("<s>Iran</s> warned <t>Iraq</t>.")
    assert marked.text == "Iran warned Iraq."
    assert (marked.sources, marked.targets) == (((0, 4),), ((12, 16),))
    assert unmark("<s>Iran warned <t>Iraq</t>").sources == ((0, 16),)
    with pytest.raises(InputError, match="Mark the source"):
        unmark("Iran warned Iraq.")


# (sentence, codebook, code): our own; conventions of each codebook
CASES = [
    ("<s>Oman</s> will send medicine to <t>Yemen</t> next week.", "plover", "AGREE"),
    ("<s>Oman</s> promised to withdraw its troops from <t>Yemen</t>.", "plv", "AGREE"),
    ("<s>Oman</s> withdrew its troops from <t>Yemen</t>.", "plv", "YIELD"),
    ("<s>Oman</s> withdrew its troops from <t>Yemen</t>.", "plover", "RETREAT"),
    ("<s>A Lagos court</s> sentenced <t>two union leaders</t> to five years in prison.", "plover", "SANCTION"),
    ("<s>A Lagos court</s> sentenced <t>two union leaders</t> to five years in prison.", "plv", "ACCUSE"),
    ("<t>The village</t> was bombed by <s>the air force</s>.", "cameo", "19"),
]


@pytest.mark.parametrize(("sentence", "codebook", "code"), CASES)
def test_codes(coder, sentence, codebook, code):
    assert coder.code(sentence, codebook).code == code


def test_many_are_coded_as_one_by_one(coder):
    sentences = [unmark(sentence) for sentence, _, _ in CASES]
    together = coder.code_many(sentences, "plv")
    assert [one.code for one in together] == [coder.code(sentence, "plv").code for sentence, _, _ in CASES]


def test_rules_and_model_of_one_mind_are_surer(coder):
    plain = coder.code("<s>Chile</s> condemned <t>Peru</t> over the raid.")
    odd = coder.code("<s>Chile</s> wallpapered <t>Peru</t> with a sigh.")
    assert plain.agreed and plain.confidence > odd.confidence


def test_an_unknown_codebook_is_named(coder):
    with pytest.raises(SanderlingError, match="plover, plv, cameo"):
        coder.code("<s>Chile</s> met <t>Peru</t>", "cameos")


def test_a_table_keeps_its_columns_and_gains_ours(tmp_path):
    source, target = tmp_path / "in.tsv", tmp_path / "out.tsv"
    source.write_text("id\tmarked_sentence\n1\t<s>Iran</s> warned <t>Iraq</t>.\n2\t<s>Mali</s> met <t>Niger</t>.\n")
    counts = code_table(source, target, "plover")
    with target.open(newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row["id"] for row in rows] == ["1", "2"]
    assert sum(counts.values()) == 2
    assert {"code", "act", "quad", "factuality", "confidence", "class", "agreed"} <= rows[0].keys()
    assert (rows[1]["code"], rows[1]["quad"]) == ("CONSULT", "1")


def test_tables_that_cannot_be_read(tmp_path):
    with pytest.raises(MissingInput):
        code_table(tmp_path / "none.tsv", tmp_path / "out.tsv", "plover")
    odd = tmp_path / "odd.tsv"
    odd.write_text("sentence\nx\n")
    with pytest.raises(InputError, match="no column marked_sentence"):
        code_table(odd, tmp_path / "out.tsv", "plover")
    odd.write_text("marked_sentence\nno marks\n")
    with pytest.raises(InputError, match="line 2"):
        code_table(odd, tmp_path / "out.tsv", "plover")
