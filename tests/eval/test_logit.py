"""The conditional logit by which choices are fitted."""

from __future__ import annotations

from eval.logit import Row, fit

from sanderling.coding.weighing import heaviest


def rows(count: int) -> list[Row]:
    """Choices in which the second option is right where it is near, the first elsewhere."""
    near = Row("a", [["first"], ["second", "near"]], [False, True])
    far = Row("b", [["first"], ["second", "far"]], [True, False])
    return [near, far] * count


def test_it_learns_which_option_is_right():
    weights = fit(rows(20), penalty=0.5)
    assert weights["near"] > 0 > weights["far"]
    assert [heaviest(weights, row.features)[0] for row in rows(1)] == [1, 0]


def test_a_feature_seen_too_seldom_has_no_weight():
    assert "near" not in fit(rows(2))


def test_of_equals_the_first_stays():
    assert heaviest({}, rows(1)[0].features)[0] == 0


def test_several_right_options_share_the_credit():
    row = Row("a", [["x"], ["y"], ["z"]], [False, True, True])
    weights = fit([row] * 10, penalty=0.5)
    assert weights["y"] > weights["x"] and weights["z"] > weights["x"]
